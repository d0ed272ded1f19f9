"""A phrase with one slip of the pen is that phrase; another number or another word is not."""

from __future__ import annotations

import pytest

from bot.knowledge.index.near import NearPhrases, is_one_slip

PHRASES = [
    ("loonkostensubsidie aanvragen", 0),
    ("wat is het minimumloon in 2026", 1),
    ("wat doet het wsp voor mij", 2),
    ("wat doet het wsw voor mij", 3),
    ("het wsw is iets van vroeger, en de wsw ook", 3),
    ("wsw en wsp", 3),
    ("verschil wsw of wsp", 3),
    ("mag dat", 4),
]


@pytest.fixture(scope="module")
def near() -> NearPhrases:
    return NearPhrases([text for text, _ in PHRASES], [label for _, label in PHRASES])


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("loonkostensubsidi aanvragen", 0),
        ("Loon kosten subsidie aanvrgaen?", 0),
        ("loonkostensubsidie aanvraggen", 0),
        ("oonkostensubsidie aanvragen", 0),
        ("loonkostensbusidie aanvragen", 0),
        ("lonkostensubsidie aanvrage", None),
        ("wat is het minimumloon in 2027", None),
        ("wat is het minimumlon in 2026", 1),
        ("wat doet het wsp vor mij", 2),
        ("wat doet het wsl voor mij", None),
        ("mag dta", None),
        ("", None),
    ],
)
def test_one_slip(near: NearPhrases, text: str, label: int | None) -> None:
    assert near.label(text) == label


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("abc", "abc", True),
        ("abc", "ab", True),
        ("abc", "xbc", True),
        ("abc", "acb", True),
        ("abc", "ca", False),
        ("abcd", "badc", False),
        ("ab", "abcd", False),
    ],
)
def test_what_a_slip_is(a: str, b: str, expected: bool) -> None:
    assert is_one_slip(a, b) is expected
    assert is_one_slip(b, a) is expected
