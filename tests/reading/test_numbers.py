"""Numbers as such: Dutch separators, words, halves, signs."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading import read_quantities
from bot.reading.numbers import decimal_of

from . import TODAY, brief

NUMBERS = [
    ("2500", "number 2500"),
    ("2.500", "number 2500"),
    ("250.000", "number 250000"),
    ("1.331", "number 1331"),
    ("1.331,5", "number 1331.5"),
    ("2.500.000", "number 2500000"),
    ("25,5", "number 25.5"),
    ("25.5", "number 25.5"),
    ("25.50", "number 25.5"),
    ("14,71", "number 14.71"),
    ("0,7", "number 0.7"),
    ("0.750", "number 0.75"),
    ("0,125", "number 0.125"),
    ("2,500.50", "number 2500.5"),
    ("2,500,000", "number 2500000"),
    ("2,5k", "number 2500"),
    ("3 duizend", "number 3000"),
    ("1,2 miljoen", "number 1200000"),
    ("een miljoen", "number 1000000"),
    ("half miljoen", "number 500000"),
    ("tweeduizend vijfhonderd", "number 2500"),
    ("tweeduizendvijfhonderd", "number 2500"),
    ("vijfentwintighonderd", "number 2500"),
    ("zes en dertig", "number 36"),
    ("zes-en-dertig", "number 36"),
    ("zesendertig", "number 36"),
    ("tweeëndertig", "number 32"),
    ("tweeendertig", "number 32"),
    ("drieëntwintig", "number 23"),
    ("TWINTIG", "number 20"),
    ("nul", "number 0"),
    ("acht", "number 8"),
    ("één", "number 1"),
    ("e\u0301e\u0301n", "number 1"),
    ("anderhalf", "number 1.5"),
    ("half", "number 0.5"),
    ("een half", "number 0.5"),
    ("'n half", "number 0.5"),
    ("twee en een half", "number 2.5"),
    ("twee en half", "number 2.5"),
    ("25 en een half", "number 25.5"),
    ("2½", "number 2.5"),
    ("2 ½", "number 2.5"),
    ("½", "number 0.5"),
    ("2 1/2 uur", "hours 2.5"),
    ("drie kwart", "number 0.75"),
    ("driekwart", "number 0.75"),
    ("min 5", "number -5"),
    ("min vijf", "number -5"),
    ("-5", "number -5"),
    ("−5", "number -5"),
    ("het is -5", "number -5"),
    ("２５", "number 25"),
]
# What looks like a number and is none, or none that can be known.
NO_NUMBERS = [
    "een",
    "een medewerker",
    "achter dries",
    "eenheid, eenmalig, tweede, drieling, vierkant, zestig-plusser",
    "tientallen honderden duizenden",
    "hij acht dat niet nodig",
    "in acht nemen",
    "twee derde van de groep",
    "er is een nul te veel",
    "nul te veel",
    "er is een 0 bijgekomen",
    "twee nullen te veel",
    "1.2.3",
    "2.50,00",
    "1234.567",
    "12345678",
]


@pytest.mark.parametrize(("text", "expected"), NUMBERS)
def test_number(text: str, expected: str) -> None:
    assert brief(text) == expected


@pytest.mark.parametrize("text", NO_NUMBERS)
def test_no_number(text: str) -> None:
    assert brief(text) == ""


@pytest.mark.parametrize("text", ["2,500", "12,500 fte", "€ 1,250"])
def test_comma_and_three_digits_is_never_guessed(text: str) -> None:
    (quantity,) = read_quantities(text, TODAY)
    assert "kan twee dingen zijn" in quantity.problem


@pytest.mark.parametrize(
    ("text", "expected"),
    [("2 500 fte", "fte 2500"), ("1 250 000 euro", "money 1250000"), ("2 500", "number 2; number 500")],
)
def test_space_between_groups_needs_a_unit(text: str, expected: str) -> None:
    assert brief(text) == expected


def dutch(value: Decimal) -> str:
    """2.500,5 as Dutch people write it."""
    whole, _, rest = f"{value:f}".partition(".")
    grouped = f"{int(whole):,}".replace(",", ".")
    return f"{grouped},{rest}" if rest else grouped


@given(st.integers(0, 999_999_999), st.sampled_from([0, 1, 2]))
def test_what_is_written_in_dutch_is_read_back(digits: int, places: int) -> None:
    value = Decimal(digits).scaleb(-places)
    read = decimal_of(dutch(value))
    assert read == (value, "")


@given(st.integers(0, 9_999_999), st.sampled_from(["fte", "uur per jaar", "euro", "mensen"]))
def test_thousands_are_never_lost(value: int, unit: str) -> None:
    (quantity,) = read_quantities(f"{dutch(Decimal(value))} {unit}", TODAY)
    assert quantity.value == value
