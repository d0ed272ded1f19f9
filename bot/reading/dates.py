"""Dates in digits and names of months: 1-3-2024, 1 maart, mrt '24, half maart, eind 2026, in 2018.

A day and month without a year get the year that brings them nearest to today, marked approximate: right for
"per 1 juli", a guess for a date of birth. Two digits of a year: 00-39 is 20xx, 40-99 is 19xx.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.reading import day as days
from bot.reading.day import Day
from bot.reading.numbers import number_at
from bot.reading.scan import Token, Tokens, at, word_at
from bot.reading.units import unit_of

EDGES = {
    **dict.fromkeys(("begin",), "begin"),
    **dict.fromkeys(("half", "medio", "halverwege"), "half"),
    **dict.fromkeys(("eind", "einde", "ultimo"), "eind"),
}
_ONE_TOKEN = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})|(\d{4})\.(\d{1,2})\.(\d{1,2})")
_YEAR_CUES = ("in", "sinds", "jaar", "jaartal", "anno", "kalenderjaar", "boekjaar", "tijdens", "over", "uit", "geboren")
_SHORT_YEAR_CUES = (*_YEAR_CUES, "van", "per", "vanaf", "uit", "tot", "voor", "na", *EDGES)
_DAY_CUES = ("op", "per", "vanaf", "sinds", "geboren", "ingaande", "dd")
_MONTH_CUES = ("in", "sinds", "vanaf", "per", "tot", "voor", "na", "eind", "rond", "m")
_ORDINAL_ENDS = ("e", "ste", "de")
_BECOMES = ("wordt", "word", "werd", "is")


@dataclass(frozen=True)
class Found:
    """A date and the tokens it takes."""

    day: Day
    first: int
    last: int


def date_at(tokens: Tokens, index: int, today: date) -> Found | None:
    """The longest date that starts there, or None."""
    token = tokens[index]
    if token.kind == "number":
        return (
            _in_one_token(tokens, index)
            or _in_three(tokens, index)
            or _day_month(tokens, index, today)
            or _short(tokens, index, today)
            or _year(tokens, index)
        )
    if token.text == "'":
        return _short_year(tokens, index)
    if token.kind != "word":
        return None
    return _edge(tokens, index, today) or _day_month(tokens, index, today) or _month(tokens, index, today)


def measured(tokens: Tokens, index: int) -> bool:
    """Whether a unit stands there: 2000 euro is no year, 16/20/24 uur no date."""
    token = at(tokens, index)
    if token is None:
        return False
    if token.text == "-" and token.glued and at(tokens, index + 1) is not None:
        token = tokens[index + 1]
        return token.glued and unit_of(token.text) is not None
    if token.text in ("u", "h", "x", "man", "plus", "keer"):
        return token.text != "u"
    return token.text == "%" or token.text == "€" or (token.kind == "word" and unit_of(token.text) is not None)


def _in_one_token(tokens: Tokens, index: int) -> Found | None:
    match = _ONE_TOKEN.fullmatch(tokens[index].text)
    if match is None or _joined_on(tokens, index, index):
        return None
    if match[4]:
        year, month, day = match[4], match[5], match[6]
    else:
        day, month, year = match[1], match[2], match[3]
    if len(year) == 2 and measured(tokens, index + 1):
        return None
    return Found(days.full_day(int(day), int(month), days.year_of(year)), index, index)


def _in_three(tokens: Tokens, index: int) -> Found | None:
    """1-3-2024, 1/3/24, 1 - 3 - '24, 2024-03-01, 1 3 2024."""
    parts, positions, mark = _three(tokens, index)
    if not parts or _joined_on(tokens, index, positions[-1]):
        return None
    first, second, third = parts
    if len(first) == 4 and len(second) <= 2 and len(third) <= 2 and mark in ("-", "/"):
        return Found(days.full_day(int(third), int(second), int(first)), index, positions[-1])
    if len(first) > 2 or len(second) > 2:
        return None
    day, month = int(first), int(second)
    possible = 1 <= month <= 12 and 1 <= day <= 31
    if mark == "":
        fits = possible and len(third) == 4 and days.FIRST_YEAR <= int(third) <= days.LAST_YEAR
        if not fits or measured(tokens, positions[-1] + 1):
            return None
    elif len(third) in (2, 3):
        listed = mark == "/" and not possible and not (day <= 12 < month <= 31)
        if listed or (
            measured(tokens, positions[-1] + 1) and not (possible and _is_cued(tokens, index, positions[-1]))
        ):
            return None
    elif len(third) != 4:
        return None
    return Found(days.full_day(day, month, days.year_of(third)), index, positions[-1])


