"""`banenwijzer evaluate`."""

from __future__ import annotations

from pathlib import Path

import click

from bot.evaluation import cross_validation, report
from bot.knowledge import load_kennis
from bot.knowledge.index import load_examples
from bot.paths import KNOWLEDGE, NLU, VAR, VECTOR_CACHE


@click.command()
@click.option("--folds", default=5, show_default=True, type=click.IntRange(2, 20), help="In hoeveel delen.")
@click.option(
    "--out", default=VAR / "evaluatie", show_default=True, type=click.Path(file_okay=False, path_type=Path),
    help="Waar het verslag komt (HTML en JSON).",
)  # fmt: skip
def evaluate(folds: int, out: Path) -> None:
    """Meet hoe goed vragen worden herkend: kruisvalidatie op de varianten."""
    examples = load_examples(load_kennis(KNOWLEDGE), NLU)
    result = cross_validation.run(examples, folds, cache=VECTOR_CACHE, say=lambda line: click.echo(line, err=True))
    html = report.write(result, out)
    click.echo(report.summary(result))
    click.echo(f"Verslag: {html}", err=True)
