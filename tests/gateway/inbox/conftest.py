from __future__ import annotations

import time
from collections.abc import AsyncIterator, Callable

import pytest
from sqlalchemy import Engine

from bot.gateway.channels.inbox import Inbox
from bot.gateway.channels.inbox_entry import Pace
from bot.reply import Reply
from bot.store import InboxStore
from tests.gateway.inbox.platform import Platform
from tests.store.conftest import address, engine, postgres  # noqa: F401

PACE = Pace(
    accept=1.0, store=2.0, lease=1.5, tick=0.1, turn=2.0, age=60.0, first_retry=0.02, last_retry=0.1, attempts=5
)
OpenInbox = Callable[..., Inbox]


@pytest.fixture
def platform() -> Platform:
    return Platform()


@pytest.fixture
async def open_inbox(engine: Engine, platform: Platform) -> AsyncIterator[OpenInbox]:  # noqa: F811
    """open_inbox(): another process's inbox on the same database, for the same platform. Ended afterwards."""
    opened: list[Inbox] = []

    def open_one(pace: Pace = PACE, channel: Platform | None = None, on: Engine | None = None) -> Inbox:
        fault = Reply("fout", "Er is een storing.")
        opened.append(Inbox(InboxStore(on or engine), [channel or platform], fault, pace))
        return opened[-1]

    yield open_one
    started = time.monotonic()
    for inbox in opened:
        await inbox.drain(1.0)
    assert time.monotonic() - started < 10
