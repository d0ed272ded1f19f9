"""A unit that stands before its numbers: uren: 20, aantal medewerkers 25, uren per persoon per week: 13.

What stands before a colon belongs to the question. It gives bare numbers behind it their unit and period; a number
with a unit of its own takes nothing from it, unless the header is about hours too ("nettokosten per maand: 24 uur").
"""

from __future__ import annotations

from decimal import Decimal

from bot.reading.attach import Attached, is_year_like
from bot.reading.numbers import Number
from bot.reading.people import is_gap_of_names
from bot.reading.periods import Period, period_after, period_before
from bot.reading.scan import TAKEN, Tokens, at, word_at, words
from bot.reading.units import UNITS, Unit, unit_of

_KINDS = ("hours", "fte", "percent", "money", "count")
_LONGEST = 9  # tokens of a header
_EACH = ("per", "elke", "iedere", "/", "p")
_TAIL = frozenset(
    words("totaal in . gemiddeld contract voor van de het ( ) % € euro nu elk ieder die werkt werken onze mijn is zijn")
)
_HOURS_ALONE = ("contracturen", "werkuren", "arbeidsuren")
_PAID = ("verloonde", "verl", "betaalde")
_WORKING = ("werkt", "werken", "werk", "draait", "maakt", "doet", "heeft", "gemiddeld", "contract", "uren", "uur", "is")
_LONGEST_WEEK = Decimal(48)


def announced_unit(tokens: Tokens, number: Number, owned: int) -> Attached | None:
    """The unit before a bare number and where it stands. owned: the last token of the quantity before it."""
    mark = _mark_before(tokens, number, owned)
    if mark > 0:
        header = header_at(tokens, mark, owned)
        is_counted = header is not None and header.unit.kind == "count"
        named = mark != number.first - 1  # "banen: Bram 32": his hours
        return None if is_counted and (named or _goes_on(tokens, number)) else header
    noun = number.first - 1
    period = period_before(tokens, number.first)
    if period and period.first > owned and period.first > 0:
        noun = period.first - 1
    elif word_at(tokens, noun) == "is" and word_at(tokens, noun - 2) == "aantal":
        noun -= 1
    unit = UNITS.get(word_at(tokens, noun))
    if unit is None or noun <= owned or len(tokens[noun].text) < 3:
        return None
    counted = word_at(tokens, noun - 1) == "aantal" and unit.kind in ("hours", "fte", "count")
    if not (counted or _is_hours_alone(tokens, noun, number)):
        return None
    return Attached(Unit(unit.kind, period.unit if period and unit.kind == "hours" else unit.unit), noun)


def _goes_on(tokens: Tokens, number: Number) -> bool:
    """kandidaten: 20 en 24 uur; their number is not said."""
    following = at(tokens, number.last + 2)
    linked = word_at(tokens, number.last + 1) in ("en", "of", "-", "tot", "+", "/", "a")
    return linked and following is not None and following.kind == "number"


def header_at(tokens: Tokens, mark: int, owned: int) -> Attached | None:
    """The unit of the header that ends at this colon: uren, uren per persoon per week, loonkosten (€)."""
    for start in range(mark - 1, max(owned, mark - 1 - _LONGEST), -1):
        token = tokens[start]
        if token.kind == "number" or token.text in (",", ";", "?", "!", "\n", ":"):
            return None
        if word_at(tokens, start - 1) in _EACH:
            continue
        unit = Unit("hours", "week") if token.text == "werkweek" else unit_of(token.text)
        if unit is None or unit.kind not in _KINDS or token.text in ("bruto", "netto", "u", "h", "min"):
            continue
        period = _tail(tokens, start + 1, mark)
        if period is None or unit.unit == "dagen":
            return None
        edge = max((index + 1 for index in range(start, mark) if tokens[index].text == TAKEN), default=start)
        return Attached(Unit(unit.kind, unit.unit or (period if unit.kind in ("hours", "money") else "")), edge)
    return None


def period_of_hours(tokens: Tokens, first: int, value: Decimal, owned: int) -> Period | None:
    """The period before hours if it is theirs: "per week 20 uur", but not "nettokosten per maand: 24 uur".

    first: where the hours start; owned: where the quantity before it ends. "per maand 36 uur" is left open: 36 uur
    would be an ordinary week.
    """
    if word_at(tokens, first - 1) == ":":
        header = header_at(tokens, first - 1, owned)
        if header and header.unit.kind == "hours":
            return Period(header.unit.unit, header.edge, first - 1) if header.unit.unit else None
    period = period_before(tokens, first)
    if period is None or period.first <= owned:
        return None
    before = word_at(tokens, period.first - 1)
    if word_at(tokens, first - 1) == ":" and before and before not in ".,;!?\n":
        return None
    small = period.unit in ("maand", "jaar") and word_at(tokens, period.first) == "per" and value <= _LONGEST_WEEK
    return None if small and before not in _WORKING else period


def _mark_before(tokens: Tokens, number: Number, owned: int) -> int:
    """The colon or = before the number, perhaps with a name between ("uren: jan 20"), or -1."""
    index = number.first - 1
    if word_at(tokens, index) in (":", "=") and index > owned:
        return index
    for mark in range(index - 1, max(owned, index - 3), -1):
        if word_at(tokens, mark) == ":" and is_gap_of_names(tokens, mark + 1, number.first):
            return mark
    return -1


def _tail(tokens: Tokens, index: int, end: int) -> str | None:
    """The period said between the unit of a header and its colon ("" for none); None when more is said than that."""
    said = ""
    while index < end:
        text = word_at(tokens, index)
        following = unit_of(word_at(tokens, index + 1)) if text in _EACH else None
        period = period_after(tokens, index, False)
        if following is not None and following.unit == "mensen":
            index += 2
        elif period is not None and period.last < end and period.count == 1:
            said, index = said or period.unit, period.last + 1
        elif text in _TAIL or text == TAKEN or is_gap_of_names(tokens, index, index + 1):
            index += 1
        else:
            return None
    return said


def _is_hours_alone(tokens: Tokens, noun: int, number: Number) -> bool:
    """contracturen 24, verloonde uren 1.200, "uren 36, loonwaarde 50"."""
    if number.plain and is_year_like(number.value):
        return False
    before = noun - 1 - (word_at(tokens, noun - 1) == ".")
    paid = tokens[noun].text == "uren" and word_at(tokens, before) in _PAID
    after = at(tokens, number.last + 1)
    loose = (after is None or after.kind == "symbol") and 0 < number.value <= _LONGEST_WEEK
    return tokens[noun].text in _HOURS_ALONE or paid or (tokens[noun].text == "uren" and loose)
