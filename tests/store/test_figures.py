"""The figures: counted right, in days of the Netherlands, fast, and the same on both databases."""

from __future__ import annotations

import time
from datetime import date, datetime, timezone

from sqlalchemy import Engine, insert

from bot.store import FigureStore, Period, open_engine, upgrade
from bot.store.handover_models import HandoverRow
from bot.store.models import Answer, Feedback, Question
from tests.console.overzicht.questions import log_questions

DAY = date(2026, 11, 22)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=timezone.utc)


def log(engine: Engine, *questions: dict[str, object]) -> None:
    rows = [
        {
            "id": number, "conversation": "c", "channel": "web", "text": "x", "milliseconds": 10, "soort": "antwoord",
            "entry": None, "degraded": False, "chosen": False, "offered": None, "created": at("2026-11-22 12:00"), **one,
        }
        for number, one in enumerate(questions, 1)
    ]  # fmt: skip
    with engine.execution_options(writes=True).begin() as connection:
        connection.execute(insert(Question), rows)


def test_a_day_ends_at_midnight_in_the_netherlands(engine: Engine) -> None:
    log(
        engine,
        {"created": at("2026-07-01 21:59")},  # summer: 23.59
        {"created": at("2026-07-01 22:00")},  # the next day
        {"created": at("2026-11-21 22:59")},  # winter: 23.59
        {"created": at("2026-11-21 23:00"), "channel": "teams"},
        {"created": at("2026-11-22 23:00")},  # beyond the period
    )
    summer = FigureStore(engine).of(Period(date(2026, 7, 1), date(2026, 7, 2)))
    assert summer.by_day == {date(2026, 7, 1): {"web": 1}, date(2026, 7, 2): {"web": 1}}
    winter = FigureStore(engine).of(Period(date(2026, 11, 21), DAY))
    assert winter.by_day == {date(2026, 11, 21): {"web": 1}, DAY: {"teams": 1}}


def test_kinds_entries_misses_and_times(engine: Engine) -> None:
    log(
        engine,
        {"entry": "a/een", "milliseconds": 10},
        {"entry": "a/een", "milliseconds": 20, "degraded": True},
        {"entry": "a/twee", "milliseconds": 30},
        {"soort": "buiten_bereik", "text": "Mag dat?", "milliseconds": 40},
        {"soort": "buiten_bereik", "text": "mag dat", "milliseconds": 1000},
        {"soort": "buiten_bereik", "text": "ontslag", "entry": "buiten-bereik/ontslag", "channel": "slack"},
        {"soort": "verduidelijking", "text": "keus", "offered": ["a", "b"]},
        {"soort": "verduidelijking", "text": "gekozen", "offered": ["a", "b"], "chosen": True},
        {"soort": "verduidelijking", "text": "hoeveel uur", "offered": None},
        {"soort": None},
    )
    found = FigureStore(engine).of(Period(DAY, DAY))
    assert found.total == 10
    assert found.by_soort == {"antwoord": 3, "buiten_bereik": 3, "verduidelijking": 3, "smalltalk": 1}
    assert found.degraded == 1
    assert list(found.by_entry.items()) == [("a/een", 2), ("a/twee", 1), ("buiten-bereik/ontslag", 1)]
    assert found.missed == [("Mag dat?", 2), ("keus", 1)]
    assert (found.times["web"].amount, found.times["web"].p50, found.times["web"].p95) == (9, 10, 1000)
    assert found.times[""].amount == 10


def test_verdicts_and_questions_for_advisers(engine: Engine) -> None:
    log(engine, {}, {}, {})
    now = at("2026-11-22 12:00")
    with engine.execution_options(writes=True).begin() as connection:
        for number, oordeel in ((1, "goed"), (2, "fout"), (3, "fout")):
            answer = {"message_id": str(number), "question_id": number, "position": 0, "soort": "antwoord",
                      "entry": "a/een", "confidence": 1.0, "degraded": False}  # fmt: skip
            connection.execute(insert(Answer), [answer])
            connection.execute(
                insert(Feedback), [{"message_id": str(number), "oordeel": oordeel, "created": now, "updated": now}]
            )
        for number, answered in enumerate((at("2026-11-22 14:00"), at("2026-11-22 20:00"), None)):
            connection.execute(insert(HandoverRow), [{
                "id": str(number), "code_hash": str(number), "conversation": "c", "channel": "web", "question": "x",
                "turns": [], "status": "open", "created": now, "answered": answered,
            }])  # fmt: skip
    found = FigureStore(engine).of(Period(DAY, DAY))
    assert found.verdicts == {"fout": 2, "goed": 1}
    assert found.disliked == [("a/een", 2)]
    assert (found.handover.sent, found.handover.answered, found.handover.hours) == (3, 2, 2.0)


def test_nothing_is_nothing(engine: Engine) -> None:
    found = FigureStore(engine).of(Period(DAY, DAY))
    assert (found.total, found.by_day, found.missed, found.times, found.handover.hours) == (0, {}, [], {}, None)


def test_a_hundred_thousand_questions_in_the_same_figures_fast(postgres: str, tmp_path, address: str) -> None:  # type: ignore[no-untyped-def]
    """Both databases hold the same; each is quick enough to wait for."""
    if address.startswith("sqlite"):
        return  # once, with both
    found = []
    for where in (f"sqlite:///{tmp_path / 'veel.db'}", address):
        engine = open_engine(where)
        upgrade(engine)
        log_questions(engine, 100_000, Period(DAY, DAY).until, days=90, entries=[f"a/{n}" for n in range(300)])
        store, period = FigureStore(engine), Period(date(2026, 8, 25), DAY)
        store.of(period)
        started = time.perf_counter()
        found.append(store.of(period))
        assert time.perf_counter() - started < 4
        engine.dispose()
    assert found[0] == found[1]
    assert found[0].total > 99_000
