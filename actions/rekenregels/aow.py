"""When somebody reaches the AOW age.

Source: AOW art. 7a; the age per year and the births it belongs to in knowledge/parameters/aow.yml.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from actions.rekenregels.rekenen import heeft_dag, plus_maanden
from bot.knowledge.dutch import format_date, format_value
from bot.knowledge.model import Figuur, Waarde

FIGUUR = "aow-leeftijd"


@dataclass(frozen=True)
class AowDatum:
    """datum None: not known, because it lies before the first or after the last year in the table.

    waarde: the row of the table that was used. ligt_voor_tabel: reached before the first year.
    """

    datum: date | None
    waarde: Waarde | None
    zin: str
    ligt_voor_tabel: bool = False


def aow_datum(geboren: date, figuur: Figuur | None) -> AowDatum:
    """Birth date plus the AOW age of the cohort; a day that does not exist becomes the last of its month."""
    rows = figuur.waarden if figuur else ()
    for waarde in rows:
        leeftijd = waarde.waarde
        if leeftijd["geboren_van"] <= geboren <= leeftijd["geboren_tot_en_met"]:
            maanden = 12 * int(leeftijd["jaren"]) + int(leeftijd["maanden"])
            datum = plus_maanden(geboren, maanden)
            zin = (
                f"Wie geboren is op {format_date(geboren)}, krijgt AOW met {format_value(leeftijd, 'leeftijd')}: "
                f"op {format_date(datum)}."
            )
            if not heeft_dag(datum.year, datum.month, geboren.day):
                zin += " Die dag bestaat niet in deze maand. Daarom telt de laatste dag van de maand."
            return AowDatum(datum, waarde, zin)
    if rows and geboren < rows[0].waarde["geboren_van"]:
        first = rows[0].periode.vanaf
        zin = f"De AOW-leeftijd is al bereikt voor {format_date(first)}." if first else "De AOW-leeftijd is al bereikt."
        return AowDatum(None, None, zin, ligt_voor_tabel=True)
    return AowDatum(None, None, f"De AOW-leeftijd voor geboortejaar {geboren.year} is nog niet vastgesteld.")
