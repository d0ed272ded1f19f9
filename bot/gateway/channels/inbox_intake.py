"""Writing down what comes in: whatever waits for the store at one moment goes in one transaction."""

from __future__ import annotations

from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import datetime, timedelta, timezone

from bot.errors import StoreError
from bot.store import Event, InboxStore

_MAX_TOGETHER = 100


class Intake:
    """A thread of its own: what is being sent never keeps the next event waiting. lease: in seconds."""

    def __init__(self, store: InboxStore, holder: str, lease: float) -> None:
        self._store = store
        self._holder = holder
        self._lease = timedelta(seconds=lease)
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="inbox-in")
        self._waiting: deque[tuple[Event, Future[int | None]]] = deque()

    def add(self, event: Event) -> Future[int | None]:
        """Its number, or None when it was known. Cancelled before it was written, it never will be.

        Raises RuntimeError after `close`.
        """
        adding: Future[int | None] = Future()
        self._waiting.append((event, adding))
        self._thread.submit(self._add_all)
        return adding

    def close(self) -> None:
        self._thread.shutdown(wait=False, cancel_futures=True)

    def _add_all(self) -> None:
        taken = [self._waiting.popleft() for _ in range(min(len(self._waiting), _MAX_TOGETHER))]
        batch = [(event, adding) for event, adding in taken if adding.set_running_or_notify_cancel()]
        if not batch:
            return
        now = datetime.now(timezone.utc)
        events = [event for event, _ in batch]
        try:
            outcomes = self._store.add(events, self._holder, now=now, lease_until=now + self._lease)
        except Exception as error:
            outcomes = [StoreError(f"inbox: {type(error).__name__}")] * len(batch)
        for (_, adding), outcome in zip(batch, outcomes, strict=True):
            if isinstance(outcome, StoreError):
                adding.set_exception(outcome)
            else:
                adding.set_result(outcome)
