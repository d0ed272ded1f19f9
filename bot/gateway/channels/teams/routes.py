"""POST /api/messages: where Teams brings its activities."""

from __future__ import annotations

from typing import Any, Protocol

import structlog
from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse, Response

from bot.gateway.channels.teams.activity import Activity, read_activity
from bot.gateway.channels.teams.metrics import REFUSED
from bot.gateway.channels.teams.refusals import Refused
from bot.gateway.problem_details import problem

log = structlog.get_logger(__name__)

_RETRY_SECONDS = "5"


class Receiver(Protocol):
    """What takes in an activity: the body of the answer to a pressed button, None for all else."""

    async def receive(self, authorization: str | None, activity: Activity) -> dict[str, Any] | None: ...


def router_for(receiver: Receiver) -> APIRouter:
    router = APIRouter(tags=["teams"])

    @router.post("/api/messages", status_code=202, response_class=Response)
    async def receive(request: Request) -> Response:
        """Een activiteit van Teams (Bot Framework), met het token van Microsoft. Het antwoord volgt in het gesprek."""
        try:
            activity = read_activity(await request.body())
            answer = await receiver.receive(request.headers.get("Authorization"), activity)
        except Refused as refused:
            return _refusal(refused)
        return Response(status_code=202) if answer is None else JSONResponse(answer)

    return router


def _refusal(refused: Refused) -> Response:
    REFUSED.labels(reason=refused.reason).inc()
    log.warning("teams_refused", reason=refused.reason, status=refused.status)
    response = problem(refused.status, refused.detail)
    if refused.status == 503:
        response.headers["Retry-After"] = _RETRY_SECONDS
    return response
