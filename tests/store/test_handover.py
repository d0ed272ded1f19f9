"""Questions for advisers in the store: who has them, what was answered, and that they go when they must."""

from __future__ import annotations

import threading
from datetime import date, datetime, time, timedelta, timezone
from typing import Any

import pytest
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from bot.errors import InputError, NotFoundError, StoreError
from bot.reply import Reply
from bot.store import (
    AuditLog,
    HandoverSettings,
    HandoverSettingsStore,
    HandoverStore,
    NewHandover,
    Store,
    Turn,
    open_engine,
)
from bot.store.handover_models import HandoverAnswerRow, HandoverRow

ANNA, BERT = ("lokaal:anna", "Anna"), ("lokaal:bert", "Bert")


@pytest.fixture
def inbox(engine: Engine) -> HandoverStore:
    return HandoverStore(engine)


def new(number: str = "een", **changes: Any) -> NewHandover:
    return NewHandover(**{
        "id": number, "code_hash": f"hash-{number}", "conversation": "gesprek", "channel": "web",
        "question": "Mag dit?", "entry": "a/b", "turns": ({"vraag": "Mag dit?", "antwoorden": []},), **changes,
    })  # fmt: skip


def test_from_open_to_closed(inbox: HandoverStore, engine: Engine) -> None:
    inbox.add(new())
    assert inbox.counts() == {"open": 1, "taken": 0, "answered": 0, "closed": 0}
    inbox.take("een", *ANNA, instead_of=None)
    inbox.answer("een", *ANNA, "Ja.", after=0)
    inbox.answer("een", *ANNA, "En meer.", after=1)
    inbox.close("een", ANNA[0])
    found = inbox.by_code("hash-een")
    assert found is not None
    assert (found.status, [answer.text for answer in found.answers]) == ("closed", ["Ja.", "En meer."])
    assert found.answers[0].created.tzinfo is not None
    assert [one.id for one in inbox.of_conversation("gesprek")] == ["een"]
    entries = AuditLog(engine).latest(subject="overdracht/een")
    assert [entry.action.partition(".")[2] for entry in reversed(entries)] == [
        "neem", "antwoord", "antwoord", "sluit",
    ]  # fmt: skip
    assert "Ja." not in str(entries)


def test_two_advisers_never_cross(inbox: HandoverStore) -> None:
    inbox.add(new())
    inbox.take("een", *ANNA, instead_of=None)
    with pytest.raises(InputError, match="Anna heeft deze vraag intussen opgepakt"):
        inbox.take("een", *BERT, instead_of=None)
    for act in (
        lambda: inbox.answer("een", *BERT, "Nee.", after=0),
        lambda: inbox.give_back("een", BERT[0]),
        lambda: inbox.close("een", BERT[0]),
    ):
        with pytest.raises(InputError, match="Anna heeft deze vraag opgepakt"):
            act()
    inbox.take("een", *BERT, instead_of=ANNA[0])  # who sees that Anna has it may take it over
    inbox.answer("een", *BERT, "Nee.", after=0)
    with pytest.raises(InputError, match="intussen al een antwoord"):
        inbox.answer("een", *BERT, "Nee.", after=0)
    with pytest.raises(InputError, match="al een antwoord"):
        inbox.give_back("een", BERT[0])


