"""Character n-grams within words, weighted by TF-IDF: robust to typos and split compounds.

Sparse rows are kept as three flat arrays (CSR), so that ranking needs numpy alone.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.knowledge.normalise import normalise

_SIZES = (2, 3, 4, 5)
FloatArray = NDArray[np.float32]
IntArray = NDArray[np.int32]


@dataclass(frozen=True)
class SparseRows:
    """Row i holds `columns[starts[i]:starts[i+1]]` with the values beside them; rows have length 1."""

    starts: IntArray
    columns: IntArray
    values: FloatArray

    def __len__(self) -> int:
        return len(self.starts) - 1


class NgramVectoriser:
    """Texts to TF-IDF rows over the n-grams seen in training."""

    def __init__(self, vocabulary: dict[str, int], idf: FloatArray) -> None:
        self.vocabulary = vocabulary
        self.idf = idf

    @classmethod
    def fit(cls, texts: Sequence[str]) -> NgramVectoriser:
        seen: Counter[str] = Counter()
        for text in texts:
            seen.update(set(ngrams(text)))
        kept = sorted(gram for gram, count in seen.items() if count > 1)
        counts = np.array([seen[gram] for gram in kept], dtype=np.float32)
        idf = np.log((1 + len(texts)) / (1 + counts)) + 1
        return cls({gram: i for i, gram in enumerate(kept)}, idf.astype(np.float32))

    def rows(self, texts: Sequence[str]) -> SparseRows:
        starts, columns, values = [0], [], []
        for text in texts:
            counts = Counter(self.vocabulary[gram] for gram in ngrams(text) if gram in self.vocabulary)
            cols = np.fromiter(counts, dtype=np.int32, count=len(counts))
            tf = np.fromiter(counts.values(), dtype=np.float32, count=len(counts))
            weights = (1 + np.log(tf)) * self.idf[cols] if len(cols) else tf
            norm = float(np.linalg.norm(weights)) or 1.0
            columns.append(cols)
            values.append((weights / norm).astype(np.float32))
            starts.append(starts[-1] + len(cols))
        return SparseRows(
            np.array(starts, dtype=np.int32),
            np.concatenate(columns) if columns else np.zeros(0, np.int32),
            np.concatenate(values) if values else np.zeros(0, np.float32),
        )


def ngrams(text: str) -> list[str]:
    """All n-grams of each word with its borders, and whole word pairs for word order."""
    words = normalise(text).split()
    grams = []
    for word in words:
        padded = f" {word} "
        for size in _SIZES:
            grams += [padded[i : i + size] for i in range(len(padded) - size + 1)]
    grams += [f"{a}_{b}" for a, b in itertools.pairwise(words)]
    return grams


class Postings:
    """The training rows by column, to get the similarity of one text to all of them at once."""

    def __init__(self, rows: SparseRows, width: int) -> None:
        order = np.argsort(rows.columns, kind="stable")
        row_of = np.repeat(np.arange(len(rows), dtype=np.int32), np.diff(rows.starts))
        self._rows = row_of[order]
        self._values = rows.values[order]
        self._starts = np.searchsorted(rows.columns[order], np.arange(width + 1))
        self._count = len(rows)

    def similarities(self, query: SparseRows) -> FloatArray:
        """Cosine of the single row in `query` to every training row."""
        scores = np.zeros(self._count, dtype=np.float32)
        for column, value in zip(query.columns, query.values, strict=True):
            span = slice(self._starts[column], self._starts[column + 1])
            scores[self._rows[span]] += self._values[span] * value
        return scores
