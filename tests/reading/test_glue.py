"""Words and numbers without a space between them; repetitions in brackets; products of people."""

from __future__ import annotations

import pytest

from bot.reading.glue import pieces, unglued
from bot.reading.scan import scan

from . import brief

GLUED = [
    ("lw50", "number 50"),
    ("lw50%", "percent 50"),
    ("lks36u", "hours 36"),
    ("32u", "hours 32"),
    ("20uurperweek", "hours 20 week"),
    ("lksbij36uurenloonwaarde50", "hours 36; number 50"),
    ("36uurlw50", "hours 36; number 50"),
    ("36ulw50", "hours 36; number 50"),
    ("lw50,36u", "number 50; hours 36"),
    ("4dagenvan8uur", "hours 32 week"),
    ("vanaf1maart", "date 2027-03-01 dag ~"),
    ("zeventienjarige", "duration 17 jaar oud"),
    ("twintigurige werkweek", "hours 20 week"),
    ("20uur30", "hours 20.5"),
]
REPEATED = [
    ("18:30 uur per week (achttien uur en dertig minuten)", "hours 18.5 week"),
    ("20 uur (twintig uur)", "hours 20"),
    ("20 (twintig) uur", "hours 20"),
    ("20 uur (twintig) per week", "hours 20 week"),
    ("24 uur (3 dagen van 8 uur)", "hours 24 week"),
    ("€ 2500 (vijfentwintighonderd euro)", "money 2500"),
    ("3 (drie) medewerkers", "count 3 mensen"),
    # another value is another quantity
    ("20 uur (24 uur)", "hours 20; hours 24"),
    ("0,8 fte (32 uur)", "fte 0.8; hours 32"),
]
TIMES = [
    ("3x24 + 2x16 + 1x38 uur per week", "hours 24 week x3; hours 16 week x2; hours 38 week x1"),
    ("3 x 24 uur, 2 x 16 uur en 1 x 38", "hours 24 x3; hours 16 x2; hours 38 x1"),
    ("14 x 32 u", "hours 32 x14"),
    ("2x0,5 + 1x0,8 fte", "fte 0.5 x2; fte 0.8 x1"),
    ("2x24 en 1x16", "number 24 x2; number 16 x1"),
]


@pytest.mark.parametrize(("text", "expected"), GLUED + REPEATED + TIMES)
def test_read(text: str, expected: str) -> None:
    assert brief(text) == expected


def test_offsets_stay_true() -> None:
    text = "LKSbij36uurenLoonwaarde50"
    tokens = unglued(scan(text))
    assert [token.text for token in tokens] == ["lks", "bij", "36", "uur", "en", "loonwaarde", "50"]
    assert all(text[token.start : token.end] == token.raw for token in tokens)


@pytest.mark.parametrize(
    ("word", "parts"),
    [("lksbij", ("lks", "bij")), ("uren", ("uren",)), ("uurenlw", ("uur", "en", "lw")), ("top", ()), ("lwx", ())],
)
def test_pieces(word: str, parts: tuple[str, ...]) -> None:
    assert pieces(word) == parts
