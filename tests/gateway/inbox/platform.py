"""A channel of the test's own, and how to wait, look into the tables, and die like a process."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from sqlalchemy import Engine, text

from bot.gateway.channels.inbox import Inbox
from bot.gateway.channels.inbox_types import Incoming, Sent
from bot.reply import Reply


def item(key: str, conversation: str = "slack:T1:D1", words: str = "telt hij mee?") -> Incoming:
    return Incoming("slack", key, conversation, "bericht", words, {"channel": "D1", "thread_ts": None})


class Platform:
    """Answers with as many messages as asked for, and remembers what arrived."""

    name = "slack"

    def __init__(self) -> None:
        self.arrived: list[tuple[str, str]] = []  # key, text
        self.asked: list[Incoming] = []
        self.messages = 1
        self.at_work = 0
        self.at_work_most = 0
        self.before_replies: Callable[[Incoming], Awaitable[None]] | None = None
        self.before_sending: Callable[[Incoming, int], Awaitable[None]] | None = None

    async def replies(self, item: Incoming) -> Sequence[Reply]:
        self.asked.append(item)
        self.at_work += 1
        self.at_work_most = max(self.at_work, self.at_work_most)
        try:
            if self.before_replies:
                await self.before_replies(item)
        finally:
            self.at_work -= 1
        return [Reply("antwoord", f"{item.text} [{number}]") for number in range(self.messages)]

    async def deliver(self, item: Incoming, replies: Sequence[Reply], sent: int, note: Sent) -> None:
        for number, reply in enumerate(replies):
            if number < sent:
                continue
            if self.before_sending:
                await self.before_sending(item, number)
            self.arrived.append((item.key, reply.text))
            await note(number + 1)

    def counts(self) -> Counter[str]:
        return Counter(key for key, _ in self.arrived)


async def until(condition: Callable[[], Any], seconds: float = 20.0) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "did not happen in time"
        await asyncio.sleep(0.01)


def rows(engine: Engine) -> dict[str, Any]:
    with engine.connect() as connection:
        return {row.key: row for row in connection.execute(text("SELECT * FROM inbox ORDER BY id"))}


def statuses(engine: Engine) -> dict[str, str]:
    return {key: row.status for key, row in rows(engine).items()}


async def kill(inbox: Inbox) -> None:
    """As when its process is killed: nothing is told to the store, nothing goes on."""
    tasks = {*inbox._workers.values(), *inbox._taking} | ({inbox._ticking} if inbox._ticking else set())
    inbox._is_draining = True
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    inbox._ledger._intake._thread.shutdown(wait=True, cancel_futures=True)
    inbox._ledger._thread.shutdown(wait=True, cancel_futures=True)
