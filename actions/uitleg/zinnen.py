"""The sentences of an answer: the outcome, its other amounts, what went in, and who decides.

Which sentence fits is data in knowledge/rekenhulpen.yml; nothing here knows a calculator by name.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from actions.rekenregels import Rekenregel, Uitkomst
from actions.uitleg.waarden import met_eenheid, veld_regels
from bot.knowledge.dutch import format_date
from bot.knowledge.model import Bedraglabel, Kennis, Rekenhulp, Uitkomstzin
from bot.knowledge.rekenhulpen import placeholders
from bot.phrases import Phrases

_ZELFDE_EENHEID = "uitkomst"
_TOELICHTING = " Toelichting: "  # as Werkblad.gebruik writes it


def uitkomst_tekst(uitkomst: Uitkomst) -> str:
    """The outcome with its unit, "" without one."""
    return met_eenheid(uitkomst.waarde, uitkomst.eenheid)


def bedrag_tekst(waarde: Any, label: Bedraglabel, uitkomst: Uitkomst) -> str:
    if isinstance(waarde, (str, bool)) and waarde in label.waarden:
        return label.waarden[waarde]
    return met_eenheid(waarde, uitkomst.eenheid if label.eenheid == _ZELFDE_EENHEID else label.eenheid)


def hoofdzin(uitkomst: Uitkomst, hulp: Rekenhulp, phrases: Phrases) -> tuple[str, set[str]]:
    """The sentence that answers, in Markdown, and the names of the amounts it tells."""
    teksten = _teksten(uitkomst, hulp)
    for zin in _zinnen(uitkomst, hulp):
        met_stap = teksten | _gezochte_stap(zin, uitkomst)
        if _past(zin, uitkomst, met_stap):
            return zin.zin.format(**met_stap), set(placeholders(zin.zin))
    # what a calculator has no sentence of its own for
    if uitkomst.status == "niet van toepassing":
        tekst = phrases.text("utter_berekening_niet_van_toepassing", laatste_stap=teksten.get("laatste_stap", ""))
    elif uitkomst.status == "nog niet vastgesteld" or not teksten.get("uitkomst"):
        tekst = phrases.text("utter_berekening_niet_vastgesteld")
    else:
        tekst = phrases.text("utter_berekening_uitkomst", uitkomst=teksten["uitkomst"])
    return tekst.strip(), set()


def bedragen_lijst(uitkomst: Uitkomst, hulp: Rekenhulp, *, alles: bool = False, al_verteld: set[str]) -> list[str]:
    """ "Label: waarde" of the other amounts that matter, or of all that are named, besides those told already."""
    return [
        f"{label.label}: {tekst}"
        for naam, label in hulp.bedragen.items()
        if naam not in al_verteld
        and (tekst := bedrag_tekst(uitkomst.bedragen.get(naam), label, uitkomst))
        and (alles or _is_te_tonen(uitkomst.bedragen[naam], label, uitkomst))
    ]


def gegeven(uitkomst: Uitkomst, regel: Rekenregel) -> dict[str, Any]:
    """What was filled in: the input without what is left at its default, in the order of the fields."""
    standaard = {item.name: item.default for item in dataclasses.fields(regel.invoer)}
    invoer = uitkomst.invoer
    namen = [veld.naam for veld in regel.velden if invoer.get(veld.naam) is not None]
    return {naam: invoer[naam] for naam in namen if invoer[naam] != standaard[naam]}


def invoer_lijst(uitkomst: Uitkomst, regel: Rekenregel) -> list[str]:
    """ "Label: waarde" of everything that was filled in; a line for each row of a field with rows."""
    given = gegeven(uitkomst, regel)
    return [
        f"{label}: {tekst}"
        for veld in regel.velden
        if veld.naam in given
        for label, tekst in veld_regels(veld, given[veld.naam])
    ]


def voorbehouden(uitkomst: Uitkomst, kennis: Kennis, *, is_kort: bool = False) -> list[str]:
    """The reservations, without those that only say who decides: the last line of an answer does that.

    is_kort: without the explanation that comes with an unconfirmed figure.
    """
    beslissers = {zin for hulp in kennis.rekenhulpen.values() for zin in hulp.wie_beslist}
    zinnen = [zin for zin in uitkomst.voorbehouden if zin not in beslissers]
    return [zin.split(_TOELICHTING)[0] for zin in zinnen] if is_kort else zinnen


def _zinnen(uitkomst: Uitkomst, hulp: Rekenhulp) -> tuple[Uitkomstzin, ...]:
    if uitkomst.status == "berekend":
        return hulp.uitkomst
    return hulp.niet_vastgesteld if uitkomst.status == "nog niet vastgesteld" else hulp.niet_van_toepassing


def _teksten(uitkomst: Uitkomst, hulp: Rekenhulp) -> dict[str, str]:
    """What a sentence may name, as far as it is known."""
    teksten = {
        naam: bedrag_tekst(uitkomst.bedragen.get(naam), label, uitkomst) for naam, label in hulp.bedragen.items()
    }
    teksten |= {
        "uitkomst": uitkomst_tekst(uitkomst),
        "peildatum": format_date(uitkomst.peildatum),
        "jaar": str(uitkomst.peildatum.year),
    }
    if uitkomst.stappen:
        teksten["laatste_stap"] = uitkomst.stappen[-1]
    return {naam: tekst for naam, tekst in teksten.items() if tekst}


def _gezochte_stap(zin: Uitkomstzin, uitkomst: Uitkomst) -> dict[str, str]:
    found = next((stap for woorden in zin.stap for stap in uitkomst.stappen if woorden in stap), None)
    return {"stap": found} if found else {}


def _past(zin: Uitkomstzin, uitkomst: Uitkomst, teksten: Mapping[str, str]) -> bool:
    return all(_is_gelijk(uitkomst.bedragen.get(naam), waarde) for naam, waarde in zin.als.items()) and all(
        naam in teksten for naam in placeholders(zin.zin)
    )


def _is_gelijk(waarde: Any, gevraagd: Any) -> bool:
    return waarde in gevraagd if isinstance(gevraagd, list) else bool(waarde == gevraagd)


def _is_te_tonen(waarde: Any, label: Bedraglabel, uitkomst: Uitkomst) -> bool:
    if label.toon == "boven nul":
        return waarde is True or (isinstance(waarde, Decimal) and waarde > 0)
    return label.toon == "altijd" or (label.toon == "als anders" and waarde != uitkomst.waarde)


def lijst(regels: Iterable[str]) -> str:
    """Lines as a Markdown list."""
    return "\n".join(f"- {regel}" for regel in regels)
