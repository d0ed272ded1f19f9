"""`banenwijzer evaluate`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from actions.voorbeelden import open_replies
from actions.zonder_motor import ZonderMotor
from bot.evaluation import calculations, compare, figures, floors, quality_doc, report
from bot.evaluation.measure import measure
from bot.evaluation.question_sets import CALIBRATION, TEST
from bot.knowledge import Kennis, load_kennis
from bot.knowledge.index import Example, Recogniser, load_examples, load_marked, load_questions, load_wishes, train
from bot.knowledge.index.vectors import VectorCache
from bot.knowledge.model_files import load_index
from bot.paths import CALCULATIONS, DATA, DOMAIN, KNOWLEDGE, NUMBERS, VAR, VECTOR_CACHE
from bot.settings import read_settings
from bot.training import is_stale

_CONVERSATIONS = TEST / "rekenen.jsonl"


@click.command()
@click.option(
    "--folds", default=3, show_default=True, type=click.IntRange(2, 20), help="Kruisvalidatie in hoeveel delen."
)
@click.option("--snel", is_flag=True, help="Alleen de toetsset: geen kruisvalidatie, ijkset, varianten en rekenen.")
@click.option(
    "--vergelijk",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Een eerdere evaluatie.json: toon de verschillen.",
)
@click.option("--schrijf-docs", is_flag=True, help="Schrijf de cijfers ook naar docs/kwaliteit.md.")
@click.option(
    "--out", default=VAR / "evaluatie", show_default="var/evaluatie", type=click.Path(file_okay=False, path_type=Path),
    help="Waar het verslag komt (HTML en JSON).",
)  # fmt: skip
def evaluate(folds: int, snel: bool, vergelijk: Path | None, schrijf_docs: bool, out: Path) -> None:
    """Meet hoe goed vragen worden herkend en hoe goed er in gesprek wordt gerekend.

    Kruisvalidatie op de oefenzinnen, de ijkset, de toetsset, eigen varianten, snelheid, en de rekengesprekken.
    """
    if snel and schrijf_docs:
        raise click.UsageError("--schrijf-docs heeft de hele meting nodig; laat --snel weg.")
    earlier = _read(vergelijk) if vergelijk else None
    kennis, vectors = load_kennis(KNOWLEDGE), VectorCache(VECTOR_CACHE)
    examples = load_examples(kennis, DATA)
    recogniser = _recogniser(kennis, examples, vectors)
    results = measure(kennis, recogniser, examples, is_quick=snel, folds=folds, vectors=vectors, say=_say)
    if _CONVERSATIONS.is_file() and not snel:
        _say("Rekengesprekken.")
        motor = ZonderMotor(open_replies(KNOWLEDGE, DOMAIN), recogniser)
        results["rekenen"] = figures.calculations(calculations.run(calculations.load(_CONVERSATIONS), motor))
    results["onder_de_grens"] = _broken(results)
    if earlier:
        results["vergelijking"] = compare.differences(earlier, results)
    page = report.write(results, out)
    click.echo(report.summary(results))
    if schrijf_docs:
        quality_doc.write(results)
        _say("Geschreven: docs/kwaliteit.md")
    _say(f"Verslag: {page}")


def _recogniser(kennis: Kennis, examples: Sequence[Example], vectors: VectorCache) -> Recogniser:
    """The trained model's; learned here when there is none or it is older than what it is made from."""
    models = read_settings().models_dir
    if not is_stale(models):
        return load_index(models)
    _say("Er is geen model van deze kennis; ik leer nu alleen voor deze meting (make train maakt het echte).")
    return train(
        examples,
        fingerprint=kennis.training_fingerprint,
        questions=load_questions(CALIBRATION),
        cache=vectors,
        progress=lambda done, total: _say(f"  {done} van {total} zinsvectoren"),
        wishes=load_wishes(CALCULATIONS),
        marked=load_marked(NUMBERS),
    )


def _broken(results: dict[str, Any]) -> list[str]:
    limits = floors.read()
    found = floors.broken(results["sets"]["toets"], limits)
    return found + (floors.broken_variants(results["varianten"], limits) if results["varianten"] else [])


def _read(path: Path) -> dict[str, Any]:
    try:
        return compare.read(path)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--vergelijk") from error


def _say(line: str) -> None:
    click.echo(line, err=True)
