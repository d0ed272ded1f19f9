"""Calculations for one person, when a message names several."""

from __future__ import annotations

import pytest

from .praat import Praat

VOOR_ALLEN = [
    (("we hebben 3 mensen van 24 uur, hoeveel lkv samen",), "lkv", "3781.44"),
    (("hoeveel lkv krijg ik in totaal voor 3 mensen van 24 uur",), "lkv", "3781.44"),
    (("totaal lkv 5 man à 20 uur",), "lkv", "5252.00"),
    (("we hebben er 3 van 24 uur, lkv in totaal",), "lkv", "3781.44"),
    (("lkv voor 3 x 24 uur samen",), "lkv", "3781.44"),
    (("Jan en Piet werken allebei 24 uur, hoeveel lkv samen",), "lkv", "2520.96"),
    (("Wij hebben 4 mensen in dienst van 20 uur met een loonwaarde van 50%. Hoeveel loonkostensubsidie krijgen we in totaal?",), "loonkostensubsidie", "3463.44"),
    (("wat kosten 2 medewerkers van 24 uur met loonwaarde 50% netto samen?",), "nettokosten", "1077.14"),
    (("jobcoach voor 3 mensen van 20 uur, hoeveel uur begeleiding samen in het eerste jaar?",), "jobcoach", "9.00"),
    (("lkv 32 uur", "en als we er twee hebben"), "lkv", "3361.28"),
    (("lkv 32 uur", "en voor twee mensen"), "lkv", "3361.28"),
    (("lkv 24 uur", "en met vier medewerkers"), "lkv", "5041.92"),
    (("lkv 24 uur", "en keer 3?"), "lkv", "3781.44"),
    (("lkv 24 uur", "stel we nemen er 3 aan"), "lkv", "3781.44"),
    (("lkv 24 uur", "hoeveel is dat voor 3 mensen?"), "lkv", "3781.44"),
    (("hoeveel lkv krijg ik voor 3 mensen van 24 uur", "en samen?"), "lkv", "3781.44"),
    (("hoeveel lkv krijg ik voor 3 mensen van 24 uur", "en voor alle drie?"), "lkv", "3781.44"),
    (("lkv voor 4 medewerkers van elk 28 uur", "en als er nog 2 bijkomen"), "lkv", "8823.36"),
    (("3 mensen van 24 uur, hoeveel banen is dat", "en hoeveel lkv is dat samen"), "lkv", "3781.44"),
]  # fmt: skip
WEER_EEN = [
    (("lkv voor 3 mensen van 24 uur samen", "en per persoon?"), "1260.48"),
    (("lkv voor 3 mensen van 24 uur samen", "en voor iemand van 30 uur"), "1575.60"),
    (("lkv 32 uur", "en als we er twee hebben", "en voor Piet met 20 uur"), "1050.40"),
    (("lkv 24 uur", "en voor drie mensen, per persoon"), "1260.48"),
]
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
        ("lkv voor 2 medewerkers: 1200 uur en 1600 uur", "1.600 uur", "1616.00"),
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


@pytest.mark.parametrize(("gezegd", "naam", "waarde"), VOOR_ALLEN)
def test_the_amount_of_all_of_them(praat: Praat, gezegd: tuple[str, ...], naam: str, waarde: str) -> None:
    beurt = praat(*gezegd)
    assert (beurt.naam, beurt.waarde) == (naam, waarde)
    assert beurt.berekening is not None
    assert " medewerkers: " in beurt.berekening["stappen"][-1]


@pytest.mark.parametrize(("gezegd", "waarde"), WEER_EEN)
def test_of_one_again(praat: Praat, gezegd: tuple[str, ...], waarde: str) -> None:
    assert praat(*gezegd).waarde == waarde


@pytest.mark.parametrize(
    "vraag",
    [
        "lkv 3 mensen samen 60 uur",
        "lkv voor 2 werknemers die 40 uur werken in totaal",
        "jobcoach 3 mensen samen 60 uur",
    ],
)
def test_hours_of_all_together_are_asked_of_each(praat: Praat, vraag: str) -> None:
    assert str(praat(vraag).vraagt).startswith("uren")
