"""Which calculator a message asks for, and when the knowledge has the better claim."""

from __future__ import annotations

from datetime import date

import pytest

from actions.rekengesprek import begrijp, meant
from actions.rekengesprek.bericht.herken import beste, herken
from bot.knowledge.decision import Decision
from bot.knowledge.index import Match
from bot.reading import read_quantities

TODAY = date(2026, 11, 22)
ONBEKEND = Decision("unknown", ())
ENTRY = Decision("entry", (Match("loonkostensubsidie/wat-is-loonkostensubsidie", 0.9),))
TWIJFEL = Decision("choice", (Match("loonkostensubsidie/wat-is-loonkostensubsidie", 0.4),))
LETTERLIJK = Decision("entry", ENTRY.matches, is_exact=True)


def names(text: str, decision: Decision = ONBEKEND) -> tuple[str, ...]:
    return beste(meant(begrijp(text, read_quantities(text, TODAY), TODAY), decision))


GEVRAAGD = [
    ("hoeveel baan is 24 uur", "tellen"),
    ("voor wat telt iemand van 0,8 fte mee", "tellen"),
    ("hoeveel garantiebanen zijn 3 mensen van 20 uur", "tellen"),
    ("hoeveel mensen van 24 uur heb ik nodig voor 5 banen", "benodigd"),
    ("hoeveel uur moet ik vullen voor 2 banen", "benodigd"),
    ("tot wanneer telt hij mee, geboren 10-02-1961", "meeteltermijn"),
    ("hoe lang blijft iemand geboren in 1970 in het doelgroepregister", "meeteltermijn"),
    ("wat is het sectordoel van het mbo in 2016", "doelstelling"),
    ("hoeveel banen is ons quotum met 2500 fte van 36 uur", "quotum"),
    ("hoe hoog is de quotumheffing bij 4.680.000 uur", "heffing"),
    ("welke boete krijg ik bij 100.000 verloonde uren", "heffing"),
    ("tempo 70%, kwaliteit 90%, netto werktijd 80%", "loonwaarde"),
    ("hoeveel lks bij 32 uur en loonwaarde 60%", "loonkostensubsidie"),
    ("hoeveel loonkosten subsidie krijg ik", "loonkostensubsidie"),
    ("loondispensatie met loonwaarde 50% en 32 uur", "loondispensatie"),
    ("hoeveel lkv krijg ik bij 1.664 uur", "lkv"),
    ("wanneer eindigt een proefplaatsing vanaf 1 december", "proefplaatsing"),
    ("komt hij via de praktijkroute met loonwaarde 60%", "praktijkroute"),
    ("hoeveel jobcoach bij een contract van 24 uur", "jobcoach"),
    ("minimumloon voor iemand van 18 jaar", "minimumloon"),
    ("wat kost iemand van 32 uur mij netto bij loonwaarde 60%", "nettokosten"),
    ("bereken de loonkostensubsidie", "loonkostensubsidie"),
    ("wat krijg ik bij 24 uur en een loonwaarde van 60%", "loonkostensubsidie"),
    ("wat krijg ik bij 24 uur en loonwaarde 60", "loonkostensubsidie"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "naam"), GEVRAAGD)
def test_asked_for(text: str, naam: str) -> None:
    assert names(text) == (naam,)


NIET_GEVRAAGD = [
    "wat is de banenafspraak",
    "hallo",
    "wie beslist over loonkostensubsidie",
    "moet ik iemand van 24 uur per week in het register zetten",
    "wat is loonwaarde",
    "mijn medewerker heeft een contract van 6 maanden",
    "hoe werkt de praktijkroute",
    "24 uur",
    "vandaag is het 22 november 2026",
]


@pytest.mark.parametrize("text", NIET_GEVRAAGD)
def test_not_asked_for(text: str) -> None:
    assert names(text) == ()


# message, what the knowledge makes of it, calculators that may answer
KENNIS = [
    ("hoeveel lks bij 32 uur en loonwaarde 60%", ENTRY, ("loonkostensubsidie",)),
    ("hoeveel lks bij 32 uur en loonwaarde 60%", TWIJFEL, ("loonkostensubsidie",)),
    ("wat is de loonkostensubsidie bij 60%", LETTERLIJK, ()),
    ("telt een oproepkracht van 8 uur mee", ENTRY, ()),
]


@pytest.mark.parametrize(("text", "decision", "expected"), KENNIS)
def test_a_sure_question_with_numbers_wins_from_the_knowledge(
    text: str, decision: Decision, expected: tuple[str, ...]
) -> None:
    assert names(text, decision) == expected


def test_candidates_stand_in_order_with_what_they_are_worth() -> None:
    text = "hoeveel banen is ons quotum met 2500 fte van 36 uur"
    found = herken(begrijp(text, read_quantities(text, TODAY), TODAY))
    assert found[0].rekenhulp == "quotum" and found[0].is_sure and found[0].heeft_getal
    assert [kandidaat.punten for kandidaat in found] == sorted((k.punten for k in found), reverse=True)
