"""A reply as plain text."""

from __future__ import annotations

from datetime import date

from bot.render import render_answer, render_plain
from bot.reply import BronVermelding, Geldigheid, Knop, Reply

REPLY = Reply(
    soort="berekening",
    text="Dat is **0,78 baan**.",
    bronnen=(BronVermelding("Wfsv", date(2026, 7, 1), url="https://voorbeeld.example/wet_x_y", artikel="38g"),),
    geldigheid=Geldigheid(date(2026, 1, 1), None, date(2026, 11, 22)),
    berekening={"stappen": ["20 / 25,5 uur = 0,78 baan.", "De uren tellen bij u."]},
    knoppen=(Knop("En bij 24 uur?", "en bij 24 uur"),),
)


def test_the_steps_of_a_calculation_stand_between_text_and_sources() -> None:
    assert render_answer(REPLY).split("\n\n") == [
        "Dat is 0,78 baan.",
        "Zo is dit berekend:\n- 20 / 25,5 uur = 0,78 baan.\n- De uren tellen bij u.",
        "Bronnen:\n- Wfsv, artikel 38g, 1 juli 2026: https://voorbeeld.example/wet_x_y",
        "Geldig vanaf 1 januari 2026. Gevraagd voor 22 november 2026.",
    ]


def test_everything_ends_with_the_buttons() -> None:
    assert render_plain(REPLY) == render_answer(REPLY) + "\n\nU kunt ook vragen:\n- En bij 24 uur?"


def test_a_reply_without_a_calculation_has_no_steps() -> None:
    assert render_answer(Reply("smalltalk", "Goedendag.")) == "Goedendag."
    assert render_answer(Reply("verduidelijking", "Hoeveel uur?", berekening={"naam": "tellen"})) == "Hoeveel uur?"
