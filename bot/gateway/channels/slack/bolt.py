"""Slack's own framework, told what to do with each kind of request: hand it over, and acknowledge."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import structlog
from pydantic import ValidationError
from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.response import BoltResponse

from bot.gateway.channels.inbox_types import Incoming
from bot.gateway.channels.slack import words
from bot.gateway.channels.slack.api import SlackApi, quiet
from bot.gateway.channels.slack.blocks import render
from bot.gateway.channels.slack.clicks import from_action
from bot.gateway.channels.slack.incoming import asker_of_command, from_command, from_event, from_shortcut
from bot.gateway.channels.slack.metrics import RECEIVED
from bot.gateway.channels.slack.workspaces import is_allowed
from bot.reply import Reply

log = structlog.get_logger(__name__)

Take = Callable[[Incoming], Awaitable[None]]
Help = Callable[[], Awaitable[Reply]]
Body = Mapping[str, Any]

_UNREADABLE = (AttributeError, IndexError, KeyError, TypeError)
_ANY = re.compile(r"[\s\S]*")


class NotTaken(Exception):
    """We take nothing in at this moment."""


def build_bolt(api: SlackApi, take: Take, give_help: Help, workspaces: frozenset[str]) -> AsyncApp:
    """An app that acknowledges after `take` has kept the work, so that what was acknowledged is never lost.

    Who calls is checked before (`guard`), and no call to Slack is made in here: an acknowledgement waits for nobody.
    """
    app = AsyncApp(
        name="banenwijzer", client=api.client, authorize=_authorize, logger=quiet, process_before_response=True,
        request_verification_enabled=False, ignoring_self_events_enabled=False,
        attaching_function_token_enabled=False, attaching_conversation_kwargs_enabled=False,
    )  # fmt: skip

    async def hand_over(kind: str, body: Body, ack: AsyncAck, read: Callable[[Body], Incoming | None]) -> None:
        if not is_allowed(body, workspaces):
            RECEIVED.labels(kind="foreign").inc()
            log.warning("slack_foreign_workspace", kind=kind)
        elif item := read(body):
            RECEIVED.labels(kind=item.kind).inc()
            await take(item)
        else:
            RECEIVED.labels(kind="ignored").inc()
        await ack()

    async def on_event(body: Body, ack: AsyncAck) -> None:
        await hand_over("event", body, ack, from_event)

    async def on_action(body: Body, ack: AsyncAck) -> None:
        is_click = body.get("type") == "block_actions"
        await hand_over("action", body, ack, from_action if is_click else _nothing)

    async def on_shortcut(body: Body, ack: AsyncAck) -> None:
        await hand_over("shortcut", body, ack, from_shortcut)

    async def on_other(body: Body, ack: AsyncAck) -> None:
        await hand_over("other", body, ack, _nothing)

    async def on_command(body: Body, ack: AsyncAck) -> None:
        if not is_allowed(body, workspaces):
            RECEIVED.labels(kind="foreign").inc()
            log.warning("slack_foreign_workspace", kind="command")
            await ack(words.FOREIGN, response_type="ephemeral")
        elif body.get("command") == words.COMMAND and (item := from_command(body)):
            RECEIVED.labels(kind=item.kind).inc()
            await take(item)
            await ack()
        else:  # help needs nothing kept, nothing asked and nothing sent
            RECEIVED.labels(kind="hulp").inc()
            message = render(await give_help(), asker_of_command(body))[0]
            await ack(message.text, blocks=list(message.blocks), response_type="ephemeral")

    app.event(_ANY)(on_event)
    app.command(_ANY)(on_command)
    app.shortcut(_ANY)(on_shortcut)
    app.action(_ANY)(on_action)
    app.view(_ANY)(on_other)
    app.view_closed(_ANY)(on_other)
    app.options(_ANY)(on_other)
    app.error(_failed)
    return app


async def _authorize(enterprise_id: str | None, team_id: str | None) -> AuthorizeResult:
    """Nobody is asked: the guard knows the request is Slack's, and the list of workspaces whose it may be."""
    return AuthorizeResult(enterprise_id=enterprise_id, team_id=team_id, bot_token="")


async def _failed(error: Exception) -> BoltResponse:
    if isinstance(error, ValidationError):
        return BoltResponse(status=400, body="")
    if isinstance(error, _UNREADABLE):  # Bolt reads fields that it takes for granted
        log.warning("slack_unreadable", kind=type(error).__name__)
        return BoltResponse(status=400, body="")
    log.error("slack_not_taken", kind=type(error).__name__)
    return BoltResponse(status=503, body="")


def _nothing(body: Body) -> Incoming | None:
    return None
