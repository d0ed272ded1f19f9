"""Amounts for another period, hours of a month, and what changes back: the same person, asked a little otherwise."""

from __future__ import annotations

import pytest

from bot.knowledge.replies import ReplyBuilder

from .praat import Praat, open_motor

# what is said one after the other, and the outcome of the last; None: something is asked
GESPREKKEN = [
    (("minimumloon 104 uur per maand",), "1558.96"),
    (("minimumloon: hij werkt 86 uur per maand",), "1289.14"),
    (("minimumloon 120 uur per maand 19 jaar",), "1078.80"),
    (("minimumloon per maand bij 24 uur",), "1558.96"),
    (("minimumloon 24 uur per maand",), None),
    (("nettokosten per jaar 32 uur loonwaarde 50%",), "718.09"),
    (("nettokosten per jaar van iemand van 24 uur met loonwaarde 65%",), "850.28"),
    (("lks 24 uur loonwaarde 60", "en loonwaarde 70 volgend meting"), "623.42"),
    (("lks 24 uur loonwaarde 60", "stel hij gaat naar 30"), "1039.03"),
    (("lks 24 uur loonwaarde 60", "als ze naar 32 gaat"), "1108.30"),
    (("lks 24 uur loonwaarde 60", "stel hij zakt naar 30"), None),
    (("lks 24 uur loonwaarde 60", "stel hij gaat naar 45"), None),
    (("lks 24 uur loonwaarde 60", "stel hij gaat naar 70"), "623.42"),
    (("lks 24 uur loonwaarde 40", "stel hij gaat naar 30"), None),
    (("nettokosten 24 uur 60%", "en lks bij 32 uur"), "1108.30"),
    (("nettokosten zonder lkv 24 uur loonwaarde 50", "en met lkv?"), "538.57"),
    (("nettokosten zonder lkv 24 uur loonwaarde 50", "en inclusief loonkostenvoordeel"), "538.57"),
]


@pytest.mark.parametrize(("gezegd", "waarde"), GESPREKKEN)
def test_outcome(builder: ReplyBuilder, gezegd: tuple[str, ...], waarde: str | None) -> None:
    assert Praat(open_motor(builder))(*gezegd).waarde == waarde


@pytest.mark.parametrize(
    ("gezegd", "bedrag"),
    [
        (("lks 24 uur 60%", "per jaar graag"), "9.974,69"),
        (("lks 24 uur 60%", "en per jaar?", "en per maand?"), "831,22"),
        (("loondispensatie 24 uur 60%", "en per jaar?"), "11.217,60"),
        (("minimumloon 24 uur", "doe maar per jaar"), "18.707,52"),
    ],
)
def test_other_period(builder: ReplyBuilder, gezegd: tuple[str, ...], bedrag: str) -> None:
    assert bedrag in Praat(open_motor(builder))(*gezegd).text


def test_of_a_year_ahead_no_half_is_asked(builder: ReplyBuilder) -> None:
    beurt = Praat(open_motor(builder))("minimumloon 20 jaar 32 uur bbl", "en volgend jaar?")
    assert beurt.peildatum == "2027-01-01"
    assert beurt.waarde is None


def test_number_beside_a_month_is_not_passed_over(builder: ReplyBuilder) -> None:
    praat = Praat(open_motor(builder))
    assert praat("minimumloon 19 jaar 24 uur", "volgende maand 20").berekening is None
    beurt = praat("leeftijd 20 jaar")
    assert (beurt.waarde, beurt.peildatum) == ("11.99", "2026-12-01")
