"""A process with an inbox, to be killed: `python -m tests.gateway.inbox.process ADDRESS FILE accept|resume`."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from bot.gateway.channels.inbox import Inbox
from bot.gateway.channels.inbox_entry import Pace
from bot.gateway.channels.inbox_types import Incoming, Sent
from bot.reply import Reply
from bot.store import InboxStore, open_engine


class OnPaper:
    """Sends by writing a line; the first process hangs after its first."""

    name = "slack"

    def __init__(self, arrived: Path, *, is_hanging: bool) -> None:
        self._arrived = arrived
        self._is_hanging = is_hanging
        self.is_done = asyncio.Event()

    async def replies(self, item: Incoming) -> Sequence[Reply]:
        return [Reply("antwoord", "Ja."), Reply("antwoord", "En dit ook.")]

    async def deliver(self, item: Incoming, replies: Sequence[Reply], sent: int, note: Sent) -> None:
        for number in range(sent, len(replies)):
            with self._arrived.open("a") as file:
                file.write(f"{number}\n")
            await note(number + 1)
            if self._is_hanging:
                print("first arrived", flush=True)
                await asyncio.sleep(3600)
        self.is_done.set()


async def main(address: str, arrived: str, what: str) -> None:
    engine = open_engine(address)
    channel = OnPaper(Path(arrived), is_hanging=what == "accept")
    inbox = Inbox(InboxStore(engine), [channel], Reply("fout", "Storing."), replace(Pace(), lease=1.0, tick=0.2))
    await inbox.start()
    if what == "accept":
        await inbox.accept(Incoming("slack", "a", "slack:D1", "bericht", "telt hij mee?", {"channel": "D1"}))
    await asyncio.wait_for(channel.is_done.wait(), 60)
    await inbox.drain(2.0)
    engine.dispose()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
