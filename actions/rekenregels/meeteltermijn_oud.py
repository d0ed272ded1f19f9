"""What the two older regimes of the meeteltermijn gave: t+2, and its suspension.

Under t+2 a registration ended with the second calendar year after the year in which somebody no longer met
the conditions. The suspension caught everybody whose t+2 day was still to come.
Source: Besluit SUWI art. 3.2 as in 2015 and 2017 (t+2) and art. 3.2 lid 8 as in 2018 (suspension).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from actions.rekenregels.werkblad import Werkblad
from bot.knowledge.dutch import format_date
from bot.knowledge.model import Waarde

_REGIME = "meeteltermijn-regime"


@dataclass(frozen=True)
class Oud:
    """einde_t2, einde_opgeschort: the last day under that regime, None when it gave none.

    is_uitgevallen: the t+2 day came while t+2 was the rule, so the registration did end. einde and grond:
    what the older regime of the peildatum gives; einde None under the AOW regime.
    """

    einde_t2: date | None = None
    einde_opgeschort: date | None = None
    is_uitgevallen: bool = False
    einde: date | None = None
    grond: str = ""

    @property
    def bedragen(self) -> dict[str, Any]:
        found = {"einde_oude_regel": self.einde_t2, "einde_opgeschort": self.einde_opgeschort}
        return {name: dag for name, dag in found.items() if dag}


def lees_oud(blad: Werkblad, vervallen: date | None, peildatum: date) -> Oud:
    """What t+2 and the suspension gave for this day, with the steps that tell it."""
    t2, opgeschort = _regime(blad, "T2"), _regime(blad, "OPGESCHORT")
    if vervallen is None or t2 is None or _is_later(min(vervallen, peildatum), opgeschort or t2):
        return Oud()
    einde_t2 = _einde_t2(blad, vervallen, t2)
    tot = t2.periode.tot
    if einde_t2 and tot and einde_t2 <= tot:
        return Oud(einde_t2, None, is_uitgevallen=True)
    if peildatum in t2.periode:
        if einde_t2:
            blad.stap(f"De registratie loopt tot en met 31 december {einde_t2.year} (regel t+2).")
        _tell_later(blad, peildatum)
        return Oud(einde_t2, None, einde=einde_t2, grond="t+2")
    if tot and vervallen > tot:
        einde_t2 = None
    elif einde_t2:
        blad.stap(f"Volgens de oude regel (t+2) zou de registratie eindigen op {format_date(einde_t2)}.")
    einde = _einde_opgeschort(blad, vervallen, opgeschort)
    if einde:
        blad.stap(f"Door de opschorting van die regel werd dat {format_date(einde)}.")
    if opgeschort is not None and peildatum in opgeschort.periode:
        _tell_later(blad, peildatum)
        return Oud(einde_t2, einde, einde=einde, grond="opgeschort")
    return Oud(einde_t2, einde)


def _regime(blad: Werkblad, code: str) -> Waarde | None:
    figuur = blad.figuur(_REGIME)
    return next((waarde for waarde in figuur.waarden if waarde.waarde["regime"] == code), None) if figuur else None


def _is_later(dag: date, regime: Waarde) -> bool:
    return regime.periode.tot is not None and dag > regime.periode.tot


def _einde_t2(blad: Werkblad, vervallen: date, t2: Waarde) -> date | None:
    blad.gebruik(_REGIME, t2)
    jaren = blad.getal("meeteltermijn-t2-jaren", op=t2.periode.vanaf)
    return None if jaren is None else date(vervallen.year + int(jaren), 12, 31)


def _einde_opgeschort(blad: Werkblad, vervallen: date, opgeschort: Waarde | None) -> date | None:
    if opgeschort is None:
        return None
    blad.gebruik(_REGIME, opgeschort)
    voor = blad.raadpleeg("meeteltermijn-opgeschort-voor", op=opgeschort.periode.vanaf)
    einde = blad.raadpleeg("meeteltermijn-opgeschort-einde", op=opgeschort.periode.vanaf)
    if voor is None or einde is None or vervallen >= voor.waarde:
        return None
    return einde.waarde if isinstance(einde.waarde, date) else None


def _tell_later(blad: Werkblad, peildatum: date) -> None:
    """What changed after the peildatum: the older answer no longer holds."""
    texts = {
        "OPGESCHORT": "Dit is later veranderd: vanaf {vanaf} is de regel opgeschort.",
        "AOW": "Dit is later veranderd: vanaf {vanaf} loopt de registratie tot de AOW-leeftijd of het overlijden.",
    }
    figuur = blad.figuur(_REGIME)
    for waarde in figuur.waarden if figuur else ():
        vanaf, text = waarde.periode.vanaf, texts.get(str(waarde.waarde["regime"]))
        if vanaf and vanaf > peildatum and text:
            blad.voorbehoud(text.format(vanaf=format_date(vanaf)))
