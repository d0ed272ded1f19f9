"""Whether there is a right to a wage cost benefit (LKV) in the year of the peildatum, and until when.

Until the reform of 2026 the benefit lasted a fixed number of years and took a declaration; since then, for the
banenafspraak, it lasts as long as the job and the registration. The reform shows in the figures: a length
without a value means no end.
Source: Wtl art. 2.10 and 2.12 (conditions), 6.2 lid 1, 2 and 4 (transition).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from actions.rekenregels.aow import FIGUUR as AOW_LEEFTIJD
from actions.rekenregels.aow import aow_datum
from actions.rekenregels.rekenen import laatste_dag
from actions.rekenregels.uitkomst import InvoerFout
from actions.rekenregels.werkblad import Werkblad
from bot.knowledge.dutch import format_date

Soort = Literal["banenafspraak", "scholingsbelemmerd", "arbeidsgehandicapt", "herplaatsing", "oudere werknemer"]

# the name of each kind in the figures
SOORTEN: Mapping[Soort, str] = {
    "banenafspraak": "banenafspraak",
    "scholingsbelemmerd": "scholingsbelemmerden",
    "arbeidsgehandicapt": "arbeidsgehandicapte",
    "herplaatsing": "herplaatsing",
    "oudere werknemer": "oudere",
}
# employment from this day on has the lower amounts for older employees, phased out since
OUDERE_VERLAAGD_VANAF = date(2024, 1, 1)

_DUUR_BANENAFSPRAAK = "lkv-banenafspraak-duur-jaren"


@dataclass(frozen=True)
class Aanvraag:
    """What is known about the employee; None: not known."""

    soort: Soort
    start: date | None
    staat_in_register: bool | None
    heeft_doelgroepverklaring: bool | None
    geboren: date | None


@dataclass(frozen=True)
class Recht:
    """is_er None: not established; `reden` says why not, or why there is none. tot: the last day, if there is one.

    figuur: under which name the amounts stand.
    """

    is_er: bool | None
    figuur: str
    reden: str = ""
    tot: date | None = None


def toets_recht(blad: Werkblad, aanvraag: Aanvraag) -> Recht:
    """Raises InvoerFout when the start of the employment is needed and not given."""
    figuur = _figuur(blad, aanvraag)
    amounts = blad.figuur(f"lkv-{figuur}-per-uur")
    rows = amounts.waarden if amounts else ()
    if rows and (first := rows[0].periode.vanaf) and blad.peildatum < first:
        if figuur == "oudere-2024":
            return Recht(None, figuur, "Het bedrag voor dit jaar is niet teruggevonden.")
        return Recht(False, figuur, f"Dit loonkostenvoordeel bestaat sinds {format_date(first)}.")
    if rows and (last := rows[-1].periode.tot) and blad.peildatum > last:
        return Recht(False, figuur, f"Dit loonkostenvoordeel is vervallen. De laatste dag was {format_date(last)}.")
    if aanvraag.start and aanvraag.start.year > blad.peildatum.year:
        return Recht(False, figuur, f"Het dienstverband begint pas op {format_date(aanvraag.start)}.")
    if (reden := _voorbij_aow(blad, aanvraag.geboren)) is not None:
        return Recht(False, figuur, reden)
    if aanvraag.soort == "banenafspraak" and _nieuw_sinds(blad) is not None:
        return _zolang_in_dienst(blad, aanvraag, figuur)
    return _vaste_duur(blad, aanvraag, figuur)


def _figuur(blad: Werkblad, aanvraag: Aanvraag) -> str:
    """Under which name the amounts stand for this kind and year."""
    if aanvraag.soort == "scholingsbelemmerd" and _nieuw_sinds(blad) is None:
        return SOORTEN["banenafspraak"]
    if aanvraag.soort == "oudere werknemer" and _start(aanvraag) >= OUDERE_VERLAAGD_VANAF:
        return "oudere-2024"
    return SOORTEN[aanvraag.soort]


def _nieuw_sinds(blad: Werkblad) -> date | None:
    """Since when the benefit for the banenafspraak has no fixed length; None when on the peildatum it has."""
    figuur = blad.figuur(_DUUR_BANENAFSPRAAK)
    waarde = figuur.on(blad.peildatum) if figuur else None
    return waarde.periode.vanaf if waarde is not None and waarde.waarde is None else None


def _zolang_in_dienst(blad: Werkblad, aanvraag: Aanvraag, figuur: str) -> Recht:
    """Banenafspraak since the reform: employed and registered, and for an older job a right that still ran."""
    if aanvraag.staat_in_register is False:
        return Recht(False, figuur, "Wie niet in het doelgroepregister staat, geeft geen recht op dit voordeel.")
    if aanvraag.staat_in_register is None:
        blad.aanname("De medewerker staat in het doelgroepregister.")
    blad.raadpleeg(_DUUR_BANENAFSPRAAK)
    nieuw = _nieuw_sinds(blad)
    if aanvraag.start is None:
        blad.aanname("Het recht is niet al voor de nieuwe regels afgelopen.")
    elif nieuw and aanvraag.start < nieuw:
        oud_tot = _tot(blad, _DUUR_BANENAFSPRAAK, aanvraag.start)
        if oud_tot is None or oud_tot < nieuw or aanvraag.heeft_doelgroepverklaring is False:
            return Recht(
                None,
                figuur,
                f"Op {format_date(nieuw)} liep er geen recht meer. Of er nu weer recht is, is niet bevestigd.",
            )
        if aanvraag.heeft_doelgroepverklaring is None:
            blad.aanname("U had voor dit dienstverband een doelgroepverklaring.")
        blad.stap(f"Het oude recht liep nog op {format_date(nieuw)}. Daarom gaat het door.")
    blad.stap("Het recht duurt zolang de medewerker bij u in dienst is en in het register staat.")
    return Recht(True, figuur)


def _vaste_duur(blad: Werkblad, aanvraag: Aanvraag, figuur: str) -> Recht:
    """A right of a fixed number of years from the start, with a declaration."""
    if aanvraag.heeft_doelgroepverklaring is False:
        return Recht(False, figuur, "Zonder doelgroepverklaring is er geen recht op dit voordeel.")
    if aanvraag.soort == "scholingsbelemmerd":
        nieuw = _nieuw_sinds(blad)
        if nieuw and _start(aanvraag) >= nieuw:
            return Recht(False, figuur, f"Voor deze groep ontstaat sinds {format_date(nieuw)} geen nieuw recht.")
    tot = None
    if figuur != "oudere-2024":
        duur = _DUUR_BANENAFSPRAAK if aanvraag.soort == "scholingsbelemmerd" else f"lkv-{figuur}-duur-jaren"
        if aanvraag.start is None:
            blad.aanname("De duur van het recht is nog niet voorbij.")
        else:
            tot = _tot(blad, duur, aanvraag.start)
            if tot is None:
                return Recht(None, figuur, "Hoe lang het recht bij deze eerste werkdag duurt, is niet bekend.")
    if tot and tot.year < blad.peildatum.year:
        return Recht(False, figuur, f"Het recht is voorbij. De laatste dag was {format_date(tot)}.", tot)
    if tot and tot.year == blad.peildatum.year:
        blad.voorbehoud(f"Tel alleen de uren tot en met het loonaangiftetijdvak van {format_date(tot)}.")
    if aanvraag.heeft_doelgroepverklaring is None:
        blad.aanname("U hebt een doelgroepverklaring.")
    return Recht(True, figuur, tot=tot)


def _tot(blad: Werkblad, duur: str, start: date) -> date | None:
    """The last day of a right that began on `start`; None when its length on that day is not known."""
    waarde = blad.raadpleeg(duur, op=start)
    if waarde is None or not isinstance(waarde.waarde, Decimal):
        return None
    return laatste_dag(start, 12 * int(waarde.waarde))


def _voorbij_aow(blad: Werkblad, geboren: date | None) -> str | None:
    """Why the AOW age ends the right before this year, or None; the year itself is told."""
    if geboren is None:
        return None
    aow = aow_datum(geboren, blad.figuur(AOW_LEEFTIJD))
    if aow.ligt_voor_tabel:
        return aow.zin
    if aow.datum is None or aow.waarde is None or aow.datum.year > blad.peildatum.year:
        return None
    blad.gebruik(AOW_LEEFTIJD, aow.waarde)
    if aow.datum.year < blad.peildatum.year:
        return f"Uw medewerker heeft de AOW-leeftijd bereikt op {format_date(aow.datum)}."
    blad.voorbehoud(f"Tel alleen de uren tot en met het loonaangiftetijdvak van {format_date(aow.datum)} (AOW).")
    return None


def _start(aanvraag: Aanvraag) -> date:
    if aanvraag.start is None:
        raise InvoerFout(
            "Voor dit loonkostenvoordeel heb ik de eerste werkdag nodig.",
            "Op welke dag begon het dienstverband?",
            "start",
        )
    return aanvraag.start
