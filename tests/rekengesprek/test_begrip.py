"""What kind of turn a message is, and which words belong to which number."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.rekengesprek import Begrip, begrijp
from actions.rekengesprek.bericht.begrip import fold
from bot.reading import read_quantities

TODAY = date(2026, 11, 22)


def lees(text: str) -> Begrip:
    return begrijp(text, read_quantities(text, TODAY), TODAY)


# property, texts of which it is so, texts of which it is not
SOORTEN = [
    ("is_stop", ["stop", "Stop met rekenen", "laat maar", "nee laat maar zitten", "hoeft niet meer", "annuleren", "ik wil niet meer", "vergeet het maar"], ["32 uur", "wanneer stopt het", "ik wil het niet per week maar per maand", "nee", "stop de klok", "hoe houdt dat op"]),
    ("is_ja", ["ja", "Ja, dat klopt", "klopt", "inderdaad", "oké", "zeker", "jazeker"], ["nee", "jan werkt 20 uur", "januari", "klopt niet", "nee dat klopt"]),
    ("is_nee", ["nee", "Nee, 28 uur", "klopt niet", "niet goed", "zeker niet"], ["ja", "neem 24 uur", "32 uur", "overheid"]),
    ("weet_niet", ["weet ik niet", "Weet ik niet", "dat weet ik nog niet", "geen idee", "onbekend", "zou ik niet weten", "sla over"], ["ik weet het: 24", "32 uur", "wat weet u daarvan"]),
    ("is_niet_gemeten", ["Nog niet gemeten", "de loonwaarde is nog niet bepaald", "die moet nog worden vastgesteld", "er is geen meting", "zonder meting"], ["gemeten op 5 mei", "loonwaarde 60", "niet meer dan 60"]),
    ("wil_stappen", ["hoe komt u daaraan?", "hoe kom je daarbij", "hoe is dat berekend", "laat de stappen zien", "toon de berekening", "waar komt dat bedrag vandaan"], ["hoe hoog is de subsidie", "bereken het voor 24 uur", "welke uren tellen"]),
    ("is_vervolg", ["en bij 24 uur?", "maar als het 30 is", "stel hij werkt 20 uur", "nee 28", "oké en in 2025?", "wat als hij minder werkt", "sorry, 45%"], ["hoeveel baan is 24 uur", "32 uur", "Enschede heeft 3 banen"]),
    ("is_vraagzin", ["wat is een baan?", "hoe lang duurt dat", "telt hij mee", "32 uur?"], ["32 uur", "overheid", "dat weet ik niet"]),
    ("noemt_rekenen", ["bereken de subsidie", "kunt u dit uitrekenen", "reken het eens uit"], ["hoeveel krijg ik", "wat is lks"]),
    ("is_aanvulling", ["en er komt nog iemand van 12 uur bij", "plus een van 8 uur", "daarnaast een van 20 uur"], ["en bij 12 uur?", "nog 12 uur"]),
    ("is_rekenknop", ["Reken uit: Voor hoeveel banen tellen deze uren?", "reken uit: lks"], ["reken het uit", "uitrekenen"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("soort", "text", "is_so"),
    [
        pytest.param(soort, text, is_so, id=f"{soort}: {text}")
        for soort, yes, no in SOORTEN
        for texts, is_so in ((yes, True), (no, False))
        for text in texts
    ],
)
def test_kind_of_turn(soort: str, text: str, is_so: bool) -> None:
    assert getattr(lees(text), soort) is is_so


@given(st.text(max_size=200))
def test_folding_keeps_the_length_so_that_offsets_hold(text: str) -> None:
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Geëmigreerd", "geemigreerd"), ("ÉÉN uur", "een uur"), ("m’n", "m'n"), ("Loonwáárde", "loonwaarde")],
)
def test_folding(text: str, folded: str) -> None:
    assert fold(text) == folded


# message, the number, a word before it, a word after it
NABIJ = [
    ("loonwaarde 60% bij 24 uur per week", "60", "loonwaarde", ""),
    ("loonwaarde 60% bij 24 uur werk", "24", "", "werk"),
    ("24 uur, loonwaarde 60%", "60", "loonwaarde", ""),
]


@pytest.mark.parametrize(("text", "number", "before", "after"), NABIJ)
def test_words_near_a_number(text: str, number: str, before: str, after: str) -> None:
    begrip = lees(text)
    quantity = next(q for q in begrip.quantities if number in q.text)
    assert before in begrip.before(quantity, 45)
    assert after in begrip.after(quantity, 45)


# message, the values that count now
NU_NIET_TOEN = [
    ("hij werkte eerst 16 uur maar nu 27 uur", ["27"]),
    ("16 uur in plaats van 24 uur", ["16"]),
    ("nu werkt hij 20 uur", ["20"]),
    ("vroeger werkte hij 20 uur", ["20"]),
]


@pytest.mark.parametrize(("text", "values"), NU_NIET_TOEN)
def test_what_was_once_so_does_not_count(text: str, values: list[str]) -> None:
    assert [str(q.value) for q in lees(text).without_past().quantities] == values
