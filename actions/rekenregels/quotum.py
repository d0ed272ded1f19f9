"""How many jobs the quota percentage comes to for an employer.

The quota is a total: the jobs of the baseline measurement and the extra jobs together.
Source: Wfsv art. 38f (percentage) and 38g lid 3 (shortfall); the short way by weekly hours as the VO-raad
publishes it; Besluit Wfsv art. 2.20 and 2.21 (threshold). Percentages and status by year in
knowledge/parameters/quotumregeling.yml.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, get_args

from actions.rekenregels.drempel import lees_drempel
from actions.rekenregels.regel import Figuren, Rekenregel
from actions.rekenregels.rekenen import WEKEN_PER_JAAR, procent_van, rond_af, tiende_omlaag
from actions.rekenregels.uitkomst import InvoerFout, Uitkomst
from actions.rekenregels.velden import UREN_VAN_EEN_ORGANISATIE, Sector, Veld, procent, voltijdsuren
from actions.rekenregels.werkblad import Werkblad
from bot.knowledge.dutch import format_number
from bot.knowledge.model import Verwijzing

HOURS_NOT_FTE = "Er is gerekend met de verloonde uren die u opgaf, niet met de fte."

SECTOR = Veld(
    "sector", "Sector", "keuze", "Hoort uw organisatie bij de overheid of bij de markt?",
    keuzes=get_args(Sector),
)  # fmt: skip
FTE = Veld(
    "fte", "Fte van uw organisatie", "getal", "Hoeveel fte heeft uw organisatie?", "fte", False,
    minimum=Decimal(0), maximum=Decimal(1_000_000), ongewoon_boven=Decimal(200_000),
)  # fmt: skip
PERCENTAGE = procent(
    "percentage",
    "Quotumpercentage",
    "Met welk quotumpercentage wilt u rekenen, als dat een ander is dan het bekende?",
    maximum=100,
    ongewoon_boven=5,
    is_verplicht=False,
)


@dataclass(frozen=True)
class Invoer:
    """fte with voltijdsuren, or verloonde_uren_per_jaar. percentage: instead of the known one, for a what-if."""

    sector: Sector
    fte: Decimal | None = None
    voltijdsuren: Decimal | None = None
    verloonde_uren_per_jaar: Decimal | None = None
    percentage: Decimal | None = None
    gerealiseerd: Decimal | None = None


_VELDEN = (
    SECTOR,
    FTE,
    voltijdsuren(),
    Veld(
        "verloonde_uren_per_jaar", "Verloonde uren per jaar", "getal",
        "Hoeveel uren heeft uw organisatie in het jaar in totaal verloond?", "uren", False,
        minimum=Decimal(0), maximum=UREN_VAN_EEN_ORGANISATIE,
    ),
    PERCENTAGE,
    Veld(
        "gerealiseerd", "Gerealiseerde banen", "getal", "Hoeveel banen hebt u al, met die van de nulmeting erbij?",
        "banen", False, minimum=Decimal(0), maximum=Decimal(1_000_000),
    ),
)  # fmt: skip


def bereken(invoer: Invoer, peildatum: date, figuren: Figuren) -> Uitkomst:
    """The number of jobs of one decimal, rounded down, for the year of the peildatum.

    bedragen: quotum_uren (per week or per year, as the hours were given), banen_onafgerond in two decimals and
    nog_te_realiseren. Raises InvoerFout.
    """
    blad = Werkblad(REGEL, invoer, peildatum, figuren)
    uren = _uren(blad, invoer)
    percentage = quotumpercentage(blad, invoer.sector, invoer.percentage)
    is_per_jaar = invoer.verloonde_uren_per_jaar is not None
    per_baan = blad.getal("baan-uren-per-jaar" if is_per_jaar else "baan-uren-per-week")
    wordt_geheven(blad, invoer.sector)
    _note_threshold(blad, uren if is_per_jaar else uren * WEKEN_PER_JAAR)
    if percentage is None or per_baan is None:
        return blad.niet_vastgesteld("banen")
    quotum_uren = procent_van(percentage, uren)
    blad.stap(f"{format_number(percentage)}% van {_getal(uren)} uur = {_getal(quotum_uren)} uur.")
    onafgerond = quotum_uren / per_baan
    banen = tiende_omlaag(onafgerond)
    blad.stap(f"{_getal(quotum_uren)} / {format_number(per_baan)} uur = {_getal(onafgerond)} banen.")
    blad.stap(f"Naar beneden afgerond op 1 decimaal: {format_number(banen, 1)} banen.")
    blad.voorbehoud("Het quotum is een totaal: de banen van de nulmeting en de extra banen samen.")
    bedragen: dict[str, Any] = {"quotum_uren": rond_af(quotum_uren), "banen_onafgerond": rond_af(onafgerond)}
    if invoer.gerealiseerd is not None:
        nog = max(Decimal(0), banen - invoer.gerealiseerd)
        blad.stap(
            f"Nog te realiseren: {format_number(banen, 1)} - {format_number(invoer.gerealiseerd)} = "
            f"{format_number(nog)} banen, nooit minder dan 0."
        )
        bedragen["nog_te_realiseren"] = nog
    return blad.berekend(banen, "banen", bedragen, {"banen": onafgerond})


def quotumpercentage(blad: Werkblad, sector: str, gegeven: Decimal | None) -> Decimal | None:
    """The percentage of the year of the peildatum, or the one the user wants to try."""
    if gegeven is not None:
        blad.aanname(f"Er is gerekend met het percentage dat u opgaf: {format_number(gegeven)}%.")
        return gegeven
    return blad.getal(f"quotumpercentage-{sector}")


def wordt_geheven(blad: Werkblad, sector: str) -> bool | None:
    """Whether a quota levy is imposed on the peildatum; None when that is not known."""
    status = blad.raadpleeg(f"quotum-status-{sector}")
    if status is None or status.waarde is None:
        blad.voorbehoud("Of de quotumregeling op deze datum gold, is niet bekend.")
        return None
    if not status.waarde["geactiveerd"]:
        blad.stap("De quotumregeling is voor deze sector niet geactiveerd.")
    if not status.waarde["heffing"]:
        blad.stap("Er wordt op deze datum geen quotumheffing opgelegd.")
    return bool(status.waarde["geactiveerd"] and status.waarde["heffing"])


def uren_uit_fte(blad: Werkblad, fte: Decimal | None, voltijdsuren: Decimal | None, ontbreekt: str = "fte") -> Decimal:
    """Hours per week of the whole organisation. Raises InvoerFout when they cannot be known.

    ontbreekt: the field to ask for when neither is given.
    """
    if fte is None or voltijdsuren is None:
        veld = "voltijdsuren" if fte is not None else "fte" if voltijdsuren is not None else ontbreekt
        raise InvoerFout(
            "Ik weet nog niet om hoeveel uren het gaat.",
            "Noem de fte en de uren van een volledige werkweek, of de verloonde uren per jaar.",
            veld,
        )
    uren = fte * voltijdsuren
    blad.stap(f"{format_number(fte)} fte x {format_number(voltijdsuren)} uur = {_getal(uren)} uur per week.")
    return uren


def _uren(blad: Werkblad, invoer: Invoer) -> Decimal:
    """Hours per year when given, else per week from the fte. Raises InvoerFout when neither is known."""
    if invoer.verloonde_uren_per_jaar is not None:
        if invoer.fte is not None:
            blad.stap(HOURS_NOT_FTE)
        return invoer.verloonde_uren_per_jaar
    uren = uren_uit_fte(blad, invoer.fte, invoer.voltijdsuren)
    blad.voorbehoud("Een fte is geen baan: een baan is korter dan een volledige werkweek.")
    return uren


def _note_threshold(blad: Werkblad, uren_per_jaar: Decimal) -> None:
    """Below the threshold no levy is due, whatever the percentage comes to."""
    drempel = lees_drempel(blad)
    if drempel is None:
        return
    if drempel.zin:
        blad.voorbehoud(drempel.zin)
    if uren_per_jaar < drempel.uren:
        blad.voorbehoud("Met deze uren blijft u onder de drempel. Dan bent u geen heffing verschuldigd.")


def _getal(value: Decimal) -> str:
    return format_number(rond_af(value))


REGEL = Rekenregel(
    naam="quotum",
    invoer=Invoer,
    velden=_VELDEN,
    bronnen=(
        Verwijzing("wfsv", "38f, 38g lid 3"),
        Verwijzing("besluit-wfsv", "2.20, 2.21"),
        Verwijzing("vo-raad-quotumpercentage-banenafspraak-nader-toegelicht"),
    ),
    bereken=bereken,
)
