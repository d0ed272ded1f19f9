"""Below zero or at least: -10 uur, minus 5, min 5, min 12 uur per week. A sign is never lost without a word."""

from __future__ import annotations

from bot.reading.numbers import Number
from bot.reading.people import is_person
from bot.reading.scan import Tokens, at, word_at, words

_AT_LEAST_OR_BELOW = "Bedoelt u ten minste of onder nul?"
_AT_LEAST = frozenset(words("minstens minimaal tenminste minimum eis vereist moet moeten verplicht nodig"))
_ABOUT = ("plus", "+", "/")  # plus min 20 uur
_REACH = 3  # words before "min" that may say "at least"


def word_before(tokens: Tokens, number: Number, first: int, owned: int) -> int:
    """The place of "min" or "minus" right before a number, or -1.

    first: where the number or its currency starts; owned: where the quantity before it ends.
    """
    index = first - 1
    if index <= owned or word_at(tokens, index) not in ("min", "minus") or number.value <= 0:
        return -1
    if word_at(tokens, number.last + 1).startswith("max") or word_at(tokens, index - 1) in _ABOUT:
        return -1
    return index


def dash_doubt(tokens: Tokens, number: Number) -> str:
    """Why a dash may be no minus: after a name ("jan -20 uur") or in a list with a dash for each line."""
    if number.value >= 0 or word_at(tokens, number.first) != "-":
        return ""
    before = at(tokens, number.first - 1)
    listed = before is not None and before.text == "\n"
    listed = listed or (before is None and any(_starts_line(tokens, index) for index in range(2, len(tokens))))
    if not listed and not is_person(tokens, number.first - 1):
        return ""
    shown = tokens[number.last].text
    return f"Bedoelt u {shown} of -{shown}?"


def _starts_line(tokens: Tokens, index: int) -> bool:
    return tokens[index].text == "-" and tokens[index - 1].text == "\n"


def says_at_least(tokens: Tokens, index: int) -> bool:
    """Whether "min" there can only be "at least": moet min 12 uur."""
    return any(word_at(tokens, index - step) in _AT_LEAST for step in range(1, _REACH + 1))


def doubt_of_min(word: str) -> str:
    """What to ask about "min 12 uur"; nothing about "minus 12 uur"."""
    return _AT_LEAST_OR_BELOW if word == "min" else ""
