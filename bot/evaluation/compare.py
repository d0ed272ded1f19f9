"""Differences between two measurements."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

_NO_MEASURE = {"verward_per_onderwerp", "marge", "omvang", "delen", "titel", "uitleg", "vragen", "invoer"}
_FINE = ("per_onderwerp", "per_kenmerk", "per_niveau", "per_soort", "snelheid")


def read(path: Path) -> dict[str, Any]:
    """An earlier evaluatie.json. Raises ValueError, in Dutch, when it is none."""
    try:
        data = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise ValueError(f"{path.name} is niet te lezen als JSON") from error
    if not isinstance(data, dict) or "sets" not in data:
        raise ValueError(f"{path.name} is geen evaluatie van deze versie")
    return data


def differences(earlier: Mapping[str, Any], now: Mapping[str, Any]) -> dict[str, Any]:
    """Every measure that both have and that differs; the main ones first, then by the size of the difference."""
    before, after = dict(_measures(earlier)), dict(_measures(now))
    rows: list[dict[str, Any]] = [
        {"maat": name, "eerder": before[name], "nu": value, "verschil": round(value - before[name], 4)}
        for name, value in after.items()
        if name in before and value != before[name]
    ]
    rows.sort(key=lambda row: (_is_fine(row["maat"]), -abs(row["verschil"])))
    same = len(before.keys() & after.keys()) - len(rows)
    return {"eerder_gemeten": earlier.get("gemeten"), "gelijk": same, "rijen": rows}


def _is_fine(name: str) -> bool:
    return any(part in name for part in _FINE)


def _measures(data: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, float]]:
    """All numbers by their path, without lists and counts."""
    for name, value in data.items():
        path = f"{prefix} · {name}" if prefix else name
        if name in _NO_MEASURE or name == "vergelijking":
            continue
        if isinstance(value, Mapping):
            yield from _measures(value, path.removeprefix("sets · "))
        elif isinstance(value, int | float) and not isinstance(value, bool):
            yield path, float(value)
