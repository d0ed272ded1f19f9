"""Dates in digits: 1-3-2024, 01/03/24, 1.3.2024, 2024-03-01, 03-2024, and 1-3 where it can only be a date.

Two short numbers with a dash may be a range ("16-24 uur") and with a slash a fraction. They are a day and a month
after a word of dates ("start 7-12", "t/m 1-3"), or when they are the whole message.
"""

from __future__ import annotations

import re
from datetime import date

from bot.reading import day as days
from bot.reading.day import Day, Found
from bot.reading.scan import Token, Tokens, at, word_at, words
from bot.reading.units import unit_of

_ONE_TOKEN = re.compile(
    r"(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})|(\d{4})\.(\d{1,2})\.(\d{1,2})|"
    r"(?P<y>(?:19|20)\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])|"
    r"(?P<dd>0[1-9]|[12]\d|3[01])(?P<mm>0[1-9]|1[0-2])(?P<yy>(?:19|20)\d\d)"
)
DAY_CUES = frozenset(
    words(
        """
        op per vanaf sinds geboren geb ingaande ingaand ingang ingangsdatum dd datum start starten startte gestart
        startdatum begin begint beginnen begon begonnen begindatum einddatum eindigt peildatum geboortedatum dienst
        miv tm tot uiterlijk bedoel bedoelde bedoelen wordt werd
        """
    )
)
_DAY_CUES_OF_MARKS = ("t/m", "totenmet", "m.i.v.", "m.i.v", "d.d.", "d.d", "geb.")
_BETWEEN = (":", "=", "(", "is", "wordt")
MONTH_CUES = ("in", "sinds", "vanaf", "per", "tot", "voor", "na", "eind", "rond", "m")
UNTIL = (("t", "/", "m"), ("tm",), ("tot",), ("tot", "en", "met"))
_WEEKDAYS = ("ma", "di", "wo", "do", "vr", "za", "zo")
_WEEKDAY_ENDS = ("", "andag", "nsdag", "ensdag", "nderdag", "ijdag", "terdag", "ndag")
_NO_DATES = ("24/7",)
_SLICES = ("1/2", "1/4", "3/4")
_NO_NOUNS = frozenset(
    words(
        """
        beginnen starten werken komen gaan willen moeten kunnen worden hebben zullen mogen doen aannemen ingaan stoppen
        tijdens steeds eens straks alvast sinds samen tegen tussen binnen boven wegens volgens trouwens
        """
    )
)


def in_digits(tokens: Tokens, index: int, today: date) -> Found | None:
    """The date in digits that starts there, or None."""
    return _in_one_token(tokens, index) or _in_three(tokens, index) or _in_two(tokens, index, today)


def measured(tokens: Tokens, index: int) -> bool:
    """Whether a unit stands there: 2000 euro is no year, 16/20/24 uur no date."""
    token = at(tokens, index)
    if token is None:
        return False
    if token.text == "-" and token.glued and at(tokens, index + 1) is not None:
        token = tokens[index + 1]
        return token.glued and unit_of(token.text) is not None
    if token.text in ("u", "h", "x", "man", "plus", "keer"):
        return token.text != "u" or token.glued
    if token.text in ("%", "€"):
        return True
    unit = unit_of(token.text) if token.kind == "word" else None
    return unit is not None and (unit.kind != "shift" or token.text.endswith("en"))


def _in_one_token(tokens: Tokens, index: int) -> Found | None:
    match = _ONE_TOKEN.fullmatch(tokens[index].text)
    if match is None or _joined_on(tokens, index, index):
        return None
    if match["y"] or match["yy"]:  # 19900704, 09091963
        year, month, day = match["y"] or match["yy"], match["m"] or match["mm"], match["d"] or match["dd"]
    elif match[4]:
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
    possible = _possible(day, month)
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


def _possible(day: int, month: int) -> bool:
    return 1 <= day <= 31 and 1 <= month <= 12


def _is_cued(tokens: Tokens, first: int, last: int) -> bool:
    """Whether 1-1-26 is a date although a unit follows: "per 1-1-26 banen"."""
    unit = unit_of(word_at(tokens, last + 1))
    counted = unit is not None and unit.kind in ("count", "fte", "duration")
    return counted or word_at(tokens, first - 1) in (*DAY_CUES, *MONTH_CUES)


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


def _in_two(tokens: Tokens, index: int, today: date) -> Found | None:
    """per 1-7, start 7/12 (day and month), 03-2024 (month and year)."""
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
    if not _is_pair(tokens, index) or not _says_date(tokens, index, today):
        return None
    return Found(_nearest(tokens, index, today), index, index + 2)


def _is_pair(tokens: Tokens, index: int) -> bool:
    """1-3 or 1/3 without spaces, which may be a day and a month, and that counts nothing (2-3 scholen)."""
    digits = [word_at(tokens, index), word_at(tokens, index + 2)]
    if word_at(tokens, index + 1) not in ("-", "/") or not all(re.fullmatch("[0-9]{1,2}", text) for text in digits):
        return False
    if not (tokens[index + 1].glued and tokens[index + 2].glued and _possible(int(digits[0]), int(digits[1]))):
        return False
    noun = word_at(tokens, index + 3)
    if noun == "van" and word_at(tokens, index + 1) == "/":  # 2/3 van het loon
        return False
    plural = len(noun) > 3 and noun.endswith(("en", "s")) and noun not in _NO_NOUNS and noun.isalpha()
    return not (plural and int(digits[0]) < int(digits[1]))


def _says_date(tokens: Tokens, index: int, today: date) -> bool:
    pair = "".join(token.text for token in tokens[index : index + 3])
    if _is_alone(tokens, index):
        return pair not in (*_NO_DATES, *_SLICES)
    before = index - 1
    for _ in range(2):
        if word_at(tokens, before) not in _BETWEEN:
            break
        before -= 1
    word = word_at(tokens, before)
    mark = "".join(token.text for token in tokens[max(0, before - 5) : before + 1])
    if word == "dienst" and word_at(tokens, before - 1) != "in":
        return False
    if word in DAY_CUES or mark.endswith(_DAY_CUES_OF_MARKS):
        return not (word == "tot" and pair in _SLICES)
    return _is_that_weekday(tokens, index, before, today) or _opens_period(tokens, index)


def _is_that_weekday(tokens: Tokens, index: int, before: int, today: date) -> bool:
    """start ma 7-12, maandag 7-12, when that is a Monday; "ma 8-12" mostly is a morning."""
    word = word_at(tokens, before)
    if word[:2] not in _WEEKDAYS or word[2:] not in _WEEKDAY_ENDS:
        return False
    told = len(word) > 2 or word_at(tokens, before - 1) in DAY_CUES
    return told and _nearest(tokens, index, today).value.weekday() == _WEEKDAYS.index(word[:2])


def _nearest(tokens: Tokens, index: int, today: date) -> Day:
    return days.nearest_day(int(tokens[index].text), int(tokens[index + 2].text), today)


def _is_alone(tokens: Tokens, index: int) -> bool:
    """Whether nothing else is said."""
    rest = [*tokens[:index], *tokens[index + 3 :]]
    return len(rest) <= 3 and all(token.text in "().,!?\n" for token in rest)


def _opens_period(tokens: Tokens, index: int) -> bool:
    """The 1-3 of "1-3 t/m 1-6"."""
    for until in UNTIL:
        end = index + 3 + len(until)
        if tuple(token.text for token in tokens[index + 3 : end]) == until and _is_pair(tokens, end):
            return not measured(tokens, end + 3)
    return False
