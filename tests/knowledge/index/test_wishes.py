"""Which calculation a message asks for, learned from examples."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from actions.rekenregels import REKENREGELS
from bot.knowledge.index import Example, Recogniser, Wish, load_wishes, train
from bot.knowledge.index.wishes import CHANGES, NONE, as_shape
from bot.paths import CALCULATIONS

WISHES = [
    *(Wish(f"voor hoeveel banen telt {naam} met {uren} uur", "tellen") for naam, uren in (("jan", 24), ("ria", 30))),
    *(Wish(f"hoeveel lkv krijg ik voor {uren} verloonde uren", "lkv") for uren in (1200, 980)),
    *(Wish(f"en als {naam} {uren} uur werkt", CHANGES) for naam, uren in (("hij", 20), ("zij", 32))),
]
EXAMPLES = [
    *(Example(text, "a/telt") for text in ("wie telt mee", "telt een stagiair mee", "mag ik hem meetellen")),
    *(Example(text, "b/lkv") for text in ("wat is lkv", "hoe vraag ik lkv aan", "wie betaalt het voordeel")),
]


@pytest.fixture(scope="module")
def recogniser() -> Recogniser:
    return train(EXAMPLES, fingerprint="test", wishes=WISHES)


def first(recogniser: Recogniser, text: str) -> str:
    return recogniser.recognise(text).wishes[0].label


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("hoeveel banen telt piet met 16 uur", "tellen"),
        ("hoeveel lkv bij 1.040 verloonde uren", "lkv"),
        ("en als ze 28 uur werkt", CHANGES),
        ("telt een stagiair mee", NONE),
    ],
)
def test_other_numbers_and_names_ask_the_same(recogniser: Recogniser, text: str, label: str) -> None:
    assert first(recogniser, text) == label


def test_chances_are_chances(recogniser: Recogniser) -> None:
    found = recogniser.recognise("en hoeveel lkv dan").wishes
    assert len(found) == 3
    assert all(0 <= one.confidence <= 1 for one in found)
    assert sum(one.confidence for one in found) <= 1.0001
    assert [one.confidence for one in found] == sorted((one.confidence for one in found), reverse=True)


def test_it_is_kept_in_the_file(recogniser: Recogniser, tmp_path: Path) -> None:
    recogniser.save(tmp_path / "index.npz")
    read = Recogniser.load(tmp_path / "index.npz")
    for text in ("hoeveel lkv bij 1.040 verloonde uren", "xyz", ""):
        before, after = recogniser.recognise(text).wishes, read.recognise(text).wishes
        assert [one.label for one in before] == [one.label for one in after]
        assert np.allclose([one.confidence for one in before], [one.confidence for one in after], atol=0.01)


def test_a_recogniser_that_learned_none_says_none() -> None:
    assert train(EXAMPLES, fingerprint="test").recognise("hoeveel lkv").wishes == ()


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("24 uur", "xgetal uur"),
        ("1.248 uur", "xduizend uur"),
        ("120,5 uur", "xhonderd uur"),
        ("op 1-3-2024", "op xdatum"),
        ("in 2024", "in xjaar"),
        ("45%", "xgetal procent"),
        ("€2400", "euro xduizend"),
    ],
)
def test_a_number_is_its_size(text: str, shape: str) -> None:
    assert as_shape(text).split() == shape.split()


def test_a_message_counts_once(tmp_path: Path) -> None:
    rows = [{"tekst": "Hoeveel banen?", "label": "tellen"}, {"tekst": "hoeveel banen?", "label": "benodigd"}]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, rows)), "utf-8")
    assert load_wishes(tmp_path) == [Wish("Hoeveel banen?", "tellen")]


def test_the_examples_are_of_every_calculator() -> None:
    labels = {wish.label for wish in load_wishes(CALCULATIONS)}
    assert labels == {*REKENREGELS, CHANGES, NONE, "stappen", "stop"}
