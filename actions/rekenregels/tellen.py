"""For how many jobs hours count, and with whom.

A job in the banenafspraak is a fixed number of paid hours a week; more or fewer hours count in proportion.
Hours are added up before they are divided, never rounded per person.
Source: Wfsv art. 38g lid 2-5 (Wsw, lending), Besluit Wfsv art. 2.27-2.30 (hours go to the hirer),
Participatiewet art. 10b (beschut werk); a job in hours: figures baan-uren-per-week and baan-uren-per-jaar.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, get_args

from actions.rekenregels.regel import Figuren, Rekenregel
from actions.rekenregels.rekenen import MAANDEN_PER_JAAR, WEKEN_PER_JAAR, rond_af
from actions.rekenregels.uitkomst import InvoerFout, Uitkomst
from actions.rekenregels.velden import LANG_WERKJAAR, UREN_IN_EEN_JAAR, UREN_IN_EEN_WEEK, Veld, ja_nee
from actions.rekenregels.werkblad import Werkblad
from bot.knowledge.dutch import format_number
from bot.knowledge.model import Verwijzing

Periode = Literal["week", "maand", "jaar"]
Contractvorm = Literal[
    "eigen dienst", "inlener", "uitlener", "inkoop van een dienst", "leverancier van een dienst",
    "beschut werk", "wsw intern", "wsw inlener", "zonder loon",
]  # fmt: skip

_UREN_IN_EEN_MAAND = Decimal(31 * 24)
_HOOGSTE = {"week": UREN_IN_EEN_WEEK, "maand": _UREN_IN_EEN_MAAND, "jaar": UREN_IN_EEN_JAAR}


@dataclass(frozen=True)
class Invoer:
    """uren: paid hours per person in one `periode`.

    None is assumed, and told: hours per week, employed with the user, in the register.
    """

    uren: tuple[Decimal, ...]
    periode: Periode | None = None
    contractvorm: Contractvorm | None = None
    staat_in_register: bool | None = None


@dataclass(frozen=True)
class _Plek:
    """Where the hours of a contract form count: with the user ("u"), with another, or with nobody."""

    telt_bij: Literal["u", "inlener", "leverancier", "niemand"]
    uitleg: str


_PLEKKEN: dict[Contractvorm, _Plek] = {
    "eigen dienst": _Plek("u", "De medewerker is bij u in dienst. De uren tellen bij u."),
    "inlener": _Plek("u", "U leent de medewerker in. De uren tellen bij u en niet bij de uitlener."),
    "uitlener": _Plek("inlener", "U leent de medewerker uit. De uren tellen bij de inlener en niet bij u."),
    "inkoop van een dienst": _Plek("leverancier", "U koopt een dienst in. De uren tellen bij de leverancier."),
    "leverancier van een dienst": _Plek("u", "U levert de dienst met eigen mensen. De uren tellen bij u."),
    "beschut werk": _Plek("niemand", "Beschut werk telt niet mee voor de banenafspraak."),
    "wsw intern": _Plek("niemand", "Een Wsw-baan zonder detachering telt niet mee."),
    "wsw inlener": _Plek("u", "U leent iemand met een Wsw-baan in. De uren tellen bij u."),
    "zonder loon": _Plek("niemand", "Een stage of proefplaatsing zonder loon heeft geen verloonde uren en telt niet."),
}

_VELDEN = (
    Veld(
        "uren", "Verloonde uren per medewerker", "getallen", "Hoeveel uren worden betaald, per medewerker?", "uren",
        minimum=Decimal(0), maximum=UREN_IN_EEN_JAAR, ongewoon_boven=LANG_WERKJAAR,
    ),
    Veld(
        "periode", "Periode van de uren", "keuze", "Zijn dat uren per week, per maand of per jaar?",
        is_verplicht=False, keuzes=get_args(Periode),
    ),
    Veld(
        "contractvorm", "Soort contract", "keuze", "Hoe werkt de medewerker bij u?",
        is_verplicht=False, keuzes=get_args(Contractvorm),
    ),
    ja_nee("staat_in_register", "In het doelgroepregister", "Staat de medewerker in het doelgroepregister?"),
)  # fmt: skip


def bereken(invoer: Invoer, peildatum: date, figuren: Figuren) -> Uitkomst:
    """The number of jobs that counts with the user, in jobs of two decimals (0.00 when none do).

    bedragen: banen_elders counts with `telt_bij`, when that is somebody else. Raises InvoerFout.
    """
    blad = Werkblad(REGEL, invoer, peildatum, figuren)
    periode = invoer.periode or "week"
    if invoer.periode is None:
        blad.aanname("De uren zijn uren per week.")
    if invoer.contractvorm is None:
        blad.aanname("De medewerker is bij u in dienst.")
    _check_uren(invoer.uren, periode)
    plek = _PLEKKEN[invoer.contractvorm or "eigen dienst"]
    totaal = sum(invoer.uren, Decimal(0))
    if len(invoer.uren) > 1:
        losse = " + ".join(format_number(uren) for uren in invoer.uren[:10]) + (
            " + ..." if len(invoer.uren) > 10 else ""
        )
        blad.stap(f"De uren samen: {losse} = {format_number(totaal)}.")
    banen = _banen(blad, totaal, periode)
    if banen is None:
        return blad.niet_vastgesteld("banen", {"uren": totaal})
    blad.stap(plek.uitleg)
    telt_bij: str = plek.telt_bij
    if invoer.staat_in_register is None and telt_bij != "niemand":
        blad.aanname("De medewerker staat in het doelgroepregister.")
    if invoer.staat_in_register is False:
        blad.stap("Wie niet in het doelgroepregister staat, telt niet mee.")
        telt_bij = "niemand"
    blad.voorbehoud("De meting van de banenafspraak kijkt naar december. Het quotum kijkt naar het hele kalenderjaar.")
    bij_u = banen if telt_bij == "u" else Decimal(0)
    elders = banen if telt_bij in ("inlener", "leverancier") else Decimal(0)
    return blad.berekend(
        rond_af(bij_u),
        "banen",
        {"banen_bij_u": rond_af(bij_u), "banen_elders": rond_af(elders), "telt_bij": telt_bij, "uren": totaal},
        {"banen": bij_u},
    )


def _banen(blad: Werkblad, uren: Decimal, periode: Periode) -> Decimal | None:
    """The jobs that so many hours make, not rounded; None when the length of a job is not known."""
    per_baan = blad.getal("baan-uren-per-jaar" if periode == "jaar" else "baan-uren-per-week")
    if per_baan is None:
        return None
    if periode == "maand":
        per_week = uren * MAANDEN_PER_JAAR / WEKEN_PER_JAAR
        blad.stap(f"{format_number(uren)} uur per maand x 12 / 52 = {format_number(rond_af(per_week))} uur per week.")
        uren = per_week
    banen = uren / per_baan
    hoe = "per jaar" if periode == "jaar" else "per week"
    deling = f"{format_number(rond_af(uren))} / {format_number(per_baan)} uur"
    blad.stap(f"Een baan is {format_number(per_baan)} uur {hoe}: {deling} = {format_number(banen, 2)} baan.")
    return banen


def _check_uren(alle_uren: tuple[Decimal, ...], periode: Periode) -> None:
    hoogste = _HOOGSTE[periode]
    for uren in alle_uren:
        if uren > hoogste:
            raise InvoerFout(
                f"{format_number(uren)} uur kan niet: een {periode} heeft {format_number(hoogste)} uren.",
                "Vul de uren per medewerker in en controleer of het om een week, een maand of een jaar gaat.",
                "uren",
            )


REGEL = Rekenregel(
    naam="tellen",
    invoer=Invoer,
    velden=_VELDEN,
    bronnen=(
        Verwijzing("wfsv", "38g lid 2-5"),
        Verwijzing("besluit-wfsv", "2.27-2.30"),
        Verwijzing("participatiewet", "10b"),
    ),
    bereken=bereken,
)
