"""How a recogniser is made: every part fitted on phrases people wrote, and weighed on what it had not seen."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from bot.errors import ModelError
from bot.knowledge.index import combine, scope
from bot.knowledge.index.examples import Example, Question
from bot.knowledge.index.head import LinearHead
from bot.knowledge.index.letters import LetterModel
from bot.knowledge.index.meaning import MeaningModel
from bot.knowledge.index.ngrams import FloatArray, IntArray, NgramVectoriser
from bot.knowledge.index.recogniser import FORMAT, Recogniser, pack
from bot.knowledge.index.roles import Marked, RoleModel
from bot.knowledge.index.vectors import Progress, VectorCache
from bot.knowledge.index.wishes import Wish, WishModel
from bot.knowledge.normalise import squash

_LEFT_OUT = 5000
_SEED = 20261122
_REKENEN = "rekenen"


def train(
    examples: Sequence[Example],
    *,
    fingerprint: str,
    questions: Sequence[Question] = (),
    cache: VectorCache | None = None,
    progress: Progress | None = None,
    weights: FloatArray | None = None,
    wishes: Sequence[Wish] = (),
    marked: Sequence[Marked] = (),
) -> Recogniser:
    """Fit on labelled phrases, calibrate on questions. About 12 ms a new phrase, plus half a minute for 30,000 of them.

    weights: those of another training, to leave out what takes most of that minute (cross-validation does).
    wishes: messages and the calculation they ask for. marked: messages and what the numbers in them are.
    Raises ModelError when there are fewer than two labels.
    """
    labels = sorted({example.label for example in examples})
    if len(labels) < 2:
        raise ModelError("Er zijn te weinig vragen om van te leren.", "Voeg ten minste twee vragen toe.")
    position = {label: i for i, label in enumerate(labels)}
    examples = sorted(examples, key=lambda example: position[example.label])
    label_of = np.array([position[example.label] for example in examples], dtype=np.int32)
    texts = [example.text for example in examples]
    vectors = cache or VectorCache(None)
    asked = [question.text for question in questions]
    raw = vectors.embed_all([*texts, *asked, *(wish.text for wish in wishes)], progress)

    vectoriser = NgramVectoriser.fit(texts)
    rows = vectoriser.rows(texts)
    letters = LetterModel.fit(rows, label_of, len(labels), len(vectoriser.vocabulary))
    meaning = MeaningModel.fit(raw[: len(texts)], label_of, len(labels))
    head = LinearHead.fit(meaning.vectors, label_of, len(labels))
    learned = _wish_model(wishes, raw[len(texts) + len(asked) :], meaning, examples) if wishes else None
    accuracy = None
    if weights is None:
        which = _some(len(texts))
        held_letters = letters.held_out(rows, label_of, which)
        held_nearest, held_average = meaning.held_out(label_of, which)
        weights = combine.fit_weights(held_letters, held_nearest, held_average, label_of[which])
        held = weights[0] * held_letters + weights[1] * held_nearest + weights[2] * held_average
        accuracy = round(float((held.argmax(axis=1) == label_of[which]).mean()), 4)
        weights = np.array([*weights, 0.0], dtype=np.float32)  # what was learned by heart: nothing without questions
    arrays = {
        "labels": np.array(labels),
        "texts": np.array(texts),
        "keys": np.array([squash(text) for text in texts]),
        "label_of": label_of,
        "weights": weights,
        "loo_weights": weights,
        "scope": np.zeros(scope.SIGNS, np.float32),
        "certain": np.zeros(combine.SIGNS, np.float32),
        "among": np.zeros(combine.AMONG_SIGNS, np.float32),
        "vocabulary": np.array(list(vectoriser.vocabulary)),
        "idf": vectoriser.idf,
        **pack(letters),
        **pack(meaning),
        **pack(head),
        **(pack(learned) if learned else {}),
        **(pack(RoleModel.fit(marked)) if marked else {}),
    }
    meta = {
        "format": FORMAT,
        "fingerprint": fingerprint,
        "labels": len(labels),
        "phrases": len(texts),
        "leave_one_out_accuracy": accuracy,
    }
    recogniser = Recogniser(arrays, meta)
    return recogniser.calibrated(questions, raw[len(texts) : len(texts) + len(asked)]) if questions else recogniser


def _wish_model(
    wishes: Sequence[Wish], raw: FloatArray, meaning: MeaningModel, examples: Sequence[Example]
) -> WishModel:
    """What asks for a calculation, beside the phrases that ask for none. raw: the wishes' sentence vectors."""
    others = [i for i, example in enumerate(examples) if example.label != _REKENEN]
    seen = np.stack([meaning.seen(vector) for vector in raw])
    return WishModel.fit(wishes, seen, [examples[i].text for i in others], meaning.vectors[others])


def _some(count: int) -> IntArray:
    """Which phrases are left out, one by one, to fit the weights: three numbers do not need all of them."""
    drawn = np.random.default_rng(_SEED).permutation(count)[:_LEFT_OUT]
    return np.sort(drawn).astype(np.int32)
