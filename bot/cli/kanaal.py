"""`banenwijzer kanaal`: close a channel, open it again, tell its users something first."""

from __future__ import annotations

import click

from bot.cli.database import actor, opened_database
from bot.settings import AMSTERDAM
from bot.store import CHANNELS, SwitchState, SwitchStore

channel_argument = click.argument("kanaal", type=click.Choice(CHANNELS))


@click.group()
def kanaal() -> None:
    """De noodknop en de melding van elk kanaal: web, rest, slack en teams."""


@kanaal.command()
def toon() -> None:
    """Toon van elk kanaal of het open is, en wat het meldt."""
    with opened_database() as database:
        states = SwitchStore(database).states()
    for state in states.values():
        click.echo(_line(state))


@kanaal.command()
@channel_argument
@click.option("--reden", required=True, help="Waarom, in een zin. Gebruikers lezen deze zin.")
def sluit(kanaal: str, reden: str) -> None:
    """Sluit een kanaal: elke vraag krijgt als antwoord dat het gesloten is, en waarom."""
    _change(kanaal, is_open=False, reason=reden)


@kanaal.command("open")
@channel_argument
@click.option("--reden", required=True, help="Waarom, in een zin, voor het logboek.")
def open_(kanaal: str, reden: str) -> None:
    """Open een kanaal weer."""
    _change(kanaal, is_open=True, reason=reden)


@kanaal.command()
@channel_argument
@click.argument("tekst", required=False)
@click.option("--weg", is_flag=True, help="Haal de melding weg.")
def melding(kanaal: str, tekst: str | None, weg: bool) -> None:
    """Zet TEKST boven het eerste antwoord in elk gesprek, of haal de melding weg."""
    if weg == bool(tekst and tekst.strip()):
        raise click.UsageError("Geef een tekst, of --weg.")
    _change(kanaal, notice="" if weg else tekst)


def _change(channel: str, *, is_open: bool | None = None, notice: str | None = None, reason: str | None = None) -> None:
    with opened_database() as database:
        state = SwitchStore(database).set(channel, actor=actor(), is_open=is_open, notice=notice, reason=reason)
    click.echo(_line(state))
    click.echo("De app merkt dit binnen enkele seconden.")


def _line(state: SwitchState) -> str:
    parts = [f"{state.channel}: {'open' if state.is_open else 'gesloten'}"]
    if state.reason and not state.is_open:
        parts.append(f"reden: {state.reason}")
    if state.notice:
        parts.append(f"melding: {state.notice}")
    if state.changed:
        parts.append(f"gewijzigd {state.changed.astimezone(AMSTERDAM):%Y-%m-%d %H:%M} door {state.changed_by}")
    return "; ".join(parts)
