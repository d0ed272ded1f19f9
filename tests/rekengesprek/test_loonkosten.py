"""The wage of somebody: an amount that looks like a year, with other hours, and to another calculation."""

from __future__ import annotations

import pytest

from bot.knowledge.replies import ReplyBuilder

from .praat import Praat, open_motor

# what is said one after the other, and the outcome of the last; None: the wage costs are asked
GESPREKKEN = [
    (("wat kost hij netto zonder lkv: kost mij 1980 per maand aan loon, 24 uur, loonwaarde 45%",), "837.07"),
    (("nettokosten 24 uur lw 45%, hij kost 1980 per maand",), "732.03"),
    (("nettokosten 24 uur lw 45%, 1980 bruto",), "732.03"),
    (("netto kosten: we betalen 1980, 24 uur lw 45",), "732.03"),
    (("nettokosten 24 uur lw 45%, hij verdient 2010 pm",), "762.03"),
    (("nettokosten 24 uur lw 45 en hij heeft 1950 loon",), "702.03"),
    (("nettokosten 24 uur lw 45 loon in 2025",), "413.61"),
    (("wat kost hij netto: 20 uur, loonwaarde 50%, bruto 1400", "en als hij 36 uur gaat werken?"), None),
    (("wat kost hij netto: 20 uur, loonwaarde 50%, bruto 1400", "en als hij 36 uur gaat werken?", "2520"), "803.89"),
    (("nettokosten 24 uur 60%, loonkosten 1900", "en bij 32 uur?", "de eerste"), "1284.98"),
    (("nettokosten 24 uur 60%, loonkosten 1900", "en 8 uur meer?"), None),
    (("nettokosten 24 uur 60%, loonkosten 1900", "en bij 32 uur met loonkosten 2500"), "1251.65"),
    (("nettokosten 24 uur 60%", "en bij 32 uur?"), "995.17"),
    (("lks: hij verdient 2100 per maand, werkt 24 uur, loonwaarde 60%", "nettokosten dan?"), "1163.74"),
    (("lks: hij verdient 2100 per maand, werkt 24 uur, loonwaarde 60%", "en bij 32 uur", "nettokosten dan?"), None),
    (("uurloon 17 euro, 32 uur, loonwaarde 60%, hoeveel LKS?", "nettokosten dan?"), None),
    (("lks 24 uur loonwaarde 60%", "nettokosten dan?"), "746.38"),
    (("nettokosten 32 uur, loonwaarde 40%, bruto 2200", "ik bedoel zonder vakantiegeld"), None),
    (("nettokosten 32 uur, loonwaarde 40%, bruto 2200", "dat is exclusief vakantiegeld"), None),
]


@pytest.mark.parametrize(("gezegd", "waarde"), GESPREKKEN)
def test_wage_that_is_meant(builder: ReplyBuilder, gezegd: tuple[str, ...], waarde: str | None) -> None:
    beurt = Praat(open_motor(builder))(*gezegd)
    assert beurt.waarde == waarde
    assert waarde or beurt.vraagt == "loonkosten"
