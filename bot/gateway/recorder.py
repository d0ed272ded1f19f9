"""Keeps what was asked and answered, beside the answering: never in its way, whatever the database does."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from datetime import datetime, timedelta, timezone
from functools import partial
from typing import TypeVar

import structlog

from bot.errors import BanenwijzerError, StoreError
from bot.gateway.metrics import STORE_FAILURES
from bot.store import Store, StoredTurn, StoreReadiness, Turn

log = structlog.get_logger(__name__)

T = TypeVar("T")

_MAX_WAITING = 500
_READ_SECONDS = 5.0
_FORGET_EVERY_SECONDS = 15 * 60.0
_KEPT_FOR_COPIES = timedelta(days=3)  # platforms send an event again for hours, not for days

Forget = Callable[[datetime], int]


class Recorder:
    """One thread for one store: what is noted first is there when it is read or judged a moment later.

    forget_also: other tables whose rows from before a moment are removed, by name.
    """

    def __init__(
        self,
        store: Store,
        *,
        retention_days: int,
        conversation_hours: int,
        forget_also: Mapping[str, Forget] | None = None,
    ) -> None:
        self._store = store
        self._forget_also = dict(forget_also or {})
        self._retention = timedelta(days=retention_days)
        self._readable = timedelta(hours=conversation_hours)
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="store")
        self._waiting = 0

    def note(self, turn: Turn) -> None:
        """Keep a turn, later; returns at once and never fails."""
        if self._waiting >= _MAX_WAITING:
            self._failed("turn", StoreError("too many turns wait for the store"))
            return
        try:
            writing = self._thread.submit(self._store.add_turn, turn)
        except RuntimeError as error:  # the app is closing
            self._failed("turn", error)
            return
        self._waiting += 1
        writing.add_done_callback(self._written)

    async def give_feedback(self, message_id: str, oordeel: str, toelichting: str | None) -> None:
        """Raises NotFoundError for an answer that is not kept, StoreError when the database fails."""
        await self._ask("feedback", lambda: self._store.give_feedback(message_id, oordeel, toelichting))

    async def turns(self, conversation: str) -> list[StoredTurn]:
        """The turns that may still be read back, oldest first. Raises StoreError."""
        since = datetime.now(timezone.utc) - self._readable
        return await self._ask("read", lambda: self._store.turns(conversation, since))

    async def erase(self, conversation: str) -> int:
        """Remove a conversation; how many questions that were. Raises StoreError."""
        return await self._ask("erase", lambda: self._store.erase(conversation))

    async def ask(self, what: str, call: Callable[[], T]) -> T:
        """Another question to the same database, after everything that was noted before. Raises as the call does."""
        return await self._ask(what, call)

    async def readiness(self) -> StoreReadiness:
        try:
            return await self._ask("readiness", self._store.readiness)
        except StoreError:
            return StoreReadiness.UNREACHABLE

    async def forget_forever(self) -> None:
        """Remove what is too old, now and every quarter of an hour."""
        while True:
            now = datetime.now(timezone.utc)
            limits = {"logged_before": now - self._retention, "readable_before": now - self._readable}
            try:
                removed = await self._ask("forget", lambda limits=limits: self._store.forget(**limits))  # type: ignore[misc]
                if removed:
                    log.info("forgotten", questions=removed)
            except StoreError:
                pass  # counted and logged; next time again
            for what, forget in self._forget_also.items():
                with suppress(StoreError):
                    await self._ask(f"forget_{what}", partial(forget, now - _KEPT_FOR_COPIES))
            await asyncio.sleep(_FORGET_EVERY_SECONDS)

    def close(self) -> None:
        """Write what still waits, and let the database go."""
        self._thread.shutdown(wait=True)
        self._store.close()

    async def _ask(self, what: str, call: Callable[[], T]) -> T:
        work = asyncio.get_running_loop().run_in_executor(self._thread, call)
        try:
            return await asyncio.wait_for(work, _READ_SECONDS)
        except TimeoutError:
            error = StoreError("store: no answer in time")
            self._failed(what, error)
            raise error from None
        except StoreError as error:
            self._failed(what, error)
            raise

    def _written(self, result: Future[None]) -> None:
        self._waiting -= 1
        error = None if result.cancelled() else result.exception()
        if error is not None:
            self._failed("turn", error)

    @staticmethod
    def _failed(what: str, error: BaseException) -> None:
        STORE_FAILURES.labels(what=what).inc()
        reason = error.message if isinstance(error, BanenwijzerError) else type(error).__name__
        log.error("store_failed", what=what, reason=reason)
