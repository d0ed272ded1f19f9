"""What the calculators say: every question can be asked, in plain Dutch, with the buttons that answer it."""

from __future__ import annotations

import pytest

from actions.rekengesprek import Staat, Zegger
from actions.rekengesprek.beurt.nodig import MAG_ONBEKEND
from actions.rekengesprek.velden.vulling import Twijfel
from actions.rekenregels import REKENREGELS
from bot.knowledge.language import measure
from bot.knowledge.replies import ReplyBuilder
from bot.reading import read_quantities
from bot.reply import Reply

MAX_WORDS = 25
QUESTIONS = [
    (naam, f"{veld.naam}.{item.naam}" if item else veld.naam)
    for naam, regel in REKENREGELS.items()
    for veld in regel.velden
    for item in (None, *veld.velden)
    if item or veld.naam != "voltijdsuren"
] + [(naam, veld) for naam in REKENREGELS for veld in ("peildatum", "voltijdsuren")]


@pytest.fixture(scope="module")
def zegger(builder: ReplyBuilder) -> Zegger:
    return Zegger(builder, read_quantities)


def check(reply: Reply) -> None:
    assert "{" not in reply.text and "  " not in reply.text
    assert measure(reply.text).longest <= MAX_WORDS, reply.text
    words = reply.text.lower().split()
    assert not {"je", "jij", "jouw"} & set(words)
    assert len({knop.payload for knop in reply.knoppen}) == len(reply.knoppen)


@pytest.mark.parametrize(("naam", "veld"), QUESTIONS)
def test_every_question(zegger: Zegger, naam: str, veld: str) -> None:
    staat = Staat(naam, gevraagd=veld)
    for reply in (
        zegger.ask(naam, veld, first=True),
        zegger.ask(naam, veld, first=False),
        zegger.reminder(staat),
        zegger.not_understood(staat),
    ):
        check(reply)
        assert "?" in reply.text or "Noem" in reply.text
        assert reply.metadata == {"rekenhulp": naam, "veld": veld}
    check(zegger.needed(staat))


@pytest.mark.parametrize("naam", REKENREGELS)
def test_buttons_are_few_answers_and_never_know_is_one_where_it_may_be(zegger: Zegger, naam: str) -> None:
    for veld in REKENREGELS[naam].velden:
        titles = [knop.titel for knop in zegger.ask(naam, veld.naam, first=False).knoppen]
        own = {"ja-nee": ["Ja", "Nee"], "keuze": [keuze[:1].upper() + keuze[1:] for keuze in veld.keuzes]}
        expected = own.get(veld.soort, [])
        assert titles[: len(expected)] == expected
        assert len(titles) - len(expected) == (veld.naam in MAG_ONBEKEND.get(naam, ()))


def test_values_are_shown_as_people_write_them(zegger: Zegger) -> None:
    shown = [
        zegger.which(naam, Twijfel(veld, values)).knoppen[0].payload
        for naam, veld, values in (
            ("tellen", "uren", ("24.5", "30")),
            ("loonkostensubsidie", "loonwaarde", ("60", "70")),
            ("meeteltermijn", "geboren", ("1961-02-10", "1962-02-10")),
            ("quotum", "fte", ("2500", "3000")),
            ("nettokosten", "loonkosten", ("2800", "2900.50")),
        )
    ]
    assert shown == ["24,5 uur", "60%", "10 februari 1961", "2.500 fte", "€ 2.800"]


def test_in_doubt_about_everything_asks_the_question_itself(zegger: Zegger) -> None:
    assert zegger.which("tellen", Twijfel("uren")).text == zegger.ask("tellen", "uren", first=False).text
