"""`banenwijzer kennis dekking|verouderd`: what an editor must still tell, and what is due for a look."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from typing import Any

import click

from bot.cli.options import op_option
from bot.errors import KnowledgeError
from bot.knowledge.coverage import figure_users
from bot.knowledge.dutch import format_date
from bot.knowledge.load import Folder, check_folder, read_folder
from bot.knowledge.outdated import AflopendGetal, Nakijken, OudeBron, OudGetal, Verouderd, find_outdated
from bot.knowledge.problems import Problem
from bot.paths import KNOWLEDGE
from bot.settings import read_settings

json_option = click.option("--json", "as_json", is_flag=True, help="Uitvoer als JSON.")


@click.command()
@json_option
def dekking(as_json: bool) -> None:
    """Toon welke feiten, alinea's en getallen nergens worden verteld.

    De lijsten staan in knowledge/dekking/. Exitcode 1: een feit of alinea heeft geen onderwerp.
    """
    folder = read_folder(KNOWLEDGE)
    errors = len(_errors(folder))
    told, figures = _told(folder), _figures(folder)
    missing = [item for item in told if not item["entries"]]
    unused = [item for item in figures if not item["entries"]]
    if as_json:
        _echo_json({"onderdelen": told, "getallen": figures, "bestanden": _per_file(told, figures), "fouten": errors})
    else:
        for file in _per_file(told, figures):
            click.echo(f"{file['bestand']}: {file['wat']}: {file['aantal']}, zonder onderwerp: {file['zonder']}")
        _echo_list("Zonder onderwerp", [f"{_place(item)}: {item['soort']} '{item['id']}'" for item in missing])
        _echo_list(
            "Alleen in rekenregels of niet gebruikt (geen fout)",
            [f"{_place(item)}: getal '{item['naam']}'" for item in unused],
        )
        click.echo(
            f"\n{_count(told, 'feit')} feiten en {_count(told, 'alinea')} alinea's: {len(missing)} zonder onderwerp. "
            f"{len(figures)} getallen: {len(unused)} in geen enkel antwoord."
        )
    if errors:
        click.echo(f"Er zijn {errors} fouten in knowledge/. Kijk met 'banenwijzer kennis check'.", err=True)
    sys.exit(1 if missing or errors else 0)


@click.command()
@op_option
@json_option
def verouderd(op: date | None, as_json: bool) -> None:
    """Toon wat op een dag aan nakijken toe is: antwoorden, getallen en bronnen."""
    folder = read_folder(KNOWLEDGE)
    if errors := _errors(folder):
        raise KnowledgeError(errors)
    report = find_outdated(folder, op or read_settings().today())
    if as_json:
        _echo_json(asdict(report))
        return
    click.echo(f"Stand op {format_date(report.op)}.")
    for title, lines in _sections(report):
        _echo_list(title, lines)


def _errors(folder: Folder) -> list[Problem]:
    problems = [*folder.problems, *check_folder(folder, check_language=False)]
    return sorted(problem for problem in problems if problem.level == "fout")


def _told(folder: Folder) -> list[dict[str, Any]]:
    """Every fact and paragraph with the entries that tell it, in order of place."""
    return [
        {
            "id": onderdeel.id,
            "soort": onderdeel.soort,
            "waarover": onderdeel.waarover,
            "bron": file.bron,
            "bevestigd": onderdeel.is_bevestigd,
            "entries": onderdeel.covered_by(folder.kennis),
            "bestand": file.source.file,
            "regel": file.source.line(*onderdeel.place),
        }
        for file in folder.dekking
        for onderdeel in file.onderdelen
    ]


def _figures(folder: Folder) -> list[dict[str, Any]]:
    """Every figure with the entries whose answers name it, in order of place."""
    rows = []
    for naam, entries in figure_users(folder.kennis).items():
        source = folder.sources[f"figuur:{naam}"]
        rows.append({"naam": naam, "entries": entries, "bestand": source.file, "regel": source.line(naam)})
    return rows


def _per_file(told: Iterable[dict[str, Any]], figures: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    files: dict[str, dict[str, Any]] = {}
    for item in (*told, *figures):
        wat = {"feit": "feiten", "alinea": "alinea's"}.get(item.get("soort", ""), "getallen")
        empty = {"bestand": item["bestand"], "wat": wat, "aantal": 0, "zonder": 0}
        file = files.setdefault(item["bestand"], empty)
        file["aantal"] += 1
        file["zonder"] += not item["entries"]
    return list(files.values())


def _count(told: Iterable[dict[str, Any]], soort: str) -> int:
    return sum(item["soort"] == soort for item in told)


def _sections(report: Verouderd) -> list[tuple[str, list[str]]]:
    return [
        ("Antwoorden om na te kijken", [_review(item) for item in report.nakijken]),
        ("Antwoorden met een ouder getal", [_named(item) for item in report.oude_getallen if item.is_zeker]),
        (
            "Mogelijk een ouder getal (de tekst noemt dat jaar of een reeks jaren)",
            [_named(item) for item in report.oude_getallen if not item.is_zeker],
        ),
        ("Getallen die aflopen of zijn afgelopen", [_ending(item) for item in report.aflopende_getallen]),
        ("Bronnen die langer dan een jaar geleden zijn gelezen", [_source(item) for item in report.oude_bronnen]),
    ]


def _review(item: Nakijken) -> str:
    when = "had nagekeken moeten zijn" if item.is_verlopen else "moet worden nagekeken"
    return f"{item.bestand}:{item.regel}: '{item.entry}' {when} voor {format_date(item.opnieuw_voor)}."


def _named(item: OudGetal) -> str:
    return (
        f"{item.bestand}:{item.regel}: '{item.entry}' noemt '{item.getal}' van {format_date(item.genoemd_op)}: "
        f"{item.genoemd}. Sinds {format_date(item.nieuwer_vanaf)} is het {item.nieuwer}."
    )


def _ending(item: AflopendGetal) -> str:
    ends = "is afgelopen" if item.is_verlopen else "loopt af"
    users = f" Nodig voor: {', '.join(item.entries)}." if item.entries else ""
    return (
        f"{item.bestand}:{item.regel}: '{item.getal}' {ends} op {format_date(item.tot)}; "
        f"de laatste waarde is {item.waarde}.{users}"
    )


def _source(item: OudeBron) -> str:
    return f"{item.bestand}:{item.regel}: '{item.bron}' ({item.titel}) is gelezen op {format_date(item.geraadpleegd)}."


def _place(item: dict[str, Any]) -> str:
    return f"{item['bestand']}:{item['regel']}"


def _echo_list(title: str, lines: list[str]) -> None:
    click.echo(f"\n{title} ({len(lines)}):" if lines else f"\n{title}: geen.")
    for line in lines:
        click.echo(line)


def _echo_json(data: object) -> None:
    click.echo(json.dumps(data, ensure_ascii=False, indent=2, default=str))
