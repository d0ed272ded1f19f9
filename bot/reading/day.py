"""Days, months and years that exist or not, and the Dutch sentence that tells why not."""

from __future__ import annotations

from calendar import isleap, monthrange
from dataclasses import dataclass
from datetime import date

from bot.reading.scan import words
from bot.reading.typos import Forms

FIRST_YEAR, LAST_YEAR = 1900, 2099
_NAMES = words("januari februari maart april mei juni juli augustus september oktober november december")
_SHORT = {
    **dict(zip(words("jan feb mrt apr mei jun jul aug sep okt nov dec"), range(1, 13), strict=True)),
    "febr": 2,
    "mar": 3,
    "sept": 9,
    "oct": 10,
    **dict(zip(words("january february march may june july october"), (1, 2, 3, 5, 6, 7, 10), strict=True)),
}
_FORMS = Forms(_NAMES)


@dataclass(frozen=True)
class Day:
    """value, grain ("dag", "maand", "jaar") and, when it cannot be, why not; about: the year or day is a guess."""

    value: date
    grain: str
    problem: str = ""
    about: bool = False


@dataclass(frozen=True)
class Found:
    """A date and the tokens it takes."""

    day: Day
    first: int
    last: int


def month_of(word: str) -> int:
    """1 to 12 for the name of a month, also short ("mrt") or mistyped by one letter; 0 for anything else."""
    if word in _SHORT:
        return _SHORT[word]
    name = word if word in _NAMES else _FORMS.closest(word)
    return _NAMES.index(name) + 1 if name else 0


def month_name(month: int) -> str:
    """januari for 1."""
    return _NAMES[month - 1]


def is_full_name(word: str) -> bool:
    """Whether the month is written in full, so that it cannot be somebody's name like "jan"."""
    return word in _NAMES or (len(word) >= 5 and month_of(word) > 0)


def year_of(digits: str) -> int:
    """2024 for "2024" and for "24"; two digits from 40 on are of the last century."""
    year = int(digits)
    if len(digits) > 2:
        return year
    return 2000 + year if year < 40 else 1900 + year


def full_day(day: int, month: int, year: int) -> Day:
    """The day, or the nearest one with the problem that keeps it from being one."""
    problem = _problem(day, month, year)
    year = min(max(year, FIRST_YEAR), LAST_YEAR)
    month = min(max(month, 1), 12)
    return Day(date(year, month, min(max(day, 1), monthrange(year, month)[1])), "dag", problem)


def nearest_day(day: int, month: int, today: date) -> Day:
    """A day and a month without a year: the year that brings it nearest to today, which is a guess."""
    if day < 1 or day > _longest(month):
        clamped = full_day(day, month, today.year)
        return Day(clamped.value, "dag", f"{day} {month_name(month)} bestaat niet.")
    years = [year for year in range(today.year - 4, today.year + 5) if day <= monthrange(year, month)[1]]
    candidates = [date(year, month, day) for year in years if FIRST_YEAR <= year <= LAST_YEAR]
    value = min(candidates, key=lambda candidate: (abs(candidate - today), candidate), default=today)
    return Day(value, "dag", about=True)


def nearest_month(month: int, today: date) -> Day:
    """A month without a year: the nearest one, which is a guess."""
    nearest = nearest_day(15, month, today).value
    return Day(nearest.replace(day=1), "maand", about=True)


def edge(of: Day, which: str) -> Day | None:
    """The first ("begin"), middle ("half") or last ("eind") day of a month or year: meant roughly."""
    if of.grain == "dag":
        return None
    year, month = of.value.year, of.value.month
    last_month = month if of.grain == "maand" else 12
    if which == "begin":
        value = of.value
    elif which == "half":
        value = date(year, month, 15) if of.grain == "maand" else date(year, 7, 1)
    else:
        value = date(year, last_month, monthrange(year, last_month)[1])
    return Day(value, "dag", about=True)


def _longest(month: int) -> int:
    return monthrange(2024, month)[1]


def _problem(day: int, month: int, year: int) -> str:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return f"Het jaar {year} kan niet kloppen."
    if not 1 <= month <= 12:
        hint = f" Bedoelt u {month}-{day}-{year}?" if 1 <= day <= 12 and 1 <= month <= _longest(day) else ""
        return f"Maand {month} bestaat niet.{hint}"
    if day == 29 and month == 2 and not isleap(year):
        return f"29 februari {year} bestaat niet: {year} is geen schrikkeljaar."
    if not 1 <= day <= _longest(month):
        return f"{day} {month_name(month)} bestaat niet."
    return ""
