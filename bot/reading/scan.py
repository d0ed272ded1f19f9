"""Text to tokens: lower case, without accents, every token with its offsets in the original."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Literal

LIMIT = 4000  # characters; what comes after is not read
TAKEN = "\0"  # the text of a token that is part of a date

_CHUNK = re.compile(r"\n|\S+")
_TOKEN = re.compile(r"[0-9]+(?:[.,][0-9]+)*|[^\W\d_](?:[^\W\d_]|[\u0300-\u036f]|'(?=[^\W\d_]))*|.", re.DOTALL)
_COMBINING = re.compile(r"[\u0300-\u036f]")
_COMMA_LIST = re.compile(r"[0-9]{1,2}(?:,[0-9]{1,2}){2,}")
_ADDRESS = re.compile(r"://|^www\.|[^\W\d_]@[^\W_]", re.IGNORECASE)

_ALIKE = {
    **dict.fromkeys("‘’‚‛`´ʼ′＇", "'"),
    **dict.fromkeys("‐‑‒–—―−﹣－", "-"),
    **dict.fromkeys("×✕✖⨯", "x"),
    **dict.fromkeys("\r\x0b\x0c\x85\u2028\u2029", "\n"),
    "\t": " ",
    "٪": "%",
    "％": "%",
}


_BLANK = ("Zs", "Cf", "Cc", "Cs", "Cn", "Co", "So", "Sk", "Mn", "Me")  # spaces, emoji and what cannot be seen


@dataclass(frozen=True)
class Token:
    """One piece of text. kind: number (digits with their separators), word, symbol, or address (mail, web, or taken).

    text is folded (lower case, no accents), raw is as typed; glued: nothing stands between it and the one before.
    """

    kind: Literal["number", "word", "symbol", "address"]
    text: str
    raw: str
    start: int
    end: int
    glued: bool


Tokens = Sequence[Token]


class _Fold(dict[int, str]):
    """One character for one character, so that offsets stay true."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold_character(chr(code))
        return folded


def _fold_character(character: str) -> str:
    if character in _ALIKE:
        return _ALIKE[character]
    category = unicodedata.category(character)
    if category in _BLANK and not "\u0300" <= character <= "\u036f":
        return character if character == "\n" else " "
    if category[0] == "L" or category == "Nd":
        parts = unicodedata.normalize("NFKD", character)
        if all(unicodedata.combining(mark) for mark in parts[1:]):
            character = parts[0]
        lower = character.lower()
        return lower if len(lower) == 1 else character
    return character


_FOLD = _Fold()


def words(text: str) -> list[str]:
    """The words of a vocabulary."""
    return text.split()


def fold(text: str) -> str:
    """Lower case without accents, dashes, quotes and spaces made alike; exactly as long as the text."""
    return text.translate(_FOLD)


def scan(text: str) -> list[Token]:
    """The tokens of the first LIMIT characters, in order. A line break is a token of its own."""
    original = text[:LIMIT]
    folded = fold(original)
    tokens: list[Token] = []
    end = -1
    for chunk in _CHUNK.finditer(folded):
        if _ADDRESS.search(chunk.group()):
            tokens.append(Token("address", chunk.group(), original[slice(*chunk.span())], *chunk.span(), False))
            continue
        for match in _TOKEN.finditer(folded, *chunk.span()):
            for start, stop in _parts(match):
                tokens.append(_token(folded[start:stop], original[start:stop], start, start == end))
                end = stop
    return tokens


def _parts(match: re.Match[str]) -> list[tuple[int, int]]:
    """12,16,24 is a list of three, not a number."""
    start, stop = match.span()
    if not _COMMA_LIST.fullmatch(match.group()):
        return [(start, stop)]
    pieces = []
    for piece in re.split("(,)", match.group()):
        pieces.append((start, start + len(piece)))
        start += len(piece)
    return pieces


def _token(text: str, raw: str, start: int, glued: bool) -> Token:
    end = start + len(text)
    if "0" <= text[0] <= "9":
        return Token("number", text, raw, start, end, glued)
    if text[0].isalpha():
        return Token("word", _COMBINING.sub("", text), raw, start, end, glued)
    return Token("symbol", text, raw, start, end, glued)


def without(tokens: Tokens, taken: Collection[int]) -> list[Token]:
    """The same tokens, those at the given places made into something that no rule of numbers knows."""
    return [
        replace(token, kind="address", text=TAKEN, raw=TAKEN) if index in taken else token
        for index, token in enumerate(tokens)
    ]


def at(tokens: Tokens, index: int) -> Token | None:
    """The token there, or None before the first and after the last."""
    return tokens[index] if 0 <= index < len(tokens) else None


def word_at(tokens: Tokens, index: int) -> str:
    """The folded text there, or "" before the first and after the last."""
    return tokens[index].text if 0 <= index < len(tokens) else ""
