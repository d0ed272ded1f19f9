"""The day of the AOW age."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.rekenregels import Figuren
from actions.rekenregels.aow import aow_datum

GEBOREN = [
    ("een dag voor de grens", date(1957, 2, 28), date(2023, 12, 28)),
    ("een dag na de grens", date(1957, 3, 1), date(2024, 3, 1)),
    ("67 jaar", date(1959, 8, 15), date(2026, 8, 15)),
    ("67 jaar en 3 maanden", date(1961, 2, 10), date(2028, 5, 10)),
    ("schrikkeldag", date(1960, 2, 29), date(2027, 2, 28)),
    ("dag bestaat niet", date(1954, 10, 31), date(2021, 2, 28)),
    ("eerste rij", date(1948, 1, 1), date(2013, 2, 1)),
    ("laatste rij", date(1964, 9, 30), date(2031, 12, 30)),
]


@pytest.mark.parametrize(("geboren", "verwacht"), [pytest.param(g, v, id=naam) for naam, g, v in GEBOREN])
def test_aow_datum(figuren: Figuren, geboren: date, verwacht: date) -> None:
    assert aow_datum(geboren, figuren["aow-leeftijd"]).datum == verwacht


def test_outside_the_table_there_is_no_date(figuren: Figuren) -> None:
    laat = aow_datum(date(1964, 10, 1), figuren["aow-leeftijd"])
    vroeg = aow_datum(date(1947, 12, 31), figuren["aow-leeftijd"])
    assert (laat.datum, laat.ligt_voor_tabel) == (None, False)
    assert "nog niet vastgesteld" in laat.zin
    assert (vroeg.datum, vroeg.ligt_voor_tabel) == (None, True)
    assert aow_datum(date(1960, 1, 1), None).datum is None


@given(geboren=st.dates(date(1948, 1, 1), date(1964, 9, 30)))
def test_the_day_falls_in_the_year_of_its_row(figuren: Figuren, geboren: date) -> None:
    aow = aow_datum(geboren, figuren["aow-leeftijd"])
    assert aow.datum is not None and aow.waarde is not None
    assert aow.datum in aow.waarde.periode
    assert 65 <= aow.datum.year - geboren.year <= 68


@given(geboren=st.dates(date(1948, 1, 1), date(1964, 9, 29)))
def test_born_later_is_never_earlier(figuren: Figuren, geboren: date) -> None:
    volgende = date.fromordinal(geboren.toordinal() + 1)
    eerst, daarna = (aow_datum(dag, figuren["aow-leeftijd"]).datum for dag in (geboren, volgende))
    assert eerst is not None and daarna is not None
    assert eerst <= daarna
