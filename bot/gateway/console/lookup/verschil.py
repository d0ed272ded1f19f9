"""What changed between two versions of an answer: sentence by sentence, and word by word where a sentence stayed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

_SENTENCE = re.compile(r"[^\n]*?[.!?](?=\s|$)[^\S\n]*|[^\n]+|\n+")
_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")
_SAME_SENTENCE = 0.6  # below this share of equal words, marks within a sentence hide what it says

Kind = Literal["gelijk", "weg", "nieuw"]


class Stuk(NamedTuple):
    """A run of text that stayed, went or came."""

    kind: Kind
    text: str


def differences(old: str, new: str) -> list[Stuk]:
    """From the old text to the new one, in reading order; what went stands before what came in its place."""
    before, after = _SENTENCE.findall(old), _SENTENCE.findall(new)
    matcher = SequenceMatcher(None, [one.strip() for one in before], [one.strip() for one in after], autojunk=False)
    found: list[Stuk] = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            found += [Stuk("gelijk", one) for one in after[j1:j2]]
        else:
            found += _changed(before[i1:i2], after[j1:j2])
    return _joined(found)


def _changed(before: Sequence[str], after: Sequence[str]) -> Iterator[Stuk]:
    """Sentences that took the place of others; each beside the one that it resembles, when there is one."""
    done = 0
    came: list[Stuk] = []
    for sentence in after:
        likeness = [_likeness(one, sentence) for one in before[done:]]
        best = max(likeness, default=0.0)
        if best >= _SAME_SENTENCE:
            twin = done + likeness.index(best)
            yield from (*(Stuk("weg", one) for one in before[done:twin]), *came)
            yield from _words(before[twin], sentence)
            done, came = twin + 1, []
        else:
            came.append(Stuk("nieuw", sentence))
    yield from (*(Stuk("weg", one) for one in before[done:]), *came)


def _words(before: str, after: str) -> Iterator[Stuk]:
    first, second = _TOKEN.findall(before), _TOKEN.findall(after)
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, first, second, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Stuk("gelijk", "".join(second[j1:j2]))
        else:
            yield Stuk("weg", "".join(first[i1:i2]))
            yield Stuk("nieuw", "".join(second[j1:j2]))


def _likeness(one: str, other: str) -> float:
    first, second = one.split(), other.split()
    return SequenceMatcher(None, first, second, autojunk=False).ratio() if first and second else 0.0


def _joined(pieces: Sequence[Stuk]) -> list[Stuk]:
    """Neighbours of one kind as one. Space that came is no change, and space that went is not told."""
    found: list[Stuk] = []
    for kind, text in pieces:
        if not text.strip():
            if kind == "weg":
                continue
            kind = found[-1].kind if found and found[-1].kind != "weg" else "gelijk"
        if text and found and found[-1].kind == kind:
            space = " " if kind == "weg" and not found[-1].text[-1].isspace() else ""
            found[-1] = Stuk(kind, found[-1].text + space + text)
        elif text:
            found.append(Stuk(kind, text))
    return found
