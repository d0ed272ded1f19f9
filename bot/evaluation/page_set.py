"""The part of the page about one set of questions."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from typing import Any

from bot.evaluation import charts, wording
from bot.evaluation.charts import Line
from bot.evaluation.markup import comma, table

_DETAIL = ("per_niveau", "niveau"), ("per_kenmerk", "kenmerk"), ("per_onderwerp", "onderwerp")


def section(name: str, data: Mapping[str, Any]) -> str:
    title, inside, outside = data["titel"], data["binnen_bereik"], data["buiten_bereik"]
    parts = [f'<h2 id="{name}">{html.escape(title)}</h2><p>{html.escape(data["uitleg"])}</p>']
    low, high = inside["marge"]["goed"]
    parts.append(
        f"<p>Door toeval alleen kan het aandeel goed bij {inside['vragen']} vragen liggen tussen "
        f"{wording.percent(low)} en {wording.percent(high)} (95 %). {inside['letterlijk_een_oefenzin']} vragen zijn "
        f"letterlijk een oefenzin; zonder die is {wording.percent(inside['goed_zonder_letterlijke'])} goed."
        f"{_similarity(inside)}</p>"
    )
    parts += [_calibration(title, data), _thresholds(title, data)]
    for key, caption in _DETAIL:
        if inside[key]:
            parts.append(_slices(f"{title}: per {caption}", caption, inside[key]))
    if outside:
        rows = [(kind, row["vragen"], wording.percent(row["goed"])) for kind, row in outside["per_soort"].items()]
        parts.append(table(f"{title}: buiten bereik, per soort", ("soort", "berichten", "geweigerd"), rows))
    parts += [_confusion(title, inside), _missed(title, data.get("gemist", ()))]
    return "".join(parts)


def _similarity(inside: Mapping[str, Any]) -> str:
    value = inside["gelijkenis_dichtste_zin"]
    return "" if value is None else f" Mediaan van de gelijkenis met de dichtste oefenzin: {comma(value, 2)} (van 1)."


def _slices(caption: str, what: str, slices: Mapping[str, Mapping[str, float]]) -> str:
    head = (what, "vragen", "goed bovenaan", "goed of na één keuze", "beantwoord maar fout")
    rows = [
        (
            name,
            row["vragen"],
            wording.percent(row["goed"]),
            wording.percent(row["goed_direct_of_met_keuze"]),
            wording.percent(row["beantwoord_maar_fout"]),
        )
        for name, row in slices.items()
    ]
    return table(caption, head, rows)


def _calibration(title: str, data: Mapping[str, Any]) -> str:
    bins = data["binnen_bereik"]["kalibratie"]
    rows = [
        (
            f"{comma(row['van'])} tot {comma(row['van'] + 0.1)}",
            row["aantal"],
            wording.percent(row["zekerheid"]),
            wording.percent(row["goed"]),
        )
        for row in bins
    ]
    chart = charts.reliability(
        f"{title}: zekerheid tegen werkelijk goed",
        "Elke stip is een tiende van de zekerheid; hoe groter, hoe meer vragen. Op de stippellijn is eerlijk. "
        "De tabel ernaast geeft dezelfde cijfers.",
        bins,
    )
    error = wording.shown("kalibratiefout", data["binnen_bereik"]["kalibratiefout"])
    both = wording.shown("kalibratiefout", data["kalibratiefout_alles"])
    head = ("zekerheid", "vragen", "gemiddelde zekerheid", "werkelijk goed")
    return (
        f"<h3>Kalibratie</h3><p>Kalibratiefout: {error}; met de berichten buiten bereik erbij: {both}.</p>"
        f'<div class="beside">{chart}{table(f"{title}: kalibratie", head, rows)}</div>'
    )


def _thresholds(title: str, data: Mapping[str, Any]) -> str:
    rows = data["drempelkeuze"]
    names = {
        "goed": "goed beantwoord",
        "fout": "fout beantwoord",
        "buiten_bereik_beantwoord": "buiten bereik beantwoord",
    }
    names = {name: text for name, text in names.items() if name in rows[0]}
    lines = [Line(text, [(row["drempel"], row[name]) for row in rows]) for name, text in names.items()]
    chart = charts.line_chart(
        f"{title}: wat een andere antwoorddrempel zou doen",
        "Hoe hoger de drempel, hoe minder goede en hoe minder foute antwoorden. De tabel geeft dezelfde cijfers.",
        "antwoorddrempel",
        "aandeel",
        lines,
    )
    listed = table(
        f"{title}: antwoorddrempel",
        ("drempel", *names.values()),
        [(comma(row["drempel"], 2), *(wording.percent(row[name]) for name in names)) for row in rows],
    )
    choices = data["keuzedrempel"]
    wanted = {
        "keuze_met_het_goede": "keuze met het goede",
        "keuze_zonder_het_goede": "keuze zonder het goede",
        "geweigerd": "niet begrepen",
        "buiten_bereik_keuze": "buiten bereik: keuze",
    }
    wanted = {name: text for name, text in wanted.items() if name in choices[0]}
    offered = table(
        f"{title}: keuzedrempel, voor wat niet meteen wordt beantwoord",
        ("drempel", *wanted.values()),
        [(comma(row["drempel"], 2), *(wording.percent(row[name]) for name in wanted)) for row in choices],
    )
    return (
        f'<h3>Drempels</h3><div class="beside">{chart}<details><summary>Cijfers per drempel</summary>'
        f"{listed}{offered}</details></div>"
    )


def _confusion(title: str, inside: Mapping[str, Any]) -> str:
    pairs = [(row["bedoeld"], row["gegeven"], row["aantal"]) for row in inside["verward"]]
    worst = [
        (
            row["entry"],
            row["vragen"],
            row["gemist"],
            ", ".join(f"{other['entry']} ({other['aantal']})" for other in row["verward_met"]),
        )
        for row in inside["slechtste"]
    ]
    chart = charts.heat_map(
        f"{title}: verwarring tussen onderwerpen",
        "Rij: het bedoelde onderwerp. Kolom: het onderwerp dat bovenaan kwam. Op de diagonaal is het antwoord goed "
        "of van hetzelfde onderwerp. De tabel eronder noemt de vaakst verwarde antwoorden.",
        inside["verward_per_onderwerp"],
    )
    return (
        f'<h3>Verwarring</h3><div class="scroll" role="region" aria-label="{html.escape(title)}: kaart van de '
        f'verwarring" tabindex="0">{chart}</div>'
        + table(f"{title}: vaakst verward", ("bedoeld", "gegeven", "aantal"), pairs)
        + table(f"{title}: slechtst herkend", ("antwoord", "vragen", "gemist", "verward met"), worst)
    )


def _missed(title: str, missed: Sequence[Mapping[str, Any]]) -> str:
    if not missed:
        return ""
    rows = [
        (row["vraag"], row["bedoeld"], row["gegeven"], row["besluit"], comma(row["zekerheid"], 2)) for row in missed
    ]
    listed = table(f"{title}: gemiste vragen", ("vraag", "bedoeld", "bovenaan", "besluit", "zekerheid"), rows)
    return f"<details><summary>Gemiste vragen ({len(rows)})</summary>{listed}</details>"
