"""The gate: recognition on the test set, by the trained model, may not fall below tests/evaluation/ondergrens.yml."""

from __future__ import annotations

from typing import Any

import pytest

from bot.evaluation import figures, floors, variants
from bot.evaluation.question_sets import ask_test
from bot.knowledge import Kennis
from bot.knowledge.index import Recogniser
from bot.knowledge.index.examples import entry_examples
from bot.knowledge.index.vectors import VectorCache
from bot.knowledge.model_files import load_index
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
