"""How much wage cost benefit (LKV) goes with the paid hours of one employee in one calendar year.

benefit = hours x an amount per hour, at most a maximum per year. Who has a right, and how long, is in
lkv_recht.py.
Source: Wtl art. 2.6-2.13, 2.16-2.17 (amounts, conditions), 4.1 lid 3 (only the highest), 6.2 (transition).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, Decimal
from typing import Any, get_args

from actions.rekenregels.lkv_recht import Aanvraag, Soort, toets_recht
from actions.rekenregels.regel import Figuren, Rekenregel
from actions.rekenregels.rekenen import MAANDEN_PER_JAAR, rond_af
from actions.rekenregels.uitkomst import Uitkomst
from actions.rekenregels.velden import LANG_WERKJAAR, UREN_IN_EEN_JAAR, Veld, datum, ja_nee
from actions.rekenregels.werkblad import Werkblad
from bot.knowledge.dutch import format_date, format_euro, format_number
from bot.knowledge.model import Verwijzing


@dataclass(frozen=True)
class Invoer:
    """verloonde_uren: paid hours in the calendar year of the peildatum. None elsewhere: not known."""

    verloonde_uren: Decimal
    soort: Soort | None = None
    start: date | None = None
    staat_in_register: bool | None = None
    heeft_doelgroepverklaring: bool | None = None
    geboren: date | None = None


_VELDEN = (
    Veld(
        "verloonde_uren", "Verloonde uren in het jaar", "getal", "Hoeveel uren betaalt u in dit kalenderjaar?", "uren",
        minimum=Decimal(0), maximum=UREN_IN_EEN_JAAR, ongewoon_boven=LANG_WERKJAAR,
    ),
    Veld(
        "soort", "Soort loonkostenvoordeel", "keuze", "Om welk loonkostenvoordeel gaat het?",
        is_verplicht=False, keuzes=get_args(Soort),
    ),
    datum("start", "Eerste werkdag", "Op welke dag begon het dienstverband?"),
    ja_nee("staat_in_register", "In het doelgroepregister", "Staat de medewerker in het doelgroepregister?"),
    ja_nee("heeft_doelgroepverklaring", "Doelgroepverklaring", "Hebt u een doelgroepverklaring?"),
    datum("geboren", "Geboortedatum", "Wat is de geboortedatum van de medewerker?", niet_na_peildatum=True),
)  # fmt: skip


def bereken(invoer: Invoer, peildatum: date, figuren: Figuren) -> Uitkomst:
    """The benefit in euros for the calendar year of the peildatum.

    bedragen: per_maand, maximum, uren_bij_maximum (whole hours), recht_tot (last day, when known). status "niet
    van toepassing" with 0.00 without a right. When it is not established that there is a right, the amount that
    would go with it is in bedragen as bedrag_bij_recht. Raises InvoerFout.
    """
    blad = Werkblad(REGEL, invoer, peildatum, figuren)
    if invoer.soort is None:
        blad.aanname("Het gaat om het loonkostenvoordeel banenafspraak.")
    aanvraag = Aanvraag(
        invoer.soort or "banenafspraak",
        invoer.start,
        invoer.staat_in_register,
        invoer.heeft_doelgroepverklaring,
        invoer.geboren,
    )
    recht = toets_recht(blad, aanvraag)
    if recht.is_er is False:
        return blad.niet_van_toepassing(recht.reden, rond_af(Decimal(0)), "euro per jaar")
    per_uur = blad.getal(f"lkv-{recht.figuur}-per-uur")
    maximum = blad.getal(f"lkv-{recht.figuur}-maximum-per-jaar")
    if per_uur is None or maximum is None:
        return blad.niet_vastgesteld("euro per jaar")
    bedrag = min(invoer.verloonde_uren * per_uur, maximum)
    cap = f", met een maximum van {format_euro(maximum)}" if bedrag == maximum else ""
    blad.stap(
        f"{format_number(invoer.verloonde_uren)} uur x {format_euro(per_uur)}{cap} = {format_euro(rond_af(bedrag))}."
    )
    bedragen: dict[str, Any] = {
        "maximum": maximum,
        "uren_bij_maximum": (maximum / per_uur).to_integral_value(ROUND_CEILING),
    }
    if recht.tot:
        blad.stap(f"Het recht loopt tot en met {format_date(recht.tot)}.")
        bedragen["recht_tot"] = recht.tot
    if recht.is_er is None:
        blad.voorbehoud(recht.reden)
        return blad.niet_vastgesteld("euro per jaar", {**bedragen, "bedrag_bij_recht": rond_af(bedrag)})
    bedragen["per_maand"] = rond_af(bedrag / MAANDEN_PER_JAAR)
    blad.voorbehoud("Per medewerker krijgt u maar een loonkostenvoordeel: het hoogste.")
    blad.voorbehoud("Dit is een indicatie. De Belastingdienst beslist na afloop van het jaar.")
    return blad.berekend(rond_af(bedrag), "euro per jaar", bedragen, {"bedrag": bedrag})


REGEL = Rekenregel(
    naam="lkv",
    invoer=Invoer,
    velden=_VELDEN,
    bronnen=(Verwijzing("wtl", "2.6-2.13, 2.16-2.17, 4.1 lid 3, 6.2"),),
    bereken=bereken,
)
