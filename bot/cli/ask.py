"""`banenwijzer ask`: one question, or a file of them, through the real engine."""

from __future__ import annotations

import asyncio
import json
import secrets
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any, TextIO

import click

from bot.cli.options import peildatum_option
from bot.cli.serve import prepare_engines
from bot.errors import BanenwijzerError
from bot.gateway.logs import configure_logs
from bot.gateway.schemas import parse_peildatum
from bot.gateway.services import Services
from bot.render import render_plain
from bot.reply import Reply
from bot.settings import read_settings

_START_SECONDS = 180.0


@click.command()
@click.argument("vraag", required=False)
@peildatum_option
@click.option("--json", "as_json", is_flag=True, help="Uitvoer als JSON: de antwoorden van de HTTP-API.")
@click.option("--batch", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="JSONL met vragen.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="Waar de antwoorden komen (JSONL).")
def ask(vraag: str | None, peildatum: date | None, as_json: bool, batch: Path | None, out: Path | None) -> None:
    """Stel een vraag. Met --batch: een bestand vol vragen, een JSON-object per regel."""
    if (vraag is None) == (batch is None):
        raise click.UsageError("Geef een vraag, of --batch met een bestand.")
    configure_logs("error")
    with _running_services() as services:
        if batch is not None:
            asyncio.run(_answer_batch(services, batch, out))
            return
        assert vraag is not None
        replies = asyncio.run(_answer_one(services, vraag, peildatum))
    if as_json:
        click.echo(json.dumps({"replies": [reply.as_dict() for reply in replies]}, ensure_ascii=False, indent=2))
    else:
        click.echo("\n\n".join(render_plain(reply) for reply in replies))
    sys.exit(1 if replies[-1].soort == "fout" else 0)


@contextmanager
def _running_services() -> Iterator[Services]:
    """The app's own services around an engine that answers; the engine stops afterwards."""
    settings = read_settings()
    engines = None if settings.engine_urls() else prepare_engines(settings)
    try:
        if engines:
            click.echo("Ik start de dialoogmotor (ongeveer 15 seconden).", err=True)
            engines.start()
            if not all(process.wait_until_ready(_START_SECONDS) for process in engines.processes):
                raise BanenwijzerError("De dialoogmotor start niet.", f"Zie {settings.var_dir / 'log'}.")
        yield Services.build(read_settings())
    finally:
        if engines:
            engines.stop()


async def _answer_one(services: Services, text: str, peildatum: date | None) -> list[Reply]:
    try:
        return await services.assistant.answer_always(_new("ask"), text, channel="cli", peildatum=peildatum)
    finally:
        await services.engine.aclose()


async def _answer_batch(services: Services, source: Path, target: Path | None) -> None:
    lines = [line for line in source.read_text("utf-8").splitlines() if line.strip()]
    run = secrets.token_hex(8)
    output: TextIO = target.open("w", encoding="utf-8") if target else sys.stdout
    started = time.monotonic()
    try:
        for number, line in enumerate(lines, start=1):
            result = await _answer_line(services, line, number, run)
            output.write(json.dumps(result, ensure_ascii=False) + "\n")
            if target and (number % 100 == 0 or number == len(lines)):
                click.echo(f"  {number} van {len(lines)} ({time.monotonic() - started:.0f} s)", err=True)
    finally:
        if target:
            output.close()
        await services.engine.aclose()


async def _answer_line(services: Services, line: str, number: int, run: str) -> dict[str, Any]:
    """One line of the batch; a line that cannot be used gets a result too, so that none is lost."""
    started = time.perf_counter()
    line_id: Any = str(number)
    try:
        question = json.loads(line)
        if not isinstance(question, dict):
            raise ValueError("is geen JSON-object")
        line_id = question.get("id", line_id)
        text, conversation = question.get("text"), question.get("conversation")
        if not isinstance(text, str):
            raise ValueError("heeft geen 'text'")
        peildatum = parse_peildatum(question.get("peildatum"))
        key = f"batch:{run}:{conversation}" if conversation is not None else _new(f"batch:{run}:{number}")
        replies = await services.assistant.answer_always(key, text, channel="cli", peildatum=peildatum)
    except ValueError as error:
        replies = [Reply("fout", f"Regel {number} {error}.")]
    last = replies[-1]
    return {
        "id": line_id,
        "soort": last.soort,
        "entry": last.entry,
        "confidence": round(last.confidence, 4),
        "text": "\n\n".join(render_plain(reply) for reply in replies),
        "replies": [reply.as_dict() for reply in replies],
        "ms": round((time.perf_counter() - started) * 1000, 1),
    }


def _new(prefix: str) -> str:
    return f"{prefix}:{secrets.token_hex(8)}"
