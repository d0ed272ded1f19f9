"""What a message fills in for one calculator: the general roles, and what is special to a few of them."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, Mapping

from actions.rekengesprek.begrip import Begrip
from actions.rekengesprek.datums import complete_dates, policy_year, vastgesteld
from actions.rekengesprek.deeltijd import PART_TIME, take_fte
from actions.rekengesprek.nodig import IS_JONG, WIL_MENSEN, WIL_VERLENGEN
from actions.rekengesprek.staat import Staat
from actions.rekengesprek.taken import lees_taken
from actions.rekengesprek.tellen import IRREGULAR, lees_mensen
from actions.rekengesprek.toewijzen import Twijfel, Vulling, wijs_toe
from actions.rekengesprek.uitgezonderd import NIET
from actions.rekenregels import REKENREGELS
from bot.reading import Quantity

_VERLENG = r"\ber (?:\w+ ){1,3}bij\b|verleng\w*|langer\b|uitbreid\w*|\bextra\b|\berbij\b"
_GEEN_VERLENGING = r"\b(?:zonder|geen|niet) (?:\w+ )?(?:verleng\w*|extra)"
_TOT_OF_MET = r"(?:verleng\w*|plus|\+|erbij|extra|met nog|nog)\W*(?:\w+\W+){0,3}$"
_YOUNG = (
    r"\b(?:leerling|scholier|stagiair|nichtje|neefje|puber|tiener|bijbaan\w*|middelbare school|vakantiekracht|jeugd\w*|"
    r"vwo|havo|vmbo)\b"
)
_NUMBERS = {"een": "1", "twee": "2", "drie": "3", "vier": "4", "derde": "3", "vierde": "4", "kwart": "4", "vijfde": "5"}
_PART_OF = re.compile(
    r"loon ?waarde\W+(?:is |van )?(\d|een|twee|drie|vier)\s*/?\s*(\d|derde|vierde|kwart|vijfde)\b(?!\s*[%\d])"
)
_HOW_MANY_PEOPLE = (
    r"(?:hoe ?veel|aantal) (?:\w+ ){0,2}(?:mensen|man\b|personen|medewerkers|krachten|werknemers|collega)"
)
_MANY_HOURS = 5000
_HOURS_OF_A_WEEK = 168
_FIRST_YEAR = 2013  # of the banenafspraak
_LONGEST_WEEK = 48
_HOURS_OF_A_YEAR = 2500
_LEAST_WAGE, _MOST_WAGE = 500, 8000  # euros a month
_BY_YEAR = ("quotum", "heffing", "doelstelling", "lkv")
_SIDES = {
    "inkoop van een dienst": ("leverancier van een dienst", r"leverancier|schoonmaakbedrijf|cateraar|bedrijf zelf"),
    "leverancier van een dienst": ("inkoop van een dienst", r"opdrachtgever|klant|gemeente|ministerie|school"),
    "inlener": ("uitlener", r"uitlener|uitzendbu\w*|detacheerder|sw-?bedrijf|payroll\w*"),
    "uitlener": (
        "inlener",
        r"inlener|klant|opdrachtgever|\bbij (?:die|dat|de|het|t|'t) \w+|"
        r"voor (?:die|dat|de|het|t|'t) (?:andere? )?(?:bedrijf|klant|gemeente|organisatie|werkgever|school)",
    ),
}
_TOTAAL = r"(?:\btot\b|totaal|naar)\W*(?:\w+\W+){0,2}$"


def vul_in(rekenhulp: str, begrip: Begrip, staat: Staat) -> Vulling:
    """staat: what is known, what was asked; an empty one for a new calculation."""
    regel = REKENREGELS[rekenhulp]
    gevraagd = staat.gevraagd or next(iter(staat.onzeker), "")
    part_time: dict[str, Any] = {}
    begrip = take_fte(rekenhulp, complete_dates(begrip.without_past(), staat), gevraagd, part_time)
    if rekenhulp == "jobcoach":
        begrip = replace(begrip, quantities=tuple(q for q in begrip.quantities if not _is_which_year(begrip, q)))
    vulling = wijs_toe(regel, begrip, gevraagd)
    if rekenhulp in PART_TIME:
        unclear = [q.problem for q in begrip.quantities if q.kind == "fte" and q.problem]
        vulling.problemen.extend(unclear)
    if rekenhulp == "tellen":
        lees_mensen(begrip, staat, gevraagd, vulling)
        _other_side(begrip, staat, vulling)
        is_more = begrip.is_aanvulling and "uren" in vulling.invoer and NIET not in vulling.invoer
        if is_more and staat.invoer.get("uren"):
            vulling.invoer["uren"] = [*staat.invoer["uren"], *vulling.invoer["uren"]]
    elif rekenhulp == "meeteltermijn":
        _established(begrip, staat, vulling)
        _same_date(begrip, staat, vulling)
    elif rekenhulp == "loonwaarde":
        lees_taken(begrip, staat, vulling)
    elif rekenhulp == "proefplaatsing":
        _proefplaatsing(begrip, staat.invoer, vulling)
        _no_reason(begrip, vulling)
    elif rekenhulp == "benodigd":
        if not begrip.is_rekenknop and begrip.says(_HOW_MANY_PEOPLE):
            vulling.invoer[WIL_MENSEN] = True
    elif rekenhulp == "minimumloon":
        if begrip.says(_YOUNG) and "leeftijd" not in vulling.invoer:
            vulling.invoer[IS_JONG] = True
    elif rekenhulp in ("quotum", "heffing"):
        _paid_hours(rekenhulp, begrip, vulling)
    elif rekenhulp == "doelstelling":
        _sector_pair(begrip, vulling)
    elif rekenhulp == "jobcoach":
        _jobcoach(begrip, staat, gevraagd, vulling)
    elif rekenhulp == "nettokosten":
        _wage_costs(vulling)
    elif rekenhulp == "lkv":
        _hours_a_month(begrip, vulling)
        _hours_of_a_year(begrip, vulling)
    if rekenhulp != "tellen" and begrip.says(IRREGULAR):
        _doubt_hours(begrip, vulling)
    vulling.invoer.update(part_time)
    if vulling.problemen:
        vulling.invoer.pop("uren", None)
    _year(rekenhulp, begrip, staat, vulling)
    _unknown(begrip, vulling)
    half = (
        r"\bhelft\b" if gevraagd == "loonwaarde" else r"\bhelft van (?:wat )?(?:een |de |zijn |haar )?(?:\w+ )?collega"
    )
    part = _PART_OF.search(begrip.folded)
    if part and "loonwaarde" not in vulling.invoer and _takes(rekenhulp, "loonwaarde"):
        vulling.invoer["loonwaarde"] = _share(part)
    if "loonwaarde" not in vulling.invoer and begrip.says(half) and _takes(rekenhulp, "loonwaarde"):
        vulling.invoer["loonwaarde"] = "50"
    return vulling


def _established(begrip: Begrip, staat: Staat, vulling: Vulling) -> None:
    found = vastgesteld(begrip, staat)
    if not found or set(found) <= set(vulling.invoer):
        return
    day = next(iter(found.values()))
    taken = [veld for veld, value in vulling.invoer.items() if value == day]
    for veld in taken:
        del vulling.invoer[veld]
    vulling.invoer.update(found)
    vulling.ongebruikt = [q for q in vulling.ongebruikt if str(q.value) != day]


def _same_date(begrip: Begrip, staat: Staat, vulling: Vulling) -> None:
    """ "24 oktober ipv 14": the one date that was given before, given anew."""
    before = [veld for veld, value in staat.invoer.items() if re.fullmatch(r"\d{4}-\d\d-\d\d", str(value))]
    said = [q for q in begrip.quantities if q.kind == "date" and q.unit == "dag" and not q.problem]
    if not staat.is_klaar or len(before) != 1 or len(said) != 1 or before[0] in vulling.invoer:
        return
    is_birth = before[0] != "geboren" and isinstance(said[0].value, date) and said[0].value.year < _FIRST_YEAR
    if not (is_birth or begrip.says(r"\bgeb")):
        vulling.invoer.pop("geboren", None)
        vulling.invoer[before[0]] = str(said[0].value)
        vulling.ongebruikt = [q for q in vulling.ongebruikt if q not in said]


def _share(part: re.Match[str]) -> str:
    """ "2/5", "drie vijfde" as a percentage."""
    above = Decimal(_NUMBERS.get(part[1], part[1]))
    below = Decimal(_NUMBERS.get(part[2], part[2]))
    return f"{(above / below * 100).quantize(Decimal('0.01')).normalize():f}" if 0 < above <= below else "0"


def _paid_hours(rekenhulp: str, begrip: Begrip, vulling: Vulling) -> None:
    """ "verloonde uren 2024: 498.310": a big bare number is the hours that the text speaks of."""
    veld = "verloonde_uren_per_jaar" if rekenhulp == "quotum" else "verloonde_uren"
    big = [q for q in vulling.ongebruikt if q.kind == "number" and Decimal(str(q.value)) >= _MANY_HOURS]
    if len(big) == 1 and veld not in vulling.invoer and begrip.says(r"verloonde?"):
        vulling.invoer[veld] = f"{big[0].value:f}"
        vulling.ongebruikt.remove(big[0])
    parts = [vulling.invoer.get(naam) for naam in ("verloonde_uren_doelgroep", "verloonde_uren")]
    if all(parts) and Decimal(str(parts[0])) > Decimal(str(parts[1])) and begrip.says(r"\b(?:waarvan|daarvan)\b"):
        vulling.problemen.append("De uren van de doelgroep kunnen niet meer zijn dan alle uren samen.")


def _takes(rekenhulp: str, veld: str) -> bool:
    return any(item.naam == veld for item in REKENREGELS[rekenhulp].velden)


def _is_share_of(begrip: Begrip, quantity: Quantity) -> bool:
    """The 1.185 of "1.185 van de 84.000 fte"."""
    after = re.match(
        r"\W*(?:van|op) (?:de |het )?(?:totaal van )?$", begrip.folded[quantity.end : _next_start(begrip, quantity)]
    )
    return quantity.kind == "number" and after is not None


def _next_start(begrip: Begrip, quantity: Quantity) -> int:
    return min((q.start for q in begrip.quantities if q.start >= quantity.end), default=len(begrip.text))


def _sector_pair(begrip: Begrip, vulling: Vulling) -> None:
    """ "500 van 10.000 fte": the smaller one is the user's, the larger one the sector's."""
    found = sorted(Decimal(str(q.value)) for q in begrip.quantities if q.kind == "fte" or _is_share_of(begrip, q))
    assigned = {"fte_werkgever", "fte_sector"} <= set(vulling.invoer)
    if len(found) == 2 and found[0] < found[1] and not assigned:
        vulling.twijfel = [twijfel for twijfel in vulling.twijfel if not twijfel.veld.startswith("fte")]
        vulling.invoer.update(fte_werkgever=f"{found[0]:f}", fte_sector=f"{found[1]:f}")


def _hours_a_month(begrip: Begrip, vulling: Vulling) -> None:
    """Hours too many for a week are those of the year; hours a month, of a year of twelve of them."""
    monthly = [
        q for q in vulling.ongebruikt if q.kind == "hours" and q.unit == "maand" and isinstance(q.value, Decimal)
    ]
    week = vulling.invoer.get("uren_per_week")
    if week is not None and Decimal(str(week)) > _HOURS_OF_A_WEEK and "verloonde_uren" not in vulling.invoer:
        vulling.invoer["verloonde_uren"] = vulling.invoer.pop("uren_per_week")
    if len(monthly) == 1 and not {"verloonde_uren", "uren_per_week"} & set(vulling.invoer):
        vulling.invoer["verloonde_uren"] = f"{Decimal(str(monthly[0].value)) * 12:f}"
        vulling.ongebruikt.remove(monthly[0])


def _wage_costs(vulling: Vulling) -> None:
    """ "kost alles bij elkaar 2450 pmnd": the one bare number of that size."""
    bare = [q for q in vulling.ongebruikt if q.kind == "number" and isinstance(q.value, Decimal)]
    large = [q for q in bare if _LEAST_WAGE <= q.value <= _MOST_WAGE]  # type: ignore[operator]
    if len(large) == 1 and "loonkosten" not in vulling.invoer:
        vulling.invoer["loonkosten"] = f"{large[0].value:f}"
        vulling.ongebruikt.remove(large[0])


def _hours_of_a_year(begrip: Begrip, vulling: Vulling) -> None:
    """ "verloonde uren 2026: 1312": a bare number that is too many for a week is the hours that are spoken of."""
    bare = [q for q in vulling.ongebruikt if q.kind == "number" and isinstance(q.value, Decimal)]
    hours = [q for q in bare if _HOURS_OF_A_WEEK < q.value <= _HOURS_OF_A_YEAR]  # type: ignore[operator]
    paid = vulling.invoer.get("verloonde_uren")
    if paid is not None and Decimal(str(paid)) <= _LONGEST_WEEK and not begrip.says("verlo+nde?"):
        vulling.invoer["uren_per_week"] = vulling.invoer.pop("verloonde_uren")  # "een heel jaar met die 22 uur"
    known = {"verloonde_uren", "uren_per_week"} & set(vulling.invoer)
    if len(hours) == 1 and not known and begrip.says(r"verlo+nde?\b|\buren\b|\buur\b"):
        vulling.invoer["verloonde_uren"] = f"{hours[0].value:f}"
        vulling.ongebruikt.remove(hours[0])


def _doubt_hours(begrip: Begrip, vulling: Vulling) -> None:
    """Hours a day, or every other week, are no hours a week: ask."""
    for naam in ("uren", "uren_per_week"):
        quantity = next((q for q in begrip.quantities if q.kind == "hours" and not q.steps and q.unit != "dag"), None)
        if naam in vulling.invoer and quantity is not None:
            del vulling.invoer[naam]
            vulling.twijfel.append(Twijfel(naam))


def _other_side(begrip: Begrip, staat: Staat, vulling: Vulling) -> None:
    """ "en bij de leverancier?": the same people, seen from the other party."""
    current = staat.invoer.get("contractvorm")
    if begrip.quantities or not staat.is_klaar or current not in _SIDES:
        return
    other, words = _SIDES[str(current)]
    if begrip.says(words):
        vulling.invoer["contractvorm"] = other


def _proefplaatsing(begrip: Begrip, bekend: Mapping[str, Any], vulling: Vulling) -> None:
    """ "met 4 maanden verlengen" comes on top of what there is; "tot 6 maanden" and "6 maanden" are the whole."""
    if not begrip.says(_VERLENG) or begrip.says(_GEEN_VERLENGING):
        return
    months = [q for q in begrip.quantities if q.kind == "duration" and q.unit == "maand"]
    if not months:
        if "maanden" not in vulling.invoer:
            vulling.invoer[WIL_VERLENGEN] = True
        return
    extra = [
        q
        for q in months
        if re.search(_TOT_OF_MET, begrip.folded[: q.start]) and not re.search(_TOTAAL, begrip.folded[: q.start])
    ]
    extra += [
        q
        for q in months
        if q not in extra and re.match(r"^\W*(?:\w+ )?(?:extra|erbij|langer|verleng\w*|bij\b)", begrip.folded[q.end :])
    ]
    if not extra:
        return
    base = [q for q in months if q not in extra]
    start = base[0].value if base else bekend.get("maanden", 2)
    total = int(str(start).split(".")[0]) + int(str(extra[0].value).split(".")[0])
    vulling.twijfel = [twijfel for twijfel in vulling.twijfel if twijfel.veld != "maanden"]
    vulling.ongebruikt = [q for q in vulling.ongebruikt if q not in months]
    vulling.invoer["maanden"] = str(total)


def _is_which_year(begrip: Begrip, quantity: Quantity) -> bool:
    """ "jaar 2": the second year, no number of its own."""
    return quantity.kind == "number" and re.search(r"\b(?:jaar|jr)\W*$", begrip.folded[: quantity.start]) is not None


def _jobcoach(begrip: Begrip, staat: Staat, gevraagd: str, vulling: Vulling) -> None:
    words = {
        "eerste": "1",
        "tweede": "2",
        "derde": "3",
        "vierde": "4",
        "een": "1",
        "twee": "2",
        "drie": "3",
        "vier": "4",
    }
    match = re.search(
        r"\b(?:jaar|jr)(?: van de begeleiding)? (\d{1,2}|een|twee|drie|vier)\b|\b(\d)e jaar|"
        r"\b(eerste|tweede|derde|vierde) jaar",
        begrip.folded,
    )
    if match:
        said = match[1] or match[2] or match[3]
        vulling.invoer["jaar"] = words.get(said, said)
    elif which := re.match(
        r"^\W*(?:en )?(?:in )?(?:het |'?t )?(eerste|tweede|derde|vierde)(?: jaar)?(?: dan)?\W*$", begrip.folded
    ):
        vulling.invoer["jaar"] = words[which[1]]
    elif begrip.says(r"\bjaar (?:erop|erna|daarna|later)\b|volgend jaar") and staat.is_klaar:
        vulling.invoer["jaar"] = str(int(staat.invoer.get("jaar", 1)) + 1)
    elif gevraagd == "jaar" and (number := re.search(r"\b(\d{1,2})\b", begrip.folded)):
        vulling.invoer["jaar"] = number[1]


def _year(rekenhulp: str, begrip: Begrip, staat: Staat, vulling: Vulling) -> None:
    """This year means today. The minimum wage changes halfway a year: for another year, ask which half."""
    if (
        vulling.peildatum is None
        and staat.peildatum
        and not staat.gevraagd
        and begrip.says(r"\b(?:nu|vandaag|dit moment)\b")
    ):
        vulling.peildatum = begrip.today
    if rekenhulp in _BY_YEAR and vulling.peildatum is None:
        known = date.fromisoformat(staat.peildatum) if staat.peildatum else begrip.today
        vulling.peildatum = policy_year(begrip, staat, known)
    years = [q.value.year for q in begrip.quantities if q.unit == "jaar" and isinstance(q.value, date)]
    if vulling.peildatum is None or not years or vulling.peildatum != date(years[0], 12, 31):
        return
    year = vulling.peildatum.year
    if year == begrip.today.year:
        vulling.peildatum = begrip.today
    elif rekenhulp == "benodigd":
        if begrip.says(
            r"(?:hoe ?veel|aantal) (?:\w+ ){0,2}(?:mensen|man\b|personen|medewerkers|krachten|werknemers|collega)"
        ):
            vulling.invoer[WIL_MENSEN] = True
    elif rekenhulp == "minimumloon":
        vulling.peildatum = None
        vulling.twijfel.append(Twijfel("peildatum", (f"{year}-01-01", f"{year}-07-01")))


def _unknown(begrip: Begrip, vulling: Vulling) -> None:
    """ "loonwaarde nog niet gemeten" also when nothing was asked; the caller keeps it as unknown."""
    if (
        begrip.is_niet_gemeten
        and "loonwaarde" not in vulling.invoer
        and begrip.says(r"loon ?waarde|gemeten|meting|forfait")
    ):
        vulling.invoer["loonwaarde"] = None


def _no_reason(begrip: Begrip, vulling: Vulling) -> None:
    """ "zonder bijzondere reden": then the trial does not last longer than usual."""
    if "motivering" not in vulling.invoer and begrip.says(r"(?:zonder|geen) (?:\w+ )?(?:reden|motivering)\b"):
        vulling.invoer["motivering"] = None


def loose_number(begrip: Begrip) -> Quantity | None:
    """The one number without a unit of a message such as "en 32?"; a bare year counts as one."""
    numbers = [q for q in begrip.quantities if q.kind == "number" or (q.kind == "date" and q.number is not None)]
    if len(numbers) != 1 or len(begrip.quantities) != 1:
        return None
    quantity = numbers[0]
    return quantity if quantity.kind == "number" else replace(quantity, kind="number", value=quantity.number or 0)  # type: ignore[arg-type]
