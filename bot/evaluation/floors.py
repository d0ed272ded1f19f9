"""The gate: figures of the test set that may not fall below what they were."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from bot.evaluation import wording
from bot.evaluation.question_sets import TEST

PATH = TEST / "ondergrens.yml"
_SIDES = {"minstens": 1, "hoogstens": -1}


def read(path: Path = PATH) -> dict[str, Any]:
    """The floors: per part `minstens` and `hoogstens` by measure, and one for every larger slice."""
    data: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    return data


def broken(figures: Mapping[str, Any], floors: Mapping[str, Any]) -> list[str]:
    """What is below its floor (or above its ceiling), a sentence each. figures: those of one set.

    Raises KeyError for a measure that does not exist.
    """
    found = []
    for part in ("binnen_bereik", "buiten_bereik"):
        for side, sign in _SIDES.items():
            for name, limit in floors.get(part, {}).get(side, {}).items():
                value = figures[part][name]
                if (value - limit) * sign < 0:
                    found.append(f"{part} {name}: {wording.shown(name, value)}, {side} {wording.shown(name, limit)}")
    found += _slices(figures["binnen_bereik"]["per_kenmerk"], floors.get("per_kenmerk"))
    return found


def broken_variants(varianten: Mapping[str, Any], floors: Mapping[str, Any]) -> list[str]:
    """The same for phrases that we have ourselves; see variants.py."""
    return [
        f"varianten {form}: {wording.percent(varianten[form]['goed'])}, minstens {wording.percent(limit)}"
        for form, limit in floors.get("varianten", {}).items()
        if varianten[form]["goed"] < limit
    ]


def _slices(rows: Mapping[str, Mapping[str, float]], floor: Mapping[str, float] | None) -> list[str]:
    if not floor:
        return []
    return [
        f"kenmerk {name}: {wording.percent(row['goed'])}, minstens {wording.percent(floor['goed'])}"
        for name, row in rows.items()
        if row["vragen"] >= floor["vanaf_vragen"] and row["goed"] < floor["goed"]
    ]
