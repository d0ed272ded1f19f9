"""A measurement as a few lines, as data and as a page."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bot.evaluation import page, wording


def summary(results: Mapping[str, Any]) -> str:
    """The main figures in a few lines."""
    lines = []
    for data in results["sets"].values():
        inside, outside = data["binnen_bereik"], data["buiten_bereik"]
        lines.append(f"{data['titel']} ({inside['vragen']} vragen)")
        lines += [_line(text, wording.shown(name, inside[name])) for name, text in wording.IN_SCOPE.items()]
        if outside:
            lines.append(f"{data['titel']}, buiten bereik ({outside['invoer']} berichten)")
            lines += [_line(text, wording.percent(outside[name])) for name, text in wording.OUT_OF_SCOPE.items()]
    if results["varianten"]:
        lines.append("Eigen varianten herkend")
        lines += [
            _line(text, wording.percent(results["varianten"][form]["goed"])) for form, text in wording.FORMS.items()
        ]
    both = results["snelheid"]["samen"]
    lines.append(_line("Snelheid, mediaan", f"{wording.number(both['p50_ms'])} ms").strip())
    if rekenen := results.get("rekenen"):
        lines.append(f"Rekengesprekken ({rekenen['gesprekken']})")
        lines.append(_line("Beurten goed", wording.percent(rekenen["goed"])))
        lines.append(_line("Foute getallen", str(rekenen["foute_getallen"])))
    lines += [f"ONDER DE GRENS: {sentence}" for sentence in results.get("onder_de_grens", ())]
    return "\n".join(lines)


def write(results: Mapping[str, Any], folder: Path) -> Path:
    """Writes evaluatie.json and evaluatie.html; returns the page."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "evaluatie.json").write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n", "utf-8")
    target = folder / "evaluatie.html"
    target.write_text(page.build(results), "utf-8")
    return target


def _line(text: str, value: str) -> str:
    return f"  {text:58}{value}"
