"""Hours of the target group for the levy, which counts them by the year, and a year where hours were asked.

"10 mensen van 20 uur per week uit de doelgroep" are 10 x 20 x 52 hours; "2024" behind the question how many hours is
the year, when none was said yet. Hours that may be of a week or of a year are asked about.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from actions.rekengesprek.bericht.begrip import Begrip
from actions.rekengesprek.staat import Staat
from actions.rekengesprek.velden.vulling import Twijfel, Vulling
from actions.rekenregels.rekenen import WEKEN_PER_JAAR
from bot.knowledge.dutch import format_number
from bot.reading import Quantity

_DOELGROEP = "verloonde_uren_doelgroep"
_BIG_FIELDS = (_DOELGROEP, "verloonde_uren", "verloonde_uren_per_jaar", "uitzend_en_wsw_uren", "fte")
_FIRST_YEAR, _YEARS_AHEAD = 2013, 2
_OF_DOELGROEP = r"doelgroep|register|arbeidsbeperk|beperking|wajong"
_PAID_HOURS = r"verloonde? uren van de doelgroep"
_WHO_HAVE = re.compile(
    r"\W*(?:(?:uit|van|met|de|het|een|a|x|die|werken|werkt|hebben|elk|elke|ieder|gemiddeld|gem|doelgroep\w*|register|"
    r"doelgroepregister|beperking|arbeidsbeperking|in|per|persoon|voor|keer|maal|allemaal|ze)\W+){0,8}"
)
_FOR = re.compile(r"\W*(?:(?:per|week|voor|door|maal|x|keer|bij)\W+){0,3}")  # "24 uur per week voor 3 mensen"
_OF_EACH = re.compile(r"\b(?:van|x|keer|maal|met|a)\b")
_LONGEST_WEEK = Decimal(48)
_MOST_OF_A_WEEK = Decimal(168)  # hours: fewer in a whole year are no job
_MOST_PEOPLE = Decimal(5000)
_MONTHS = Decimal(12)
_Groep = tuple[Decimal, Decimal, tuple[Quantity, ...]]  # people, hours a week of each, where they stand


def a_year_not_hours(begrip: Begrip, staat: Staat, vulling: Vulling) -> None:
    """ "2024" behind "Hoeveel uren?", while no year was said: the year, and the hours are still to come."""
    if staat.gevraagd not in _BIG_FIELDS or staat.gevraagd not in vulling.invoer or staat.peildatum:
        return
    years = [q for q in begrip.quantities if q.kind == "date" and q.unit == "jaar" and q.number is not None]
    if len(begrip.quantities) != 1 or len(years) != 1 or not isinstance(years[0].value, date):
        return
    year = years[0].value.year
    if _FIRST_YEAR <= year <= begrip.today.year + _YEARS_AHEAD:
        del vulling.invoer[staat.gevraagd]
        vulling.peildatum = begrip.today if year == begrip.today.year else date(year, 12, 31)


def hours_of_the_year(begrip: Begrip, staat: Staat, vulling: Vulling) -> None:
    """Hours of the target group a week, or of so many people, as those of the year; asked when it may be either."""
    is_asked = staat.gevraagd == _DOELGROEP
    if vulling.problemen or not (is_asked or begrip.says(_OF_DOELGROEP)):
        return
    pairs = _people_with_hours(begrip)
    if pairs:
        _fill(vulling, pairs)
        return
    taken = vulling.invoer.get(_DOELGROEP)
    found = [q for q in begrip.quantities if q.kind in ("hours", "number") and not q.problem]
    periodic = [q for q in found if q.unit in ("week", "maand") and (is_asked or taken == _raw(q))]
    if len(periodic) == 1 and isinstance(periodic[0].value, Decimal):
        times, period = (WEKEN_PER_JAAR, "weken") if periodic[0].unit == "week" else (_MONTHS, "maanden")
        whole = periodic[0].value * times
        step = f"{format_number(periodic[0].value)} uur x {times} {period} = {format_number(whole)} uur per jaar"
        _take(vulling, whole, step, periodic)
        return
    if taken in staat.opties or begrip.says(_PAID_HOURS):
        return  # chosen, or called the hours of the year
    said = next((q for q in found if taken is not None and _raw(q) == taken and q.unit == ""), None)
    if said is not None and isinstance(said.value, Decimal) and 0 < said.value <= _MOST_OF_A_WEEK:
        del vulling.invoer[_DOELGROEP]
        weekly = f"{(said.value * WEKEN_PER_JAAR).normalize():f}"
        is_alone = all(q is said or q.kind == "date" or q.value > _MOST_OF_A_WEEK for q in begrip.quantities)  # type: ignore[operator]
        vulling.twijfel.insert(0, Twijfel(_DOELGROEP, (str(taken), weekly) if is_alone else ()))


def _people_with_hours(begrip: Begrip) -> list[_Groep]:
    """How many people, the hours a week of each, and the numbers that say so."""
    found: list[_Groep] = []
    for place, quantity in enumerate(begrip.quantities):
        value = quantity.value
        is_week = quantity.kind in ("hours", "number") and quantity.unit in ("", "week")
        if not is_week or not isinstance(value, Decimal) or not 0 < value <= _LONGEST_WEEK or quantity.problem:
            continue
        if quantity.times:
            found.append((Decimal(quantity.times), value, (quantity,)))
        elif people := _counted_before(begrip, place) or (None if found else _counted_behind(begrip, place)):
            found.append((Decimal(str(people.value)), value, (people, quantity)))
    return found


def _counted_before(begrip: Begrip, place: int) -> Quantity | None:
    """The 3 of "3 mensen van 24 uur", "3 van 24 uur"."""
    if place == 0:
        return None
    before, quantity = begrip.quantities[place - 1], begrip.quantities[place]
    gap = begrip.folded[before.end : quantity.start]
    is_bare = before.kind == "number" and quantity.kind == "hours" and _OF_EACH.search(gap) is not None
    is_people = before.kind == "count" and before.unit == "mensen"
    return before if (is_people or is_bare) and _is_whole(before) and _WHO_HAVE.fullmatch(gap) else None


def _counted_behind(begrip: Begrip, place: int) -> Quantity | None:
    """The 3 of "24 uur per week voor 3 mensen"."""
    if place + 1 >= len(begrip.quantities):
        return None
    quantity, behind = begrip.quantities[place], begrip.quantities[place + 1]
    gap = begrip.folded[quantity.end : behind.start]
    return behind if behind.unit == "mensen" and _is_whole(behind) and _FOR.fullmatch(gap) else None


def _is_whole(quantity: Quantity) -> bool:
    value = quantity.value
    return isinstance(value, Decimal) and value == int(value) and value <= _MOST_PEOPLE


def _fill(vulling: Vulling, pairs: list[_Groep]) -> None:
    whole = sum((many * each for many, each, _ in pairs), Decimal(0)) * WEKEN_PER_JAAR
    parts = " + ".join(f"{format_number(many)} x {format_number(each)}" for many, each, _ in pairs)
    parts = f"({parts})" if len(pairs) > 1 else parts
    used = [q for _, _, numbers in pairs for q in numbers]
    step = f"{parts} uur x {WEKEN_PER_JAAR} weken = {format_number(whole)} uur per jaar"
    theirs = {_raw(q) for q in used}
    for veld in ("fte", "voltijdsuren"):
        if veld in vulling.gelezen and vulling.invoer.get(veld) in theirs:
            del vulling.invoer[veld], vulling.gelezen[veld]  # "elk 24 uur": of the target group, not of everybody
    _take(vulling, whole, step, used)


def _take(vulling: Vulling, whole: Decimal, step: str, used: list[Quantity]) -> None:
    places = {q.start for q in used}
    vulling.invoer[_DOELGROEP] = f"{whole.normalize():f}"
    vulling.gelezen[_DOELGROEP] = (step,)
    vulling.twijfel = [twijfel for twijfel in vulling.twijfel if twijfel.veld != _DOELGROEP]
    vulling.ongebruikt = [q for q in vulling.ongebruikt if q.start not in places]


def _raw(quantity: Quantity) -> str:
    return f"{quantity.value.normalize():f}" if isinstance(quantity.value, Decimal) else ""
