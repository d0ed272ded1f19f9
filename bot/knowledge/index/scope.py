"""The chance that a text asks something that we are for, apart from what it asks.

A label can be the likeliest of all and still be nonsense: the ranking must choose. So a logistic model weighs the
share of the in-scope labels in the ranking, the nearest phrases on both sides and the words themselves. It is
fitted on questions that were written apart from the phrases.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.knowledge.index.ngrams import FloatArray, IntArray
from bot.knowledge.normalise import normalise

SIGNS = 8
REFUSAL = "buiten_bereik"
NEIGHBOURS = "buiten-bereik/"
_MOST = 12.0
_LONG = 12


def is_outside(label: str) -> bool:
    """The dialogue intent for what the assistant is not for, or an entry that refers on."""
    return label == REFUSAL or label.startswith(NEIGHBOURS)


@dataclass(frozen=True)
class Words:
    """ours: words of phrases in scope; others: words of phrases out of scope alone."""

    ours: frozenset[str]
    others: frozenset[str]

    @classmethod
    def of(cls, texts: Sequence[str], label_of: IntArray, outside: NDArray[np.bool_]) -> Words:
        ours, others = set[str](), set[str]()
        for text, label in zip(texts, label_of.tolist()):
            (others if outside[label] else ours).update(normalise(text).split())
        return cls(frozenset(ours), frozenset(others - ours))

    def shares(self, words: Iterable[str]) -> tuple[float, float]:
        """Which part of the words is ours, and which part was never seen; (0, 1) when there are none."""
        all_ = list(words)
        if not all_:
            return 0.0, 1.0
        ours = sum(word in self.ours for word in all_)
        strange = sum(word not in self.ours and word not in self.others for word in all_)
        return ours / len(all_), strange / len(all_)


def signs(
    total: FloatArray, nearest: FloatArray, outside: NDArray[np.bool_], shares: tuple[float, float], words: int
) -> FloatArray:
    """A row of signs (constant first). total, nearest: per label; outside: which labels are out of scope."""
    if outside.all() or not outside.any():  # nothing to tell apart
        return np.array([1.0, _MOST, 0.0, np.max(nearest), 0.0, *shares, min(words, _LONG) / _LONG], dtype=np.float32)
    most = float(np.max(total))
    chances = np.exp(total - most)
    inside_mass, outside_mass = float(chances[~outside].sum()), float(chances[outside].sum())
    odds = np.log(max(inside_mass, 1e-9)) - np.log(max(outside_mass, 1e-9))
    best = np.log(max(float(np.max(chances[~outside])) / (inside_mass + outside_mass), 1e-9))
    return np.array(
        [
            1.0,
            np.clip(odds, -_MOST, _MOST),
            max(best, -_MOST),
            np.max(nearest[~outside]),
            np.max(nearest[outside]),
            *shares,
            min(words, _LONG) / _LONG,
        ],
        dtype=np.float32,
    )


def log_odds(weights: FloatArray, row: FloatArray) -> float:
    """The log-odds of being in scope; unfitted: those that the ranking gives."""
    return float(row @ weights) if weights.any() else float(row[1])


def chance(odds: float) -> float:
    return float(1 / (1 + np.exp(-np.clip(odds, -30, 30))))
