"""`banenwijzer evaluate`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from bot.evaluation import cross_validation, development, report
from bot.knowledge import load_kennis
from bot.knowledge.index import load_examples
from bot.knowledge.model_files import load_index
from bot.paths import DATA, KNOWLEDGE, ROOT, VAR, VECTOR_CACHE
from bot.settings import read_settings


@click.command()
@click.option("--folds", default=5, show_default=True, type=click.IntRange(2, 20), help="In hoeveel delen.")
@click.option(
    "--out", default=VAR / "evaluatie", show_default="var/evaluatie", type=click.Path(file_okay=False, path_type=Path),
    help="Waar het verslag komt (HTML en JSON).",
)  # fmt: skip
def evaluate(folds: int, out: Path) -> None:
    """Meet hoe goed vragen worden herkend: kruisvalidatie op de varianten, en de ontwikkelset."""
    kennis = load_kennis(KNOWLEDGE)
    asked = cross_validation.run(
        load_examples(kennis, DATA), folds, cache=VECTOR_CACHE, say=lambda line: click.echo(line, err=True)
    )
    results: dict[str, dict[str, Any]] = {f"Kruisvalidatie op de varianten, {folds} delen": report.figures(asked)}
    folder = ROOT / development.FOLDER
    if folder.is_dir():
        recogniser = load_index(read_settings().models_dir)
        results["Ontwikkelset"] = report.figures(development.in_scope(folder, recogniser, kennis.entries))
        results["Buiten bereik"] = report.refusals(development.out_of_scope(folder, recogniser, kennis.entries))
    page = report.write(results, out)
    click.echo(report.summary(results))
    click.echo(f"Verslag: {page}", err=True)
