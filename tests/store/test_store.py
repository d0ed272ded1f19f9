"""The store on both databases: what is kept, what is masked, and that it goes away again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest
from sqlalchemy import Engine, text

from bot.errors import NotFoundError, StoreError
from bot.reply import Reply
from bot.store import Store, Turn, open_engine

NOW = datetime.now(timezone.utc)
HOUR = timedelta(hours=1)


def turn(**changes: Any) -> Turn:
    reply = Reply("antwoord", "Ja.", entry="a/b", confidence=0.9, metadata={"degraded": True})
    return replace(Turn("gesprek", "web", "telt hij mee?", date(2026, 1, 1), [reply], 0.0124), **changes)


def rows(engine: Engine, table: str) -> list[Any]:
    with engine.connect() as connection:
        return list(connection.execute(text(f"SELECT * FROM {table}")))  # noqa: S608


def test_a_turn_is_read_back_as_it_was(store: Store) -> None:
    kept = turn(replies=[Reply("smalltalk", "Dag."), Reply("antwoord", "Ja.", entry="a/b")])
    store.add_turn(kept)
    (found,) = store.turns("gesprek", NOW - HOUR)
    assert found.replies == tuple(kept.replies)
    assert (found.text, found.peildatum) == ("telt hij mee?", date(2026, 1, 1))
    assert found.created == kept.created
    assert store.turns("ander gesprek", NOW - HOUR) == []
    assert store.turns("gesprek", NOW + HOUR) == []


def test_turns_come_back_in_order_and_bounded(store: Store) -> None:
    for number in range(203):
        store.add_turn(turn(text=str(number), replies=[Reply("antwoord", "Ja.")]))
    texts = [found.text for found in store.turns("gesprek", NOW - HOUR)]
    assert texts == [str(number) for number in range(3, 203)]


def test_what_is_kept_says_what_was_answered_and_no_more(store: Store, engine: Engine) -> None:
    store.add_turn(turn())
    (question,) = rows(engine, "question")
    kept = {"id", "conversation", "channel", "text", "peildatum", "milliseconds", "created"}
    kept |= {"language", "soort", "entry", "confidence", "degraded", "offered", "chosen"}  # of the reply, not the user
    assert set(question._mapping) == kept
    assert question.milliseconds == 12
    (answer,) = rows(engine, "answer")
    assert (answer.soort, answer.entry, bool(answer.degraded)) == ("antwoord", "a/b", True)


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("mijn bsn is 111222333, telt dat?", "mijn bsn is [bsn], telt dat?"),
        ("mail jan@voorbeeld.nl", "mail [e-mail]"),
        ("bel 06-12345678", "bel [telefoon]"),
        ("NL91ABNA0417164300", "[iban]"),
    ],
)
def test_personal_data_is_never_written(store: Store, engine: Engine, said: str, kept: str) -> None:
    given = turn(text=said)
    store.add_turn(given)
    store.give_feedback(given.replies[0].message_id, "fout", said)
    assert rows(engine, "question")[0].text == kept
    assert rows(engine, "feedback")[0].toelichting == kept


def test_a_second_verdict_replaces_the_first(store: Store, engine: Engine) -> None:
    given = turn()
    store.add_turn(given)
    message_id = given.replies[0].message_id
    store.give_feedback(message_id, "fout", "bedrag ontbreekt")
    store.give_feedback(message_id, "goed", None)
    (verdict,) = rows(engine, "feedback")
    assert (verdict.oordeel, verdict.toelichting) == ("goed", None)
    assert store.turns("gesprek", NOW - HOUR)[0].oordelen == {message_id: "goed"}


def test_a_verdict_on_an_unknown_answer_is_refused(store: Store, engine: Engine) -> None:
    with pytest.raises(NotFoundError, match="niet"):
        store.give_feedback("bestaat-niet", "goed", None)
    assert rows(engine, "feedback") == []


def test_erasing_takes_the_whole_conversation_and_no_other(store: Store, engine: Engine) -> None:
    for conversation in ("gesprek", "gesprek", "ander"):
        given = turn(conversation=conversation, replies=[Reply("antwoord", "Ja.")])
        store.add_turn(given)
        store.give_feedback(given.replies[0].message_id, "goed", None)
    assert store.erase("gesprek") == 2
    assert store.erase("gesprek") == 0
    assert [len(rows(engine, table)) for table in ("question", "answer", "feedback")] == [1, 1, 1]


def test_what_is_old_is_forgotten_in_two_steps(store: Store, engine: Engine) -> None:
    for age in (0, 2, 100):
        given = turn(created=NOW - timedelta(days=age), replies=[Reply("antwoord", "Ja.", entry="a/b")])
        store.add_turn(given)
        store.give_feedback(given.replies[0].message_id, "goed", None)
    removed = store.forget(logged_before=NOW - timedelta(days=90), readable_before=NOW - timedelta(days=1))
    assert removed == 1
    assert len(rows(engine, "question")) == len(rows(engine, "feedback")) == 2
    assert sorted(answer.reply is None for answer in rows(engine, "answer")) == [False, True]
    assert {answer.entry for answer in rows(engine, "answer")} == {"a/b"}
    assert len(store.turns("gesprek", NOW - timedelta(days=30))) == 1


def test_a_channel_without_reading_back_keeps_no_replies(store: Store, engine: Engine) -> None:
    store.add_turn(turn(channel="rest", is_readable=False))
    assert rows(engine, "answer")[0].reply is None
    assert store.turns("gesprek", NOW - HOUR) == []


def test_a_database_that_is_away_is_one_clear_error() -> None:
    engine = open_engine("postgresql://x@127.0.0.1:1/x")
    with pytest.raises(StoreError):
        Store(engine).add_turn(turn())
    engine.dispose()
