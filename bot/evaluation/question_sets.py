"""The two sets of questions that were written apart from the phrases.

Calibration (data/ijking): confidence and thresholds are fitted on it, so its figures are no measure of quality.
Test (tests/evaluation): nothing is ever fitted on it, no phrase is taken from it, and its texts are in no report.
Both hold vragen.jsonl and buiten_bereik.jsonl, and may hold dialoog.jsonl.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bot.evaluation.asked import Asked, Entries, ask
from bot.knowledge.index import Question, Recogniser, load_questions
from bot.knowledge.index.vectors import VectorCache
from bot.paths import QUESTIONS, ROOT

CALIBRATION = QUESTIONS
TEST = ROOT / "tests" / "evaluation"
_FILES = ("buiten_bereik", "dialoog", "vragen")  # in the order of load_questions
_SEED = 20261122
_ONE_NAME = {"tikfout": "typo"}


@dataclass(frozen=True)
class Row:
    """A question as somebody would ask it. level: "makkelijk", "gewoon", "moeilijk", or none; traits: slices."""

    text: str
    accepted: tuple[str, ...]
    is_in_scope: bool
    level: str = ""
    traits: tuple[str, ...] = ()


@dataclass(frozen=True)
class Answers:
    """What came of a set: questions that have an answer, and inputs that have none here."""

    in_scope: tuple[Asked, ...]
    out_of_scope: tuple[Asked, ...]


def read(folder: Path) -> list[Row]:
    """All questions of a set."""
    rows = []
    for name in _FILES:
        path = folder / f"{name}.jsonl"
        lines = path.read_text("utf-8").splitlines() if path.is_file() else []
        for item in (json.loads(line) for line in lines if line.strip()):
            accepted = (*item.get("entries", ()), *([item["intent"]] if "intent" in item else ()))
            traits = item.get("kenmerken", ["dialoog"] if name == "dialoog" else [item.get("soort", "")])
            rows.append(
                Row(
                    item["text"],
                    accepted,
                    is_in_scope=name != "buiten_bereik",
                    level=item.get("niveau", ""),
                    traits=tuple(_ONE_NAME.get(trait, trait) for trait in traits),
                )
            )
    return rows


def ask_all(
    rows: Sequence[Row], recogniser: Recogniser, entries: Entries, vectors: VectorCache
) -> list[tuple[Row, Asked]]:
    """Ask every question."""
    embedded = vectors.embed_all([row.text for row in rows])
    asked = []
    for row, vector in zip(rows, embedded, strict=True):
        one = ask(
            recogniser, row.text, row.accepted, entries,
            vector=vector, level=row.level, traits=row.traits, with_similarity=True,
        )  # fmt: skip
        asked.append((row, one))
    return asked


def ask_test(recogniser: Recogniser, entries: Entries, vectors: VectorCache, folder: Path = TEST) -> Answers:
    """The test set, asked as it is."""
    return _sorted(ask_all(read(folder), recogniser, entries, vectors))


def ask_calibration(
    recogniser: Recogniser, entries: Entries, vectors: VectorCache, folder: Path = CALIBRATION, folds: int = 5
) -> Answers:
    """The calibration set, each fifth by a recogniser whose confidence was fitted on the other four."""
    rows, questions = read(folder), load_questions(folder)
    if [row.text for row in rows] != [question.text for question in questions]:
        raise ValueError(f"{folder.name}: other questions here than those that confidence is fitted on")
    fold_of = np.random.default_rng(_SEED).permutation(len(rows)) % folds
    asked: list[tuple[Row, Asked]] = []
    for fold in range(folds):
        seen: list[Question] = [questions[i] for i in np.flatnonzero(fold_of != fold)]
        fitted = recogniser.calibrated(seen, vectors.embed_all([question.text for question in seen]))
        asked += ask_all([rows[i] for i in np.flatnonzero(fold_of == fold)], fitted, entries, vectors)
    return _sorted(asked)


def _sorted(asked: Sequence[tuple[Row, Asked]]) -> Answers:
    return Answers(
        tuple(one for row, one in asked if row.is_in_scope),
        tuple(one for row, one in asked if not row.is_in_scope),
    )
