"""What an employee costs per month after subsidy (LKS), employer contributions and benefit (LKV).

Wage above the minimum is not subsidised and stays with the employer.
Source: Participatiewet art. 10d lid 4 and 9 (LKS and LKV go together), Wtl art. 2.13; the way of adding up
follows Rendement (27-7-2016) and the worked case Koen of MinBZK.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal, get_args

from actions.rekenregels import lkv, loonkostensubsidie
from actions.rekenregels.regel import Figuren, Rekenregel
from actions.rekenregels.rekenen import MAANDEN_PER_JAAR, WEKEN_PER_JAAR, rond_af
from actions.rekenregels.uitkomst import Uitkomst
from actions.rekenregels.velden import LANG_WERKJAAR, UREN_IN_EEN_JAAR, Veld, datum, ja_nee, uren_per_week, voltijdsuren
from actions.rekenregels.werkblad import Werkblad
from bot.knowledge.dutch import format_euro, format_number
from bot.knowledge.model import Verwijzing

SoortLkv = Literal[
    "geen", "banenafspraak", "scholingsbelemmerd", "arbeidsgehandicapt", "herplaatsing", "oudere werknemer"
]

_EENHEID = "euro per maand"


@dataclass(frozen=True)
class Invoer:
    """uren: contract hours a week. loonkosten: euros per month with holiday allowance; None: the minimum wage.

    verloonde_uren: in the year; None: the contract hours times 52. andere_korting: euros per year.
    """

    uren: Decimal
    loonwaarde: Decimal | None = None
    loonkosten: Decimal | None = None
    start: date | None = None
    voltijdsuren: Decimal | None = None
    lkv_soort: SoortLkv | None = None
    verloonde_uren: Decimal | None = None
    staat_in_register: bool | None = None
    andere_korting: Decimal | None = None


_VELDEN = (
    uren_per_week("uren", "Contracturen per week", "Hoeveel uur per week staat er in het contract?"),
    loonkostensubsidie.LOONWAARDE,
    Veld(
        "loonkosten", "Loonkosten per maand", "getal", "Wat kost de medewerker per maand, met vakantiegeld?", "euro",
        False, minimum=Decimal(0), maximum=Decimal(100_000), ongewoon_boven=Decimal(8_000),
    ),
    datum("start", "Eerste werkdag", "Op welke dag begint of begon het dienstverband?"),
    voltijdsuren(),
    Veld(
        "lkv_soort", "Soort loonkostenvoordeel", "keuze", "Krijgt u een loonkostenvoordeel, en welk?",
        is_verplicht=False, keuzes=get_args(SoortLkv),
    ),
    Veld(
        "verloonde_uren", "Verloonde uren per jaar", "getal", "Hoeveel uren betaalt u in een jaar?", "uren", False,
        minimum=Decimal(0), maximum=UREN_IN_EEN_JAAR, ongewoon_boven=LANG_WERKJAAR,
    ),
    ja_nee("staat_in_register", "In het doelgroepregister", "Staat de medewerker in het doelgroepregister?"),
    Veld(
        "andere_korting", "Andere korting per jaar", "getal", "Krijgt u nog een andere korting, en hoeveel per jaar?",
        "euro", False, minimum=Decimal(0), maximum=Decimal(100_000), ongewoon_boven=Decimal(10_000),
    ),
)  # fmt: skip


def bereken(invoer: Invoer, peildatum: date, figuren: Figuren) -> Uitkomst:
    """What is left for the employer, in euros per month; never below zero.

    bedragen, all per month unless the name says otherwise, in the order of the sum: loonkosten, subsidie,
    werkgeverslasten, lkv_per_maand, korting_per_maand, netto; then steun (all support together),
    netto_per_jaar and boven_minimumloon. When only the LKV is not established, netto_zonder_lkv says what is
    known. Raises InvoerFout.
    """
    blad = Werkblad(REGEL, invoer, peildatum, figuren)
    lks = loonkostensubsidie.bereken(
        loonkostensubsidie.Invoer(invoer.uren, invoer.loonwaarde, invoer.start, invoer.voltijdsuren), peildatum, figuren
    )
    blad.neem_over(lks)
    if "grondslag" not in lks.onafgerond or lks.status == "nog niet vastgesteld":
        return blad.niet_vastgesteld(_EENHEID)
    minimum = lks.onafgerond["grondslag"] * lks.onafgerond["tijdsdeel"]
    loonkosten = _loonkosten(blad, invoer.loonkosten, minimum)
    steun = lks.onafgerond.get("totaal", Decimal(0))
    korting = (invoer.andere_korting or Decimal(0)) / MAANDEN_PER_JAAR
    if korting:
        blad.stap(f"Andere korting: {_euro(invoer.andere_korting or korting)} / 12 = {_euro(korting)} per maand.")
    voordeel = _lkv_per_maand(blad, invoer, peildatum, figuren)
    bedragen: dict[str, Any] = {
        "loonkosten": rond_af(loonkosten),
        "subsidie": rond_af(lks.onafgerond.get("subsidie", Decimal(0))),
        "werkgeverslasten": rond_af(lks.onafgerond.get("werkgeverslasten", Decimal(0))),
    }
    boven = {"boven_minimumloon": rond_af(max(Decimal(0), loonkosten - minimum))}
    if voordeel is None:
        zonder = rond_af(max(Decimal(0), loonkosten - steun - korting))
        bedragen |= {"korting_per_maand": rond_af(korting), "netto_zonder_lkv": zonder, **boven}
        return blad.niet_vastgesteld(_EENHEID, bedragen)
    netto = loonkosten - steun - voordeel - korting
    if netto < 0:
        blad.voorbehoud("De steun is hoger dan de loonkosten die u opgaf. Controleer de loonkosten.")
        netto = Decimal(0)
    blad.stap(
        f"Netto per maand: {_euro(loonkosten)} - {_euro(steun)} - {_euro(voordeel)} - {_euro(korting)}"
        f" = {_euro(netto)}."
    )
    bedragen |= {
        "lkv_per_maand": rond_af(voordeel),
        "korting_per_maand": rond_af(korting),
        "netto": rond_af(netto),
        "steun": rond_af(steun + voordeel + korting),
        "netto_per_jaar": rond_af(netto * MAANDEN_PER_JAAR),
        **boven,
    }
    return blad.berekend(rond_af(netto), _EENHEID, bedragen, {"netto": netto})


def _loonkosten(blad: Werkblad, gegeven: Decimal | None, minimum: Decimal) -> Decimal:
    if gegeven is None:
        blad.aanname("U betaalt het minimumloon met vakantiebijslag. Uw eigen premies zijn niet meegeteld.")
        return minimum
    if gegeven < rond_af(minimum):
        blad.voorbehoud(f"De loonkosten zijn lager dan het minimumloon voor deze uren ({_euro(minimum)}). Klopt dat?")
    elif gegeven > rond_af(minimum):
        blad.stap(f"Boven het minimumloon krijgt u geen subsidie: {_euro(gegeven - minimum)} blijft voor uw rekening.")
    return gegeven


def _lkv_per_maand(blad: Werkblad, invoer: Invoer, peildatum: date, figuren: Figuren) -> Decimal | None:
    """The benefit per month, 0 without a right, None when it is not established."""
    if invoer.lkv_soort == "geen":
        return Decimal(0)
    if invoer.lkv_soort is None:
        blad.aanname("U hebt recht op het loonkostenvoordeel banenafspraak.")
    uren = invoer.verloonde_uren
    if uren is None:
        uren = invoer.uren * WEKEN_PER_JAAR
        blad.aanname(f"In een jaar betaalt u {format_number(uren)} uren ({format_number(invoer.uren)} x 52).")
    soort = invoer.lkv_soort or "banenafspraak"
    voordeel = lkv.bereken(
        lkv.Invoer(uren, soort, invoer.start or peildatum, invoer.staat_in_register), peildatum, figuren
    )
    blad.neem_over(voordeel)
    if voordeel.status == "nog niet vastgesteld":
        return None
    per_maand = voordeel.onafgerond.get("bedrag", Decimal(0)) / MAANDEN_PER_JAAR
    blad.stap(f"Het loonkostenvoordeel is per maand {_euro(per_maand)}.")
    return per_maand


def _euro(value: Decimal) -> str:
    return format_euro(rond_af(value))


REGEL = Rekenregel(
    naam="nettokosten",
    invoer=Invoer,
    velden=_VELDEN,
    bronnen=(
        Verwijzing("participatiewet", "10d lid 4 en 9"),
        Verwijzing("wtl", "2.13"),
        Verwijzing("rendement-loonkostensubsidie-denk-aan-vakantiebijslag"),
        Verwijzing("minbzk-regelrecht-casus-koen-uitgewerkte-lks"),
    ),
    bereken=bereken,
)
