"""How many hours of guidance by a job coach go with a contract, and whether UWV gives one at all.

guidance = at most contract hours x a percentage that falls with the years. All of these figures are unconfirmed.
Under the Participatiewet the municipality decides, by its own rules.
Source: Factorwerk, jobcoaching (percentages), De Normaalste Zaak 2025 (least hours and contract),
Participatiewet art. 10da (municipality).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from actions.rekenregels.regel import Figuren, Rekenregel
from actions.rekenregels.rekenen import MAANDEN_PER_JAAR, WEKEN_PER_JAAR, procent_van, rond_af
from actions.rekenregels.uitkomst import Uitkomst
from actions.rekenregels.velden import Veld, uren_per_week
from actions.rekenregels.werkblad import Werkblad
from bot.knowledge.dutch import format_number, format_value
from bot.knowledge.model import Verwijzing

_EENHEID = "uren per week"


@dataclass(frozen=True)
class Invoer:
    """uren: contract hours a week. jaar: which year of coaching, counted from 1; None: the first, and told."""

    uren: Decimal
    jaar: int | None = None


_VELDEN = (
    uren_per_week("uren", "Contracturen per week", "Hoeveel uur per week staat er in het contract?"),
    Veld(
        "jaar", "Jaar van de begeleiding", "geheel", "In welk jaar van de begeleiding bent u?", is_verplicht=False,
        minimum=Decimal(1), maximum=Decimal(50),
    ),
)  # fmt: skip


def bereken(invoer: Invoer, peildatum: date, figuren: Figuren) -> Uitkomst:
    """The most hours of guidance per week, two decimals.

    bedragen: percentage of the contract hours; uren_per_maand and uren_per_jaar. status "niet van toepassing" with
    too few hours or too late a year. Raises InvoerFout.
    """
    blad = Werkblad(REGEL, invoer, peildatum, figuren)
    jaar = invoer.jaar or 1
    if invoer.jaar is None:
        blad.aanname("Het is het eerste jaar van de begeleiding.")
    blad.voorbehoud("Controleer de voorwaarden bij UWV. UWV beslist.")
    blad.voorbehoud("Valt uw medewerker onder de Participatiewet? Dan beslist de gemeente over de jobcoach.")
    minste, jaren = blad.getal("jobcoach-uwv-uren-per-week"), blad.getal("jobcoach-maximum-jaren")
    if minste is not None and invoer.uren < minste:
        return blad.niet_van_toepassing(
            f"Voor een jobcoach via UWV zijn ten minste {format_number(minste)} uur per week nodig.", None, _EENHEID
        )
    if jaren is not None and jaar > jaren:
        return blad.niet_van_toepassing(
            f"De begeleiding duurt ten hoogste {format_number(jaren)} jaar.", None, _EENHEID
        )
    procent = blad.getal(f"jobcoach-begeleiding-jaar-{jaar}-procent", wat=f"begeleiding in jaar {jaar}")
    if procent is None or minste is None or jaren is None:
        return blad.niet_vastgesteld(_EENHEID)
    uren = procent_van(procent, invoer.uren)
    som = (
        f"{format_number(procent)}% van {format_number(invoer.uren)} uur = {format_number(rond_af(uren))} uur per week"
    )
    blad.stap(f"In jaar {jaar} is de begeleiding ten hoogste {som}.")
    per_jaar = uren * WEKEN_PER_JAAR
    bedragen = {
        "percentage": procent,
        "uren_per_maand": rond_af(per_jaar / MAANDEN_PER_JAAR),
        "uren_per_jaar": rond_af(per_jaar),
    }
    contract = blad.getal("jobcoach-uwv-contract-maanden")
    if contract is not None:
        blad.stap(f"Het contract moet ten minste {format_value(contract, 'maanden')} duren.")
    return blad.berekend(rond_af(uren), _EENHEID, bedragen, {"uren": uren})


REGEL = Rekenregel(
    naam="jobcoach",
    invoer=Invoer,
    velden=_VELDEN,
    bronnen=(
        Verwijzing("factorwerk-jobcoaching-uwv"),
        Verwijzing("de-normaalste-zaak-q-a-wet-2"),
        Verwijzing("participatiewet", "10da"),
    ),
    bereken=bereken,
)
