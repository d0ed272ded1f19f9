"""How high the quota levy would be.

shortfall = (A x B - C) / D, one decimal down; levy = shortfall x the amount per missing job. Nothing is due
under the threshold in hours, and nothing is imposed while the levy is not activated or suspended: then the
amount is an example.
Source: Wfsv art. 38g lid 3 (shortfall), 38h lid 4 (amount), 122na (not carried out); Besluit Wfsv art. 2.20,
2.21, 2.33 (threshold) and 2.23 (rounding).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from actions.rekenregels.drempel import lees_drempel
from actions.rekenregels.quotum import (
    FTE,
    HOURS_NOT_FTE,
    PERCENTAGE,
    SECTOR,
    quotumpercentage,
    uren_uit_fte,
    wordt_geheven,
)
from actions.rekenregels.regel import Figuren, Rekenregel
from actions.rekenregels.rekenen import WEKEN_PER_JAAR, procent_van, rond_af, tiende_omlaag
from actions.rekenregels.uitkomst import InvoerFout, Uitkomst
from actions.rekenregels.velden import UREN_VAN_EEN_ORGANISATIE, Sector, Veld, voltijdsuren
from actions.rekenregels.werkblad import Werkblad
from bot.knowledge.dutch import format_euro, format_number
from bot.knowledge.model import Verwijzing


@dataclass(frozen=True)
class Invoer:
    """Hours of one calendar year; verloonde_uren, or fte with voltijdsuren to estimate them.

    verloonde_uren_doelgroep: with the hours of people hired in. uitzend_en_wsw_uren: the part of
    verloonde_uren that the threshold leaves out. Both None: assumed none.
    """

    sector: Sector
    verloonde_uren: Decimal | None = None
    verloonde_uren_doelgroep: Decimal | None = None
    percentage: Decimal | None = None
    uitzend_en_wsw_uren: Decimal | None = None
    fte: Decimal | None = None
    voltijdsuren: Decimal | None = None


def _uren(naam: str, label: str, vraag: str) -> Veld:
    return Veld(naam, label, "getal", vraag, "uren", False, minimum=Decimal(0), maximum=UREN_VAN_EEN_ORGANISATIE)


_VELDEN = (
    SECTOR,
    _uren(
        "verloonde_uren",
        "Alle verloonde uren in het jaar",
        "Hoeveel uren heeft uw organisatie in het jaar in totaal verloond?",
    ),
    FTE,
    voltijdsuren(),
    _uren(
        "verloonde_uren_doelgroep",
        "Verloonde uren van de doelgroep",
        "Hoeveel uren daarvan zijn van mensen uit het doelgroepregister, met ingeleende mensen erbij?",
    ),
    PERCENTAGE,
    _uren(
        "uitzend_en_wsw_uren",
        "Uitzenduren en Wsw-uren",
        "Hoeveel van alle uren zijn van uitzendkrachten of van mensen met een Wsw-baan?",
    ),
)


def bereken(invoer: Invoer, peildatum: date, figuren: Figuren) -> Uitkomst:
    """What is due over the year of the peildatum, in euros.

    While no levy is imposed: 0.00, status "niet van toepassing", and in bedragen the amount as an example
    (rekenvoorbeeld) with the quotumtekort in jobs of one decimal. Raises InvoerFout.
    """
    blad = Werkblad(REGEL, invoer, peildatum, figuren)
    verloond = _verloonde_uren(blad, invoer)
    doelgroep, buiten_drempel = _aangenomen(blad, invoer)
    if buiten_drempel > verloond:
        raise InvoerFout(
            "De uitzenduren en Wsw-uren kunnen niet meer zijn dan alle uren samen.",
            veld="uitzend_en_wsw_uren",
        )
    if doelgroep > verloond:
        blad.voorbehoud("De uren van de doelgroep zijn meer dan alle uren samen. Controleer of dat klopt.")
    geheven = wordt_geheven(blad, invoer.sector)
    onder_drempel = _is_onder_drempel(blad, verloond, buiten_drempel)
    if onder_drempel:
        return blad.niet_van_toepassing(
            "U blijft onder de drempel. Er is geen heffing verschuldigd.", rond_af(Decimal(0)), "euro"
        )
    bedragen = _rekenvoorbeeld(blad, invoer, verloond, doelgroep)
    if geheven is None or onder_drempel is None:
        return blad.niet_vastgesteld("euro", bedragen)
    if not geheven:
        if "rekenvoorbeeld" in bedragen:
            blad.stap("Het bedrag is alleen een rekenvoorbeeld.")
        return blad.niet_van_toepassing("U betaalt dus niets.", rond_af(Decimal(0)), "euro", bedragen)
    if "rekenvoorbeeld" not in bedragen:
        return blad.niet_vastgesteld("euro", bedragen)
    bedragen["heffing"] = bedragen.pop("rekenvoorbeeld")
    return blad.berekend(bedragen["heffing"], "euro", bedragen)


def quotumtekort(uren: Decimal, procent: Decimal, uren_doelgroep: Decimal, per_baan: Decimal) -> Decimal:
    """Missing jobs, rounded down to one decimal; never below zero."""
    return max(tiende_omlaag(Decimal(0)), tiende_omlaag((procent_van(procent, uren) - uren_doelgroep) / per_baan))


def _verloonde_uren(blad: Werkblad, invoer: Invoer) -> Decimal:
    """Hours of the year, estimated from the fte when they are not given. Raises InvoerFout without either."""
    if invoer.verloonde_uren is not None:
        if invoer.fte is not None:
            blad.stap(HOURS_NOT_FTE)
        return invoer.verloonde_uren
    per_week = uren_uit_fte(blad, invoer.fte, invoer.voltijdsuren, ontbreekt="verloonde_uren")
    uren = per_week * WEKEN_PER_JAAR
    blad.stap(f"{format_number(per_week)} uur x 52 weken = {format_number(uren)} uur per jaar.")
    blad.aanname("Uw fte is het hele jaar gelijk. Uw loonadministratie kent de echte verloonde uren.")
    return uren


def _aangenomen(blad: Werkblad, invoer: Invoer) -> tuple[Decimal, Decimal]:
    """Hours of the target group, and hours outside the threshold; zero, and told so, when not given."""
    if invoer.verloonde_uren_doelgroep is None:
        blad.aanname("U hebt nog geen uren van mensen uit het doelgroepregister.")
    if invoer.uitzend_en_wsw_uren is None:
        blad.aanname("Er zitten geen uitzenduren of Wsw-uren bij uw verloonde uren.")
    return invoer.verloonde_uren_doelgroep or Decimal(0), invoer.uitzend_en_wsw_uren or Decimal(0)


def _is_onder_drempel(blad: Werkblad, verloonde_uren: Decimal, buiten_drempel: Decimal) -> bool | None:
    drempel = lees_drempel(blad)
    if drempel is None:
        return None
    if drempel.zin:
        blad.stap(drempel.zin)
    uren = verloonde_uren - buiten_drempel
    if buiten_drempel:
        blad.stap(f"Voor de drempel tellen uitzenduren en Wsw-uren niet mee: {format_number(uren)} uur blijft over.")
    is_onder = uren < drempel.uren
    vergelijking = "minder dan" if is_onder else "niet minder dan"
    blad.stap(f"{format_number(uren)} uur is {vergelijking} de drempel van {format_number(drempel.uren)} uur per jaar.")
    return is_onder


def _rekenvoorbeeld(blad: Werkblad, invoer: Invoer, verloond: Decimal, doelgroep: Decimal) -> dict[str, Any]:
    """The shortfall and the amount that goes with it, as far as the figures are known."""
    percentage = quotumpercentage(blad, invoer.sector, invoer.percentage)
    per_baan = blad.getal("baan-uren-per-jaar")
    bedrag = blad.getal("quotumheffing-per-baan")
    if percentage is None or per_baan is None:
        blad.stap("Zonder quotumpercentage kan ik geen tekort uitrekenen.")
        return {}
    tekort = quotumtekort(verloond, percentage, doelgroep, per_baan)
    nodig = rond_af(procent_van(percentage, verloond))
    blad.stap(f"{format_number(percentage)}% van {format_number(verloond)} uur = {format_number(nodig)} uur.")
    blad.stap(
        f"({format_number(nodig)} - {format_number(doelgroep)}) / {format_number(per_baan)} uur, "
        f"naar beneden afgerond: een tekort van {format_number(tekort, 1)} banen."
    )
    if bedrag is None:
        return {"quotumtekort": tekort}
    heffing = rond_af(tekort * bedrag)
    blad.stap(f"{format_number(tekort, 1)} x {format_euro(bedrag)} = {format_euro(heffing)}.")
    return {"quotumtekort": tekort, "rekenvoorbeeld": heffing}


REGEL = Rekenregel(
    naam="heffing",
    invoer=Invoer,
    velden=_VELDEN,
    bronnen=(
        Verwijzing("wfsv", "38g lid 3, 38h lid 4, 122na"),
        Verwijzing("besluit-wfsv", "2.20, 2.21, 2.23, 2.33"),
    ),
    bereken=bereken,
)
