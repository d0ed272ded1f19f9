"""How much wage cost benefit (LKV) goes with the paid hours of one employee in one calendar year.

benefit = hours x an amount per hour, at most a maximum per year. Who has a right, and how long, is in
lkv_recht.py; the time limits are in lkv_termijn.py.
Source: Wtl art. 2.6-2.13, 2.16-2.17 (amounts, conditions), 4.1 lid 3 (only the highest), 6.2 (transition).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, Decimal
from typing import Any, get_args

from actions.rekenregels.lkv_recht import Aanvraag, Recht, Soort, toets_recht
from actions.rekenregels.regel import Figuren, Rekenregel
from actions.rekenregels.rekenen import MAANDEN_PER_JAAR, einde_van_maand, hele_weken, rond_af
from actions.rekenregels.uitkomst import InvoerFout, Uitkomst
from actions.rekenregels.velden import LANG_WERKJAAR, UREN_IN_EEN_JAAR, Veld, datum, ja_nee, uren_per_week
from actions.rekenregels.werkblad import Werkblad
from bot.knowledge.dutch import format_date, format_euro, format_number
from bot.knowledge.model import Verwijzing


@dataclass(frozen=True)
class Invoer:
    """verloonde_uren: paid hours in the calendar year of the peildatum; or uren_per_week, to estimate them.

    aangevraagd: the day of the application for the doelgroepverklaring. einde: the last day of the job.
    betaalde_weken: in how many weeks of the year those hours a week are paid. is_ingeleend: another employer declares
    the wage. None elsewhere: not known.
    """

    verloonde_uren: Decimal | None = None
    soort: Soort | None = None
    start: date | None = None
    staat_in_register: bool | None = None
    heeft_doelgroepverklaring: bool | None = None
    geboren: date | None = None
    uren_per_week: Decimal | None = None
    aangevraagd: date | None = None
    einde: date | None = None
    betaalde_weken: Decimal | None = None
    is_ingeleend: bool | None = None


_VELDEN = (
    Veld(
        "verloonde_uren", "Verloonde uren in het jaar", "getal", "Hoeveel uren betaalt u in dit kalenderjaar?", "uren",
        False, minimum=Decimal(0), maximum=UREN_IN_EEN_JAAR, ongewoon_boven=LANG_WERKJAAR,
    ),
    uren_per_week(
        "uren_per_week", "Betaalde uren per week", "Hoeveel uur per week betaalt u?", is_verplicht=False
    ),
    Veld(
        "soort", "Soort loonkostenvoordeel", "keuze", "Om welk loonkostenvoordeel gaat het?",
        is_verplicht=False, keuzes=get_args(Soort),
    ),
    datum("start", "Eerste werkdag", "Op welke dag begon het dienstverband?"),
    ja_nee("staat_in_register", "In het doelgroepregister", "Staat de medewerker in het doelgroepregister?"),
    ja_nee("heeft_doelgroepverklaring", "Doelgroepverklaring", "Hebt u een doelgroepverklaring?"),
    datum("aangevraagd", "Datum van de aanvraag", "Op welke dag is de doelgroepverklaring aangevraagd?"),
    datum("geboren", "Geboortedatum", "Wat is de geboortedatum van de medewerker?", niet_na_peildatum=True),
    datum("einde", "Laatste werkdag", "Wat is de laatste dag van het dienstverband?"),
    Veld(
        "betaalde_weken", "Betaalde weken in het jaar", "getal", "In hoeveel weken van dit jaar betaalt u deze uren?",
        "weken", False, minimum=Decimal(0), maximum=Decimal(53),
    ),
    ja_nee("is_ingeleend", "Ingeleend", "Leent u de medewerker in, bijvoorbeeld via een uitzendbureau?"),
)  # fmt: skip


def bereken(invoer: Invoer, peildatum: date, figuren: Figuren) -> Uitkomst:
    """The benefit in euros for the calendar year of the peildatum.

    bedragen: per_maand, maximum, uren_in_het_jaar, uren_bij_maximum (whole hours), recht_tot (last day) and
    aanvraag_tot (last day to apply for the declaration), when known. status "niet van toepassing" with 0.00
    without a right. When it is not established that there is a right, the amount that would go with it is in
    bedragen as bedrag_bij_recht. Raises InvoerFout.
    """
    blad = Werkblad(REGEL, invoer, peildatum, figuren)
    if invoer.verloonde_uren is None and invoer.uren_per_week is None:
        raise InvoerFout(
            "Ik weet nog niet om hoeveel uren het gaat.",
            "Noem de verloonde uren in het jaar, of de betaalde uren per week.",
            "verloonde_uren",
        )
    if invoer.start is not None and invoer.einde is not None and invoer.einde < invoer.start:
        raise InvoerFout("De laatste werkdag ligt voor de eerste.", "Op welke dag begon het dienstverband?", "start")
    if invoer.soort is None:
        blad.aanname("Het gaat om het loonkostenvoordeel banenafspraak.")
    aanvraag = Aanvraag(
        invoer.soort or "banenafspraak",
        invoer.start,
        invoer.staat_in_register,
        invoer.heeft_doelgroepverklaring,
        invoer.geboren,
        invoer.aangevraagd,
        bool(invoer.is_ingeleend),
    )
    recht = toets_recht(blad, aanvraag)
    if recht.is_er is False:
        return blad.niet_van_toepassing(recht.reden, rond_af(Decimal(0)), "euro per jaar", _dagen(recht))
    if invoer.verloonde_uren is None and invoer.einde is not None and invoer.einde.year < peildatum.year:
        reden = f"Het dienstverband eindigde op {format_date(invoer.einde)}."
        return blad.niet_van_toepassing(reden, rond_af(Decimal(0)), "euro per jaar", _dagen(recht))
    per_uur = blad.getal(f"lkv-{recht.figuur}-per-uur")
    maximum = blad.getal(f"lkv-{recht.figuur}-maximum-per-jaar")
    if per_uur is None or maximum is None:
        return blad.niet_vastgesteld("euro per jaar")
    uren = _uren_in_het_jaar(blad, invoer, recht.einde)
    bedrag = min(uren * per_uur, maximum)
    cap = f", met een maximum van {format_euro(maximum)}" if bedrag == maximum else ""
    blad.stap(f"{format_number(uren)} uur x {format_euro(per_uur)}{cap} = {format_euro(rond_af(bedrag))}.")
    bedragen: dict[str, Any] = {
        "maximum": maximum,
        "uren_in_het_jaar": uren,
        "uren_bij_maximum": (maximum / per_uur).to_integral_value(ROUND_CEILING),
        **_dagen(recht),
    }
    if recht.tot:
        blad.stap(f"Het recht loopt tot en met {format_date(recht.tot)}.")
    if recht.is_er is None:
        blad.voorbehoud(recht.reden)
        return blad.niet_vastgesteld("euro per jaar", {**bedragen, "bedrag_bij_recht": rond_af(bedrag)})
    bedragen["per_maand"] = rond_af(bedrag / MAANDEN_PER_JAAR)
    blad.voorbehoud("Per medewerker krijgt u maar een loonkostenvoordeel: het hoogste.")
    blad.voorbehoud("Dit is een indicatie. De Belastingdienst beslist na afloop van het jaar.")
    return blad.berekend(rond_af(bedrag), "euro per jaar", bedragen, {"bedrag": bedrag})


def _dagen(recht: Recht) -> dict[str, Any]:
    """The days that limit the right, as far as they are known."""
    dagen = {"recht_tot": recht.tot, "aanvraag_tot": recht.aanvraag_tot}
    return {naam: dag for naam, dag in dagen.items() if dag}


def _uren_in_het_jaar(blad: Werkblad, invoer: Invoer, einde: date | None) -> Decimal:
    """The paid hours of the year: as given, else the hours a week times the whole weeks with a right.

    Those run from the start, when it lies in the year, to the last day of the job or the end of the month in which
    the right ends.
    """
    if invoer.verloonde_uren is not None:
        if invoer.uren_per_week is not None:
            blad.stap("Er is gerekend met de verloonde uren in het jaar, niet met de uren per week.")
        return invoer.verloonde_uren
    assert invoer.uren_per_week is not None
    nieuwjaar, oudjaar = date(blad.peildatum.year, 1, 1), date(blad.peildatum.year, 12, 31)
    van, tot = max(nieuwjaar, invoer.start or nieuwjaar), oudjaar
    if invoer.einde is not None:
        tot = min(tot, invoer.einde)
    if einde is not None and einde < oudjaar:
        tot = min(tot, einde_van_maand(einde))
        blad.aanname("U doet elke maand loonaangifte. De maand waarin het recht eindigt, telt helemaal mee.")
    weken = Decimal(hele_weken(van, tot))
    if invoer.betaalde_weken is not None:
        weken = min(weken, invoer.betaalde_weken)
        blad.aanname(f"U betaalt deze uren in {format_number(weken)} weken van het jaar.")
    elif (van, tot) == (nieuwjaar, oudjaar):
        blad.aanname("U betaalt deze uren het hele jaar.")
    else:
        blad.stap(f"Van {format_date(van)} tot en met {format_date(tot)} zijn er {weken} hele weken.")
        blad.aanname("U betaalt deze uren in al die weken.")
    uren = invoer.uren_per_week * weken
    blad.stap(f"{format_number(invoer.uren_per_week)} uur x {format_number(weken)} weken = {format_number(uren)} uur.")
    return uren


REGEL = Rekenregel(
    naam="lkv",
    invoer=Invoer,
    velden=_VELDEN,
    bronnen=(Verwijzing("wtl", "2.6-2.13, 2.16-2.17, 4.1 lid 3, 6.2"),),
    bereken=bereken,
)
