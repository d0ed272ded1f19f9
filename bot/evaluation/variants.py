"""Are phrases that we have ourselves always recognised: as they are, in capitals, joined, with a typo?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from bot.evaluation.asked import Entries, ask
from bot.evaluation.cross_validation import sample
from bot.knowledge.index import Example, Recogniser
from bot.knowledge.index.vectors import VectorCache

FORMS = ("letterlijk", "hoofdletters", "aaneen", "typo")
_SEED = 20261122
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_LONG_ENOUGH = 4


def measure(
    recogniser: Recogniser,
    examples: Sequence[Example],
    entries: Entries,
    vectors: VectorCache,
    size: int = 500,
) -> dict[str, Any]:
    """Per form the shares recognised right and answered right. examples: phrases the recogniser has learned."""
    drawn = sample(examples, size)
    result: dict[str, Any] = {}
    for form in FORMS:
        generator = np.random.default_rng(_SEED)
        texts = [changed(example.text, form, generator) for example in drawn]
        asked = [
            ask(recogniser, text, (example.label,), entries, vector=vector)
            for example, text, vector in zip(drawn, texts, vectors.embed_all(texts), strict=True)
        ]
        result[form] = {
            "vragen": len(asked),
            "goed": round(sum(one.is_right for one in asked) / len(asked), 4),
            "beantwoord_en_goed": round(sum(one.is_answered_right for one in asked) / len(asked), 4),
            "fout": [[one.text, one.accepted[0], one.ranked[0]] for one in asked if not one.is_right],
        }
    return result


def changed(text: str, form: str, generator: np.random.Generator) -> str:
    """The text in that form; as it is when there is nothing to change."""
    if form == "hoofdletters":
        return text.upper()
    if form == "aaneen":
        spaces = [i for i, char in enumerate(text) if char == " "]
        if not spaces:
            return text
        at = spaces[int(generator.integers(len(spaces)))]
        return text[:at] + text[at + 1 :]
    if form == "typo":
        return _mistyped(text, generator)
    return text


def _mistyped(text: str, generator: np.random.Generator) -> str:
    """One slip in one longer word: two letters swapped, one left out, one twice, or another one."""
    words = text.split(" ")
    long = [i for i, word in enumerate(words) if len(word) >= _LONG_ENOUGH and word.isalpha()]
    if not long:
        return text
    which = long[int(generator.integers(len(long)))]
    word = words[which]
    at = int(generator.integers(1, len(word) - 1))
    slips = (
        word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :],
        word[:at] + word[at + 1 :],
        word[:at] + word[at] + word[at:],
        word[:at] + _LETTERS[int(generator.integers(len(_LETTERS)))] + word[at + 1 :],
    )
    words[which] = slips[int(generator.integers(len(slips)))]
    return " ".join(words)
