"""How much wage cost subsidy (LKS) goes with a loonwaarde.

subsidy = the part of the minimum wage with holiday allowance that the loonwaarde leaves, at most a fixed
share of it, in proportion to the hours; on top of that a percentage for employer contributions. Without a
known loonwaarde a flat rate holds for the first months.
Source: Participatiewet art. 10c and 10d (lid 2 application, 3 Wsw, 4 amount, 5 flat rate, 7 amount of
1 January), Regeling loonkostensubsidie Participatiewet 2021 art. 1 (employer contributions), WML art. 15.

The sentence on employer contributions in art. 10d lid 4 can be read in two ways. This rule follows the
Regeling and practice: contributions always come on top of the subsidy.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from actions.rekenregels.grondslag import Grondslag, lees_grondslag, tijdsdeel
from actions.rekenregels.regel import Figuren, Rekenregel
from actions.rekenregels.rekenen import GEHEEL, MAANDEN_PER_JAAR, laatste_dag, plus_maanden, procent_van, rond_af
from actions.rekenregels.uitkomst import Uitkomst
from actions.rekenregels.velden import datum, ja_nee, procent, uren_per_week, voltijdsuren
from actions.rekenregels.werkblad import Werkblad
from bot.knowledge.dutch import format_date, format_euro, format_number
from bot.knowledge.model import Verwijzing


@dataclass(frozen=True)
class Invoer:
    """uren: contract hours a week. loonwaarde in percent; None: not measured yet, so the flat rate.

    start None: assumed to start on the peildatum. voltijdsuren: of the sector.
    """

    uren: Decimal
    loonwaarde: Decimal | None = None
    start: date | None = None
    voltijdsuren: Decimal | None = None
    aangevraagd: date | None = None
    is_wsw: bool = False


@dataclass(frozen=True)
class Subsidie:
    """Euros per month, not rounded."""

    subsidie: Decimal
    werkgeverslasten: Decimal

    @property
    def totaal(self) -> Decimal:
        return self.subsidie + self.werkgeverslasten


LOONWAARDE = procent(
    "loonwaarde",
    "Loonwaarde",
    "Wat is de loonwaarde in procenten, als die al is gemeten?",
    maximum=200,
    ongewoon_boven=120,
    is_verplicht=False,
)
_VELDEN = (
    uren_per_week("uren", "Contracturen per week", "Hoeveel uur per week staat er in het contract?"),
    LOONWAARDE,
    datum("start", "Eerste werkdag", "Op welke dag begint of begon het dienstverband?"),
    voltijdsuren(),
    datum("aangevraagd", "Datum van de aanvraag", "Op welke dag is de loonkostensubsidie aangevraagd?"),
    ja_nee("is_wsw", "Wsw-dienstverband", "Is het een dienstverband op grond van artikel 2 of 7 Wsw?"),
)


def bereken(invoer: Invoer, peildatum: date, figuren: Figuren) -> Uitkomst:
    """Subsidy plus employer contributions in euros per month, in the month of the peildatum.

    bedragen: grondslag (for a full week), subsidie_procent, subsidie, werkgeverslasten, totaal_per_jaar and
    maximum. status "niet van toepassing" with 0.00 when there is no subsidy. Raises InvoerFout.
    """
    blad = Werkblad(REGEL, invoer, peildatum, figuren)
    start = invoer.start or peildatum
    if invoer.start is None:
        blad.aanname(f"Het dienstverband begint op {format_date(peildatum)}.")
    basis = lees_grondslag(blad, _dag_van_bedrag(start, peildatum))
    deel = tijdsdeel(blad, invoer.uren, invoer.voltijdsuren, "lks-normuren-per-week")
    exact = {"grondslag": basis.met_vakantiebijslag, "tijdsdeel": deel} if basis else {}
    reden = _geen_recht(blad, invoer, start)
    if reden:
        return blad.niet_van_toepassing(reden, rond_af(Decimal(0)), "euro per maand", onafgerond=exact)
    aandeel, maximum = _subsidie_procent(blad, invoer.loonwaarde), blad.getal("lks-maximum-procent")
    lasten = blad.getal("lks-werkgeverslasten-procent")
    if basis is None or aandeel is None or maximum is None or lasten is None:
        return blad.niet_vastgesteld("euro per maand")
    if aandeel > maximum:
        blad.stap(f"De subsidie is nooit meer dan {format_number(maximum)}%.")
        aandeel = maximum
    bedrag = subsidie_per_maand(basis.met_vakantiebijslag, aandeel, deel, lasten)
    _tell(blad, basis, bedrag, aandeel, deel, lasten)
    bedragen = {
        "grondslag": rond_af(basis.met_vakantiebijslag),
        "subsidie_procent": aandeel,
        "subsidie": rond_af(bedrag.subsidie),
        "werkgeverslasten": rond_af(bedrag.werkgeverslasten),
        "totaal_per_jaar": rond_af(bedrag.totaal * MAANDEN_PER_JAAR),
        "maximum": rond_af(procent_van(maximum, basis.met_vakantiebijslag) * deel),
    }
    exact |= {"subsidie": bedrag.subsidie, "werkgeverslasten": bedrag.werkgeverslasten, "totaal": bedrag.totaal}
    return blad.berekend(rond_af(bedrag.totaal), "euro per maand", bedragen, exact)


def subsidie_per_maand(grondslag: Decimal, aandeel: Decimal, deel: Decimal, lasten: Decimal) -> Subsidie:
    """Subsidy for `aandeel` percent of the grondslag (euros per month) in a part of the week (1 = full).

    lasten: employer contributions in percent of the subsidy. Nothing is rounded.
    """
    subsidie = procent_van(aandeel, grondslag) * deel
    return Subsidie(subsidie, procent_van(lasten, subsidie))


def _dag_van_bedrag(start: date, peildatum: date) -> date:
    """The day whose minimum wage counts: 1 January of the year, or the start when that is later (art. 10d lid 7)."""
    return max(start, date(peildatum.year, 1, 1))


def _geen_recht(blad: Werkblad, invoer: Invoer, start: date) -> str | None:
    """Why there is no subsidy, or None when there may be."""
    if invoer.is_wsw:
        return "Bij een dienstverband op grond van artikel 2 of 7 Wsw is er geen loonkostensubsidie."
    if invoer.loonwaarde is not None and invoer.loonwaarde >= GEHEEL:
        return "Bij een loonwaarde van 100% of meer is er geen subsidie."
    termijn = blad.getal("lks-aanvraag-maanden", op=start) if invoer.aangevraagd else None
    if invoer.aangevraagd and termijn is not None and invoer.aangevraagd > plus_maanden(start, int(termijn)):
        return f"De aanvraag kwam meer dan {format_number(termijn)} maanden na de start. Dan kan het niet meer."
    if invoer.loonwaarde is None:
        maanden = blad.getal("lks-forfait-maanden")
        if maanden is not None:
            laatste = laatste_dag(start, int(maanden))
            blad.stap(f"Zonder gemeten loonwaarde geldt een vast percentage, tot en met {format_date(laatste)}.")
            if blad.peildatum > laatste:
                return "Die maanden zijn voorbij. Voor subsidie is nu een gemeten loonwaarde nodig."
    return None


def _subsidie_procent(blad: Werkblad, loonwaarde: Decimal | None) -> Decimal | None:
    """The part of the grondslag that is subsidised, in percent, before the maximum."""
    if loonwaarde is None:
        return blad.getal("lks-forfait-procent")
    aandeel = GEHEEL - loonwaarde
    blad.stap(f"100% - {format_number(loonwaarde)}% loonwaarde = {format_number(aandeel)}%.")
    return aandeel


def _tell(blad: Werkblad, basis: Grondslag, bedrag: Subsidie, aandeel: Decimal, deel: Decimal, lasten: Decimal) -> None:
    part = "" if deel == 1 else " naar verhouding van de uren"
    blad.stap(
        f"Subsidie: {format_number(aandeel)}% van {_euro(basis.met_vakantiebijslag)}{part} = {_euro(bedrag.subsidie)}."
    )
    blad.stap(f"Werkgeverslasten: {format_number(lasten)}% van de subsidie = {_euro(bedrag.werkgeverslasten)}.")
    blad.stap(f"Samen: {_euro(bedrag.totaal)} per maand.")
    blad.voorbehoud("Het percentage voor werkgeverslasten kan elk jaar veranderen. Vraag het na bij de gemeente.")
    blad.voorbehoud("Dit is een indicatie. De gemeente beslist over de subsidie.")


def _euro(value: Decimal) -> str:
    return format_euro(rond_af(value))


REGEL = Rekenregel(
    naam="loonkostensubsidie",
    invoer=Invoer,
    velden=_VELDEN,
    bronnen=(
        Verwijzing("participatiewet", "10c, 10d"),
        Verwijzing("regeling-lks-2021", "1"),
        Verwijzing("wml", "15"),
    ),
    bereken=bereken,
)
