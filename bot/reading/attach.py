"""What stands right beside a number: the unit behind it, the currency before it, "ongeveer"."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from bot.reading.numbers import Number, decimal_of, number_at
from bot.reading.occupations import is_worker
from bot.reading.periods import period_after
from bot.reading.scan import Tokens, at, word_at, words
from bot.reading.units import UNITS, Unit, unit_of

TIMES = ("x", "*", "keer", "maal")
CURRENCY = ("€", "eur", "euro", "bruto", "netto")
_ABOUT = frozenset(words("ongeveer circa ca ong plm plusminus ± ~ ≈ pakweg grofweg bijna ruim rond zo'n nabij krap"))
_ABOUT_AFTER = ("ongeveer", "ofzo", "ong", "plusminus", "circa")
_STRESS = frozenset(words("max maximaal minimaal minstens hooguit hoogstens min minimum maximum gemiddeld de een ."))
_ADJECTIVES = frozenset(
    words("extra fulltime parttime wajong wsw doelgroep deeltijd voltijd nieuw tijdelijk vast eigen verl vrl verloond")
)
_PAID = ("verl", "vrl", "verloonde", "verloond")
_HOURS_OF_A_YEAR = ("uren", "uur")
_LEADS_TO = (":", "=", "-", "is", "zijn", "van", ",")
_OWNERS = ("onze", "ons", "mijn", "m'n", "de", "die", "deze", "jullie", "hun", "zijn", "haar", "uw")
_NOT_PEOPLE = ("loonwaarde", "lw", "tempo", "kwaliteit", "netto", "productiviteit", "prestatie", "score")
_NO_ADJECTIVES = frozenset(
    words("de je ze me we te die alle beide elke iedere welke sommige zelfde dezelfde zonde halve")
)
_DESCRIBED = ("hours", "count", "fte", "duration", "shift")
_LEAST_WAGE = 200  # "2500 netto" is money, "100 netto" a share of working time
_SPACED = ("fte", "money", "count")
_GROUP = re.compile(r"[0-9]{3}(?:,[0-9]{1,2})?")


class Attached(NamedTuple):
    """A unit and the last (or, for what stands before, the first) token it takes."""

    unit: Unit
    edge: int


def is_year_like(value: Decimal) -> bool:
    """Whether bare digits may be a year."""
    return value == int(value) and 1950 <= value <= 2050


def unit_after(tokens: Tokens, number: Number) -> Attached | None:
    """uur, -urige, fte, %, ",-" (euro), "nieuwe medewerkers", "van onze mensen" behind the number."""
    index = number.last + 1
    token, following = at(tokens, index), at(tokens, index + 1)
    if token is not None and token.text == "+" and token.glued and following is not None and not following.glued:
        index, token, following = index + 1, following, at(tokens, index + 2)  # 20+ uur
    if token is None:
        return None
    if following is not None and following.glued and token.glued:
        if token.text == "," and following.text in "-=":
            extra = at(tokens, index + 2)
            return Attached(Unit("money"), index + 1 + (extra is not None and extra.glued and extra.text == "-"))
        if token.text == "-" and following.kind == "word":
            four_weekly = following.text in ("wekelijks", "wekelijkse")
            unit = Unit("duration", "week") if four_weekly else unit_of(following.text)
            return Attached(unit, index + 1) if unit else None
    if [word_at(tokens, index + step) for step in range(5)] == ["f", ".", "t", ".", "e"]:
        return Attached(Unit("fte"), index + 4)
    if token.kind == "address" or (
        token.text == "u" and not token.glued and number.plain and is_year_like(number.value)
    ):
        return None
    if token.text == "netto" and not _is_wage(tokens, number, index):
        return None
    if _is_year_of_hours(tokens, number, index):
        return None
    unit = _young(tokens, index) or unit_of(token.text)
    if unit is None and number.value == 1 and is_worker(token.text):
        unit = Unit("count", "mensen")
    if unit or token.glued:
        return Attached(unit, index) if unit else None
    return _described(tokens, number, index) or _of_ours(tokens, number, index)


def _is_year_of_hours(tokens: Tokens, number: Number, index: int) -> bool:
    """2024 verloonde uren: 600.000: the year before the label of a number that has its own digits behind it."""
    if not (number.plain and is_year_like(number.value)):
        return False
    noun = index + (word_at(tokens, index) in _PAID)
    noun += noun > index and word_at(tokens, noun) == "."
    if word_at(tokens, noun) not in _HOURS_OF_A_YEAR:
        return False
    behind = noun + 1 + (word_at(tokens, noun + 1) in _LEADS_TO)
    own = number_at(tokens, behind)
    return own is not None and own.value > number.value


def _is_wage(tokens: Tokens, number: Number, index: int) -> bool:
    """2500 netto, 15 netto per uur; the 100 of "tempo 60 kwaliteit 100 netto 90" is none."""
    return number.value >= _LEAST_WAGE or period_after(tokens, index + 1, False) is not None


def _young(tokens: Tokens, index: int) -> Unit | None:
    """18j, 18 j."""
    after = at(tokens, index + 1)
    ends = after is None or (after.kind == "symbol" and after.text != ".") or after.text in ("oud", "en", "met")
    return Unit("duration", "jaar") if tokens[index].text == "j" and (tokens[index].glued or ends) else None


def _of_ours(tokens: Tokens, number: Number, index: int) -> Attached | None:
    """3 van onze (eigen) mensen; not "loonwaarde 70 van de mensen" or "20 van de medewerker"."""
    owned = word_at(tokens, index) == "van" and word_at(tokens, index + 1) in _OWNERS
    whole = number.value == int(number.value)
    if not owned or not whole or number.article or word_at(tokens, number.first - 1) in _NOT_PEOPLE:
        return None
    for noun in (index + 2, index + 3):
        word = word_at(tokens, noun)
        unit = unit_of(word)
        if unit:
            plural = unit.unit == "mensen" and word.endswith(("n", "s"))
            return Attached(unit, noun) if plural else None
        if not (word.endswith("e") or word in _ADJECTIVES):
            return None
    return None


def _described(tokens: Tokens, number: Number, index: int) -> Attached | None:
    """3 nieuwe medewerkers, 1.331 verloonde uren, 2 wsw-ers; not "in 2024 nieuwe medewerkers"."""
    paid = word_at(tokens, index) in _PAID  # "1950 verl. uren" is no year
    if number.article or (number.plain and is_year_like(number.value) and not paid):
        return None
    if (
        word_at(tokens, index + 1) == "-"
        and word_at(tokens, index + 2) in ("er", "ers")
        and tokens[index].kind == "word"
    ):
        return Attached(Unit("count", "mensen"), index + 2)
    if word_at(tokens, index) == "halve" and word_at(tokens, index + 1) == "dagen":
        return Attached(Unit("shift", "halve dagen"), index + 1)
    noun = index
    for _ in range(2):
        word = word_at(tokens, noun)
        if word in _NO_ADJECTIVES or number_at(tokens, noun) or not (word.endswith("e") or word in _ADJECTIVES):
            return None
        noun += 1 + (word in ("verl", "vrl") and word_at(tokens, noun + 1) == ".")
        unit = unit_of(word_at(tokens, noun))
        if unit:
            return Attached(unit, noun) if unit.kind in _DESCRIBED else None
    return None


def with_spaced_groups(tokens: Tokens, number: Number, in_money: bool) -> Number:
    """2 500 fte is 2500 fte; without a unit that can be so large they are two numbers."""
    text = tokens[number.first].text
    if not number.plain or len(text) > 3 or text[0] == "0" or number.first != number.last:
        return number
    digits, last = text, number.last
    while last - number.first < 3:
        token = at(tokens, last + 1)
        if token is None or token.start - tokens[last].end != 1 or not _GROUP.fullmatch(token.text):
            break
        digits, last = digits + "." + token.text, last + 1
    read = decimal_of(digits) if last > number.last else None
    if read is None:
        return number
    merged = replace(number, value=read[0], last=last, plain=False)
    attached = unit_after(tokens, merged)
    fits = attached is not None and word_at(tokens, attached.edge) != "netto"
    fits = (
        fits
        and attached is not None
        and (attached.unit.kind in _SPACED or (attached.unit.kind == "hours" and len(text) == 1))
    )
    return merged if fits or in_money else number


def currency_before(tokens: Tokens, number: Number, owned: int) -> Attached | None:
    """€, EUR, bruto before the number, if not part of the quantity before it (which ends at token `owned`)."""
    index = number.first - 1
    if index <= owned or number.article or word_at(tokens, index) not in CURRENCY:
        return None
    after = unit_after(tokens, number)
    if word_at(tokens, index) == "netto" and not _is_wage(tokens, number, number.last):
        return None
    certain = word_at(tokens, index) in ("€", "eur") or after is None or after.unit.kind == "money"
    return Attached(Unit("money"), index) if certain else None


def loose_unit_before(tokens: Tokens, number: Number, owned: int) -> Attached | None:
    """uur of 20, jaar of 3, man of 10: a rough number behind its unit."""
    index = number.first - 2
    if index <= owned or word_at(tokens, index + 1) != "of":
        return None
    unit = UNITS.get(word_at(tokens, index))
    usual = unit is not None and unit.kind in ("hours", "duration", "count") and len(tokens[index].text) > 1
    return Attached(unit, index) if unit and usual else None


def is_about(tokens: Tokens, first: int, last: int) -> bool:
    """ongeveer, circa, ca., +/-, een stuk of before it, or "ofzo" behind it."""
    after = word_at(tokens, last + 1)
    if after in _ABOUT_AFTER or (after == "of" and word_at(tokens, last + 2) == "zo"):
        return True
    if word_at(tokens, first - 1) == "of" and word_at(tokens, first - 2) in ("stuk", "stuks"):
        return True
    index = first - 1
    for _ in range(4):
        text = word_at(tokens, index)
        if text in _ABOUT or (text in ("-", "/", "min") and word_at(tokens, index - 1) in ("+", "/", "plus")):
            return True
        if text not in _STRESS and text not in CURRENCY:
            return False
        index -= 1
    return False
