"""What was and what is now, in one message: the new number counts, also when only the old one has a unit."""

from __future__ import annotations

import pytest

from bot.knowledge.replies import ReplyBuilder

from .praat import Praat, open_motor

# message, and the outcome; None: asked
BERICHTEN = [
    ("lks: hij werkte 32 uur maar nu 24, loonwaarde 60%", "831.22"),
    ("lks: hij werkte 32 uur maar nu 24 uur, loonwaarde 60%", "831.22"),
    ("lks: eerst werkte ze 32, nu 24 uur, loonwaarde 60%", "831.22"),
    ("lks loonwaarde 60%, nu 24, vroeger 32 uur", "831.22"),
    ("lks loonwaarde 60%, 24 uur nu, vroeger 32", "831.22"),
    ("lks: ik had 24 uur ingevuld maar het is 28, loonwaarde 60%", "969.76"),
    ("lks: ik had 24 uur gezegd maar t moet 28 zijn, loonwaarde 60", "969.76"),
    ("lks: had 24 uur staan, zijn er 28. loonwaarde 60%", "969.76"),
    ("lks: ik typte 24 uur maar het zijn er 28, lw 60", "969.76"),
    ("lks: contract was 32 uur is nu 24 geworden, lw 60", "831.22"),
    ("lks: contract van 32 uur wordt 24, lw 60", None),
    ("nettokosten: 32 uur werkte hij, tegenwoordig 24, loonwaarde 60", "746.38"),
    ("lks: hij had loonwaarde 50% maar het is nu 60, 24 uur", "831.22"),
    ("lks 24 uur, loonwaarde was 50%, nu 60", "831.22"),
    ("lks 24 uur loonwaarde 60, eerst was het 50", "831.22"),
    ("lks: hij werkt 24 uur, loonwaarde is nu 40", "1246.84"),
    ("lks: hij werkt 24 uur en de loonwaarde wordt 40", "1246.84"),
    ("lks: hij werkte 24 uur en is nu 45 jaar, lw 60%", "831.22"),
]


@pytest.mark.parametrize(("bericht", "waarde"), BERICHTEN)
def test_new_number_counts(builder: ReplyBuilder, bericht: str, waarde: str | None) -> None:
    beurt = Praat(open_motor(builder))(bericht)
    assert beurt.waarde == waarde
    assert waarde or beurt.vraagt == "uren"


def test_correction_behind_an_outcome(builder: ReplyBuilder) -> None:
    praat = Praat(open_motor(builder))
    assert praat("lks 24 uur loonwaarde 60%", "ik had 24 uur ingevuld maar het is 28").waarde == "969.76"
