"""The process that makes many vectors, under the Python of the app and that of the engine."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

from bot.knowledge.index import vectors as vectors_module
from bot.knowledge.index.embed_many import embed_many
from bot.knowledge.index.vectors import VectorCache, embed
from bot.paths import ROOT

TEXTS = [f"{begin} {middle}" for begin in ("Hoe werkt", "wat is", "ik zoek iets over") for middle in ("loonwaarde", "een jobcoach", "het doelgroepregister?")]  # fmt: skip
ENGINE = ROOT / ".venv-rasa" / "bin" / "python"


@pytest.mark.parametrize("python", [Path(sys.executable), ENGINE], ids=["app", "engine"])
def test_each_text_comes_back_once_with_its_vector(python: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not python.exists():
        pytest.skip("the engine's environment is not installed")
    monkeypatch.setattr(sys, "executable", str(python))
    found = {text: vector for texts, batch in embed_many(TEXTS) for text, vector in zip(texts, batch, strict=True)}
    assert sorted(found) == sorted(TEXTS)
    assert min(float(found[text] @ embed(text)) for text in TEXTS) >= 0.999


def test_a_process_that_stops_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises((ValueError, OSError)):
        list(embed_many(TEXTS))


def test_who_stops_reading_leaves_no_process_behind() -> None:
    reading = embed_many(TEXTS * 100)
    next(reading)
    reading.close()  # would wait for ever, or warn of an open pipe


def test_many_missing_vectors_come_from_the_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vectors_module, "_MANY", 3)
    seen: list[tuple[int, int]] = []
    path = tmp_path / "e5.npz"
    made = VectorCache(path).embed_all(TEXTS, lambda done, total: seen.append((done, total)))
    assert (made * np.stack([embed(text) for text in TEXTS])).sum(axis=1).min() >= 0.999
    assert seen[-1] == (len(TEXTS), len(TEXTS))
    monkeypatch.setattr(vectors_module, "embed_many", None)  # nothing is missing the second time
    assert np.allclose(VectorCache(path).embed_all(TEXTS), made, atol=1e-3)
