"""The evaluation as a page and as data."""

from __future__ import annotations

import html
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from bot.evaluation.asked import Asked

_BINS = 10
_WORST = 40


def figures(asked: Sequence[Asked]) -> dict[str, Any]:
    """Everything measured on questions that have an answer. Shares are of all questions."""
    confused = Counter((one.accepted[0], one.offered[0]) for one in asked if not one.is_right)
    times = sorted(one.ms for one in asked)
    return {
        "vragen": len(asked),
        "goed": _share(one.is_right for one in asked),
        "goed_bij_de_eerste_drie": _share(one.is_among_three for one in asked),
        "beantwoord_en_goed": _share(one.is_answered and one.is_right for one in asked),
        "beantwoord_maar_fout": _share(one.is_answered and not one.is_right for one in asked),
        "keuze_met_het_goede": _share(one.kind == "choice" and one.is_among_three for one in asked),
        "niet_begrepen": _share(one.kind == "unknown" for one in asked),
        "kalibratiefout": calibration_error(asked),
        "kalibratie": calibration(asked),
        "ms_mediaan": round(times[len(times) // 2], 2),
        "ms_p95": round(times[int(len(times) * 0.95)], 2),
        "per_deel": {
            name: {"vragen": len(its), "goed": _share(one.is_right for one in its)} for name, its in _slices(asked)
        },
        "meest_verward": [
            {"bedoeld": label, "gegeven": given, "aantal": count}
            for (label, given), count in confused.most_common(_WORST)
        ],
    }


def refusals(asked: Sequence[Asked]) -> dict[str, Any]:
    """What became of inputs that have no answer here."""
    return {
        "invoer": len(asked),
        "geweigerd_of_doorverwezen": _share(one.is_refused for one in asked),
        "keuze_aangeboden": _share(one.kind == "choice" for one in asked),
        "toch_beantwoord": _share(one.is_answered and not one.is_refused for one in asked),
        "per_deel": {
            name: {"vragen": len(its), "goed": _share(one.is_refused for one in its)} for name, its in _slices(asked)
        },
    }


def calibration(asked: Sequence[Asked]) -> list[dict[str, float]]:
    """For each tenth of confidence: how many questions, their mean confidence, and how often right."""
    bins = []
    for i in range(_BINS):
        inside = [one for one in asked if min(int(one.confidence * _BINS), _BINS - 1) == i]
        if inside:
            mean = sum(one.confidence for one in inside) / len(inside)
            right = _share(one.is_right for one in inside)
            bins.append({"aantal": len(inside), "zekerheid": round(mean, 4), "goed": right})
    return bins


def calibration_error(asked: Sequence[Asked]) -> float:
    """Expected calibration error: how far stated confidence and being right lie apart, on average."""
    total = sum(bin_["aantal"] * abs(bin_["zekerheid"] - bin_["goed"]) for bin_ in calibration(asked))
    return round(total / len(asked), 4)


def summary(results: Mapping[str, Mapping[str, Any]]) -> str:
    """The main figures in a few lines."""
    lines = []
    for title, data in results.items():
        lines.append(title)
        lines += [f"  {key.replace('_', ' '):28}{_shown(value)}" for key, value in _plain(data).items()]
    return "\n".join(lines)


def write(results: Mapping[str, Mapping[str, Any]], folder: Path) -> Path:
    """Writes evaluatie.json and evaluatie.html; returns the page."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "evaluatie.json").write_text(json.dumps(results, indent=2, ensure_ascii=False) + "\n", "utf-8")
    page = folder / "evaluatie.html"
    page.write_text(_page(results), "utf-8")
    return page


def _page(results: Mapping[str, Mapping[str, Any]]) -> str:
    parts = [
        '<!doctype html><html lang="nl"><meta charset="utf-8"><title>Evaluatie</title>'
        "<style>body{font-family:system-ui;margin:2rem;max-width:70rem}td,th{padding:.2rem .8rem;text-align:left}"
        "table{border-collapse:collapse;margin:1rem 0}tr{border-bottom:1px solid #999}</style>"
        "<h1>Evaluatie van de herkenning</h1>"
    ]
    for title, data in results.items():
        parts.append(f"<h2>{html.escape(title)}</h2>")
        parts.append(_table(("maat", "waarde"), [(key, _shown(value)) for key, value in _plain(data).items()]))
        rows = [(name, row["vragen"], _shown(row["goed"])) for name, row in data["per_deel"].items()]
        parts.append("<h3>Per deel</h3>" + _table(("deel", "vragen", "goed"), rows))
        if "kalibratie" in data:
            bins = [(row["aantal"], f"{row['zekerheid']:.2f}", f"{row['goed']:.2f}") for row in data["kalibratie"]]
            parts.append("<h3>Kalibratie</h3>" + _table(("aantal", "zekerheid", "goed"), bins))
            confused = [tuple(row.values()) for row in data["meest_verward"]]
            parts.append("<h3>Meest verward</h3>" + _table(("bedoeld", "gegeven", "aantal"), confused))
    return "".join(parts) + "</html>\n"


def _plain(data: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if not isinstance(value, list | dict)}


def _shown(value: Any) -> str:
    return f"{value:.1%}" if isinstance(value, float) and 0 <= value <= 1 else str(value)


def _table(head: Sequence[str], rows: Iterable[Iterable[object]]) -> str:
    cells = "".join(f"<th scope=col>{html.escape(name)}</th>" for name in head)
    body = "".join("<tr>" + "".join(f"<td>{html.escape(str(cell))}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table><tr>{cells}</tr>{body}</table>"


def _slices(asked: Sequence[Asked]) -> list[tuple[str, list[Asked]]]:
    found: dict[str, list[Asked]] = defaultdict(list)
    for one in asked:
        for name in one.slices:
            found[name].append(one)
    return sorted(found.items())


def _share(hits: Iterable[bool]) -> float:
    values = list(hits)
    return round(sum(values) / len(values), 4) if values else 0.0
