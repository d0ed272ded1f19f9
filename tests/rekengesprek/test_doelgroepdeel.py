"""The part of an organisation that is the target group, told in fte, in jobs, or as nobody; and other small follow-ups."""

from __future__ import annotations

import pytest

from bot.knowledge.replies import ReplyBuilder

from .praat import Praat, open_motor

_GEMEENTE = "heffing gemeente 2024"
_UREN = "verloonde_uren_doelgroep"
# what is said one after the other, and the paid hours of the organisation and of the target group
UREN = [
    ((_GEMEENTE, "500.000", "niemand"), 500000, 0),
    ((_GEMEENTE, "500.000", "nog niemand"), 500000, 0),
    ((_GEMEENTE, "500.000", "nee, geen"), 500000, 0),
    ((_GEMEENTE, "500.000", "we hebben er nog geen"), 500000, 0),
    ((_GEMEENTE, "500.000", "nul"), 500000, 0),
    ((_GEMEENTE + " 1 miljoen uur doelgroep 15.000 uur",), 1000000, 15000),
    ((_GEMEENTE + " 1.000.000 doelgroep 15.000",), 1000000, 15000),
    ((_GEMEENTE + " totaal 900.000 uur register 12.000 uur",), 900000, 12000),
    (("moet een gemeente heffing betalen 2024 60.000 uur doelgroep 0",), 60000, 0),
]
FTE = [
    ((_GEMEENTE, "300 fte van 36 uur", "10 mensen van 20 uur"), 10400),
    ((_GEMEENTE, "300 fte van 36 uur", "4 fte"), 7488),
    ((_GEMEENTE + " 300 fte van 36 uur waarvan 4 fte in de doelgroep",), 7488),
    ((_GEMEENTE + " 300 fte van 36 uur, 4 fte zit in het doelgroepregister",), 7488),
]
QUOTUM = "quotum gemeente 2024 300 fte 36 uur"
GEVRAAGD = [
    ((QUOTUM, "waarvan 20 fte in de doelgroep"), "gerealiseerd"),
    ((QUOTUM, "daarvan zijn 20 fte wajongers"), "gerealiseerd"),
    ((QUOTUM, "20 fte daarvan heeft een arbeidsbeperking"), "gerealiseerd"),
    (("quotum gemeente 2024 300 fte waarvan 20 fte doelgroep, 36 uur",), "gerealiseerd"),
    ((_GEMEENTE, "500.000", "3 fte"), _UREN),
    ((_GEMEENTE + " 1.000.000 uur, doelgroep 10.000 of 12.000 uur",), _UREN),
    (("lkv 24 uur", "en als ze tot 1 juli blijft"), "verloonde_uren"),
    (("lkv 24 uur", "hij blijft maar tot 1 september"), "verloonde_uren"),
]
WAARDEN = [
    ((QUOTUM, "en als we 320 fte hebben"), "12.4"),
    (("lkv 30 uur", "stel dat ze uit het register gaat"), "0.00"),
    (("lkv 30 uur", "en als hij uit het doelgroepregister wordt gehaald"), "0.00"),
    (("lkv 30 uur", "ze is uit het register geschreven"), "0.00"),
    (("lkv 30 uur", "en als ze straks uit het register valt"), "0.00"),
    (("lkv 30 uur", "stel ze valt uit het register"), "0.00"),
    (("lkv 30 uur", "ze gaat niet uit het register"), "1575.60"),
    (("lkv 30 uur voor iemand uit het doelgroepregister",), "1575.60"),
    (("hoeveel banen is 24 uur", "en als hij uit het register gaat"), "0.00"),
    (("het gaat om iemand uit het register van 24 uur, hoeveel banen",), "0.94"),
    (("tot wanneer telt hij mee, geboren 4-5-1962", "hij verdient sinds juni meer dan het minimumloon"), "2029-08-04"),
    (("tot wanneer telt hij mee, geboren 4-5-1962", "sinds 1 maart zit hij boven het minimumloon"), "2029-08-04"),
    (("tot wanneer telt hij mee, geboren 4-5-1962", "6 juni bedoel ik"), "2029-09-06"),
    (("meeteltermijn beschut werk 3 maart 2026", "en als het 3 april was"), "2026-04-04"),
    (("doelstelling rijk 2018", "een jaar eerder"), "1336.00"),
    (("doelstelling rijk 2018", "en een jaar later"), "2004.00"),
    (("doelstelling rijk 2018", "en 2 jaar later?"), "2338.00"),
    (("doelstelling rijk 2018", "en twee jaar daarvoor"), "868.40"),
    ((QUOTUM, "en een jaar eerder", "nog een jaar eerder"), "11.7"),
]


@pytest.fixture
def praat(builder: ReplyBuilder) -> Praat:
    return Praat(open_motor(builder))


@pytest.mark.parametrize(("gesprek", "alle", "doelgroep"), UREN)
def test_hours_of_all_and_of_the_target_group(
    praat: Praat, gesprek: tuple[str, ...], alle: int, doelgroep: int
) -> None:
    invoer = praat(*gesprek).invoer
    assert (invoer["verloonde_uren"], invoer[_UREN]) == (alle, doelgroep)


@pytest.mark.parametrize(("gesprek", "doelgroep"), FTE)
def test_fte_of_36_hours_are_no_hours_of_the_year(praat: Praat, gesprek: tuple[str, ...], doelgroep: int) -> None:
    invoer = praat(*gesprek).invoer
    assert (invoer["fte"], invoer["voltijdsuren"], invoer[_UREN]) == (300, 36, doelgroep)


@pytest.mark.parametrize(("gesprek", "veld"), GEVRAAGD)
def test_asked(praat: Praat, gesprek: tuple[str, ...], veld: str) -> None:
    turn = praat(*gesprek)
    assert (turn.naam, turn.vraagt) == (None, veld)


@pytest.mark.parametrize(("gesprek", "waarde"), WAARDEN)
def test_outcome(praat: Praat, gesprek: tuple[str, ...], waarde: str) -> None:
    assert praat(*gesprek).waarde == waarde
