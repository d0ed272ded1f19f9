"""For how many jobs hours count, with whom, and in which sector.

A job in the banenafspraak is a fixed number of paid hours a week; more or fewer hours count in proportion.
Hours are added up before they are divided, never rounded per person. Bbl, part time and loondispensatie are
employment with paid hours like any other and have no form of their own here.
Source: Wfsv art. 38g lid 2-5 (Wsw, lending), Besluit Wfsv art. 2.27-2.30 (hours go to the hirer),
Participatiewet art. 10b (beschut werk); Platform Arbeidsmobiliteit and VSO update 2017 (services that
government buys count with the supplier); a job in hours: figures baan-uren-per-week and baan-uren-per-jaar.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal, get_args

from actions.rekenregels.baan import PERIODE, Periode, banen, check_uren, kies_periode
from actions.rekenregels.regel import Figuren, Rekenregel
from actions.rekenregels.rekenen import rond_af
from actions.rekenregels.uitkomst import InvoerFout, Uitkomst
from actions.rekenregels.velden import UREN_IN_EEN_JAAR, UREN_VAN_EEN_ORGANISATIE, Sector, Veld, ja_nee
from actions.rekenregels.werkblad import Werkblad
from bot.knowledge.dutch import format_number
from bot.knowledge.model import Verwijzing

Contractvorm = Literal[
    "eigen dienst", "inlener", "uitlener", "inkoop van een dienst", "leverancier van een dienst",
    "beschut werk", "wsw intern", "wsw inlener", "zonder loon",
]  # fmt: skip
TeltBij = Literal["u", "inlener", "leverancier", "niemand"]

_HOOGSTENS_GETOOND = 10


@dataclass(frozen=True)
class Invoer:
    """uren: paid hours per person in one `periode`; uren_samen: those of a group, when not told per person.

    sector: of the user's organisation; None: not told. None elsewhere is assumed, and told: hours per week,
    employed with the user, in the register.
    """

    uren: tuple[Decimal, ...] | None = None
    periode: Periode | None = None
    contractvorm: Contractvorm | None = None
    staat_in_register: bool | None = None
    sector: Sector | None = None
    uren_samen: Decimal | None = None


@dataclass(frozen=True)
class _Plek:
    """Where the hours of a contract form count: with the user ("u"), with another, or with nobody."""

    telt_bij: TeltBij
    uitleg: str
    is_uitlenen: bool = False


_PLEKKEN: dict[Contractvorm, _Plek] = {
    "eigen dienst": _Plek("u", "De medewerker is bij u in dienst. De uren tellen bij u."),
    "inlener": _Plek("u", "U leent de medewerker in. De uren tellen bij u en niet bij de uitlener.", True),
    "uitlener": _Plek("inlener", "U leent de medewerker uit. De uren tellen bij de inlener en niet bij u.", True),
    "inkoop van een dienst": _Plek("leverancier", "U koopt een dienst in. De uren tellen bij de leverancier."),
    "leverancier van een dienst": _Plek("u", "U levert de dienst met eigen mensen. De uren tellen bij u."),
    "beschut werk": _Plek("niemand", "Beschut werk telt niet mee voor de banenafspraak."),
    "wsw intern": _Plek("niemand", "Een Wsw-baan zonder detachering telt niet mee."),
    "wsw inlener": _Plek("u", "U leent iemand met een Wsw-baan in. De uren tellen bij u.", True),
    "zonder loon": _Plek("niemand", "Een stage of proefplaatsing zonder loon heeft geen verloonde uren en telt niet."),
}

_VELDEN = (
    Veld(
        "uren", "Verloonde uren per medewerker", "getallen", "Hoeveel uren worden betaald, per medewerker?", "uren",
        is_verplicht=False, minimum=Decimal(0), maximum=UREN_IN_EEN_JAAR,
    ),
    Veld(
        "uren_samen", "Verloonde uren van alle medewerkers samen", "getal", "Hoeveel uren worden samen betaald?",
        "uren", is_verplicht=False, minimum=Decimal(0), maximum=UREN_VAN_EEN_ORGANISATIE,
    ),
    PERIODE,
    Veld(
        "contractvorm", "Soort contract", "keuze", "Hoe werkt de medewerker bij u?",
        is_verplicht=False, keuzes=get_args(Contractvorm),
    ),
    ja_nee("staat_in_register", "In het doelgroepregister", "Staat de medewerker in het doelgroepregister?"),
    Veld(
        "sector", "Sector", "keuze", "In welke sector ligt uw organisatie?",
        is_verplicht=False, keuzes=get_args(Sector),
    ),
)  # fmt: skip


def bereken(invoer: Invoer, peildatum: date, figuren: Figuren) -> Uitkomst:
    """The number of jobs that counts with the user, in jobs of two decimals (0.00 when none do).

    bedragen: banen_elders counts with `telt_bij`, when that is somebody else; telt_in_sector (overheid or
    markt), when that is known. Raises InvoerFout.
    """
    blad = Werkblad(REGEL, invoer, peildatum, figuren)
    periode = kies_periode(blad, invoer.periode)
    if invoer.contractvorm is None:
        blad.aanname("De medewerker is bij u in dienst.")
    totaal = _totaal(blad, invoer, periode)
    aantal = banen(blad, totaal, periode)
    if aantal is None:
        return blad.niet_vastgesteld("banen", {"uren": totaal})
    telt_bij = _telt_bij(blad, _PLEKKEN[invoer.contractvorm or "eigen dienst"], invoer.staat_in_register)
    sector = _telt_in_sector(blad, telt_bij, invoer.sector)
    blad.voorbehoud("De meting van de banenafspraak kijkt naar december. Het quotum kijkt naar het hele kalenderjaar.")
    bij_u = aantal if telt_bij == "u" else Decimal(0)
    elders = aantal if telt_bij in ("inlener", "leverancier") else Decimal(0)
    bedragen: dict[str, Any] = {
        "banen_bij_u": rond_af(bij_u),
        "banen_elders": rond_af(elders),
        "telt_bij": telt_bij,
        "uren": totaal,
    }
    if sector is not None:
        bedragen["telt_in_sector"] = sector
    return blad.berekend(rond_af(bij_u), "banen", bedragen, {"banen": bij_u})


def _totaal(blad: Werkblad, invoer: Invoer, periode: Periode) -> Decimal:
    """Raises InvoerFout when the hours are missing, told twice, or more than a period has."""
    if invoer.uren is not None and invoer.uren_samen is not None:
        raise InvoerFout(
            "Geef de uren per medewerker of de uren samen, niet allebei.", "Laat een van de twee weg.", "uren"
        )
    if invoer.uren is None and invoer.uren_samen is None:
        raise InvoerFout(
            "Ik mis nog: Verloonde uren per medewerker.", "Geef de uren per medewerker, of die van alle samen.", "uren"
        )
    if invoer.uren is None:
        return invoer.uren_samen or Decimal(0)
    check_uren(blad, invoer.uren, periode)
    return _som(blad, invoer.uren)


def _som(blad: Werkblad, alle_uren: tuple[Decimal, ...]) -> Decimal:
    totaal = sum(alle_uren, Decimal(0))
    if len(alle_uren) > 1:
        losse = " + ".join(format_number(uren) for uren in alle_uren[:_HOOGSTENS_GETOOND])
        rest = " + ..." if len(alle_uren) > _HOOGSTENS_GETOOND else ""
        blad.stap(f"De uren samen: {losse}{rest} = {format_number(totaal)}.")
    return totaal


def _telt_bij(blad: Werkblad, plek: _Plek, staat_in_register: bool | None) -> TeltBij:
    """With whom the hours count, given the form and the registration."""
    blad.stap(plek.uitleg)
    if staat_in_register is False:
        blad.stap("Wie niet in het doelgroepregister staat, telt niet mee.")
        return "niemand"
    if staat_in_register is None and plek.telt_bij != "niemand":
        blad.aanname("De medewerker staat in het doelgroepregister.")
    if plek.is_uitlenen:
        blad.voorbehoud("Voor het quotum gaan uren alleen over als inlener en uitlener dat samen op tijd doorgeven.")
    return plek.telt_bij


def _telt_in_sector(blad: Werkblad, telt_bij: TeltBij, eigen: Sector | None) -> Sector | None:
    """The sector in which the jobs count; None when they count nowhere or that sector is not known."""
    if eigen is None or telt_bij == "niemand":
        return None
    if telt_bij == "u":
        blad.stap(f"De banen tellen in uw sector: {eigen}.")
        return eigen
    blad.stap(f"De banen tellen in de sector van de {telt_bij}, niet in uw sector.")
    if telt_bij == "leverancier" and eigen == "overheid":
        blad.aanname("De leverancier hoort bij de markt. Dat is meestal zo.")
        return "markt"
    return None


REGEL = Rekenregel(
    naam="tellen",
    invoer=Invoer,
    velden=_VELDEN,
    bronnen=(
        Verwijzing("wfsv", "38g lid 2-5"),
        Verwijzing("besluit-wfsv", "2.27-2.30"),
        Verwijzing("participatiewet", "10b"),
        Verwijzing("platform-arbeidsmobiliteit-inkoop-diensten"),
    ),
    bereken=bereken,
)
