"""The store is away or slow: users are answered all the same, once, and the tables come right afterwards."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from sqlalchemy import Engine, text

from bot.gateway.channels.inbox import Inbox
from bot.gateway.channels.inbox_types import Incoming
from bot.store import open_engine
from tests.gateway.inbox.conftest import PACE, OpenInbox
from tests.gateway.inbox.platform import Platform, item, kill, rows, statuses, until
from tests.gateway.inbox.proxy import Proxy, proxied

SLOWEST_ACCEPT = 3.0  # PACE.accept, and room for a busy machine; without a bound it would be five seconds


async def accept(inbox: Inbox, key: str) -> bool:
    """As a channel does, which has to confirm in time."""
    started = time.monotonic()
    taken = await inbox.accept(item(key))
    assert time.monotonic() - started < SLOWEST_ACCEPT
    return taken


@contextmanager
def broken(engine: Engine) -> Iterator[None]:
    """Every statement fails."""
    with engine.execution_options(writes=True).begin() as connection:
        connection.execute(text("ALTER TABLE inbox RENAME TO elders"))
    yield
    with engine.execution_options(writes=True).begin() as connection:
        connection.execute(text("ALTER TABLE elders RENAME TO inbox"))


@contextmanager
def locked(engine: Engine) -> Iterator[None]:
    """Every writer waits."""
    with engine.execution_options(writes=True).begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("LOCK TABLE inbox IN EXCLUSIVE MODE"))
        yield


async def test_a_store_that_fails_is_no_reason_not_to_answer(
    open_inbox: OpenInbox, platform: Platform, engine: Engine
) -> None:
    inbox = open_inbox()
    await inbox.start()
    with broken(engine):
        assert [await accept(inbox, key) for key in ("a", "b", "a", "b")] == [True, True, False, False]
        await until(lambda: len(platform.arrived) == 2)
    assert not await accept(inbox, "a")
    await asyncio.sleep(1.1)  # so long a store that failed is left alone
    assert await accept(inbox, "c")
    await until(lambda: statuses(engine) == {"c": "done"})
    assert platform.counts() == {"a": 1, "b": 1, "c": 1}


async def test_a_slow_store_is_not_waited_for_and_what_it_wrote_late_is_finished(
    open_inbox: OpenInbox, platform: Platform, engine: Engine
) -> None:
    pace = replace(PACE, lease=10.0)  # a database gives up waiting before a lease ends
    inbox, other = open_inbox(pace), open_inbox(pace)
    await inbox.start()
    with locked(engine):
        assert await accept(inbox, "a")
        assert await accept(inbox, "b")
        assert not await accept(inbox, "a")
        await until(lambda: len(platform.arrived) == 2)
        await asyncio.sleep(0.3)
    await other.start()
    await until(lambda: statuses(engine).get("a") == "done")
    await asyncio.sleep(0.5)
    assert set(statuses(engine).values()) == {"done"}
    assert platform.counts() == {"a": 1, "b": 1}
    assert not await other.accept(item("a"))


async def test_an_end_that_the_store_missed_is_told_later_and_nobody_answers_again(
    open_inbox: OpenInbox, platform: Platform, engine: Engine
) -> None:
    inbox, other = open_inbox(), open_inbox()
    await inbox.start()
    await other.start()
    may_answer = asyncio.Event()

    async def wait(asked: Incoming) -> None:
        await may_answer.wait()

    platform.before_replies = wait
    platform.messages = 2
    assert await accept(inbox, "a")
    await until(lambda: platform.asked)
    with broken(engine):
        may_answer.set()
        await until(lambda: len(platform.arrived) == 2)
        await asyncio.sleep(2.0)  # longer than a lease
    await until(lambda: statuses(engine) == {"a": "done"})
    await asyncio.sleep(0.5)
    assert platform.counts() == {"a": 2}


async def test_what_was_left_behind_waits_until_the_store_is_back(
    open_inbox: OpenInbox, platform: Platform, engine: Engine
) -> None:
    first, second = open_inbox(replace(PACE, lease=0.2)), open_inbox()
    platform.before_replies = lambda asked: asyncio.sleep(60)
    await accept(first, "a")
    await kill(first)
    platform.before_replies = None
    with broken(engine):
        await second.start()
        await asyncio.sleep(1.2)
    await until(lambda: statuses(engine) == {"a": "done"})
    assert platform.counts() == {"a": 1}


async def test_a_copy_of_what_is_being_taken_up_is_known_without_the_store(
    open_inbox: OpenInbox, platform: Platform, engine: Engine
) -> None:
    """The platform sends again what the killed process did not confirm, just when the store is away."""
    first, second = open_inbox(replace(PACE, lease=0.2)), open_inbox()
    may_answer = asyncio.Event()

    async def wait(asked: Incoming) -> None:
        await may_answer.wait()

    platform.before_replies = wait
    await accept(first, "a")
    await kill(first)
    platform.asked.clear()
    await second.start()
    await until(lambda: platform.asked)
    with broken(engine):
        assert not await accept(second, "a")
        may_answer.set()
        await until(lambda: platform.arrived)
        await asyncio.sleep(0.3)
    await until(lambda: statuses(engine) == {"a": "done"})
    assert platform.counts() == {"a": 1}


async def test_what_was_taken_in_without_the_store_is_written_at_the_end(
    open_inbox: OpenInbox, platform: Platform, engine: Engine
) -> None:
    first = open_inbox()
    platform.before_replies = lambda asked: asyncio.sleep(60)
    with broken(engine):
        assert await accept(first, "a")
    await first.drain(0.1)
    assert statuses(engine) == {"a": "open"}
    platform.before_replies = None
    await open_inbox().start()
    await until(lambda: statuses(engine) == {"a": "done"})
    assert platform.counts() == {"a": 1}


@pytest.fixture
async def cuttable(postgres: str, engine: Engine) -> AsyncIterator[tuple[Engine, Proxy]]:
    """The PostgreSQL of this test over a connection that can break."""
    with proxied(str(postgres)) as (address, proxy):
        through = open_engine(address)
        yield through, proxy
        proxy.restore()
        await asyncio.sleep(0.2)
        through.dispose()


@pytest.mark.parametrize("address", ["postgresql"], indirect=True)
@pytest.mark.parametrize("how", ["cut", "silence"])
async def test_postgresql_gone_and_back(
    open_inbox: OpenInbox, platform: Platform, engine: Engine, cuttable: tuple[Engine, Proxy], how: str
) -> None:
    through, proxy = cuttable
    inbox = open_inbox(on=through)
    await inbox.start()
    assert await accept(inbox, "voor")
    await until(lambda: statuses(engine) == {"voor": "done"})
    getattr(proxy, how)()
    assert await accept(inbox, "a")
    assert await accept(inbox, "b")
    assert not await accept(inbox, "a")
    await until(lambda: {"a", "b"} <= set(platform.counts()))
    proxy.restore()
    await asyncio.sleep(2.5)
    assert await accept(inbox, "na")
    await until(lambda: statuses(engine).get("na") == "done")
    await asyncio.sleep(1.5)
    assert set(statuses(engine).values()) == {"done"}
    assert platform.counts() == {"voor": 1, "a": 1, "b": 1, "na": 1}
    assert not await inbox.accept(item("b"))
    assert all(row.text is None for row in rows(engine).values())
