"""Multinomial logistic regression over sparse rows, for what is learned from letters and words."""

from __future__ import annotations

import numpy as np

from bot.knowledge.index.ngrams import FloatArray, IntArray

_RIDGE = 1.0
_STEPS = 60


def learn(
    rows: object, right: IntArray, counts: FloatArray, labels: int, *, ridge: float = _RIDGE, steps: int = _STEPS
) -> tuple[FloatArray, FloatArray]:
    """Slopes (columns by labels) and constants. rows: a sparse matrix; counts: how much each row weighs."""
    from scipy.optimize import minimize  # only training needs it

    number, width = rows.shape  # type: ignore[attr-defined]
    turned = rows.T.tocsr()  # type: ignore[attr-defined]
    places = np.arange(number)

    def loss(flat: FloatArray) -> tuple[float, FloatArray]:
        weights = flat.reshape(width + 1, labels)
        scores = rows @ weights[:width] + weights[width]  # type: ignore[operator]
        scores -= scores.max(axis=1, keepdims=True)
        chances = np.exp(scores)
        chances /= chances.sum(axis=1, keepdims=True)
        value = -(counts * np.log(np.maximum(chances[places, right], 1e-12))).sum()
        chances[places, right] -= 1
        chances *= counts[:, None]
        slope = np.vstack([turned @ chances + ridge * weights[:width], chances.sum(axis=0)])
        return float(value) + ridge / 2 * float((weights[:width] ** 2).sum()), slope.ravel()

    start = np.zeros((width + 1) * labels)
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": steps, "maxcor": 6})
    weights = found.x.reshape(width + 1, labels).astype(np.float32)
    return weights[:width], weights[width]
