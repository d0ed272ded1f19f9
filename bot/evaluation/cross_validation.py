"""Cross-validation: train on four fifths of the phrases, ask the rest, for every fifth."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bot.knowledge.decision import decide, is_entry
from bot.knowledge.index import Example, Recogniser, train
from bot.knowledge.index.vectors import VectorCache

_SEED = 20261122
Say = Callable[[str], None]


@dataclass(frozen=True)
class Asked:
    """One held-out phrase: what it is, what was decided, and how long that took."""

    text: str
    label: str
    kind: str
    offered: tuple[str, ...]
    confidence: float
    ms: float

    @property
    def is_right(self) -> bool:
        """The best label is the right one, whatever was decided."""
        return bool(self.offered) and self.offered[0] == self.label

    @property
    def is_answered(self) -> bool:
        return self.kind in ("entry", "dialogue")


@dataclass(frozen=True)
class Result:
    """All held-out phrases of all folds."""

    asked: tuple[Asked, ...]
    folds: int
    labels: int


def run(examples: Sequence[Example], folds: int, *, cache: Path, say: Say) -> Result:
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
        asked += [_ask(recogniser, example, entries, vectors) for example in held]
        right = sum(one.is_right for one in asked[-len(held) :]) / len(held)
        say(f"  deel {fold + 1} van {folds}: {right:.1%} goed")
    return Result(tuple(asked), folds, len(labels))


def _ask(recogniser: Recogniser, example: Example, entries: set[str], vectors: VectorCache) -> Asked:
    vector = vectors.embed_all([example.text])[0]
    started = time.perf_counter()
    recognition = recogniser.recognise(example.text, vector=vector)
    ms = (time.perf_counter() - started) * 1000
    decision = decide(recognition, entries)
    offered = tuple(match.label for match in recognition.matches[:3])
    return Asked(example.text, example.label, decision.kind, offered, recognition.best.confidence, ms)


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
