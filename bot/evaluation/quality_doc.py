"""docs/kwaliteit.md: the current figures, with how they were measured."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from bot.evaluation import charts, wording
from bot.evaluation.markup import CHART_STYLE, COLOURS, comma
from bot.paths import ROOT

PATH = ROOT / "docs" / "kwaliteit.md"
COMPARISON = ROOT / "benchmarks" / "recognition.json"
PICTURE = "kwaliteit-kalibratie.svg"

_SPLIT = """\
| verzameling | waar | waarvoor |
|---|---|---|
| oefenzinnen | `knowledge/` (vraag en varianten), `data/oefenvragen/`, `data/nlu/` | hiervan leert de herkenning |
| rekenvragen | `data/rekenvragen/` | hiervan leert de herkenning welke berekening iemand vraagt |
| rekenrollen | `data/rekenrollen/` | hiervan leert de herkenning wat elk getal in een bericht is |
| ijkset | `data/ijking/` | apart geschreven; hierop zijn gewichten, zekerheid en drempels gesteld. Geen maat |
| toetsset | `tests/evaluation/` | apart geschreven; niets op ingesteld, niets uit overgenomen. Deze cijfers tellen |

De vragen van de toetsset staan in geen verslag. Zo schrijft niemand er een variant bij omdat hij de vraag zag. \
Een test bewaakt dat geen vraag van meer dan drie woorden uit de toetsset of de ijkset ook oefenzin is; \
heel korte ("lkv 2026") mogen gelijk zijn. \
Zakt een cijfer van de toetsset onder `tests/evaluation/ondergrens.yml`, dan faalt `make test`."""

_TERMS = """\
"Goed bovenaan": het antwoord met de hoogste zekerheid is een goed antwoord, wat er ook is besloten. \
"Meteen beantwoord": de zekerheid haalt de antwoorddrempel. \
"Keuze": twee of drie vragen om uit te kiezen. \
"Ten onrechte niet begrepen of doorverwezen": een vraag met een antwoord die dat niet kreeg; \
een verkeerde doorverwijzing telt ook als fout antwoord. \
De kalibratiefout (ECE) is hoe ver de zekerheid gemiddeld van de werkelijkheid ligt, in tien stappen."""

_AGAIN = """\
```
make evaluate                                       # alles; verslag in var/evaluatie (HTML en JSON)
banenwijzer evaluate --snel                         # alleen de toetsset
banenwijzer evaluate --vergelijk eerder.json        # met de verschillen
banenwijzer evaluate --schrijf-docs                 # ook deze bladzijde opnieuw
banenwijzer leg-uit "hoe lang telt iemand mee"      # waarom dit antwoord
make bench-recognition                              # de vergelijking van methoden
```"""


def write(results: Mapping[str, Any], path: Path = PATH, comparison: Path = COMPARISON) -> None:
    """Write the page, and the picture beside it in images/."""
    known = json.loads(comparison.read_text("utf-8")) if comparison.is_file() else None
    path.write_text(build(results, known), "utf-8")
    toets = results["sets"]["toets"]
    picture = charts.reliability(
        "Zekerheid tegen werkelijk goed",
        "De tabel ernaast geeft dezelfde cijfers.",
        toets["binnen_bereik"]["kalibratie"],
    )
    images = path.parent / "images"
    images.mkdir(exist_ok=True)
    (images / PICTURE).write_text(charts.standalone(picture, COLOURS + CHART_STYLE), "utf-8")


def build(results: Mapping[str, Any], comparison: Mapping[str, Any] | None) -> str:
    """The page as Markdown. comparison: what benchmarks/recognition wrote."""
    sets, size = results["sets"], results["omvang"]
    toets = sets["toets"]
    inside = toets["binnen_bereik"]
    parts = [
        "# Kwaliteit van de herkenning",
        "<!-- Gemaakt met `banenwijzer evaluate --schrijf-docs`; niet met de hand veranderen. -->",
        f"Gemeten op {results['gemeten'][:10]} met `banenwijzer evaluate`: {size['entries']} onderwerpen, "
        f"{wording.number(size['oefenzinnen'])} oefenzinnen, {inside['vragen']} toetsvragen en "
        f"{toets['buiten_bereik']['invoer']} toetsberichten buiten bereik. Gemeten is de herkenning zelf, zonder "
        "gesprek: een vervolgvraag of een rekenvraag in een gesprek telt hier niet mee.",
        _main(toets),
        _TERMS,
        "## Waarop is geleerd, ingesteld en gemeten",
        _SPLIT,
        "De laatste twee kolommen hieronder zijn geen maat voor de kwaliteit. De ijkset is in vijf delen gemeten, elk "
        "met een zekerheid die op de andere vier is ingesteld. De kruisvalidatie vraagt oefenzinnen die bij het leren "
        "waren weggelaten; die zijn expres zo verschillend mogelijk geschreven.",
        _all_sets(sets),
        _difference(sets),
        "## Per kenmerk en niveau",
        _slices("kenmerk", inside["per_kenmerk"], f"Doel: geen kenmerk onder {wording.SLICE_AT_LEAST * 100:.0f} %."),
        _slices("niveau", inside["per_niveau"]),
        "## Per onderwerp",
        _slices("onderwerp", inside["per_onderwerp"], "Kleine aantallen: lees ze als aanwijzing."),
        "## Buiten bereik",
        _table(
            ("soort", "berichten", "geweigerd of doorverwezen"),
            (
                (kind, row["vragen"], wording.percent(row["goed"]))
                for kind, row in toets["buiten_bereik"]["per_soort"].items()
            ),
        ),
        "## Eigen varianten",
        "Zinnen die bij een antwoord staan, moeten altijd goed gaan; ook in hoofdletters, met woorden aaneen of met "
        "een tikfout.",
        _variants(results["varianten"]),
        "## Is de zekerheid eerlijk?",
        f"![Zekerheid tegen werkelijk goed, per tiende](images/{PICTURE})",
        _calibration(inside["kalibratie"]),
        "## Drempels",
        f"Vanaf een zekerheid van {comma(results['drempels']['antwoord'], 2)} volgt een antwoord. Daaronder volgt een "
        f"keuze als de kans dat het goede erbij zit ten minste {comma(results['drempels']['keuze'], 2)} is. Is de "
        f"kans dat het een vraag voor ons is kleiner dan {comma(results['drempels']['voor_ons'], 2)}, dan volgt geen "
        "van beide. Wat een andere antwoorddrempel op de toetsset zou doen:",
        _trade_off(toets["drempelkeuze"]),
        "## Snelheid",
        _speed(results["snelheid"]),
    ]
    if comparison:
        parts += ["## Andere methoden", _methods(comparison)]
    return "\n\n".join([*parts, "## Zelf meten", _AGAIN]) + "\n"


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    lines = ["| " + " | ".join(head) + " |", "|---|" + "---:|" * (len(head) - 1)]
    lines += ["| " + " | ".join(str(cell) for cell in row) + " |" for row in rows]
    return "\n".join(lines)


def _main(toets: Mapping[str, Any]) -> str:
    inside, outside = toets["binnen_bereik"], toets["buiten_bereik"]
    rows = [(text, wording.target(name), wording.shown(name, inside[name])) for name, text in wording.IN_SCOPE.items()]
    rows += [
        (f"Buiten bereik: {text[0].lower()}{text[1:]}", wording.target(name), wording.percent(outside[name]))
        for name, text in wording.OUT_OF_SCOPE.items()
    ]
    low, high = inside["marge"]["goed"]
    margin = (
        f"95 %-marge van de eerste regel, door toeval alleen: {wording.percent(low)} tot {wording.percent(high)}. "
        f"{inside['letterlijk_een_oefenzin']} korte toetsvragen zijn toevallig letterlijk een oefenzin; zonder die is "
        f"{wording.percent(inside['goed_zonder_letterlijke'])} goed bovenaan."
    )
    return f"{_table(('maat', 'doel', 'toetsset'), rows)}\n\n{margin}"


def _all_sets(sets: Mapping[str, Any]) -> str:
    rows: list[Sequence[object]] = [("vragen", *(data["binnen_bereik"]["vragen"] for data in sets.values()))]
    for name, text in wording.IN_SCOPE.items():
        rows.append((text, *(wording.shown(name, data["binnen_bereik"][name]) for data in sets.values())))
    return _table(("maat", *(data["titel"] for data in sets.values())), rows)


def _difference(sets: Mapping[str, Any]) -> str:
    """Why the test set and the calibration set are apart, when they are."""
    toets, ijking = (sets[name]["binnen_bereik"] for name in ("toets", "ijking"))
    near, other = (f"{comma(one['gelijkenis_dichtste_zin'], 2)}" for one in (toets, ijking))
    easier = "makkelijker" if toets["goed"] > ijking["goed"] else "moeilijker"
    return (
        "Hoeveel een vraag lijkt op de dichtste oefenzin (mediaan, van 1): "
        f"toetsset {near}, ijkset {other}. De toetsset is {easier} dan de ijkset. Op de toetsset "
        "is niets ingesteld. Op de ijkset zijn vier gewichten van de rangschikking gesteld en methoden vergeleken. "
        "Ook zijn er oefenzinnen bij gekomen bij onderwerpen waar de ijkset zwak was, al is er geen vraag uit "
        "overgenomen. Reken voor vragen van nieuwe gebruikers op iets tussen de twee kolommen."
    )


def _slices(what: str, slices: Mapping[str, Mapping[str, float]], note: str = "") -> str:
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
    listed = _table((what, "vragen", "goed bovenaan", "goed: meteen of na één keuze", "beantwoord maar fout"), rows)
    return f"{note}\n\n{listed}" if note else listed


def _variants(varianten: Mapping[str, Any]) -> str:
    rows = [
        (text, varianten[form]["vragen"], wording.percent(varianten[form]["goed"]))
        for form, text in wording.FORMS.items()
    ]
    return _table(("vorm", "zinnen", "goed bovenaan"), rows)


def _calibration(bins: Sequence[Mapping[str, float]]) -> str:
    rows = [
        (
            f"{comma(row['van'])} tot {comma(row['van'] + 0.1)}",
            int(row["aantal"]),
            wording.percent(row["zekerheid"]),
            wording.percent(row["goed"]),
        )
        for row in bins
    ]
    return _table(("zekerheid", "vragen", "gemiddelde zekerheid", "werkelijk goed"), rows)


def _trade_off(rows: Sequence[Mapping[str, float]]) -> str:
    names = ("goed", "fout", "buiten_bereik_beantwoord")
    some = [row for row in rows if round(row["drempel"] * 20) % 2 == 0]
    return _table(
        ("antwoorddrempel", "goed beantwoord", "fout beantwoord", "buiten bereik beantwoord"),
        [(comma(row["drempel"], 2), *(wording.percent(row[name]) for name in names)) for row in some],
    )


def _speed(speed: Mapping[str, Any]) -> str:
    rows = [
        (name, f"{wording.number(speed[name]['p50_ms'])} ms", f"{wording.number(speed[name]['p95_ms'])} ms")
        for name in ("zinsvector", "rangschikken", "samen")
    ]
    return "Op één machine met twee kernen, zonder GPU; alleen de herkenning.\n\n" + _table(
        ("stap", "mediaan", "95e percentiel"), rows
    )


def _methods(data: Mapping[str, Any]) -> str:
    rows = []
    for row in data["methoden"]:
        held = row.get("kruisvalidatie")
        rows.append(
            (
                f"{row['methode']} ({row['opmerking']})" if row.get("opmerking") else row["methode"],
                wording.percent(row["goed"]),
                wording.percent(row["goed_bij_de_eerste_drie"]),
                wording.percent(held["goed"]) if held else "–",
                f"{wording.number(row['ms_rangschikken'])} ms{' *' if row['zinsvector'] else ''}",
                f"{wording.number(float(row['train_seconden']))} s",
                f"{wording.number(float(row['megabyte']))} MB",
            )
        )
    head = ("methode", "goed bovenaan", "bij de eerste drie", "kruisvalidatie", "rangschikken", "trainen", "model")
    about = (
        f"Naast elkaar gemeten op {data['gemeten'][:10]} op de {data['vragen']} vragen van de ijkset met een antwoord "
        f"(niet op de toetsset), geleerd van {wording.number(data['oefenzinnen'])} oefenzinnen met "
        f"{data['labels']} labels; kruisvalidatie in {data['delen']} delen op de oefenzinnen. "
        f"Bij * komt de tijd voor de zinsvector erbij: {wording.number(data['zinsvector_ms'])} ms. De machine deed "
        "ook ander werk; let op de verhouding tussen de tijden. "
        "Opnieuw: `make bench-recognition`."
    )
    return f"{about}\n\n{_table(head, rows)}"
