"""Until when a trial placement lasts, and from when a contract can start.

end = start + n months - 1 day; when that day does not exist, the last day of its month. Longer than the
standard takes a good reason (UWV) and has a maximum.
Source: WW art. 76a, ZW art. 52e, WIA art. 37, Wajong art. 2:24 (UWV) with the Beleidsregels proefplaatsing
2013; Participatiewet art. 8a lid 2 onder d (municipality). The day itself is our convention.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Literal, get_args

from actions.rekenregels.regel import Figuren, Rekenregel
from actions.rekenregels.rekenen import laatste_dag
from actions.rekenregels.uitkomst import Uitkomst
from actions.rekenregels.velden import Veld, datum, ja_nee
from actions.rekenregels.werkblad import Werkblad
from bot.knowledge.dutch import format_date, format_value
from bot.knowledge.model import Verwijzing

Uitvoerder = Literal["UWV", "gemeente"]
Uitkering = Literal["WW", "ZW", "WIA", "WAO", "Wajong", "bijstand", "anders"]
Motivering = Literal["geen", "inwerkperiode", "goede reden"]


@dataclass(frozen=True)
class Invoer:
    """maanden: the length asked for; None: the standard. motivering: why it should be longer than that.

    maanden_werkloos, leeftijd and heeft_startkwalificatie matter with WW; None: not known.
    """

    start: date
    uitvoerder: Uitvoerder
    maanden: int | None = None
    motivering: Motivering = "geen"
    uitkering: Uitkering | None = None
    maanden_werkloos: int | None = None
    leeftijd: int | None = None
    heeft_startkwalificatie: bool | None = None
    was_langdurig_ziek: bool = False
    werkte_hier_in_deze_functie: bool = False
    is_functie_van_voor_ziekte: bool = False


_VELDEN = (
    datum("start", "Eerste dag", "Op welke dag begint de proefplaatsing?", is_verplicht=True),
    Veld(
        "uitvoerder", "Uitvoerder", "keuze", "Loopt de proefplaatsing via UWV of via de gemeente?",
        keuzes=get_args(Uitvoerder),
    ),
    Veld(
        "maanden", "Gewenste duur in maanden", "geheel", "Hoeveel maanden wilt u?", "maanden", False,
        minimum=Decimal(1), maximum=Decimal(60), ongewoon_boven=Decimal(12),
    ),
    Veld(
        "motivering", "Reden voor een langere duur", "keuze", "Waarom is een langere proefplaatsing nodig?",
        is_verplicht=False, keuzes=get_args(Motivering),
    ),
    Veld(
        "uitkering", "Uitkering", "keuze", "Welke uitkering heeft de kandidaat?",
        is_verplicht=False, keuzes=get_args(Uitkering),
    ),
    Veld(
        "maanden_werkloos", "Maanden werkloos", "geheel", "Hoeveel maanden is de kandidaat werkloos?", "maanden", False,
        minimum=Decimal(0), maximum=Decimal(720),
    ),
    Veld(
        "leeftijd", "Leeftijd", "geheel", "Hoe oud is de kandidaat?", "jaren", False,
        minimum=Decimal(0), maximum=Decimal(120), ongewoon_boven=Decimal(70),
    ),
    ja_nee("heeft_startkwalificatie", "Startkwalificatie", "Heeft de kandidaat een startkwalificatie?"),
    ja_nee("was_langdurig_ziek", "Langdurig ziek geweest", "Had de kandidaat eerder lang ZW of een AO-uitkering?"),
    ja_nee("werkte_hier_in_deze_functie", "Werkte hier eerder", "Werkte de kandidaat al bij u in deze functie?"),
    ja_nee("is_functie_van_voor_ziekte", "Functie van voor de ziekte", "Is het de functie van voor de ziekte?"),
)  # fmt: skip


def bereken(invoer: Invoer, peildatum: date, figuren: Figuren) -> Uitkomst:
    """The last day of the trial placement, by the rules of the day on which it starts.

    bedragen: maanden, vroegste_contractdatum and contract_maanden. status "niet van toepassing" when permission
    is not to be expected. Raises InvoerFout.
    """
    blad = Werkblad(REGEL, invoer, peildatum, figuren)
    blad.voorbehoud("Begin pas als de toestemming er is. Stopt de uitkering, dan stopt ook de betaling.")
    reden = _geen_toestemming(blad, invoer)
    if reden:
        return blad.niet_van_toepassing(reden, None, "datum")
    maanden = _maanden(blad, invoer)
    if maanden is None:
        return blad.niet_vastgesteld("datum")
    einde = laatste_dag(invoer.start, maanden)
    contract = einde + timedelta(days=1)
    blad.stap(f"{format_date(invoer.start)} plus {_maand(maanden)}: de laatste dag is {format_date(einde)}.")
    blad.stap(f"Een contract kan op zijn vroegst ingaan op {format_date(contract)}. Een proeftijd mag dan niet meer.")
    bedragen: dict[str, Any] = {"maanden": Decimal(maanden), "vroegste_contractdatum": contract}
    contract_maanden = blad.getal("proefplaatsing-contract-maanden", op=invoer.start)
    if contract_maanden is not None:
        blad.stap(f"De bedoeling is een contract van ten minste {_maand(int(contract_maanden))}, voor evenveel uren.")
        bedragen["contract_maanden"] = contract_maanden
    _note_decision_time(blad, invoer)
    return blad.berekend(einde, "datum", bedragen)


def _maanden(blad: Werkblad, invoer: Invoer) -> int | None:
    """The length that may be expected, in months; None when the figures are not known."""
    soort = invoer.uitvoerder.lower()
    standaard = blad.getal(f"proefplaatsing-{soort}-standaard-maanden", op=invoer.start)
    hoogste = blad.getal(f"proefplaatsing-{soort}-maximum-maanden", op=invoer.start)
    if standaard is None or hoogste is None:
        return None
    if invoer.maanden is None:
        blad.aanname(f"U wilt de gewone duur van {_maand(int(standaard))}.")
        return int(standaard)
    if invoer.maanden <= standaard:
        return invoer.maanden
    if invoer.uitvoerder == "UWV" and invoer.motivering != "goede reden":
        blijft = f"blijft het bij {_maand(int(standaard))}."
        if invoer.motivering == "inwerkperiode":
            blad.stap(f"Een lange inwerkperiode is geen reden voor een langere duur. Daarom {blijft}")
        else:
            blad.stap(f"Zonder goede reden {blijft}")
        return int(standaard)
    if invoer.uitkering == "WW":
        blad.voorbehoud("Bij WW geeft UWV bijna nooit toestemming voor een langere proefplaatsing.")
    if invoer.maanden > hoogste:
        blad.stap(f"U vroeg {_maand(invoer.maanden)}. Het maximum is {_maand(int(hoogste))}.")
    if invoer.uitvoerder == "gemeente":
        blad.voorbehoud("De gemeente beslist of zij verlengt.")
    return min(invoer.maanden, int(hoogste))


def _geen_toestemming(blad: Werkblad, invoer: Invoer) -> str | None:
    """Why permission is not to be expected, or None."""
    if invoer.werkte_hier_in_deze_functie and not invoer.is_functie_van_voor_ziekte:
        return "Wie al bij u in deze functie werkte, krijgt geen proefplaatsing."
    if invoer.uitvoerder == "gemeente" and invoer.uitkering not in (None, "bijstand"):
        blad.voorbehoud("Via de gemeente is een proefplaatsing er voor mensen met algemene bijstand.")
    if invoer.uitkering != "WW" or invoer.was_langdurig_ziek:
        return None
    nodig = blad.getal("proefplaatsing-ww-maanden-werkloos", op=invoer.start)
    if nodig is None or _is_jong_zonder_diploma(blad, invoer):
        return None
    if invoer.maanden_werkloos is None:
        blad.aanname(f"De kandidaat is ten minste {_maand(int(nodig))} werkloos.")
        return None
    if invoer.maanden_werkloos < nodig:
        return f"Bij WW vraagt UWV ten minste {_maand(int(nodig))} werkloosheid. Toestemming is niet te verwachten."
    return None


def _is_jong_zonder_diploma(blad: Werkblad, invoer: Invoer) -> bool:
    grens = blad.raadpleeg("proefplaatsing-ww-uitzondering-leeftijd", op=invoer.start)
    if grens is None or invoer.leeftijd is None or invoer.heeft_startkwalificatie is not False:
        return False
    jaren = int(grens.waarde["jaren"])
    if invoer.leeftijd >= jaren:
        return False
    blad.stap(f"De wachttijd geldt niet voor wie jonger is dan {jaren} jaar en geen startkwalificatie heeft.")
    return True


def _note_decision_time(blad: Werkblad, invoer: Invoer) -> None:
    weken = blad.getal("proefplaatsing-beslistermijn-weken", op=invoer.start) if invoer.uitvoerder == "UWV" else None
    if weken is not None and blad.peildatum <= invoer.start < blad.peildatum + timedelta(weeks=int(weken)):
        blad.voorbehoud(
            f"UWV beslist meestal binnen {format_value(weken, 'weken')}. De eerste dag kan dus te vroeg zijn."
        )


def _maand(maanden: int) -> str:
    return format_value(Decimal(maanden), "maanden")


REGEL = Rekenregel(
    naam="proefplaatsing",
    invoer=Invoer,
    velden=_VELDEN,
    bronnen=(
        Verwijzing("beleidsregels-proefplaatsing-2013"),
        Verwijzing("uwv-voorwaarden-voor-proefplaatsing"),
        Verwijzing("uwv-proefplaatsing-langer-dan-2-maanden"),
        Verwijzing("participatiewet", "8a lid 2 onder d"),
    ),
    bereken=bereken,
)
