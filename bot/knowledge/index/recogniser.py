"""The recogniser: one calibrated confidence per label, from phrases people wrote.

What a text looks like is added up: its letters (letters.py: typos, jargon, split compounds), its meaning (meaning.py:
E5 vectors, other words, other languages) and what tells labels apart (head.py). combine.py turns that into chances,
scope.py says whether it is for us at all, near.py knows a phrase with one slip of the pen, wishes.py which calculation
it asks for, roles.py what its numbers are. Every fitted number that weighs these comes from phrases or questions that
the part concerned had not seen.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, TypeVar

import numpy as np

from bot.errors import ModelError
from bot.knowledge.index import combine, scope
from bot.knowledge.index.combine import Views
from bot.knowledge.index.examples import Question
from bot.knowledge.index.head import LinearHead
from bot.knowledge.index.letters import LetterModel
from bot.knowledge.index.meaning import MeaningModel
from bot.knowledge.index.near import NearPhrases
from bot.knowledge.index.ngrams import FloatArray, IntArray, NgramVectoriser
from bot.knowledge.index.roles import NumberRole, RoleModel, RoleReader
from bot.knowledge.index.vectors import embed
from bot.knowledge.index.wishes import WishModel, WishReader
from bot.knowledge.normalise import normalise, squash

FORMAT = 6
_CANDIDATES = 8
_EXACT_CONFIDENCE = 0.999
_NEAR_CONFIDENCE = 0.99
_WISHES = 3
_Part = TypeVar("_Part")


@dataclass(frozen=True)
class Match:
    """A label with the chance (0 to 1) that it is what the user meant."""

    label: str
    confidence: float


@dataclass(frozen=True)
class Recognition:
    """Ranked matches, best first. among: the chance that what was meant is one of the first three.

    scope: the chance that it is for us. nearest: the phrases most like the text, with their label and similarity.
    is_exact: the text is a phrase, letter by letter. is_near: it is one but for a slip of the pen.
    wishes: what the text asks of the calculators (see wishes.py), likeliest first; none when that was not learned.
    """

    text: str
    matches: tuple[Match, ...]
    among: float = 0.0
    nearest: tuple[tuple[str, str, float], ...] = ()
    is_exact: bool = False
    is_near: bool = False
    scope: float = 1.0
    wishes: tuple[Match, ...] = ()

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
        self.letters = _unpack(LetterModel, arrays)
        self._meaning = _unpack(MeaningModel, arrays)
        self._head = _unpack(LinearHead, arrays)
        self.weights: FloatArray = arrays["weights"]  # of letters, nearest phrase, average phrase and what was learned
        self._scope: FloatArray = arrays["scope"]
        self._certain: FloatArray = arrays["certain"]
        self._among: FloatArray = arrays["among"]
        vocabulary = {gram: i for i, gram in enumerate(arrays["vocabulary"].tolist())}
        self.vectoriser = NgramVectoriser(vocabulary, arrays["idf"])
        self._exact = dict(zip(arrays["keys"].tolist(), self._label_of.tolist(), strict=True))
        self._near = NearPhrases(self._texts, self._label_of.tolist())
        self._outside = np.array([scope.is_outside(label) for label in self.labels])
        self._words = scope.Words.of(self._texts, self._label_of, self._outside)
        self._wishes = WishReader(_unpack(WishModel, arrays)) if "WishModel.labels" in arrays else None
        self._roles = RoleReader(_unpack(RoleModel, arrays)) if "RoleModel.labels" in arrays else None

    @property
    def fingerprint(self) -> str:
        """Identifies the phrases it was trained on."""
        return str(self.meta["fingerprint"])

    def recognise(
        self, text: str, *, vector: FloatArray | None = None, limit: int = _CANDIDATES, nearest: int = 0
    ) -> Recognition:
        """The best labels for a text.

        vector: its E5 vector, when that is known already; limit: how many labels at most; nearest: how many
        phrases to show with them.
        """
        seen = self._meaning.seen(embed(text) if vector is None else vector)
        similar = self._meaning.similarities(seen)
        views = self._views(text, seen, similar)
        odds = scope.log_odds(self._scope, self._scope_signs(views))
        top, signs = combine.signs(views, self.weights, max(limit, combine.FIRST), odds)
        among = combine.among(self._among, signs)
        chances = combine.confidence(self._certain, among, signs)
        ranked = list(zip(top.tolist(), chances.tolist(), strict=True))
        exact = self._exact.get(squash(text))
        near = self._near.label(text) if exact is None else None
        sure, certainty = (exact, _EXACT_CONFIDENCE) if exact is not None else (near, _NEAR_CONFIDENCE)
        if sure is not None:
            rest = [(label, chance) for label, chance in ranked if label != sure]
            scale = min(1.0, (1 - certainty) / max(1e-9, sum(chance for _, chance in rest)))
            ranked, among = [(sure, certainty), *((label, chance * scale) for label, chance in rest)], 1.0
        shown: list[int] = np.argsort(-similar)[:nearest].tolist() if nearest else []
        return Recognition(
            text=text,
            matches=tuple(Match(self.labels[label], chance) for label, chance in ranked[:limit]),
            among=among,
            nearest=tuple((self._texts[i], self.labels[self._label_of[i]], float(similar[i])) for i in shown),
            is_exact=exact is not None,
            is_near=near is not None,
            scope=scope.chance(odds),
            wishes=self._wished(text, seen),
        )

    def number_roles(self, text: str) -> tuple[NumberRole, ...]:
        """What each number in the text is (see roles.py), in order; nothing when that was not learned."""
        return self._roles.roles(text) if self._roles else ()

    def _wished(self, text: str, seen: FloatArray) -> tuple[Match, ...]:
        found = self._wishes.chances(text, seen)[:_WISHES] if self._wishes else ()
        return tuple(Match(label, chance) for label, chance in found)

    def calibrated(self, questions: Sequence[Question], vectors: FloatArray) -> Recogniser:
        """The same with its confidence fitted on questions that were written apart from the phrases."""
        position = {label: i for i, label in enumerate(self.labels)}
        right = [frozenset(position[label] for label in question.labels if label in position) for question in questions]
        views = [self.views(question.text, vector) for question, vector in zip(questions, vectors, strict=True)]
        inside = [
            frozenset() if any(map(scope.is_outside, question.labels)) else labels
            for question, labels in zip(questions, right, strict=True)
        ]
        weights = combine.refit_weights(views, inside, self._arrays["loo_weights"])
        rows = np.stack([self._scope_signs(one, weights) for one in views])
        is_inside = np.array([not any(map(scope.is_outside, question.labels)) for question in questions], float)
        scoped = combine.logistic(rows, is_inside)
        found = [
            combine.signs(one, weights, combine.FIRST, scope.log_odds(scoped, row))
            for one, row in zip(views, rows, strict=True)
        ]
        fitted = {
            "weights": weights,
            "scope": scoped,
            "certain": combine.fit_confidence(found, right),
            "among": combine.fit_among(found, right),
        }
        return Recogniser({**self._arrays, **fitted}, {**self.meta, "calibrated_on": len(questions)})

    def views(self, text: str, vector: FloatArray) -> Views:
        """What letters and meaning say of a text, each by itself. vector: its E5 vector."""
        seen = self._meaning.seen(vector)
        return self._views(text, seen, self._meaning.similarities(seen))

    def _views(self, text: str, seen: FloatArray, similar: FloatArray) -> Views:
        row = self.vectoriser.rows([text])
        words = normalise(text).split()
        return Views(
            letters=self.letters.scores(row.columns, row.values),
            nearest=self._meaning.nearest(similar),
            average=self._meaning.centroids @ seen,
            learned=self._head.scores(seen),
            coverage=self.vectoriser.coverage(text),
            words=len(words),
            shares=self._words.shares(words),
        )

    def _scope_signs(self, views: Views, weights: FloatArray | None = None) -> FloatArray:
        total = views.total(self.weights if weights is None else weights)
        return scope.signs(total, views.nearest, self._outside, views.shares, views.words)

    def totals(self, text: str, labels: Sequence[str]) -> FloatArray:
        """What all views together say of some labels: differences between them are log-odds."""
        position = {label: i for i, label in enumerate(self.labels)}
        total = self.views(text, embed(text)).total(self.weights)
        return np.array([total[position[label]] for label in labels], dtype=np.float32)

    def save(self, path: Path) -> None:
        """Write to an .npz file, atomically."""
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = path.with_name(path.name + ".tmp.npz")
        small = {name: _small(array) for name, array in self._arrays.items()}
        np.savez(temporary, meta=np.array(json.dumps(self.meta)), **small)
        temporary.replace(path)

    @classmethod
    def load(cls, path: Path) -> Recogniser:
        """Raises ModelError when there is none or it cannot be read."""
        try:
            with path.open("rb") as file, np.load(file, allow_pickle=False) as stored:
                arrays = {name: _full(stored[name]) for name in stored.files}
            meta = json.loads(str(arrays.pop("meta")))
            if meta.get("format") != FORMAT:
                raise ModelError(f"{path.name} is van een andere versie.", "Train opnieuw: make train.")
            return cls(arrays, meta)
        except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile) as error:
            raise ModelError(f"Kan {path.name} niet lezen.", "Train opnieuw: make train.") from error


def pack(part: Any) -> dict[str, Any]:
    """The arrays of one part, by name, as a model keeps them."""
    name = type(part).__name__
    return {f"{name}.{item.name}": getattr(part, item.name) for item in fields(part)}


def _unpack(kind: type[_Part], arrays: dict[str, Any]) -> _Part:
    names = [item.name for item in fields(kind)]  # type: ignore[arg-type]
    return kind(**{name: arrays[f"{kind.__name__}.{name}"] for name in names})


def _small(array: Any) -> Any:
    """The phrases' vectors are the bulk of a model; half precision changes no ranking."""
    return array.astype(np.float16) if array.dtype == np.float32 and array.ndim == 2 and len(array) > 1000 else array


def _full(array: Any) -> Any:
    return array.astype(np.float32) if array.dtype == np.float16 else array
