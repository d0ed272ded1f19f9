"""What stands before a colon belongs to the question: it gives bare numbers their unit, and takes none from others."""

from __future__ import annotations

import pytest

from . import brief

HEADERS = [
    ("uren per week: 36", "hours 36 week"),
    ("uren p.w.: 36", "hours 36 week"),
    ("uren/week: 36", "hours 36 week"),
    ("uren per persoon per week: 13", "hours 13 week"),
    ("verloonde uren per persoon: 1.120 / 640 / 1.331", "hours 1120; hours 640; hours 1331"),
    ("verloonde uren in 2025: 1.200", "date 2025-01-01 jaar; hours 1200"),
    ("uren per week: 8+8+4", "hours 8 week; hours 8 week; hours 4 week"),
    ("uren per week: jan 20, piet 24", "hours 20 week; hours 24 week"),
    ("werkweek: 36", "hours 36 week"),
    ("aantal fte: 2.500", "fte 2500"),
    ("aantal personen: 2", "count 2 mensen"),
    ("aantal medewerkers is 25", "count 25 mensen"),
    ("personen: 3", "count 3 mensen"),
    ("personen: 3; uren per persoon: 24", "count 3 mensen; hours 24"),
    ("garantiebanen: 3", "count 3 banen"),
    ("loonwaarde (%): 70", "percent 70"),
    ("loonkosten per maand (€): 2500", "money 2500"),
    ("contracturen: 24", "hours 24"),
    ("contracturen 24", "hours 24"),
    ("verloonde uren 1.200", "hours 1200"),
    ("uren 24, lw 50", "hours 24; number 50"),
    ("1.200 verl. uren", "hours 1200"),
    ("1.200 verloonde u", "hours 1200"),
    ("1.200 betaalde uren", "hours 1200"),
    # with a unit of their own
    ("uren per week: 36 uur", "hours 36 week"),
    ("werkweek: 36 uur", "hours 36 week"),
    ("per week: 36 uur", "hours 36 week"),
    ("loonkosten per maand: € 2500", "money 2500 maand"),
    ("nettokosten per maand: 24 uur", "hours 24"),
    ("nettokosten per maand: 24 uur per week", "hours 24 week"),
    ("kosten per maand. 24 uur", "hours 24"),
    ("per maand 36 uur", "hours 36"),
    ("per maand 80 uur", "hours 80 maand"),
    ("hij werkt per maand 36 uur", "hours 36 maand"),
    # no header
    ("loonkosten per maand: 2500", "number 2500"),
    ("loonwaarde: 70", "number 70"),
    ("kandidaten: 20 en 24 uur", "hours 20; hours 24"),
    ("uren 2025", "date 2025-01-01 jaar #2025"),
]


@pytest.mark.parametrize(("text", "expected"), HEADERS)
def test_header(text: str, expected: str) -> None:
    assert brief(text) == expected
