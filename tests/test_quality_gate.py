"""The gate: recognition on the test set, by the trained model, may not fall below tests/evaluation/ondergrens.yml."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from actions.rekengesprek import Moment
from actions.zonder_motor import Gesprek, ZonderMotor
from bot.evaluation import figures, floors, variants
from bot.evaluation.question_sets import ask_test
from bot.knowledge import Kennis
from bot.knowledge.index import Recogniser
from bot.knowledge.index.examples import entry_examples
from bot.knowledge.index.vectors import VectorCache
from bot.knowledge.model_files import load_index
from bot.knowledge.replies import ReplyBuilder
from bot.paths import VAR
from bot.settings import read_settings

_VARIANTS = 100


@pytest.fixture(scope="module")
def recogniser() -> Recogniser:
    return load_index(read_settings().models_dir)


@pytest.fixture(scope="module")
def vectors() -> VectorCache:
    """A cache of its own: not for a moment in the way of a training."""
    return VectorCache(VAR / "cache" / "e5-toets.npz")


@pytest.fixture(scope="module")
def limits() -> dict[str, Any]:
    return floors.read()


def test_the_test_set_is_recognised_as_well_as_before(
    recogniser: Recogniser, vectors: VectorCache, kennis: Kennis, limits: dict[str, Any]
) -> None:
    answers = ask_test(recogniser, kennis.entries, vectors)
    measured = {
        "binnen_bereik": figures.in_scope(answers.in_scope),
        "buiten_bereik": figures.out_of_scope(answers.out_of_scope),
    }
    assert floors.broken(measured, limits) == []


def test_phrases_of_our_own_are_recognised(
    recogniser: Recogniser, vectors: VectorCache, kennis: Kennis, limits: dict[str, Any]
) -> None:
    measured = variants.measure(recogniser, entry_examples(kennis), kennis.entries, vectors, size=_VARIANTS)
    assert floors.broken_variants(measured, limits) == []


def test_every_entrys_own_question_gets_that_entry(recogniser: Recogniser, builder: ReplyBuilder) -> None:
    """In the whole conversation: no calculator takes away what somebody wrote as a question of an entry."""
    motor, today = ZonderMotor(builder, recogniser), date(2026, 11, 22)
    for entry in builder.kennis.entries.values():
        _, replies = motor.turn(Gesprek(), entry.vraag, Moment(today, today))
        assert replies[0].entry == entry.id and replies[0].berekening is None, entry.vraag
