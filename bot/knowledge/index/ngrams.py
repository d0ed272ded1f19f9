"""Character n-grams within words, weighted by TF-IDF: robust to typos and split compounds.

Sparse rows are kept as three flat arrays (CSR), so that recognition needs numpy alone.
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
_TELLING = 4
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

    def coverage(self, text: str) -> float:
        """Which part of the text's letters (0 to 1) was ever seen; keyboard mash has little of it."""
        grams = [gram for gram in ngrams(text) if len(gram) >= _TELLING]
        return sum(gram in self.vocabulary for gram in grams) / len(grams) if grams else 0.0


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
