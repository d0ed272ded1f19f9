"""Per what: "per week", "p/m", "op jaarbasis", "elke dag", "om de week", after a quantity or before it."""

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
_PER_SEVERAL = {
    **dict.fromkeys(("tweewekelijks", "tweewekelijkse"), 2),
    **dict.fromkeys(("driewekelijks", "driewekelijkse"), 3),
    **dict.fromkeys(("vierwekelijks", "vierwekelijkse", "vierwekenverloning", "vierweken", "vierwekenloon"), 4),
}
_PARTS_OF_DAYS = ("ochtend", "middag", "avond", "nacht", "dienst", "dagdeel", "shift")
_EACH = ("per", "elke", "elk", "iedere", "ieder")
_ARTICLES = ("de", "het", "een")
_BETWEEN = ("bruto", "netto", "gemiddeld", "werken", "werk", "contract", "betaald", "totaal", "(", "vast")
_ABOUT = ("ongeveer", "circa", "ca", "ong", "max", "maximaal", "min", "minimaal", "gemiddeld")
_LINKS = (":", "is", "van", "=", *_ABOUT)
_IS = ("is", "=", "duurt", "telt", "zijn")


@dataclass(frozen=True)
class Period:
    """week, maand, jaar, dag, uur or kwartaal, over `count` of them, and the tokens it takes.

    several: how more than one is said ("4 weken").
    """

    unit: str
    first: int
    last: int
    count: Decimal = Decimal(1)
    several: str = ""


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
    """The period that ends there: "per week 20 uur", "elke dag 4 uur", "werkweek van 36 uur", "een dag is 8 uur"."""
    last = index - 1
    if word_at(tokens, last) in _IS and word_at(tokens, last - 1) in ("dag", "werkdag"):
        one = word_at(tokens, last - 2) in ("een", "1", "elke", "iedere", "de")
        return Period("dag", last - 1 - one, last)
    for _ in range(3):
        abbreviated = word_at(tokens, last) == "." and word_at(tokens, last - 1) in _ABOUT
        if word_at(tokens, last) not in _LINKS and not abbreviated:
            break
        last -= 1
    if word_at(tokens, last) == "werkweek":
        return Period("week", last, last)
    for first in range(max(0, last - 3), last + 1):
        found = _period_at(tokens, first)
        if found and found.last == last and word_at(tokens, first) not in ("/", "p", *_ARTICLES):
            return found
    return None


def _period_at(tokens: Tokens, index: int) -> Period | None:
    text = word_at(tokens, index)
    if text in _ADVERBS:
        return Period(_ADVERBS[text], index, index)
    if text in _PER_SEVERAL:
        return _several("week", index, index, Decimal(_PER_SEVERAL[text]))
    if text in ("in", "op"):
        following = word_at(tokens, index + 1)
        if text == "in" and following in ("week", "maand"):
            return Period(period_of(following), index, index + 1)
        inner = _period_at(tokens, index + 1) if following in (*_ADVERBS, *_ARTICLES) else None
        return Period(inner.unit, index, inner.last) if inner else None
    if text == "om" and word_at(tokens, index + 1) == "de":
        return _every_other(tokens, index)
    if text in _ARTICLES:
        unit = period_of(word_at(tokens, index + 1))
        return Period(unit, index, index + 1) if unit in ("week", "maand", "jaar", "dag") else None
    if text == "p":
        return _abbreviated(tokens, index)
    if text in _EACH or text == "/":
        return _named(tokens, index)
    return None


def _several(unit: str, first: int, last: int, count: Decimal) -> Period:
    return Period(unit, first, last, count, f"{count} {'weken' if unit == 'week' else 'maanden'}")


def _every_other(tokens: Tokens, index: int) -> Period | None:
    """om de week, om de andere week, om de drie weken."""
    position = index + 2 + (word_at(tokens, index + 2) == "andere")
    unit = period_of(word_at(tokens, position))
    if unit in ("week", "maand"):
        return _several(unit, index, position, Decimal(2))
    found = _counted(tokens, index, index + 2)
    return found if found and found.unit in ("week", "maand") else None


def _named(tokens: Tokens, index: int) -> Period | None:
    """per week, elke maand, /jaar, per 4 weken, elke ochtend, per kwartaal."""
    token = at(tokens, index + 1)
    if token is None:
        return None
    if token.kind == "word" and period_of(token.text):
        if len(token.text) == 1 and tokens[index].text not in ("per", "/"):
            return None
        return Period(period_of(token.text), index, index + 1)
    if token.text in _PARTS_OF_DAYS:
        return Period("dag", index, index + 1)
    if token.text == "kwartaal":
        return Period("kwartaal", index, index + 1)
    return _counted(tokens, index, index + 1) if tokens[index].text == "per" else None


def _counted(tokens: Tokens, first: int, index: int) -> Period | None:
    """The 4 weken of "per 4 weken"."""
    number = number_at(tokens, index) if at(tokens, index) is not None else None
    if number is None or number.article or not 0 < number.value <= 60:
        return None
    unit = period_of(word_at(tokens, number.last + 1))
    if unit not in ("week", "maand", "jaar", "dag"):
        return None
    said = " ".join(token.raw for token in tokens[index : number.last + 2])
    return Period(unit, first, number.last + 1, number.value, said)


def _abbreviated(tokens: Tokens, index: int) -> Period | None:
    """p/w, p.w., p wk, p. maand."""
    letter = index + 1
    if word_at(tokens, letter) in ("/", "."):
        letter += 1
    unit = period_of(word_at(tokens, letter))
    return Period(unit, index, letter) if unit else None
