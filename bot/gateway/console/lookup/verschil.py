"""What changed between two versions of an answer, word by word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

_TOKEN = re.compile(r"\n+|[^\S\n]+|\w+|[^\w\s]")
_SMALL = 2  # so few equal words between two changes read better as part of one change

Kind = Literal["gelijk", "weg", "nieuw"]


class Stuk(NamedTuple):
    """A run of text that stayed, went or came."""

    kind: Kind
    text: str


def differences(old: str, new: str) -> list[Stuk]:
    """From the old text to the new one, in reading order; what went stands before what came in its place."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    steps = _joined(SequenceMatcher(None, before, after, autojunk=False).get_opcodes(), before)
    found: list[Stuk] = []
    for is_equal, i1, i2, j1, j2 in steps:
        if is_equal:
            found.append(Stuk("gelijk", "".join(after[j1:j2])))
            continue
        for kind, text in (("weg", "".join(before[i1:i2])), ("nieuw", "".join(after[j1:j2]))):
            if text.strip():
                found.append(Stuk(kind, text))  # type: ignore[arg-type]
            elif kind == "nieuw" and text:
                found.append(Stuk("gelijk", text))
    return found


def _joined(opcodes: Sequence[tuple[str, int, int, int, int]], before: list[str]) -> list[tuple[bool, int, int, int, int]]:
    """Neighbouring changes as one, with the few words between them."""
    joined: list[tuple[bool, int, int, int, int]] = []
    for place, (tag, i1, i2, j1, j2) in enumerate(opcodes):
        words = sum(1 for token in before[i1:i2] if token.strip())
        is_between = 0 < place < len(opcodes) - 1
        has_break = any("\n" in token for token in before[i1:i2])
        is_equal = tag == "equal" and not (is_between and words <= _SMALL and not has_break)
        if joined and not is_equal and not joined[-1][0]:
            _, first_i, _, first_j, _ = joined[-1]
            joined[-1] = (False, first_i, i2, first_j, j2)
        else:
            joined.append((is_equal, i1, i2, j1, j2))
    return joined
