"""Times of the day and waiting times, which are no working hours: om 8 uur, 9 uur 's ochtends, van 9 tot 17 uur."""

from __future__ import annotations

from decimal import Decimal

from bot.reading.numbers import Number
from bot.reading.periods import period_after
from bot.reading.scan import Tokens, at, word_at
from bot.reading.units import unit_of

_PARTS = ("ochtends", "morgens", "middags", "avonds", "nachts")
_PARTS_OF_TODAY = ("vanochtend", "vanmorgen", "vanmiddag", "vanavond", "vannacht", *(f"s{part}" for part in _PARTS))
_PARTS_NAMED = ("ochtend", "middag", "avond", "nacht")
_ABOUT = ("gaat", "gaan", "ging", "vraagt", "vragen", "draait")  # het gaat om 20 uur
_LATEST_START, _DAY = Decimal(12), Decimal(24)


def is_clock(tokens: Tokens, number: Number, last: int, with_period: bool) -> bool:
    """Whether it is a time of the day or a wait. last: the token of "uur"; with_period: "per week" follows."""
    if _part_of_day(tokens, last + 1):
        return True
    if with_period or number.value < 0:
        return False
    before = word_at(tokens, number.first - 1)
    if before == "half" or "kwart" in (before, word_at(tokens, number.first - 2)):
        return number.value <= _LATEST_START
    if before == "om":
        asked = {word_at(tokens, number.first - 2), word_at(tokens, number.first - 3)} & set(_ABOUT)
        return not asked and word_at(tokens, last + 1) != "te"
    if before == "binnen" and last > number.last:
        return True
    if before == "over" and last > number.last and number.value <= _LATEST_START:
        return True
    return _opens(tokens, number) or _closes(tokens, number)


def _part_of_day(tokens: Tokens, index: int) -> bool:
    """'s ochtends, s ochtends, sochtends, in de ochtend."""
    index += word_at(tokens, index) == "'"
    text, after = word_at(tokens, index), word_at(tokens, index + 1)
    if text in _PARTS_OF_TODAY or (text == "s" and after in _PARTS):
        return True
    return text == "in" and after == "de" and word_at(tokens, index + 2) in _PARTS_NAMED


def _opens(tokens: Tokens, number: Number) -> bool:
    """The 9 of "van 9 tot 17 uur" and of "van 9 tot 5"."""
    end = at(tokens, number.last + 2)
    if word_at(tokens, number.first - 1) != "van" or word_at(tokens, number.last + 1) not in ("tot", "-"):
        return False
    if end is None or not end.text.isdigit() or int(end.text[:4]) > _DAY or number.value > _LATEST_START:
        return False
    unit = unit_of(word_at(tokens, number.last + 3))
    if unit is None or unit.kind == "shift":
        return period_after(tokens, number.last + 3, True) is None and word_at(tokens, number.last + 3) != "%"
    return unit.kind == "hours" and not unit.unit and period_after(tokens, number.last + 4, True) is None


def _closes(tokens: Tokens, number: Number) -> bool:
    """The 17 of "van 9 tot 17 uur"."""
    start = at(tokens, number.first - 2)
    if word_at(tokens, number.first - 1) not in ("tot", "-") or word_at(tokens, number.first - 3) != "van":
        return False
    return bool(start and start.text.isdigit() and int(start.text[:4]) <= _LATEST_START and number.value <= _DAY)
