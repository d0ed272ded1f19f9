"""What only the engine's environment can run: started there, judged here."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from bot.knowledge.model_files import current_model
from bot.paths import MODELS, ROOT

ENGINE = ROOT / ".venv-rasa" / "bin" / "python"


def run_there(script: str, *arguments: str) -> dict[str, Any]:
    """Runs tests/engine/<script> in the engine's environment; its last line is the JSON result."""
    result = subprocess.run(
        [str(ENGINE), "-W", "ignore", str(Path(__file__).with_name(script)), *arguments],
        cwd=ROOT, capture_output=True, text=True, timeout=240,
        env={**os.environ, "PYTHONPATH": str(ROOT), "RASA_TELEMETRY_ENABLED": "false", "TF_CPP_MIN_LOG_LEVEL": "3"},
    )  # fmt: skip
    assert result.returncode == 0, result.stderr[-3000:]
    data: dict[str, Any] = json.loads(result.stdout.splitlines()[-1])
    return data


@pytest.fixture(scope="module")
def engine() -> dict[str, Any]:
    return run_there("in_engine.py", str(current_model(MODELS)))


def test_a_slow_action_is_cut_off_in_time(engine: dict[str, Any]) -> None:
    assert engine["slow"]["error"] == "RasaException"
    assert engine["slow"]["seconds"] < 2


def test_a_failing_action_is_an_error_rasa_understands_without_its_words(engine: dict[str, Any]) -> None:
    assert engine["failing"]["error"] == "RasaException"
    assert "geheim" not in engine["failing"]["message"]


def test_old_conversations_are_forgotten(engine: dict[str, Any]) -> None:
    assert engine["kept"] == ["b", "c"]


def test_a_turn_says_with_what_confidence(engine: dict[str, Any]) -> None:
    assert engine["greeting"]["utter_action"] == "utter_groet"
    assert engine["greeting"]["confidence"] > 0.5


def test_the_nlu_leaves_its_decision_and_entities(engine: dict[str, Any]) -> None:
    parsed = engine["parsed"]
    assert parsed["intent"]["name"] in ("kennis", "onduidelijk", "nlu_fallback")
    assert parsed["besluit"]["matches"]
    assert {(entity["entity"], entity["value"]) for entity in parsed["entities"]} == {
        ("regeling", "loonkostensubsidie"),
        ("sector", "overheid"),
    }


def test_the_slot_remembers_the_entry(engine: dict[str, Any]) -> None:
    assert engine["slot"] == "loonkostensubsidie/wat-is-loonkostensubsidie"


def test_commands_are_neutralised_in_the_engine_too(engine: dict[str, Any]) -> None:
    assert engine["commands"] == ["restart", "nood", 'kennis{"a": 1}', "restart"]


def test_lemmas_need_no_downloaded_model(engine: dict[str, Any]) -> None:
    assert engine["lemmas"] == ["medewerker", "tellen", "mee"]


def test_the_server_wants_its_token_and_a_sound_body(engine: dict[str, Any]) -> None:
    assert engine["server"] == {
        "health": 200, "no token": 401, "wrong token": 401, "good": 200, "no text": 400, "broken": 400,
        "empty text": 422, "too large": 413, "get": 405,
    }  # fmt: skip
