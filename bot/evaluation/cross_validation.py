"""Cross-validation: train on most of the phrases, ask from the rest, for every part."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

import numpy as np

from bot.evaluation.asked import Asked, Entries, ask
from bot.knowledge.index import Example, Question, train
from bot.knowledge.index.ngrams import FloatArray
from bot.knowledge.index.vectors import VectorCache

_SEED = 20261122
Say = Callable[[str], None]


def run(
    examples: Sequence[Example],
    folds: int,
    entries: Entries,
    *,
    vectors: VectorCache,
    say: Say,
    questions: Sequence[Question] = (),
    at_most: int | None = None,
    weights: FloatArray | None = None,
) -> tuple[Asked, ...]:
    """Ask phrases, each by a recogniser that was not trained on it. A phrase's label is in every fold.

    at_most: how many phrases are asked, drawn at random; all when None. weights: of letters and meaning, when
    they need not be fitted for every fold again.
    """
    vectors.embed_all([example.text for example in examples], lambda done, total: say(f"  {done} van {total}"))
    fold_of = deal(examples, folds)
    asked: list[Asked] = []
    for fold in range(folds):
        seen = [example for example, its in zip(examples, fold_of, strict=True) if its != fold]
        held = [example for example, its in zip(examples, fold_of, strict=True) if its == fold]
        held = sample(held, None if at_most is None else at_most // folds)
        recogniser = train(seen, fingerprint=f"fold {fold}", questions=questions, cache=vectors, weights=weights)
        held_vectors = vectors.embed_all([example.text for example in held])
        asked += [
            ask(recogniser, example.text, (example.label,), entries, vector=vector)
            for example, vector in zip(held, held_vectors, strict=True)
        ]
        right = sum(one.is_right for one in asked[-len(held) :]) / len(held)
        say(f"  deel {fold + 1} van {folds}: {right:.1%} goed")
    return tuple(asked)


def sample(examples: Sequence[Example], size: int | None) -> list[Example]:
    """At most so many, drawn at random but always the same, in their order."""
    if size is None or size >= len(examples):
        return list(examples)
    drawn = np.random.default_rng(_SEED).choice(len(examples), size, replace=False)
    return [examples[i] for i in sorted(drawn)]


def deal(examples: Sequence[Example], folds: int) -> list[int]:
    """Each label's phrases dealt out over the folds, in a shuffled but fixed order."""
    positions: dict[str, list[int]] = defaultdict(list)
    for i, example in enumerate(examples):
        positions[example.label].append(i)
    generator = np.random.default_rng(_SEED)
    fold_of = [0] * len(examples)
    for label in sorted(positions):
        start = int(generator.integers(folds))
        for k, i in enumerate(generator.permutation(positions[label])):
            fold_of[i] = (start + k) % folds
    return fold_of
