"""Hours of one person and of several: what is counted, and what is asked because it can be read in two ways."""

from __future__ import annotations

from decimal import Decimal
from itertools import permutations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from actions.zonder_motor import ZonderMotor

from .praat import Praat

MENSEN = [
    ("hoeveel baan is 24 uur", ["24"]),
    ("3 mensen van 20 uur hoeveel banen", ["20"] * 3),
    ("hoeveel banen zijn drie medewerkers die 12 uur per week werken", ["12"] * 3),
    ("3 x 20 uur hoeveel banen", ["20"] * 3),
    ("12, 16 en 28 uur: hoeveel banen?", ["12", "16", "28"]),
    ("jan werkt 24 uur en piet 20 uur, hoeveel banen is dat", ["24", "20"]),
    ("drie mensen met 12, 16 en 20 uur, hoeveel banen", ["12", "16", "20"]),
    ("2 mensen met 12 en 20 uur, hoeveel banen", ["12", "20"]),
    ("3 mensen van 20 uur en 2 mensen van 24 uur, hoeveel banen?", ["20", "20", "20", "24", "24"]),
    ("2 mensen van 24 uur en 3 mensen van 20 uur, hoeveel banen?", ["24", "24", "20", "20", "20"]),
    ("2 van 20 uur en 1 van 32 uur, hoeveel banen?", ["20", "20", "32"]),
    ("wij hebben 2 mensen van 36 uur en 1 van 20 uur, hoeveel banen", ["36", "36", "20"]),
    ("4 mensen van 20 uur en 1 van 32 uur, hoeveel banen", ["20"] * 4 + ["32"]),
    ("3 eigen medewerkers van 20 uur, hoeveel banen", ["20"] * 3),
    ("hij werkt 4 dagen van 8 uur, hoeveel baan is dat", ["32"]),
    ("hoeveel baan is 0,8 fte van 40 uur", ["32"]),
    ("hoeveel banen is 2 fte van 36 uur?", ["72"]),
    ("25 fte van 40 uur, hoeveel banen is dat", ["1000"]),
    ("hoeveel baan is iemand die om de week 16 uur werkt", ["8"]),
    ("tien mensen van 24,5 uur, hoeveel banen", ["24.5"] * 10),
]  # fmt: skip


@pytest.mark.parametrize(("gezegd", "uren"), MENSEN, ids=[gezegd for gezegd, _ in MENSEN])
def test_hours_of_people(praat: Praat, gezegd: str, uren: list[str]) -> None:
    beurt = praat(gezegd)
    assert beurt.naam == "tellen", beurt.text
    said = [Decimal(str(value)) for value in beurt.invoer["uren"]]
    assert sum(said) == sum(map(Decimal, uren)), said
    assert beurt.waarde == f"{round(sum(said) / Decimal('25.5'), 2):.2f}"


# what is said, period as told, outcome
PERIODEN = [
    (("hoeveel baan is 24 uur per week",), "week", "0.94"),
    (("hoeveel baan is 110,5 uur per maand",), "maand", "1.00"),
    (("hoeveel baan is 1.331 uur per jaar",), "jaar", "1.00"),
    (("hoeveel banen zijn 998 uur",), "jaar", "0.75"),
    (("hoeveel baan is 120 uur", "Maand"), "maand", "1.09"),
    (("hoeveel baan is 120 uur", "per jaar"), "jaar", "0.09"),
]


@pytest.mark.parametrize(("gezegd", "periode", "waarde"), PERIODEN)
def test_period(praat: Praat, gezegd: tuple[str, ...], periode: str, waarde: str) -> None:
    beurt = praat(*gezegd)
    assert (beurt.invoer["periode"], beurt.waarde) == (periode, waarde)


GEVRAAGD = [
    ("hoeveel baan is 20 tot 24 uur", "uren"),
    ("hoeveel baan is elke ochtend 4 uur", "uren"),
    ("hoeveel baan is 24 uur per week en 80 uur per maand", "uren"),
    ("hoeveel baan is 120 uur", "periode"),
    ("Mo en Daan 32 uur, hoeveel banen zijn dat", "uren"),
    ("hoeveel baan is hij", "uren"),
]


@pytest.mark.parametrize(("gezegd", "veld"), GEVRAAGD)
def test_what_can_be_read_in_two_ways_is_asked(praat: Praat, gezegd: str, veld: str) -> None:
    beurt = praat(gezegd)
    assert beurt.berekening is None, beurt.text
    assert beurt.vraagt == veld


def test_another_person_comes_on_top(praat: Praat) -> None:
    assert praat("3 mensen van 20 uur hoeveel banen", "en er komt nog iemand van 12 uur bij").waarde == "2.82"


def test_whose_hours_change_is_not_guessed(praat: Praat) -> None:
    beurt = praat("jan werkt 24 uur en piet 20 uur, hoeveel banen is dat", "en als het 28 is?")
    assert beurt.berekening is None
    assert praat("28 en 20 uur").waarde == "1.88"


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(1, 40), min_size=2, max_size=4))
def test_the_order_of_people_makes_no_difference(motor: ZonderMotor, uren: list[int]) -> None:
    def waarde(hours: tuple[int, ...]) -> str | None:
        listed = ", ".join(f"{value} uur" for value in hours[:-1])
        return Praat(motor)(f"Voor hoeveel banen tellen {listed} en {hours[-1]} uur samen mee?").waarde

    expected = f"{round(Decimal(sum(uren)) / Decimal('25.5'), 2):.2f}"
    for hours in list(permutations(uren))[:6]:
        assert waarde(hours) == expected
