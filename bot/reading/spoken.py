"""Relative dates: morgen, over 3 weken, 2 jaar geleden, volgende maand, maart vorig jaar, eind volgend jaar.

This module recognises the phrase and writes it plainly; `relative` knows which day that is. Only whole phrases of
known words count: a weekday or month on its own says no date ("op maandag werkt hij 8 uur").
"""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from bot.reading import day as days
from bot.reading.dates import EDGES
from bot.reading.day import Day, Found
from bot.reading.numbers import number_at
from bot.reading.relative import resolve
from bot.reading.scan import Tokens, at, word_at
from bot.reading.typos import Forms

_DAYS = ("vandaag", "morgen", "overmorgen", "gisteren", "eergisteren")
_GREETINGS = ("goede", "goeie", "'s", "s", "iedere", "elke", "de", "in", "van")
_WHICH = {
    **dict.fromkeys(("dit", "deze", "huidig", "huidige"), "dit"),
    **dict.fromkeys(("volgend", "volgende"), "volgend"),
    **dict.fromkeys(("komend", "komende", "aanstaande", "aankomend", "aankomende"), "komend"),
    **dict.fromkeys(("vorig", "vorige"), "vorig"),
    **dict.fromkeys(("afgelopen",), "afgelopen"),
}
_MISTYPED = Forms(("volgend", "volgende", "vorige", "komende", "aanstaande", "afgelopen", "geleden", "vandaag"))
_WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_SPANS = {
    **dict.fromkeys(("dag", "dagen"), "dag"),
    **dict.fromkeys(("week", "weken", "wk"), "week"),
    **dict.fromkeys(("maand", "maanden", "mnd"), "maand"),
    **dict.fromkeys(("jaar", "jaren", "jr"), "jaar"),
    "kwartaal": "kwartaal",
}
_SPAN_FORMS = Forms(_SPANS)
_PLURALS = {"dag": "dagen", "week": "weken", "maand": "maanden"}
_FARTHEST = 1200  # of a span: a century of months


def spoken_at(tokens: Tokens, index: int, today: date) -> Found | None:
    """The relative date that starts there, or None."""
    token = tokens[index]
    if token.kind not in ("word", "number"):
        return None
    text = _known(token.text)
    if text in _DAYS:
        greeted = text == "morgen" and word_at(tokens, index - 1) in _GREETINGS
        return None if greeted else _found(text, index, index, today)
    return _edge(tokens, index, today) or _shifted(tokens, index, today) or _named(tokens, index, today)


def _known(word: str) -> str:
    return _MISTYPED.closest(word) or word


def _span(word: str) -> str:
    return _SPANS.get(word) or _SPANS.get(_SPAN_FORMS.closest(word) or "", "")


def _found(phrase: str, first: int, last: int, today: date) -> Found | None:
    day = resolve(phrase, today)
    return Found(day, first, last) if day else None


def _shifted(tokens: Tokens, index: int, today: date) -> Found | None:
    """over 3 weken, over een half jaar, 2 maanden geleden."""
    ahead = word_at(tokens, index) == "over"
    start = index + ahead
    if at(tokens, start) is None:
        return None
    number = number_at(tokens, start)
    if number is None or number.first != start:
        return None
    span = _span(word_at(tokens, number.last + 1))
    last = number.last + 1
    if not ahead:
        last += 1
        if _known(word_at(tokens, last)) not in ("geleden", "terug"):
            return None
    count = number.value
    if span == "jaar":  # Duckling rounds years to months
        span, count = "maand", count * 12
    if span not in _PLURALS or count != int(count) or not 0 < count <= _FARTHEST:
        return None
    weekday = _weekday_beside(tokens, index, last) if ahead and span == "week" else None
    if weekday is not None:
        return Found(_weekday_ahead(weekday, int(count), today), index, last)
    amount = f"{int(count)} {_PLURALS[span] if count != Decimal(1) else span}"
    return _found(f"over {amount}" if ahead else f"{amount} geleden", index, last, today)


