"""Worked examples in answers come from the rules, on the date that is asked."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from actions.rekenregels import InvoerFout
from actions.voorbeelden import work_out
from bot.knowledge import Kennis, inspect_kennis
from bot.knowledge.model import Voorbeeld
from bot.knowledge.replies import ReplyBuilder

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("rekenhulp", "invoer", "tekst", "day", "worked"),
    [
        ("tellen", {"uren": 20}, "{uitkomst} baan", TODAY, "0,78 baan"),
        ("tellen", {"uren": [16, 9.5]}, "{uitkomst}", TODAY, "1"),
        ("loonkostensubsidie", {"uren": 36, "loonwaarde": 60}, "{subsidie}, samen {uitkomst}", TODAY, "€ 1.009,58, samen € 1.246,84"),
        ("proefplaatsing", {"start": "2026-12-31", "uitvoerder": "UWV"}, "{uitkomst}", TODAY, "28 februari 2027"),
        ("quotum", {"sector": "markt", "fte": 100, "voltijdsuren": 36}, "{uitkomst}", TODAY, None),
    ],
)  # fmt: skip
def test_an_example_is_worked_out(
    kennis: Kennis, rekenhulp: str, invoer: dict[str, object], tekst: str, day: date, worked: str | None
) -> None:
    assert work_out(Voorbeeld(rekenhulp, invoer, tekst), day, kennis.figuren) == worked


@pytest.mark.parametrize(
    ("rekenhulp", "invoer", "tekst"),
    [
        ("onbekend", {}, "{uitkomst}"),
        ("tellen", {"uur": 20}, "{uitkomst}"),
        ("tellen", {"uren": -1}, "{uitkomst}"),
        ("tellen", {"uren": 20}, "{antwoord}"),
    ],
)
def test_an_example_that_cannot_be_is_refused(
    kennis: Kennis, rekenhulp: str, invoer: dict[str, object], tekst: str
) -> None:
    with pytest.raises(InvoerFout):
        work_out(Voorbeeld(rekenhulp, invoer, tekst), TODAY, kennis.figuren)


def test_the_answer_shows_the_outcome_of_the_date_asked(builder: ReplyBuilder) -> None:
    entry = "loonkostensubsidie/hoeveel-subsidie-krijg-ik"
    now = builder.for_entry(entry, TODAY, today=TODAY).text
    then = builder.for_entry(entry, date(2025, 3, 1), today=TODAY).text
    assert "€ 1.246,84" in now
    assert "€ 1.169,37" in then
    assert "€ 1.246,84" not in then


def test_the_check_names_file_line_and_remedy_of_a_bad_example(small_knowledge: Path) -> None:
    path = small_knowledge / "telling" / "loon.yml"
    text = path.read_text()
    example = (
        "    voorbeelden:\n      - {rekenhulp: tellen, invoer: {uur: 20}, tekst: '{uitkomst}'}\n    bronnen: [wet]"
    )
    path.write_text(text.replace("    bronnen: [wet]", example))
    _, problems = inspect_kennis(small_knowledge, rekenaar=work_out)
    assert [(problem.file, problem.line) for problem in problems] == [("knowledge/telling/loon.yml", 17)]
    assert "uur" in problems[0].message
