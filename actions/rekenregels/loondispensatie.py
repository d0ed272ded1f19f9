"""Which wage goes with loondispensatie (Wajong).

wage = loonwaarde x minimum wage, in proportion to the hours; UWV makes up the rest. Only an explanation: UWV
decides, and a wage below the minimum is allowed only after that decision.
Source: UWV Magazine, loondispensatie (least loss of production, length); the formula is our own reading.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from actions.rekenregels.grondslag import tijdsdeel
from actions.rekenregels.regel import Figuren, Rekenregel
from actions.rekenregels.rekenen import GEHEEL, procent_van, rond_af
from actions.rekenregels.uitkomst import Uitkomst
from actions.rekenregels.velden import procent, uren_per_week, voltijdsuren
from actions.rekenregels.werkblad import Werkblad
from bot.knowledge.dutch import format_date, format_euro, format_number
from bot.knowledge.model import Verwijzing


@dataclass(frozen=True)
class Invoer:
    """loonwaarde in percent; uren per week. voltijdsuren: needed for a date on which the month was the norm."""

    loonwaarde: Decimal
    uren: Decimal
    voltijdsuren: Decimal | None = None


_VELDEN = (
    procent("loonwaarde", "Loonwaarde", "Wat is de loonwaarde in procenten?", maximum=200, ongewoon_boven=120),
    uren_per_week("uren", "Contracturen per week", "Hoeveel uur per week staat er in het contract?"),
    voltijdsuren(),
)


def bereken(invoer: Invoer, peildatum: date, figuren: Figuren) -> Uitkomst:
    """The wage that the employer pays, in euros per month without holiday allowance.

    bedragen: minimumloon for these hours, and verschil, what stays below it. status "niet van toepassing" when
    the loss of production is too small. Raises InvoerFout.
    """
    blad = Werkblad(REGEL, invoer, peildatum, figuren)
    blad.voorbehoud("UWV beslist over loondispensatie en over het loon. Betaal tot dan het minimumloon.")
    minste = blad.getal("loondispensatie-productieverlies-procent")
    minimumloon = blad.getal("wml-maand")
    deel = tijdsdeel(blad, invoer.uren, invoer.voltijdsuren, "wml-normuren-per-week")
    if minste is not None and GEHEEL - invoer.loonwaarde < minste:
        return blad.niet_van_toepassing(
            f"Loondispensatie vraagt dat iemand ten minste {format_number(minste)}% minder presteert.",
            None,
            "euro per maand",
        )
    if minste is None or minimumloon is None:
        return blad.niet_vastgesteld("euro per maand")
    volledig = minimumloon * deel
    loon = procent_van(invoer.loonwaarde, volledig)
    blad.stap(
        f"Minimumloon per maand op {format_date(peildatum)}: {format_euro(minimumloon)}. "
        f"Voor deze uren is dat {format_euro(rond_af(volledig))}."
    )
    blad.stap(f"{format_number(invoer.loonwaarde)}% daarvan is {format_euro(rond_af(loon))} per maand. UWV vult aan.")
    blad.aanname("Uw medewerker heeft recht op het volle minimumloon, niet op het minimumjeugdloon.")
    bedragen = {"minimumloon": rond_af(volledig), "verschil": rond_af(volledig - loon)}
    return blad.berekend(rond_af(loon), "euro per maand", bedragen, {"loon": loon})


REGEL = Rekenregel(
    naam="loondispensatie",
    invoer=Invoer,
    velden=_VELDEN,
    bronnen=(Verwijzing("uwv-magazine-loondispensatie"), Verwijzing("eigen-berekening")),
    bereken=bereken,
)
