"""Calculations for one person, when a message names several."""

from __future__ import annotations

import pytest

from .praat import Praat

LKS = "Klaas werkt 24 uur met een loonwaarde van 45%. Piet 32 uur met 60%. Hoeveel LKS per maand samen?"
LKV = "hoeveel lkv krijg ik in totaal voor twee mensen: een van 20 en een van 32 uur"
EEN = [
    ("lks: hij werkt 24 van de 40 uur in totaal, loonwaarde 50%", "uren", 24),
    ("lks voor Piet: 32 uur bij een voltijd werkweek van 40 uur, loonwaarde 50%", "uren", 32),
    ("lks voor Piet: eerst 16 uur, maar nu 27 uur, loonwaarde 50%", "uren", 27),
]


@pytest.mark.parametrize(
    ("vraag", "keuze", "waarde"),
    [
        (LKS, "32 uur, loonwaarde 60%", "1108.30"),
        (LKS, "24 uur, loonwaarde 45%", "1142.93"),
        (LKV, "20 uur", "1050.40"),
    ],
)
def test_one_person_at_a_time(praat: Praat, vraag: str, keuze: str, waarde: str) -> None:
    assert keuze in [knop.titel for knop in praat(vraag).knoppen]
    assert praat(keuze).waarde == waarde


@pytest.mark.parametrize(
    "vraag", ["lkv voor 4 medewerkers van elk 28 uur", "lks voor 4 mensen van 24 uur, loonwaarde 50%"]
)
def test_says_that_the_amount_is_for_one(praat: Praat, vraag: str) -> None:
    assert "u noemt 4 mensen, dit bedrag is voor 1 medewerker" in praat(vraag).text


@pytest.mark.parametrize(("vraag", "veld", "waarde"), EEN)
def test_hours_of_one_person(praat: Praat, vraag: str, veld: str, waarde: int) -> None:
    assert praat(vraag).invoer[veld] == waarde