def _weekday_beside(tokens: Tokens, first: int, last: int) -> int | None:
    """The day of "woensdag over twee weken" and "over twee weken op woensdag", 0 for Monday."""
    behind = word_at(tokens, last + 1 + (word_at(tokens, last + 1) == "op"))
    for word in (word_at(tokens, first - 1), behind):
        if word in _WEEKDAYS:
            return _WEEKDAYS.index(word)
    return None


def _weekday_ahead(weekday: int, weeks: int, today: date) -> Day:
    """That day so many weeks on; a doubt when the week after this one and the next such day differ."""
    of_week = today + timedelta(days=weekday - today.weekday(), weeks=weeks)
    of_day = today + timedelta(days=(weekday - today.weekday()) % 7, weeks=weeks)
    if of_week == of_day:
        return Day(of_day, "dag")
    first, second = (f"{day.day} {days.month_name(day.month)} {day.year}" for day in (of_week, of_day))
    return Day(of_day, "dag", f"Ik weet niet welke {_WEEKDAYS[weekday]} u bedoelt: {first} of {second}.")


def _named(tokens: Tokens, index: int, today: date) -> Found | None:
    """volgend jaar, volgende week maandag, vorig jaar maart, 1 maart vorig jaar, afgelopen januari."""
    before, position = _part(tokens, index)
    if before and word_at(tokens, position) == "van":
        position += 1
    which = _WHICH.get(_known(word_at(tokens, position)))
    if which is None:
        return None
    word = word_at(tokens, position + 1)
    span = "" if word in _PLURALS.values() or word == "jaren" else _span(word)
    last = position + 1
    if not span:
        target = word if word in _WEEKDAYS else _month(word)
        return _found(f"{_agreeing(which, target)} {target}", index, last, today) if target and not before else None
    phrase = f"{_agreeing(which, span)} {span}"
    if before:
        return _found(f"{before} {phrase}", index, last, today)
    after, end = _part(tokens, last + 1)
    if after:
        inner = _found(f"{phrase} {after}", index, end - 1, today)
        if inner:
            return inner
    return _found(phrase, index, last, today)


def _part(tokens: Tokens, index: int) -> tuple[str, int]:
    """A weekday, month, or day and month as Duckling wants it ("" when there is none), and what comes after."""
    token = at(tokens, index)
    if token is None:
        return "", index
    if token.text in _WEEKDAYS:
        return token.text, index + 1
    if token.kind == "number" and token.text.isdigit() and len(token.text) <= 2:
        month = _month(word_at(tokens, index + 1))
        return (f"{int(token.text)} {month}", index + 2) if month else ("", index)
    month = _month(token.text) if len(token.text) > 3 or token.text != "jan" else ""
    return (month, index + 1) if month else ("", index)


def _month(word: str) -> str:
    month = days.month_of(word)
    return days.month_name(month) if month else ""


def _agreeing(which: str, noun: str) -> str:
    """dit jaar but deze maand, volgend jaar but volgende maand."""
    if noun in ("jaar", "kwartaal") or which == "afgelopen":
        return which
    return "deze" if which == "dit" else f"{which}e"


def _edge(tokens: Tokens, index: int, today: date) -> Found | None:
    """eind volgend jaar, begin volgende maand, eind van het jaar, half maart volgend jaar."""
    which = EDGES.get(word_at(tokens, index))
    position = index + 1 + (word_at(tokens, index + 1) == "van")
    if which is None or at(tokens, position) is None:
        return None
    inner = _named(tokens, position, today)
    bare_year = which == "eind" and word_at(tokens, position) == "jaar"
    if inner is None and (bare_year or word_at(tokens, position) in ("het", "de")):
        noun = position + (not bare_year)
        span = _span(word_at(tokens, noun))
        inner = _found(f"{_agreeing('dit', span)} {span}", position, noun, today) if span in ("jaar", "maand") else None
    day = days.edge(inner.day, which) if inner else None
    return Found(day, index, inner.last) if inner and day else None
