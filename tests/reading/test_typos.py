"""One typing error, and no more."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.typos import Forms, one_edit


@pytest.mark.parametrize(
    ("typed", "meant", "expected"),
    [
        ("procnet", "procent", True),  # swapped
        ("uuur", "uur", True),  # added
        ("medewekers", "medewerkers", True),  # left out
        ("maanden", "maandem", True),  # replaced
        ("procent", "procent", False),
        ("porcnet", "procent", False),
        ("uuuur", "uur", False),
        ("", "a", True),
    ],
)
def test_one_edit(typed: str, meant: str, expected: bool) -> None:
    assert one_edit(typed, meant) is expected


@given(st.text("abc", max_size=6), st.text("abc", max_size=6))
def test_either_way_round(one: str, other: str) -> None:
    assert one_edit(one, other) == one_edit(other, one)


def test_short_words_and_words_that_exist_are_left_alone() -> None:
    forms = Forms(["week", "weken", "dag", "uur"])
    assert forms.closest("wkeek") == "week"
    assert forms.closest("dgag") is None  # "dag" is too short to be sure of
    assert forms.closest("uuur") == "uur"
    assert forms.closest("werken") is None
    assert forms.closest("preek") is None
