"""Server-sent events for one message: a sign of life at once, the replies when they are there."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable
from typing import Any

import structlog
from starlette.requests import Request
from starlette.responses import StreamingResponse

from bot.errors import BanenwijzerError
from bot.gateway.problem_details import as_problem
from bot.reply import Reply

log = structlog.get_logger(__name__)

EVENT_STREAM = "text/event-stream"
_KEEP_ALIVE_SECONDS = 5.0


def wants_stream(request: Request) -> bool:
    """Whether the caller names event streams; JSON is what everybody else gets."""
    return EVENT_STREAM in request.headers.get("accept", "")


def stream_replies(answer: Awaitable[list[Reply]]) -> StreamingResponse:
    """Events "bezig" at once, then "replies" or "fout" (a problem detail), then "einde"."""
    task = asyncio.ensure_future(answer)  # begun here: it goes on when the caller leaves before the first event
    headers = {"X-Accel-Buffering": "no"}  # a proxy that keeps the first event back makes it worthless
    return StreamingResponse(_events(task), media_type=EVENT_STREAM, headers=headers)


async def _events(task: asyncio.Future[list[Reply]]) -> AsyncIterator[str]:
    yield _event("bezig", {})
    while not (await asyncio.wait({task}, timeout=_KEEP_ALIVE_SECONDS))[0]:
        yield ": nog bezig\n\n"
    try:
        yield _event("replies", {"replies": [reply.as_dict() for reply in task.result()]})
    except BanenwijzerError as error:
        yield _event("fout", as_problem(error))
    except Exception as error:
        log.exception("unexpected_error", kind=type(error).__name__)
        yield _event("fout", as_problem(BanenwijzerError("")))
    yield _event("einde", {})


def _event(name: str, data: dict[str, Any]) -> str:
    return f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n"
