"""From scores to a chance that can be trusted: a logistic model per candidate label.

Features of a candidate: its score, its lead over the best other, and the similarity of its nearest phrase
in meaning and in letters. It learns from every phrase as if that were new, and for a third of them with
their own label taken away, so that it knows what "none of these" looks like.
"""

from __future__ import annotations

import numpy as np

from bot.knowledge.index.ngrams import FloatArray, IntArray

_STEPS = 25
_PENALTY = 1.0
_LEARN_FROM = 3
_REMOVE_EVERY = 3
_LABEL_REMOVED_WEIGHT = 0.3


def features(
    scores: FloatArray, by_meaning: FloatArray, by_letters: FloatArray, starts: IntArray, candidates: int
) -> tuple[IntArray, FloatArray]:
    """The best labels by score, and a row of features for each (constant first).

    `starts`: where each label's phrases begin; phrases stand in the order of their labels.
    """
    top = np.argsort(-scores)[: max(2, candidates)]
    lead = scores[top] - scores[top[0]]
    lead[0] = scores[top[0]] - scores[top[1]]
    nearest_meaning = np.maximum.reduceat(by_meaning, starts)[top]
    nearest_letters = np.maximum.reduceat(by_letters, starts)[top]
    rows = np.stack([np.ones(len(top)), scores[top], lead, nearest_meaning, nearest_letters], axis=1)
    return top[:candidates].astype(np.int32), rows[:candidates].astype(np.float32)


def predict(weights: FloatArray, rows: FloatArray) -> FloatArray:
    """Chances of the candidates of one text; together at most 1."""
    chances = 1 / (1 + np.exp(-(rows @ weights)))
    return np.asarray(chances / max(1.0, float(chances.sum())), dtype=np.float32)


def fit(
    held_out: FloatArray, by_meaning: FloatArray, by_letters: FloatArray, label_of: IntArray, starts: IntArray
) -> FloatArray:
    """Weights of the logistic model, from held-out scores and the similarities between phrases."""
    rows, hits, sizes = [], [], []
    for i, own in enumerate(label_of):
        meaning, letters = by_meaning[i].copy(), by_letters[i].copy()
        meaning[i], letters[i] = -1, 0
        top, found = features(held_out[i], meaning, letters, starts, _LEARN_FROM)
        rows.append(found)
        hits.append((top == own).astype(np.float32))
        sizes.append(np.ones(len(top), dtype=np.float32))
        if i % _REMOVE_EVERY == 0:
            without = held_out[i].copy()
            without[own] = -1
            _, found = features(without, meaning, letters, starts, 1)
            rows.append(found)
            hits.append(np.zeros(1, dtype=np.float32))
            sizes.append(np.full(1, _REMOVE_EVERY * _LABEL_REMOVED_WEIGHT, dtype=np.float32))
    return _logistic(np.concatenate(rows), np.concatenate(hits), np.concatenate(sizes))


def _logistic(rows: FloatArray, hits: FloatArray, sizes: FloatArray) -> FloatArray:
    """Newton's method with a small ridge."""
    weights = np.zeros(rows.shape[1])
    for _ in range(_STEPS):
        chances = 1 / (1 + np.exp(-(rows @ weights)))
        gradient = rows.T @ (sizes * (hits - chances)) - _PENALTY * weights
        curvature = (rows * (sizes * chances * (1 - chances) + 1e-6)[:, None]).T @ rows
        weights += np.linalg.solve(curvature + _PENALTY * np.eye(len(weights)), gradient)
    return weights.astype(np.float32)
