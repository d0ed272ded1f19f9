"""`banenwijzer kennis check|zoek`, and the group to which the other kennis commands belong."""

from __future__ import annotations

import json
import sys
from datetime import date

import click

from actions.voorbeelden import open_replies, work_out
from bot.cli.kennis_beheer import dekking, verouderd
from bot.cli.kennis_excel import export_, import_
from bot.cli.options import peildatum_option
from bot.gateway.lookup import LookUp
from bot.knowledge import inspect_kennis
from bot.knowledge.model_files import load_index
from bot.paths import DOMAIN, KNOWLEDGE
from bot.render import render_plain
from bot.reply import Reply
from bot.settings import read_settings


@click.group()
def kennis() -> None:
    """Nakijken en zoeken in knowledge/."""


for command in (dekking, verouderd, export_, import_):
    kennis.add_command(command)


@kennis.command()
def check() -> None:
    """Kijk knowledge/ na: opbouw, verwijzingen, bronnen, datums, dubbele vragen, taalniveau."""
    found, problems = inspect_kennis(KNOWLEDGE, today=read_settings().today(), rekenaar=work_out)
    for problem in problems:
        click.echo(str(problem))
    errors = sum(problem.level == "fout" for problem in problems)
    phrases = sum(len(entry.varianten) for entry in found.entries.values())
    click.echo(
        f"{len(found.entries)} onderwerpen, {phrases} varianten, {len(found.bronnen)} bronnen, "
        f"{len(found.figuren)} getallen: {errors} fouten, {len(problems) - errors} waarschuwingen."
    )
    sys.exit(1 if errors else 0)


@kennis.command()
@click.argument("woorden", nargs=-1, required=True)
@peildatum_option
@click.option("--onderwerp", help="Alleen in dit onderwerp (een map in knowledge/).")
@click.option("--limit", default=5, show_default=True, type=click.IntRange(1, 50), help="Hoeveel antwoorden.")
@click.option("--json", "as_json", is_flag=True, help="Uitvoer als JSON.")
def zoek(woorden: tuple[str, ...], peildatum: date | None, onderwerp: str | None, limit: int, as_json: bool) -> None:
    """Zoek antwoorden, beste eerst, zoals zij golden op de peildatum."""
    settings = read_settings()
    builder = open_replies(KNOWLEDGE, DOMAIN)
    look_up = LookUp(load_index(settings.models_dir), builder, settings.today)
    day = peildatum or settings.default_peildatum()
    found = look_up.search(" ".join(woorden), day, onderwerp=onderwerp, limit=limit)
    if as_json:
        click.echo(json.dumps({"peildatum": day.isoformat(), "resultaten": found}, ensure_ascii=False, indent=2))
        return
    for i, item in enumerate(found, start=1):
        click.echo(f"{i}. {item['vraag']}  [{item['entry']}, {item['confidence']:.0%}]")
        text = render_plain(Reply.from_dict(item["antwoord"])) if item["antwoord"] else "(toen geen antwoord)"
        click.echo("   " + text.replace("\n", "\n   ") + "\n")
    if not found:
        click.echo("Niets gevonden.")
