"""Rounding and months."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.rekenregels.rekenen import laatste_dag, plus_maanden, procent_van, rond_af, tiende_omlaag


@pytest.mark.parametrize(
    ("value", "afgerond"),
    [("0.005", "0.01"), ("0.0049", "0.00"), ("2.675", "2.68"), ("1", "1.00"), ("-0.005", "-0.01")],
)
def test_half_up_to_cents(value: str, afgerond: str) -> None:
    assert str(rond_af(Decimal(value))) == afgerond


@pytest.mark.parametrize(("value", "afgerond"), [("2.57", "2.5"), ("2.50", "2.5"), ("0.09", "0.0"), ("27.99", "27.9")])
def test_shortfall_goes_down(value: str, afgerond: str) -> None:
    assert str(tiende_omlaag(Decimal(value))) == afgerond


def test_procent_van() -> None:
    assert procent_van(Decimal("1.93"), Decimal(90_000)) == 1737


LAATSTE = [
    (date(2026, 3, 16), 2, date(2026, 5, 15)),
    (date(2026, 12, 31), 2, date(2027, 2, 28)),
    (date(2027, 12, 31), 2, date(2028, 2, 29)),
    (date(2026, 12, 29), 2, date(2027, 2, 28)),
    (date(2027, 12, 29), 2, date(2028, 2, 28)),
    (date(2026, 1, 1), 2, date(2026, 2, 28)),
    (date(2024, 2, 29), 12, date(2025, 2, 28)),
    (date(2024, 2, 29), 48, date(2028, 2, 28)),
    (date(2026, 10, 31), 1, date(2026, 11, 30)),
]


@pytest.mark.parametrize(("start", "maanden", "einde"), LAATSTE)
def test_laatste_dag(start: date, maanden: int, einde: date) -> None:
    assert laatste_dag(start, maanden) == einde


_dagen = st.dates(date(1950, 1, 1), date(2090, 12, 31))


@given(start=_dagen, maanden=st.integers(1, 120))
def test_period_ends_in_or_just_before_the_later_month(start: date, maanden: int) -> None:
    later, einde = plus_maanden(start, maanden), laatste_dag(start, maanden)
    assert later.day == min(start.day, monthrange(later.year, later.month)[1])
    assert start <= einde <= later <= einde + timedelta(days=1)
    assert laatste_dag(start, maanden) < laatste_dag(start, maanden + 1)


@given(start=_dagen, eerst=st.integers(0, 60), daarna=st.integers(0, 60))
def test_first_days_of_months_add_up(start: date, eerst: int, daarna: int) -> None:
    start = start.replace(day=1)
    assert plus_maanden(plus_maanden(start, eerst), daarna) == plus_maanden(start, eerst + daarna)


@given(value=st.decimals(min_value=-(10**9), max_value=10**9, places=6))
def test_rounding_twice_changes_nothing(value: Decimal) -> None:
    assert rond_af(rond_af(value)) == rond_af(value)
    assert tiende_omlaag(tiende_omlaag(value)) == tiende_omlaag(value) <= value
