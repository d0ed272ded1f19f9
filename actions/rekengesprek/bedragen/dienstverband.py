"""Which date is which of an employment: begun, ended, born, measured; only what is left can be the day asked about."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from actions.rekengesprek.bedragen.aanleiding import in_the_past, without_causes
from actions.rekengesprek.bericht.begrip import Begrip
from actions.rekengesprek.dagen.begin_dienst import is_begin
from actions.rekengesprek.velden.vulling import Twijfel, Vulling
from bot.knowledge.dutch import format_date
from bot.reading import Quantity

BY_MONTH = ("loonkostensubsidie", "loondispensatie", "nettokosten")
_WITH_START = ("loonkostensubsidie", "nettokosten")
_REACH = 45
_ENDS_BEFORE = re.compile(
    r"\b(?:eindig\w*|afloop\w*|loopt af|afgelopen|einddatum\w*|einde? (?:\w+ ){0,3}|uit dienst|vertrok\w*|vertrekt|ontslagen|ontslag|gestopt|stopt|weg)\W*"
    r"(?:(?:per|op|is|was|in|van|gegaan|gaat|met ingang van|sinds|vanaf|contract|dienstverband)\W+)*$"
)
_ENDS_AFTER = re.compile(
    r"^\W*(?:[a-z]+\W+){0,2}(?:uit dienst|vertrokken|gestopt|ontslagen|weggegaan|afgelopen|af ?loopt|eindigt?|weg)\b"
)
_UNTIL = re.compile(r"(?:\btot(?: en met| aan)?|\bt/m|\btm)\W*(?:(?:eind|begin|uiterlijk|de)\W+)?$")
_CONTRACT = r"contract\w*|dienstverband|in dienst|aangenomen|aanstelling|loopt|werkt|tijdelijk|vanaf|sinds|\bvan\b|\bblij(?:ft|ven)\b|\bgebleven\b|\bbleef\b"
_JOB = r"contract|dienstverband|in dienst|aangenomen|aanstelling|gewerkt|loopt|tijdelijk|\bwerkt?\b|werken"
_GAP_UNTIL = re.compile(r"\W*(?:loopt |gaat |duurt )?(?:tot en met|tot|t/m|tm|-)(?: eind| uiterlijk)?\W*")
_BORN_BEFORE = re.compile(r"\b(?:geb(?:oren|oorte\w*)?|jarig|verjaardag)\b\W*(?:(?:op|in|is|was|datum)\W+)*$")
_BORN_AFTER = re.compile(r"^\W*(?:geboren|jarig|is (?:zijn|haar) geboorte)")
_MEASURED = (
    r"(?:(?:loonwaarde|her)? ?meting\w*|gemeten|her ?meting|(?:her)?keuring|(?:her)?beoordeling|rapport|onderzoek)"
)
_MEASURED_BEFORE = re.compile(
    rf"\b{_MEASURED}\W*(?:(?:is|was|op|in|van|per|gedaan|geweest|vindt plaats|gepland|staat|vastgesteld|bepaald|komt|volgt|pas|dd)\W+)*$|"
    r"\bloon ?waarde\w*\W+(?:\w+\W+){0,3}(?:vastgesteld|bepaald)\W*(?:(?:op|in|per|is|sinds)\W+)*$"
)
_MEASURED_AFTER = re.compile(rf"^\W*(?:(?:is|was|de|een|zijn|haar|hij|zij|werd|nog)\W+){{0,3}}(?:{_MEASURED})\b")
_HALF_YEAR = re.compile(
    r"\b(eerste|1e|tweede|2e|laatste) (?:helft|half ?jaar|6 maanden|zes maanden)\b(?: (?:van|in))?(?: (?:het jaar|dit jaar|(20\d\d)))\b"
)
_LONG = re.compile(
    r"^\W*(?:lang )?(?:(?:geleden|hier|bij ons|bij mij|nu|al|vast)\W+){0,2}(?:in dienst|bij ons|werkzaam|aan het werk|geleden|bij mij)\b|"
    r"^\W*(?:is|werkt|zit|loopt)\W+(?:hij|zij|ze|ie)\W+(?:al\W+)?(?:hier|bij ons|bij mij|in dienst|aan het werk)\b"
)
_LONG_BEFORE = re.compile(
    r"\b(?:werkt|werken|in dienst|werkzaam|is|zit|loopt)\W+(?:(?:hij|zij|ze|hier|nu|bij ons|bij mij|ongeveer|inmiddels|ruim)\W+){0,3}(?:al|reeds|sinds|nu|inmiddels|ondertussen|intussen|sedert)\W+(?:(?:ruim|bijna|ongeveer|zo'n)\W+)?$"
)
_ONE_MONTH = timedelta(days=31)


def only_asked(rekenhulp: str, begrip: Begrip, vulling: Vulling) -> Begrip:
    """The message without dates that are not the day it asks about, nor the first day of the employment."""
    begrip = in_the_past(_half_year(begrip, vulling))
    begrip = without_causes(rekenhulp, begrip, vulling)
    begrip = _in_order(begrip)
    begrip = _begun_for(rekenhulp, begrip, vulling)
    begrip = _from_until(begrip, vulling) if rekenhulp == "lkv" else begrip
    for quantity in [q for q in begrip.quantities if q.kind == "date" and isinstance(q.value, date)]:
        begrip = _judged(rekenhulp, begrip, quantity, vulling)
    return begrip


def _judged(rekenhulp: str, begrip: Begrip, quantity: Quantity, vulling: Vulling) -> Begrip:
    before, after = begrip.before(quantity, _REACH), begrip.after(quantity, _REACH)
    without = replace(begrip, quantities=tuple(q for q in begrip.quantities if q is not quantity))
    if rekenhulp == "minimumloon":
        if _BORN_BEFORE.search(before) or _BORN_AFTER.search(after):
            _age(begrip.today, quantity, vulling)
            return without
        return begrip
    if rekenhulp in _WITH_START and is_begin(begrip, quantity):
        return replace(begrip, roles={place: role for place, role in begrip.roles.items() if place != quantity.start})
    is_by_month = rekenhulp in BY_MONTH
    if is_by_month and (_BORN_BEFORE.search(before) or _BORN_AFTER.search(after)):
        vulling.ongebruikt.append(quantity)
        return without
    if is_by_month and (_MEASURED_BEFORE.search(before) or _MEASURED_AFTER.search(after)):
        vulling.ongebruikt.append(quantity)
        return without
    is_until = bool(_UNTIL.search(before)) and begrip.says(_CONTRACT)
    if is_until or _ENDS_BEFORE.search(before) or _ENDS_AFTER.search(after):
        _ended(rekenhulp, begrip, quantity, vulling)
        return without
    return begrip


def _ended(rekenhulp: str, begrip: Begrip, quantity: Quantity, vulling: Vulling) -> None:
    """The end of a contract: no part of an amount a month; of a year it leaves fewer hours."""
    ends = quantity.value
    if not isinstance(ends, date):
        return
    vulling.ongebruikt.append(quantity)
    if rekenhulp == "lkv":
        years = [
            q.value.year
            for q in begrip.quantities
            if q.unit == "jaar" and isinstance(q.value, date) and q is not quantity
        ]
        asked = max([*years, begrip.today.year])
        paid = any(
            q.kind == "hours" and isinstance(q.value, Decimal) and (q.unit == "jaar" or q.value > 168)
            for q in begrip.quantities
        )
        if not paid and (quantity.approximate or ends.year <= asked):
            vulling.twijfel.append(Twijfel("verloonde_uren"))
    elif ends <= begrip.today or quantity.approximate:
        vulling.twijfel.append(Twijfel("peildatum"))  # gone by now: of which month is it asked?


def _age(today: date, quantity: Quantity, vulling: Vulling) -> None:
    born = quantity.value
    if not isinstance(born, date) or quantity.unit != "dag" or quantity.approximate or quantity.problem:
        vulling.twijfel.append(Twijfel("leeftijd"))
        return
    years = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
    vulling.invoer["leeftijd"] = str(years)


def _half_year(begrip: Begrip, vulling: Vulling) -> Begrip:
    """ "in de eerste helft van 2026": the amount that held then. "Eerste half jaar" alone is that of the contract."""
    half = _HALF_YEAR.search(begrip.folded)
    if half is None:
        return begrip
    year = int(half[2]) if half[2] else begrip.today.year
    vulling.peildatum = date(year, 1 if half[1] in ("eerste", "1e") else 7, 1)
    inside = [q for q in begrip.quantities if half.start() <= q.start < half.end()]
    return replace(begrip, quantities=tuple(q for q in begrip.quantities if q not in inside))


def _in_order(begrip: Begrip) -> Begrip:
    """The 1 februari of "van 1 februari tot 1 augustus 2026" lies before the day on which it ends."""
    changed = list(begrip.quantities)
    for place, (first, last) in enumerate(pairwise(changed)):
        begins, ends = first.value, last.value
        if not (isinstance(begins, date) and isinstance(ends, date) and first.approximate and not last.approximate):
            continue
        if begins > ends and _UNTIL.search(begrip.folded[first.end : last.start]):
            year = ends.year - ((begins.month, begins.day) > (ends.month, ends.day))
            day = min(begins.day, monthrange(year, begins.month)[1])
            changed[place] = replace(first, value=begins.replace(year=year, day=day), approximate=False)
    return replace(begrip, quantities=tuple(changed))


def _from_until(begrip: Begrip, vulling: Vulling) -> Begrip:
    """ "in dienst van 1 februari tot 1 augustus 2026": the first and the last day of the job."""
    if not begrip.says(_JOB) or any(q.kind == "hours" and q.unit == "jaar" for q in begrip.quantities):
        return begrip
    for first, last in pairwise(begrip.quantities):
        begins, ends = first.value, last.value
        if not (isinstance(begins, date) and isinstance(ends, date) and first.unit == last.unit == "dag"):
            continue
        is_sure = not (first.approximate or last.approximate or first.problem or last.problem)
        gap = begrip.folded[first.end : last.start]
        if is_sure and begins < ends and ends.year >= begrip.today.year and _GAP_UNTIL.fullmatch(gap):
            through = "t/m" in gap or "met" in gap or "tm" in gap
            until = ends if through or ends.day != 1 else ends - timedelta(days=1)  # "tot 1 oktober"
            vulling.invoer.update(start=begins.isoformat(), einde=until.isoformat())
            return replace(begrip, quantities=tuple(q for q in begrip.quantities if q not in (first, last)))
    return begrip


def _begun_for(rekenhulp: str, begrip: Begrip, vulling: Vulling) -> Begrip:
    """ "werkt al 3 jaar bij ons": begun so long ago; when the month decides, it is asked."""
    if rekenhulp not in _WITH_START:
        return begrip
    for quantity in begrip.quantities:
        is_long = quantity.kind == "duration" and not quantity.age and quantity.unit in ("jaar", "maand")
        before, after = begrip.before(quantity, _REACH), begrip.folded[quantity.end : quantity.end + _REACH]
        if not is_long or not (_LONG.search(after) or _LONG_BEFORE.search(before)):
            continue
        months = int(Decimal(str(quantity.value)) * (12 if quantity.unit == "jaar" else 1))
        start = _months_ago(begrip.today, months)
        if _half(start - _ONE_MONTH) == _half(start + _ONE_MONTH) or quantity.unit == "jaar":
            vulling.invoer["start"] = start.isoformat()
            vulling.gelezen["start"] = (f"{quantity.text.strip()} in dienst = sinds ongeveer {format_date(start)}",)
        else:
            vulling.twijfel.append(Twijfel("start"))
        return replace(begrip, quantities=tuple(q for q in begrip.quantities if q is not quantity))
    return begrip


def _half(day: date) -> tuple[int, int]:
    return day.year, (day.month - 1) // 6


def _months_ago(today: date, months: int) -> date:
    total = today.year * 12 + today.month - 1 - months
    year, month = divmod(total, 12)
    return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))
