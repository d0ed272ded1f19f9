"""The engine's HTTP face on loopback: /turn, /parse, /health. Every call but /health carries the token."""

from __future__ import annotations

import asyncio
import hmac
from contextlib import asynccontextmanager
from typing import Any, AsyncIterator, Dict

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from bot.engine.dialogue import Dialogue
from bot.engine.replies import as_replies
from bot.errors import MessageError

_MAX_BODY = 64 * 1024


def create_app(dialogue: Dialogue, token: str, model: str) -> Starlette:
    """`model`: the archive's name, told by /health."""

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        await dialogue.warm_up()
        yield

    async def health(request: Request) -> JSONResponse:
        return JSONResponse({"status": "ready", "model": model})

    async def turn(request: Request) -> JSONResponse:
        body = await _body(request)
        try:
            messages, confidence = await dialogue.turn(
                str(body.get("conversation")), str(body["text"]), dict(body.get("metadata") or {})
            )
        except asyncio.TimeoutError:
            return JSONResponse({"error": "turn took too long"}, status_code=504)
        return JSONResponse({"replies": as_replies(messages, confidence)})

    async def parse(request: Request) -> JSONResponse:
        body = await _body(request)
        return JSONResponse(await dialogue.parse(str(body["text"])))

    async def _body(request: Request) -> Dict[str, Any]:
        presented = request.headers.get("authorization", "")
        if not hmac.compare_digest(presented.encode(), f"Bearer {token}".encode()):
            raise _Refused(401, "no valid token")
        if int(request.headers.get("content-length") or 0) > _MAX_BODY:
            raise _Refused(413, "body too large")
        try:
            body = await request.json()
            if not isinstance(body, dict) or "text" not in body:
                raise ValueError
        except ValueError:
            raise _Refused(400, "body must be a JSON object with a text") from None
        return body

    async def refused(request: Request, error: Exception) -> JSONResponse:
        assert isinstance(error, _Refused)
        return JSONResponse({"error": error.detail}, status_code=error.status)

    async def unanswerable(request: Request, error: Exception) -> JSONResponse:
        return JSONResponse({"error": str(error)}, status_code=422)

    return Starlette(
        lifespan=lifespan,
        routes=[
            Route("/health", health),
            Route("/turn", turn, methods=["POST"]),
            Route("/parse", parse, methods=["POST"]),
        ],
        exception_handlers={_Refused: refused, MessageError: unanswerable},
    )


class _Refused(Exception):
    def __init__(self, status: int, detail: str) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
