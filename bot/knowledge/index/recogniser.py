"""The recogniser: one score and one calibrated confidence per label, from phrases people wrote.

A kernel ridge classifier over two views of a text, added up: its E5 sentence vector (meaning, other
languages) and its character n-grams (typos, split compounds, jargon). The dual form is kept, so that the
same numbers that give the scores also show the nearest phrases. A logistic model on four features turns
scores into the chance that a label is right; it is fitted on leave-one-out predictions, which kernel
ridge gives in closed form.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from bot.errors import ModelError
from bot.knowledge.index import calibration, kernel
from bot.knowledge.index.examples import Example
from bot.knowledge.index.ngrams import FloatArray, IntArray, NgramVectoriser, Postings, SparseRows
from bot.knowledge.index.vectors import Progress, VectorCache, embed
from bot.knowledge.normalise import squash

_FORMAT = 2
_CANDIDATES = 8
_EXACT_CONFIDENCE = 0.999


@dataclass(frozen=True)
class Match:
    """A label with the chance (0 to 1) that it is what the user meant."""

    label: str
    confidence: float


@dataclass(frozen=True)
class Recognition:
    """Ranked matches, best first; `nearest`: the training phrases most like the text, with similarity."""

    text: str
    matches: tuple[Match, ...]
    nearest: tuple[tuple[str, str, float], ...] = ()
    is_exact: bool = False

    @property
    def best(self) -> Match:
        return self.matches[0]


class Recogniser:
    """A trained recogniser. Immutable; safe to share between threads."""

    def __init__(self, arrays: dict[str, Any], meta: dict[str, Any]) -> None:
        self.meta = meta
        self.labels: list[str] = arrays["labels"].tolist()
        self._arrays = arrays
        self._texts: list[str] = arrays["texts"].tolist()
        self._label_of: IntArray = arrays["label_of"]
        self._starts = _starts(self._label_of, len(self.labels))
        self._vectors = arrays["vectors"].astype(np.float32)
        self._mean: FloatArray = arrays["mean"]
        self._alpha = arrays["alpha"].astype(np.float32)
        self._weights: FloatArray = arrays["weights"]
        vocabulary = {gram: i for i, gram in enumerate(arrays["vocabulary"].tolist())}
        self._vectoriser = NgramVectoriser(vocabulary, arrays["idf"])
        rows = SparseRows(arrays["starts"], arrays["columns"], arrays["values"].astype(np.float32))
        self._postings = Postings(rows, len(vocabulary))
        self._exact = dict(zip(arrays["keys"].tolist(), self._label_of.tolist(), strict=True))

    @property
    def fingerprint(self) -> str:
        """Identifies the phrases it was trained on."""
        return str(self.meta["fingerprint"])

    def recognise(
        self, text: str, *, vector: FloatArray | None = None, limit: int = _CANDIDATES, nearest: int = 0
    ) -> Recognition:
        """The best labels for a text.

        `vector`: its E5 vector, when that is known already; `limit`: how many labels at most;
        `nearest`: how many training phrases to show with them.
        """
        known = embed(text) if vector is None else vector
        by_meaning = self._vectors @ kernel.centre(known[None, :], self._mean)[0]
        by_letters = self._postings.similarities(self._vectoriser.rows([text]))
        scores = kernel.combine(by_meaning, by_letters) @ self._alpha
        top, features = calibration.features(scores, by_meaning, by_letters, self._starts, limit)
        chances = calibration.predict(self._weights, features)
        exact = self._exact.get(squash(text))
        if exact is not None:
            rest = [(label, chance) for label, chance in zip(top, chances, strict=True) if label != exact]
            scale = (1 - _EXACT_CONFIDENCE) / max(1e-9, sum(chance for _, chance in rest))
            ranked = [(exact, _EXACT_CONFIDENCE), *((label, chance * min(1.0, scale)) for label, chance in rest)]
        else:
            ranked = sorted(zip(top, chances, strict=True), key=lambda pair: -pair[1])
        shown = np.argsort(-kernel.combine(by_meaning, by_letters))[:nearest]
        return Recognition(
            text=text,
            matches=tuple(Match(self.labels[label], float(chance)) for label, chance in ranked),
            nearest=tuple((self._texts[i], self.labels[self._label_of[i]], float(by_meaning[i])) for i in shown),
            is_exact=exact is not None,
        )

    def save(self, path: Path) -> None:
        """Write to an .npz file, atomically."""
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_name(path.name + ".tmp.npz")
        np.savez(temporary, meta=np.array(json.dumps(self.meta)), **self._arrays)
        temporary.replace(path)

    @classmethod
    def load(cls, path: Path) -> Recogniser:
        """Raises ModelError when there is none or it cannot be read."""
        try:
            with path.open("rb") as file, np.load(file, allow_pickle=False) as stored:
                arrays = {name: stored[name] for name in stored.files}
            meta = json.loads(str(arrays.pop("meta")))
            if meta.get("format") != _FORMAT:
                raise ModelError(f"{path.name} is van een andere versie.", "Train opnieuw: make train.")
            return cls(arrays, meta)
        except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile) as error:
            raise ModelError(f"Kan {path.name} niet lezen.", "Train opnieuw: make train.") from error


def train(
    examples: Sequence[Example],
    *,
    fingerprint: str,
    cache: VectorCache | None = None,
    progress: Progress | None = None,
) -> Recogniser:
    """Fit on labelled phrases. Takes about 12 ms a new phrase, plus some 20 s for 8,000 of them.

    Raises ModelError when there are fewer than two labels.
    """
    labels = sorted({example.label for example in examples})
    if len(labels) < 2:
        raise ModelError("Er zijn te weinig vragen om van te leren.", "Voeg ten minste twee vragen toe.")
    position = {label: i for i, label in enumerate(labels)}
    examples = sorted(examples, key=lambda example: position[example.label])
    label_of = np.array([position[example.label] for example in examples], dtype=np.int32)
    texts = [example.text for example in examples]

    raw = (cache or VectorCache(None)).embed_all(texts, progress)
    mean = raw.mean(axis=0)
    vectors = kernel.centre(raw, mean)
    vectoriser = NgramVectoriser.fit(texts)
    rows = vectoriser.rows(texts)

    by_meaning, by_letters = vectors @ vectors.T, kernel.gram(rows, len(vectoriser.vocabulary))
    alpha, held_out = kernel.fit(kernel.combine(by_meaning, by_letters), label_of, len(labels))
    starts = _starts(label_of, len(labels))
    weights = calibration.fit(held_out, by_meaning, by_letters, label_of, starts)
    arrays = {
        "labels": np.array(labels),
        "texts": np.array(texts),
        "keys": np.array([squash(text) for text in texts]),
        "label_of": label_of,
        "vectors": vectors.astype(np.float16),
        "mean": mean,
        "alpha": alpha.astype(np.float16),
        "weights": weights,
        "vocabulary": np.array(list(vectoriser.vocabulary)),
        "idf": vectoriser.idf,
        "starts": rows.starts,
        "columns": rows.columns,
        "values": rows.values.astype(np.float16),
    }
    held_out_accuracy = float((held_out.argmax(axis=1) == label_of).mean())
    meta = {
        "format": _FORMAT,
        "fingerprint": fingerprint,
        "labels": len(labels),
        "phrases": len(texts),
        "leave_one_out_accuracy": round(held_out_accuracy, 4),
    }
    return Recogniser(arrays, meta)


def _starts(label_of: IntArray, labels: int) -> IntArray:
    """Where each label's phrases begin."""
    return np.searchsorted(label_of, np.arange(labels)).astype(np.int32)
