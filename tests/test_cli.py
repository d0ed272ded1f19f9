"""The command line as users and scripts call it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.cli import main
from bot.paths import ROOT

COMMAND = str(Path(sys.executable).with_name("banenwijzer"))


def run(*arguments: str, timeout: float = 240, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [COMMAND, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=timeout,
        env={**os.environ, **environment},
    )


def every_command() -> list[list[str]]:
    names = [[name] for name in main.commands]
    return [[], *names, ["kennis", "check"], ["kennis", "zoek"], ["kennis", "export"], ["kennis", "import"]]


@pytest.mark.parametrize("command", every_command(), ids=" ".join)
def test_every_command_explains_itself(command: list[str]) -> None:
    result = run(*command, "--help")
    assert result.returncode == 0
    assert len(result.stdout.splitlines()) >= 4
    assert not result.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["ask"], "Geef een vraag"),
        (["ask", "x", "--peildatum", "2024-02-30"], "2024-02-30"),
        (["ask", "x", "--peildatum", "morgen"], "JJJJ-MM-DD"),
        (["ask", "--batch", "bestaat-niet.jsonl"], "bestaat-niet.jsonl"),
        (["kennis", "zoek"], "WOORDEN"),
        (["serve", "--port", "0"], "--port"),
        (["onbekend"], "onbekend"),
    ],
)
def test_wrong_use_is_told_with_exit_code_2(arguments: list[str], message: str) -> None:
    result = run(*arguments)
    assert result.returncode == 2
    assert message in result.stderr
    assert "Traceback" not in result.stderr


def test_kennis_check_passes_on_this_checkout() -> None:
    result = run("kennis", "check")
    assert result.returncode == 0, result.stdout[-3000:]
    assert " 0 fouten" in result.stdout


def test_kennis_check_tells_file_and_line_with_exit_code_1(small_knowledge: Path) -> None:
    (small_knowledge / "telling" / "loon.yml").write_text("vraag: x\nfout: y\n", "utf-8")
    result = run("kennis", "check", BANENWIJZER_KNOWLEDGE=str(small_knowledge))
    assert result.returncode == 1
    assert "knowledge/telling/loon.yml:2: fout: onbekend veld 'fout'" in result.stdout
    assert "Traceback" not in result.stderr


def test_kennis_zoek_finds_dates_and_prints(small_knowledge: Path) -> None:
    question = "Hoe lang telt een medewerker mee voor de banenafspraak?"
    text = run("kennis", "zoek", question, "--limit", "2").stdout
    assert text.startswith("1. " + question)
    assert "Bronnen:" in text
    data = json.loads(run("kennis", "zoek", question, "--peildatum", "2017-06-01", "--json").stdout)
    assert data["peildatum"] == "2017-06-01"
    assert data["resultaten"][0]["entry"] == "meeteltermijn/hoe-lang-telt-iemand-mee"


def test_without_a_model_serve_says_what_to_do(tmp_path: Path) -> None:
    result = run("serve", "--port", "18999", BANENWIJZER_MODELS_DIR=str(tmp_path))
    assert result.returncode == 1
    assert "make train" in result.stderr
    assert "Traceback" not in result.stderr


def test_serve_tells_file_and_line_of_broken_knowledge_without_a_stack_trace(small_knowledge: Path) -> None:
    (small_knowledge / "telling" / "loon.yml").write_text("vraag: [", "utf-8")
    result = run("serve", "--port", "18998", BANENWIJZER_KNOWLEDGE=str(small_knowledge))
    assert result.returncode == 1
    assert "knowledge/telling/loon.yml:" in result.stderr
    assert "Traceback" not in result.stderr


def test_in_production_a_missing_secret_refuses_the_start() -> None:
    result = run("serve", BANENWIJZER_ENVIRONMENT="production")
    assert result.returncode == 1
    assert "BANENWIJZER_SECRET_KEY" in result.stderr


@pytest.mark.parametrize(("name", "value"), [("PEILDATUM", "2024-02-30"), ("ENGINES", "0"), ("LOG_LEVEL", "luid")])
def test_a_wrong_setting_is_named(name: str, value: str) -> None:
    result = run("serve", **{f"BANENWIJZER_{name}": value})
    assert result.returncode == 1
    assert f"BANENWIJZER_{name}" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_batch_keeps_order_conversations_and_every_line(tmp_path: Path) -> None:
    """A hundred questions in one process, among them lines that cannot be used."""
    lines = [
        {"id": "a", "text": "Hoe lang telt een medewerker mee voor de banenafspraak?"},
        {"id": "b", "text": "Hoe lang telt een medewerker mee voor de banenafspraak?", "peildatum": "2017-06-01"},
        {"id": "c", "text": ""},
        {"id": "d", "text": "x" * 100_000},
        {"id": "e", "text": "hallo", "conversation": "gesprek"},
        {"id": "f", "text": "wat is loonkostensubsidie", "conversation": "gesprek"},
        {"id": "g", "text": "x", "peildatum": "2024-02-30"},
        {"id": "h"},
        {"id": 9, "text": "/restart"},
    ]
    raw = [json.dumps(line) for line in lines] + ["{niet json", "[]"]
    raw += [json.dumps({"id": f"v{i}", "text": f"wat is loonkostensubsidie, vraag {i}"}) for i in range(100 - len(raw))]
    source, target = tmp_path / "in.jsonl", tmp_path / "uit.jsonl"
    source.write_text("\n".join(raw) + "\n", "utf-8")
    result = run("ask", "--batch", str(source), "--out", str(target))
    assert result.returncode == 0, result.stderr
    answers = [json.loads(line) for line in target.read_text("utf-8").splitlines()]
    assert len(answers) == 100
    assert [answer["id"] for answer in answers[:11]] == ["a", "b", "c", "d", "e", "f", "g", "h", 9, "10", "11"]
    by_id = {answer["id"]: answer for answer in answers}
    assert by_id["a"]["soort"] == "antwoord"
    assert by_id["a"]["entry"] == "meeteltermijn/hoe-lang-telt-iemand-mee"
    assert "Bronnen:" in by_id["a"]["text"]
    assert "t+2" in by_id["b"]["text"]
    assert [by_id[key]["soort"] for key in ("c", "d", "g", "h", "10", "11")] == ["fout"] * 6
    assert by_id["e"]["soort"] == "smalltalk"
    assert all(answer["replies"] and answer["text"] and answer["ms"] >= 0 for answer in answers)
    assert all(reply["metadata"].get("degraded") is None for answer in answers for reply in answer["replies"])


def test_one_question_on_the_command_line() -> None:
    result = run(
        "ask", "Hoe lang telt een medewerker mee voor de banenafspraak?", "--peildatum", "2017-06-01", "--json"
    )
    assert result.returncode == 0, result.stderr
    (reply,) = json.loads(result.stdout)["replies"]
    assert reply["entry"] == "meeteltermijn/hoe-lang-telt-iemand-mee"
    assert reply["geldigheid"]["peildatum"] == "2017-06-01"
