"""The recogniser on a small set of phrases, with the real sentence vectors."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from bot.errors import ModelError
from bot.knowledge import load_kennis
from bot.knowledge.decision import is_entry
from bot.knowledge.index import Example, Recogniser, load_examples, load_questions, train
from bot.knowledge.index.examples import dialogue_examples
from bot.knowledge.index.scope import is_outside
from bot.knowledge.index.vectors import VectorCache, embed
from bot.paths import DATA, QUESTIONS
from tests.conftest import SMALL


@pytest.fixture(scope="module")
def recogniser(tmp_path_factory: pytest.TempPathFactory) -> Recogniser:
    cache = VectorCache(tmp_path_factory.mktemp("cache") / "e5.npz")
    return train(load_examples(load_kennis(SMALL), DATA), fingerprint="test", cache=cache)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Hoe lang telt iemand mee?", "telling/hoe-lang"),
        ("HOE LANG TELT IEMAND MEE", "telling/hoe-lang"),
        ("meetellen hoelang", "telling/hoe-lang"),
        ("tot wanneer telt mn medewerker mee", "telling/hoe-lang"),
        ("hoeveel is het maand loon", "telling/loon"),
        ("goeiemiddag", "groet"),
    ],
)
def test_it_finds_what_was_meant(recogniser: Recogniser, text: str, label: str) -> None:
    assert recogniser.recognise(text).best.label == label


def test_an_exact_phrase_is_certain(recogniser: Recogniser) -> None:
    recognition = recogniser.recognise("tot wanneer telt iemand mee?!")
    assert recognition.is_exact
    assert recognition.best.confidence > 0.99
    assert sum(match.confidence for match in recognition.matches) <= 1.0001


@pytest.mark.parametrize("text", ["wat is de hoofdstad van frankrijk", "xkcd qwrtz", "recept voor pannenkoeken"])
def test_it_gives_no_entry_to_what_is_none_of_ours(recogniser: Recogniser, text: str) -> None:
    """Neither of these is among the examples of the intent buiten_bereik."""
    chances = {match.label: match.confidence for match in recogniser.recognise(text).matches}
    assert max((chance for label, chance in chances.items() if is_entry(label)), default=0) < 0.2
    assert recogniser.recognise(text).best.label == "buiten_bereik"


def test_a_phrase_with_a_slip_is_near(recogniser: Recogniser) -> None:
    recognition = recogniser.recognise("tot wanner telt iemand mee")
    assert (recognition.is_near, recognition.is_exact) == (True, False)
    assert recognition.best.label == "telling/hoe-lang"
    assert recognition.best.confidence > 0.98


def test_what_is_for_us_is_told_apart_from_what_is_not(recogniser: Recogniser) -> None:
    ours, others = (recogniser.recognise(text).scope for text in ("hoelang telt hij mee", "recept voor bami"))
    assert ours > 0.5 > others


def test_fitted_on_questions_it_tells_scope_better(recogniser: Recogniser) -> None:
    """Every tenth question of the calibration set that has a label here, and of those out of scope."""
    known = set(recogniser.labels)
    questions = [one for one in load_questions(QUESTIONS) if not one.labels or known.intersection(one.labels)]
    vectors = np.stack([embed(one.text) for one in questions])
    fitted = recogniser.calibrated(questions[::3], vectors[::3])
    inside = [is_entry_or_talk(one.labels) for one in questions]
    scopes = [fitted.recognise(one.text, vector=v).scope for one, v in zip(questions, vectors, strict=True)]
    right = [(chance > 0.5) == is_in for chance, is_in in zip(scopes, inside, strict=True)]
    assert sum(right) / len(right) > 0.85


def is_entry_or_talk(labels: tuple[str, ...]) -> bool:
    return not any(map(is_outside, labels))


@pytest.mark.parametrize("text", ["?", "a", "ß" * 500, "漢字", "1234567890", "x " * 900])
def test_strange_texts_give_numbers_not_errors(recogniser: Recogniser, text: str) -> None:
    chances = [match.confidence for match in recogniser.recognise(text).matches]
    assert chances == sorted(chances, reverse=True)
    assert all(0 <= chance <= 1 for chance in chances)


def test_nearest_phrases_are_shown_with_their_entry(recogniser: Recogniser) -> None:
    nearest = recogniser.recognise("het maandloon", nearest=3).nearest
    assert nearest[0][:2] == ("het maandloon", "telling/loon")
    assert len(nearest) == 3


def test_it_is_the_same_after_saving(recogniser: Recogniser, tmp_path: Path) -> None:
    recogniser.save(tmp_path / "index.npz")
    again = Recogniser.load(tmp_path / "index.npz")
    for text in ("loon nu", "hoelang telt em", "hallo"):
        before, after = recogniser.recognise(text), again.recognise(text)
        assert [m.label for m in before.matches] == [m.label for m in after.matches]
        assert np.allclose([m.confidence for m in before.matches], [m.confidence for m in after.matches], atol=1e-3)


@pytest.mark.parametrize("content", [b"", b"not a zip", b"PK\x03\x04broken"])
def test_a_broken_file_is_a_clear_error(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "index.npz"
    path.write_bytes(content)
    with pytest.raises(ModelError, match="make train"):
        Recogniser.load(path)


def test_one_label_is_too_little_to_learn_from() -> None:
    with pytest.raises(ModelError):
        train([Example("a", "een"), Example("b", "een")], fingerprint="x")


def test_a_damaged_vector_cache_is_only_a_slow_start(tmp_path: Path) -> None:
    path = tmp_path / "e5.npz"
    path.write_bytes(b"damaged")
    vectors = VectorCache(path).embed_all(["loon"])
    assert vectors.shape == (1, 384)
    assert np.allclose(VectorCache(path).embed_all(["loon"]), vectors, atol=2e-3)


def test_dialogue_examples_lose_their_annotations(tmp_path: Path) -> None:
    (tmp_path / "x.yml").write_text(
        'nlu:\n  - intent: reken\n    examples: |\n      - [20](uren) uur\n      - bij de [provincie]{"entity": "sector"}\n'
    )
    assert [example.text for example in dialogue_examples(tmp_path)] == ["20 uur", "bij de provincie"]
