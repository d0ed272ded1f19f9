"""The ends of a registration that hold next to every regime: death, beschut werk and the employee's own request.

Source: Besluit SUWI art. 3.2 lid 2 b (death), 3 (beschut werk), 4 and 5 (own request). Leaving school is not
among them. Who is registered only through school may ask to be removed too; UWV and the text of lid 4 differ
on the first day for that group (Accountancy Vanmorgen).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from actions.rekenregels.werkblad import Werkblad
from bot.knowledge.dutch import format_date


@dataclass(frozen=True)
class Einde:
    """A day on which the registration ends. telt_die_dag: the whole day still counts ("tot en met")."""

    dag: date
    grond: str
    telt_die_dag: bool = False


@dataclass(frozen=True)
class Verzoek:
    """A request to be removed: the day UWV establishes that it can be, and the groups that matter for it."""

    vastgesteld: date | None
    is_groep_38b_1f: bool
    is_oud_leerling: bool


def vaste_einden(blad: Werkblad, overleden: date | None, beschut_werk: date | None, verzoek: Verzoek) -> list[Einde]:
    """The ends that are known, with their steps. beschut_werk: the day on which it was established."""
    einden = []
    if overleden:
        blad.stap(f"De registratie eindigt op de dag van overlijden: {format_date(overleden)}.")
        einden.append(Einde(overleden, "overlijden"))
    if beschut_werk:
        dag = beschut_werk + timedelta(days=1)
        blad.stap(f"Bij beschut werk eindigt de registratie op de dag na de vaststelling: {format_date(dag)}.")
        einden.append(Einde(dag, "beschut werk"))
    if verzoek.vastgesteld:
        einden.extend(_op_verzoek(blad, verzoek.vastgesteld, verzoek))
    return einden


def tell_school(blad: Werkblad, verzoek: Verzoek, *, is_regime_aow: bool) -> None:
    """What leaving school does to a registration through vso or praktijkonderwijs: nothing, as far as is known."""
    if is_regime_aow:
        blad.stap("Van school gaan is geen einde van de registratie.")
        if verzoek.vastgesteld is None:
            blad.voorbehoud("Wie alleen door school is geregistreerd, kan zelf om uitschrijving vragen.")
    else:
        blad.voorbehoud("Of van school gaan toen een einde van de registratie gaf, is niet gevonden.")
    blad.voorbehoud("Een oud-leerling staat pas in het register na een melding bij UWV. Controleer of dat is gebeurd.")


def _op_verzoek(blad: Werkblad, vastgesteld: date, verzoek: Verzoek) -> list[Einde]:
    """Own request: the day UWV establishes it, for most not before a fixed day."""
    grens = blad.raadpleeg("meeteltermijn-uitschrijven-vanaf")
    if grens is None or not isinstance(grens.waarde, date):
        blad.voorbehoud("Uitschrijven op eigen verzoek was op deze datum nog niet geregeld.")
        return []
    if verzoek.is_groep_38b_1f:
        blad.stap(f"Voor deze groep geldt de dag waarop UWV het vaststelt: {format_date(vastgesteld)}.")
        return [Einde(vastgesteld, "eigen verzoek")]
    blad.stap(
        f"Op eigen verzoek eindigt de registratie op de dag van de vaststelling, niet voor {format_date(grens.waarde)}."
    )
    if verzoek.is_oud_leerling and vastgesteld < grens.waarde:
        blad.voorbehoud(
            f"Volgens UWV geldt die grens niet voor wie alleen door school is geregistreerd. "
            f"Dan is het einde {format_date(vastgesteld)}. De wettekst noemt de grens wel."
        )
    return [Einde(max(vastgesteld, grens.waarde), "eigen verzoek")]
