"""A quantity goes into a Rasa entity and comes out the same."""

from __future__ import annotations

import json

import pytest

from bot.reading import Quantity, read_quantities

from . import TODAY


@pytest.mark.parametrize(
    "text",
    ["ca. 20-24 uur p/w", "3 x 20 uur", "2018", "30 februari", "€ 2.337,50", "hij is 64 jaar", "4x8 uur", "eind 2026"],
)
def test_through_json_and_back(text: str) -> None:
    (quantity,) = read_quantities(text, TODAY)
    assert Quantity.from_dict(json.loads(json.dumps(quantity.as_dict()))) == quantity
