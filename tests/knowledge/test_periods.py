from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.periods import Periode, find_gap, find_overlap

D = date.fromisoformat
days = st.dates(date(1990, 1, 1), date(2100, 1, 1))


@st.composite
def periods(draw: st.DrawFn) -> Periode:
    start, end = sorted((draw(days), draw(days)))
    return Periode(draw(st.sampled_from((start, None))), draw(st.sampled_from((end, None))))


@pytest.mark.parametrize(
    ("vanaf", "tot", "day", "inside"),
    [
        ("2020-01-01", "2020-12-31", "2020-01-01", True),
        ("2020-01-01", "2020-12-31", "2020-12-31", True),
        ("2020-01-01", "2020-12-31", "2019-12-31", False),
        ("2020-01-01", "2020-12-31", "2021-01-01", False),
        ("2020-01-01", None, "2999-01-01", True),
        (None, "2020-12-31", "1900-01-01", True),
        (None, None, "2024-02-29", True),
    ],
)
def test_both_ends_belong_to_a_period(vanaf: str | None, tot: str | None, day: str, inside: bool) -> None:
    periode = Periode(D(vanaf) if vanaf else None, D(tot) if tot else None)
    assert (D(day) in periode) is inside


def test_a_period_cannot_end_before_it_starts() -> None:
    with pytest.raises(ValueError, match="eindigt"):
        Periode(D("2020-01-02"), D("2020-01-01"))


@pytest.mark.parametrize(
    ("ends", "overlap", "gap"),
    [
        ([("2015-01-01", "2019-12-31"), ("2020-01-01", None)], None, None),
        ([("2015-01-01", "2020-01-01"), ("2020-01-01", None)], 1, None),
        ([("2015-01-01", None), ("2020-01-01", None)], 1, None),
        ([("2015-01-01", "2019-12-30"), ("2020-01-01", None)], None, 1),
        ([("2020-01-01", None), ("2015-01-01", "2019-12-31")], None, None),
        ([(None, "2019-12-31"), ("2020-01-01", "2020-06-30"), ("2020-08-01", None)], None, 2),
    ],
)
def test_overlaps_and_gaps(ends: list[tuple[str | None, str | None]], overlap: int | None, gap: int | None) -> None:
    made = [Periode(D(a) if a else None, D(b) if b else None) for a, b in ends]
    assert (find_overlap(made), find_gap(made)) == (overlap, gap)


@given(periods(), periods())
def test_overlap_is_mutual_and_means_a_shared_day(a: Periode, b: Periode) -> None:
    assert a.overlaps(b) == b.overlaps(a)
    starts = [day for day in (a.vanaf, b.vanaf) if day]
    latest_start = max(starts, default=date(1990, 1, 1))
    ends = [day for day in (a.tot, b.tot) if day]
    candidate = latest_start if starts else min(ends, default=latest_start)
    assert a.overlaps(b) == (candidate in a and candidate in b)


@given(days, st.integers(0, 4000), st.integers(0, 4000))
def test_adjoining_periods_neither_overlap_nor_leave_a_gap(start: date, first: int, second: int) -> None:
    end = start + timedelta(first)
    pair = [Periode(start, end), Periode(end + timedelta(1), end + timedelta(1 + second))]
    assert find_overlap(pair) is None
    assert find_gap(pair) is None
    assert sum(end in periode for periode in pair) == 1
