"""Per what: "per week", "p/m", "in de maand", "op jaarbasis", "elke dag", after a quantity or before it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from bot.reading.numbers import number_at
from bot.reading.scan import Tokens, at, word_at
from bot.reading.units import period_of

_ADVERBS = {
    **dict.fromkeys(("wekelijks", "wekelijkse", "weekbasis", "pw", "ppw", "pwk"), "week"),
    **dict.fromkeys(("maandelijks", "maandelijkse", "maandbasis", "pm", "pmnd"), "maand"),
    **dict.fromkeys(("jaarlijks", "jaarlijkse", "jaarbasis", "pj"), "jaar"),
    **dict.fromkeys(("dagelijks", "dagelijkse", "dagbasis", "pd"), "dag"),
    **dict.fromkeys(("pu",), "uur"),
}
_EACH = ("per", "elke", "elk", "iedere", "ieder")
_ARTICLES = ("de", "het", "een")
_BETWEEN = ("bruto", "netto", "gemiddeld", "werken", "werk", "contract", "betaald", "totaal", "(", "vast")
_ABOUT = ("ongeveer", "circa", "ca", "ong", "max", "maximaal", "min", "minimaal", "gemiddeld")
_LINKS = (":", "is", "van", "=", ".", *_ABOUT)


@dataclass(frozen=True)
class Period:
    """week, maand, jaar, dag or uur, over `count` of them ("per 4 weken"), and the tokens it takes."""

    unit: str
    first: int
    last: int
    count: Decimal = Decimal(1)


def period_after(tokens: Tokens, index: int, for_hours: bool) -> Period | None:
    """The period that starts there, perhaps after "bruto" or "("."""
    skipped = 0
    while skipped < 2 and word_at(tokens, index + skipped) in _BETWEEN:
        skipped += 1
    found = _period_at(tokens, index + skipped)
    if found is None and for_hours and word_at(tokens, index) in ("week", "werkweek", "weeks"):
        return Period("week", index, index)
    return found


def period_before(tokens: Tokens, index: int) -> Period | None:
    """The period that ends there: "per week 20 uur", "elke dag 4 uur", "werkweek van 36 uur"."""
    last = index - 1
    for _ in range(3):
        if word_at(tokens, last) not in _LINKS:
            break
        last -= 1
    if word_at(tokens, last) == "werkweek":
        return Period("week", last, last)
    for first in range(max(0, last - 2), last + 1):
        found = _period_at(tokens, first)
        if found and found.last == last and found.count == 1 and word_at(tokens, first) not in ("/", "p", *_ARTICLES):
            return found
    return None


def _period_at(tokens: Tokens, index: int) -> Period | None:
    text = word_at(tokens, index)
    if text in _ADVERBS:
        return Period(_ADVERBS[text], index, index)
    if text in ("in", "op"):
        following = word_at(tokens, index + 1)
        if text == "in" and following in ("week", "maand"):
            return Period(period_of(following), index, index + 1)
        inner = _period_at(tokens, index + 1) if following in (*_ADVERBS, *_ARTICLES) else None
        return Period(inner.unit, index, inner.last) if inner else None
    if text in _ARTICLES:
        unit = period_of(word_at(tokens, index + 1))
        return Period(unit, index, index + 1) if unit in ("week", "maand", "jaar", "dag") else None
    if text == "p":
        return _abbreviated(tokens, index)
    if text in _EACH or text == "/":
        return _named(tokens, index)
    return None


def _named(tokens: Tokens, index: int) -> Period | None:
    """per week, elke maand, /jaar, per 4 weken."""
    token = at(tokens, index + 1)
    if token is None:
        return None
    if token.kind == "word" and period_of(token.text):
        if len(token.text) == 1 and tokens[index].text not in ("per", "/"):
            return None
        return Period(period_of(token.text), index, index + 1)
    number = number_at(tokens, index + 1) if tokens[index].text == "per" else None
    if number and not number.article and 0 < number.value <= 60 and word_at(tokens, number.last + 1):
        unit = period_of(word_at(tokens, number.last + 1))
        if unit in ("week", "maand", "jaar", "dag"):
            return Period(unit, index, number.last + 1, number.value)
    return None


def _abbreviated(tokens: Tokens, index: int) -> Period | None:
    """p/w, p.w., p wk, p. maand."""
    letter = index + 1
    if word_at(tokens, letter) in ("/", "."):
        letter += 1
    unit = period_of(word_at(tokens, letter))
    return Period(unit, index, letter) if unit else None
