"""A job of the banenafspraak in hours, and the periods in which people count hours.

Shared by the rule that counts jobs and the rule that asks how many hours or people a number of jobs takes.
Source: Wfsv art. 38g lid 3 (a job in hours a year); figures baan-uren-per-week and baan-uren-per-jaar.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, get_args

from actions.rekenregels.rekenen import MAANDEN_PER_JAAR, WEKEN_PER_JAAR, rond_af
from actions.rekenregels.uitkomst import InvoerFout
from actions.rekenregels.velden import LANG_WERKJAAR, LANGE_WERKWEEK, UREN_IN_EEN_JAAR, UREN_IN_EEN_WEEK, Veld
from actions.rekenregels.werkblad import Werkblad
from bot.knowledge.dutch import format_number

Periode = Literal["week", "maand", "jaar"]

PERIODE = Veld(
    "periode", "Periode van de uren", "keuze", "Zijn dat uren per week, per maand of per jaar?",
    is_verplicht=False, keuzes=get_args(Periode),
)  # fmt: skip

_HOOGSTE: dict[Periode, Decimal] = {"week": UREN_IN_EEN_WEEK, "maand": Decimal(31 * 24), "jaar": UREN_IN_EEN_JAAR}
_ONGEWOON: dict[Periode, Decimal] = {
    "week": LANGE_WERKWEEK,
    "maand": LANG_WERKJAAR / MAANDEN_PER_JAAR,
    "jaar": LANG_WERKJAAR,
}


def kies_periode(blad: Werkblad, gegeven: Periode | None) -> Periode:
    """The period that the hours are counted in: a week, and told, when that was not said."""
    if gegeven is None:
        blad.aanname("De uren zijn uren per week.")
    return gegeven or "week"


def check_uren(blad: Werkblad, alle_uren: tuple[Decimal, ...], periode: Periode) -> None:
    """Tells hours that are unlikely for one person. Raises InvoerFout for more hours than the period has."""
    for uren in alle_uren:
        if uren > _HOOGSTE[periode]:
            raise InvoerFout(
                f"{format_number(uren)} uur kan niet: een {periode} heeft {format_number(_HOOGSTE[periode])} uren.",
                "Vul de uren per medewerker in en controleer of het om een week, een maand of een jaar gaat.",
                "uren",
            )
        if uren > _ONGEWOON[periode]:
            blad.voorbehoud(f"U gaf {format_number(uren)} uur per {periode} op. Dat is veel. Controleer of het klopt.")


def uren_per_baan(blad: Werkblad, periode: Periode) -> Decimal | None:
    """The hours of one job: per year for hours a year, else per week; None when that is not known."""
    return blad.getal("baan-uren-per-jaar" if periode == "jaar" else "baan-uren-per-week")


def maat(periode: Periode) -> str:
    """In which period a job is measured when the hours are counted in `periode`."""
    return "per jaar" if periode == "jaar" else "per week"


def banen(blad: Werkblad, uren: Decimal, periode: Periode) -> Decimal | None:
    """The jobs that so many hours make, not rounded; None when the length of a job is not known."""
    per_baan = uren_per_baan(blad, periode)
    if per_baan is None:
        return None
    if periode == "maand":
        uren = per_week(blad, uren)
    aantal = uren / per_baan
    deling = f"{format_number(rond_af(uren))} / {format_number(per_baan)} uur"
    blad.stap(f"Een baan is {format_number(per_baan)} uur {maat(periode)}: {deling} = {format_number(aantal, 2)} baan.")
    return aantal


def per_week(blad: Werkblad, uren_per_maand: Decimal) -> Decimal:
    """Hours a month as hours a week, with the step that tells it."""
    uren = uren_per_maand * MAANDEN_PER_JAAR / WEKEN_PER_JAAR
    blad.stap(f"{format_number(uren_per_maand)} uur per maand x 12 / 52 = {format_number(rond_af(uren))} uur per week.")
    return uren
