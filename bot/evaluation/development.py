"""The development set: questions written apart from the varianten, and kept out of training."""

from __future__ import annotations

import json
from collections.abc import Container
from pathlib import Path
from typing import Any

from bot.evaluation.asked import Asked, ask
from bot.knowledge.index import Recogniser

FOLDER = Path("tests") / "evaluation"


def in_scope(folder: Path, recogniser: Recogniser, entries: Container[str]) -> tuple[Asked, ...]:
    """Questions with an answer, and dialogue turns. Slices: the level and what the question is like."""
    asked = [
        ask(recogniser, row["text"], tuple(row["entries"]), entries, slices=(row["niveau"], *row["kenmerken"]))
        for row in _rows(folder / "vragen.jsonl")
    ]
    asked += [
        ask(recogniser, row["text"], (row["intent"],), entries, slices=("dialoog",))
        for row in _rows(folder / "dialoog.jsonl")
    ]
    return tuple(asked)


def out_of_scope(folder: Path, recogniser: Recogniser, entries: Container[str]) -> tuple[Asked, ...]:
    """Inputs that should be refused or referred on. Slice: what kind of input."""
    return tuple(
        ask(recogniser, row["text"], tuple(row.get("entries", ())), entries, slices=(row["soort"],))
        for row in _rows(folder / "buiten_bereik.jsonl")
    )


def _rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
