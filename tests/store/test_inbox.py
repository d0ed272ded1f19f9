"""The inbox's table on both databases: what is kept, who may take it, and that it goes away again."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from alembic import command
from sqlalchemy import Engine, inspect, text

from bot.errors import StoreError
from bot.reply import Reply
from bot.store import Claim, Event, InboxStore, Store, Turn, open_engine, upgrade
from bot.store.database import _config

NOW = datetime.now(timezone.utc)
LEASE = NOW + timedelta(seconds=30)
LATER = NOW + timedelta(seconds=31)
ADDRESS = {"channel": "D1", "thread_ts": None, "naam": "\x00 \ud83d é"}


@pytest.fixture
def inbox(engine: Engine) -> InboxStore:
    return InboxStore(engine)


def event(key: str, **changes: Any) -> Event:
    return replace(Event("slack", key, "slack:T1:D1", "vraag", "telt hij mee?", ADDRESS), **changes)


def add(inbox: InboxStore, *events: Event, holder: str = "een", created: datetime = NOW) -> list[Any]:
    return inbox.add(events, holder, now=created, lease_until=created + timedelta(seconds=30))


def rows(engine: Engine) -> dict[str, Any]:
    with engine.connect() as connection:
        return {row.key: row for row in connection.execute(text("SELECT * FROM inbox ORDER BY id"))}


def test_a_batch_is_kept_in_order_and_copies_are_known(inbox: InboxStore) -> None:
    first = add(inbox, *(event(str(number)) for number in range(150)))
    assert first == sorted(first)
    known, new, copy, known_too = add(inbox, event("0"), event("nieuw"), event("nieuw"), event("1"))
    assert (known, copy, known_too) == (None, None, None)
    assert new > first[-1]
    waiting = inbox.waiting(["slack"], "twee", now=LATER, limit=1000)
    assert [found.event.key for found in waiting][:150] == [str(number) for number in range(150)]


def test_an_event_is_read_back_as_it_was_but_masked(inbox: InboxStore, engine: Engine) -> None:
    add(inbox, event("a", text="mijn bsn is 111222333 \x00\ud83d"))
    (found,) = inbox.waiting(["slack"], "een", now=NOW, limit=10)
    assert found.event == event("a", text="mijn bsn is [bsn] ?")
    assert (found.attempts, found.sent, found.replies) == (0, 0, None)
    assert "111222333" not in str(rows(engine)["a"])


def test_a_long_text_is_cut_where_no_number_is(inbox: InboxStore, engine: Engine) -> None:
    add(inbox, event("a", text="111222333 " * 2000))
    kept = rows(engine)["a"].text
    assert len(kept) == 4000
    assert not any(char.isdigit() for char in kept)


def test_a_long_key_is_known_again(inbox: InboxStore) -> None:
    assert add(inbox, event("x" * 5000))[0] is not None
    assert add(inbox, event("x" * 5000)) == [None]
    assert add(inbox, event("x" * 4999))[0] is not None
    assert inbox.claim("slack", "x" * 5000, "een", now=NOW, lease_until=LEASE) is Claim.MINE


def test_one_that_cannot_be_kept_does_not_take_the_others_along(inbox: InboxStore, engine: Engine) -> None:
    cannot = event("b", address={"x": object()})
    first, refused, second = add(inbox, event("a"), cannot, event("c", conversation="anders"))
    assert isinstance(refused, StoreError)
    assert None not in (first, second)
    assert list(rows(engine)) == ["a", "c"]


def test_the_oldest_of_a_conversation_goes_first(inbox: InboxStore) -> None:
    add(inbox, event("a"), event("b"), event("ander", conversation="slack:T1:D2"))

    def claim(key: str, holder: str = "een", now: datetime = NOW) -> Claim:
        return inbox.claim("slack", key, holder, now=now, lease_until=now + timedelta(seconds=30))

    assert claim("b") is Claim.BLOCKED
    assert claim("ander") is Claim.MINE
    assert claim("a", holder="twee") is Claim.TAKEN
    assert claim("a", holder="twee", now=LATER) is Claim.MINE
    assert claim("a", now=LATER) is Claim.TAKEN
    inbox.finish("slack", "a", "done", now=LATER)
    assert claim("a") is Claim.OVER
    assert claim("b") is Claim.MINE
    assert claim("nooit") is Claim.ABSENT


def test_who_lost_a_row_changes_it_no_more(inbox: InboxStore, engine: Engine) -> None:
    add(inbox, event("a"))
    inbox.claim("slack", "a", "twee", now=LATER, lease_until=LATER + timedelta(seconds=30))
    inbox.keep_replies("slack", "a", "een", [Reply("antwoord", "Ja.")], 1)
    inbox.note_sent("slack", "a", "een", 5)
    assert (rows(engine)["a"].replies, rows(engine)["a"].sent) == (None, 0)


def test_replies_are_kept_until_it_is_over(inbox: InboxStore, engine: Engine) -> None:
    replies = [Reply("antwoord", "Ja.", entry="a/b"), Reply("fout", "Nee.")]
    add(inbox, event("a"))
    inbox.keep_replies("slack", "a", "een", replies, 0)
    inbox.note_sent("slack", "a", "een", 1)
    (found,) = inbox.waiting(["slack"], "een", now=NOW, limit=10)
    assert found.replies == tuple(replies)
    assert found.sent == 1
    inbox.finish("slack", "a", "failed", now=NOW)
    inbox.finish("slack", "a", "done", now=NOW)
    row = rows(engine)["a"]
    assert row.status == "failed"
    assert (row.conversation, row.text, row.address, row.replies, row.holder) == (None,) * 5


def test_renewing_and_releasing_are_for_what_is_held(inbox: InboxStore) -> None:
    add(inbox, event("a"), event("b", conversation="anders"))
    add(inbox, event("c"), holder="twee")
    inbox.renew("een", lease_until=LATER + timedelta(hours=1))

    def free(now: datetime) -> list[str]:
        return [found.event.key for found in inbox.waiting(["slack"], "drie", now=now, limit=10)]

    assert free(LATER) == ["c"]
    inbox.release("een", now=NOW)
    assert free(NOW) == ["a", "b"]
    assert inbox.waiting(["teams"], "drie", now=LATER, limit=10) == []


def test_what_is_too_old_ends_and_in_the_end_goes(inbox: InboxStore, engine: Engine) -> None:
    add(inbox, event("oud"), event("oud", channel="teams"), created=NOW - timedelta(days=4))
    add(inbox, event("uur"), created=NOW - timedelta(hours=2))
    add(inbox, event("nieuw"))
    assert inbox.give_up(created_before=NOW - timedelta(hours=1), now=NOW) == {"slack": 2, "teams": 1}
    assert inbox.give_up(created_before=NOW - timedelta(hours=1), now=NOW) == {}
    assert {key: row.status for key, row in rows(engine).items()} == {"oud": "failed", "uur": "failed", "nieuw": "open"}
    assert rows(engine)["uur"].text is None
    assert inbox.forget(NOW - timedelta(days=3)) == 2
    assert list(rows(engine)) == ["uur", "nieuw"]


def test_the_migration_goes_down_and_up_beside_the_questions(engine: Engine) -> None:
    store = Store(engine)
    store.add_turn(Turn("gesprek", "web", "telt hij mee?", None, [Reply("antwoord", "Ja.")], 0.01))
    with engine.execution_options(writes=True).begin() as connection:
        config = _config()
        config.attributes["connection"] = connection
        command.downgrade(config, "0001")
    assert not {"inbox", "channel_switch", "audit"} & set(inspect(engine).get_table_names())
    upgrade(engine)
    assert add(InboxStore(engine), event("a"))[0] is not None
    assert len(store.turns("gesprek", NOW - timedelta(hours=1))) == 1


def test_a_database_that_is_away_is_one_clear_error() -> None:
    engine = open_engine("postgresql://x@127.0.0.1:1/x")
    inbox = InboxStore(engine)
    outcomes = add(inbox, event("a"), event("b"))
    assert all(isinstance(outcome, StoreError) for outcome in outcomes)
    with pytest.raises(StoreError):
        inbox.claim("slack", "a", "een", now=NOW, lease_until=LEASE)
    engine.dispose()
