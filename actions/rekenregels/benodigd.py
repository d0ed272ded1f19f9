"""How many hours a number of jobs takes, and how many people of so many hours.

The counting of tellen.py turned round: hours = jobs x the hours of a job; people = those hours / the hours of
one person, up to whole people.
Source: Wfsv art. 38g lid 3 (a job in hours a year), Werkgeverslijn (a job in hours a week, in proportion).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, ROUND_UP, Decimal

from actions.rekenregels.baan import PERIODE, Periode, check_uren, kies_periode, maat, per_week, uren_per_baan
from actions.rekenregels.regel import Figuren, Rekenregel
from actions.rekenregels.rekenen import MAANDEN_PER_JAAR, WEKEN_PER_JAAR, rond_af
from actions.rekenregels.uitkomst import InvoerFout, Uitkomst
from actions.rekenregels.velden import UREN_IN_EEN_JAAR, Veld
from actions.rekenregels.werkblad import Werkblad
from bot.knowledge.dutch import format_number
from bot.knowledge.model import Verwijzing

_PER_WEEK = "uren per week"
_MENSEN = "mensen"
_EXACT, _SHOWN = Decimal("1E-12"), Decimal("1E-6")


@dataclass(frozen=True)
class Invoer:
    """uren: paid hours of each person in one `periode`; None: the question is how many hours it takes.

    periode None: per week, assumed and told when there are hours. gerealiseerd: jobs that are there already;
    uren_aanwezig: paid hours of the people who are there already, together, in the same period.
    """

    banen: Decimal
    uren: Decimal | None = None
    periode: Periode | None = None
    gerealiseerd: Decimal | None = None
    uren_aanwezig: Decimal | None = None


_VELDEN = (
    Veld(
        "banen", "Aantal banen", "getal", "Voor hoeveel banen wilt u uren of mensen vinden?", "banen",
        minimum=Decimal(0), maximum=Decimal(1_000_000), ongewoon_boven=Decimal(10_000),
    ),
    Veld(
        "uren", "Uren per medewerker", "getal", "Hoeveel uur werkt elke medewerker?", "uren", False,
        minimum=Decimal(0), maximum=UREN_IN_EEN_JAAR,
    ),
    PERIODE,
    Veld(
        "gerealiseerd", "Banen die u al hebt", "getal", "Hoeveel banen hebt u al?", "banen", False,
        minimum=Decimal(0), maximum=Decimal(1_000_000),
    ),
    Veld(
        "uren_aanwezig", "Uren van wie u al hebt, samen", "getal", "Hoeveel uur werken de mensen die u al hebt, samen?",
        "uren", False, minimum=Decimal(0), maximum=Decimal(10_000_000),
    ),
)  # fmt: skip


def bereken(invoer: Invoer, peildatum: date, figuren: Figuren) -> Uitkomst:
    """With hours per person: the number of people, whole and rounded up; without: the hours per week.

    bedragen with hours: uren_per_week (of all jobs together), mensen_onafgerond and banen_met_dit_aantal, what
    those whole people make; without: uren_per_maand and uren_per_jaar. Raises InvoerFout.
    """
    blad = Werkblad(REGEL, invoer, peildatum, figuren)
    blad.voorbehoud("Alleen verloonde uren van mensen uit het doelgroepregister tellen mee.")
    periode = "week" if invoer.uren is None else kies_periode(blad, invoer.periode)
    per_baan = uren_per_baan(blad, periode)
    if per_baan is None:
        return blad.niet_vastgesteld(_PER_WEEK if invoer.uren is None else _MENSEN)
    banen = _nog_nodig(blad, invoer, per_baan)
    return _uren(blad, banen, per_baan) if invoer.uren is None else _mensen(blad, banen, invoer.uren, periode, per_baan)


def _nog_nodig(blad: Werkblad, invoer: Invoer, per_baan: Decimal) -> Decimal:
    """The jobs that are still to be found: never below none."""
    al = invoer.gerealiseerd or Decimal(0)
    if invoer.uren_aanwezig:
        # rounded up far behind the comma: whole people must not become a hair more and be rounded up
        erbij = (invoer.uren_aanwezig / per_baan).quantize(_EXACT, ROUND_UP)
        uren, lengte = _getal(invoer.uren_aanwezig), format_number(per_baan)
        blad.stap(f"U hebt al {uren} uur: {uren} / {lengte} = {_getal(erbij)} banen.")
        al += erbij
    if not al:
        return invoer.banen
    nog = max(invoer.banen - al, Decimal(0))
    blad.stap(f"Nog nodig: {_getal(invoer.banen)} - {_getal(al)} = {_getal(nog)} banen.")
    return nog


def _uren(blad: Werkblad, banen: Decimal, per_baan: Decimal) -> Uitkomst:
    uren = banen * per_baan
    uren_per_maand = uren * WEKEN_PER_JAAR / MAANDEN_PER_JAAR
    _tell_job(blad, banen, per_baan, "week")
    blad.stap(f"{_getal(uren)} x 52 / 12 = {_getal(uren_per_maand)} uur per maand.")
    bedragen = {"uren_per_maand": rond_af(uren_per_maand)}
    per_baan_per_jaar = uren_per_baan(blad, "jaar")
    if per_baan_per_jaar is not None:
        _tell_job(blad, banen, per_baan_per_jaar, "jaar")
        bedragen["uren_per_jaar"] = rond_af(banen * per_baan_per_jaar)
    return blad.berekend(rond_af(uren), _PER_WEEK, bedragen, {"uren": uren})


def _mensen(blad: Werkblad, banen: Decimal, uren: Decimal, periode: Periode, per_baan: Decimal) -> Uitkomst:
    if uren == 0:
        raise InvoerFout(
            "Met 0 uur per medewerker komt er geen baan bij.", "Hoeveel uur werkt elke medewerker?", "uren"
        )
    check_uren(blad, (uren,), periode)
    nodig = banen * per_baan
    _tell_job(blad, banen, per_baan, periode)
    # multiplied before divided: a number of people that is whole must not become a hair more and be rounded up
    teller, noemer = (nodig * WEKEN_PER_JAAR, uren * MAANDEN_PER_JAAR) if periode == "maand" else (nodig, uren)
    elk = per_week(blad, uren) if periode == "maand" else uren
    onafgerond = teller / noemer
    mensen = onafgerond.to_integral_value(ROUND_CEILING)
    blad.stap(f"{_getal(nodig)} / {_getal(elk)} uur = {_getal(onafgerond)} mensen.")
    if mensen != onafgerond:
        blad.stap(f"Naar boven afgerond: {format_number(mensen)}.")
    samen = mensen * elk / per_baan
    blad.stap(f"Met dat aantal mensen komt u op {format_number(samen, 2)} banen.")
    blad.aanname("Elke medewerker werkt evenveel uren.")
    bedragen = {"mensen_onafgerond": rond_af(onafgerond), "banen_met_dit_aantal": rond_af(samen)}
    weekuren = uren_per_baan(blad, "week")
    if weekuren is not None:
        bedragen["uren_per_week"] = rond_af(banen * weekuren)
    return blad.berekend(mensen, _MENSEN, bedragen, {"mensen": onafgerond, "banen": samen})


def _tell_job(blad: Werkblad, banen: Decimal, per_baan: Decimal, periode: Periode) -> None:
    hoe, lengte = maat(periode), format_number(per_baan)
    nodig = _getal(banen * per_baan)
    aantal = format_number(banen) if banen == banen.quantize(_SHOWN) else _getal(banen)
    blad.stap(f"Een baan is {lengte} uur {hoe}: {aantal} x {lengte} = {nodig} uur {hoe}.")


def _getal(value: Decimal) -> str:
    return format_number(rond_af(value))


REGEL = Rekenregel(
    naam="benodigd",
    invoer=Invoer,
    velden=_VELDEN,
    bronnen=(Verwijzing("wfsv", "38g lid 3"), Verwijzing("werkgeverslijn-faq-banenafspraak")),
    bereken=bereken,
)