def _is_cued(tokens: Tokens, first: int, last: int) -> bool:
    """Whether 1-1-26 is a date although a unit follows: "per 1-1-26 banen"."""
    unit = unit_of(word_at(tokens, last + 1))
    counted = unit is not None and unit.kind in ("count", "fte", "duration")
    return counted or word_at(tokens, first - 1) in (*_DAY_CUES, *_MONTH_CUES)


def _three(tokens: Tokens, index: int) -> tuple[list[str], list[int], str]:
    """Three groups of digits with the same mark between them ("" is a space), and where they stand."""
    positions, mark, position = [index], "", index + 1
    if not tokens[index].text.isdigit():
        return [], [], ""
    for step in range(2):
        token = at(tokens, position)
        between = token.text if token is not None and token.text in ("-", "/") else ""
        if step and between != mark:
            return [], [], ""
        mark = between
        position += bool(mark)
        if step and mark and word_at(tokens, position) == "'":
            position += 1
        token = at(tokens, position)
        if token is None or token.kind != "number" or not token.text.isdigit() or (not mark and token.glued):
            return [], [], ""
        positions.append(position)
        position += 1
    return [tokens[place].text for place in positions], positions, mark


def _joined_on(tokens: Tokens, first: int, last: int) -> bool:
    """Whether more digits hang on it, as in a telephone number: 06-12-34-56."""

    def tied(mark: Token | None, digits: Token | None, after: bool) -> bool:
        if mark is None or digits is None or mark.text not in "-/" or digits.kind != "number":
            return False
        return mark.glued and digits.glued if after else mark.glued and tokens[first].glued

    return tied(at(tokens, last + 1), at(tokens, last + 2), True) or tied(
        at(tokens, first - 1), at(tokens, first - 2), False
    )


def _day_month(tokens: Tokens, index: int, today: date) -> Found | None:
    """1 maart, 1 mrt '24, 1-mrt-2024, 1e van mei, twee maart 2026."""
    number = number_at(tokens, index)
    if number is None or number.article or (not number.plain and not number.spelled):
        return None
    if number.value != int(number.value) or not 0 <= number.value <= 99 or number.last - index > 2:
        return None
    position = number.last + 1
    if number.plain and word_at(tokens, position) in _ORDINAL_ENDS:
        position += 1
    mark, after = at(tokens, position), at(tokens, position + 1)
    if mark and after and (mark.text == "van" or (mark.text in "-./" and after.glued)):
        position += 1
    month = days.month_of(word_at(tokens, position))
    if not month:
        return None
    day, year = int(number.value), _year_after(tokens, position)
    if year is not None:
        return Found(days.full_day(day, month, days.year_of(year[0])), index, year[1])
    return Found(_on_side(tokens, days.nearest_day(day, month, today), index, position, today), index, position)


def _on_side(tokens: Tokens, day: Day, first: int, last: int, today: date) -> Day:
    """sinds 1 maart and 1 maart jl. lie behind us, 1 maart a.s. before us."""
    after = "".join(word_at(tokens, last + step) for step in (1, 2, 3))
    past = after.startswith("jl") or word_at(tokens, first - 1) == "sinds"
    future = after.startswith(("a.s", "aanstaande"))
    if day.problem or not (past or future):
        return day
    step = -1 if past and day.value > today else 1 if future and day.value < today else 0
    moved = days.full_day(day.value.day, day.value.month, day.value.year + step)
    return Day(moved.value, day.grain, about=word_at(tokens, first - 1) == "sinds")


def _year_after(tokens: Tokens, month: int) -> tuple[str, int] | None:
    """The year behind a month: 2024, '24, 24, van 2024; not when it is a number of something (1 mei 20 uur)."""
    position = month + 1
    if word_at(tokens, position) in ("van", "in", "-", ".", "/", ","):
        position += 1
    quoted = word_at(tokens, position) == "'"
    position += quoted
    token = at(tokens, position)
    if token is None or token.kind != "number" or measured(tokens, position + 1):
        return None
    if re.fullmatch("(?:19|20)[0-9]{2}", token.text):
        return token.text, position
    if not re.fullmatch("[0-9]{2}", token.text):
        return None
    dashed = tokens[month + 1].text == "-"
    if position > month + 1 + quoted and not dashed:
        return None
    birthday = {word_at(tokens, month - 1), word_at(tokens, month - 2)} & set(_BECOMES)  # wordt 12 april 21
    return (token.text, position) if quoted or dashed or (_ends(tokens, position + 1) and not birthday) else None


