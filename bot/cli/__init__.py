"""The command line: `banenwijzer`. Exit codes: 0 done, 1 something is wrong, 2 wrong use."""

from __future__ import annotations

import sys

import click

from bot import __version__
from bot.cli.account import account
from bot.cli.ask import ask
from bot.cli.db import db
from bot.cli.evaluate import evaluate
from bot.cli.kanaal import kanaal
from bot.cli.kennis import kennis
from bot.cli.leg_uit import leg_uit
from bot.cli.reken import reken
from bot.cli.serve import serve
from bot.cli.train import train
from bot.errors import BanenwijzerError


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="banenwijzer")
def main() -> None:
    """Banenwijzer: antwoorden voor werkgevers over de banenafspraak, met bronnen en op datum."""


for command in (serve, ask, reken, train, kennis, evaluate, leg_uit, db, account, kanaal):
    main.add_command(command)


def run() -> None:
    """The console script: our own errors are one clear message, never a stack trace."""
    try:
        main()
    except BanenwijzerError as error:
        click.echo(str(error), err=True)
        sys.exit(1)
