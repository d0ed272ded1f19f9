"""What a message fills in for one calculator: the general roles, and what is special to a few of them."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import Any

from actions.rekengesprek.bedragen.loonlezing import AMOUNTS, put_beside, read_first
from actions.rekengesprek.bericht.begrip import Begrip, fold
from actions.rekengesprek.bericht.kenmerken import HOW_MANY_PEOPLE
from actions.rekengesprek.bericht.oud_en_nieuw import newest_hours, with_units
from actions.rekengesprek.beurt.nodig import IS_JONG, WIL_MENSEN
from actions.rekengesprek.dagen.datums import complete_dates
from actions.rekengesprek.dagen.deel_van_het_jaar import whole_year
from actions.rekengesprek.dagen.geen_recht_meer import no_right_left, of_somebody_else
from actions.rekengesprek.dagen.ingeleend import hired
from actions.rekengesprek.dagen.termijnen import (
    corrected_start,
    established,
    is_which_year,
    jobcoach,
    no_reason,
    payer,
    proefplaatsing,
    same_date,
    year,
)
from actions.rekengesprek.dagen.verjaardag import birthday, turning, with_year
from actions.rekengesprek.dagen.wie_en_wanneer import who_and_when
from actions.rekengesprek.personen.aantallen import with_people
from actions.rekengesprek.personen.al_aanwezig import take_present
from actions.rekengesprek.personen.namen import NIET, NO_NAMES
from actions.rekengesprek.personen.perioden import BY_DAYS, IRREGULAR
from actions.rekengesprek.personen.tellen import lees_mensen
from actions.rekengesprek.personen.voorheen import are_all_there, only_now
from actions.rekengesprek.staat import Staat
from actions.rekengesprek.velden.deeltijd import FTE, PART_TIME, take_fte
from actions.rekengesprek.velden.eenheden import LONGEST_WEEK
from actions.rekengesprek.velden.losse_getallen import (
    doubt_hours,
    hours_a_month,
    hours_of_a_year,
    paid_hours,
    sector_pair,
    share,
    wage_costs,
)
from actions.rekengesprek.velden.taken import lees_taken
from actions.rekengesprek.velden.toewijzen import wijs_toe
from actions.rekengesprek.velden.vulling import Twijfel, Vulling
from actions.rekenregels import REKENREGELS

_YOUNG = (
    r"\b(?:leerling|scholier|stagiair|nichtje|neefje|puber|tiener|bijbaan\w*|middelbare school|vakantiekracht|jeugd\w*|"
    r"vwo|havo|vmbo)\b"
)
_PART_OF = re.compile(
    r"loon ?waarde\W+(?:is |van )?(\d|een|twee|drie|vier)\s*/?\s*(\d|derde|vierde|kwart|vijfde)\b(?!\s*[%\d])"
)
_SIDES = {
    "inkoop van een dienst": ("leverancier van een dienst", r"leverancier|schoonmaakbedrijf|cateraar|bedrijf zelf"),
    "leverancier van een dienst": ("inkoop van een dienst", r"opdrachtgever|klant|gemeente|ministerie|school"),
    "wsw inlener": ("uitlener", r"uitlener|\bsw\b|sw-?bedrijf|detacheerder|werkbedrijf|sociale werkplaats"),
    "inlener": ("uitlener", r"uitlener|uitzendbu\w*|detacheerder|sw-?bedrijf|payroll\w*"),
    "uitlener": (
        "inlener",
        r"inlener|klant|opdrachtgever|\bbij (?:die|dat|de|het|t|'t) \w+|"
        r"voor (?:die|dat|de|het|t|'t) (?:andere? )?(?:bedrijf|klant|gemeente|organisatie|werkgever|school)|"
        r"\bbij (?:hun|hen)\b|\w+ zelf\b",
    ),
}


_HAVE_PEOPLE = r"\b(?:hebben|heb|werken|zijn) (?:we |wij |ik |er |nu |al )*(?:\w+ )?(?:mensen|man|medewerkers|krachten|collega'?s)\b"
_COUNTED = ("eigen dienst", "inlener", "wsw inlener")
_SHORT = 12
_ASKS_ON = r"^\W*(?:(?:ok|oke|aha|ah|goed|ja|duidelijk|dus)\W+)*(?:en|hoeveel|wat)\b"
_OURSELVES = r"\b(?:wij|we|ons|onze|ik|mij|mijn|mn)\b"
_NO_PARTY = frozenset(
    """
    banen baan tellen telt mensen medewerkers medewerker collega jongens dames mannen kandidaten doelgroep register
    doelgroepregister hoeveel daar daarvan allemaal eigenlijk worden gaan komen komt krijg krijgen mogen kunnen willen
    deze maar want alle twee drie vier vijf zelf graag precies ongeveer gaat heeft
    """.split()  # noqa: SIM905
)


def vul_in(rekenhulp: str, begrip: Begrip, staat: Staat) -> Vulling:
    """staat: what is known, what was asked; an empty one for a new calculation."""
    regel = REKENREGELS[rekenhulp]
    gevraagd = staat.gevraagd or next(iter(staat.onzeker), "")
    part_time: dict[str, Any] = {}
    begrip = with_year(turning(begrip), staat.hint) if rekenhulp == "meeteltermijn" else begrip
    begrip, apart = who_and_when(rekenhulp, begrip, staat)
    begrip = with_units(begrip) if rekenhulp != "tellen" else begrip
    begrip = newest_hours(begrip) if rekenhulp in AMOUNTS else begrip
    if rekenhulp == "tellen":
        are_there = are_all_there(begrip)
        begrip = complete_dates(begrip if are_there else begrip.without_past(), staat)
        begrip = with_people(begrip if are_there else only_now(begrip))
    else:
        begrip = complete_dates(begrip.without_past(), staat)
    begrip = take_fte(rekenhulp, begrip, gevraagd, part_time, knows_fte=FTE in staat.invoer)
    if rekenhulp == "jobcoach":
        begrip = replace(begrip, quantities=tuple(q for q in begrip.quantities if not is_which_year(begrip, q)))
    begrip, said = read_first(rekenhulp, begrip, staat, gevraagd)
    if rekenhulp == "benodigd" and gevraagd in ("", "gerealiseerd", "uren"):
        asks_people = begrip.says(HOW_MANY_PEOPLE) or WIL_MENSEN in staat.invoer
        begrip = take_present(begrip, staat, said, wants_people=asks_people)
    vulling = wijs_toe(regel, begrip, gevraagd)
    if rekenhulp in PART_TIME:
        unclear = [q.problem for q in begrip.quantities if q.kind == "fte" and q.problem]
        vulling.problemen.extend(unclear)
    if rekenhulp == "tellen":
        lees_mensen(begrip, staat, gevraagd, vulling)
        _other_side(begrip, staat, vulling)
        is_more = begrip.is_aanvulling and "uren" in vulling.invoer and NIET not in vulling.invoer
        if is_more and staat.invoer.get("uren") and vulling.invoer.get("contractvorm") in _COUNTED:
            del vulling.invoer["contractvorm"]  # of the one who comes; with the others it counts here too
        if is_more and staat.invoer.get("uren"):
            vulling.invoer["uren"] = [*staat.invoer["uren"], *vulling.invoer["uren"]]
    elif rekenhulp == "meeteltermijn":
        established(begrip, staat, vulling)
        same_date(begrip, staat, vulling)
        birthday(begrip, staat, vulling)
    elif rekenhulp == "loonwaarde":
        lees_taken(begrip, staat, vulling)
    elif rekenhulp == "proefplaatsing":
        proefplaatsing(begrip, staat.invoer, vulling)
        no_reason(begrip, vulling)
        if "uitvoerder" not in staat.invoer or staat.invoer.get("uitkering") not in (
            None,
            vulling.invoer.get("uitkering"),
        ):
            payer(vulling)
    elif rekenhulp == "benodigd":
        vulling.invoer.update(said.invoer)
        vulling.gelezen.update(said.gelezen)
        vulling.twijfel.extend(said.twijfel)
        if not begrip.is_rekenknop and begrip.says(HOW_MANY_PEOPLE):
            vulling.invoer[WIL_MENSEN] = True
        if not gevraagd:
            _only_what_is_missing(staat, vulling)
        if gevraagd != "periode":
            _no_period_of_so_few(begrip, vulling)
        if begrip.says(_HAVE_PEOPLE) and sum(q.kind == "hours" for q in begrip.quantities) > 1:
            vulling.twijfel.insert(0, Twijfel("gerealiseerd"))  # "we hebben 8 mensen met 24 uur": which jobs are there?
    elif rekenhulp == "minimumloon":
        if begrip.says(_YOUNG) and "leeftijd" not in vulling.invoer:
            vulling.invoer[IS_JONG] = True
    elif rekenhulp in ("quotum", "heffing"):
        paid_hours(rekenhulp, begrip, vulling)
    elif rekenhulp == "doelstelling":
        sector_pair(begrip, vulling)
    elif rekenhulp == "jobcoach":
        jobcoach(begrip, staat, gevraagd, vulling)
    elif rekenhulp == "nettokosten":
        wage_costs(vulling)
    elif rekenhulp == "lkv":
        hours_a_month(begrip, vulling)
        if gevraagd != "verloonde_uren":
            hours_of_a_year(begrip, vulling)
    if rekenhulp != "tellen" and begrip.says(f"{IRREGULAR}|{BY_DAYS}"):
        doubt_hours(begrip, vulling)
    vulling.invoer.update(part_time)
    if vulling.problemen:
        vulling.invoer.pop("uren", None)
    apart.add_to(vulling)
    put_beside(rekenhulp, begrip, staat, gevraagd, said, vulling)
    year(rekenhulp, begrip, staat, vulling)
    corrected_start(begrip, staat, vulling)
    if rekenhulp == "lkv":
        of_somebody_else(begrip, staat, vulling)
        no_right_left(begrip, staat, vulling)
        hired(begrip, staat, vulling)
        whole_year(begrip, staat, vulling)
    _unknown(begrip, vulling)
    half = (
        r"\bhelft\b" if gevraagd == "loonwaarde" else r"\bhelft van (?:wat )?(?:een |de |zijn |haar )?(?:\w+ )?collega"
    )
    part = _PART_OF.search(begrip.folded)
    if part and "loonwaarde" not in vulling.invoer and _takes(rekenhulp, "loonwaarde"):
        vulling.invoer["loonwaarde"] = share(part)
    if "loonwaarde" not in vulling.invoer and begrip.says(half) and _takes(rekenhulp, "loonwaarde"):
        vulling.invoer["loonwaarde"] = "50"
    return vulling


def _no_period_of_so_few(begrip: Begrip, vulling: Vulling) -> None:
    """ "in 2024 toegezegd ... contracten van 24 uur": so few hours are those of a week."""
    is_said = any(q.unit for q in begrip.quantities if q.kind == "hours")
    if "uren" in vulling.invoer and Decimal(str(vulling.invoer["uren"])) <= LONGEST_WEEK and not is_said:
        vulling.invoer.pop("periode", None)


def _only_what_is_missing(staat: Staat, vulling: Vulling) -> None:
    """ "we staan op 21, hoeveel mensen voor die 9 die ontbreken": then the jobs asked about are those still missing."""
    al, banen = (vulling.invoer.get(veld, staat.invoer.get(veld)) for veld in ("gerealiseerd", "banen"))
    if al is not None and banen is not None and Decimal(str(al)) >= Decimal(str(banen)):
        vulling.invoer.pop("gerealiseerd", None)


def _takes(rekenhulp: str, veld: str) -> bool:
    return any(item.naam == veld for item in REKENREGELS[rekenhulp].velden)


def _other_side(begrip: Begrip, staat: Staat, vulling: Vulling) -> None:
    """ "en bij de leverancier?": the same people, seen from the other party."""
    current = staat.invoer.get("contractvorm")
    if begrip.quantities or not staat.is_klaar or current not in _SIDES:
        return
    other, words = _SIDES[str(current)]
    if begrip.says(words) or _names_the_other_party(begrip, staat):
        vulling.invoer["contractvorm"] = other


def _names_the_other_party(begrip: Begrip, staat: Staat) -> bool:
    """ "oke en Frisco dan", "en voor die kwekers samen": somebody of the story, and not the asker."""
    if len(begrip.words_besides) > _SHORT or not begrip.says(_ASKS_ON) or begrip.says(_OURSELVES):
        return False
    told = {word for text in staat.verhaal for word in re.findall(r"[a-z]{4,}", fold(text))}
    return bool(told & set(re.findall(r"[a-z]{4,}", begrip.folded)) - _NO_PARTY - NO_NAMES)


def _unknown(begrip: Begrip, vulling: Vulling) -> None:
    """ "loonwaarde nog niet gemeten" also when nothing was asked; the caller keeps it as unknown."""
    if (
        begrip.is_niet_gemeten
        and "loonwaarde" not in vulling.invoer
        and begrip.says(r"loon ?waarde|gemeten|meting|forfait")
    ):
        vulling.invoer["loonwaarde"] = None
