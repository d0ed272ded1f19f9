"""What is missing is asked one thing at a time; everything at once is asked nothing."""

from __future__ import annotations

from typing import Any

import pytest

from actions.rekengesprek import Staat
from actions.rekengesprek.beurt.nodig import MAG_ONBEKEND
from actions.rekenregels import REKENREGELS
from bot.knowledge.model import Kennis

from .praat import Praat

# calculator: the questions in order, each with an answer
STAP_VOOR_STAP: dict[str, list[tuple[str, str]]] = {
    "tellen": [("uren", "20 uur")],
    "benodigd": [("banen", "5 banen")],
    "meeteltermijn": [("geboren", "10-02-1961")],
    "doelstelling": [("sector", "Overheid")],
    "quotum": [("fte", "2.500"), ("voltijdsuren", "36"), ("sector", "Overheid")],
    "heffing": [("verloonde_uren", "4.680.000"), ("sector", "Overheid"), ("verloonde_uren_doelgroep", "53.240")],
    "loonwaarde": [("taken", "tempo 70%"), ("taken.kwaliteit", "90%"), ("taken.netto_werktijd", "80%")],
    "loonkostensubsidie": [("uren", "32"), ("loonwaarde", "60")],
    "loondispensatie": [("loonwaarde", "50%"), ("uren", "32 uur")],
    "lkv": [("uren_per_week", "24 uur")],
    "proefplaatsing": [("start", "1 december 2026"), ("uitvoerder", "UWV")],
    "praktijkroute": [("loonwaarde", "60")],
    "jobcoach": [("uren", "24")],
    "minimumloon": [],
    "nettokosten": [("uren", "32"), ("loonwaarde", "60")],
}  # fmt: skip
IN_EEN_KEER = {
    "tellen": "20 uur, hoeveel banen is dat",
    "benodigd": "hoeveel uur heb ik nodig voor 5 banen",
    "meeteltermijn": "tot wanneer telt hij mee, geboren 10-02-1961",
    "doelstelling": "wat is het doel van de overheid dit jaar",
    "quotum": "quotum overheid 2.500 fte van 36 uur",
    "heffing": "quotumheffing overheid bij 4.680.000 verloonde uren en 53.240 uur van de doelgroep",
    "loonwaarde": "loonwaarde berekenen: tempo 70%, kwaliteit 90%, netto werktijd 80%",
    "loonkostensubsidie": "hoeveel lks bij 32 uur en loonwaarde 60",
    "loondispensatie": "loondispensatie met loonwaarde 50% en 32 uur",
    "lkv": "hoeveel lkv bij 24 uur per week",
    "proefplaatsing": "laatste dag proefplaatsing vanaf 1 december 2026 via UWV",
    "praktijkroute": "praktijkroute met loonwaarde 60%",
    "jobcoach": "hoeveel jobcoach bij 24 uur",
    "minimumloon": "minimumloon op 22-11-2026",
    "nettokosten": "nettokosten bij 32 uur en loonwaarde 60",
}
each_calculator = pytest.mark.parametrize("naam", REKENREGELS)


def knop(kennis: Kennis, naam: str) -> str:
    return f"Reken uit: {kennis.rekenhulpen[naam].titel}"


@each_calculator
def test_one_thing_at_a_time(praat: Praat, kennis: Kennis, naam: str) -> None:
    beurt = praat(knop(kennis, naam))
    for veld, antwoord in STAP_VOOR_STAP[naam]:
        assert (beurt.vraagt, praat.staat.gevraagd) == (veld, veld), beurt.text
        assert len(beurt.replies) == 1 and beurt.text.count("?") <= 1
        beurt = praat(antwoord)
    assert beurt.naam == naam, beurt.text
    assert praat.staat.is_klaar and not praat.staat.wacht


@each_calculator
def test_everything_at_once_gives_the_same(praat: Praat, kennis: Kennis, motor: Any, naam: str) -> None:
    step_by_step = praat(knop(kennis, naam), *(antwoord for _, antwoord in STAP_VOOR_STAP[naam]))
    at_once = Praat(motor)(IN_EEN_KEER[naam])
    assert (at_once.naam, at_once.status) == (naam, step_by_step.status), at_once.text
    assert at_once.waarde == step_by_step.waarde


ANSWERS = [
    (naam, nummer, veld)
    for naam, steps in STAP_VOOR_STAP.items()
    for nummer, (veld, _) in enumerate(steps)
    if veld != "taken"
]


@pytest.mark.parametrize(("naam", "nummer", "veld"), ANSWERS)
def test_an_unknown_answer_is_taken_where_the_rule_can_do_without(
    praat: Praat, kennis: Kennis, naam: str, nummer: int, veld: str
) -> None:
    praat(knop(kennis, naam), *(antwoord for _, antwoord in STAP_VOOR_STAP[naam][:nummer]))
    beurt = praat("Weet ik niet")
    if veld in MAG_ONBEKEND.get(naam, ()):
        assert veld in praat.staat.onbekend
        assert beurt.vraagt != veld
    else:
        assert beurt.vraagt == veld == praat.staat.gevraagd
        assert "kan ik het niet uitrekenen" in beurt.text


def test_nothing_is_known_of_a_fresh_state() -> None:
    assert Staat() == Staat.from_dict(None) == Staat.from_dict({})
    assert not Staat().wacht
