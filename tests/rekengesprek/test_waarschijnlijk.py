"""What cannot be is explained; what is improbable is confirmed first; neither gives a number."""

from __future__ import annotations

import pytest

from .praat import Praat

# what is said, field that is asked again, words in the explanation
ONMOGELIJK = [
    ("hoeveel lks bij 36 uur en loonwaarde 250%", "loonwaarde", "250%"),
    ("hoeveel lks bij 180 uur per week en loonwaarde 50%", "uren", "180 uur"),
    ("hoeveel banen is -5 uur?", "uren", "-5 uur"),
    ("hoeveel lks bij -10 uur en loonwaarde 50", "uren", "-10 uur"),
    ("tot wanneer telt hij mee, geboren 30 februari 1980", "geboren", "30 februari bestaat niet"),
    ("tot wanneer telt hij mee, geboren op 31-11-1980", "geboren", "31 november bestaat niet"),
    ("tot wanneer telt hij mee, geboren 15-13-1980", "geboren", "Maand 13 bestaat niet"),
    ("hoeveel baan is 2,500 uur per jaar", "uren", "twee dingen"),
    ("hoeveel lks bij 3,200 uur en loonwaarde 50%", "uren", "twee dingen"),
    ("quotum overheid 2018 bij 2,500 fte van 36 uur", "fte", "twee dingen"),
    ("hoeveel baan is 1,250 fte van 36 uur", "uren", "twee dingen"),
    ("quotumheffing overheid 2018: 4,680 verloonde uren en 0 uur van de doelgroep", "verloonde_uren", "twee dingen"),
    ("loonwaarde berekenen: tempo 1,250%, kwaliteit 90%, netto werktijd 80%", "taken", "twee dingen"),
]  # fmt: skip


@pytest.mark.parametrize(("gezegd", "veld", "woorden"), ONMOGELIJK)
def test_impossible(praat: Praat, gezegd: str, veld: str, woorden: str) -> None:
    beurt = praat(gezegd)
    assert beurt.berekening is None, beurt.text
    assert woorden in beurt.text
    assert beurt.vraagt == veld == praat.staat.gevraagd


# what is said, value that is doubted, outcome after "ja"
ONWAARSCHIJNLIJK = [
    ("hoeveel baan is 80 uur per week", "80 uur", "3.14"),
    ("lks bij 60 uur en loonwaarde 50", "60 uur", "2597.58"),
    ("lks 36 uur loonwaarde 3%", "3%", "2181.96"),
    ("lks 36 uur loonwaarde 130%", "130%", "0.00"),
    ("tot wanneer telt hij mee, geboren 1-1-2020", "1 januari 2020", None),
    ("quotum overheid 2018: 2.500 fte van 60 uur", "60 uur", "113.5"),
    ("quotum overheid 2.500 fte van 36 uur met een quotumpercentage van 20%", "20%", "705.8"),
]  # fmt: skip


@pytest.mark.parametrize(("gezegd", "shown", "waarde"), ONWAARSCHIJNLIJK)
def test_improbable(praat: Praat, gezegd: str, shown: str, waarde: str | None) -> None:
    beurt = praat(gezegd)
    assert beurt.berekening is None
    assert shown in beurt.text and "Klopt dat?" in beurt.text
    assert [knop.payload for knop in beurt.knoppen] == ["Ja", "Nee"]
    sure = praat("Ja")
    assert sure.berekening is not None, sure.text
    assert sure.waarde == waarde


def test_what_is_denied_is_asked_again(praat: Praat) -> None:
    beurt = praat("lks bij 60 uur en loonwaarde 50", "Nee")
    assert beurt.vraagt == "uren"
    assert praat("36").waarde == "1558.55"


def test_a_denial_with_the_right_value_is_enough(praat: Praat) -> None:
    assert praat("lks 36 uur loonwaarde 3%", "nee 30%").waarde == "2181.96"
    assert praat.staat.onzeker == {}


def test_a_confirmed_value_is_not_doubted_again(praat: Praat) -> None:
    beurt = praat("lks bij 60 uur en loonwaarde 50", "ja", "en bij een loonwaarde van 60%?")
    assert beurt.berekening is not None


def test_the_same_field_with_another_improbable_value_is_doubted_anew(praat: Praat) -> None:
    assert praat("lks bij 60 uur en loonwaarde 50", "ja", "en bij 70 uur?").berekening is None


def test_what_is_said_of_a_date_that_cannot_be_is_kept(praat: Praat) -> None:
    """ "20 februari" after "30 februari 1980" is of that year."""
    praat("tot wanneer telt hij mee, geboren 30 februari 1980", "20 februari")
    assert praat.staat.invoer["geboren"] == "1980-02-20"


OMGEKEERD = [
    ("lks 24 uur en hij is 40% minder productief dan een collega", "60"),
    ("lks 24 uur, loonwaarde 40% minder productief", "60"),
]


@pytest.mark.parametrize(("gezegd", "loonwaarde"), OMGEKEERD)
def test_a_loss_of_productivity_is_turned_round(praat: Praat, gezegd: str, loonwaarde: str) -> None:
    beurt = praat(gezegd)
    assert str(beurt.invoer.get("loonwaarde")) == loonwaarde


def test_less_without_saying_of_what_is_confirmed_first(praat: Praat) -> None:
    beurt = praat("lks 24 uur hij levert 30% minder")
    assert beurt.berekening is None and "70%" in beurt.text
    assert praat("ja").waarde == "623.42"
