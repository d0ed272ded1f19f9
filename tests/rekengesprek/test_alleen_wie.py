"""Some of those who were counted: what they count for, and what changes for two of them at once."""

from __future__ import annotations

import pytest

from .praat import Praat

LIJST = "Jan 24, Els 32 en Bo 16 uur, hoeveel banen?"
GROEP = "2 mensen 24 uur en 3 mensen 16 uur, hoeveel banen?"

VRAGEN = [
    (LIJST, "voor hoeveel telt Els?", "1.25"),
    (LIJST, "Voor hoeveel telt Els mee?", "1.25"),
    (LIJST, "en alleen Bo?", "0.63"),
    (LIJST, "en Bo?", "0.63"),
    (LIJST, "wat telt Jan?", "0.94"),
    (LIJST, "alleen Els en Bo", "1.88"),
    (LIJST, "en voor hoeveel tellen Jan en Bo samen?", "1.57"),
    (GROEP, "en hoeveel zijn alleen die drie?", "1.88"),
    (GROEP, "hoeveel tellen die van 24 uur?", "1.88"),
]


@pytest.mark.parametrize(("eerst", "vraag", "waarde"), VRAGEN)
def test_a_question_about_some_of_them(praat: Praat, eerst: str, vraag: str, waarde: str) -> None:
    praat(eerst)
    assert praat(vraag).waarde == waarde


def test_the_list_stays_as_it_was(praat: Praat) -> None:
    praat(LIJST, "voor hoeveel telt Els?")
    assert praat("en Bo?").waarde == "0.63"
    assert praat("en zonder Bo?").invoer["uren"] == [24, 32]


TWEE = [
    ("Jan en Bo gaan allebei 4 uur meer werken", [28, 32, 20]),
    ("Els en Bo werken 2 uur minder", [24, 30, 14]),
    ("ze gaan allemaal 4 uur meer werken", [28, 36, 20]),
    ("Els en Bo gaan naar 20 uur", [24, 20, 20]),
    ("Els en Bo werken samen 40 uur", [24, 20, 20]),
    ("en als Jan ermee stopt en Bo 24 uur gaat doen?", [32, 24]),
    ("Els gaat weg en Jan krijgt 8 uur van haar", [32, 16]),
    ("Jan gaat naar 28 en Bo naar 20", [28, 32, 20]),
    ("Bo en Jan zijn weg", [32]),
]


@pytest.mark.parametrize(("gezegd", "uren"), TWEE)
def test_two_of_them_change(praat: Praat, gezegd: str, uren: list[int]) -> None:
    praat(LIJST)
    assert praat(gezegd).invoer.get("uren") == uren
