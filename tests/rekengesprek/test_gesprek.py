"""Whole conversations: what is missing, corrected, asked further, changed, stopped."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from bot.knowledge.replies import ReplyBuilder

from .praat import Praat, open_motor

LKS = "hoeveel lks bij 32 uur en loonwaarde 60%"
BAAN = "hoeveel baan is 24 uur"
PROEF = "proefplaatsing uwv start 1-12-2026 laatste dag?"

# what is said in turn, calculator, outcome
GESPREKKEN = [
    ("verbeterd onderweg", ("Hoeveel loonkostensubsidie krijg ik?", "32 uur", "nee, 28 uur", "60%"), "loonkostensubsidie", "969.76"),
    ("verbeterd na de uitkomst", (LKS, "nee 28 uur"), "loonkostensubsidie", "969.76"),
    ("twee dingen verbeterd", (LKS, "sorry, 28 uur en loonwaarde 45%"), "loonkostensubsidie", "1333.42"),
    ("bedoeld", (LKS, "ik bedoel 30 uur en 55%"), "loonkostensubsidie", "1168.91"),
    ("antwoord op de ene vraag met het andere gegeven", ("Hoeveel loonkostensubsidie krijg ik?", "loonwaarde 60%", "32"), "loonkostensubsidie", "1108.30"),
    ("antwoord met beide", ("Hoeveel loonkostensubsidie krijg ik?", "32 uur en loonwaarde 60"), "loonkostensubsidie", "1108.30"),
    ("antwoord in woorden", ("Hoeveel loonkostensubsidie krijg ik?", "tweeëndertig", "zestig procent"), "loonkostensubsidie", "1108.30"),
    ("doorgevraagd", (LKS, "en als hij 24 uur werkt?", "en bij een loonwaarde van 50%?"), "loonkostensubsidie", "1039.03"),
    ("doorgevraagd met een los getal", (BAAN, "en 32?"), "tellen", "1.25"),
    ("los getal dat maar bij een veld past", (LKS, "en bij 70?"), "loonkostensubsidie", "831.22"),
    ("ander jaar", (LKS, "en in 2025?"), "loonkostensubsidie", "1065.05"),
    ("en weer nu", (LKS, "en in 2025?", "en nu?"), "loonkostensubsidie", "1108.30"),
    ("doel in een ander jaar", ("hoeveel banen is het doel van de overheid?", "en in 2020?", "en van de markt?"), "doelstelling", "50000.00"),
    ("ander contract", (BAAN, "en als hij niet in het register staat?"), "tellen", "0.00"),
    ("verlengd", (PROEF, "en als we verlengen?", "6 maanden", "Goede reden"), "proefplaatsing", "2027-05-31"),
    ("verlengd zonder reden", (PROEF, "en als we verlengen?", "4", "weet ik niet"), "proefplaatsing", "2027-01-31"),
    ("verlengd met", (PROEF, "en via de gemeente?", "en als we met 2 maanden verlengen?"), "proefplaatsing", "2027-03-31"),
    ("verlengd tot", (PROEF, "en via de gemeente?", "en als we verlengen tot 6 maanden?"), "proefplaatsing", "2027-05-31"),
    ("nog een maand erbij", (PROEF, "en via de gemeente?", "en met een maand extra?"), "proefplaatsing", "2027-02-28"),
    ("andere eerste dag", (PROEF, "nee 7 december"), "proefplaatsing", "2027-02-06"),
    ("andere eerste dag in cijfers", (PROEF, "nee start 7-12"), "proefplaatsing", "2027-02-06"),
    ("uren mee naar een andere rekenhulp", (BAAN, "en hoeveel loonkostensubsidie krijg ik dan?", "60%"), "loonkostensubsidie", "831.22"),
    ("uren terug naar banen", (LKS, "en hoeveel banen is dat?"), "tellen", "1.25"),
    ("uren mee, niets te vragen", (BAAN, "en hoeveel lkv is dat?"), "lkv", "1260.48"),
    ("andere rekenhulp met eigen uren", (BAAN, "hoeveel lkv bij 20 uur per week?"), "lkv", "1050.40"),
    ("overgestapt halverwege", ("Hoeveel loonkostensubsidie krijg ik?", "Hoeveel baan is 20 uur?"), "tellen", "0.78"),
    ("andere som van dezelfde soort", (LKS, "hoeveel lks bij 20 uur en loonwaarde 70%"), "loonkostensubsidie", "519.52"),
    ("bereik", ("hoeveel baan is 20 tot 24 uur", "24 uur"), "tellen", "0.94"),
    ("bereik, de eerste", ("hoeveel baan is 20 tot 24 uur", "de eerste"), "tellen", "0.78"),
    ("twee waarden", ("hoeveel lks bij 32 uur en loonwaarde 60% of 70%", "70%"), "loonkostensubsidie", "831.22"),
    ("welk half jaar", ("wat is het minimumloon voor iemand van 18 jaar in 2025", "1 juli 2025"), "minimumloon", "7.20"),
    ("welk half jaar, de tweede", ("wat is het minimumloon voor iemand van 18 jaar in 2025", "de tweede"), "minimumloon", "7.20"),
    ("geboortedatum in stukjes", ("Tot wanneer telt onze medewerker mee?", "1961", "10 februari"), "meeteltermijn", "2028-05-10"),
    ("geboortedatum in andere stukjes", ("Tot wanneer telt onze medewerker mee?", "februari 1961", "de 10e"), "meeteltermijn", "2028-05-10"),
    ("verkeerd geboortejaar", ("Tot wanneer telt onze medewerker mee?", "10-02-1961", "nee 1963"), "meeteltermijn", "2030-05-10"),
    ("eindregel van toen", ("Tot wanneer telt hij mee? Hij verdient sinds 1-3-2016 boven het minimumloon.", "Weet ik niet", "en hoe was dat in 2019?"), "meeteltermijn", "2028-12-31"),
]  # fmt: skip


@pytest.mark.parametrize(("gezegd", "naam", "waarde"), [pytest.param(*rest, id=id_) for id_, *rest in GESPREKKEN])
def test_conversation(praat: Praat, gezegd: tuple[str, ...], naam: str, waarde: str) -> None:
    beurt = praat(*gezegd)
    assert (beurt.naam, beurt.waarde) == (naam, waarde), beurt.text


def test_a_year_is_the_last_day_of_it_and_a_month_its_first(praat: Praat) -> None:
    assert praat(LKS, "en in 2025?").peildatum == "2025-12-31"
    assert praat("en in maart 2025?").peildatum == "2025-03-01"


def test_the_date_that_was_asked_is_said(praat: Praat) -> None:
    assert "31 december 2025" in praat(LKS, "en in 2025?").text.split("\n\n")[0]


@pytest.mark.parametrize("gezegd", ["stop", "laat maar", "Stop met rekenen", "nee, hoeft niet meer"])
def test_stop(praat: Praat, gezegd: str) -> None:
    beurt = praat("Hoeveel loonkostensubsidie krijg ik?", gezegd)
    assert "stop met rekenen" in beurt.text
    assert (praat.staat.rekenhulp, praat.staat.wacht) == ("", False)
    assert praat("32 uur").berekening is None


@pytest.mark.parametrize("gezegd", ["hoe komt u daaraan?", "Laat de berekening zien", "hoe is dat berekend?"])
def test_the_steps_again(praat: Praat, gezegd: str) -> None:
    first = praat(BAAN)
    beurt = praat(gezegd)
    assert beurt.waarde == first.waarde
    assert beurt.text.startswith("Zo is dit berekend:\n\n1. ")
    assert beurt.berekening is not None
    assert all(step in beurt.text for step in beurt.berekening["stappen"])


@pytest.fixture(scope="module")
def wil_rekenen(builder: ReplyBuilder) -> Any:
    """Recognises the wish to calculate something."""
    return open_motor(builder, {"Ik wil iets uitrekenen": "rekenen"})


KEUZE = [("de eerste", "tellen"), ("1", "tellen"), ("De tweede", "meeteltermijn"), ("2e", "meeteltermijn"), ("optie 3", "loonkostensubsidie"), ("de laatste", "loonkostensubsidie"), ("loonkostensubsidie", "loonkostensubsidie"), ("reken de meeteltermijn uit", "meeteltermijn")]  # fmt: skip


@pytest.mark.parametrize(("gezegd", "naam"), KEUZE)
def test_one_of_the_offered_calculators(wil_rekenen: Any, gezegd: str, naam: str) -> None:
    praat = Praat(wil_rekenen)
    offered = praat("Ik wil iets uitrekenen")
    assert len(offered.knoppen) == 3 and offered.berekening is None
    praat(gezegd)
    assert praat.staat.rekenhulp == naam


def test_what_was_said_before_the_choice_is_used(praat: Praat) -> None:
    offered = praat("hoeveel lkv of lks krijg ik bij 0,8 fte?")
    assert {knop.payload for knop in offered.knoppen} == {
        "Reken uit: Hoeveel loonkostenvoordeel hoort bij deze uren?",
        "Reken uit: Hoeveel loonkostensubsidie hoort bij deze loonwaarde?",
    }
    assert praat("lkv").vraagt == "voltijdsuren"
    assert praat("40").waarde == "1680.64"


def test_a_pressed_choice_uses_what_was_said_before_too(praat: Praat) -> None:
    praat("hoeveel lkv of lks krijg ik bij 0,8 fte?", "Reken uit: Hoeveel loonkostenvoordeel hoort bij deze uren?")
    assert praat.staat.gevraagd == "voltijdsuren"


# what is said, numbers that were not used and must be named
ONGEBRUIKT = [
    ("hoeveel baan is 24 uur bij 2500 euro loon", ['"2500 euro"']),
    ("hoeveel lks bij 32 uur en loonwaarde 60%, hij is 45 jaar oud", ['"45 jaar']),
    ("hoeveel lkv bij 1.664 verloonde uren en loonwaarde 60%", ['"60%"']),
]  # fmt: skip


@pytest.mark.parametrize(("gezegd", "genoemd"), ONGEBRUIKT)
def test_numbers_that_were_not_used_are_named(praat: Praat, gezegd: str, genoemd: list[str]) -> None:
    beurt = praat(gezegd)
    assert beurt.berekening is not None
    line = next((part for part in beurt.text.split("\n\n") if part.startswith("Niet gebruikt")), "")
    assert all(number in line for number in genoemd), line


@pytest.mark.parametrize("gezegd", [BAAN, LKS, "tot wanneer telt hij mee, geboren 10-02-1961", "3 mensen van 20 uur, hoeveel banen?"])  # fmt: skip
def test_nothing_is_named_when_all_was_used(praat: Praat, gezegd: str) -> None:
    assert "Niet gebruikt" not in praat(gezegd).text


def test_a_question_is_repeated_twice_and_then_left_open(praat: Praat) -> None:
    praat("Hoeveel loonkostensubsidie krijg ik?")
    texts = [praat(word).text for word in ("blabla", "tralala", "hopsasa")]
    assert [text.startswith("Dat begrijp ik niet.") for text in texts] == [True, True, False]
    assert "We waren nog aan het rekenen" in texts[2]
    assert praat("32 uur").vraagt == "loonwaarde"


def test_a_number_that_fits_two_fields_is_asked(praat: Praat) -> None:
    beurt = praat(LKS, "en 30?")
    assert beurt.berekening is None and len(beurt.knoppen) == 2, beurt.text


# what is asked further, the right outcome: a question back is good too, another number is not
BETREKKELIJK = [
    (LKS, "en met 8 uur minder?", "831.22"),
    (LKS, "en 10% meer loonwaarde?", "831.22"),
    (BAAN, "en 2 uur meer?", "1.02"),
    (BAAN, "en als hij in december 30 uur werkt?", "1.18"),
]  # fmt: skip


@pytest.mark.parametrize(("eerst", "dan", "waarde"), BETREKKELIJK)
def test_more_or_less_than_before_is_no_value_by_itself(praat: Praat, eerst: str, dan: str, waarde: str) -> None:
    assert praat(eerst, dan).waarde in (None, waarde)


MET_EN_ZONDER_UREN: list[tuple[str, Mapping[str, str]]] = [("en als hij 20 uur werkt", {"uren": "20"}), ("en bij 20 uur?", {"uren": "20"})]  # fmt: skip


@pytest.mark.parametrize(("vervolg", "anders"), MET_EN_ZONDER_UREN)
def test_a_follow_up_is_the_same_as_asking_it_at_once(motor: Any, vervolg: str, anders: Mapping[str, str]) -> None:
    followed = Praat(motor)(LKS, vervolg)
    at_once = Praat(motor)(f"hoeveel lks bij {anders['uren']} uur en loonwaarde 60%")
    assert followed.invoer == at_once.invoer
    assert followed.text == at_once.text
