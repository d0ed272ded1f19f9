"""A process ends in the middle, by force or by request; the next one goes on where it stopped."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

from sqlalchemy import Engine, text

from bot.gateway.channels.inbox_types import Incoming, TryLater
from bot.paths import ROOT
from bot.store import Claim, Event, InboxStore
from tests.gateway.inbox.conftest import PACE, OpenInbox
from tests.gateway.inbox.platform import Platform, item, kill, rows, statuses, until

DOOMED = replace(PACE, lease=0.2)  # of a process that is killed: what it held is soon free


async def test_killed_while_the_answer_is_made(open_inbox: OpenInbox, platform: Platform, engine: Engine) -> None:
    first, second = open_inbox(DOOMED), open_inbox()
    forever = asyncio.Event()

    async def hang(asked: Incoming) -> None:
        await forever.wait()

    platform.before_replies = hang
    for number in range(3):
        await first.accept(item(str(number), words="bel 06-12345678"))
    await until(lambda: platform.asked)
    await kill(first)
    platform.before_replies = None
    await second.start()
    await until(lambda: set(statuses(engine).values()) == {"done"})
    assert [key for key, _ in platform.arrived] == ["0", "1", "2"]
    assert platform.arrived[0][1] == "bel [telefoon] [0]"
    assert rows(engine)["0"].attempts == 2


async def test_killed_between_two_messages_goes_on_with_the_second(
    open_inbox: OpenInbox, platform: Platform, engine: Engine
) -> None:
    first, second = open_inbox(DOOMED), open_inbox()
    platform.messages = 3

    async def hang_at_the_second(asked: Incoming, number: int) -> None:
        if number == 1:
            await asyncio.Event().wait()

    platform.before_sending = hang_at_the_second
    await first.accept(item("a"))
    await until(lambda: rows(engine)["a"].sent == 1)
    kept = rows(engine)["a"].replies
    assert kept is not None
    await kill(first)
    platform.before_sending = None
    await second.start()
    await until(lambda: statuses(engine) == {"a": "done"})
    assert [words[-3:] for _, words in platform.arrived] == ["[0]", "[1]", "[2]"]
    assert len(platform.asked) == 1  # the answer was kept, not made again


async def test_what_a_living_process_works_on_is_left_to_it(
    open_inbox: OpenInbox, platform: Platform, engine: Engine
) -> None:
    """Longer than a lease lasts, so it has to be renewed."""
    first, second = open_inbox(replace(PACE, turn=10.0)), open_inbox()
    await first.start()
    await second.start()

    async def slow(asked: Incoming) -> None:
        await asyncio.sleep(2.5 * PACE.lease)

    platform.before_replies = slow
    await first.accept(item("a"))
    await until(lambda: statuses(engine) == {"a": "done"})
    assert platform.counts() == {"a": 1}
    assert len(platform.asked) == 1


async def test_two_processes_that_resume_at_once_answer_once(
    open_inbox: OpenInbox, platform: Platform, engine: Engine
) -> None:
    first = open_inbox(DOOMED)
    platform.before_replies = lambda asked: asyncio.sleep(60)
    for number in range(20):
        await first.accept(item(str(number), conversation=f"slack:T1:D{number % 4}"))
    await kill(first)
    platform.before_replies = None
    for inbox in (open_inbox(), open_inbox()):
        await inbox.start()
    await until(lambda: set(statuses(engine).values()) == {"done"})
    assert set(platform.counts().values()) == {1}
    for conversation in range(4):
        keys = [int(key) for key, _ in platform.arrived if int(key) % 4 == conversation]
        assert keys == sorted(keys)


async def test_what_is_too_old_is_not_answered_anymore(
    open_inbox: OpenInbox, platform: Platform, engine: Engine
) -> None:
    first, second = open_inbox(DOOMED), open_inbox(replace(PACE, age=0.5))
    platform.before_replies = lambda asked: asyncio.sleep(60)
    await first.accept(item("a"))
    await kill(first)
    await asyncio.sleep(0.6)
    platform.before_replies = None
    await second.start()
    await until(lambda: statuses(engine) == {"a": "failed"})
    assert platform.arrived == []


async def test_a_message_that_kills_its_process_every_time_is_given_up(
    open_inbox: OpenInbox, platform: Platform, engine: Engine
) -> None:
    await _accepted_and_left(open_inbox, platform)
    with engine.begin() as connection:
        connection.execute(text(f"UPDATE inbox SET attempts = {PACE.attempts}"))  # noqa: S608
    platform.before_replies = None
    await open_inbox().start()
    await until(lambda: statuses(engine) == {"a": "failed"})
    assert platform.arrived == []


async def test_replies_of_an_unreadable_version_are_made_anew(
    open_inbox: OpenInbox, platform: Platform, engine: Engine
) -> None:
    await _accepted_and_left(open_inbox, platform)
    with engine.begin() as connection:
        connection.execute(text('UPDATE inbox SET replies = \'[{"soort": "antwoord"}]\''))
    platform.before_replies = None
    await open_inbox().start()
    await until(lambda: statuses(engine) == {"a": "done"})
    assert len(platform.arrived) == 1


async def _accepted_and_left(open_inbox: OpenInbox, platform: Platform) -> None:
    inbox = open_inbox(DOOMED)
    platform.before_replies = lambda asked: asyncio.sleep(60)
    await inbox.accept(item("a"))
    await kill(inbox)


async def test_at_the_end_what_runs_ends_and_the_rest_is_left_at_once(
    open_inbox: OpenInbox, platform: Platform, engine: Engine
) -> None:
    first = open_inbox(replace(PACE, lease=60.0, turn=60.0))
    may_answer = asyncio.Event()

    async def wait(asked: Incoming) -> None:
        await may_answer.wait()

    platform.before_replies = wait
    for number in range(12):
        await first.accept(item(f"{number}a", conversation=f"slack:T1:D{number}"))
        await first.accept(item(f"{number}b", conversation=f"slack:T1:D{number}"))
    await until(lambda: platform.at_work == 8)
    asyncio.get_running_loop().call_later(0.2, may_answer.set)
    await first.drain(20.0)
    assert sorted(statuses(engine).values()) == ["done"] * 8 + ["open"] * 16
    assert len(platform.arrived) == 8
    platform.before_replies = None
    await open_inbox().start()
    await until(lambda: set(statuses(engine).values()) == {"done"})
    assert set(platform.counts().values()) == {1}


async def test_at_the_end_what_takes_too_long_is_left_to_the_next(
    open_inbox: OpenInbox, platform: Platform, engine: Engine
) -> None:
    first = open_inbox(replace(PACE, lease=60.0, turn=60.0))
    platform.before_replies = lambda asked: asyncio.sleep(60)
    await first.accept(item("a"))
    await until(lambda: platform.at_work == 1)
    await first.drain(0.2)
    assert statuses(engine) == {"a": "open"}
    platform.before_replies = None
    await open_inbox().start()
    await until(lambda: statuses(engine) == {"a": "done"})
    assert platform.counts() == {"a": 1}


async def test_waiting_for_a_busy_platform_does_not_keep_the_end_waiting(
    open_inbox: OpenInbox, platform: Platform, engine: Engine
) -> None:
    first = open_inbox()

    async def busy(asked: Incoming, number: int) -> None:
        raise TryLater(30)

    platform.before_sending = busy
    await first.accept(item("a"))
    await until(lambda: first._pausing)
    await asyncio.wait_for(first.drain(60.0), 10.0)
    assert statuses(engine) == {"a": "open"}
    assert rows(engine)["a"].replies is not None


async def test_a_row_of_another_process_is_not_claimed(engine: Engine) -> None:
    store = InboxStore(engine)
    now = datetime.now(timezone.utc)
    later = now + timedelta(minutes=1)
    assert store.add([Event(**vars(item("a")))], "een", now=now, lease_until=later) != [None]
    assert store.claim("slack", "a", "twee", now=now, lease_until=later) is Claim.TAKEN
    assert store.claim("slack", "a", "een", now=now, lease_until=later) is Claim.MINE
    assert store.claim("slack", "a", "twee", now=later, lease_until=later + timedelta(1)) is Claim.MINE
    assert store.claim("slack", "a", "een", now=later, lease_until=later) is Claim.TAKEN


def test_a_process_that_is_really_killed(address: str, tmp_path: Path, engine: Engine) -> None:
    """Killed after the first of two messages; started again, it sends the second and no first one again."""
    arrived = tmp_path / "arrived"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "tests.gateway.inbox.process", address, str(arrived)]
    with subprocess.Popen([*command, "accept"], cwd=ROOT, env=environment, stdout=subprocess.PIPE) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == b"first arrived\n"
        first.send_signal(signal.SIGKILL)
    assert rows(engine)["a"].status == "open"
    subprocess.run([*command, "resume"], cwd=ROOT, env=environment, check=True, timeout=90)
    assert arrived.read_text().split() == ["0", "1"]
    assert rows(engine)["a"].status == "done"
