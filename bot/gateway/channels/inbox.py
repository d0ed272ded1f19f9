"""The inbox: what a channel accepted is answered in the background, once, also after a restart.

Each conversation in its own order, different conversations side by side, a few at a time for each channel.
"""

from __future__ import annotations

import asyncio
import random
import uuid
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import structlog

from bot.gateway.channels import metrics
from bot.gateway.channels.inbox_entry import Entry, Name, Pace
from bot.gateway.channels.inbox_ledger import Away, Ledger
from bot.gateway.channels.inbox_types import InboxChannel, Incoming, TryLater, Undeliverable
from bot.reply import Reply
from bot.store import Claim, InboxStore

log = structlog.get_logger(__name__)

_CHANCE = random.SystemRandom()
_AT_ONCE = 8
_MAX_SEEN = 20_000
_MAX_FAULTS = 3
_BLOCKED_SECONDS = 0.5


class Inbox:
    """Between channels and their platforms. `fault`: what is answered when an answer cannot be made."""

    def __init__(
        self, store: InboxStore, channels: Sequence[InboxChannel], fault: Reply, pace: Pace | None = None
    ) -> None:
        self._pace = pace or Pace()
        self._ledger = Ledger(store, self._pace)
        self._channels = {channel.name: channel for channel in channels}
        self._fault = fault
        self._slots = {name: asyncio.Semaphore(_AT_ONCE) for name in self._channels}
        self._seen: OrderedDict[Name, asyncio.Future[None]] = OrderedDict()  # also known when the store is away
        self._entries: dict[Name, Entry] = {}
        self._queues: dict[str, list[Entry]] = {}
        self._workers: dict[str, asyncio.Task[None]] = {}
        self._pausing: set[asyncio.Task[None]] = set()
        self._taking: set[asyncio.Task[bool]] = set()
        self._ticking: asyncio.Task[None] | None = None
        self._is_draining = False

    async def start(self) -> None:
        """Take up what an earlier process left behind, now and ever after."""
        self._ticking = asyncio.create_task(self._tick_forever())

    async def accept(self, item: Incoming) -> bool:
        """See `Accept`. A copy waits with the first until it is kept: then either may be confirmed."""
        name = (item.channel, item.key)
        if (earlier := self._seen.get(name)) is not None:
            await asyncio.wait({earlier}, timeout=self._pace.accept)
            metrics.COPIES.labels(channel=item.channel).inc()
            return False
        if name in self._entries:  # taken up from an earlier process: the platform did not hear that it was kept
            metrics.COPIES.labels(channel=item.channel).inc()
            return False
        self._seen[name] = asyncio.get_running_loop().create_future()
        while len(self._seen) > _MAX_SEEN:
            self._seen.popitem(last=False)[1].cancel()
        taking = asyncio.create_task(self._take_in(item, self._seen[name]))
        self._taking.add(taking)
        taking.add_done_callback(self._taking.discard)
        return await asyncio.shield(taking)  # who asks may leave; the event stays

    async def drain(self, seconds: float) -> None:
        """Begin nothing more; what runs may end, within that time. The rest is for the next process."""
        self._is_draining = True
        if self._ticking:
            self._ticking.cancel()
            await asyncio.gather(self._ticking, return_exceptions=True)
        if self._taking:
            await asyncio.wait(set(self._taking), timeout=self._pace.accept * 2)
        for task in self._pausing:
            task.cancel()
        workers = set(self._workers.values())
        if workers:
            _, late = await asyncio.wait(workers, timeout=seconds)
            for task in late:
                task.cancel()
            await asyncio.gather(*workers, return_exceptions=True)
        await self._ledger.let_go([entry for entry in self._entries.values() if entry.number is None])

    async def _take_in(self, item: Incoming, seen: asyncio.Future[None]) -> bool:
        entry = Entry(item)
        self._entries[entry.name] = entry  # before it is written: whoever looks for what was left behind skips it
        try:
            is_new = await self._ledger.add(entry)
        except Away:
            metrics.UNKEPT.labels(channel=item.channel).inc()
            is_new = True
        finally:
            if not seen.done():
                seen.set_result(None)
        if not is_new:
            del self._entries[entry.name]
            metrics.COPIES.labels(channel=item.channel).inc()
            return False
        metrics.ACCEPTED.labels(channel=item.channel).inc()
        self._enqueue(entry)
        return True

    def _enqueue(self, entry: Entry) -> None:
        """In its conversation's queue, in the order in which the store took them in."""
        if self._is_draining:
            return
        conversation = entry.item.conversation
        queue = self._queues.setdefault(conversation, [])
        later = (
            place
            for place, other in enumerate(queue)
            if entry.number is not None and other.number is not None and other.number > entry.number
        )
        queue.insert(next(later, len(queue)), entry)
        if conversation not in self._workers:
            self._workers[conversation] = asyncio.create_task(self._serve(conversation))

    async def _serve(self, conversation: str) -> None:
        """Answer a conversation's events one by one, until there are no more."""
        queue = self._queues[conversation]
        try:
            while queue and self._may_begin():
                entry = queue[0]
                async with self._slots[entry.item.channel]:
                    if not self._may_begin():  # it can take long to get here
                        return
                    pause = await self._handle(entry)
                if pause is None:
                    queue.remove(entry)
                    self._entries.pop(entry.name, None)
                else:
                    await self._pause(pause)
        finally:
            del self._queues[conversation], self._workers[conversation]

    def _may_begin(self) -> bool:
        return not self._is_draining

    async def _pause(self, seconds: float) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._pausing.add(task)
        try:
            if not self._is_draining:
                await asyncio.sleep(seconds)
        finally:
            self._pausing.discard(task)

    async def _handle(self, entry: Entry) -> float | None:
        """One attempt. None: this process is done with it; else after how many seconds to try again."""
        claim = await self._ledger.claim(entry)
        if claim is Claim.BLOCKED and not entry.is_resumed:
            return _BLOCKED_SECONDS
        if claim in (Claim.TAKEN, Claim.OVER, Claim.BLOCKED) or (claim is Claim.ABSENT and entry.is_resumed):
            return None
        entry.attempts += 1
        if entry.attempts > self._pace.attempts or entry.age > self._pace.age:
            await self._fail(entry, "too_late")
            return None
        if entry.is_resumed:
            entry.is_resumed = False  # it is ours from here on
            metrics.RESUMED.labels(channel=entry.item.channel).inc()
        try:
            async with asyncio.timeout(self._pace.turn * 2):
                await self._answer(entry)
        except TryLater as error:
            return await self._again(entry, "platform", error.seconds)
        except TimeoutError:
            return await self._again(entry, "slow", None)
        except Undeliverable as error:
            log.warning("inbox_undeliverable", channel=entry.item.channel, reason=str(error))
            await self._fail(entry, "undeliverable")
            return None
        except Exception as error:
            return await self._after_fault(entry, error)
        await self._ledger.finish(entry, "done")
        metrics.ANSWERED.labels(channel=entry.item.channel).inc()
        metrics.AGE.labels(channel=entry.item.channel).observe(entry.age)
        return None

    async def _answer(self, entry: Entry) -> None:
        """Make the answer, once, keep it, and send what has not arrived yet."""
        channel = self._channels[entry.item.channel]
        if entry.replies is None:
            try:
                async with asyncio.timeout(self._pace.turn):
                    entry.replies = tuple(await channel.replies(entry.item))
            except (TryLater, Undeliverable):
                raise
            except Exception as error:
                self._log_fault("replies", entry, error)
                entry.replies = (self._told_of_fault(),)
            await self._ledger.keep_replies(entry)

        async def note(sent: int) -> None:
            entry.sent = sent
            await self._ledger.note_sent(entry)

        async with asyncio.timeout(self._pace.turn):
            await channel.deliver(entry.item, entry.replies, entry.sent, note)

    async def _after_fault(self, entry: Entry, error: Exception) -> float | None:
        """A fault of ours in sending: try again, then tell that there is a fault, then stop."""
        self._log_fault("deliver", entry, error)
        entry.faults += 1
        if entry.faults > _MAX_FAULTS:
            await self._fail(entry, "fault")
            return None
        if entry.faults == _MAX_FAULTS and entry.sent == 0:
            entry.replies = (self._told_of_fault(),)
            await self._ledger.keep_replies(entry)
        return await self._again(entry, "fault", None)

    def _told_of_fault(self) -> Reply:
        return replace(self._fault, message_id=uuid.uuid4().hex)

    async def _again(self, entry: Entry, why: str, asked: float | None) -> float | None:
        """When to try again: ever later, and never before the platform says; None when that would be too late.

        A platform may ask for a second each time, of everybody at once: that alone would use up all attempts.
        """
        late = min(self._pace.first_retry * 2 ** (entry.attempts - 1), self._pace.last_retry)
        pause: float = max(asked or 0.0, late * _CHANCE.uniform(0.5, 1.0))
        if entry.attempts >= self._pace.attempts or entry.age + pause > self._pace.age:
            await self._fail(entry, "too_late")
            return None
        metrics.RETRIES.labels(channel=entry.item.channel, why=why).inc()
        return pause

    async def _fail(self, entry: Entry, why: str) -> None:
        await self._ledger.finish(entry, "failed")
        metrics.FAILED.labels(channel=entry.item.channel, why=why).inc()
        log.error("inbox_failed", channel=entry.item.channel, why=why, attempts=entry.attempts, sent=entry.sent)

    async def _tick_forever(self) -> None:
        while True:
            try:
                await self._tick()
            except Away:
                pass  # counted and logged; the next time again
            except Exception as error:
                log.error("inbox_tick_failed", kind=type(error).__name__, at=_place_of(error))
            await asyncio.sleep(self._pace.tick * _CHANCE.uniform(0.8, 1.0))

    async def _tick(self) -> None:
        metrics.OPEN.set(len(self._entries))
        metrics.OLDEST.set(max((entry.age for entry in self._entries.values()), default=0.0))
        await self._ledger.tidy()
        for entry in await self._ledger.left_behind(tuple(self._channels), self._entries):
            if entry.name not in self._entries:
                self._entries[entry.name] = entry
                self._enqueue(entry)
        for channel, number in (await self._ledger.give_up()).items():
            metrics.FAILED.labels(channel=channel, why="too_late").inc(number)

    @staticmethod
    def _log_fault(what: str, entry: Entry, error: Exception) -> None:
        log.error("inbox_fault", what=what, channel=entry.item.channel, kind=type(error).__name__, at=_place_of(error))


def _place_of(error: BaseException) -> str:
    """File and line where it was raised; never its words, which may be those of a user."""
    at = error.__traceback__
    while at is not None and at.tb_next is not None:
        at = at.tb_next
    return f"{Path(at.tb_frame.f_code.co_filename).name}:{at.tb_lineno}" if at else ""
