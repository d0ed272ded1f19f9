"""From quotum to levy and back: the organisation stays the same; a fresh start forgets it."""

from __future__ import annotations

import pytest

from bot.knowledge.replies import ReplyBuilder

from .praat import Praat, open_motor

_QUOTUM = "quotum 2024 gemeente 900.000 uur"


@pytest.mark.parametrize(
    "vraag",
    [
        "en de heffing dan?",
        "hoeveel heffing is dat",
        "wat is dan de heffing",
        "wat is dan de heffing?",
        "hoeveel heffing moet ik dan betalen",
        "en de quotumheffing",
        "hoeveel boete is dat dan",
        "reken de heffing ook uit",
    ],
)
def test_only_the_hours_of_the_target_group_are_asked(praat: Praat, vraag: str) -> None:
    assert praat(_QUOTUM, vraag).vraagt == "verloonde_uren_doelgroep"
    assert str(praat("6000").bedrag("quotumtekort")) == "14.1"


def test_back_to_the_quotum(praat: Praat) -> None:
    assert praat("heffing gemeente 2024 900.000 uur, doelgroep 6000 uur", "en het quotum?").waarde == "18.6"


@pytest.mark.parametrize("vraag", ["heffing voor een school", "en de heffing bij een ander bedrijf dan?"])
def test_another_organisation_begins_anew(praat: Praat, vraag: str) -> None:
    assert praat(_QUOTUM, vraag).vraagt in (None, "verloonde_uren")


def test_a_fresh_start_forgets_what_was_said(builder: ReplyBuilder) -> None:
    praat = Praat(open_motor(builder, {"opnieuw": "opnieuw"}))
    assert praat("lks 32 uur loonwaarde 60%").waarde == "1108.30"
    praat("opnieuw")
    assert praat("hoeveel lkv krijg ik").vraagt == "uren_per_week"
