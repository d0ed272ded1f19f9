"""`banenwijzer leg-uit`: why this answer."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

import click

from bot.knowledge import load_kennis
from bot.knowledge.model_files import load_index
from bot.knowledge.why import why
from bot.messages import clean
from bot.paths import KNOWLEDGE
from bot.settings import read_settings


@click.command("leg-uit")
@click.argument("vraag")
@click.option("--limit", default=5, show_default=True, type=click.IntRange(1, 20), help="Hoeveel kandidaten.")
@click.option("--json", "as_json", is_flag=True, help="Uitvoer als JSON: die van de HTTP-API.")
def leg_uit(vraag: str, limit: int, as_json: bool) -> None:
    """Leg uit waarom een vraag dit antwoord krijgt.

    De kandidaten met hun zekerheid, de zinnen die er het meest op lijken, en welke woorden de doorslag gaven.
    """
    kennis = load_kennis(KNOWLEDGE, check_language=False)
    found = why(load_index(read_settings().models_dir), clean(vraag), kennis.entries, limit)
    click.echo(json.dumps(found, ensure_ascii=False, indent=2) if as_json else told(found))


def told(found: dict[str, Any]) -> str:
    """The explanation for reading in a terminal."""
    decision, weights = found["besluit"], found["gewichten"]
    lines = [
        f"Vraag:       {found['vraag']}",
        f"Gelezen als: {found['genormaliseerd']}  ({found['bekende_letters']:.0%} van de letters is bekend)",
        f"Besluit:     {decision['soort']}: {', '.join(decision['labels'] + decision['ook']) or 'geen'}",
        f"Waarom:      {found['reden']}",
    ]
    if found["letterlijke_zin"]:
        lines.append(f"Letterlijk:  {found['letterlijke_zin']}")
    lines += ["", "Kandidaten", _row(("", "zekerheid", "letters", "dichtste zin", "gemiddelde", "geleerd", "totaal"))]
    for one in found["kandidaten"]:
        signs = (f"{one['dichtste_zin']:.3f}", f"{one['gemiddelde_zin']:.3f}", f"{one['geleerd']:.2f}")
        lines.append(
            _row((one["label"], f"{one['zekerheid']:.1%}", f"{one['letters']:.2f}", *signs, f"{one['totaal']:.2f}"))
        )
    lines.append(_row(("(gewicht)", "", *(f"x {weight:.2f}" for weight in weights.values()), "")))
    lines += ["", "Zinnen die er het meest op lijken"]
    lines += [f"  {one['gelijkenis']:.3f}  {one['zin']}  [{one['label']}]" for one in found["zinnen"]]
    if len(found["kandidaten"]) > 1:
        first, second = (one["label"] for one in found["kandidaten"][:2])
        lines += ["", f"Woorden: + voor {first}, - voor {second}"]
        lines += [f"  {one['gewicht']:+.2f}  {one['woord']}" for one in found["woorden"]]
        pieces = "   ".join(f"{one['stukje']} {one['gewicht']:+.2f}" for one in found["stukjes"])
        lines += ["Stukjes die het zwaarst wogen", f"  {pieces}"]
    return "\n".join(lines)


def _row(cells: Sequence[str]) -> str:
    first, *rest = cells
    return (f"  {first:58}" + "".join(f"{cell:>14}" for cell in rest)).rstrip()
