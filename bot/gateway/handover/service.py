"""Handing a question over: offered after an answer that was none, sent with consent, read again by code."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
from functools import partial
from typing import Any

import structlog

from bot.errors import BusyError, InputError, NotFoundError, StoreError
from bot.gateway.conversations import Conversations
from bot.gateway.handover import words
from bot.gateway.handover.codes import new_code
from bot.gateway.handover.hours import tell
from bot.gateway.handover.package import Package, pack
from bot.gateway.limits import Limit
from bot.gateway.recorder import Recorder
from bot.knowledge.replies import ReplyBuilder
from bot.messages import clean
from bot.privacy import mask
from bot.reply import Knop, Reply
from bot.store import AccessStore, Handover, HandoverSettings, HandoverSettingsStore, HandoverStore, NewHandover

log = structlog.get_logger(__name__)

_RECENT = timedelta(days=2)
_DAY_SECONDS = 86_400.0
_PER_CONVERSATION, _PER_ADDRESS = 5, 40
_WINDOW = timedelta(minutes=15)  # the same as that of signing in: they share a table
_WRONG_CODES, _WRONG_CODES_OF_ALL = 10, 2_000
_OFFERED_AFTER = ("utter_medewerker", "utter_geen_van_deze", "utter_buiten_bereik")
_NO_QUESTION_OF_USERS = "console"


@dataclass(frozen=True)
class Sent:
    """code: shown to the asker once, and never kept."""

    code: str
    expected: str


class HandOver:
    """Between a conversation and the advisers' inbox. Methods raise StoreError when the database fails."""

    def __init__(
        self,
        recorder: Recorder,
        store: HandoverStore,
        settings: HandoverSettingsStore,
        attempts: AccessStore,
        conversations: Conversations,
        builder: ReplyBuilder,
        *,
        is_on_by_default: bool,
        now: Callable[[], datetime] = lambda: datetime.now(timezone.utc),
    ) -> None:
        self._recorder = recorder
        self._store = store
        self._settings = settings
        self._attempts = attempts
        self._conversations = conversations
        self._builder = builder
        self._is_on_by_default = is_on_by_default
        self.now = now
        self._per_conversation = Limit(_PER_CONVERSATION, _DAY_SECONDS, "handover_conversation")
        self._per_address = Limit(_PER_ADDRESS, _DAY_SECONDS, "handover_address")

    async def settings(self) -> HandoverSettings:
        """is_on is decided here: what a beheerder chose, else on in development alone."""
        found = await self._recorder.ask("handover", self._settings.read)
        return self.decided(found)

    def decided(self, found: HandoverSettings) -> HandoverSettings:
        return replace(found, is_on=self._is_on_by_default) if found.is_on is None else found

    async def offer(self, replies: Sequence[Reply], channel: str) -> list[Reply]:
        """The replies, the last with a button to an adviser when it is one after which people need one."""
        if not replies or channel == _NO_QUESTION_OF_USERS or not self._needs_person(replies[-1]):
            return list(replies)
        try:
            settings = await self.settings()
        except StoreError:
            return list(replies)  # what cannot be kept is not promised
        if not settings.is_on:
            return list(replies)
        *before, last = replies
        offered = words.OFFER.format(expected=tell(settings, self.now()))
        return [
            *before,
            replace(
                last,
                text=f"{last.text}\n\n{offered}",
                knoppen=(Knop(words.BUTTON, words.SEND), *last.knoppen),
                metadata={**last.metadata, "overdracht": words.SEND},
            ),
        ]

    async def preview(self, conversation: str) -> Package:
        """What would be sent from a conversation (its name for the store): its last question, and what went before."""
        since = self.now() - _RECENT
        return pack(await self._recorder.ask("handover", lambda: self._store.recent(conversation, since)))

    async def send(
        self,
        conversation: str,
        channel: str,
        *,
        question: str | None = None,
        with_conversation: bool,
        address: Mapping[str, Any] | None = None,
        who: str = "",
    ) -> Sent:
        """Put a question in the advisers' inbox. question: in the asker's own words; None: the last one asked.

        who: the network address it comes from. Raises InputError without a question or when it is off, BusyError.
        """
        settings = await self.settings()
        if not settings.is_on:
            raise InputError(words.OFF)
        package = await self.preview(conversation)
        masked = mask(clean(question)).text if question and question.strip() else package.question
        if not masked:
            raise InputError(words.NO_QUESTION)
        self._per_conversation.take(conversation)
        if who:
            self._per_address.take(who)
        code = new_code()
        new = NewHandover(
            id=uuid.uuid4().hex,
            code_hash=self._hash(code),
            conversation=conversation,
            channel=channel,
            question=masked,
            entry=package.entry if masked == package.question or with_conversation else None,
            turns=package.turns if with_conversation else (),
            address=address,
        )
        await self._recorder.ask("handover", partial(self._store.add, new))
        log.info("handed_over", channel=channel, with_conversation=with_conversation)
        return Sent(code, tell(settings, self.now()))

    async def of_conversation(self, conversation: str) -> list[Handover]:
        return await self._recorder.ask("handover", lambda: self._store.of_conversation(conversation))

    async def by_code(self, code: str, who: str) -> Handover:
        """What belongs to a code. Raises NotFoundError for a code that is none.

        who: whose wrong codes are counted together, "" for nobody in particular; too many of them, or of everybody
        together, is a BusyError.
        """
        limits = {self._key("poging van iedereen"): _WRONG_CODES_OF_ALL}
        if who:
            limits[self._key(f"poging van {who}")] = _WRONG_CODES
        code_hash, now = self._hash(code), self.now()

        def look() -> tuple[timedelta | None, Handover | None]:
            wait = self._attempts.take_attempt(limits, now, _WINDOW)  # counted first: many at once are no way around it
            found = None if wait else self._store.by_code(code_hash)
            if found:
                for key in limits:
                    self._attempts.give_back(forgotten="", counted=key)
            return wait, found

        wait, found = await self._recorder.ask("handover", look)
        if wait is not None:
            raise BusyError(words.TOO_MANY_CODES, max(1, round(wait.total_seconds())))
        if found is None:
            raise NotFoundError(words.UNKNOWN_CODE, words.UNKNOWN_CODE_REMEDY)
        return found

    def title(self, entry: str | None) -> str:
        """The question of an entry as people read it; "" for none, or one that is gone."""
        known = self._builder.kennis.entries.get(entry or "")
        return known.vraag if known else ""

    def phrase(self, name: str) -> Reply:
        return self._builder.phrases.reply(name)

    def _needs_person(self, reply: Reply) -> bool:
        if reply.entry:
            return False
        return any(self._builder.phrases.text(name) in reply.text for name in _OFFERED_AFTER)

    def _hash(self, code: str) -> str:
        return self._key(f"code {re.sub('[^A-Z0-9]', '', code.upper())}")

    def _key(self, text: str) -> str:
        return self._conversations.fingerprint(f"overdracht {text}")
