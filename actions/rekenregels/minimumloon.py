"""How high the minimum wage is on a date, for an age and a number of hours.

Since 2024 the hourly wage is the law and the monthly amount a reference; before, the monthly amount was the
law, for a full working week. Young people have a percentage of it, rounded to cents per hour. For a day of
which no amount is known yet, the last known amount is told and not used.
Source: WML art. 7 and 8 (minimum wage, youth wage) and 15 (holiday allowance); amounts by date in
knowledge/parameters/minimumloon.yml.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from actions.rekenregels.regel import Figuren, Rekenregel
from actions.rekenregels.rekenen import GEHEEL, MAANDEN_PER_JAAR, WEKEN_PER_JAAR, procent_van, rond_af
from actions.rekenregels.uitkomst import Uitkomst
from actions.rekenregels.velden import Veld, ja_nee, uren_per_week
from actions.rekenregels.werkblad import Werkblad
from bot.knowledge.dutch import format_date, format_euro, format_number
from bot.knowledge.model import Verwijzing

_JEUGDLOON = re.compile(r"jeugdloon-procent-(\d+)")


@dataclass(frozen=True)
class Invoer:
    """leeftijd in whole years; None: assumed an adult. is_bbl: a work-based vocational student.

    periode: of which amount is the outcome; None: the one in the law on the peildatum.
    """

    leeftijd: int | None = None
    is_bbl: bool = False
    uren: Decimal | None = None
    periode: Literal["uur", "maand"] | None = None


_VELDEN = (
    Veld(
        "leeftijd", "Leeftijd", "geheel", "Hoe oud is de medewerker?", "jaren", False,
        minimum=Decimal(0), maximum=Decimal(120), ongewoon_boven=Decimal(80),
    ),
    ja_nee("is_bbl", "Bbl-leerling", "Volgt de medewerker een bbl-opleiding?"),
    uren_per_week("uren", "Uren per week", "Hoeveel uur per week werkt de medewerker?", is_verplicht=False),
    Veld(
        "periode", "Bedrag per", "keuze", "Wilt u het bedrag per uur of per maand?", is_verplicht=False,
        keuzes=("uur", "maand"),
    ),
)  # fmt: skip


def bereken(invoer: Invoer, peildatum: date, figuren: Figuren) -> Uitkomst:
    """The minimum wage on the peildatum: euros per hour when the hour is the law, else euros per month.

    Per month when that is asked: for these hours a week, else the reference month. bedragen: percentage (youth);
    uurloon (when the outcome is per month); maandloon, vakantiebijslag_per_maand, maandloon_met_vakantiebijslag,
    vakantiebijslag_per_jaar and jaarloon_met_vakantiebijslag; the same with _bij_uren in the name for these
    hours a week. "nog niet vastgesteld": laatst_bekend_uurloon or laatst_bekend_maandloon and
    laatst_bekend_vanaf, as far as known. Raises InvoerFout.
    """
    blad = Werkblad(REGEL, invoer, peildatum, figuren)
    per_uur = blad.raadpleeg("wml-uur")
    eenheid = "euro per uur" if _is_uurloon(blad) else "euro per maand"
    if invoer.leeftijd is not None and invoer.leeftijd < _jongste(figuren):
        return blad.niet_van_toepassing("Voor deze leeftijd is er geen minimumloon.", None, eenheid)
    percentage = _percentage(blad, invoer)
    maandloon, bijslag = blad.getal("wml-maand"), blad.getal("vakantiebijslag-procent")
    if maandloon is None or bijslag is None:
        bekend = {} if percentage is None else {"percentage": percentage}
        return blad.niet_vastgesteld(eenheid, {**bekend, **_laatst_bekend(blad)})
    uurloon = per_uur.waarde if per_uur and isinstance(per_uur.waarde, Decimal) else None
    blad.stap(_vol_bedrag(peildatum, uurloon, maandloon))
    if percentage is None:
        known = {"uurloon_volwassen": uurloon} if uurloon is not None else {}
        return blad.niet_vastgesteld(eenheid, {**known, "maandloon_volwassen": maandloon})
    if percentage != GEHEEL:
        maandloon, uurloon = _jeugd(blad, percentage, maandloon, uurloon)
    bedragen = {"percentage": percentage, **_per_maand(blad, maandloon, bijslag)}
    if invoer.uren is not None:
        bedragen |= _bij_uren(blad, invoer.uren, uurloon, bijslag)
    if uurloon is not None and invoer.periode == "maand":
        bedragen = {"uurloon": uurloon, **bedragen}
        per_maand = bedragen.pop("maandloon_bij_uren" if invoer.uren is not None else "maandloon")
        return blad.berekend(per_maand, "euro per maand", bedragen)
    return blad.berekend(rond_af(maandloon if uurloon is None else uurloon), eenheid, bedragen)


def _is_uurloon(blad: Werkblad) -> bool:
    """Whether the hour is the law on the peildatum, also when its amount is not known yet."""
    figuur = blad.figuur("wml-uur")
    eerste = figuur.waarden[0].periode.vanaf if figuur and figuur.waarden else None
    return eerste is not None and eerste <= blad.peildatum


def _jongste(figuren: Figuren) -> int:
    """The youngest age for which a youth wage is known at all; 0 without any."""
    return min((int(match[1]) for naam in figuren if (match := _JEUGDLOON.fullmatch(naam))), default=0)


def _percentage(blad: Werkblad, invoer: Invoer) -> Decimal | None:
    """The part of the full minimum wage for this age, in percent; None when it is not known for the date."""
    if invoer.leeftijd is None:
        blad.aanname("Uw medewerker heeft recht op het volle minimumloon.")
        return GEHEEL
    volwassen = blad.raadpleeg("wml-volwassen-leeftijd")
    if volwassen is None or volwassen.waarde is None:
        blad.voorbehoud("Vanaf welke leeftijd het volle minimumloon gold, is voor deze datum niet bekend.")
        return None
    grens = int(volwassen.waarde["jaren"])
    if invoer.leeftijd >= grens:
        blad.stap(f"Vanaf {grens} jaar geldt het volle minimumloon.")
        return GEHEEL
    naam = f"jeugdloon-procent-{invoer.leeftijd}"
    if invoer.is_bbl:
        bbl = f"jeugdloon-procent-bbl-{invoer.leeftijd}"
        if blad.raadpleeg(bbl) is not None:
            naam = bbl
        else:
            blad.stap("Voor een bbl-leerling van deze leeftijd is op deze datum geen apart percentage bekend.")
    return blad.getal(naam, wat=f"minimumjeugdloon voor {invoer.leeftijd} jaar")


def _vol_bedrag(peildatum: date, uurloon: Decimal | None, maandloon: Decimal) -> str:
    if uurloon is None:
        return (
            f"Op {format_date(peildatum)} is het volle minimumloon {format_euro(maandloon)} per maand, "
            "bij een volledige werkweek."
        )
    return (
        f"Op {format_date(peildatum)} is het volle minimumloon {format_euro(uurloon)} per uur. "
        f"Het referentiemaandloon is {format_euro(maandloon)}."
    )


def _jeugd(
    blad: Werkblad, percentage: Decimal, maandloon: Decimal, uurloon: Decimal | None
) -> tuple[Decimal, Decimal | None]:
    """(month, hour) for a young employee: the hour in whole cents, the month from it."""
    if uurloon is None:
        deel = procent_van(percentage, maandloon)
        blad.stap(f"{format_number(percentage)}% daarvan is {_euro(deel)} per maand.")
        blad.voorbehoud("Het officiële jeugdbedrag kan door afronding iets anders zijn.")
        return deel, None
    per_uur = rond_af(procent_van(percentage, uurloon))
    blad.stap(f"{format_number(percentage)}% daarvan is {_euro(per_uur)} per uur.")
    normuren = blad.getal("wml-normuren-per-week")
    per_maand = procent_van(percentage, maandloon) if normuren is None else _maandloon(per_uur, normuren)
    return per_maand, per_uur


def _laatst_bekend(blad: Werkblad) -> dict[str, Any]:
    """The last amount before the peildatum that is known, told as such; empty when there is none."""
    for naam, key, per in (("wml-uur", "uurloon", "per uur"), ("wml-maand", "maandloon", "per maand")):
        figuur = blad.figuur(naam)
        for waarde in reversed(figuur.waarden if figuur else ()):
            vanaf = waarde.periode.vanaf
            if vanaf and vanaf <= blad.peildatum and isinstance(waarde.waarde, Decimal):
                blad.gebruik(naam, waarde)
                blad.stap(
                    f"Het laatste bekende minimumloon is {_euro(waarde.waarde)} {per}, vanaf {format_date(vanaf)}."
                )
                return {f"laatst_bekend_{key}": waarde.waarde, "laatst_bekend_vanaf": vanaf}
    return {}


def _per_maand(blad: Werkblad, maandloon: Decimal, bijslag: Decimal, achtervoegsel: str = "") -> dict[str, Any]:
    """Wage and holiday allowance, per month and per year; `achtervoegsel` comes after the first word of each name."""
    extra = procent_van(bijslag, maandloon)
    blad.stap(f"Met {format_number(bijslag)}% vakantiebijslag is dat {_euro(maandloon + extra)} per maand.")
    return {
        f"maandloon{achtervoegsel}": rond_af(maandloon),
        f"vakantiebijslag{achtervoegsel}_per_maand": rond_af(extra),
        f"maandloon{achtervoegsel}_met_vakantiebijslag": rond_af(maandloon + extra),
        f"vakantiebijslag{achtervoegsel}_per_jaar": rond_af(extra * MAANDEN_PER_JAAR),
        f"jaarloon{achtervoegsel}_met_vakantiebijslag": rond_af((maandloon + extra) * MAANDEN_PER_JAAR),
    }


def _bij_uren(blad: Werkblad, uren: Decimal, uurloon: Decimal | None, bijslag: Decimal) -> dict[str, Any]:
    if uurloon is None:
        blad.voorbehoud("Op deze datum was er geen minimumuurloon. Reken naar verhouding van uw volledige werkweek.")
        return {}
    loon = _maandloon(uurloon, uren)
    blad.stap(f"{format_number(uren)} uur x {_euro(uurloon)} x 52 / 12 = {_euro(loon)} per maand.")
    return _per_maand(blad, loon, bijslag, "_bij_uren")


def _maandloon(uurloon: Decimal, uren: Decimal) -> Decimal:
    return uurloon * uren * WEKEN_PER_JAAR / MAANDEN_PER_JAAR


def _euro(value: Decimal) -> str:
    return format_euro(rond_af(value))


REGEL = Rekenregel(
    naam="minimumloon",
    invoer=Invoer,
    velden=_VELDEN,
    bronnen=(Verwijzing("wml", "7, 8, 15"),),
    bereken=bereken,
)
