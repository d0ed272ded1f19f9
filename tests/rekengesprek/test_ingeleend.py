"""The benefit for somebody whose wage another employer declares: not confirmed, and told so."""

from __future__ import annotations

import pytest

from bot.knowledge.replies import ReplyBuilder

from .praat import Praat, open_motor

# not confirmed, with the amount that would go with it
INGELEEND = [
    (("hoeveel lkv krijg ik voor een uitzendkracht van 32 uur",), "1680.64"),
    (("hoeveel lkv krijg ik voor iemand die via een uitzendbureau 32 uur komt",), "1680.64"),
    (("wij lenen iemand in voor 28 uur, hoeveel lkv krijgen wij",), "1470.56"),
    (("we huren iemand in voor 28 uur, hoeveel lkv krijgen we",), "1470.56"),
    (("lkv payroll 24 uur",), "1260.48"),
    (("hoeveel lkv: ingehuurde kracht, 24 uur",), "1260.48"),
    (("lkv flexkracht 24 uren",), "1260.48"),
    (("iemand werkt bij ons gedetacheerd, 24 uur, hoeveel lkv",), "1260.48"),
    (("lkv 24 uur", "en als het een uitzendkracht is"), "1260.48"),
    (("lkv gedetacheerde 24 uur", "ja"), "1260.48"),
    (("lkv gedetacheerde 24 uur", "we lenen hem in"), "1260.48"),
]
EIGEN = [
    (("wij detacheren iemand van 24 uur naar een klant, hoeveel lkv",), "1260.48"),
    (("onze medewerker is gedetacheerd bij een klant, 24 uur, hoeveel lkv",), "1260.48"),
    (("wij zijn een uitzendbureau, hoeveel lkv voor 32 uur",), "1680.64"),
    (("ze kwam via een uitzendbureau en is nu bij ons in dienst, 24 uur, hoeveel lkv",), "1260.48"),
    (("lkv 24 uur, geen uitzendkracht",), "1260.48"),
    (("lkv uitzendkracht 32 uur", "en als we hem zelf in dienst nemen"), "1680.64"),
    (("lkv gedetacheerde 24 uur", "nee"), "1260.48"),
]
GEVRAAGD = ["lkv gedetacheerde 24 uur", "hij was eerst uitzendkracht, 24 uur, hoeveel lkv"]


@pytest.fixture
def praat(builder: ReplyBuilder) -> Praat:
    return Praat(open_motor(builder))


@pytest.mark.parametrize(("gesprek", "bedrag"), INGELEEND)
def test_not_confirmed(praat: Praat, gesprek: tuple[str, ...], bedrag: str) -> None:
    turn = praat(*gesprek)
    assert (turn.status, turn.waarde, turn.bedrag("bedrag_bij_recht")) == ("nog niet vastgesteld", None, bedrag)


@pytest.mark.parametrize(("gesprek", "waarde"), EIGEN)
def test_own_wage(praat: Praat, gesprek: tuple[str, ...], waarde: str) -> None:
    assert praat(*gesprek).waarde == waarde


@pytest.mark.parametrize("text", GEVRAAGD)
def test_asked(praat: Praat, text: str) -> None:
    assert praat(text).vraagt == "is_ingeleend"
