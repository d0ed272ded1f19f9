"""Days on which something happened, and months of the past: which day an amount is asked of."""

from __future__ import annotations

import pytest

from bot.knowledge.replies import ReplyBuilder

from .praat import Praat, open_motor

# what is said one after the other, and the outcome of the last
GESPREKKEN = [
    (("loondispensatie: sinds 2024 werkt hij zo, 32 uur, loonwaarde was 45% en is nu 55%",), "1142.53"),
    (("loondispensatie 24 uur lw 50, in dienst sinds 1 mei 2024",), "779.00"),
    (("in 2024 is haar loonwaarde op 45% gezet, ze werkt 32 uur. hoeveel lks krijgen we nu",), "1523.91"),
    (("de loonwaarde is in 2025 vastgesteld op 55%. contract 24 uur. hoeveel lks krijg ik?",), "935.13"),
    (("lks: loonwaarde in 2025 bepaald: 55%. 24 uur",), "935.13"),
    (("in maart 2025 kwam de loonwaarde uit op 55, contract 24 uur, hoeveel lks",), "935.13"),
    (("uwv stelde in 2024 45% vast, 24 uur, lks",), "1142.93"),
    (("het laatste rapport uit 2024 zegt 55%, 24 uur. nettokosten",), "642.47"),
    (("wat was de lks in 2025 bij 24 uur en 55%",), "898.63"),
    (("hoeveel lks kreeg ik in 2025: 24 uur, 55%",), "898.63"),
    (("lks 2025 24 uur 55%",), "898.63"),
    (("loondispensatie in 2025, 24 uur, 55%",), "823.46"),
    (("hoeveel lks: ze werkt sinds twee jaar bij ons, 32 uur, loonwaarde 60",), "1088.10"),
    (("hoeveel lks: ze werkt ondertussen 2 jaar voor ons, 32 uur, loonwaarde 60",), "1088.10"),
    (("hoeveel lks: sinds anderhalf jaar is hij hier, 32 uur, loonwaarde 60",), "1088.10"),
    (("wat was het minimumloon in maart?",), "14.71"),
    (("lks 24 uur loonwaarde 60%", "wat was dat in februari?"), "816.07"),
    (("hoe hoog was de loondispensatie in februari, 24 uur 50%",), "764.80"),
    (("minimumloon vanaf 1 januari 2026",), "14.71"),
    (("minimumloon sinds 1 januari 2026",), "14.71"),
]


@pytest.mark.parametrize(("gezegd", "waarde"), GESPREKKEN)
def test_day_that_is_asked_about(builder: ReplyBuilder, gezegd: tuple[str, ...], waarde: str) -> None:
    assert Praat(open_motor(builder))(*gezegd).waarde == waarde


def test_a_month_ahead_stays_ahead(builder: ReplyBuilder) -> None:
    assert Praat(open_motor(builder))("wat wordt het minimumloon in maart").peildatum == "2027-03-01"
