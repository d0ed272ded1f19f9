"""Which calculation a message asks for, if any: learned from messages that people wrote (data/rekenvragen).

Rules on words (actions/rekengesprek) are sure of what they know and blind to every other wording; this has a chance
for each calculator, whatever the words. Multinomial logistic regression on letters, with numbers as their size, and
on the sentence vector.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bot.knowledge.index.logistic import learn
from bot.knowledge.index.ngrams import FloatArray, NgramVectoriser, SparseRows

NONE = "geen"
CHANGES = "wijzigt"
_SCALE = 3.0  # both halves have length 1; a larger one may decide more
_FEW = 0.3  # weight of a phrase that asks for no calculation: there are ten times as many
_EVERY = 3  # one in so many of those is enough
_NUMBER = re.compile(r"\d+(?:[.,:/-]\d+)*")
_DATE = re.compile(r"\d{1,2}[-/.]\d{1,2}(?:[-/.]\d{2,4})?")
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True)
class Wish:
    """A message and what it asks: a calculator, to change the last calculation, its steps, to stop, or NONE of that."""

    text: str
    label: str


@dataclass(frozen=True)
class WishModel:
    """labels; grams and idf: the letters' vocabulary; slopes: grams and then dimensions, by labels."""

    labels: np.ndarray
    grams: np.ndarray
    idf: FloatArray
    by_letters: FloatArray
    by_meaning: FloatArray
    constants: FloatArray

    @classmethod
    def fit(cls, wishes: Sequence[Wish], seen: FloatArray, others: Sequence[str], others_seen: FloatArray) -> WishModel:
        """seen: the sentence vectors as MeaningModel sees them. others: phrases that ask for no calculation."""
        from scipy.sparse import csr_matrix, hstack  # only training needs it

        others, others_seen = others[::_EVERY], others_seen[::_EVERY]
        shapes = [as_shape(text) for text in (*(wish.text for wish in wishes), *others)]
        vectoriser = NgramVectoriser.fit(shapes)
        rows = vectoriser.rows(shapes)
        letters = csr_matrix((rows.values, rows.columns, rows.starts), (len(rows), len(vectoriser.vocabulary)))
        both = hstack([letters, csr_matrix(np.concatenate([seen, others_seen]))]).tocsr() * _SCALE
        labels = sorted({wish.label for wish in wishes} | {NONE})
        place = {label: i for i, label in enumerate(labels)}
        right = np.array([place[wish.label] for wish in wishes] + [place[NONE]] * len(others), dtype=np.int32)
        counts = np.where(np.arange(len(shapes)) < len(wishes), 1.0, _FEW)
        slopes, constants = learn(both, right, counts, len(labels))
        width = len(vectoriser.vocabulary)
        return cls(
            labels=np.array(labels),
            grams=np.array(list(vectoriser.vocabulary)),
            idf=vectoriser.idf,
            by_letters=slopes[:width] * _SCALE,
            by_meaning=slopes[width:] * _SCALE,
            constants=constants,
        )


class WishReader:
    """A fitted model, ready to use."""

    def __init__(self, model: WishModel) -> None:
        self._model = model
        self.labels: list[str] = model.labels.tolist()
        self._vectoriser = NgramVectoriser({gram: i for i, gram in enumerate(model.grams.tolist())}, model.idf)

    def chances(self, text: str, seen: FloatArray) -> list[tuple[str, float]]:
        """Every label with its chance, likeliest first. seen: the sentence vector as MeaningModel sees it."""
        row: SparseRows = self._vectoriser.rows([as_shape(text)])
        scores = row.values @ self._model.by_letters[row.columns] + seen @ self._model.by_meaning
        scores = scores + self._model.constants
        chances = np.exp(scores - np.max(scores))
        chances /= chances.sum()
        order = np.argsort(-chances).tolist()
        return [(self.labels[i], float(chances[i])) for i in order]


def as_shape(text: str) -> str:
    """The text with what kind of number stands where instead of the number: 24 and 36 ask the same."""
    return _NUMBER.sub(_shape, text.replace("%", " procent ").replace("€", " euro "))


def load_wishes(folder: Path) -> list[Wish]:
    """data/rekenvragen/*.jsonl; a message that several lines have counts once."""
    found: dict[str, Wish] = {}
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            found.setdefault(row["tekst"].casefold(), Wish(row["tekst"], row["label"]))
    return list(found.values())


def _shape(match: re.Match[str]) -> str:
    number = match[0]
    if _YEAR.fullmatch(number):
        return " xjaar "
    if not _THOUSANDS.fullmatch(number) and _DATE.fullmatch(number):
        return " xdatum "
    size = len(re.sub(r"\D", "", re.sub(r"[.,]\d{1,2}$", "", number)))
    return " xduizend " if size >= 4 else " xhonderd " if size == 3 else " xgetal "
