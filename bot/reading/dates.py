"""Dates with the name of a month or a bare year: 1 maart, mrt '24, den elfden januari, half maart, eind 2026, in 2018.

Dates in digits are in `digits`. A day and month without a year get the year that brings them nearest to today,
marked approximate: right for "per 1 juli", a guess for a date of birth. Two digits of a year: 00-39 is 20xx,
40-99 is 19xx.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from bot.reading import day as days
from bot.reading.day import Day, Found
from bot.reading.digits import DAY_CUES, MONTH_CUES, in_digits, measured
from bot.reading.numbers import number_at
from bot.reading.scan import Tokens, at, word_at
from bot.reading.units import unit_of
from bot.reading.written import ordinal_day, year_in_words

EDGES = {
    **dict.fromkeys(("begin",), "begin"),
    **dict.fromkeys(("half", "medio", "halverwege"), "half"),
    **dict.fromkeys(("eind", "einde", "ultimo"), "eind"),
}
_YEAR_CUES = ("in", "sinds", "jaar", "jaartal", "anno", "kalenderjaar", "boekjaar", "tijdens", "over", "uit", "geboren")
_SHORT_YEAR_CUES = (*_YEAR_CUES, "van", "per", "vanaf", "uit", "tot", "voor", "na", *EDGES)
_ORDINAL_ENDS = ("e", "ste", "de", "sten", "den")
_BECOMES = ("wordt", "word", "werd", "is")


def date_at(tokens: Tokens, index: int, today: date) -> Found | None:
    """The longest date that starts there, or None."""
    token = tokens[index]
    if token.kind == "number":
        return in_digits(tokens, index, today) or _day_month(tokens, index, today) or _year(tokens, index)
    if token.text == "'":
        return _short_year(tokens, index)
    if token.kind != "word":
        return None
    return (
        _edge(tokens, index, today)
        or _day_month(tokens, index, today)
        or _month(tokens, index, today)
        or _year(tokens, index)
    )


def _day_month(tokens: Tokens, index: int, today: date) -> Found | None:
    """1 maart, 1 mrt '24, 1-mrt-2024, 1e van mei, twee maart 2026, den elfden januari."""
    day, position, in_full = _day_of_month(tokens, index)
    if day < 0:
        return None
    mark, after = at(tokens, position), at(tokens, position + 1)
    if mark and after and (mark.text == "van" or (mark.text in "-./" and after.glued)):
        position += 1
    name = word_at(tokens, position)
    month = days.month_of(name)
    if not month or (in_full and not days.is_full_name(name)):
        return None
    year = _year_after(tokens, position)
    if _is_article(tokens, index) and word_at(tokens, index - 1) not in DAY_CUES and not (year and len(year[0]) == 4):
        return None
    if year is not None:
        return Found(days.full_day(day, month, days.year_of(year[0])), index, year[1])
    return Found(_on_side(tokens, days.nearest_day(day, month, today), index, position, today), index, position)


def _day_of_month(tokens: Tokens, index: int) -> tuple[int, int, bool]:
    """The day (-1: none), what comes after, and whether only a month in full can follow (een mei, eerste mei)."""
    ordinal = ordinal_day(tokens[index].text)
    if ordinal:
        return ordinal, index + 1, True
    number = number_at(tokens, index)
    if number is None or number.last - index > 2 or number.value != int(number.value) or abs(number.value) > 99:
        return -1, index, False
    position = number.last + 1
    if number.spelled:
        return int(number.value), position, number.article
    if number.last != index or not tokens[index].text.isdigit():
        return -1, index, False
    return int(tokens[index].text), position + (word_at(tokens, position) in _ORDINAL_ENDS), False


def _is_article(tokens: Tokens, index: int) -> bool:
    return tokens[index].raw.lower() == "een"


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
    bracket = position + (word_at(tokens, position) == "jl")
    bracket += word_at(tokens, bracket) == "."
    if word_at(tokens, bracket) == "(" and word_at(tokens, bracket + 2) == ")":  # 9 feb jl. (2026)
        year = word_at(tokens, bracket + 1)
        return (year, bracket + 2) if re.fullmatch("(?:19|20)[0-9]{2}", year) else None
    if word_at(tokens, position) in ("van", "in", "-", ".", "/", ","):
        position += 1
    spelled = year_in_words(tokens, position, after_month=True)
    if spelled:
        return None if measured(tokens, spelled[1] + 1) else spelled
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


def _year(tokens: Tokens, index: int, cues: Sequence[str] = _YEAR_CUES) -> Found | None:
    """in 2018, sinds 2018; without such a word it may be a number, and only what stands around it can tell."""
    if word_at(tokens, index - 1) not in cues:
        return None
    text, last = year_in_words(tokens, index, after_month=False) or (tokens[index].text, index)
    if not re.fullmatch("(?:19|20)[0-9]{2}", text):
        return None
    unit = unit_of(word_at(tokens, last + 1))
    if measured(tokens, last + 1) and not (unit and unit.kind == "count"):  # in 2016 collega's
        return None
    return Found(Day(date(int(text), 1, 1), "jaar"), index, last)


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
    if year and (len(year[0]) == 4 or word_at(tokens, index + 1) == "'" or word_at(tokens, index - 1) in MONTH_CUES):
        return Found(Day(date(days.year_of(year[0]), month, 1), "maand"), index, year[1])
    alone = index == 0 and _ends(tokens, index + 1)
    opens = word_at(tokens, index - 1) == "van" and word_at(tokens, index + 1) in ("tot", "t")
    if days.is_full_name(tokens[index].text) and (alone or opens or word_at(tokens, index - 1) in MONTH_CUES):
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
    elif not days.month_of(token.text):
        inner = _year(tokens, position, (*EDGES, "van"))
    else:
        inner = _month(tokens, position, today)
        if inner is None:
            inner = Found(days.nearest_month(days.month_of(token.text), today), position, position)
    day = days.edge(inner.day, which) if inner else None
    return Found(day, index, inner.last) if inner and day else None
