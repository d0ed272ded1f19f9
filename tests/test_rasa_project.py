"""The root is a Rasa project like any other: Rasa's own commands work on it."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.knowledge import Kennis
from bot.knowledge.normalise import squash
from bot.paths import DOMAIN, NLU, ROOT
from bot.phrases import Phrases
from bot.reply import SOORTEN

ENGINE = ROOT / ".venv-rasa" / "bin" / "python"


def rasa(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(ENGINE), "-m", "rasa", *arguments],
        cwd=ROOT, capture_output=True, text=True, timeout=300,
        env={**os.environ, "RASA_TELEMETRY_ENABLED": "false", "PYTHONWARNINGS": "ignore", "TF_CPP_MIN_LOG_LEVEL": "3", **environment},
    )  # fmt: skip


def domain() -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load(DOMAIN.read_text("utf-8"))
    return data


def test_rasa_data_validate_finds_no_conflict() -> None:
    result = rasa("data", "validate")
    assert result.returncode == 0, result.stderr[-2000:]
    assert "No story structure conflicts found" in result.stderr + result.stdout


def test_rasa_test_core_predicts_every_story(tmp_path: Path) -> None:
    result = rasa("test", "core", "--fail-on-prediction-errors", "--out", str(tmp_path), "--stories", "data/stories")
    assert result.returncode == 0, result.stderr[-2000:]


def test_rasa_train_stops_at_a_broken_knowledge_file(small_knowledge: Path, tmp_path: Path) -> None:
    (small_knowledge / "telling" / "loon.yml").write_text("vraag: [", "utf-8")
    out = tmp_path / "models"
    result = rasa("train", "nlu", "--out", str(out), BANENWIJZER_KNOWLEDGE=str(small_knowledge))
    assert result.returncode != 0
    assert "knowledge/telling/loon.yml:" in result.stderr
    assert not list(out.glob("*.tar.gz")) if out.exists() else True


# intents that an action answers, with their own conversation
ACTIONS = {"rekenen": "action_rekenen"}


def dialogue_intents() -> list[str]:
    blocks = [yaml.safe_load(path.read_text("utf-8"))["nlu"] for path in sorted(NLU.glob("*.yml"))]
    return [block["intent"] for blocks_of_file in blocks for block in blocks_of_file if "intent" in block]


@pytest.mark.parametrize("intent", dialogue_intents())
def test_every_dialogue_intent_has_its_response_and_rule(intent: str) -> None:
    """The app answers "utter_<intent>" by itself when the engine is away: the name is a contract."""
    assert f"utter_{intent}" in Phrases.load(DOMAIN)
    assert intent in [next(iter(item)) for item in domain()["intents"]]
    rules = yaml.safe_load((ROOT / "data" / "stories" / "rules.yml").read_text("utf-8"))["rules"]
    steps = [rule["steps"] for rule in rules if rule["steps"][0] == {"intent": intent}]
    assert steps
    assert steps[0][1] == {"action": ACTIONS.get(intent, f"utter_{intent}")}


def test_every_response_has_a_known_kind_and_speaks_to_u() -> None:
    for name, variants in domain()["responses"].items():
        assert len(variants) == 1, name
        soort = (variants[0].get("metadata") or {}).get("soort", "smalltalk")
        assert soort in SOORTEN, name
        words = variants[0]["text"].lower().split()
        assert not {"je", "jij", "jouw"} & set(words), name


def test_every_button_of_a_response_is_a_phrase_that_its_entry_owns(kennis: Kennis) -> None:
    owned = {squash(text) for entry in kennis.entries.values() for text in (entry.vraag, *entry.varianten)}
    for name, variants in domain()["responses"].items():
        for button in variants[0].get("buttons", []):
            assert squash(button["payload"]) in owned, f"{name}: {button['payload']}"
