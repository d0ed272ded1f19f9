"""Cross-validation: train on four fifths of the phrases, ask the rest, for every fifth."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from bot.evaluation.asked import Asked, ask
from bot.knowledge.decision import is_entry
from bot.knowledge.index import Example, train
from bot.knowledge.index.vectors import VectorCache

_SEED = 20261122
Say = Callable[[str], None]


def run(examples: Sequence[Example], folds: int, *, cache: Path, say: Say) -> tuple[Asked, ...]:
    """Ask every phrase once, by a recogniser that was not trained on it. A phrase's label is in every fold."""
    vectors = VectorCache(cache)
    say(f"{len(examples)} zinnen; zinsvectoren maken (de eerste keer enkele minuten).")
    vectors.embed_all([example.text for example in examples], lambda done, total: say(f"  {done} van {total}"))
    fold_of = _folds(examples, folds)
    labels = {example.label for example in examples}
    entries = {label for label in labels if is_entry(label)}
    asked: list[Asked] = []
    for fold in range(folds):
        seen = [example for example, its in zip(examples, fold_of, strict=True) if its != fold]
        held = [example for example, its in zip(examples, fold_of, strict=True) if its == fold]
        recogniser = train(seen, fingerprint=f"fold {fold}", cache=vectors)
        held_vectors = vectors.embed_all([example.text for example in held])
        asked += [
            ask(recogniser, example.text, (example.label,), entries, vector=vector, slices=(_topic(example.label),))
            for example, vector in zip(held, held_vectors, strict=True)
        ]
        right = sum(one.is_right for one in asked[-len(held) :]) / len(held)
        say(f"  deel {fold + 1} van {folds}: {right:.1%} goed")
    return tuple(asked)


def _topic(label: str) -> str:
    return label.split("/")[0] if is_entry(label) else "dialoog"


def _folds(examples: Sequence[Example], folds: int) -> list[int]:
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
