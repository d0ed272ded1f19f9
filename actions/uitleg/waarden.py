"""Values as words: an amount with its unit, a field of the input, a dated figure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from actions.rekenregels import GebruiktFiguur, Veld
from bot.knowledge.dutch import format_date, format_euro, format_number, format_value
from bot.knowledge.text import NOT_ESTABLISHED

# one of it; what is not here is the same for one and for many
_ENKELVOUD = {
    "banen": "baan", "maanden": "maand", "weken": "week", "dagen": "dag", "mensen": "persoon",
    "personen": "persoon", "medewerkers": "medewerker", "plekken": "plek", "taken": "taak",
}  # fmt: skip
# said after a number, whatever the number: 20 uur, 3 jaar
_NA_GETAL = {"uren": "uur", "jaren": "jaar"}
_ONBENOEMD = ("", "aantal", "datum", "status", "regel")


def met_eenheid(waarde: Any, eenheid: str) -> str:
    """ "€ 1.246,84 per maand", "64,42%", "0,78 baan", "2 banen", "15 mei 2026", "ja".

    One, and part of one, is singular: everything above 0 and below 2. None is "".
    """
    if waarde is None:
        return ""
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, date):
        return format_date(waarde)
    if isinstance(waarde, int):
        waarde = Decimal(waarde)
    if not isinstance(waarde, Decimal):
        return str(waarde)
    soort, _, per = eenheid.partition(" per ")
    tekst = _getal(waarde, soort)
    return f"{tekst} per {per}" if per else tekst


def veld_regels(veld: Veld, waarde: Any) -> list[tuple[str, str]]:
    """What the user gave for a field, as label and text: ("Uren", "16, 9,5 en 24 uur"). One per row of rows."""
    if veld.soort == "getallen":
        reeks = opsomming([met_eenheid(item, "") for item in waarde])
        return [(veld.label, f"{reeks} {_woord(Decimal(2), veld.eenheid)}".strip())]
    if veld.soort == "rijen":
        return [(f"{veld.label} ({nummer})", _rij_tekst(veld, rij)) for nummer, rij in enumerate(waarde, start=1)]
    return [(veld.label, met_eenheid(waarde, veld.eenheid))]


def opsomming(delen: Sequence[str]) -> str:
    """ "a, b en c"."""
    return " en ".join(part for part in (", ".join(delen[:-1]), delen[-1] if delen else "") if part)


def figuur_tekst(figuur: GebruiktFiguur) -> str:
    """A dated figure's value in words: "67 jaar en 3 maanden", "geactiveerd: ja, heffing: nee".

    Without a value: what its period says instead ("zolang het dienstverband duurt"), else that it is not established.
    """
    waarde = figuur.waarde.waarde
    if waarde is None:
        return figuur.waarde.toelichting or NOT_ESTABLISHED
    if not isinstance(waarde, Mapping):
        return met_eenheid(waarde, figuur.eenheid)
    if "jaren" in waarde:
        return format_value(waarde, figuur.eenheid)
    if "regel" in waarde:  # the rule itself, next to the code by which calculations know it
        return str(waarde["regel"])
    return ", ".join(f"{naam}: {met_eenheid(item, '')}" for naam, item in waarde.items())


def _rij_tekst(veld: Veld, rij: Mapping[str, Any]) -> str:
    delen = [
        f"{deel.label.lower()} {met_eenheid(rij[deel.naam], deel.eenheid)}"
        for deel in veld.velden
        if rij.get(deel.naam) is not None
    ]
    return ", ".join(delen)


def _getal(waarde: Decimal, soort: str) -> str:
    if soort == "euro":
        return format_euro(waarde)
    if soort == "procent":
        return format_number(waarde) + "%"
    return f"{format_number(waarde)} {_woord(waarde, soort)}".rstrip()


def _woord(waarde: Decimal, soort: str) -> str:
    if soort in _ONBENOEMD:
        return ""
    if 0 < waarde < 2:
        return _ENKELVOUD.get(soort, _NA_GETAL.get(soort, soort))
    return _NA_GETAL.get(soort, soort)
