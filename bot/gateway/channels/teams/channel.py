"""Teams as a channel: what it owns, how it answers, and how it starts and ends."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import httpx
import structlog
from fastapi import APIRouter

from bot.errors import SettingsError
from bot.gateway.channels.inbox_types import Accept, Incoming, Sent, Undeliverable
from bot.gateway.channels.teams import words
from bot.gateway.channels.teams.activity import Activity
from bot.gateway.channels.teams.cards import cards, message, plain_card
from bot.gateway.channels.teams.connector import Connector
from bot.gateway.channels.teams.incoming import NAME, Pressed, chosen, pressed, translate
from bot.gateway.channels.teams.keys import SigningKeys
from bot.gateway.channels.teams.metrics import RECEIVED
from bot.gateway.channels.teams.pressing import Answer, after_choice, after_verdict, judge, line, outcome_line
from bot.gateway.channels.teams.refusals import Refused
from bot.gateway.channels.teams.routes import router_for
from bot.gateway.channels.teams.service_urls import is_safe
from bot.gateway.channels.teams.shown import Shown
from bot.gateway.channels.teams.sign_in import BotToken
from bot.gateway.channels.teams.tokens import TokenCheck
from bot.gateway.recorder import Recorder
from bot.gateway.recording import SwitchedAnswers
from bot.knowledge.replies import ReplyBuilder
from bot.reply import Reply
from bot.settings import Settings

log = structlog.get_logger(__name__)

_TYPING_SECONDS = 2.0
_CARD_REFUSED = ("status 400", "status 413")
_TIMEOUT = httpx.Timeout(10.0, connect=5.0)
_LIMITS = httpx.Limits(max_connections=40, max_keepalive_connections=20)


class TeamsChannel:
    """Asks nothing of the network until the first request comes in."""

    name = NAME

    def __init__(
        self, settings: Settings, assistant: SwitchedAnswers, recorder: Recorder, builder: ReplyBuilder
    ) -> None:
        """Raises SettingsError for an address or certificate that cannot be used."""
        if not is_safe(settings.teams_openid_metadata_url):
            raise SettingsError("BANENWIJZER_TEAMS_OPENID_METADATA_URL is geen https-adres.", "Zie docs/teams.md.")
        self._http = httpx.AsyncClient(timeout=_TIMEOUT, limits=_LIMITS, follow_redirects=False)
        self._keys = SigningKeys(self._http, settings.teams_openid_metadata_url)
        self._check = TokenCheck(settings, self._keys)
        self._connector = Connector(self._http, BotToken(self._http, settings), settings.service_hosts())
        self._assistant = assistant
        self._recorder = recorder
        self._builder = builder
        self._shown = Shown()
        self._accept: Accept | None = None
        self.router: APIRouter = router_for(self)

    async def start(self, accept: Accept) -> None:
        self._accept = accept

    async def stop(self) -> None:
        self._accept = None

    async def close(self) -> None:
        await self._keys.aclose()
        await self._http.aclose()

    async def receive(self, authorization: str | None, activity: Activity) -> Answer | None:
        """Take in a request. The answer to a pressed button; None for all else. Raises Refused."""
        accept = self._accept
        if accept is None:
            raise Refused(503, "closed")
        await self._check.check(authorization, activity)
        if activity.kind == "invoke":
            return await self._press(activity, accept)
        item = translate(activity)
        RECEIVED.labels(kind=item.kind if item else "ignored").inc()
        if item:
            await accept(item)
        return None

    async def replies(self, item: Incoming) -> Sequence[Reply]:
        """What to say; meanwhile Teams shows that somebody is typing."""
        if item.kind == "feedback":
            outcome = await judge(self._recorder, str(item.address["message"]), str(item.address["verdict"]))
            return [Reply("smalltalk", outcome_line(outcome))]
        if item.kind != "question":
            return [await self._assistant.closed(NAME) or self._phrase(item.kind)]
        typing = asyncio.create_task(self._type(item.address))
        try:
            return await self._assistant.answer_always(item.conversation, item.text, channel=self.name)
        finally:
            await typing

    async def deliver(self, item: Incoming, replies: Sequence[Reply], sent: int, note: Sent) -> None:
        """Every card of every reply, from number `sent` on. Raises TryLater, Undeliverable."""
        made = [(reply, card) for reply in replies for card in cards(reply)]
        for number, (reply, card) in enumerate(made[sent:], sent + 1):
            await self._show(item.address, card)
            self._shown.add(reply)
            await note(number)

    async def send_later(self, address: Mapping[str, Any], answer: Reply | str) -> None:
        """Something to say without being asked just now: the answer to a question that was handed over.

        address: that of the question (`Incoming.address`); a plain text has no markup. Raises TryLater, Undeliverable.
        """
        made = [plain_card(answer)] if isinstance(answer, str) else cards(answer)
        for card in made:
            await self._show(address, card)
        if isinstance(answer, Reply):
            self._shown.add(answer)

    async def _show(self, address: Mapping[str, Any], card: dict[str, Any]) -> None:
        """A card. When Teams does not take this one, which is a fault of ours, its words still arrive."""
        try:
            await self._connector.send(address, message(card))
        except Undeliverable as error:
            if str(error) not in _CARD_REFUSED:
                raise
            log.error("teams_card_refused", reason=str(error))
            words_alone = {"type": "message", "locale": "nl-NL", "textFormat": "plain", "text": card["fallbackText"]}
            await self._connector.send(address, words_alone)

    async def _press(self, activity: Activity, accept: Accept) -> Answer:
        if activity.fields.get("name") != "adaptiveCard/action":
            RECEIVED.labels(kind="ignored").inc()
            return line(words.OLD_BUTTON)
        button: Pressed | None = pressed(activity)
        RECEIVED.labels(kind=button.verb if button else "ignored").inc()
        if button is None:
            return line(words.OLD_BUTTON)
        if button.verb == "oordeel":
            return after_verdict(button, await judge(self._recorder, button.message, button.verdict), self._shown)
        await accept(chosen(activity, button))
        return after_choice(button, self._shown)

    def _phrase(self, kind: str) -> Reply:
        """For what is no question: an arrival, or a message without words."""
        phrases = self._builder.phrases
        if kind == "no_words":
            return _with_line(phrases.reply("utter_wat_kunt_u"), words.NO_WORDS)
        greeting = phrases.reply("utter_groet")
        return _with_line(greeting, words.IN_GROUP) if kind == "welcome_group" else greeting

    async def _type(self, address: Mapping[str, Any]) -> None:
        """A courtesy: whatever goes wrong with it, the answer follows."""
        try:
            async with asyncio.timeout(_TYPING_SECONDS):
                await self._connector.send(address, {"type": "typing"})
        except Exception as error:
            log.info("teams_typing_failed", kind=type(error).__name__)


def _with_line(reply: Reply, text: str) -> Reply:
    return replace(reply, text=f"{text}\n\n{reply.text}")


def open_teams(
    settings: Settings, assistant: SwitchedAnswers, recorder: Recorder, builder: ReplyBuilder
) -> TeamsChannel | None:
    """The channel; None when it is off. Raises SettingsError when it is on and a setting cannot be used."""
    has_secret = settings.teams_app_password and settings.teams_app_password.get_secret_value()
    if not settings.teams_app_id or not (has_secret or settings.teams_certificate):
        return None
    return TeamsChannel(settings, assistant, recorder, builder)
