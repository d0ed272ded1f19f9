"""Whether somebody enters the doelgroepregister through the Praktijkroute, and from when.

The loonwaarde is measured at the workplace; below the minimum wage somebody belongs to the target group,
without an assessment by UWV. The day of entry is the day of the letter about the loonwaarde to the employer.
Source: Wfsv art. 38b lid 1 a and 38g lid 8 (hours around the day of entry); Inlichtingenbureau, registratie
Praktijkroute (day of entry).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from actions.rekenregels.regel import Figuren, Rekenregel
from actions.rekenregels.rekenen import GEHEEL
from actions.rekenregels.uitkomst import Uitkomst
from actions.rekenregels.velden import datum, ja_nee, procent
from actions.rekenregels.werkblad import Werkblad
from bot.knowledge.dutch import format_date, format_number
from bot.knowledge.model import Verwijzing

_BESTAAT_VANAF = "praktijkroute-vanaf"


@dataclass(frozen=True)
class Invoer:
    """loonwaarde in percent of the minimum wage. None elsewhere: not known, assumed yes and told."""

    loonwaarde: Decimal
    is_gemeten_op_werkplek: bool | None = None
    valt_onder_participatiewet: bool | None = None
    is_beschut_werk: bool = False
    datum_brief: date | None = None


_VELDEN = (
    procent("loonwaarde", "Loonwaarde", "Welke loonwaarde is gemeten, in procenten?", maximum=200, ongewoon_boven=120),
    ja_nee("is_gemeten_op_werkplek", "Gemeten op de werkplek", "Is de loonwaarde op de werkplek gemeten?"),
    ja_nee("valt_onder_participatiewet", "Participatiewet", "Valt de medewerker onder de Participatiewet?"),
    ja_nee("is_beschut_werk", "Beschut werk", "Gaat het om beschut werk?"),
    datum("datum_brief", "Datum van de brief", "Welke datum staat op de brief over de loonwaarde?"),
)


def bereken(invoer: Invoer, peildatum: date, figuren: Figuren) -> Uitkomst:
    """The day of entry in the register, or None as long as there is no letter.

    bedragen: is_doelgroep says whether this route leads to the register. status "niet van toepassing" when it
    does not. Raises InvoerFout.
    """
    blad = Werkblad(REGEL, invoer, peildatum, figuren)
    dag = invoer.datum_brief or peildatum
    if blad.figuur(_BESTAAT_VANAF) is None:
        blad.voorbehoud("Sinds wanneer de Praktijkroute bestaat, is niet bekend.")
        return blad.niet_vastgesteld("datum")
    reden = _geen_route(blad, invoer, dag)
    if reden:
        return blad.niet_van_toepassing(reden, None, "datum", {"is_doelgroep": False})
    if invoer.is_gemeten_op_werkplek is None:
        blad.aanname("De loonwaarde is op de werkplek gemeten.")
    if invoer.valt_onder_participatiewet is None:
        blad.aanname("De medewerker valt onder de Participatiewet.")
    blad.stap(f"De loonwaarde van {format_number(invoer.loonwaarde)}% ligt onder het minimumloon.")
    blad.stap("De medewerker hoort daarom bij de doelgroep. Een beoordeling door UWV is niet nodig.")
    if blad.raadpleeg("loonwaarde-uniforme-methode-vanaf", op=dag) is not None:
        blad.voorbehoud("De meting moet zijn gedaan door een gecertificeerde deskundige, met de landelijke methode.")
    blad.voorbehoud("De gemeente vraagt de meting aan. Kijk in het doelgroepregister of de medewerker erin staat.")
    if invoer.datum_brief is None:
        blad.stap("De datum van opname is de datum van de brief over de loonwaarde aan u.")
    else:
        blad.stap(
            f"De datum van opname is de datum van de brief over de loonwaarde: {format_date(invoer.datum_brief)}."
        )
        blad.stap("Voor het quotum tellen alle verloonde uren van het loonaangiftetijdvak waarin die dag valt.")
    return blad.berekend(invoer.datum_brief, "datum", {"is_doelgroep": True})


def _geen_route(blad: Werkblad, invoer: Invoer, dag: date) -> str | None:
    """Why this route does not lead to the register, or None."""
    if blad.raadpleeg(_BESTAAT_VANAF, op=dag) is None:
        return f"Op {format_date(dag)} bestond de Praktijkroute nog niet."
    if invoer.is_beschut_werk:
        return "Beschut werk hoort niet bij de doelgroep van de banenafspraak."
    if invoer.valt_onder_participatiewet is False:
        return "De Praktijkroute is voor mensen die onder de Participatiewet vallen."
    if invoer.is_gemeten_op_werkplek is False:
        return "Voor de Praktijkroute moet de loonwaarde op de werkplek zijn gemeten."
    if invoer.loonwaarde >= GEHEEL:
        return "De loonwaarde is niet lager dan het minimumloon. Deze route leidt dan niet naar het register."
    return None


REGEL = Rekenregel(
    naam="praktijkroute",
    invoer=Invoer,
    velden=_VELDEN,
    bronnen=(
        Verwijzing("wfsv", "38b lid 1 a, 38g lid 8"),
        Verwijzing("toolbox-inclusief-stappenplan-detachering-praktijkroute"),
        Verwijzing("inlichtingenbureau-registratie-praktijkroute"),
    ),
    bereken=bereken,
)
