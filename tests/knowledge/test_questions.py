"""Two questions in a message, and questions that lean on the one before."""

from __future__ import annotations

import pytest

from bot.knowledge import Kennis, load_kennis
from bot.knowledge.index import Recogniser, load_examples, train
from bot.knowledge.questions import decide_message, leans_on_before, split_questions
from bot.paths import DATA
from tests.conftest import SMALL


@pytest.fixture(scope="module")
def small() -> Kennis:
    return load_kennis(SMALL)


@pytest.fixture(scope="module")
def recogniser(small: Kennis) -> Recogniser:
    return train(load_examples(small, DATA), fingerprint="test")


@pytest.mark.parametrize(
    ("text", "leans"),
    [
        ("en voor de gemeente?", True),
        ("hoe lang dan?", True),
        ("en als hij ziek wordt", True),
        ("hoe vraag ik dat aan", True),
        ("wanneer krijg ik dat geld", True),
        ("wie betaalt dat", True),
        ("waarom?", True),
        ("wat is loonwaarde", False),
        ("hoe lang telt iemand mee", False),
        ("mijn medewerker zegt dat hij volgende week niet meer wil komen werken", False),
    ],
)
def test_leaning(text: str, leans: bool) -> None:
    assert leans_on_before(text) is leans


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("wat is lkv? en hoe vraag ik het aan?", ("wat is lkv", "hoe vraag ik het aan")),
        ("hoe hoog is het loon en hoe lang telt iemand mee", ("hoe hoog is het loon", "hoe lang telt iemand mee")),
        ("telt een man en een vrouw mee", ()),
        ("hoe lang telt iemand mee?", ()),
    ],
)
def test_two_questions(text: str, parts: tuple[str, ...]) -> None:
    assert split_questions(text) == parts


def test_both_questions_are_answered(recogniser: Recogniser, small: Kennis) -> None:
    decision = decide_message(recogniser, "Hoe hoog is het loon? Hoe lang telt iemand mee?", small.entries)
    assert decision.also is not None
    assert [decision.matches[0].label, decision.also.matches[0].label] == ["telling/loon", "telling/hoe-lang"]


@pytest.mark.parametrize(
    ("text", "last", "label"),
    [
        ("en hoe lang dan?", "telling/loon", "telling/hoe-lang"),
        ("en het loon?", "telling/hoe-lang", "telling/loon"),
    ],
)
def test_a_continuation_stays_with_the_subject(
    recogniser: Recogniser, small: Kennis, text: str, last: str, label: str
) -> None:
    assert decide_message(recogniser, text, small.entries, last_entry=last).matches[0].label == label


@pytest.mark.parametrize("text", ["en een recept voor soep dan?", "en wie wordt er kampioen?"])
def test_a_continuation_that_is_not_for_us(recogniser: Recogniser, small: Kennis, text: str) -> None:
    decision = decide_message(recogniser, text, small.entries, last_entry="telling/loon")
    assert decision.kind == "unknown" or decision.matches[0].label == "buiten_bereik"
