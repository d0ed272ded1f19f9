"""The methods that benchmarks.recognition compares: each learns from phrases and ranks labels for a text."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Protocol

import numpy as np

from benchmarks.spelling import Speller
from bot.knowledge import Kennis
from bot.knowledge.index import Example, Recogniser, combine, load_questions, train
from bot.knowledge.index.head import LinearHead
from bot.knowledge.index.letters import LetterModel
from bot.knowledge.index.meaning import MeaningModel
from bot.knowledge.index.ngrams import NgramVectoriser
from bot.knowledge.index.vectors import VectorCache, embed
from bot.knowledge.normalise import normalise
from bot.paths import QUESTIONS

_TOP = 3
_MAX_FEATURES = 20_000


@dataclass(frozen=True)
class Task:
    """What there is to learn from. weights: of letters and meaning, when a fold need not fit them again."""

    kennis: Kennis
    examples: list[Example]
    vectors: VectorCache
    weights: np.ndarray | None = None


class Model(Protocol):
    """size: bytes of what has to be kept; remark: what the reader of the table should know."""

    size: int
    remark: str

    def rank(self, text: str, vector: np.ndarray | None) -> list[str]: ...


@dataclass(frozen=True)
class Method:
    """is_quick: cheap enough to be trained once more for every fold; needs_vector: ranks by the sentence vector."""

    title: str
    fit: Callable[[Task], Model]
    is_quick: bool = True
    needs_vector: bool = True


@dataclass
class Scored:
    """A model that gives every label a score."""

    labels: list[str]
    score: Callable[[str, Any], np.ndarray]
    size: int
    remark: str = ""

    def rank(self, text: str, vector: np.ndarray | None) -> list[str]:
        return [self.labels[i] for i in np.argsort(-self.score(text, vector))[:_TOP]]


def _nearest(task: Task) -> Model:
    """The label of the phrase whose E5 vector is nearest."""
    labels, label_of, texts = _sorted(task)
    raw = task.vectors.embed_all(texts)
    starts = np.searchsorted(label_of, np.arange(len(labels)))
    return Scored(labels, lambda text, vector: np.maximum.reduceat(raw @ vector, starts), raw.nbytes // 2)


def _logistic(task: Task, vectoriser: Any, remark: str) -> Model:
    from sklearn.linear_model import LogisticRegression

    labels, label_of, texts = _sorted(task)
    rows = vectoriser.fit_transform(texts).astype(np.float32)
    found = LogisticRegression(C=10.0, max_iter=60, tol=1e-3).fit(rows, label_of)
    weights = found.coef_.astype(np.float32)
    constant = found.intercept_.astype(np.float32)

    def score(text: str, vector: Any) -> np.ndarray:
        return np.asarray(vectoriser.transform([text]) @ weights.T)[0] + constant

    return Scored(labels, score, weights.nbytes, remark)


def _logistic_on_counts(task: Task) -> Model:
    from sklearn.feature_extraction.text import CountVectorizer

    return _logistic(task, CountVectorizer(preprocessor=normalise, dtype=np.float32), "hele woorden")


def _logistic_on_ngrams(task: Task) -> Model:
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectoriser = TfidfVectorizer(
        analyzer="char_wb", ngram_range=(2, 5), min_df=2, sublinear_tf=True, preprocessor=normalise,
        max_features=_MAX_FEATURES, dtype=np.float32,
    )  # fmt: skip
    return _logistic(task, vectoriser, f"de {_MAX_FEATURES} vaakste n-grammen, 60 stappen")


def _learned(task: Task) -> Model:
    """Our learned head on whitened E5, alone."""
    labels, label_of, texts = _sorted(task)
    model = MeaningModel.fit(task.vectors.embed_all(texts), label_of, len(labels))
    head = LinearHead.fit(model.vectors, label_of, len(labels))
    return Scored(labels, lambda text, vector: head.scores(model.seen(vector)), _bytes(head) + model.whiten.nbytes)


def _letters(task: Task) -> Model:
    """Our naive Bayes on character n-grams, alone."""
    labels, label_of, texts = _sorted(task)
    vectoriser = NgramVectoriser.fit(texts)
    model = LetterModel.fit(vectoriser.rows(texts), label_of, len(labels), len(vectoriser.vocabulary))

    def score(text: str, vector: Any) -> np.ndarray:
        row = vectoriser.rows([text])
        return model.scores(row.columns, row.values)

    return Scored(labels, score, _bytes(model) + sum(map(len, vectoriser.vocabulary)))


def _meaning(task: Task) -> Model:
    """Our whitened E5, alone: nearest and average phrase, weighted as they predict best without the letters."""
    labels, label_of, texts = _sorted(task)
    model = MeaningModel.fit(task.vectors.embed_all(texts), label_of, len(labels))
    which = np.arange(0, len(label_of), 7, dtype=np.int32)
    near, middle = model.held_out(label_of, which)
    _, by_near, by_middle = combine.fit_weights(np.zeros_like(near), near, middle, label_of[which])

    def score(text: str, vector: Any) -> np.ndarray:
        seen = model.seen(vector)
        return by_near * model.nearest(model.similarities(seen)) + by_middle * (model.centroids @ seen)

    return Scored(labels, score, _bytes(model) // 2)


@dataclass
class Whole:
    """The recogniser as it is, with what is done to a text first."""

    recogniser: Recogniser
    size: int
    repair: Callable[[str], str] = str
    remark: str = "vier gewichten ook op de ijkset gesteld"

    def rank(self, text: str, vector: np.ndarray | None) -> list[str]:
        repaired = self.repair(text)
        known = vector if repaired == text else embed(repaired)
        return [match.label for match in self.recogniser.recognise(repaired, vector=known).matches[:_TOP]]


def _both(task: Task) -> Whole:
    recogniser = train(
        task.examples,
        fingerprint="bench",
        questions=load_questions(QUESTIONS),
        cache=task.vectors,
        weights=task.weights,
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "index.npz"
        recogniser.save(path)
        return Whole(recogniser, path.stat().st_size)


def _both_repaired(task: Task) -> Model:
    """With unknown words replaced by the nearest known word, one slip away at most."""
    whole = _both(task)
    whole.repair = Speller([example.text for example in task.examples]).repair
    return whole


def _both_with_answers(task: Task) -> Model:
    """With the first sentence of each answer as one more phrase."""
    sentences = []
    for entry in task.kennis.entries.values():
        text = entry.versies[-1].kort.split(". ")[0] if entry.versies else ""
        if text:
            sentences.append(Example(text, entry.id))
    labels = {example.label for example in task.examples}
    more = [example for example in sentences if example.label in labels]
    whole = _both(replace(task, examples=[*task.examples, *more]))
    whole.remark += f"; {len(more)} zinnen erbij"
    return whole


def _diet(task: Task) -> Model:
    from benchmarks.recognition_diet import fit_diet

    return fit_diet(task.examples)


def _sorted(task: Task) -> tuple[list[str], np.ndarray, list[str]]:
    labels = sorted({example.label for example in task.examples})
    position = {label: i for i, label in enumerate(labels)}
    examples = sorted(task.examples, key=lambda example: position[example.label])
    return labels, np.array([position[one.label] for one in examples], np.int32), [one.text for one in examples]


def _bytes(model: Any) -> int:
    return sum(value.nbytes for value in vars(model).values() if isinstance(value, np.ndarray))


METHODS = {
    "diet": Method("Rasa DIET, alle onderwerpen als intent", _diet, is_quick=False, needs_vector=False),
    "lr-woorden": Method(
        "Logistische regressie op woordtellingen", _logistic_on_counts, is_quick=False, needs_vector=False
    ),
    "nn-e5": Method("Dichtste zin op E5", _nearest),
    "lr-letters": Method("Logistische regressie op letters", _logistic_on_ngrams, is_quick=False, needs_vector=False),
    "letters": Method("Onze letters alleen (naive Bayes)", _letters, needs_vector=False),
    "betekenis": Method("Onze betekenis alleen (E5, uitgelijnd)", _meaning),
    "geleerd": Method("Onze geleerde kop op E5 alleen", _learned),
    "samen": Method("Alle vier samen: dit is wat draait", _both),
    "samen-spelling": Method("Samen, met spellingherstel", _both_repaired, is_quick=False),
    "samen-antwoorden": Method("Samen, met eerste zinnen van antwoorden", _both_with_answers, is_quick=False),
}