def _ends(tokens: Tokens, index: int) -> bool:
    """Whether a sentence or part of it ends there, so that two digits after a month are its year."""
    return word_at(tokens, index) in ("", *".;!?)\n", "was", "begonnen", "gestart", "ingegaan", "aangenomen")


def _short(tokens: Tokens, index: int, today: date) -> Found | None:
    """per 1-7 (day and month), 03-2024 (month and year)."""
    mark, second = at(tokens, index + 1), at(tokens, index + 2)
    if mark is None or second is None or mark.text not in ("-", "/") or second.kind != "number":
        return None
    first = tokens[index].text
    if not (re.fullmatch("[0-9]{1,2}", first) and second.text.isdigit()) or _joined_on(tokens, index, index + 2):
        return None
    if measured(tokens, index + 3):
        return None
    if re.fullmatch("(?:19|20)[0-9]{2}", second.text) and 1 <= int(first) <= 12:
        return Found(Day(date(int(second.text), int(first), 1), "maand"), index, index + 2)
    cued = mark.glued and second.glued and word_at(tokens, index - 1) in _DAY_CUES
    if not cued or len(second.text) > 2 or not (1 <= int(second.text) <= 12 and 1 <= int(first) <= 31):
        return None
    return Found(days.nearest_day(int(first), int(second.text), today), index, index + 2)


def _year(tokens: Tokens, index: int, cues: Sequence[str] = _YEAR_CUES) -> Found | None:
    """in 2018, sinds 2018; without such a word it may be a number, and only what stands around it can tell."""
    text = tokens[index].text
    if not re.fullmatch("(?:19|20)[0-9]{2}", text) or word_at(tokens, index - 1) not in cues:
        return None
    unit = unit_of(word_at(tokens, index + 1))
    if measured(tokens, index + 1) and not (unit and unit.kind == "count"):  # in 2016 collega's
        return None
    return Found(Day(date(int(text), 1, 1), "jaar"), index, index)


def _short_year(tokens: Tokens, index: int) -> Found | None:
    """in '18."""
    digits = at(tokens, index + 1)
    if digits is None or not digits.glued or not re.fullmatch("[0-9]{2}", digits.text):
        return None
    if word_at(tokens, index - 1) not in _SHORT_YEAR_CUES or measured(tokens, index + 2):
        return None
    return Found(Day(date(days.year_of(digits.text), 1, 1), "jaar"), index, index + 1)


def _month(tokens: Tokens, index: int, today: date) -> Found | None:
    """maart 2024, mrt '24, in maart; not jan, who may be somebody."""
    month = days.month_of(tokens[index].text)
    if not month:
        return None
    year = _year_after(tokens, index)
    if year and (len(year[0]) == 4 or word_at(tokens, index + 1) == "'" or word_at(tokens, index - 1) in _MONTH_CUES):
        return Found(Day(date(days.year_of(year[0]), month, 1), "maand"), index, year[1])
    alone = index == 0 and _ends(tokens, index + 1)
    opens = word_at(tokens, index - 1) == "van" and word_at(tokens, index + 1) in ("tot", "t")
    if days.is_full_name(tokens[index].text) and (alone or opens or word_at(tokens, index - 1) in _MONTH_CUES):
        return Found(_on_side(tokens, days.nearest_month(month, today), index, index, today), index, index)
    return None


def _edge(tokens: Tokens, index: int, today: date) -> Found | None:
    """begin maart 2024, half mei, eind 2026, medio '26."""
    which = EDGES.get(tokens[index].text)
    if which is None:
        return None
    position = index + 1 + (word_at(tokens, index + 1) == "van")
    token = at(tokens, position)
    if token is None:
        return None
    inner: Found | None = None
    if token.kind == "number":
        inner = _year(tokens, position, (*EDGES, "van"))
    elif token.text == "'":
        inner = _short_year(tokens, position) if position == index + 1 else None
    elif days.month_of(token.text):
        inner = _month(tokens, position, today)
        if inner is None:
            inner = Found(days.nearest_month(days.month_of(token.text), today), position, position)
    day = days.edge(inner.day, which) if inner else None
    return Found(day, index, inner.last) if inner and day else None
