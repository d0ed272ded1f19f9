"""What is accepted is answered once: under copies, several processes, faults and busy platforms."""

from __future__ import annotations

import asyncio
import time
from dataclasses import replace

import pytest
from sqlalchemy import Engine

from bot.gateway.channels.inbox_entry import Pace
from bot.gateway.channels.inbox_types import Incoming, TryLater, Undeliverable
from tests.gateway.inbox.conftest import PACE, OpenInbox
from tests.gateway.inbox.platform import Platform, item, rows, statuses, until


def test_a_channel_can_confirm_in_time() -> None:
    assert Pace().accept <= 0.3


def test_attempts_last_as_long_as_an_answer_is_of_use() -> None:
    pace = Pace()
    longest = [min(pace.first_retry * 2**number, pace.last_retry) for number in range(pace.attempts - 1)]
    assert sum(longest) * 0.75 > pace.age  # as they are on average


async def test_what_is_accepted_is_answered_and_then_emptied(
    open_inbox: OpenInbox, platform: Platform, engine: Engine
) -> None:
    inbox = open_inbox()
    platform.messages = 2
    assert await inbox.accept(item("a", words="mijn bsn is 111222333"))
    assert "[bsn]" in rows(engine)["a"].text  # it was written before accept returned, and masked
    await until(lambda: statuses(engine) == {"a": "done"})
    assert platform.arrived == [("a", "mijn bsn is 111222333 [0]"), ("a", "mijn bsn is 111222333 [1]")]
    row = rows(engine)["a"]
    assert (row.conversation, row.text, row.address, row.replies, row.holder) == (None,) * 5
    assert row.sent == 2
    assert row.done is not None


async def test_twenty_copies_at_two_processes_at_once_are_one_answer(
    open_inbox: OpenInbox, platform: Platform, engine: Engine
) -> None:
    both = [open_inbox(), open_inbox()]
    taken = await asyncio.gather(*(both[number % 2].accept(item("a")) for number in range(20)))
    assert taken.count(True) == 1
    await until(lambda: statuses(engine) == {"a": "done"})
    for inbox in both:
        assert not await inbox.accept(item("a"))
    assert not await open_inbox().accept(item("a"))
    await asyncio.sleep(0.2)
    assert platform.counts() == {"a": 1}


async def test_a_key_belongs_to_its_channel(open_inbox: OpenInbox, platform: Platform) -> None:
    other = Platform()
    other.name = "teams"
    assert await open_inbox().accept(item("a"))
    assert await open_inbox(channel=other).accept(replace(item("a"), channel="teams"))
    await until(lambda: platform.counts() == other.counts() == {"a": 1})


async def test_a_conversation_keeps_its_order_and_others_go_on(open_inbox: OpenInbox, platform: Platform) -> None:
    inbox = open_inbox()

    async def first_is_slow(asked: Incoming) -> None:
        await asyncio.sleep(0.3 if asked.key == "0" else 0)

    platform.before_replies = first_is_slow
    for number in range(6):
        await inbox.accept(item(str(number)))
    await inbox.accept(item("ander", conversation="slack:T1:D2"))
    await until(lambda: len(platform.arrived) == 7)
    keys = [key for key, _ in platform.arrived]
    assert keys[0] == "ander"
    assert keys[1:] == [str(number) for number in range(6)]


async def test_a_conversation_keeps_its_order_over_two_processes(
    open_inbox: OpenInbox, platform: Platform, engine: Engine
) -> None:
    one, two = open_inbox(), open_inbox()

    async def first_is_slow(asked: Incoming) -> None:
        await asyncio.sleep(0.3 if asked.key == "0" else 0)

    platform.before_replies = first_is_slow
    await one.accept(item("0"))
    await two.accept(item("1"))
    await until(lambda: set(statuses(engine).values()) == {"done"})
    assert [key for key, _ in platform.arrived] == ["0", "1"]


async def test_a_hundred_conversations_stay_apart_a_few_at_a_time(
    open_inbox: OpenInbox, platform: Platform, engine: Engine
) -> None:
    inbox = open_inbox(replace(PACE, accept=10.0, store=10.0))
    durations: list[float] = []

    async def think(asked: Incoming) -> None:
        await asyncio.sleep(0.1)

    async def accept(number: int) -> None:
        started = time.monotonic()
        await inbox.accept(item(str(number), conversation=f"slack:T1:D{number}", words=f"vraag {number}"))
        durations.append(time.monotonic() - started)

    platform.before_replies = think
    await asyncio.gather(*(accept(number) for number in range(100)))
    await until(lambda: len(statuses(engine)) == 100 and set(statuses(engine).values()) == {"done"})
    assert sorted(platform.arrived) == sorted((str(number), f"vraag {number} [0]") for number in range(100))
    assert 2 <= platform.at_work_most <= 8
    assert max(durations) < 3.0  # 0.25, and room for a busy machine


