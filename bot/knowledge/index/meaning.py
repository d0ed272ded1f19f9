"""What a text means: E5 sentence vectors, seen through what separates the labels.

Directions in which phrases of one label differ among themselves say nothing about the label; they are scaled
down (within-class whitening). A label is near by its average phrase and by its nearest one.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from bot.knowledge.index.ngrams import FloatArray, IntArray

_SHRINK = 1.0
_BLOCK = 1000


@dataclass(frozen=True)
class MeaningModel:
    """vectors: the phrases, in the order of their labels; starts: where each label's phrases begin."""

    mean: FloatArray
    whiten: FloatArray
    centroids: FloatArray
    vectors: FloatArray
    starts: IntArray

    @classmethod
    def fit(cls, raw: FloatArray, label_of: IntArray, labels: int) -> MeaningModel:
        starts = np.searchsorted(label_of, np.arange(labels)).astype(np.int32)
        mean = raw.mean(axis=0)
        centred = _unit(raw - mean)
        averages = np.add.reduceat(centred, starts) / np.bincount(label_of, minlength=labels)[:, None]
        spread = centred - averages[label_of]
        within = spread.T @ spread / len(raw)
        size = raw.shape[1]
        values, directions = np.linalg.eigh(within + _SHRINK * np.trace(within) / size * np.eye(size))
        whiten = ((directions / np.sqrt(values)) @ directions.T).astype(np.float32)
        vectors = _unit(centred @ whiten)
        centroids = _unit(np.add.reduceat(vectors, starts))
        return cls(mean.astype(np.float32), whiten, centroids, vectors, starts)

    def seen(self, raw: FloatArray) -> FloatArray:
        """A raw E5 vector as this model sees it; length 1."""
        return np.asarray(_unit(_unit((raw - self.mean)[None, :]) @ self.whiten)[0])

    def similarities(self, vector: FloatArray) -> FloatArray:
        """Cosine to every phrase."""
        return self.vectors @ vector

    def nearest(self, similarities: FloatArray) -> FloatArray:
        """Per label the cosine of its nearest phrase."""
        return np.asarray(np.maximum.reduceat(similarities, self.starts))

    def held_out(self, label_of: IntArray, which: IntArray) -> tuple[FloatArray, FloatArray]:
        """For some phrases (nearest, centroid) cosines to every label, as if the phrase itself were not there."""
        some, count = self.vectors[which], len(which)
        near = np.empty((count, len(self.centroids)), np.float32)
        for begin in range(0, count, _BLOCK):
            block = some[begin : begin + _BLOCK] @ self.vectors.T
            block[np.arange(len(block)), which[begin : begin + _BLOCK]] = -1
            near[begin : begin + _BLOCK] = np.maximum.reduceat(block, self.starts, axis=1)
        middle = some @ self.centroids.T
        own = _unit(np.add.reduceat(self.vectors, self.starts)[label_of[which]] - some)
        middle[np.arange(count), label_of[which]] = np.einsum("ij,ij->i", own, some)
        return near, middle


def _unit(vectors: FloatArray) -> FloatArray:
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(norms, 1e-9), dtype=np.float32)
