"""Trying a draft for real: the check on a copy, the index trained with and without, and an end to patience."""

from __future__ import annotations

import json
import time
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.gateway.console.leren import assess
from bot.gateway.console.leren.grouping import embed_apart
from bot.knowledge import load_kennis
from bot.store import Person
from tests.console.leren.conftest import Loop
from tests.console.leren.small import ENTRY

EDITOR = Person("lokaal:editor", "Els", frozenset({"editor"}))
TODAY = date(2026, 11, 22)


def asked_for(knowledge: Path, tmp_path: Path, text: str) -> dict[str, Any]:
    """With sets of a few questions, so that it takes seconds."""
    kennis = load_kennis(knowledge, check_language=False)
    for name, place in (("toetsset", 3), ("ijkset", 5)):
        (tmp_path / name).mkdir()
        rows = [
            {"text": f"{entry.varianten[place]} graag", "entries": [entry.id], "niveau": "gewoon"}
            for entry in kennis.entries.values()
        ]
        (tmp_path / name / "vragen.jsonl").write_text("\n".join(json.dumps(row) for row in rows[:30]))
        outside = [
            {"text": "wat eten we vandaag", "soort": "ander"},
            {"text": "hoe laat gaat de trein", "soort": "ander"},
        ]
        (tmp_path / name / "buiten_bereik.jsonl").write_text("\n".join(json.dumps(row) for row in outside))
    return {
        "knowledge": str(knowledge), "models": str(tmp_path), "kept": str(tmp_path / "kept"), "entry": ENTRY,
        "text": text, "today": TODAY.isoformat(),
        "toetsset": str(tmp_path / "toetsset"), "ijkset": str(tmp_path / "ijkset"),
    }  # fmt: skip


def test_check_and_effect(knowledge: Path, tmp_path: Path) -> None:
    text = (knowledge / f"{ENTRY}.yml").read_text("utf-8")
    changed = text.replace("varianten:\n", "varianten:\n  - mag mijn conciërge nog even meedoen in de telling\n", 1)
    before = {path: path.read_bytes() for path in knowledge.rglob("*.yml")}
    checked, measured = assess._parts(asked_for(knowledge, tmp_path, changed))
    assert checked["fouten"] == []
    assert checked["onderwerpen"] > 20
    effect = measured["effect"]
    assert effect["set"] == "toetsset"
    assert effect["voor"]["vragen"] == effect["na"]["vragen"] == 30
    for figures in (effect["voor"], effect["na"]):
        assert figures["direct"] + figures["keuze"] + figures["fout"] + figures["overig"] == 30
        assert figures["buiten"] == 2
    assert effect["voor"]["direct"] > 20
    assert {path: path.read_bytes() for path in knowledge.rglob("*.yml")} == before
    (kept,) = (tmp_path / "kept").iterdir()
    assert json.loads(kept.read_text()) == effect["voor"]


def test_errors_end_it(knowledge: Path, tmp_path: Path) -> None:
    (checked,) = assess._parts(asked_for(knowledge, tmp_path, "vraag: x\n"))
    assert any(ENTRY in one for one in checked["fouten"])


def test_patience_has_an_end(knowledge: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assess, "_PATIENCE_SECONDS", 0.2)
    started = time.monotonic()
    assert list(assess._parts(asked_for(knowledge, tmp_path, "vraag: x\n"))) == []
    assert time.monotonic() - started < 20


def test_what_is_found_comes_to_the_draft_and_a_failure_too(loop: Loop, monkeypatch: pytest.MonkeyPatch) -> None:
    parts: list[dict[str, Any]] = [
        {"fouten": [], "waarschuwingen": [], "onderwerpen": 3},
        {"effect": None, "waarom": "Geen set."},
    ]
    monkeypatch.setattr(assess, "_parts", lambda asked: iter(parts))
    drafts = loop.leren.drafts
    made = [
        drafts.create(EDITOR, "varianten", ENTRY, "x", {"toegevoegd": [f"zeldzame zin {n} hier"]}, None)
        for n in range(2)
    ]
    assert loop.leren.assessor.start(drafts.get(made[0]), TODAY)
    assert wait_for(loop, made[0])["staat"] == "zonder_effect"
    assert not loop.leren.assessor.start(drafts.get(made[0]), TODAY)
    parts.clear()
    assert loop.leren.assessor.start(drafts.get(made[1]), TODAY)
    failed = wait_for(loop, made[1])
    assert (failed["staat"], failed["waarom"]) == ("mislukt", "Het nakijken is afgebroken.")


def wait_for(loop: Loop, draft_id: int) -> Any:
    for _ in range(200):
        tried = loop.leren.drafts.get(draft_id).tried
        if tried.get("staat") not in (None, "bezig", "nagekeken"):
            return tried
        time.sleep(0.05)
    raise AssertionError("nothing was found")


def test_vectors_are_made_apart_and_in_order() -> None:
    texts = ["hoe lang telt iemand mee", "wat is loonwaarde", "hoe lang telt iemand mee"]
    found = embed_apart(texts)
    assert found.shape == (3, 384)
    assert (found[0] == found[2]).all()
    assert not (found[0] == found[1]).all()
    assert embed_apart([]).shape == (0, 384)
