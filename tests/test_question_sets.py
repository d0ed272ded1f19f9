"""The two sets of questions: whole, naming what exists, and kept apart from what is learned."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.evaluation.question_sets import CALIBRATION, TEST, Row, read
from bot.knowledge import Kennis
from bot.knowledge.index import load_examples, load_questions
from bot.knowledge.normalise import squash
from bot.paths import DATA, DOMAIN
from bot.phrases import Phrases

SETS = [pytest.param(folder, id=name) for folder, name in ((CALIBRATION, "calibration"), (TEST, "test"))]
LEVELS = {"makkelijk", "gewoon", "moeilijk"}
_SHORT = 3

each_set = pytest.mark.parametrize("folder", SETS)


def words(text: str) -> int:
    return len(text.split())


@each_set
def test_a_set_is_large_and_names_what_exists(folder: Path, kennis: Kennis) -> None:
    rows = read(folder)
    inside = [row for row in rows if row.is_in_scope]
    assert len(inside) >= 600
    assert len(rows) - len(inside) >= 200
    phrases = Phrases.load(DOMAIN)
    for row in rows:
        assert row.text.strip() and all(row.traits)
        for label in row.accepted:
            assert label in kennis.entries or f"utter_{label}" in phrases, label
        if row.is_in_scope:
            assert row.accepted
            assert row.level in LEVELS or "dialoog" in row.traits


@each_set
def test_a_set_covers_every_level_and_nearly_every_topic(folder: Path, kennis: Kennis) -> None:
    rows = [row for row in read(folder) if row.is_in_scope]
    assert {row.level for row in rows} >= LEVELS
    topics = {entry.onderwerp for entry in kennis.entries.values()} - {"buiten-bereik"}
    asked = {label.split("/")[0] for row in rows for label in row.accepted}
    assert len(topics - asked) <= 2, topics - asked


@each_set
def test_no_question_of_a_set_was_learned(folder: Path, kennis: Kennis) -> None:
    """Two people may both write "lkv 2026"; a longer question that is the same was copied."""
    learned = {squash(example.text) for example in load_examples(kennis, DATA)}
    copied = [row for row in read(folder) if is_question(row) and squash(row.text) in learned]
    assert len(copied) <= 3, f"{len(copied)} questions of {folder.name} are among the phrases"


def is_question(row: Row) -> bool:
    return row.is_in_scope and "dialoog" not in row.traits and words(row.text) > _SHORT


def test_the_sets_share_no_question() -> None:
    calibration, test = (
        {squash(row.text) for row in read(folder) if is_question(row)} for folder in (CALIBRATION, TEST)
    )
    assert not calibration & test


def test_confidence_is_fitted_on_the_calibration_set_as_it_is_asked() -> None:
    assert [question.text for question in load_questions(CALIBRATION)] == [row.text for row in read(CALIBRATION)]
