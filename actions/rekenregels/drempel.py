"""The threshold of the quotum: an average number of employees, in law a number of paid hours a year.

Source: Besluit Wfsv art. 2.20 and 2.21 (hours per employee, threshold), 2.33 (hours left out).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from actions.rekenregels.werkblad import Werkblad
from bot.knowledge.dutch import format_number


@dataclass(frozen=True)
class Drempel:
    """uren: the threshold, in paid hours a year. zin: where it comes from, when that is known."""

    uren: Decimal
    zin: str | None


def lees_drempel(blad: Werkblad) -> Drempel | None:
    """The threshold on the peildatum; None, with a reservation, when it is not known."""
    uren = blad.getal("quotum-drempel-uren")
    return None if uren is None else Drempel(uren, _herkomst(blad, uren))


def _herkomst(blad: Werkblad, uren: Decimal) -> str | None:
    werknemers = blad.raadpleeg("quotum-drempel-werknemers")
    per_werknemer = blad.raadpleeg("quotum-drempel-uren-per-werknemer")
    if werknemers is None or per_werknemer is None:
        return None
    aantal = format_number(werknemers.waarde)
    return (
        f"De drempel hoort bij gemiddeld {aantal} werknemers: "
        f"{aantal} x {format_number(per_werknemer.waarde)} = {format_number(uren)} uur. De uren beslissen."
    )
