"""Rounding and months, as every rule does them.

Rules calculate with full precision and round only what they hand over: euros to cents and jobs to two
decimals half up, a quota shortfall to one decimal down (Besluit Wfsv art. 2.23).
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal

MAANDEN_PER_JAAR = Decimal(12)
WEKEN_PER_JAAR = Decimal(52)
GEHEEL = Decimal(100)

_HONDERDSTE = Decimal("0.01")
_TIENDE = Decimal("0.1")


def rond_af(value: Decimal) -> Decimal:
    """Two decimals, half up: euros to cents, jobs and percentages to two decimals."""
    return value.quantize(_HONDERDSTE, ROUND_HALF_UP)


def tiende_omlaag(value: Decimal) -> Decimal:
    """One decimal, down: the legal rounding of a quota shortfall."""
    return value.quantize(_TIENDE, ROUND_FLOOR)


def procent_van(procent: Decimal, value: Decimal) -> Decimal:
    return value * procent / GEHEEL


def heeft_dag(jaar: int, maand: int, dag: int) -> bool:
    return dag <= monthrange(jaar, maand)[1]


def plus_maanden(start: date, maanden: int) -> date:
    """The same day so many months later; the last day of that month when the day does not exist."""
    jaar, maand = _maand_later(start, maanden)
    return date(jaar, maand, min(start.day, monthrange(jaar, maand)[1]))


def laatste_dag(start: date, maanden: int) -> date:
    """The last day of a period of so many months that starts on `start`.

    The day before the same day later on; when that day does not exist, the last day of its month.
    """
    jaar, maand = _maand_later(start, maanden)
    later = plus_maanden(start, maanden)
    return later - timedelta(days=1) if heeft_dag(jaar, maand, start.day) else later


def hele_weken(eerste: date, laatste: date) -> int:
    """Whole weeks from the first to the last day, both included; 0 when there are none. A year has 52."""
    return max(0, ((laatste - eerste).days + 1) // 7)


def einde_van_maand(dag: date) -> date:
    return dag.replace(day=monthrange(dag.year, dag.month)[1])


def _maand_later(start: date, maanden: int) -> tuple[int, int]:
    index = start.year * 12 + start.month - 1 + maanden
    return index // 12, index % 12 + 1
