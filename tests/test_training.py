"""When a model is made anew, and what a failure leaves behind."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from bot import training
from bot.errors import KnowledgeError, ModelError
from bot.knowledge.index import Example, train
from bot.knowledge.model_files import current_model, load_index
from bot.paths import MODELS


@pytest.fixture
def small(small_knowledge: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(training, "KNOWLEDGE", small_knowledge)
    return small_knowledge


def place_model(models: Path, fingerprint: str, name: str = "banenwijzer-x") -> Path:
    models.mkdir(exist_ok=True)
    model = models / f"{name}.tar.gz"
    model.write_bytes(b"model")
    (models / f"{name}.json").write_text(json.dumps({"fingerprint": fingerprint}))
    return model


def test_the_model_of_this_checkout_is_current() -> None:
    assert not training.is_stale(MODELS)
    assert load_index(MODELS).labels


def test_a_model_is_stale_when_its_questions_change_but_not_its_answers(small: Path, tmp_path: Path) -> None:
    models = tmp_path / "models"
    assert training.is_stale(models)
    place_model(models, training.training_fingerprint())
    assert not training.is_stale(models)
    entry = small / "telling" / "loon.yml"
    entry.write_text(entry.read_text().replace("Het loon is", "Uw loon is"))
    assert not training.is_stale(models)
    entry.write_text(entry.read_text().replace("wat is het loon", "wat is nou het loon"))
    assert training.is_stale(models)


def test_a_model_of_unknown_making_is_stale(small: Path, tmp_path: Path) -> None:
    model = place_model(tmp_path / "models", training.training_fingerprint())
    model.with_name("banenwijzer-x.json").unlink()
    assert training.is_stale(tmp_path / "models")


def test_broken_knowledge_stops_training_and_leaves_the_model(small: Path, tmp_path: Path) -> None:
    model = place_model(tmp_path / "models", "old")
    (small / "telling" / "loon.yml").write_text("vraag: [")
    with pytest.raises(KnowledgeError, match=r"telling/loon\.yml:\d+"):
        training.train(tmp_path / "models", Path("python"), print)
    assert model.read_bytes() == b"model"
    assert current_model(tmp_path / "models") == model


def test_a_failing_training_leaves_the_model_and_tells_why(small: Path, tmp_path: Path) -> None:
    model = place_model(tmp_path / "models", "old")
    failing = tmp_path / "python"
    failing.write_text("#!/bin/sh\necho boom\nexit 3\n")
    failing.chmod(0o755)
    with pytest.raises(ModelError, match="boom"):
        training.train(tmp_path / "models", failing, print)
    assert [path.name for path in (tmp_path / "models").iterdir() if path.name.endswith(".tar.gz")] == [model.name]


def test_a_missing_engine_says_what_to_do(small: Path, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="make setup"):
        training.train(tmp_path / "models", tmp_path / "nowhere", print)


def test_without_a_model_there_is_a_remedy(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="make train"):
        load_index(tmp_path)


@pytest.mark.parametrize("content", [b"", b"not an archive", b"\x1f\x8bbroken"])
def test_a_damaged_model_has_a_remedy(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.tar.gz").write_bytes(content)
    with pytest.raises(ModelError, match="make train"):
        load_index(tmp_path)


def test_the_newest_model_wins(tmp_path: Path) -> None:
    old, new = place_model(tmp_path, "a", "a"), place_model(tmp_path, "b", "b")
    os.utime(old, (1, 1))
    assert current_model(tmp_path) == new
    os.utime(new, (0, 0))
    assert current_model(tmp_path) == old


def test_training_tells_its_progress(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    examples = [Example(f"vraag {i} over loon", f"x/{i % 2}") for i in range(6)]
    train(examples, fingerprint="x", progress=lambda done, total: told.append((done, total)))
    assert told[-1] == (6, 6)
