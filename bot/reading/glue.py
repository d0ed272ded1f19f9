"""Words and numbers typed without spaces: lw50, lksbij36uurenloonwaarde50, zeventienjarige.

Only words that are known to stand beside numbers are taken apart; A4, covid19 and jan20 stay what they are.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from bot.reading.numbers import value_of
from bot.reading.scan import Token, words
from bot.reading.units import UNITS, unit_of

_WORDS = frozenset(
    words(
        """
        lw lks lkv loonwaarde loonkostensubsidie loonkostenvoordeel loondispensatie bij en van met voor op per is
        in de om tot vanaf sinds leeftijd geboren uur uren fte procent tempo kwaliteit netto contract week maand jaar
        dag dagen ochtenden middagen avonden mensen medewerkers personen werkt man euro bruto max ongeveer ca circa
        """
    )
)
_LETTERS = max(len(word) for word in _WORDS)
_LONGEST = 40  # letters of words typed as one
_LOONWAARDE = ("lw", "loonwaarde")
_TWO = re.compile("([0-9]{2,3}),([0-9]{1,2})")
_OF_NUMBER_WORDS = re.compile("(.{3,40}?)(jarigen?|jarige?|urige?|daagse)")


def unglued(tokens: list[Token]) -> list[Token]:
    """The tokens, known words that hang on a number made into words of their own. Offsets stay true."""
    apart: list[Token] = []
    for index, token in enumerate(tokens):
        if token.kind == "word" and len(token.text) == token.end - token.start:
            apart.extend(_words(tokens, index))
        elif token.kind == "number" and index and tokens[index - 1].kind == "word":
            loose = replace(token, glued=token.glued and not _hangs_on_word(tokens, index))
            apart.extend(_two_numbers(tokens, index, loose))
        else:
            apart.append(token)
    return apart


def _two_numbers(tokens: list[Token], index: int, token: Token) -> list[Token]:
    """lw 50,36u: a loonwaarde of 50 and 36 hours."""
    both = _TWO.fullmatch(token.text) if tokens[index - 1].text.endswith(_LOONWAARDE) else None
    unit = UNITS.get(tokens[index + 1].text) if both and index + 1 < len(tokens) else None
    if both is None or unit is None or unit.kind != "hours":
        return [token]
    comma, start = len(both[1]), token.start
    return [
        replace(token, text=both[1], raw=token.raw[:comma], end=start + comma),
        Token("symbol", ",", ",", start + comma, start + comma + 1, True),
        Token("number", both[2], token.raw[comma + 1 :], start + comma + 1, token.end, True),
    ]


def _hangs_on_word(tokens: list[Token], index: int) -> bool:
    """The 50 of lw50 and of 36uurlw50; not the 30 of 20uur30 or of 8u30."""
    word = tokens[index - 1].text
    after_number = index > 1 and tokens[index - 2].kind == "number" and tokens[index - 1].glued
    if after_number and word in ("u", "uur"):
        return False
    return bool(pieces(word) or (after_number and word[0] == "u" and pieces(word[1:])))


def _words(tokens: list[Token], index: int) -> list[Token]:
    token = tokens[index]
    number = _OF_NUMBER_WORDS.fullmatch(token.text)
    if number and value_of(number[1]) is not None:
        return _split(token, (number[1], number[2]), glued=True)
    before = index > 0 and token.glued and tokens[index - 1].kind == "number" and unit_of(token.text) is None
    after = index + 1 < len(tokens) and tokens[index + 1].glued and tokens[index + 1].kind == "number"
    parts = pieces(token.text) if before or after else ()
    if not parts and before and token.text[0] == "u" and pieces(token.text[1:]):  # 36ulw50
        parts = ("u", *pieces(token.text[1:]))
    return _split(token, parts, glued=False) if len(parts) > 1 else [token]


def _split(token: Token, parts: tuple[str, ...], glued: bool) -> list[Token]:
    split: list[Token] = []
    start = 0
    for part in parts:
        raw = token.raw[start : start + len(part)]
        at = token.start + start
        split.append(Token("word", part, raw, at, at + len(part), glued if split else token.glued))
        start += len(part)
    return split


@lru_cache(maxsize=4096)
def pieces(word: str) -> tuple[str, ...]:
    """The known words, as few as can be, that make up this one; () when they do not."""
    if len(word) > _LONGEST:
        return ()
    best: list[tuple[str, ...] | None] = [(), *[None] * len(word)]
    for end in range(1, len(word) + 1):
        for start in range(max(0, end - _LETTERS), end):
            head = best[start]
            if head is not None and word[start:end] in _WORDS:
                longer = best[end]
                if longer is None or len(head) + 1 < len(longer):
                    best[end] = (*head, word[start:end])
    return best[-1] or ()