def test_of_many_at_once_one_has_it(inbox: HandoverStore) -> None:
    inbox.add(new())
    won: list[str] = []

    def take(name: str) -> None:
        try:
            inbox.take("een", name, name, instead_of=None)
            won.append(name)
        except InputError:
            pass

    threads = [threading.Thread(target=take, args=(f"adviseur {number}",)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(won) == 1
    assert inbox.get("een").taken_by == won[0]


def test_given_back_is_open_again(inbox: HandoverStore) -> None:
    inbox.add(new())
    inbox.take("een", *ANNA, instead_of=None)
    with pytest.raises(InputError, match="nog geen antwoord"):
        inbox.close("een", ANNA[0])
    inbox.give_back("een", ANNA[0])
    assert (inbox.get("een").status, inbox.get("een").taken_by) == ("open", None)


def test_what_waits_longest_comes_first(inbox: HandoverStore, engine: Engine) -> None:
    for number in ("een", "twee"):
        inbox.add(new(number))
    assert [one.id for one in inbox.listed("open")] == ["een", "twee"]
    for number in ("een", "twee"):
        inbox.take(number, *ANNA, instead_of=None)
        inbox.answer(number, *ANNA, "Ja.", after=0)
    assert [one.id for one in inbox.listed("answered")] == ["twee", "een"]


def test_erasing_a_conversation_reaches_it(inbox: HandoverStore, store: Store, engine: Engine) -> None:
    inbox.add(new())
    inbox.add(new("ander", conversation="ander gesprek"))
    inbox.take("een", *ANNA, instead_of=None)
    inbox.answer("een", *ANNA, "Ja.", after=0)
    assert store.erase("gesprek") == 0
    assert inbox.by_code("hash-een") is None
    with pytest.raises(NotFoundError, match="gewist"):
        inbox.answer("een", *ANNA, "Ja.", after=1)
    with Session(engine) as session:
        assert session.scalars(select(HandoverAnswerRow)).all() == []
    assert inbox.get("ander").status == "open"


def test_it_is_forgotten_with_the_questions(inbox: HandoverStore, store: Store, engine: Engine) -> None:
    inbox.add(new())
    inbox.add(new("jong"))
    now = datetime.now(timezone.utc)
    with engine.execution_options(writes=True).begin() as connection:
        connection.execute(HandoverRow.__table__.update().where(HandoverRow.id == "een").values(created=now - timedelta(days=91)))  # type: ignore[attr-defined]  # fmt: skip
    store.forget(logged_before=now - timedelta(days=90), readable_before=now)
    assert inbox.by_code("hash-een") is None
    assert inbox.get("jong").status == "open"


def test_the_last_turns_with_what_is_left_of_their_answers(inbox: HandoverStore, store: Store) -> None:
    now = datetime.now(timezone.utc)
    for number in range(12):
        reply = Reply("antwoord", f"Antwoord {number}", entry="a/b")
        store.add_turn(
            Turn("gesprek", "web", f"Vraag {number}", None, [reply], 0.1, created=now, is_readable=number > 5)
        )
    found = inbox.recent("gesprek", now - timedelta(days=1))
    assert [turn.text for turn in found] == [f"Vraag {number}" for number in range(2, 12)]
    assert found[-1].replies[0]["text"] == "Antwoord 11"
    assert found[0].replies[0] == {"soort": "antwoord", "entry": "a/b"}
    assert inbox.recent("gesprek", now + timedelta(days=1)) == []


def test_an_answer_is_sent_by_one_process_and_tried_again(inbox: HandoverStore) -> None:
    inbox.add(new(channel="teams", address={"conversation": "c"}))
    inbox.take("een", *ANNA, instead_of=None)
    inbox.answer("een", *ANNA, "Ja.", after=0)
    now = datetime.now(timezone.utc)
    (delivery,) = inbox.claim(now)
    assert (delivery.channel, delivery.address, delivery.text) == ("teams", {"conversation": "c"}, "Ja.")
    assert inbox.claim(now) == []
    inbox.settle(delivery.answer, "waiting", again_at=now + timedelta(minutes=1))
    assert inbox.claim(now + timedelta(seconds=59)) == []
    assert len(inbox.claim(now + timedelta(seconds=61))) == 1
    inbox.close("een", ANNA[0])
    assert inbox.get("een").can_send  # not before it has arrived
    inbox.settle(delivery.answer, "sent")
    assert not inbox.get("een").can_send  # where it goes is kept no longer than needed
    assert inbox.get("een").answers[0].delivery == "sent"


def test_a_delivery_is_not_tried_for_ever(inbox: HandoverStore) -> None:
    inbox.add(new(channel="teams", address={"conversation": "c"}))
    inbox.take("een", *ANNA, instead_of=None)
    inbox.answer("een", *ANNA, "Ja.", after=0)
    now = datetime.now(timezone.utc)
    tries = 0
    while inbox.claim(now):
        tries, now = tries + 1, now + timedelta(hours=1)
    assert tries == 8
    assert inbox.get("een").answers[0].delivery == "failed"


def sending(inbox: HandoverStore, *texts: str) -> None:
    inbox.add(new(channel="teams", address={"conversation": "c"}))
    inbox.take("een", *ANNA, instead_of=None)
    for number, text in enumerate(texts):
        inbox.answer("een", *ANNA, text, after=number)


def test_every_answer_of_a_closed_question_is_still_sent(inbox: HandoverStore) -> None:
    sending(inbox, "Ja.", "En meer.")
    now = datetime.now(timezone.utc)
    first, second = inbox.claim(now)
    inbox.close("een", ANNA[0])
    inbox.settle(first.answer, "sent")
    inbox.settle(second.answer, "waiting", again_at=now)
    (again,) = inbox.claim(now + timedelta(seconds=1))
    inbox.settle(again.answer, "sent")
    found = inbox.get("een")
    assert ([one.delivery for one in found.answers], found.can_send) == (["sent", "sent"], False)


def test_an_address_goes_when_the_last_attempt_failed(inbox: HandoverStore) -> None:
    sending(inbox, "Ja.")
    inbox.close("een", ANNA[0])
    now = datetime.now(timezone.utc)
    while inbox.claim(now):
        now += timedelta(hours=1)
    assert not inbox.get("een").can_send


def test_what_is_claimed_at_once_can_be_sent_within_the_claim(inbox: HandoverStore) -> None:
    sending(inbox, *map(str, range(12)))
    now = datetime.now(timezone.utc)
    claimed = inbox.claim(now)
    assert claimed
    assert len(claimed) * 20 < 120  # seconds: what one may take at most, and how long they are claimed


def test_settings_are_kept_with_who_changed_them(engine: Engine) -> None:
    store = HandoverSettingsStore(engine)
    assert store.read() == HandoverSettings()
    chosen = HandoverSettings(
        is_on=True,
        hours=((time(8, 30), time(12)), *(None,) * 6),
        closed_days={date(2026, 12, 25): "Kerst"},
        working_days=3,
    )
    store.write(chosen, "lokaal:bea")
    found = store.read()
    assert (found.hours, found.closed_days, found.working_days) == (chosen.hours, chosen.closed_days, 3)
    assert found.changed_by == "lokaal:bea"
    assert AuditLog(engine).latest()[0].details["wordt"]["uren"][0] == ["08:30", "12:00"]


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"hours": ((time(9), time(9)), *(None,) * 6)}, "eindtijd"),
        ({"is_on": True, "hours": (None,) * 7}, "geen enkele dag"),
        ({"working_days": 0}, "werkdagen"),
        ({"closed_days": {date(2026, 1, 1) + timedelta(days=n): "" for n in range(101)}}, "gesloten dagen"),
    ],
)
def test_impossible_settings_are_refused(engine: Engine, changes: dict[str, Any], told: str) -> None:
    with pytest.raises(InputError, match=told):
        HandoverSettingsStore(engine).write(HandoverSettings(**changes), "x")


def test_a_database_that_is_away_is_a_store_error() -> None:
    away = open_engine("postgresql://x@127.0.0.1:1/x")
    with pytest.raises(StoreError):
        HandoverStore(away).counts()
    with pytest.raises(StoreError):
        HandoverSettingsStore(away).read()
    away.dispose()
