"""`banenwijzer db`: the database of questions, answers and feedback."""

from __future__ import annotations

import click

from bot.settings import read_settings
from bot.store import open_engine, upgrade


@click.group()
def db() -> None:
    """De database met vragen, antwoorden en oordelen."""


@db.command("upgrade")
def upgrade_command() -> None:
    """Breng de tabellen bij de tijd; doet niets als ze dat al zijn."""
    engine = open_engine(read_settings().database())
    try:
        upgrade(engine)
    finally:
        engine.dispose()
    click.echo(f"De database is bij ({engine.url.render_as_string(hide_password=True)}).")
