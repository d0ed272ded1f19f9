"""Numbers as such: 2.500, 25,5, tweeduizend vijfhonderd, anderhalf, twee en een half, 2½.

Dutch notation: a comma is the decimal sign. After a point one or two digits are decimals ("25.5") and exactly
three are thousands ("1.331"). "2,500" could be either and carries a doubt.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from text_to_num import text2num

from bot.reading.scan import Tokens, at, word_at
from bot.reading.units import unit_of

_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+(?:,[0-9]+)?")
_ENGLISH = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+\.[0-9]{1,2}|[1-9][0-9]{0,2}(?:,[0-9]{3}){2,}")
_COMMA = re.compile(r"[0-9]+,[0-9]+")
_POINT = re.compile(r"[0-9]+\.[0-9]{1,2}|0\.[0-9]{3}|[0-9]{1,3}\.[0-9]{4,6}")
_EITHER = re.compile(r"[1-9][0-9]{0,2},[0-9]{3}")
_LONGEST_PLAIN, _LONGEST = 7, 16  # digits without separators; characters with them

_PART_OF_NUMBER = re.compile(
    r"nul|een|twee|drie|drij|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|der|veer|tach|twin|honderd|duizend|miljoen"
)
_AND_A_HALF = re.compile(r"enhal(?:f|ve)$")
_WORDS_IN_A_NUMBER = 8

HALVES = {
    "half": Decimal("0.5"),
    "halve": Decimal("0.5"),
    "anderhalf": Decimal("1.5"),
    "anderhalve": Decimal("1.5"),
    "driekwart": Decimal("0.75"),
    "½": Decimal("0.5"),
    "¼": Decimal("0.25"),
    "¾": Decimal("0.75"),
}
_FRACTIONS = {"half": HALVES["half"], "halve": HALVES["half"], "kwart": Decimal("0.25")}
_SLICES = {("1", "2"): Decimal("0.5"), ("1", "4"): Decimal("0.25"), ("3", "4"): Decimal("0.75")}
_MULTIPLIERS = {
    "duizend": Decimal(1000),
    "dzd": Decimal(1000),
    "miljoen": Decimal(1_000_000),
    "mln": Decimal(1_000_000),
    "mio": Decimal(1_000_000),
}
_ARTICLES = ("een", "'n")
_OPENS = ("(", "€", "\n", ":", "=", ">", "<")  # a dash behind it is a minus
_PREPOSITIONS = ("bij", "van", "is", "op", "met", "voor", "heb", "hebben", "heeft", "naar", "werkt")
_CLOSES = ("%", ")", "+", "/", "½", "¼", "¾")  # and behind these it is none


@dataclass(frozen=True)
class Number:
    """A number and the tokens it takes.

    plain: nothing but digits (may be a year); article: "een" without accents (mostly no number at all);
    spelled: in words; clock: 25:30, hours and minutes; coded: starts with a 0 that no amount has ("06");
    sliced: 1/2, which is a half only if a unit follows; doubt: why it is not clear what was meant.
    """

    value: Decimal
    first: int
    last: int
    plain: bool = False
    article: bool = False
    spelled: bool = False
    clock: bool = False
    coded: bool = False
    sliced: bool = False
    doubt: str = ""


def tidy(value: Decimal) -> Decimal:
    """Without zeros that say nothing: 2337 for 2337.00."""
    return value.to_integral_value() if value == value.to_integral_value() else value.normalize()


def number_at(tokens: Tokens, index: int) -> Number | None:
    """The longest number that starts there, with its sign, half and "miljoen"; None when there is none."""
    if index >= len(tokens):
        return None
    if tokens[index].kind == "number":
        found = _digits(tokens, index)
    else:
        found = _spelled(tokens, index)
        found = _with_multiplier(tokens, _with_half(tokens, found)) if found else None
    return replace(found, value=tidy(found.value)) if found else None


def decimal_of(chain: str) -> tuple[Decimal, str] | None:
    """Value and doubt of digits with separators; None when they are no number (1.2.3, a telephone number)."""
    if len(chain) > _LONGEST:
        return None
    if chain.isdigit():
        return (Decimal(chain), "") if len(chain) <= _LONGEST_PLAIN else None
    if _THOUSANDS.fullmatch(chain):
        return Decimal(chain.replace(".", "").replace(",", ".")), ""
    if _EITHER.fullmatch(chain):
        whole, rest = chain.split(",")
        return Decimal(f"{whole}.{rest}"), f"{chain} kan twee dingen zijn. Schrijf {whole}.{rest} of {whole},{rest[0]}."
    if _COMMA.fullmatch(chain):
        return Decimal(chain.replace(",", ".")), ""
    if _POINT.fullmatch(chain):
        return Decimal(chain), ""
    if _ENGLISH.fullmatch(chain):
        return Decimal(chain.replace(",", "")), ""
    return None


def _digits(tokens: Tokens, index: int) -> Number | None:
    text = tokens[index].text
    read = decimal_of(text)
    if read is None:
        return None
    value, doubt = read
    coded = len(text) > 1 and text[0] == "0" and text.isdigit()
    number = Number(value, index, index, plain=text.isdigit(), coded=coded, doubt=doubt)
    written = _clock(tokens, number) or _slice(tokens, index)
    if written:
        return written
    number = _with_multiplier(tokens, _with_half(tokens, number))
    return replace(number, value=-number.value, first=index - 1, plain=False) if _negative(tokens, index) else number


def _negative(tokens: Tokens, index: int) -> bool:
    """-5, bij -10 uur and bij - 10 uur, but not 16-24, 16 -24, 16 uur -24 uur, wet-5 or "jan - 10 uur"."""
    dash, before = at(tokens, index - 1), at(tokens, index - 2)
    if dash is None or dash.text != "-":
        return False
    if before is not None and before.text == "/" and word_at(tokens, index - 3) == "-":  # -/- 10
        return True
    if not tokens[index].glued:
        return before is not None and not dash.glued and before.text in _PREPOSITIONS
    if before is None or before.text in _OPENS:
        return True
    if dash.glued or before.kind in ("number", "address") or before.text in _CLOSES:
        return False
    counted = at(tokens, index - 3)
    ends_quantity = counted is not None and (counted.kind == "number" or value_of(counted.text) is not None)
    return not (ends_quantity and unit_of(before.text))


def _clock(tokens: Tokens, number: Number) -> Number | None:
    colon, minutes = at(tokens, number.last + 1), at(tokens, number.last + 2)
    if not (number.plain and colon and minutes and colon.text == ":" and colon.glued and minutes.glued):
        return None
    if not re.fullmatch("[0-5][0-9]", minutes.text):
        return None
    return Number(number.value + in_hours(int(minutes.text)), number.first, number.last + 2, clock=True)


def _slice(tokens: Tokens, index: int) -> Number | None:
    """1/2, 1/4, 3/4, but not the start of 1/2/2024 or the end of 1/1/2."""
    value = _SLICES.get((word_at(tokens, index), word_at(tokens, index + 2)))
    if value is None or word_at(tokens, index + 1) != "/" or not (tokens[index + 1].glued and tokens[index + 2].glued):
        return None
    if "/" in (word_at(tokens, index - 1), word_at(tokens, index + 3)):
        return None
    return Number(value, index, index + 2, sliced=True)


def in_hours(minutes: int) -> Decimal:
    """Minutes as hours, to a hundredth."""
    return tidy((Decimal(minutes) / 60).quantize(Decimal("0.01")))


def _with_half(tokens: Tokens, number: Number) -> Number:
    """2½ and twee en een half."""
    index = number.last + 1
    if word_at(tokens, index) in ("½", "¼", "¾") and number.value == int(number.value):
        return replace(number, value=number.value + HALVES[tokens[index].text], last=index, plain=False)
    extra = _slice(tokens, index) if number.plain else None
    if extra is not None:  # 2 1/2
        return replace(number, value=number.value + extra.value, last=extra.last, plain=False)
    if word_at(tokens, index) != "en" or number.value != int(number.value):
        return number
    fraction = _fraction(tokens, index + 1)
    if fraction is None:
        return number
    value, last = fraction
    return replace(number, value=number.value + value, last=last, plain=False, article=False)


def _fraction(tokens: Tokens, index: int) -> tuple[Decimal, int] | None:
    """(een) half, een kwart, drie kwart, driekwart: the value and the last token."""
    for skip in (2, 1, 0):
        before = "".join(token.text for token in tokens[index : index + skip])
        if skip and before not in (*_ARTICLES, "drie", "3"):
            continue
        text = word_at(tokens, index + skip)
        if text == "kwart" and skip:
            return (HALVES["driekwart"] if before in ("drie", "3") else _FRACTIONS[text]), index + skip
        if text in ("half", "halve") and before not in ("drie", "3"):
            return _FRACTIONS[text], index + skip
        if text == "driekwart" and not skip:
            return HALVES[text], index
    return None


def _with_multiplier(tokens: Tokens, number: Number) -> Number:
    """2,5k, 3 duizend, anderhalf miljoen."""
    after = at(tokens, number.last + 1)
    if after is None:
        return number
    if after.text == "k" and after.glued and not number.spelled:
        factor = Decimal(1000)
    elif after.text in _MULTIPLIERS:
        factor = _MULTIPLIERS[after.text]
    else:
        return number
    if number.value * factor >= Decimal(10) ** 12:
        return number
    return replace(number, value=number.value * factor, last=number.last + 1, plain=False, article=False)


def _spelled(tokens: Tokens, index: int) -> Number | None:
    fraction = _fraction(tokens, index)
    if fraction and not _is_clock_half(tokens, index, fraction[1]):
        return Number(fraction[0], index, fraction[1], spelled=True)
    text = tokens[index].text
    if text in HALVES and text not in ("half", "halve"):
        return Number(HALVES[text], index, index, spelled=True)
    half = _AND_A_HALF.search(text)
    whole = value_of(text[: half.start()]) if half else None
    if whole is not None:  # drieënhalve
        return Number(whole + HALVES["half"], index, index, spelled=True)
    return _words(tokens, index)


def _is_clock_half(tokens: Tokens, index: int, last: int) -> bool:
    """Half 9 is half past eight."""
    after = at(tokens, last + 1)
    if last != index or after is None or after.text in _MULTIPLIERS:
        return False
    return after.kind == "number" or value_of(after.text) is not None


def _words(tokens: Tokens, index: int) -> Number | None:
    """As many words as make one number: zes en dertig, tweeduizend vijfhonderd, zes-en-dertig."""
    if value_of(tokens[index].text) is None:
        return None
    words: list[str] = []
    best: tuple[int, int] | None = None
    for position in range(index, min(index + 2 * _WORDS_IN_A_NUMBER, len(tokens))):
        token = tokens[position]
        if token.text == "-" and token.glued and words:
            continue
        if token.text != "en" and value_of(token.text) is None:
            break
        words.append(token.text)
        value = value_of(" ".join(words))
        if value is not None:
            best = value, position
    if best is None:
        return None
    token = tokens[index]
    decimals = _decimals(tokens, best[1])
    if decimals is not None:
        return Number(best[0] + decimals[0], index, decimals[1], spelled=True)
    article = best[1] == index and token.text == "een" and token.raw.casefold() == "een"
    return Number(Decimal(best[0]), index, best[1], article=article, spelled=True)


def _decimals(tokens: Tokens, last: int) -> tuple[Decimal, int] | None:
    """The 0,8 of "twee komma acht", the 0,75 of "drie komma vijfenzeventig"; and its last token."""
    behind = value_of(word_at(tokens, last + 2)) if word_at(tokens, last + 1) == "komma" else None
    return (Decimal(f"0.{behind}"), last + 2) if behind is not None and behind < 100 else None


@lru_cache(maxsize=4096)
def value_of(words: str) -> int | None:
    """The value of number words, None when they are none. Folding took the diaeresis that text2num wants."""
    if len(words) > 80 or not _PART_OF_NUMBER.search(words):
        return None
    if words == "drij":  # Flemish
        return 3
    try:
        return int(text2num(words.replace("tweeen", "tweeën").replace("drieen", "drieën"), "nl"))
    except ValueError:
        return None
