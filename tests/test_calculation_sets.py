"""The conversations by which the calculators are measured, and how well they must do on the building sets.

rekenen_bouw.jsonl and rekenen_bouw_heel.jsonl are what the dialogue was built on: the first without knowledge of
questions, the second with the trained recogniser, as users have it. rekenen.jsonl, when there is one, is kept apart
and only measured (`banenwijzer evaluate`). A wrong number is worse than a question too many: it has a gate of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

import pytest

from actions.rekenregels import REKENREGELS
from actions.zonder_motor import ZonderMotor
from bot.evaluation.calculations import SET, load, run
from bot.knowledge.index import load_wishes
from bot.knowledge.model_files import load_index
from bot.knowledge.replies import ReplyBuilder
from bot.messages import clean
from bot.paths import CALCULATIONS
from bot.settings import read_settings
from tests.rekengesprek.praat import open_motor

BOUW = SET.with_name("rekenen_bouw.jsonl")
HEEL = SET.with_name("rekenen_bouw_heel.jsonl")
SETS = [path for path in (BOUW, HEEL, SET) if path.is_file()]
SOORTEN = ("berekening", "vraag", "geen_getal", "stappen")
STATUSSEN = ("berekend", "nog niet vastgesteld", "niet van toepassing")
KEYS = {"soort", "naam", "waarde", "waarde_een_van", "eenheid", "status", "bedragen", "over"}
MIN_RIGHT = 0.975
MAX_WRONG_NUMBERS = 0  # of 2,164 turns
MIN_RIGHT_HEEL = 0.97
MAX_WRONG_HEEL = 4  # of 3,601 turns

each_set = pytest.mark.parametrize("path", SETS, ids=[path.stem for path in SETS])


def turns(path: Path) -> list[tuple[str, dict[str, Any]]]:
    return [(item["id"], beurt) for item in load(path) for beurt in item["beurten"]]


def is_value(raw: object) -> bool:
    """A decimal, a day, or nothing."""
    if raw is None:
        return True
    try:
        return Decimal(str(raw)).is_finite()
    except InvalidOperation:
        return date.fromisoformat(str(raw)) is not None


@each_set
def test_every_conversation_is_whole(path: Path) -> None:
    items = load(path)
    assert len({item["id"] for item in items}) == len(items)
    for item in items:
        assert set(item) == {"id", "peildatum", "beurten", "kenmerken"}, item["id"]
        assert date.fromisoformat(item["peildatum"]) and item["beurten"] and item["kenmerken"]
        for beurt in item["beurten"]:
            assert set(beurt) == {"zeg", "verwacht"}, item["id"]
            assert clean(beurt["zeg"]), item["id"]


@each_set
def test_every_turn_expects_something_that_can_be(path: Path) -> None:
    fields = {
        name
        for regel in REKENREGELS.values()
        for veld in regel.velden
        for name in (veld.naam, *(item.naam for item in veld.velden))
    }
    for name, beurt in turns(path):
        expected = beurt["verwacht"]
        assert expected["soort"] in SOORTEN and set(expected) <= KEYS, name
        assert set(expected.get("over", [])) <= fields | {"peildatum"}, name
        if expected["soort"] == "berekening":
            _check_outcome(name, expected)
        else:
            assert not {"waarde", "waarde_een_van", "status"} & set(expected), name


def _check_outcome(name: str, expected: Mapping[str, Any]) -> None:
    assert expected["naam"] in REKENREGELS, name
    assert ("waarde" in expected) != ("waarde_een_van" in expected), name
    values = [expected.get("waarde"), *expected.get("waarde_een_van", []), *expected.get("bedragen", {}).values()]
    assert all(is_value(value) for value in values), name
    assert expected.get("status", "berekend") in STATUSSEN, name


def test_the_building_set_has_every_calculator_and_every_kind_of_turn() -> None:
    expected = [beurt["verwacht"] for _, beurt in turns(BOUW)]
    assert {item["soort"] for item in expected} == set(SOORTEN)
    assert {item["naam"] for item in expected if "naam" in item} == set(REKENREGELS)


def test_what_is_kept_apart_opens_no_building_conversation() -> None:
    """Behind an outcome people say the same ("hoe kom je aan dat bedrag"); how they begin is theirs."""
    building, apart = (
        {item["beurten"][0]["zeg"].casefold() for path in SETS if (path == SET) == kept for item in load(path)}
        for kept in (False, True)
    )
    assert not building & apart


def test_no_conversation_is_learned_from() -> None:
    """The examples of data/rekenvragen were written apart from the conversations that measure."""
    learned = {wish.text.casefold() for wish in load_wishes(CALCULATIONS)}
    said = {beurt["zeg"].casefold() for path in SETS for _, beurt in turns(path)}
    assert not [text for text in learned & said if len(text.split()) > 4]


def test_the_building_set_is_understood(builder: ReplyBuilder) -> None:
    """Without knowledge of questions: only the reader, the words and the rules. Wrong numbers are named."""
    judged = run(load(BOUW), open_motor(builder))
    wrong = [f"{turn.conversation}: {turn.said}" for turn in judged if turn.is_wrong_number]
    assert len(wrong) <= MAX_WRONG_NUMBERS, "\n".join(wrong)
    right = sum(turn.is_right for turn in judged) / len(judged)
    assert right >= MIN_RIGHT, f"{right:.3f} of {len(judged)} turns"


def test_the_whole_is_understood(builder: ReplyBuilder) -> None:
    """With the trained recogniser, as in the app."""
    motor = ZonderMotor(builder, load_index(read_settings().models_dir))
    judged = run(load(HEEL), motor)
    wrong = [f"{turn.conversation}: {turn.said}" for turn in judged if turn.is_wrong_number]
    assert len(wrong) <= MAX_WRONG_HEEL, "\n".join(wrong)
    right = sum(turn.is_right for turn in judged) / len(judged)
    assert right >= MIN_RIGHT_HEEL, f"{right:.3f} of {len(judged)} turns"
