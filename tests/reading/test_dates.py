"""Dates in digits and with names of months; what cannot be has a problem."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading import read_quantities
from bot.reading.day import month_name

from . import TODAY, brief

DATES = [
    *[
        (text, "date 2024-03-01 dag")
        for text in (
            "1-3-2024",
            "01-03-2024",
            "1/3/2024",
            "01/03/24",
            "1.3.2024",
            "1.3.24",
            "1 3 2024",
            "1 - 3 - 2024",
            "1-3-'24",
            "1-3-’24",
            "2024-03-01",
            "2024/3/1",
            "1 maart 2024",
            "1 mrt 2024",
            "1 mrt. 2024",
            "1 mrt '24",
            "1 mrt 24",
            "1-mrt-2024",
            "1-mrt-24",
            "1maart2024",
            "1e maart 2024",
            "1 maart van 2024",
            "1 MAART 2024",
            "1 maaart 2024",
            "één maart 2024",
            "vrijdag 1 maart 2024",
        )
    ],
    ("geboren op 15-08-1959", "date 1959-08-15 dag"),
    ("1-3-59", "date 1959-03-01 dag"),
    ("1-3-39", "date 2039-03-01 dag"),
    ("1-3-40", "date 1940-03-01 dag"),
    ("29-2-2024", "date 2024-02-29 dag"),
    ("12 jan 2026", "date 2026-01-12 dag"),
    ("3 febuari 2026", "date 2026-02-03 dag"),
    # day and month: the year that is nearest
    ("1 maart", "date 2027-03-01 dag ~"),
    ("per 1 juli", "date 2026-07-01 dag ~"),
    ("12 jan", "date 2027-01-12 dag ~"),
    ("1e van mei", "date 2027-05-01 dag ~"),
    ("29 februari", "date 2028-02-29 dag ~"),
    ("per 1-7", "date 2026-07-01 dag ~"),
    ("op 15/8", "date 2026-08-15 dag ~"),
    ("sinds 1 maart", "date 2026-03-01 dag ~"),
    ("1 maart jl.", "date 2026-03-01 dag"),
    ("1 oktober a.s.", "date 2027-10-01 dag"),
    *[
        (text, "date 2026-12-07 dag ~")
        for text in (
            "start 7-12",
            "op 7/12",
            "start: 7-12",
            "begint op 7-12",
            "ingangsdatum is 7-12",
            "m.i.v. 7-12",
            "t/m 7-12",
            "tot en met 7-12",
            "in dienst 7-12",
            "start ma 7-12",
            "7-12",
            "7/12",
            "7-12.",
        )
    ],
    ("per 1-2", "date 2027-02-01 dag ~"),
    ("vanaf 15-3", "date 2027-03-15 dag ~"),
    ("ingaand 4-1", "date 2027-01-04 dag ~"),
    ("ingangsdatum: 1/2", "date 2027-02-01 dag ~"),
    ("van 1-3 t/m 1-6", "date 2027-03-01 dag ~; date 2027-06-01 dag ~"),
    ("van 1 november tot 1 maart", "date 2026-11-01 dag ~; date 2027-03-01 dag ~"),
    ("start 7-12 24 uur", "date 2026-12-07 dag ~; hours 24"),
    # months
    ("maart 2024", "date 2024-03-01 maand"),
    ("jan 2026", "date 2026-01-01 maand"),
    ("mrt '24", "date 2024-03-01 maand"),
    ("03-2024", "date 2024-03-01 maand"),
    ("in maart", "date 2027-03-01 maand ~"),
    ("sinds maart", "date 2026-03-01 maand ~"),
    ("maart", "date 2027-03-01 maand ~"),
    # years
    ("2018", "date 2018-01-01 jaar #2018"),
    ("1950", "date 1950-01-01 jaar #1950"),
    ("2050", "date 2050-01-01 jaar #2050"),
    ("1949", "number 1949"),
    ("2051", "number 2051"),
    ("2.018", "number 2018"),
    ("in 2018", "date 2018-01-01 jaar"),
    ("sinds 2018", "date 2018-01-01 jaar"),
    ("in '18", "date 2018-01-01 jaar"),
    ("2018-2020", "date 2018-01-01 jaar #2018; date 2020-01-01 jaar #2020"),
    ("2015 of 2016", "date 2015-01-01 jaar #2015; date 2016-01-01 jaar #2016"),
    ("opgericht 1987", "date 1987-01-01 jaar #1987"),
    ("sinds 1987 bestaan wij", "date 1987-01-01 jaar"),
    # roughly
    ("half maart", "date 2027-03-15 dag ~"),
    ("medio mei 2025", "date 2025-05-15 dag ~"),
    ("begin maart 2024", "date 2024-03-01 dag ~"),
    ("eind maart 2024", "date 2024-03-31 dag ~"),
    ("eind februari 2024", "date 2024-02-29 dag ~"),
    ("eind 2026", "date 2026-12-31 dag ~"),
    ("begin 2026", "date 2026-01-01 dag ~"),
    ("half 2026", "date 2026-07-01 dag ~"),
    ("eind van 2016", "date 2016-12-31 dag ~"),
    # beside other quantities
    ("1 mei 20 uur", "date 2027-05-01 dag ~; hours 20"),
    ("in maart 2000 euro", "date 2027-03-01 maand ~; money 2000"),
    ("per 1-1-26 5 banen", "date 2026-01-01 dag; count 5 banen"),
    ("van 1 juni 2016 tot 1 april 2017", "date 2016-06-01 dag; date 2017-04-01 dag"),
    ("20 uur per week, sinds 2018", "hours 20 week; date 2018-01-01 jaar"),
    ("2.500 fte van 36 uur, overheid, 2018", "fte 2500; hours 36; date 2018-01-01 jaar #2018"),
    # names, not months
    ("jan 12,5 uur", "hours 12.5"),
    ("jan 12 uur", "hours 12"),
    ("in jan zijn team", ""),
    ("mei 20 uur", "hours 20"),
    ("april en juni werken hier", ""),
    # no date
    ("16-24", "number 16..24"),
    ("start 16-24 uur", "hours 16..24"),
    ("op 1-2 dagen", "count 1..2 dagen"),
    ("tot 1-2 uur", "hours 1..2"),
    ("per 1-2 weken", "duration 1..2 week"),
    ("op 2-3 scholen", "number 2..3"),
    ("loonwaarde 5-8", "number 5..8"),
    ("ma 8-12", "number 8..12"),
    ("dienst 7-3", "number 7; number 3"),
    ("op 2/3 van het loon", ""),
    ("1/2", ""),
    ("24/7", ""),
    ("Femke wordt 12 april 21", "date 2027-04-12 dag ~; number 21"),
    ("16-20-24 uur", "hours 16; hours 20; hours 24"),
    ("'18", ""),
]
WRITTEN = [
    ("negentienhonderd eenenzestig", "date 1961-01-01 jaar #1961"),
    ("negentienhonderdeenenzestig", "date 1961-01-01 jaar #1961"),
    ("in tweeduizend achttien", "date 2018-01-01 jaar"),
    ("eind tweeduizend zesentwintig", "date 2026-12-31 dag ~"),
    ("drieëntwintig juni negentienhonderd eenenzestig", "date 1961-06-23 dag"),
    ("twaalf april negentienhonderdeenenzestig", "date 1961-04-12 dag"),
    ("12 april negentienhonderd eenenzestig", "date 1961-04-12 dag"),
    ("twee maart twintig zesentwintig", "date 2026-03-02 dag"),
    ("twee maart negentien vijfentachtig", "date 1985-03-02 dag"),
    ("twee maart negentienvijfentachtig", "date 1985-03-02 dag"),
    ("maart tweeduizend", "date 2000-03-01 maand"),
    ("den elfden januari 2027", "date 2027-01-11 dag"),
    ("de elfde januari", "date 2027-01-11 dag ~"),
    ("elf januari", "date 2027-01-11 dag ~"),
    ("de 1ste februari", "date 2027-02-01 dag ~"),
    ("den 1sten februari", "date 2027-02-01 dag ~"),
    ("eerste februari", "date 2027-02-01 dag ~"),
    ("drieëntwintigste maart", "date 2027-03-23 dag ~"),
    ("per een mei", "date 2027-05-01 dag ~"),
    ("een maart 2026", "date 2026-03-01 dag"),
    # no date
    ("twintig zesentwintig", "number 20; number 26"),
    ("tweeduizend", "number 2000"),
    ("tweeduizend vijfhonderd", "number 2500"),
    ("tweeduizend zesentwintig fte", "fte 2026"),
    ("drie januari tweeduizend uur", "date 2027-01-03 dag ~; hours 2000"),
    ("de eerste jan", ""),
]
IMPOSSIBLE = [
    ("30 februari", "30 februari bestaat niet."),
    ("per 31-4", "31 april bestaat niet."),
    ("eenendertig april tweeduizend zesentwintig", "31 april bestaat niet."),
    ("29-2-2026", "29 februari 2026 bestaat niet: 2026 is geen schrikkeljaar."),
    ("31-4-2026", "31 april bestaat niet."),
    ("31 juni", "31 juni bestaat niet."),
    ("32 maart", "32 maart bestaat niet."),
    ("0-1-2026", "0 januari bestaat niet."),
    ("1-13-2024", "Maand 13 bestaat niet. Bedoelt u 13-1-2024?"),
    ("3/15/2024", "Maand 15 bestaat niet. Bedoelt u 15-3-2024?"),
    ("3/15/24", "Maand 15 bestaat niet. Bedoelt u 15-3-2024?"),
    ("2024-13-01", "Maand 13 bestaat niet. Bedoelt u 13-1-2024?"),
    ("45-13-2024", "Maand 13 bestaat niet."),
    ("1-3-3024", "Het jaar 3024 kan niet kloppen."),
    ("1-3-202", "Het jaar 202 kan niet kloppen."),
]


@pytest.mark.parametrize(("text", "expected"), DATES + WRITTEN)
def test_date(text: str, expected: str) -> None:
    assert brief(text) == expected


@pytest.mark.parametrize(("text", "problem"), IMPOSSIBLE)
def test_impossible_date_says_why(text: str, problem: str) -> None:
    (quantity,) = read_quantities(text, TODAY)
    assert (quantity.kind, quantity.problem) == ("date", problem)


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.sampled_from(["-", "/", ".", " "]))
def test_dates_are_read_back(day: date, mark: str) -> None:
    for text in (f"{day.day}{mark}{day.month}{mark}{day.year}", f"{day.day:02}{mark}{day.month:02}{mark}{day.year}"):
        (quantity,) = read_quantities(text, TODAY)
        assert (quantity.value, quantity.unit, quantity.problem) == (day, "dag", "")


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_written_dates_are_read_back(day: date) -> None:
    (quantity,) = read_quantities(f"{day.day} {month_name(day.month)} {day.year}", TODAY)
    assert (quantity.value, quantity.approximate) == (day, False)


@given(st.dates(date(2000, 1, 1), date(2080, 12, 31)), st.integers(1, 28), st.integers(1, 12))
def test_a_day_without_a_year_is_the_nearest(today: date, day: int, month: int) -> None:
    (quantity,) = read_quantities(f"{day} {month_name(month)}", today)
    assert isinstance(quantity.value, date)
    assert (quantity.value.day, quantity.value.month, quantity.approximate) == (day, month, True)
    assert abs(quantity.value - today).days <= 183


@given(st.integers(1, 99), st.integers(1, 99), st.integers(1900, 2099))
def test_no_numeric_date_is_silently_another(day: int, month: int, year: int) -> None:
    (quantity,) = read_quantities(f"{day}-{month}-{year}", TODAY)
    try:
        assert (quantity.value, quantity.problem) == (date(year, month, day), "")
    except ValueError:
        assert quantity.problem
