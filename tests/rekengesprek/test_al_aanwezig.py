"""Who is there already is told by name, under a heading, or behind the outcome."""

from __future__ import annotations

import pytest

from .praat import Praat

# what is said; people or hours a week, hours that are there already
INEENS = [
    ("We moeten 2 garantiebanen. We hebben al Achmed voor 28 uur. Hoeveel uur is er nog nodig?", "23.00", 28),
    ("Doel 8 banen\nhuidig: Jan 24 uur, Els 32 uur\nnieuwe mensen: 20 uur\nhoeveel mensen nodig?", "8", 56),
    ("Doel is 6 banen. Nu in dienst: Piet 24 uur en Mo 20 uur. Hoeveel mensen van 28 uur nodig?", "4", 44),
    ("We moeten 4 banen. Er werkt al iemand 32 uur. Hoeveel uur is er nog nodig?", "70.00", 32),
    ("Wij willen 4 banen. Marieke (28 uur) en Jos (20 uur) zijn er al. Hoeveel mensen van 24 uur nodig?", "3", 48),
    ("We moeten 3 banen halen, Fatma werkt hier al 16 uur. Hoeveel mensen van 20 uur nodig?", "4", 16),
    ("hoeveel uur nodig voor 3 banen als Piet al 20 uur doet?", "56.50", 20),
    ("hoeveel mensen nodig voor 5 banen, ze werken hier 24 uur", "6", None),
    ("Wij van Gemeente Utrecht hebben nu contracten van 24 uur. Hoeveel mensen nodig voor 5 banen?", "6", None),
    ("Bij Bakkerij Jansen werken we met contracten van 24 uur. Hoeveel mensen nodig voor 5 banen?", "6", None),
    ("Bij Albert Heijn werken ze nu 24 uur. Hoeveel mensen nodig voor 5 banen?", "6", None),
    ("Bij ons in Zwolle is het nu 24 uur. Hoeveel mensen nodig voor 5 banen?", "6", None),
    ("Ik ben Kees. Wij moeten 5 banen hebben, contracten zijn hier 24 uur. Hoeveel mensen nodig?", "6", None),
]


@pytest.mark.parametrize(("gezegd", "waarde", "aanwezig"), INEENS)
def test_hours_of_somebody_named_are_there_already(
    praat: Praat, gezegd: str, waarde: str, aanwezig: int | None
) -> None:
    beurt = praat(gezegd)
    assert (beurt.naam, beurt.waarde) == ("benodigd", waarde), beurt.text
    assert beurt.invoer.get("uren_aanwezig") == aanwezig


VERVOLG = [
    ("we hebben Jan al voor 20 uur", "5", 20),
    ("Jan (20 uur) werkt hier al", "5", 20),
    ("en Jan komt erbij voor 20 uur", "5", 20),
    ("en met 20 uur?", "7", None),
]


@pytest.mark.parametrize(("gezegd", "waarde", "aanwezig"), VERVOLG)
def test_somebody_is_named_behind_the_outcome(praat: Praat, gezegd: str, waarde: str, aanwezig: int | None) -> None:
    praat("hoeveel mensen nodig voor 5 banen", "24")
    beurt = praat(gezegd)
    assert (beurt.naam, beurt.waarde) == ("benodigd", waarde), beurt.text
    assert beurt.invoer.get("uren_aanwezig") == aanwezig


def test_who_is_there_in_the_answer_to_our_question(praat: Praat) -> None:
    beurt = praat("hoeveel mensen nodig voor 5 banen", "24 uur, en ik heb er al een van 32")
    assert (beurt.waarde, beurt.invoer["uren"]) == ("4", 24)


def test_jobs_under_headings(praat: Praat) -> None:
    assert praat("- doel: 6 banen\n- al aanwezig: 2 banen\n- contract: 24 uur\nhoeveel mensen nodig?").waarde == "5"
