"""The three addresses that Slack calls, with the guard in front of all of them."""

from __future__ import annotations

import structlog
from fastapi import APIRouter, Request
from slack_bolt import BoltResponse
from slack_bolt.async_app import AsyncApp, AsyncBoltRequest
from starlette.responses import Response

from bot.gateway.channels.slack.guard import Guard, Refused, Way, no_shape, read
from bot.gateway.channels.slack.metrics import REFUSED
from bot.gateway.problem_details import problem

log = structlog.get_logger(__name__)

_JSON, _FORM = "application/json", "application/x-www-form-urlencoded"


def build_router(guard: Guard, bolt: AsyncApp) -> APIRouter:
    """What Slack sends is acknowledged with 200; what is not Slack's or not readable is refused with a 4xx."""
    router = APIRouter(prefix="/channels/slack", tags=["slack"])

    @router.post("/events")
    async def events(request: Request) -> Response:
        """Slack's Events API."""
        return await receive(request, "events")

    @router.post("/commands")
    async def commands(request: Request) -> Response:
        """De opdracht /banenafspraak."""
        return await receive(request, "commands")

    @router.post("/interactivity")
    async def interactivity(request: Request) -> Response:
        """Knoppen en snelkoppelingen."""
        return await receive(request, "interactivity")

    @router.get("/commands", include_in_schema=False)
    async def ssl_check() -> Response:
        return Response()  # Slack looks now and then whether the certificate is in order

    async def receive(request: Request, way: Way) -> Response:
        try:
            text = guard.check(await request.body(), request.headers)
            read(text, way)
            answer = await dispatch(bolt, text, _JSON if way == "events" else _FORM)
        except Refused as refused:
            REFUSED.labels(reason=refused.reason).inc()
            log.warning("slack_refused", reason=refused.reason, way=way)
            return problem(refused.status, refused.detail)
        if answer.status == 503:
            return problem(503, "Probeer het later opnieuw.")  # Slack does
        return Response(answer.body, status_code=answer.status, headers=answer.first_headers_without_set_cookie())

    return router


async def dispatch(bolt: AsyncApp, body: str | dict[str, object], content_type: str = "") -> BoltResponse:
    """Bolt's answer: 200 or 503. A body that is not in the shape of what it claims to be raises Refused.

    body: text as it came over HTTP, or an object that came over Socket Mode.
    """
    mode = "http" if isinstance(body, str) else "socket_mode"
    try:
        asked = AsyncBoltRequest(body=body, headers={"content-type": content_type}, mode=mode)
        answer = await bolt.async_dispatch(asked)
    except Exception as error:  # Bolt reads fields that it takes for granted, before and after its own handlers
        log.warning("slack_unreadable", kind=type(error).__name__)
        raise no_shape() from None
    if answer.status == 400:
        raise no_shape()
    if answer.status == 404:  # of no kind we know; Slack itself may ask anything
        return BoltResponse(status=200, body="")
    return answer
