"""The measurement as one page that needs nothing else: tables, and charts drawn beside them."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from typing import Any

from bot.evaluation import page_set, wording
from bot.evaluation.markup import CHART_STYLE, COLOURS, STYLE, comma, table

_SHOWN_DIFFERENCES = 150


def build(results: Mapping[str, Any]) -> str:
    """The whole page."""
    sets = results["sets"]
    parts = [_opening(results), _main_table(sets)]
    if results.get("vergelijking"):
        parts.append(_comparison(results["vergelijking"]))
    parts += [page_set.section(name, data) for name, data in sets.items()]
    if results["varianten"]:
        parts.append(_variants(results["varianten"]))
    parts.append(_speed(results["snelheid"]))
    if results.get("rekenen"):
        parts.append(_calculations(results["rekenen"]))
    return (
        '<!doctype html>\n<html lang="nl"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>Evaluatie van de herkenning</title><style>{COLOURS}{STYLE}{CHART_STYLE}</style></head>\n<body>"
        f"<main>{''.join(parts)}</main></body></html>\n"
    )


def _opening(results: Mapping[str, Any]) -> str:
    size, at = results["omvang"], results["drempels"]
    when = results["gemeten"][:16].replace("T", " om ")
    links = "".join(
        f'<li><a href="#{name}">{html.escape(data["titel"])}</a></li>' for name, data in results["sets"].items()
    )
    return (
        f"<h1>Evaluatie van de herkenning</h1><p>Gemeten op {html.escape(when)}: "
        f"{size['entries']} onderwerpen, {wording.number(size['oefenzinnen'])} oefenzinnen. Vanaf een zekerheid van "
        f"{comma(at['antwoord'], 2)} volgt een antwoord. Daaronder volgt een keuze als de kans dat het goede erbij zit "
        f"ten minste {comma(at['keuze'], 2)} is.</p><nav aria-label='Delen'><ul>{links}</ul></nav>"
    )


def _main_table(sets: Mapping[str, Any]) -> str:
    head = ("maat", "doel", *(data["titel"] for data in sets.values()))
    rows: list[Sequence[object]] = [("vragen", "", *(data["binnen_bereik"]["vragen"] for data in sets.values()))]
    for name, text in wording.IN_SCOPE.items():
        values = (wording.shown(name, data["binnen_bereik"][name]) for data in sets.values())
        rows.append((text, wording.target(name), *values))
    inside = table("Vragen met een antwoord", head, rows)
    some = {name: data for name, data in sets.items() if data["buiten_bereik"]}
    rows = [("berichten", "", *(data["buiten_bereik"]["invoer"] for data in some.values()))]
    for name, text in wording.OUT_OF_SCOPE.items():
        shares = (wording.percent(data["buiten_bereik"][name]) for data in some.values())
        rows.append((text, wording.target(name), *shares))
    head = ("maat", "doel", *(data["titel"] for data in some.values()))
    return "<h2>Overzicht</h2>" + inside + (table("Berichten buiten bereik", head, rows) if some else "")


def _variants(varianten: Mapping[str, Any]) -> str:
    rows = [
        (text, varianten[form]["vragen"], wording.percent(varianten[form]["goed"]),
         wording.percent(varianten[form]["beantwoord_en_goed"]))
        for form, text in wording.FORMS.items()
    ]  # fmt: skip
    wrong = [(form, *miss) for form in wording.FORMS for miss in varianten[form]["fout"]]
    parts = ["<h2>Eigen varianten</h2><p>Zinnen die letterlijk bij een antwoord staan, en bijna dezelfde.</p>"]
    parts.append(table("Eigen varianten", ("vorm", "zinnen", "goed bovenaan", "beantwoord en goed"), rows))
    if wrong:
        parts.append(table("Eigen varianten: gemist", ("vorm", "zin", "bedoeld", "bovenaan"), wrong))
    return "".join(parts)


def _speed(speed: Mapping[str, Any]) -> str:
    rows = [
        (name, f"{wording.number(speed[name]['p50_ms'])} ms", f"{wording.number(speed[name]['p95_ms'])} ms")
        for name in ("zinsvector", "rangschikken", "samen")
    ]
    note = f"Alleen de herkenning, zonder gesprek; {speed['vragen']} vragen na elkaar op deze machine."
    return f"<h2>Snelheid</h2><p>{note}</p>" + table("Snelheid", ("stap", "mediaan", "95e percentiel"), rows)


def _calculations(data: Mapping[str, Any]) -> str:
    rows: list[Sequence[object]] = [
        ("gesprekken", data["gesprekken"]),
        ("gesprekken helemaal goed", wording.percent(data["gesprekken_helemaal_goed"])),
        ("beurten", data["beurten"]),
        ("beurten goed", wording.percent(data["goed"])),
        ("foute getallen", data["foute_getallen"]),
    ]
    parts = [(name, row["vragen"], wording.percent(row["goed"])) for name, row in data["per_deel"].items()]
    return (
        "<h2>Rekengesprekken</h2>"
        + table("Rekengesprekken", ("maat", "waarde"), rows)
        + table("Rekengesprekken: per rekenhulp", ("rekenhulp", "beurten", "goed"), parts)
    )


def _comparison(data: Mapping[str, Any]) -> str:
    rows = [
        (row["maat"], comma(row["eerder"], 4), comma(row["nu"], 4), _signed(row["verschil"]))
        for row in data["rijen"][:_SHOWN_DIFFERENCES]
    ]
    note = f"Eerder gemeten: {html.escape(str(data['eerder_gemeten']))}. Gelijk gebleven: {data['gelijk']} maten."
    return f"<h2>Vergelijking</h2><p>{note}</p>" + table("Verschillen", ("maat", "eerder", "nu", "verschil"), rows)


def _signed(value: float) -> str:
    return f"{value:+.4f}".replace(".", ",").replace("-", "−")
