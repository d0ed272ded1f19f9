"""The one way in and out: a text from any channel becomes replies, whatever the engine does."""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from dataclasses import replace
from datetime import date

import structlog

from actions.rekengesprek import Moment
from actions.zonder_motor import Gesprek, ZonderMotor
from bot.errors import EngineError, MessageError
from bot.gateway.engine_client import EngineClient
from bot.gateway.language import foreign_language
from bot.gateway.metrics import DEGRADED, QUESTIONS, SECONDS
from bot.knowledge.index import Recogniser
from bot.knowledge.replies import ReplyBuilder
from bot.messages import clean
from bot.privacy import mask
from bot.reply import Reply
from bot.settings import Settings

log = structlog.get_logger(__name__)

Replies = list[Reply]

_MAX_CONVERSATIONS = 2000


class Assistant:
    """Cleans and masks a text, asks the engine, and answers from the index when the engine cannot."""

    def __init__(self, settings: Settings, engine: EngineClient, recogniser: Recogniser, builder: ReplyBuilder) -> None:
        self._settings = settings
        self._engine = engine
        self._builder = builder
        self._without = ZonderMotor(builder, recogniser)
        # where conversations stand that went on while the engine was away; the oldest is forgotten first
        self._gesprekken: OrderedDict[str, Gesprek] = OrderedDict()

    async def answer(self, conversation: str, text: str, *, channel: str, peildatum: date | None = None) -> Replies:
        """At least one reply.

        Raises MessageError for a text that cannot be answered; nothing else.
        """
        started = time.perf_counter()
        masked = mask(clean(text))
        today = self._settings.today()
        asked_for = peildatum or self._settings.default_peildatum()
        try:
            replies = await self._engine.turn(conversation, masked.text, peildatum=asked_for, today=today)
            is_degraded = False
        except EngineError as error:
            log.warning("engine_unavailable", reason=error.message)
            replies, is_degraded = await self._without_engine(conversation, masked.text, Moment(asked_for, today)), True
        replies = await self._in_their_language(masked.text, replies)
        if masked.found:
            replies = [self._builder.phrases.reply("utter_persoonsgegevens"), *replies]
        self._note(channel, replies, is_degraded, time.perf_counter() - started)
        return replies

    async def _in_their_language(self, text: str, replies: Replies) -> Replies:
        """A first line in the language of the question, when that is not Dutch."""
        code = await asyncio.to_thread(foreign_language, text)  # the first time it reads a model
        if code is None or not replies:
            return replies
        line = self._builder.phrases.text(f"utter_taal_{code}")
        first = replies[0]
        told = replace(first, text=f"*{line}*\n\n{first.text}", metadata={**first.metadata, "taal": code})
        return [told, *replies[1:]]

    async def answer_always(
        self, conversation: str, text: str, *, channel: str, peildatum: date | None = None
    ) -> Replies:
        """As `answer`, but a text that cannot be answered gets a reply that says why."""
        try:
            return await self.answer(conversation, text, channel=channel, peildatum=peildatum)
        except MessageError as error:
            return [Reply("fout", str(error))]

    async def _without_engine(self, conversation: str, text: str, moment: Moment) -> Replies:
        try:
            before = self._gesprekken.get(conversation, Gesprek())
            gesprek, replies = await asyncio.to_thread(self._without.turn, before, text, moment)
            self._remember(conversation, gesprek)
        except Exception:
            log.exception("index_failed")
            replies = (self._builder.phrases.reply("utter_storing"),)
        return [replace(reply, metadata={**reply.metadata, "degraded": True}) for reply in replies]

    def _remember(self, conversation: str, gesprek: Gesprek) -> None:
        self._gesprekken.pop(conversation, None)
        if gesprek != Gesprek():
            self._gesprekken[conversation] = gesprek
        while len(self._gesprekken) > _MAX_CONVERSATIONS:
            self._gesprekken.popitem(last=False)

    @staticmethod
    def _note(channel: str, replies: Replies, is_degraded: bool, seconds: float) -> None:
        """One log line and the counters: what kind of answer, never what was said."""
        for reply in replies:
            QUESTIONS.labels(channel=channel, soort=reply.soort).inc()
            log.info(
                "answered", channel=channel, soort=reply.soort, entry=reply.entry,
                confidence=round(reply.confidence, 4), degraded=is_degraded, ms=round(seconds * 1000, 1),
            )  # fmt: skip
        SECONDS.labels(channel=channel).observe(seconds)
        if is_degraded:
            DEGRADED.inc()
