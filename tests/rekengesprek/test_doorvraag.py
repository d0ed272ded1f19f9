"""Asked on in words of another calculator, answered in one word behind the knowledge, and birthdays without a year."""

from __future__ import annotations

import pytest

from bot.knowledge.replies import ReplyBuilder

from .praat import Praat, open_motor

_HEFFING = "heffing gemeente 2024 900.000 uur 12.000 doelgroep"
_GEBOREN = "tot wanneer telt hij mee, geboren 15 augustus 1962"
# what is said one after the other, and the calculation and outcome of the last
UITKOMSTEN = [
    ((_HEFFING, "en hoeveel banen tekort"), "heffing", "0.00"),
    ((_HEFFING, "met hoeveel banen te weinig is dat"), "heffing", "0.00"),
    ((_HEFFING, "hoeveel banen komen we dan te kort?"), "heffing", "0.00"),
    ((_HEFFING, "en hoeveel banen missen we"), "heffing", "0.00"),
    ((_HEFFING, "hoe groot is het tekort"), "heffing", "0.00"),
    ((_GEBOREN, "en als hij meer dan het minimumloon verdient"), "meeteltermijn", "2029-11-15"),
    ((_GEBOREN, "en als ze boven het minimumloon gaat verdienen?"), "meeteltermijn", "2029-11-15"),
    ((_GEBOREN, "hij gaat binnenkort meer verdienen"), "meeteltermijn", "2029-11-15"),
    ((_GEBOREN, "en na een loonsverhoging?"), "meeteltermijn", "2029-11-15"),
    ((_GEBOREN, "hoeveel is het minimumloon"), "minimumloon", "14.99"),
    (("hij is 62 en geboren op 5 mei, tot wanneer telt hij mee",), "meeteltermijn", "2031-08-05"),
    (("tot wanneer telt hij mee, een 62-jarige, geboren op 1 december",), "meeteltermijn", "2031-03-01"),
    (("mijn medewerkster van 62 jaar, hoe lang telt ze mee", "ze is jarig op 4 februari"), "meeteltermijn", "2031-05-04"),
    (("tot wanneer telt ze mee, ze wordt op 12 april 65",), "meeteltermijn", "2029-07-12"),
    (("reken uit tot wanneer hij meetelt", "5 mei", "1963"), "meeteltermijn", "2030-08-05"),
    (("wat is het quotum in 2019", "gemeente 300 fte 36 uur"), "quotum", "9.0"),
]  # fmt: skip
GEVRAAGD = [
    ("reken uit tot wanneer hij meetelt", "5 mei"),
    ("tot wanneer telt hij mee", "geboren op 5 mei, hij werkt hier al 20 jaar"),
    ("tot wanneer telt hij mee", "ze is bijna 62 en jarig op 5 mei"),
]
KENNIS = {
    "quotum": "quotumregeling/wat-is-de-quotumregeling",
    "doelstelling": "banenafspraak/wat-is-het-doel-nu",
    "proefplaatsing": "proefplaatsing/wat-is-een-proefplaatsing",
    "lkv": "loonkostenvoordeel/wat-is-het-lkv",
}
# the subject, the sector or agency alone, and what comes next
EEN_WOORD = [
    (("quotum", "gemeente", "2024", "250 fte", "36"), "9.7"),
    (("quotum", "wij zijn een waterschap", "2024", "250 fte van 36 uur"), "9.7"),
    (("doelstelling", "rijk", "2020"), "2338.00"),
    (("doelstelling", "markt"), "100000.00"),
    (("proefplaatsing", "gemeente", "1 februari"), "2027-03-31"),
    (("lkv", "gemeente"), None),
    (("quotum", "dank u"), None),
    (("proefplaatsing", "en bij de gemeente?"), None),
]


@pytest.fixture
def praat(builder: ReplyBuilder) -> Praat:
    return Praat(open_motor(builder))


@pytest.mark.parametrize(("gesprek", "naam", "waarde"), UITKOMSTEN)
def test_outcome(praat: Praat, gesprek: tuple[str, ...], naam: str, waarde: str) -> None:
    turn = praat(*gesprek)
    assert (turn.naam, turn.waarde) == (naam, waarde)


@pytest.mark.parametrize("gesprek", GEVRAAGD)
def test_a_birthday_without_an_age_is_asked_for_its_year(praat: Praat, gesprek: tuple[str, ...]) -> None:
    turn = praat(*gesprek)
    assert (turn.naam, turn.vraagt) == (None, "geboren")


def test_since_when_somebody_earns_more_matters_by_the_older_rules(praat: Praat) -> None:
    praat("meeteltermijn geboren 4 mei 1975, wat gold op 1 juni 2016")
    assert praat("en als hij meer dan het minimumloon verdient").vraagt == "voorwaarde_vervallen"


@pytest.mark.parametrize(("gesprek", "waarde"), EEN_WOORD)
def test_one_word_behind_the_knowledge(builder: ReplyBuilder, gesprek: tuple[str, ...], waarde: str | None) -> None:
    assert Praat(open_motor(builder, KENNIS))(*gesprek).waarde == waarde
