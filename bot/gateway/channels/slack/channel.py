"""Slack as a channel with an inbox: takes in, asks the assistant, sends."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from fastapi import APIRouter
from slack_bolt import BoltResponse

from bot.gateway.channels.inbox_types import Accept, Incoming, Sent
from bot.gateway.channels.slack import words
from bot.gateway.channels.slack.api import SlackApi
from bot.gateway.channels.slack.bolt import NotTaken, build_bolt
from bot.gateway.channels.slack.delivery import Delivery
from bot.gateway.channels.slack.guard import Guard
from bot.gateway.channels.slack.home import help_reply, home_view
from bot.gateway.channels.slack.incoming import HELP, NAME, QUESTION, SHOW
from bot.gateway.channels.slack.routes import build_router, dispatch
from bot.gateway.channels.slack.sharing import unpack
from bot.gateway.channels.slack.socket_mode import SocketMode
from bot.gateway.recorder import Recorder
from bot.gateway.recording import SwitchedAnswers
from bot.knowledge.replies import ReplyBuilder
from bot.reply import Reply
from bot.settings import Settings


class SlackChannel:
    """The channel when it is on. As inbox_types.Channel."""

    name = NAME

    def __init__(
        self, settings: Settings, token: str, assistant: SwitchedAnswers, recorder: Recorder, builder: ReplyBuilder
    ) -> None:
        self._settings = settings
        self._assistant = assistant
        self._builder = builder
        self._accept: Accept | None = None
        self._api = SlackApi(token, settings.slack_api_base_url)
        self._delivery = Delivery(self._api, recorder, self._home)
        self._bolt = build_bolt(self._api, self._take, self._help, settings.workspaces())
        self.router = APIRouter()
        if secret := _secret(settings.slack_signing_secret):
            self.router = build_router(Guard(secret), self._bolt)
        app_token = _secret(settings.slack_app_token)
        self._socket = SocketMode(self._api, app_token, self._dispatch) if app_token else None

    async def start(self, accept: Accept) -> None:
        self._accept = accept
        if self._socket is not None:
            self._socket.start()

    async def stop(self) -> None:
        if self._socket is not None:
            await self._socket.stop()
        self._accept = None

    async def close(self) -> None:
        await self._api.close()

    async def replies(self, item: Incoming) -> Sequence[Reply]:
        if item.kind == QUESTION:
            return await self._assistant.answer_always(item.conversation, item.text, channel=NAME)
        if item.kind == HELP:
            return [await self._help()]
        if item.kind == SHOW:
            if closed := await self._assistant.closed(NAME):
                return [closed]
            shown = unpack(str(item.address["shared"]), self._builder, self._settings.today())
            return [shown or Reply("fout", words.CANNOT_NOW)]
        return []  # a verdict, a home tab: something is shown, nothing is answered

    async def deliver(self, item: Incoming, replies: Sequence[Reply], sent: int, note: Sent) -> None:
        await self._delivery.deliver(item, replies, sent, note)

    async def _take(self, item: Incoming) -> None:
        """Keep it. Raises NotTaken before the start and after the stop: Slack then tries again."""
        if self._accept is None:
            raise NotTaken
        if await self._accept(item):
            self._delivery.begin(item)

    async def _help(self) -> Reply:
        return await self._assistant.closed(NAME) or help_reply(self._builder)

    async def _home(self, user: str) -> dict[str, Any]:
        return home_view(self._builder, user, await self._assistant.closed(NAME))

    async def _dispatch(self, payload: dict[str, Any]) -> BoltResponse:
        return await dispatch(self._bolt, payload)


def open_slack(
    settings: Settings, assistant: SwitchedAnswers, recorder: Recorder, builder: ReplyBuilder
) -> SlackChannel | None:
    """The channel, or None: it needs a bot token, and a signing secret or an app-level token."""
    token = _secret(settings.slack_bot_token)
    if not token or not (_secret(settings.slack_signing_secret) or _secret(settings.slack_app_token)):
        return None
    return SlackChannel(settings, token, assistant, recorder, builder)


def _secret(value: Any) -> str:
    return value.get_secret_value().strip() if value is not None else ""
