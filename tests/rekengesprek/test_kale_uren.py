"""Hours that are told without the word: an answer to our question in another form than we asked for."""

from __future__ import annotations

import pytest

from .praat import Praat

VRAAG = "reken uit hoeveel banen dit zijn"

ANTWOORDEN = [
    ("3 van 20", [20] * 3),
    ("2 van 24, 1 van 16", [24, 24, 16]),
    ("drie van 24 en twee van 16", [24] * 3 + [16] * 2),
    ("2 werken 24 en 1 werkt 16", [24, 24, 16]),
    ("5x 20 en 2x 12", [20] * 5 + [12] * 2),
    ("drie man met elk 20", [20] * 3),
    ("20 per persoon en het zijn er 5", [20] * 5),
    ("ieder 20, we hebben er 3", [20] * 3),
    ("twee doen er 28 en een 16", [28, 28, 16]),
    ("eentje 20, twee 16", [20, 16, 16]),
    ("een van 20 en een van 30", [20, 30]),
    ("12, 16, 20", [12, 16, 20]),
    ("de ene 20, de andere 12", [20, 12]),
    ("jan 20 en piet 30", [20, 30]),
    ("fulltime, 38 uur bij ons", [38]),
    ("36, voltijd dus", [36]),
]


@pytest.mark.parametrize(("gezegd", "uren"), ANTWOORDEN)
def test_numbers_that_answer_our_question(praat: Praat, gezegd: str, uren: list[int]) -> None:
    assert praat(VRAAG).vraagt == "uren"
    assert praat(gezegd).invoer.get("uren") == uren


GEVRAAGD = [
    "contract is 20 maar hij werkt 24",
    "dat wisselt, meestal 20 soms 24",
    "soms 16 en soms 24 uur",
    "de ene week 16, de andere week 24",
    "elk 20",
    "voltijd is hier 38",
]


@pytest.mark.parametrize("gezegd", GEVRAAGD)
def test_hours_of_one_person_that_differ_are_not_added_up(praat: Praat, gezegd: str) -> None:
    assert praat(VRAAG, gezegd).berekening is None


@pytest.mark.parametrize("gezegd", ["4", "we hebben er 4", "4 mensen"])
def test_how_many_there_are_comes_later(praat: Praat, gezegd: str) -> None:
    assert praat(VRAAG, "elk 20", gezegd).invoer.get("uren") == [20] * 4


PER_PERSOON = [
    ("24 uur pp, 4 personen, hoeveel banen?", "3.76"),
    ("4 mensen van 24 uur pp hoeveel banen", "3.76"),
    ("hoeveel banen: 3 medewerkers 16u p.p.", "1.88"),
    ("jan zit op pp 24 uur, hoeveel banen telt hij", "0.00"),
]


@pytest.mark.parametrize(("gezegd", "waarde"), PER_PERSOON)
def test_pp_behind_hours_of_several_is_each(praat: Praat, gezegd: str, waarde: str) -> None:
    assert praat(gezegd).waarde == waarde
