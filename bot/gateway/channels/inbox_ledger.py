"""The inbox's book-keeping in the store: bounded in time, and never a reason not to answer."""

from __future__ import annotations

import asyncio
import secrets
import time
from collections.abc import Callable, Collection, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta, timezone
from typing import TypeVar

import structlog

from bot.errors import StoreError
from bot.gateway.channels.inbox_entry import Entry, Name, Pace
from bot.gateway.channels.inbox_intake import Intake
from bot.gateway.channels.inbox_types import Incoming
from bot.gateway.metrics import STORE_FAILURES
from bot.store import Claim, Event, InboxStore, OpenEvent

log = structlog.get_logger(__name__)

T = TypeVar("T")

_REST_SECONDS = 1.0  # after a failure the store is left alone for a moment: nobody waits for it in vain
_MAX_UNFINISHED = 20_000
_MAX_WAITING = 1000


class Away(Exception):
    """The store did not do it, or not in time."""


class Ledger:
    """One thread to take in, and one for the rest."""

    def __init__(self, store: InboxStore, pace: Pace) -> None:
        self._store = store
        self._pace = pace
        self._holder = secrets.token_hex(16)
        self._intake = Intake(store, self._holder, pace.lease)
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="inbox")
        self._unfinished: dict[Name, tuple[Entry, str]] = {}  # what is over, but not yet so in the store
        self._failed_at: float | None = None
        self._was_away = False

    async def add(self, entry: Entry) -> bool:
        """Write it, within the time for that. False: it was known. Raises Away; it may then be written later."""
        if self._is_resting():
            raise Away
        try:
            adding = self._intake.add(Event(**vars(entry.item)))
        except RuntimeError as error:  # closed
            raise Away from error
        waiting = asyncio.wrap_future(adding)
        await asyncio.wait({waiting}, timeout=self._pace.accept)
        if not waiting.done():
            if not adding.cancel():
                entry.adding = adding  # the thread is at it: what it writes has to be finished too
            waiting.cancel()
            self._failed("accept", TimeoutError())
            raise Away
        fault = waiting.exception()
        if fault is not None:
            self._failed("accept", fault)
            raise Away from fault
        entry.number = waiting.result()
        return entry.number is not None

    async def claim(self, entry: Entry) -> Claim:
        """Ask for it. When the store is away: what came in here is ours, what was left behind is not."""
        if entry.adding is not None and entry.adding.done() and entry.adding.exception() is None:
            if entry.adding.result() is None:
                return Claim.TAKEN  # written late, and then it turned out to be a copy
            entry.number = entry.adding.result()
        now = _now()
        lease_until = now + timedelta(seconds=self._pace.lease)
        try:
            return await self._ask(
                "claim", lambda: self._store.claim(*entry.name, self._holder, now=now, lease_until=lease_until)
            )
        except Away:
            return Claim.TAKEN if entry.is_resumed else Claim.MINE

    async def keep_replies(self, entry: Entry) -> None:
        replies, sent = tuple(entry.replies or ()), entry.sent
        await self._try("replies", lambda: self._store.keep_replies(*entry.name, self._holder, replies, sent))

    async def note_sent(self, entry: Entry) -> None:
        sent = entry.sent
        await self._try("sent", lambda: self._store.note_sent(*entry.name, self._holder, sent))

    async def finish(self, entry: Entry, status: str) -> None:
        """It is over; when the store cannot take that now, it hears it later."""
        self._unfinished[entry.name] = (entry, status)
        while len(self._unfinished) > _MAX_UNFINISHED:
            del self._unfinished[next(iter(self._unfinished))]
        await self._finish(entry, status)

    async def tidy(self) -> None:
        """Tell the store what it missed, and that we are alive. Raises Away."""
        for entry, status in list(self._unfinished.values()):
            if not await self._finish(entry, status) and (entry.adding is None or entry.adding.done()):
                raise Away
        until = _now() + timedelta(seconds=self._pace.lease)
        await self._ask("renew", lambda: self._store.renew(self._holder, lease_until=until))

    async def left_behind(self, channels: Collection[str], known: Collection[Name]) -> list[Entry]:
        """What nobody works on, oldest first. After an absence of the store first everyone tidies. Raises Away."""
        if self._was_away:
            self._was_away = False
            return []
        rows = await self._ask(
            "resume", lambda: self._store.waiting(channels, self._holder, now=_now(), limit=_MAX_WAITING)
        )
        found = [_as_entry(row) for row in rows]
        return [entry for entry in found if entry.name not in known and entry.name not in self._unfinished]

    async def give_up(self) -> dict[str, int]:
        """End what is too old and held by nobody; how many, by channel. Raises Away."""
        now = _now()
        limit = now - timedelta(seconds=self._pace.age)
        return await self._ask("give_up", lambda: self._store.give_up(created_before=limit, now=now))

    async def let_go(self, unkept: Sequence[Entry]) -> None:
        """Leave the rest to the next process, and close. Entries that never were written are, if that is possible."""
        self._failed_at = None
        try:
            for entry in unkept:
                if entry.adding is None and await self.add(entry) and entry.replies is not None:
                    await self.keep_replies(entry)
        except Away:
            log.error("inbox_lost", events=len(unkept))
        try:
            await self.tidy()
            await self._ask("release", lambda: self._store.release(self._holder, now=_now()))
        except Away:
            pass  # counted and logged; the leases end by themselves
        self._intake.close()
        self._thread.shutdown(wait=False, cancel_futures=True)

    async def _finish(self, entry: Entry, status: str) -> bool:
        if entry.adding is not None and not entry.adding.done():
            return False
        if await self._try("finish", lambda: self._store.finish(*entry.name, status, now=_now())):
            self._unfinished.pop(entry.name, None)
            return True
        return False

    async def _try(self, what: str, call: Callable[[], None]) -> bool:
        try:
            await self._ask(what, call)
        except Away:
            return False
        return True

    async def _ask(self, what: str, call: Callable[[], T]) -> T:
        if self._is_resting():
            raise Away
        try:
            work = asyncio.wrap_future(self._thread.submit(call))
            return await asyncio.wait_for(work, self._pace.store)
        except Exception as error:  # a StoreError, its time, the end of the thread
            self._failed_at = time.monotonic()
            self._failed(what, error)
            raise Away from error

    def _is_resting(self) -> bool:
        return self._failed_at is not None and time.monotonic() - self._failed_at < _REST_SECONDS

    def _failed(self, what: str, error: BaseException) -> None:
        self._was_away = True
        STORE_FAILURES.labels(what=f"inbox_{what}").inc()
        reason = error.message if isinstance(error, StoreError) else type(error).__name__
        log.error("store_failed", what=f"inbox_{what}", reason=reason)


def _as_entry(row: OpenEvent) -> Entry:
    return Entry(
        item=Incoming(**vars(row.event)),
        number=row.number,
        is_resumed=True,
        taken_in=row.created.timestamp(),
        attempts=row.attempts,
        sent=row.sent,
        replies=row.replies,
    )


def _now() -> datetime:
    return datetime.now(timezone.utc)
