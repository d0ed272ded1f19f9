"""The minimum wage with holiday allowance, and the part of the week that somebody works.

Shared by the rules for subsidy and dispensation. Until 2024 the monthly amount belonged to a full working
week of any length; since then to a fixed number of hours.
Source: WML art. 15 (holiday allowance); amounts in knowledge/parameters/minimumloon.yml.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from actions.rekenregels.rekenen import GEHEEL, rond_af
from actions.rekenregels.uitkomst import InvoerFout
from actions.rekenregels.werkblad import Werkblad
from bot.knowledge.dutch import format_date, format_euro, format_number


@dataclass(frozen=True)
class Grondslag:
    """Euros per month for a full week, not rounded."""

    minimumloon: Decimal
    met_vakantiebijslag: Decimal


def lees_grondslag(blad: Werkblad, dag: date) -> Grondslag | None:
    """The minimum wage of that day with holiday allowance; None when it is not established."""
    minimumloon, bijslag = blad.getal("wml-maand", op=dag), blad.getal("vakantiebijslag-procent", op=dag)
    if minimumloon is None or bijslag is None:
        return None
    met_bijslag = minimumloon * (GEHEEL + bijslag) / GEHEEL
    blad.stap(
        f"Minimumloon per maand op {format_date(dag)}: {format_euro(minimumloon)}. "
        f"Met {format_number(bijslag)}% vakantiebijslag is dat {format_euro(rond_af(met_bijslag))}."
    )
    blad.aanname("Uw medewerker heeft recht op het volle minimumloon, niet op het minimumjeugdloon.")
    return Grondslag(minimumloon, met_bijslag)


def tijdsdeel(blad: Werkblad, uren: Decimal, voltijdsuren: Decimal | None, normuren_figuur: str) -> Decimal:
    """The hours as a part of the week that the monthly amount belongs to (1 = that week).

    Hours above a full working week do not count. Raises InvoerFout when the length of a full working week is
    needed and not given.
    """
    normuren = blad.raadpleeg(normuren_figuur)
    if voltijdsuren is not None and uren > voltijdsuren:
        blad.stap(f"Uren boven een volledige werkweek van {format_number(voltijdsuren)} uur tellen niet mee.")
        uren = voltijdsuren
    if normuren is not None and isinstance(normuren.waarde, Decimal):
        if voltijdsuren is None and uren > normuren.waarde:
            blad.aanname("De contracturen zijn niet meer dan een volledige werkweek in uw sector.")
        blad.stap(f"Uren: {format_number(uren)} van de {format_number(normuren.waarde)} uur per week.")
        return uren / normuren.waarde
    if voltijdsuren is None:
        raise InvoerFout(
            "Voor deze datum hoort het minimumloon bij een volledige werkweek. Die ken ik nog niet.",
            "Noem de uren van een volledige werkweek in uw sector.",
            "voltijdsuren",
        )
    blad.stap(f"Uren: {format_number(uren)} van de {format_number(voltijdsuren)} uur per week.")
    blad.voorbehoud("Voor deze datum is gerekend naar de volledige werkweek. Dat is een afleiding, niet bevestigd.")
    return uren / voltijdsuren
