"""The calculator inside the engine: entities, intent and slot, without a trained model."""

from __future__ import annotations

from typing import Any

import pytest

from .test_engine_side import run_there


@pytest.fixture(scope="module")
def seen() -> dict[str, Any]:
    return run_there("in_calculation.py")


def own(turn: dict[str, Any]) -> dict[str, Any]:
    """The slots of the calculator, apart from those of the knowledge."""
    return {name: value for name, value in turn["slots"].items() if name in ("berekening", "rekent")}


def test_every_number_and_date_is_an_entity_with_its_place(seen: dict[str, Any]) -> None:
    text = "3 mensen van 24,5 uur vanaf 1 december 2026"
    found = seen["entities"]["found"]
    assert [text[entity["start"] : entity["end"]] for entity in found] == ["3 mensen", "24,5 uur", "1 december 2026"]
    assert {(entity["entity"], entity["extractor"]) for entity in found} == {("hoeveelheid", "Quantities")}
    assert seen["entities"]["same"], "read back from JSON it is what bot/reading read"


def test_the_day_of_the_message_counts_not_that_of_the_clock(seen: dict[str, Any]) -> None:
    assert [entity["value"]["value"] for entity in seen["tomorrow"]] == ["2027-01-01"]


def test_what_cannot_be_travels_with_its_problem(seen: dict[str, Any]) -> None:
    assert [entity["value"]["problem"] for entity in seen["problem"]] == ["30 februari bestaat niet."]


def test_messages_without_text_or_numbers_pass(seen: dict[str, Any]) -> None:
    assert seen["several"] == [1, 0, 0]


def test_the_intent_is_overruled_only_when_a_calculator_is_asked(seen: dict[str, Any]) -> None:
    # a calculation; one that the knowledge half knows; a phrase of the knowledge itself; no calculation; a button
    assert seen["intents"] == ["rekenen", "rekenen", "nlu_fallback", "nlu_fallback", "nlu_fallback", "rekenen"]
    assert seen["broken day"] == "rekenen"


def test_the_decision_stays_and_the_ranking_names_the_calculator_first(seen: dict[str, Any]) -> None:
    assert seen["decision"]["kind"] == "entry"
    assert seen["ranking"][0]["name"] == "rekenen"
    assert seen["untrained"]


def test_the_action_keeps_its_state_in_the_slot(seen: dict[str, Any]) -> None:
    asked_hours, asked_wage, outcome, changed, stopped = seen["talk"]
    assert asked_hours["slots"]["berekening"]["gevraagd"] == "uren"
    assert asked_wage["slots"]["berekening"]["invoer"] == {"uren": "32"}
    assert asked_wage["slots"]["rekent"] is True
    assert outcome["replies"][0]["berekening"]["uitkomst"]["waarde"] == "1108.30"
    assert outcome["slots"]["berekening"]["is_klaar"] is True
    assert changed["replies"][0]["berekening"]["uitkomst"]["waarde"] == "831.22"
    assert own(stopped) == {"berekening": None, "rekent": False}


def test_a_question_halfway_is_answered_and_the_open_one_repeated(seen: dict[str, Any]) -> None:
    _, halfway, later = seen["halfway"]
    assert [reply["soort"] for reply in halfway["replies"]] == ["antwoord", "verduidelijking"]
    assert halfway["replies"][0]["entry"] == "loonwaarde/wat-is-loonwaarde"
    assert halfway["slots"]["berekening"]["gevraagd"] == "uren"
    assert later["slots"]["berekening"]["gevraagd"] == "loonwaarde"


def test_without_a_calculation_there_is_no_state(seen: dict[str, Any]) -> None:
    (turn,) = seen["nothing"]
    assert len(turn["replies"]) == 1
    assert own(turn) == {"berekening": None, "rekent": False}


def test_a_state_of_another_version_is_forgotten(seen: dict[str, Any]) -> None:
    assert seen["broken slot"]["replies"] == 1
    set_to = {event["name"]: event["value"] for event in seen["broken slot"]["events"] if event["event"] == "slot"}
    assert set_to["berekening"]["rekenhulp"] == ""
