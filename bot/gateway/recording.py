"""An assistant whose turns are kept: asks the one it wraps, and notes what came of it."""

from __future__ import annotations

import asyncio
import time
from datetime import date
from typing import Protocol

from bot.errors import MessageError
from bot.gateway.conversations import Conversations
from bot.gateway.handover.talk import HandOverTalk
from bot.gateway.recorder import Recorder
from bot.gateway.switches import Switches
from bot.messages import clean
from bot.reply import Reply
from bot.store import Turn

Replies = list[Reply]

UNKEPT_CHANNEL = "console"  # where staff try questions out: those are no questions of users
_READABLE_CHANNELS = frozenset({"web"})  # only there can a user read a conversation back


class Answers(Protocol):
    """What a channel needs of an assistant."""

    async def answer(self, conversation: str, text: str, *, channel: str, peildatum: date | None = None) -> Replies: ...

    async def answer_always(
        self, conversation: str, text: str, *, channel: str, peildatum: date | None = None
    ) -> Replies: ...


class SwitchedAnswers(Answers, Protocol):
    """What a channel needs that says more than answers: a greeting, help, a home tab."""

    async def closed(self, channel: str) -> Reply | None:
        """What to tell instead of whatever it is; None while the channel is open."""


class RecordedAssistant:
    """The assistant that channels talk to when there is a store. A channel that is closed answers only that."""

    def __init__(
        self,
        assistant: Answers,
        recorder: Recorder,
        conversations: Conversations,
        switches: Switches | None = None,
        adviser: HandOverTalk | None = None,
    ) -> None:
        self._assistant = assistant
        self._recorder = recorder
        self._conversations = conversations
        self._switches = switches
        self._adviser = adviser
        self._going_on: dict[str, set[asyncio.Task[Replies]]] = {}

    async def answer(self, conversation: str, text: str, *, channel: str, peildatum: date | None = None) -> Replies:
        """As the assistant's own, raising the same; kept in the background, also when nobody waits for it anymore."""
        task = asyncio.create_task(self._answer(conversation, text, channel, peildatum))
        tasks = self._going_on.setdefault(conversation, set())
        tasks.add(task)
        try:
            return await asyncio.shield(task)
        finally:
            task.add_done_callback(lambda _: self._done(conversation, task))

    async def answer_always(
        self, conversation: str, text: str, *, channel: str, peildatum: date | None = None
    ) -> Replies:
        """As `answer`, but a text that cannot be answered gets a reply that says why."""
        try:
            return await self.answer(conversation, text, channel=channel, peildatum=peildatum)
        except MessageError as error:
            return [Reply("fout", str(error))]

    async def closed(self, channel: str) -> Reply | None:
        """As `SwitchedAnswers.closed`; answers need not ask, they mind it themselves."""
        return await self._switches.closed(channel) if self._switches else None

    async def settled(self, conversation: str, seconds: float) -> None:
        """Wait, at most that long, until this conversation's running turns are answered."""
        if tasks := self._going_on.get(conversation):
            await asyncio.wait(tuple(tasks), timeout=seconds)

    async def finish(self, seconds: float) -> None:
        """Wait, at most that long, for every running turn; who asked may have left, the answer is kept."""
        if tasks := [task for tasks in self._going_on.values() for task in tasks]:
            await asyncio.wait(tasks, timeout=seconds)

    async def _answer(self, conversation: str, text: str, channel: str, peildatum: date | None) -> Replies:
        started = time.perf_counter()
        if closed := await self.closed(channel):
            return [closed]  # not kept: nothing was looked up
        name = self._conversations.fingerprint(conversation)
        if self._adviser and channel != UNKEPT_CHANNEL and (told := await self._adviser.turn(name, text, channel)):
            return told  # not kept: it is about a question, and may hold a code
        replies = await self._assistant.answer(conversation, text, channel=channel, peildatum=peildatum)
        if self._adviser:
            replies = await self._adviser.offer(replies, channel)
        if self._switches:
            replies = self._switches.announce(channel, conversation, replies)
        if channel == UNKEPT_CHANNEL:
            return replies
        self._recorder.note(
            Turn(
                conversation=name,
                channel=channel,
                text=clean(text),
                peildatum=peildatum,
                replies=replies,
                seconds=time.perf_counter() - started,
                is_readable=channel in _READABLE_CHANNELS,
            )
        )
        return replies

    def _done(self, conversation: str, task: asyncio.Task[Replies]) -> None:
        tasks = self._going_on.get(conversation, set())
        tasks.discard(task)
        if not tasks:
            self._going_on.pop(conversation, None)
        if not task.cancelled():
            task.exception()  # whoever waited has it; nobody waits when the connection was cut
