"""Periods of validity: whole days, both ends included, either end open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Periode:
    """From `vanaf` up to and including `tot`. None: open (no start established; no end known).

    Raises ValueError when it would end before it starts.
    """

    vanaf: date | None = None
    tot: date | None = None

    def __post_init__(self) -> None:
        if self.vanaf and self.tot and self.tot < self.vanaf:
            raise ValueError(f"periode eindigt ({self.tot}) voor zij begint ({self.vanaf})")

    def __contains__(self, day: date) -> bool:
        return (self.vanaf is None or self.vanaf <= day) and (self.tot is None or day <= self.tot)

    def overlaps(self, other: Periode) -> bool:
        """Whether there is a day in both."""
        starts_before_other_ends = self.vanaf is None or other.tot is None or self.vanaf <= other.tot
        other_starts_before_end = other.vanaf is None or self.tot is None or other.vanaf <= self.tot
        return starts_before_other_ends and other_starts_before_end


def find_overlap(periods: Sequence[Periode]) -> int | None:
    """Index of the first period that overlaps the one before it, in the order given."""
    for i in range(1, len(periods)):
        if periods[i - 1].overlaps(periods[i]):
            return i
    return None


def find_gap(periods: Sequence[Periode]) -> int | None:
    """Index of the first period that does not start the day after the one before it ends."""
    for i in range(1, len(periods)):
        end, start = periods[i - 1].tot, periods[i].vanaf
        if end is not None and start is not None and start > end + _DAY:
            return i
    return None
