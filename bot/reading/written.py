"""Days and years in words: den elfden januari, negentienhonderd eenenzestig, maart twintig zesentwintig."""

from __future__ import annotations

from bot.reading.day import FIRST_YEAR, LAST_YEAR
from bot.reading.numbers import Number, number_at, value_of
from bot.reading.scan import Tokens, words

_UNITS = words("een twee drie vier vijf zes zeven acht negen")
_ORDINALS = [
    *words(
        "eerste tweede derde vierde vijfde zesde zevende achtste negende tiende elfde twaalfde dertiende veertiende"
    ),
    *words("vijftiende zestiende zeventiende achttiende negentiende twintigste"),
    *(f"{unit}entwintigste" for unit in _UNITS),
    *words("dertigste eenendertigste"),
]
_DAYS = {word + end: day for day, word in enumerate(_ORDINALS, start=1) for end in ("", "n")}
_CENTURIES = ("negentien", "twintig")  # negentien vijfenzeventig, twintig zesentwintig
_THOUSANDS = ("negentienhonderd", "tweeduizend")


def ordinal_day(word: str) -> int:
    """1 to 31 for "eerste" to "eenendertigste", also with the n of "den elfden"; 0 for anything else."""
    return _DAYS.get(word, 0)


def year_in_words(tokens: Tokens, index: int, after_month: bool) -> tuple[str, int] | None:
    """The year that starts there, as four digits, and its last token; None when there is none.

    after_month: "twintig zesentwintig" and "tweeduizend", which are ordinary numbers elsewhere, are years too.
    """
    if index >= len(tokens) or tokens[index].kind != "word":
        return None
    if after_month and (glued := _glued_year(tokens[index].text)):
        return str(glued), index
    number = number_at(tokens, index)
    if number is None or number.value != int(number.value):
        return None
    if is_year_in_words(tokens, number) or (after_month and number.value == 2000):
        return str(int(number.value)), number.last
    rest = number_at(tokens, number.last + 1) if after_month and tokens[number.last].text in _CENTURIES else None
    if rest is None or not rest.spelled or rest.value != int(rest.value) or not 10 <= rest.value <= 99:
        return None
    return str(int(number.value) * 100 + int(rest.value)), rest.last


def _glued_year(word: str) -> int:
    """1985 for negentienvijfentachtig, 0 for anything else."""
    for century, years in zip(_CENTURIES, (1900, 2000), strict=True):
        rest = value_of(word[len(century) :]) if word.startswith(century) else None
        if rest is not None and 10 <= rest <= 99:
            return years + rest
    return 0


def is_year_in_words(tokens: Tokens, number: Number) -> bool:
    """Whether these words are how a year is said: tweeduizend achttien, not tweeduizend or achttienhonderd."""
    said = number.spelled and tokens[number.first].text.startswith(_THOUSANDS)
    return said and FIRST_YEAR < number.value <= LAST_YEAR and number.value % 100 != 0
