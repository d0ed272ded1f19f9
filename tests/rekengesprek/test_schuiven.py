"""Follow-ups that say by how much: a start moved, one person less."""

from __future__ import annotations

import pytest

from bot.knowledge.replies import ReplyBuilder

from .praat import Praat, open_motor

START = "proefplaatsing bij UWV start 31 januari 2027, wanneer is de laatste dag"


@pytest.mark.parametrize(
    ("said", "first_day"),
    [
        ("en als we 1 week later beginnen?", "2027-02-07"),
        ("en als we een maand later starten", "2027-02-28"),
        ("en 3 dagen eerder?", "2027-01-28"),
        ("en als we 2 weken later starten, dus 14 februari 2027", "2027-02-14"),
    ],
)
def test_the_start_moves_by_so_much(builder: ReplyBuilder, said: str, first_day: str) -> None:
    assert Praat(open_motor(builder))(START, said).invoer["start"] == first_day


@pytest.mark.parametrize(
    "said", ["en als we 2 weken later starten, dus 15 maart 2027", "en als we 40 jaar later starten?"]
)
def test_a_move_that_cannot_be_or_contradicts_is_not_calculated(builder: ReplyBuilder, said: str) -> None:
    praat = Praat(open_motor(builder))
    praat(START)
    assert praat(said).invoer.get("start") in (None, "2027-03-15")


def test_one_of_several_with_the_same_hours_stops(builder: ReplyBuilder) -> None:
    praat = Praat(open_motor(builder))
    assert praat("3 mensen van 24 uur per week, allemaal in het register, hoeveel banen").waarde == "2.82"
    assert praat("en als er eentje stopt?").waarde == "1.88"


def test_of_different_hours_nobody_is_dropped_by_guess(builder: ReplyBuilder) -> None:
    praat = Praat(open_motor(builder))
    praat("jan 12 uur en piet 28 uur per week in het register, hoeveel banen")
    assert praat("en als er eentje stopt?").berekening is None


def test_hours_that_came_from_several_numbers_are_shown(builder: ReplyBuilder) -> None:
    praat = Praat(open_motor(builder))
    answer = praat("hij werkt van 8 tot 12, vier dagen in de week, hoeveel banen is dat")
    assert "vier dagen x 4 uur = 16 uur per week" in answer.text
    assert "vier dagen x 4 uur" not in praat("nee, 20 uur").text


def test_hours_a_month_become_hours_a_week(builder: ReplyBuilder) -> None:
    answer = Praat(open_motor(builder))(
        "contract 104 uur per maand, loonwaarde 60%, hoeveel loonkostensubsidie krijg ik"
    )
    assert answer.invoer["uren"] == 24 and "104 uur per maand x 12 / 52 = 24 uur per week" in answer.text
