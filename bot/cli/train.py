"""`banenwijzer train`."""

from __future__ import annotations

import time

import click

from bot import training
from bot.settings import read_settings


@click.command()
@click.option("--if-needed", is_flag=True, help="Alleen als het model ontbreekt of ouder is dan zijn bronnen.")
def train(if_needed: bool) -> None:
    """Maak een model van knowledge/ en data/ (de eerste keer zo'n vijf minuten, daarna de helft)."""
    settings = read_settings()
    if if_needed and not training.is_stale(settings.models_dir):
        click.echo("Het model is actueel.", err=True)
        return
    click.echo("Ik train een nieuw model. Dat duurt de eerste keer zo'n vijf minuten, daarna de helft.", err=True)
    started = time.monotonic()
    model = training.train(settings.models_dir, settings.engine_python, lambda line: click.echo(line, err=True))
    click.echo(f"Klaar in {time.monotonic() - started:.0f} seconden: {model.name}", err=True)
