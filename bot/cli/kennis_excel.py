"""`banenwijzer kennis export|import`: the knowledge as an Excel workbook for a review round, and back.

openpyxl is loaded by the commands themselves: half a second that `serve` and `ask` need not wait.
"""

from __future__ import annotations

from pathlib import Path

import click

from actions.voorbeelden import work_out
from bot.knowledge import Kennis, Problem, inspect_kennis, load_kennis
from bot.paths import KNOWLEDGE
from bot.settings import read_settings


@click.command("export")
@click.argument("bestand", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--onderwerp", help="Alleen dit onderwerp (een map in knowledge/).")
@click.option("--overschrijf", is_flag=True, help="Vervang een bestand dat er al is.")
def export_(bestand: Path, onderwerp: str | None, overschrijf: bool) -> None:
    """Schrijf de antwoorden naar een Excel-bestand, om na te lezen en te wijzigen."""
    from bot.knowledge_review import export_workbook

    _require_xlsx(bestand)
    if not bestand.parent.is_dir():
        raise click.UsageError(f"De map {bestand.parent} bestaat niet.")
    if bestand.exists() and not overschrijf:
        raise click.UsageError(f"{bestand} bestaat al. Kies een andere naam, of gebruik --overschrijf.")
    count = export_workbook(bestand, load_kennis(KNOWLEDGE, check_language=False), onderwerp)
    click.echo(f"Onderwerpen geschreven naar {bestand}: {count}.")


@click.command("import")
@click.argument("bestand", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--schrijf", is_flag=True, help="Schrijf de wijzigingen; anders worden zij alleen getoond.")
@click.option("--verwijder", is_flag=True, help="Verwijder wat in het Excel-bestand is weggehaald.")
def import_(bestand: Path, schrijf: bool, verwijder: bool) -> None:
    """Lees een Excel-bestand van 'kennis export' terug: toon wat wijzigt, en schrijf het met --schrijf.

    Bij een fout wordt niets geschreven. Exitcode 1: er is een fout.
    """
    from bot.knowledge_review import plan_import, write_plan

    _require_xlsx(bestand)
    plan = plan_import(bestand, KNOWLEDGE, _inspect, remove=verwijder)
    for file in plan.files:
        click.echo(file.diff(), nl=False)
    for notice in plan.notices:
        click.echo(f"let op: {notice}", err=True)
    for problem in plan.warnings:
        click.echo(str(problem), err=True)
    if schrijf:
        write_plan(plan)
    if not plan.files:
        click.echo("Er wijzigt niets.")
    elif schrijf:
        click.echo(f"Bestanden geschreven: {len(plan.files)}.")
    else:
        click.echo(f"Bestanden die zouden wijzigen: {len(plan.files)}. Er is niets geschreven; gebruik --schrijf.")


def _inspect(folder: Path) -> tuple[Kennis, list[Problem]]:
    """What `kennis check` does."""
    return inspect_kennis(folder, today=read_settings().today(), rekenaar=work_out)


def _require_xlsx(path: Path) -> None:
    if path.suffix.lower() != ".xlsx":
        raise click.UsageError(f"{path} heeft niet de extensie .xlsx.")
