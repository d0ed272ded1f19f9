"""`banenwijzer reken`: the calculators on the command line, from values or from JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NoReturn

import click

from actions.rekenregels import REKENREGELS, InvoerFout, Rekenregel, Veld
from actions.rekenregels.uitkomst import json_safe
from actions.rekenvraag import reken as bereken
from actions.rekenvraag import zoek_regel
from actions.voorbeelden import open_replies
from bot.errors import InputError
from bot.gateway.schemas import parse_peildatum
from bot.knowledge.model import Rekenhulp
from bot.paths import DOMAIN, KNOWLEDGE
from bot.render import render_plain
from bot.settings import read_settings


@click.command()
@click.argument("naam", required=False)
@click.argument("waarden", nargs=-1, metavar="[VELD=WAARDE]...")
@click.option("--json", "invoer", metavar="JSON", help="De invoer als JSON-object; de uitvoer is dan ook JSON.")
@click.option("--peildatum", metavar="JJJJ-MM-DD", help="De datum waarvoor wordt gerekend; standaard vandaag.")
def reken(naam: str | None, waarden: tuple[str, ...], invoer: str | None, peildatum: str | None) -> None:
    """Reken iets uit. Zonder naam: de rekenhulpen met hun velden.

    Geef een veld met meer waarden vaker: uren=20 uren=16. Bij regels staan de waarden achter elkaar:
    taken="60 70 90 95". Exitcode 2: de invoer klopt niet.
    """
    try:
        if naam is None:
            _list()
            return
        regel = zoek_regel(naam)
        if invoer is not None and waarden:
            raise InvoerFout("Geef de invoer met --json of met veld=waarde.", "Niet met allebei.")
        values = _from_pairs(regel, waarden) if invoer is None else _from_json(invoer)
        _calculate(regel, values, _day(peildatum), as_json=invoer is not None)
    except InputError as error:
        _refuse(str(error))


def _calculate(regel: Rekenregel, invoer: object, peildatum: date | None, *, as_json: bool) -> None:
    settings = read_settings()
    builder = open_replies(KNOWLEDGE, DOMAIN)
    day = peildatum or settings.default_peildatum()
    antwoord = bereken(regel.naam, invoer, day, builder, today=settings.today())
    if as_json:
        click.echo(json.dumps(antwoord.as_dict(), ensure_ascii=False, indent=2))
    else:
        click.echo(render_plain(antwoord.reply))


def _from_json(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise InvoerFout("De tekst bij --json is geen geldige JSON.", "Bijvoorbeeld: '{\"uren\": [20]}'.") from None


def _from_pairs(regel: Rekenregel, pairs: Iterable[str]) -> dict[str, Any]:
    """Input as the rule reads it. A field of several values may come more than once, any other only once."""
    velden = {veld.naam: veld for veld in regel.velden}
    found: dict[str, Any] = {}
    for pair in pairs:
        naam, is_pair, waarde = pair.partition("=")
        if not is_pair:
            raise InvoerFout(f"'{pair}' is geen veld=waarde.", f"Velden zijn: {', '.join(velden)}.")
        veld = velden.get(naam)
        if veld is not None and veld.soort in ("getallen", "rijen"):
            found.setdefault(naam, []).append(_row(veld, waarde) if veld.soort == "rijen" else waarde)
        elif naam in found:
            raise InvoerFout(f"'{naam}' staat er twee keer.", "Geef het veld een keer.")
        else:
            found[naam] = waarde
    return found


def _row(veld: Veld, text: str) -> dict[str, str]:
    values = text.split()
    if len(values) != len(veld.velden):
        namen = " ".join(deel.naam for deel in veld.velden)
        raise InvoerFout(f"Bij '{veld.naam}' horen {len(veld.velden)} waarden.", f'Schrijf {veld.naam}="{namen}".')
    return {deel.naam: value for deel, value in zip(veld.velden, values, strict=True)}


def _day(text: str | None) -> date | None:
    try:
        return parse_peildatum(text)
    except ValueError as error:
        raise InvoerFout(f"De peildatum {error}.", f"U gaf '{text}'.", "peildatum") from None


def _list() -> None:
    kennis = open_replies(KNOWLEDGE, DOMAIN).kennis
    for regel in REKENREGELS.values():
        hulp = kennis.rekenhulp(regel.naam)
        click.echo(f"{regel.naam}: {hulp.titel}")
        width = max(len(veld.naam) for veld in regel.velden)
        for veld in regel.velden:
            click.echo(f"  {veld.naam:<{width}}  {veld.label} ({_kind(veld)})")
        click.echo(f"  voorbeeld: banenwijzer reken {regel.naam} {' '.join(_as_pairs(hulp))}".rstrip() + "\n")


def _kind(veld: Veld) -> str:
    """What a field takes, as one reads it: "uren, verplicht", "week, maand of jaar"."""
    if veld.soort == "keuze":
        what = ", ".join(veld.keuzes)
    elif veld.soort == "rijen":
        what = "regels van " + ", ".join(deel.naam for deel in veld.velden)
    else:
        what = veld.eenheid or veld.soort.replace("ja-nee", "ja of nee")
    return f"{what}; verplicht" if veld.is_verplicht else what


def _as_pairs(hulp: Rekenhulp) -> Iterator[str]:
    """The example of a calculator as one types it."""
    for naam, waarde in json_safe(hulp.voorbeeld).items():
        for item in waarde if isinstance(waarde, list) else [waarde]:
            text = " ".join(str(part) for part in item.values()) if isinstance(item, dict) else str(item)
            yield f'{naam}="{text}"' if " " in text else f"{naam}={text}"


def _refuse(message: str) -> NoReturn:
    click.echo(message, err=True)
    sys.exit(2)