async def test_a_busy_platform_is_left_alone_as_long_as_it_asks(
    open_inbox: OpenInbox, platform: Platform, engine: Engine
) -> None:
    inbox = open_inbox()
    tried: list[float] = []

    async def busy(asked: Incoming, number: int) -> None:
        tried.append(time.monotonic())
        if len(tried) == 1:
            raise TryLater(0.4)
        if len(tried) == 2:
            raise TryLater

    platform.before_sending = busy
    await inbox.accept(item("a"))
    await until(lambda: statuses(engine) == {"a": "done"})
    assert tried[1] - tried[0] >= 0.4
    assert len(platform.asked) == 1
    assert platform.counts() == {"a": 1}


async def test_a_platform_that_asks_for_a_moment_every_time_does_not_use_up_the_attempts(
    open_inbox: OpenInbox, platform: Platform, engine: Engine
) -> None:
    """As Slack does when many answers go to one channel: a second each, for all of them at once."""
    inbox = open_inbox(replace(PACE, first_retry=0.2, last_retry=1.0))
    free_at = time.monotonic() + 0.5

    async def busy(asked: Incoming, number: int) -> None:
        if time.monotonic() < free_at:
            raise TryLater(0.01)

    platform.before_sending = busy
    await inbox.accept(item("a"))
    await until(lambda: statuses(engine).get("a") != "open")
    assert statuses(engine) == {"a": "done"}
    assert platform.counts() == {"a": 1}


async def test_messages_that_arrived_are_not_sent_again(
    open_inbox: OpenInbox, platform: Platform, engine: Engine
) -> None:
    inbox = open_inbox()
    platform.messages = 3
    refusals = [TryLater(), TryLater()]

    async def busy(asked: Incoming, number: int) -> None:
        if number == 2 and refusals:
            raise refusals.pop()

    platform.before_sending = busy
    await inbox.accept(item("a"))
    await until(lambda: statuses(engine) == {"a": "done"})
    assert [words[-3:] for _, words in platform.arrived] == ["[0]", "[1]", "[2]"]


@pytest.mark.parametrize("pace", [replace(PACE, attempts=3), replace(PACE, age=0.3, attempts=1000)])
async def test_a_platform_that_stays_away_is_given_up(
    open_inbox: OpenInbox, platform: Platform, engine: Engine, pace: object
) -> None:
    inbox = open_inbox(pace)

    async def away(asked: Incoming, number: int) -> None:
        raise TryLater

    platform.before_sending = away
    await inbox.accept(item("a"))
    await until(lambda: statuses(engine) == {"a": "failed"})
    row = rows(engine)["a"]
    assert (row.conversation, row.text, row.address, row.replies) == (None,) * 4


async def test_what_can_never_be_delivered_fails_at_once_and_the_next_goes_on(
    open_inbox: OpenInbox, platform: Platform, engine: Engine
) -> None:
    inbox = open_inbox()

    async def refused(asked: Incoming, number: int) -> None:
        if asked.key == "a":
            raise Undeliverable("channel_not_found")

    platform.before_sending = refused
    await inbox.accept(item("a"))
    await inbox.accept(item("b"))
    await until(lambda: statuses(engine) == {"a": "failed", "b": "done"})
    assert platform.counts() == {"b": 1}


async def test_a_fault_in_making_the_answer_is_told(open_inbox: OpenInbox, platform: Platform) -> None:
    inbox = open_inbox()

    async def fault(asked: Incoming) -> None:
        raise KeyError(asked.text)

    platform.before_replies = fault
    await inbox.accept(item("a"))
    await until(lambda: platform.arrived)
    assert platform.arrived == [("a", "Er is een storing.")]


async def test_an_answer_that_never_comes_is_a_fault_too(open_inbox: OpenInbox, platform: Platform) -> None:
    inbox = open_inbox(replace(PACE, turn=0.2))

    async def hang(asked: Incoming) -> None:
        await asyncio.sleep(3600)

    platform.before_replies = hang
    await inbox.accept(item("a"))
    await until(lambda: platform.arrived)
    assert platform.arrived == [("a", "Er is een storing.")]


async def test_an_answer_that_cannot_be_sent_becomes_the_word_that_there_is_a_fault(
    open_inbox: OpenInbox, platform: Platform, engine: Engine
) -> None:
    """As when a channel cannot render this one reply."""
    inbox = open_inbox()
    faults: list[str] = []

    async def cannot_render(asked: Incoming, number: int) -> None:
        if len(faults) < 3:
            faults.append(asked.key)
            raise ValueError

    platform.before_sending = cannot_render
    await inbox.accept(item("a"))
    await until(lambda: statuses(engine) == {"a": "done"})
    assert platform.arrived == [("a", "Er is een storing.")]


async def test_sending_that_always_faults_ends(open_inbox: OpenInbox, platform: Platform, engine: Engine) -> None:
    inbox = open_inbox()

    async def fault(asked: Incoming, number: int) -> None:
        raise ValueError

    platform.before_sending = fault
    await inbox.accept(item("a"))
    await until(lambda: statuses(engine) == {"a": "failed"})
    assert rows(engine)["a"].attempts == 4
