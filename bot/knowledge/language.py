"""How hard a Dutch text reads: Flesch-Douma (Douma, 1960) and the longest sentence.

    score = 206.84 - 0.93 * words per sentence - 77 * syllables per word

A term that the glossary explains, and a name (a capital inside a sentence), counts as a two-syllable
word: names cannot be made shorter, only explained. See docs/kennis.md for the threshold and why.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

_SENTENCE_END = re.compile(r"(?<=[.!?:;])\s+(?=[\"'(]?[A-Z0-9ÁÉÍÓÚ€])|\n\s*(?:[-*]|\d+\.)\s+|\n\s*\n")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_VOWELS = re.compile(r"aai|ooi|oei|eeuw|ieuw|aa|ee|ie|oe|oo|uu|eu|ui|ij|ei|ou|au|[aeiouyáéíóúàèëïöü]", re.IGNORECASE)
_TERM_SYLLABLES = 2


@dataclass(frozen=True)
class Readability:
    """score: Flesch-Douma, higher is easier; longest: words in the longest sentence."""

    score: float
    words: int
    longest: int


def count_words(text: str) -> int:
    return len(_WORD.findall(text))


def measure(text: str, terms: Collection[str] = ()) -> Readability:
    """Readability of plain text. `terms`: lower-case words that the glossary explains."""
    sentences = [words for part in _SENTENCE_END.split(text) if (words := _WORD.findall(part))]
    words = [word for sentence in sentences for word in sentence]
    if not words:
        return Readability(100.0, 0, 0)
    syllables = sum(
        _TERM_SYLLABLES if i and word[0].isupper() else _syllables(word, terms)
        for sentence in sentences
        for i, word in enumerate(sentence)
    )
    score = 206.84 - 0.93 * len(words) / len(sentences) - 77 * syllables / len(words)
    return Readability(round(score, 1), len(words), max(len(sentence) for sentence in sentences))


def _syllables(word: str, terms: Collection[str]) -> int:
    word = word.lower()
    if word in terms or word.rstrip("s") in terms or word.removesuffix("en") in terms:
        return _TERM_SYLLABLES
    return max(1, len(_VOWELS.findall(word)))
