"""Numbers that count nothing are not read."""

from __future__ import annotations

import pytest

from . import brief

NOTHING = [
    "artikel 10d",
    "artikel 10da participatiewet",
    "art. 7",
    "art 7",
    "artikel 2.32 besluit wfsv",
    "38g lid 3",
    "art. 38b en 38g, lid 3 en 4",
    "38b",
    "38h lid 2",
    "6h participatiewet",
    "122na wfsv",
    "P0",
    "A4",
    "Q3",
    "t+2",
    "t + 2",
    "de t+2-regel",
    "covid-19",
    "Wsw",
    "0-meting",
    "de 25-grens",
    "IBAN NL91ABNA0417164300",
    "NL91 ABNA 0417 1643 00",
    "bsn 123456782",
    "bsn 123 456 782",
    "bel 06-12345678",
    "06 12 34 56 78",
    "020 1234567",
    "+31 6 12345678",
    "kvk 12345678",
    "1234 AB Utrecht",
    "schaal 8",
    "spoor 2",
    "2e spoor",
    "medewerker 1",
    "week 12",
    "jaren 90",
    "2e en tweede",
    "3e jaar",
    "op de 15e",
    "1/3 deel",
    "50-plus",
    "50+",
    "jan20@voorbeeld.nl",
    "www.voorbeeld.nl/2018/20",
    "https://voorbeeld.nl/?id=20",
    "125000.nl",
    "nr. 5",
    "covid19",
    "A4 papier",
    "jan20",
    "medewerker1",
    "week12",
    "lks-10 uur",
    "#5",
]
SOMETHING = [
    ("artikel 10 en 20 uur", "hours 20"),
    ("1. Jan werkt 20 uur", "hours 20"),
    ("1) 20 uur 2) 24 uur", "hours 20; hours 24"),
    ("(jan 20)", "number 20"),
    ("20.", "number 20"),
    ("35%-grens", "percent 35"),
    ("38h", "hours 38"),
    ("fte:2500", "fte 2500"),
    ("per week 20", "number 20"),
]


@pytest.mark.parametrize("text", NOTHING)
def test_label(text: str) -> None:
    assert brief(text) == ""


@pytest.mark.parametrize(("text", "expected"), SOMETHING)
def test_no_label(text: str, expected: str) -> None:
    assert brief(text) == expected
