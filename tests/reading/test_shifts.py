"""Working times: short ones are hours of a day, everything else stays what it was."""

from __future__ import annotations

from datetime import date

import pytest

from bot.reading import read_quantities

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("Ze werkt van 8 tot 12, vier dagen in de week", "16"),
        ("van 5 tot 9 uur, maandag tot en met vrijdag", "20"),
        ("5 dagen in de week van 10 tot 14 uur", "20"),
        ("ma t/m vr 8:30-12:30", "20"),
        ("ma di do 9.00 - 13.00 uur", "12"),
        ("3 dagen van 8 tot 13.30", "16.5"),
        ("4 avonden van 18:00 tot 21:00 uur", "12"),
    ],
)
def test_a_short_working_time_is_hours_of_each_day(text: str, hours: str) -> None:
    quantity = next(q for q in read_quantities(text, TODAY) if q.kind == "hours")
    assert (str(quantity.value), quantity.unit) == (hours, "week") and quantity.steps


@pytest.mark.parametrize(
    "text",
    [
        "van 9 tot 17 uur, 4 dagen",  # with a break of which nobody said whether it is paid
        "contract van 12 tot 16 uur, 3 dagen",
        "van 20 tot 24 uur, 3 dagen",
        "bel ons van 8 tot 12",
        "4 dagen, van 12 tot 10 uur",
        "op 9-13 begon hij, 3 dagen",
        "van 8:75 tot 12:10, ma t/m vr",
    ],
)
def test_what_may_be_something_else_is_not_turned_into_hours_a_week(text: str) -> None:
    assert not [q for q in read_quantities(text, TODAY) if q.kind == "hours" and q.steps]


def test_a_range_of_hours_a_week_stays_a_range() -> None:
    (quantity,) = (q for q in read_quantities("3 dagen, van 8 tot 12 uur per week", TODAY) if q.kind == "hours")
    assert (quantity.value, quantity.upper, quantity.unit) == (8, 12, "week")
