"""The comparison of methods: its own parts, and that results are kept beside each other."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from benchmarks import recognition
from benchmarks.recognition_methods import METHODS, Method, Task
from benchmarks.spelling import Speller
from bot.knowledge import Kennis, load_kennis
from bot.knowledge.index.examples import entry_examples
from bot.knowledge.index.vectors import VectorCache
from tests.conftest import SMALL


@pytest.mark.parametrize(
    ("text", "repaired"),
    [
        ("loonkosten subsdie", "loonkosten subsidie"),
        ("loonksoten", "loonkosten"),
        ("subsidiie en LOON", "subsidie en loon"),
        ("loonkosten", "loonkosten"),
        ("lono 2026", "loon 2026"),
        ("xyzzy", "xyzzy"),
        ("sub", "sub"),
    ],
)
def test_an_unknown_word_one_slip_away_is_repaired(text: str, repaired: str) -> None:
    assert Speller(["loonkosten subsidie en loon", "subsidie loonkosten en loon"]).repair(text) == repaired


@pytest.fixture(scope="module")
def kennis() -> Kennis:
    return load_kennis(SMALL)


@pytest.fixture(scope="module")
def task(kennis: Kennis) -> Task:
    return Task(kennis, entry_examples(kennis), VectorCache(None))


@pytest.mark.parametrize("name", ["nn-e5", "letters", "betekenis"])
def test_a_method_of_ours_ranks_labels(task: Task, name: str) -> None:
    method = METHODS[name]
    model = method.fit(task)
    text = "tot wanneer telt iemand mee"
    vector = task.vectors.embed_all([text])[0] if method.needs_vector else None
    assert model.rank(text, vector)[0] == "telling/hoe-lang"
    assert model.size > 0


def test_a_result_takes_its_place_beside_the_others(task: Task, tmp_path: Path) -> None:
    class Constant:
        size, remark = 2_000_000, ""

        def rank(self, text: str, vector: np.ndarray | None) -> list[str]:
            return ["telling/loon", "telling/hoe-lang"]

    path = tmp_path / "recognition.json"
    asked = [("a b c", frozenset(["telling/loon"])), ("d e f", frozenset(["telling/hoe-lang"]))]
    method = Method("Altijd hetzelfde", lambda task: Constant(), needs_vector=False)
    result = recognition.measure(method, task, asked, task.vectors)
    assert (result["goed"], result["goed_bij_de_eerste_drie"], result["megabyte"]) == (0.5, 1.0, 2.0)
    assert 0 < result["kruisvalidatie"]["goed"] < 1
    for name in ("samen", "letters", "samen"):
        recognition.keep(path, name, result, task, len(asked), 12.5)
    data = json.loads(path.read_text("utf-8"))
    assert [row["naam"] for row in data["methoden"]] == ["letters", "samen"]
    assert (data["vragen"], data["labels"]) == (2, len({one.label for one in task.examples}))
