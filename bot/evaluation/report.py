"""The evaluation as a page and as data."""

from __future__ import annotations

import html
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from bot.evaluation.cross_validation import Asked, Result

_BINS = 10
_WORST = 40


def figures(result: Result) -> dict[str, Any]:
    """Everything measured, ready for JSON. Shares are of all held-out phrases unless named otherwise."""
    asked = result.asked
    by_topic: dict[str, list[Asked]] = defaultdict(list)
    for one in asked:
        by_topic[one.label.split("/")[0] if "/" in one.label else "dialoog"].append(one)
    confused = Counter((one.label, one.offered[0]) for one in asked if one.offered and not one.is_right)
    times = sorted(one.ms for one in asked)
    return {
        "methode": f"kruisvalidatie in {result.folds} delen op de varianten",
        "zinnen": len(asked),
        "labels": result.labels,
        "goed": _share(one.is_right for one in asked),
        "goed_bij_de_eerste_drie": _share(one.label in one.offered for one in asked),
        "beantwoord": _share(one.is_answered for one in asked),
        "beantwoord_en_goed": _share(one.is_answered and one.is_right for one in asked),
        "beantwoord_maar_fout": _share(one.is_answered and not one.is_right for one in asked),
        "keuze_met_het_goede": _share(one.kind == "choice" and one.label in one.offered for one in asked),
        "niet_begrepen": _share(one.kind == "unknown" for one in asked),
        "kalibratiefout": calibration_error(asked),
        "kalibratie": calibration(asked),
        "ms_mediaan": round(times[len(times) // 2], 2),
        "ms_p95": round(times[int(len(times) * 0.95)], 2),
        "per_onderwerp": {
            topic: {"zinnen": len(its), "goed": _share(one.is_right for one in its)}
            for topic, its in sorted(by_topic.items())
        },
        "meest_verward": [
            {"bedoeld": label, "gegeven": given, "aantal": count}
            for (label, given), count in confused.most_common(_WORST)
        ],
    }


def calibration(asked: Sequence[Asked]) -> list[dict[str, float]]:
    """For each tenth of confidence: how many phrases, their mean confidence, and how often right."""
    bins = []
    for i in range(_BINS):
        low, high = i / _BINS, (i + 1) / _BINS
        inside = [one for one in asked if low <= one.confidence < high or (i == _BINS - 1 and one.confidence >= high)]
        if inside:
            mean = sum(one.confidence for one in inside) / len(inside)
            bins.append(
                {"aantal": len(inside), "zekerheid": round(mean, 4), "goed": _share(o.is_right for o in inside)}
            )
    return bins


def calibration_error(asked: Sequence[Asked]) -> float:
    """Expected calibration error: how far stated confidence and being right lie apart, on average."""
    total = sum(bin_["aantal"] * abs(bin_["zekerheid"] - bin_["goed"]) for bin_ in calibration(asked))
    return round(total / len(asked), 4)


def summary(result: Result) -> str:
    """The main figures in a few lines."""
    data = figures(result)
    return "\n".join(
        (
            f"{data['zinnen']} zinnen, {data['labels']} labels, {data['methode']}",
            f"goed:                     {data['goed']:.1%}",
            f"goed bij de eerste drie:  {data['goed_bij_de_eerste_drie']:.1%}",
            f"beantwoord en goed:       {data['beantwoord_en_goed']:.1%}",
            f"beantwoord maar fout:     {data['beantwoord_maar_fout']:.1%}",
            f"keuze met het goede:      {data['keuze_met_het_goede']:.1%}",
            f"niet begrepen:            {data['niet_begrepen']:.1%}",
            f"kalibratiefout (ECE):     {data['kalibratiefout']:.3f}",
            f"rangschikken:             {data['ms_mediaan']} ms mediaan, {data['ms_p95']} ms p95 (zonder zinsvector)",
        )
    )


def write(result: Result, folder: Path) -> Path:
    """Writes evaluatie.json and evaluatie.html; returns the page."""
    folder.mkdir(parents=True, exist_ok=True)
    data = figures(result)
    (folder / "evaluatie.json").write_text(json.dumps(data, indent=2, ensure_ascii=False) + "\n", "utf-8")
    page = folder / "evaluatie.html"
    page.write_text(_page(data), "utf-8")
    return page


def _page(data: dict[str, Any]) -> str:
    main = {key: value for key, value in data.items() if not isinstance(value, list | dict)}
    topics = [(topic, row["zinnen"], f"{row['goed']:.1%}") for topic, row in data["per_onderwerp"].items()]
    bins = [(row["aantal"], f"{row['zekerheid']:.2f}", f"{row['goed']:.2f}") for row in data["kalibratie"]]
    confused = [(row["bedoeld"], row["gegeven"], row["aantal"]) for row in data["meest_verward"]]
    return (
        '<!doctype html><html lang="nl"><meta charset="utf-8"><title>Evaluatie</title>'
        "<style>body{font-family:system-ui;margin:2rem;max-width:70rem}td,th{padding:.2rem .8rem;text-align:left}"
        "table{border-collapse:collapse;margin:1rem 0}tr{border-bottom:1px solid #999}</style>"
        "<h1>Evaluatie van de herkenning</h1>"
        + _table(("maat", "waarde"), main.items())
        + "<h2>Per onderwerp</h2>" + _table(("onderwerp", "zinnen", "goed"), topics)
        + "<h2>Kalibratie</h2>" + _table(("aantal", "zekerheid", "goed"), bins)
        + "<h2>Meest verward</h2>" + _table(("bedoeld", "gegeven", "aantal"), confused)
        + "</html>\n"
    )  # fmt: skip


def _table(head: Sequence[str], rows: Iterable[Iterable[object]]) -> str:
    cells = "".join(f"<th scope=col>{html.escape(name)}</th>" for name in head)
    body = "".join("<tr>" + "".join(f"<td>{html.escape(str(cell))}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table><tr>{cells}</tr>{body}</table>"


def _share(hits: Iterable[bool]) -> float:
    values = list(hits)
    return round(sum(values) / len(values), 4) if values else 0.0
