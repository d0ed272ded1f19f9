"""Who came before and who came later: all of them are there, unless one took the place of the other."""

from __future__ import annotations

import pytest

from .praat import Praat

ALLEN = [
    (
        "Ik heb Samira aangenomen voor 18 uur. Daarvoor had ik al Erik (32 uur) en Tom (12 uur). Hoeveel banen nu?",
        [18, 32, 12],
    ),
    (
        "Sinds maandag is Kees er voor 20 uur. Eerder waren Lies (24 uur) en Omar (16 uur) er al. Hoeveel banen nu?",
        [20, 24, 16],
    ),
    ("Vorig jaar hadden we al Kim (24 uur). Dit jaar kwam Tim (20 uur) erbij. Hoeveel banen zijn dat?", [24, 20]),
    ("Eerst had ik alleen Rob (24 uur), nu ook Sanne (16 uur). Hoeveel banen?", [24, 16]),
    ("Eerst had ik Rob (24 uur), nu Sanne (16 uur). Hoeveel banen heb ik nu?", [16]),
    ("Jan werkte eerst 20 uur, nu 24 uur. Hoeveel banen?", [24]),
    ("Ik had al Erik voor 32 uur, nu komt Tom daar nog bij met 12 uur. Hoeveel banen?", [32, 12]),
    ("Eerst werkte Anna 24 uur. Sinds mei werkt Anna 32 uur en ook Bram 16 uur. Hoeveel banen?", [32, 16]),
]


@pytest.mark.parametrize(("gezegd", "uren"), ALLEN)
def test_who_was_there_already_stays(praat: Praat, gezegd: str, uren: list[int]) -> None:
    assert praat(gezegd).invoer.get("uren") == uren
