"""What the letters of a text say: naive Bayes over character n-grams, as log-odds of each label against the rest.

Counts are TF-IDF weights, smoothed a little, so that one word that only one label has counts heavily. Kept as
sparse counts by n-gram: a text touches a hundred of them, whatever the number of labels.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from bot.knowledge.index.ngrams import FloatArray, IntArray, SparseRows

SMOOTHING = 0.01


@dataclass(frozen=True)
class LetterModel:
    """starts, labels, counts: per n-gram the labels that have it, with their weight (CSC)."""

    starts: IntArray
    labels: IntArray
    counts: FloatArray
    totals: FloatArray
    label_totals: FloatArray

    @classmethod
    def fit(cls, rows: SparseRows, label_of: IntArray, labels: int, width: int) -> LetterModel:
        row_of = np.repeat(np.arange(len(rows)), np.diff(rows.starts))
        keys = rows.columns.astype(np.int64) * labels + label_of[row_of]
        unique, place = np.unique(keys, return_inverse=True)
        counts = np.bincount(place, weights=rows.values, minlength=len(unique)).astype(np.float32)
        columns = unique // labels
        return cls(
            starts=np.searchsorted(columns, np.arange(width + 1)).astype(np.int32),
            labels=(unique % labels).astype(np.int32),
            counts=counts,
            totals=np.bincount(columns, weights=counts, minlength=width).astype(np.float32),
            label_totals=np.bincount(unique % labels, weights=counts, minlength=labels).astype(np.float32),
        )

    def held_out(self, rows: SparseRows, label_of: IntArray, which: IntArray) -> FloatArray:
        """For some rows the scores of every label, as if the row itself had not been learned from."""
        spans = [slice(rows.starts[i], rows.starts[i + 1]) for i in which]
        return np.stack(
            [
                self.scores(rows.columns[span], rows.values[span], without=int(label))
                for span, label in zip(spans, label_of[which])
            ]
        )

    def scores(self, columns: IntArray, values: FloatArray, without: int | None = None) -> FloatArray:
        """The log-odds of every label for one row.

        without: score as if this row, of that label, had not been learned from.
        """
        width, labels = len(self.totals), len(self.label_totals)
        mass = float(values.sum())
        totals = self.totals[columns] - (values if without is not None else 0)
        everything = float(self.label_totals.sum()) - (mass if without is not None else 0)
        own = self.label_totals.copy()
        if without is not None:
            own[without] -= mass
        smooth = SMOOTHING * width
        constant = np.log(everything - own + smooth) - np.log(own + smooth)
        nothing = np.log(SMOOTHING) - np.log(totals + SMOOTHING)
        spans = [np.arange(self.starts[column], self.starts[column + 1]) for column in columns]
        scores = mass * constant + float(values @ nothing)
        if not spans:
            return scores.astype(np.float32)
        places = np.concatenate(spans)
        which = np.repeat(np.arange(len(columns)), [len(span) for span in spans])
        found, weight = self.labels[places], values[which]
        counts = self.counts[places].copy()
        if without is not None:
            counts[found == without] -= weight[found == without]
        counts = np.maximum(counts, 0)
        rest = np.maximum(totals[which] - counts, 0)
        gain = np.log(counts + SMOOTHING) - np.log(rest + SMOOTHING) - nothing[which]
        scores += np.bincount(found, weights=weight * gain, minlength=labels)
        return scores.astype(np.float32)
