"""From what letters and meaning say to one chance per label.

Ranking: a weighted sum of the views, the weights fitted by maximum likelihood on phrases that the views had not
seen, and again on questions when there are any. Confidence: a logistic model on a few signs, fitted on questions
that were written apart from the phrases (data/ijking), questions out of scope among them; it is the chance that
the label is right.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bot.knowledge.index.ngrams import FloatArray, IntArray

FIRST = 3
SIGNS = 8
AMONG_SIGNS = 8
VIEWS = 4
_START = np.array([0.5, 6.0, 6.0])
_HEAD_START = 0.4
_DOUBT = 0.02
_SURE = 6.0
_CANDIDATES = 30
_STEPS = 25
_PENALTY = 0.3


@dataclass(frozen=True)
class Views:
    """Per label: log-odds by letters, cosine of the nearest phrase, cosine of the average phrase, learned log-odds.

    coverage: which part of the letters (0 to 1) was ever seen. words: how many words the text has. shares: which
    part of them is ours, and which part was never seen.
    """

    letters: FloatArray
    nearest: FloatArray
    average: FloatArray
    learned: FloatArray
    coverage: float
    words: int
    shares: tuple[float, float]

    def stacked(self) -> FloatArray:
        """Labels by views."""
        return np.stack([self.letters, self.nearest, self.average, self.learned], axis=1)

    def total(self, weights: FloatArray) -> FloatArray:
        return np.asarray(self.stacked() @ weights)


def fit_weights(letters: FloatArray, nearest: FloatArray, average: FloatArray, label_of: IntArray) -> FloatArray:
    """Weights of the three views (rows: phrases, columns: labels) that make the right labels likeliest."""
    from scipy.optimize import minimize  # only training needs it

    rough = _START[0] * letters + _START[1] * nearest + _START[2] * average
    count = len(label_of)
    top = np.argpartition(-rough, min(_CANDIDATES, rough.shape[1] - 1), axis=1)[:, :_CANDIDATES]
    top = np.concatenate([label_of[:, None], np.where(top == label_of[:, None], -1, top)], axis=1)
    missing = top < 0
    views = np.stack([np.take_along_axis(view, np.maximum(top, 0), 1) for view in (letters, nearest, average)], axis=2)

    def loss(weights: FloatArray) -> tuple[float, FloatArray]:
        logits = np.where(missing, -np.inf, views @ weights)
        logits -= np.max(logits, axis=1, keepdims=True)
        chances = np.exp(logits)
        chances /= chances.sum(axis=1, keepdims=True)
        value = -np.log(np.maximum(chances[:, 0], 1e-12)).mean()
        slope = ((chances[:, :, None] * views).sum(axis=1) - views[:, 0]).mean(axis=0)
        return float(value), slope.astype(np.float64)

    found = minimize(loss, _START, jac=True, method="L-BFGS-B", bounds=[(0, None)] * 3, options={"maxiter": 60})
    return np.asarray(found.x if count > len(_START) else _START, dtype=np.float32)


def refit_weights(views: Sequence[Views], right: Sequence[frozenset[int]], start: FloatArray) -> FloatArray:
    """Weights of the four views that make the right labels of questions likeliest; those without one do not count.

    start: what `fit_weights` found. Away from it costs a little, so that a few questions cannot turn it over.
    """
    from scipy.optimize import minimize  # only training needs it

    some = [i for i, labels in enumerate(right) if labels]
    stacked = np.stack([views[i].stacked() for i in some])
    is_right = np.zeros(stacked.shape[:2], dtype=bool)
    for row, i in enumerate(some):
        is_right[row, list(right[i])] = True
    scale = np.array([*start[:3], _HEAD_START], dtype=np.float64)
    scaled = stacked * scale

    def loss(factors: FloatArray) -> tuple[float, FloatArray]:
        logits = scaled @ factors
        logits -= logits.max(axis=1, keepdims=True)
        chances = np.exp(logits)
        chances /= chances.sum(axis=1, keepdims=True)
        good = np.maximum((chances * is_right).sum(axis=1), 1e-9)
        pull = chances - chances * is_right / good[:, None]
        value = -np.log(good).mean() + _DOUBT * float(((factors - 0.5) ** 2).sum())
        slope = np.einsum("ij,ijk->k", pull, scaled) / len(some) + 2 * _DOUBT * (factors - 0.5)
        return float(value), slope

    found = minimize(loss, np.full(VIEWS, 0.5), jac=True, method="L-BFGS-B", bounds=[(0, None)] * VIEWS)
    return np.asarray(found.x * scale, dtype=np.float32)


def signs(views: Views, weights: FloatArray, limit: int, scope: float = 0.0) -> tuple[IntArray, FloatArray]:
    """The best labels, best first, and for each a row of signs (constant first). scope: log-odds of being in scope."""
    total = views.total(weights)
    top = np.argsort(-total)[: max(2, limit)]
    log_chance = total[top] - _log_sum(total)
    lead = total[top] - total[top[0]]
    lead[0] = total[top[0]] - total[top[1]]
    rows = np.stack(
        [
            np.ones(len(top)),
            np.maximum(log_chance, -12),
            np.minimum(lead, 12),
            views.nearest[top],
            views.average[top],
            np.full(len(top), views.coverage),
            np.full(len(top), min(views.words, 12) / 12),
            np.full(len(top), np.clip(scope, -_SURE, _SURE)),
        ],
        axis=1,
    )
    return top[:limit].astype(np.int32), rows[:limit].astype(np.float32)


def confidence(certain: FloatArray, together: float, rows: FloatArray) -> FloatArray:
    """The chance of each candidate of one text. together: the chance that one of the first three is right.

    What the first leaves of that goes to the others, by their share in the ranking.
    """
    shares = np.exp(rows[:, 1])
    if not certain.any():
        return np.asarray(shares, dtype=np.float32)
    first = float(1 / (1 + np.exp(-(rows[0] @ certain))))
    rest = max(0.0, together - first) * shares[1:] / max(float(np.sum(shares[1:])), 1e-9)
    return np.asarray([first, *np.minimum(rest, first)], dtype=np.float32)


def among(weights: FloatArray, rows: FloatArray) -> float:
    """The chance that one of the first three candidates is right."""
    sign = _among_signs(rows)
    if not weights.any():
        return float(np.exp(rows[:FIRST, 1]).sum())
    return float(1 / (1 + np.exp(-(sign @ weights))))


def fit_confidence(found: Sequence[tuple[IntArray, FloatArray]], right: Sequence[frozenset[int]]) -> FloatArray:
    """Weights for `confidence`. found: what `signs` gave for each question; right: its right labels, or none."""
    rows = np.stack([row[0] for _, row in found])
    return logistic(rows, np.array([float(int(top[0]) in labels) for (top, _), labels in zip(found, right)]))


def fit_among(found: Sequence[tuple[IntArray, FloatArray]], right: Sequence[frozenset[int]]) -> FloatArray:
    """Weights for `among`, from the same."""
    rows = np.stack([_among_signs(row) for _, row in found])
    hits = [float(bool(labels.intersection(top[:FIRST].tolist()))) for (top, _), labels in zip(found, right)]
    return logistic(rows, np.array(hits))


def _among_signs(rows: FloatArray) -> FloatArray:
    """Signs of the first three together."""
    first = rows[:FIRST]
    together = float(np.log(np.minimum(np.exp(first[:, 1]).sum(), 1.0)))
    best = first[0]
    return np.array(
        [1.0, together, best[1], np.max(first[:, 3]), np.max(first[:, 4]), best[5], best[6], best[7]],
        dtype=np.float32,
    )


def logistic(rows: FloatArray, hits: FloatArray) -> FloatArray:
    """Newton's method with a small ridge."""
    rows = rows.astype(np.float64)
    weights = np.zeros(rows.shape[1])
    for _ in range(_STEPS):
        chances = 1 / (1 + np.exp(-(rows @ weights)))
        gradient = rows.T @ (hits - chances) - _PENALTY * weights
        curvature = (rows * (chances * (1 - chances) + 1e-6)[:, None]).T @ rows
        weights += np.linalg.solve(curvature + _PENALTY * np.eye(len(weights)), gradient)
    return np.asarray(weights, dtype=np.float32)


def _log_sum(values: FloatArray) -> float:
    most = float(np.max(values))
    return most + float(np.log(np.exp(values - most).sum()))
