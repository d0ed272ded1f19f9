"""Working times as hours of a day: the 4 hours of "van 8 tot 12, vier dagen in de week".

Only short ones: in a longer working day there is a break, and whether that is paid is not said.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from bot.reading.periods import period_after
from bot.reading.scan import Token, Tokens, word_at, words
from bot.reading.weekdays import DAYS

_UNTIL = (("tot",), ("-",), ("tot", "en", "met"), ("t", "/", "m"))
_HOUR = ("uur", "u", "h")
_NAMED_DAYS = frozenset(words("dag dagen werkdag werkdagen ochtend ochtenden middag middagen avond avonden"))
_WITHOUT_BREAK = Decimal("5.5")  # Arbeidstijdenwet 5:4
_SHORTEST = Decimal(1)
_LATEST_START = Decimal(15)  # "16 tot 20 uur" is as likely a number of hours
_NO_TIMES_AFTER = ("contract", "contracten", "dienstverband", "aanstelling")
_DAY = Decimal(24)


def working_times(tokens: list[Token]) -> list[Token]:
    """The tokens, a short working time written as hours per day. Without a word for days nothing changes."""
    if not any(token.text in _NAMED_DAYS or token.text in DAYS for token in tokens):
        return tokens
    done: list[Token] = []
    index = 0
    while index < len(tokens):
        found = _span(tokens, index)
        if found is None:
            done.append(tokens[index])
            index += 1
            continue
        hours, after = found
        done.extend(_as_hours(tokens[index], tokens[after - 1], hours))
        index = after
    return done


def _span(tokens: Tokens, index: int) -> tuple[Decimal, int] | None:
    """The hours from "van" or a time that can be nothing else, and where what follows begins."""
    is_named = word_at(tokens, index) in ("van", "vanaf")
    start = _time(tokens, index + is_named)
    if start is None or word_at(tokens, index - 1) in _NO_TIMES_AFTER:
        return None
    if not start[2] and not (is_named and start[0] <= _LATEST_START):
        return None
    gap = next((gap for gap in _UNTIL if _texts(tokens, start[1], len(gap)) == gap), None)
    end = _time(tokens, start[1] + len(gap)) if gap else None
    if end is None or period_after(tokens, end[1], True) is not None:
        return None
    worked = end[0] - start[0]
    return (worked, end[1]) if _SHORTEST <= worked <= _WITHOUT_BREAK else None


def _time(tokens: Tokens, index: int) -> tuple[Decimal, int, bool] | None:
    """A time of the day in hours, where what follows begins, and whether it can be nothing but a time."""
    text = word_at(tokens, index)
    hour, _, minutes = text.replace(",", ".").partition(".")
    after, is_clear = index + 1, len(minutes) == 2
    if not hour.isascii() or not hour.isdigit() or len(hour) > 2 or len(minutes) not in (0, 2):
        return None
    if not minutes and word_at(tokens, after) == ":" and len(word_at(tokens, after + 1)) == 2:
        minutes, after, is_clear = word_at(tokens, after + 1), after + 2, True
    if minutes and not (minutes.isascii() and minutes.isdigit() and int(minutes) < 60):
        return None
    moment = Decimal(hour) + Decimal(minutes or "0") / 60
    if word_at(tokens, after) in _HOUR:
        after += 1
    return (moment, after, is_clear) if moment <= _DAY else None


def _texts(tokens: Tokens, index: int, length: int) -> tuple[str, ...]:
    return tuple(token.text for token in tokens[index : index + length])


def _as_hours(first: Token, last: Token, hours: Decimal) -> list[Token]:
    """ "4,5 uur per dag", standing where the times stood."""
    shown = f"{hours.quantize(Decimal('0.01')).normalize():f}".replace(".", ",")
    number = replace(first, kind="number", text=shown, raw=shown, end=last.start, glued=False)
    words_after = [Token("word", text, text, last.start, last.end, False) for text in ("uur", "per", "dag")]
    return [number, *words_after]
