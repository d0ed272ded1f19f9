"""Below zero or at least: a minus is never lost without a word."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reading import read_quantities

from . import TODAY, brief

AT_LEAST_OR_BELOW = "Bedoelt u ten minste of onder nul?"
BELOW = [
    ("bij -10 uur", "hours -10"),
    ("bij - 10 uur", "hours -10"),
    ("-10 uur per week", "hours -10 week"),
    ("(-10 uur)", "hours -10"),
    ("uren:-10", "hours -10"),
    ("uren: -10", "hours -10"),
    ("contract -10 uur", "hours -10"),
    ("-20 fte", "fte -20"),
    ("gemeente met -2.500 fte", "fte -2500"),
    ("-200 verloonde uren", "hours -200"),
    ("loonwaarde -10%", "percent -10"),
    ("-/- 10 uur", "hours -10"),
    ("-€ 500", "money -500"),
    ("€ -500", "money -500"),
    ("minus 10 uur", "hours -10"),
    ("minus tien procent", "percent -10"),
    ("van -5 tot 10 uur", "hours -5..10"),
    ("min 5", "number -5"),
]
IN_DOUBT = [
    ("min 12 uur", "hours -12 !"),
    ("min tien uur", "hours -10 !"),
    ("hij werkt min 10 uur", "hours -10 !"),
    ("min 20 procent", "percent -20 !"),
    ("min 20 fte", "fte -20 !"),
    ("min € 500", "money -500 !"),
    ("min 3 mensen", "count -3 mensen !"),
    ("40 uur min 8 uur", "hours 40; hours -8 !"),
]
AT_LEAST = [
    ("min 12 uur per week", "hours 12 week"),
    ("per week min 12 uur", "hours 12 week"),
    ("min. 12 uur", "hours 12"),
    ("moet hij min 12 uur werken", "hours 12"),
    ("min 12 max 20 uur", "hours 12..20"),
    ("min 16 tot 20 uur", "hours 16..20"),
    ("min 6 maanden", "duration 6 maand"),
    ("min € 15 per uur", "money 15 uur"),
    ("plus min 20 uur", "hours 20 ~"),
]
NO_MINUS = [
    ("16-24 uur", "hours 16..24"),
    ("16 -24 uur", "hours 16..24"),
    ("16 uur -24 uur", "hours 16..24"),
    ("jan - 20 uur", "hours 20"),
    ("- 20 uur\n- 24 uur", "hours 20; hours 24"),
    ("50% -36 uur", "percent 50; hours 36"),
    ("€ 20-€ 25", "money 20..25"),
]


@pytest.mark.parametrize(("text", "expected"), BELOW + IN_DOUBT + AT_LEAST + NO_MINUS)
def test_sign(text: str, expected: str) -> None:
    assert brief(text) == expected


@pytest.mark.parametrize(("text", "expected"), IN_DOUBT)
def test_min_with_a_unit_is_asked(text: str, expected: str) -> None:
    assert read_quantities(text, TODAY)[-1].problem == AT_LEAST_OR_BELOW


@pytest.mark.parametrize("text", ["jan -20 uur", "-20 uur\n-24 uur", "mensen:\n-20 uur"])
def test_a_dash_that_may_be_a_dash_is_asked(text: str) -> None:
    quantity = read_quantities(text, TODAY)[0]
    assert (quantity.value, quantity.problem) == (-20, "Bedoelt u 20 of -20?")


@settings(deadline=None)
@given(st.integers(1, 9999), st.sampled_from(["uur", "fte", "%", "procent", "euro", "mensen", "verloonde uren", ""]))
def test_a_minus_right_before_a_number_always_counts(value: int, unit: str) -> None:
    for before in ("", "bij ", "loonwaarde van ", "hoeveel is ", "uren: "):
        (quantity,) = read_quantities(f"{before}-{value} {unit}", TODAY)
        assert quantity.value == -value
