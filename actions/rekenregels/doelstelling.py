"""How many jobs belong to a sector or an organisation under the banenafspraak.

National targets are cumulative extra jobs. A government sector has a share of them, an organisation a share
of its sector, both in proportion to fte. Nobody is bound to a number: it is a yardstick.
Source: VSO update 2017 (division of the government jobs by fte), sector figures in
knowledge/parameters/sectoren.yml, national targets in knowledge/parameters/banenafspraak.yml.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal, get_args

from actions.rekenregels.regel import Figuren, Rekenregel
from actions.rekenregels.rekenen import GEHEEL, procent_van, rond_af
from actions.rekenregels.uitkomst import InvoerFout, Uitkomst
from actions.rekenregels.velden import Veld
from actions.rekenregels.werkblad import Werkblad
from bot.knowledge.dutch import format_number
from bot.knowledge.model import Verwijzing

Sector = Literal[
    "markt", "overheid", "totaal", "Rijk", "voortgezet onderwijs", "mbo", "hbo", "universiteiten", "umc",
    "onderzoekinstellingen", "provincies",
]  # fmt: skip

_LANDELIJK = {
    "markt": "banenafspraak-doel-markt",
    "overheid": "banenafspraak-doel-overheid",
    "totaal": "banenafspraak-doel-totaal",
}
_TIEN_JAAR = {
    "Rijk": "sector-rijk-banen-10-jaar",
    "voortgezet onderwijs": "sector-voortgezet-onderwijs-banen-10-jaar",
    "hbo": "sector-hbo-banen-10-jaar",
    "universiteiten": "sector-universiteiten-banen-10-jaar",
    "umc": "sector-umc-banen-10-jaar",
    "onderzoekinstellingen": "sector-onderzoekinstellingen-banen-10-jaar",
}
# sectors that published a target for a year themselves; without one a share of the government target, if known
_PER_JAAR = {"mbo": "sector-mbo-doel-{jaar}", "provincies": "sector-provincies-doel-fte-{jaar}"}
_AANDEEL = {"mbo": "sector-mbo-aandeel-pct"}
_IN_FTE = ("provincies",)


@dataclass(frozen=True)
class Invoer:
    """fte_werkgever and fte_sector: both, or neither. gerealiseerd: jobs (provincies: fte) so far."""

    sector: Sector
    fte_werkgever: Decimal | None = None
    fte_sector: Decimal | None = None
    gerealiseerd: Decimal | None = None


@dataclass(frozen=True)
class _Doel:
    """The target of the sector and the national target it is a part of, not rounded."""

    sector: Decimal
    landelijk: Decimal | None = None


_VELDEN = (
    Veld(
        "sector", "Sector", "keuze", "In welke sector werkt uw organisatie?",
        keuzes=get_args(Sector),
    ),
    Veld(
        "fte_werkgever", "Fte van uw organisatie", "getal", "Hoeveel fte heeft uw organisatie?", "fte", False,
        minimum=Decimal(0), maximum=Decimal(1_000_000), ongewoon_boven=Decimal(200_000),
    ),
    Veld(
        "fte_sector", "Fte van de hele sector", "getal", "Hoeveel fte heeft de hele sector?", "fte", False,
        minimum=Decimal("0.01"), maximum=Decimal(10_000_000),
    ),
    Veld(
        "gerealiseerd", "Gerealiseerde banen", "getal", "Hoeveel banen zijn er al gerealiseerd?", "banen", False,
        minimum=Decimal(0), maximum=Decimal(1_000_000),
    ),
)  # fmt: skip


def bereken(invoer: Invoer, peildatum: date, figuren: Figuren) -> Uitkomst:
    """The target for the year of the peildatum, in jobs (provincies: fte) of two decimals.

    Of the organisation when both fte are given, else of the sector. bedragen: sectordoel, aandeel_procent,
    nog_te_realiseren and realisatie_procent, as far as known. Raises InvoerFout.
    """
    blad = Werkblad(REGEL, invoer, peildatum, figuren)
    _check_fte(invoer)
    eenheid = "fte" if invoer.sector in _IN_FTE else "banen"
    if invoer.sector in _IN_FTE:
        blad.voorbehoud("Deze sector telde in fte. Dat is niet hetzelfde als banen.")
    blad.voorbehoud("Er is geen verplicht aantal per werkgever. Dit is een verdeling naar verhouding.")
    doel = _sectordoel(blad, invoer.sector, eenheid)
    if doel is None:
        blad.stap("Voor deze sector en dit jaar is geen doel bekend. Reken met de fte van de hele overheid.")
        return blad.niet_vastgesteld(eenheid)
    bedragen: dict[str, Any] = {"sectordoel": rond_af(doel.sector)}
    if doel.landelijk:
        aandeel = doel.sector / doel.landelijk * GEHEEL
        bedragen |= {"landelijk_doel": doel.landelijk, "aandeel_procent": rond_af(aandeel)}
    eigen = doel.sector
    if invoer.fte_werkgever is not None and invoer.fte_sector is not None:
        eigen = doel.sector * invoer.fte_werkgever / invoer.fte_sector
        fte = f"{format_number(invoer.fte_werkgever)} / {format_number(invoer.fte_sector)} fte"
        blad.stap(f"Uw deel: {_getal(doel.sector)} x {fte} = {_getal(eigen)} {eenheid}.")
        bedragen["doel_werkgever"] = rond_af(eigen)
    if invoer.gerealiseerd is not None:
        bedragen |= _realisatie(blad, eigen, invoer.gerealiseerd, eenheid)
    return blad.berekend(rond_af(eigen), eenheid, bedragen, {"doel": eigen})


def _sectordoel(blad: Werkblad, sector: str, eenheid: str) -> _Doel | None:
    jaar = blad.peildatum.year
    if sector in _LANDELIJK:
        landelijk = blad.getal(_LANDELIJK[sector])
        if landelijk is None:
            return None
        blad.stap(f"Het landelijke doel voor {jaar} ({sector}) is {format_number(landelijk)} extra banen.")
        return _Doel(landelijk, landelijk)
    per_jaar = _PER_JAAR.get(sector, "").format(jaar=jaar)
    gepubliceerd = blad.raadpleeg(per_jaar) if per_jaar else None
    if eenheid == "fte":
        if gepubliceerd is None or not isinstance(gepubliceerd.waarde, Decimal):
            return None
        blad.stap(f"De sector noemde voor {jaar} een doel van {format_number(gepubliceerd.waarde)} fte.")
        return _Doel(gepubliceerd.waarde)
    overheid = blad.getal(_LANDELIJK["overheid"])
    if gepubliceerd is not None and isinstance(gepubliceerd.waarde, Decimal):
        blad.stap(f"De sector noemde voor {jaar} een doel van {format_number(gepubliceerd.waarde)} banen.")
        return _Doel(gepubliceerd.waarde, overheid)
    if overheid is None:
        return None
    if sector in _AANDEEL:
        return _naar_aandeel(blad, sector, overheid)
    return _naar_rato(blad, sector, overheid)


def _naar_aandeel(blad: Werkblad, sector: str, overheid: Decimal) -> _Doel | None:
    aandeel = blad.getal(_AANDEEL[sector])
    if aandeel is None:
        return None
    doel = procent_van(aandeel, overheid)
    blad.stap(f"{format_number(aandeel)}% van {format_number(overheid)} banen = {_getal(doel)} banen.")
    blad.voorbehoud("Voor dit jaar is geen sectordoel gepubliceerd. Dit is berekend met het aandeel van de sector.")
    return _Doel(doel, overheid)


def _naar_rato(blad: Werkblad, sector: str, overheid: Decimal) -> _Doel | None:
    tien_jaar, totaal = blad.getal(_TIEN_JAAR[sector]), blad.getal("sector-overheid-banen-10-jaar")
    if tien_jaar is None or totaal is None:
        return None
    doel = tien_jaar * overheid / totaal
    blad.stap(
        f"Naar verhouding: {format_number(tien_jaar)} x {format_number(overheid)} / {format_number(totaal)}"
        f" = {_getal(doel)} banen."
    )
    blad.voorbehoud("Een doel per jaar is voor deze sector niet gepubliceerd. Dit is een eigen berekening.")
    return _Doel(doel, overheid)


def _realisatie(blad: Werkblad, doel: Decimal, gerealiseerd: Decimal, eenheid: str) -> dict[str, Decimal]:
    nog = max(Decimal(0), doel - gerealiseerd)
    blad.stap(
        f"Nog te realiseren: {_getal(doel)} - {_getal(gerealiseerd)} = {_getal(nog)} {eenheid}, nooit minder dan 0."
    )
    found = {"nog_te_realiseren": rond_af(nog)}
    if doel > 0:
        found["realisatie_procent"] = rond_af(gerealiseerd / doel * GEHEEL)
    return found


def _check_fte(invoer: Invoer) -> None:
    if (invoer.fte_werkgever is None) != (invoer.fte_sector is None):
        missing = "fte_sector" if invoer.fte_sector is None else "fte_werkgever"
        raise InvoerFout(
            "Voor een deel naar verhouding heb ik twee aantallen nodig.",
            "Noem de fte van uw organisatie en de fte van de hele sector.",
            missing,
        )
    if invoer.fte_werkgever is not None and invoer.fte_sector is not None and invoer.fte_werkgever > invoer.fte_sector:
        raise InvoerFout(
            "Uw organisatie kan niet meer fte hebben dan de hele sector.",
            "Controleer de twee aantallen.",
            "fte_werkgever",
        )


def _getal(value: Decimal) -> str:
    return format_number(rond_af(value))


REGEL = Rekenregel(
    naam="doelstelling",
    invoer=Invoer,
    velden=_VELDEN,
    bronnen=(Verwijzing("vso-update-2017"), Verwijzing("szw-kennisdocument-2020")),
    bereken=bereken,
)
