"""In which part of a year somebody has which paid hours: "contract van 6 maanden", "eerst 20, sinds juli 28".

Only for the benefit that goes by the paid hours of a year. What is clear is worked out; where the part cannot be
told from what was said, the paid hours of the year are asked.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from actions.rekengesprek.bericht.begrip import Begrip
from actions.rekengesprek.dagen.apart import Apart
from actions.rekengesprek.staat import Staat
from actions.rekengesprek.velden.vulling import Twijfel, Vulling
from actions.rekenregels.rekenen import hele_weken
from bot.knowledge.dutch import format_number
from bot.reading import Quantity

_PAID, _WEEKS = "verloonde_uren", "betaalde_weken"
_HALF_YEAR = re.compile(r"\bhalf ?jaars?[ -]?contract\w*|\bhalfjaarlijks contract")
_NO_PART_BEFORE = re.compile(
    r"\b(?:werkloos\w*|ww|proef\w*|oud|leeftijd|recht\w*|duurt|verklaring|binnen|opzegtermijn|maximaal|register|wajong|"
    r"bijstand|uitkering|over|na|elke|iedere|per|ziek\w*|jobcoach\w*|iedereen)\W+(?:(?:van|een|is|voor|de|ongeveer|nog|"
    r"al|sinds|ruim|bijna)\W+){0,2}$"
)
_NO_PART_AFTER = re.compile(
    r"^\W*(?:lang )?(?:geleden|oud|later|langer|eerder|korter|meer|minder|werkloos|ww|ziek\w*|proef\w*|zonder werk|"
    r"recht|in het (?:doelgroep)?register|wajong|van tevoren|durende proef\w*|opzegtermijn|lkv)\b"
)
_SINCE_BEFORE = re.compile(
    r"\b(?:al|reeds|sinds|nu|inmiddels|ondertussen)\W+(?:(?:ruim|bijna|ongeveer|zo'n|een|meer dan|pas)\W+){0,2}$"
)
_SINCE_AFTER = re.compile(
    r"^\W*(?:lang )?(?:(?:hier|bij ons|bij mij|nu|al)\W+){0,2}(?:in dienst|bij ons|werkzaam|aan het werk|bij mij)\b"
)
_UNPAID = r"\bonbetaald\w*|\bzonder (?:loon|salaris)\b|\bniet (?:uit)?betaald\b|\bgeen loon\b"
_OF_WORK = re.compile(
    r"\b(?:\w*contract\w*|dienstverband|aanstelling|gewerkt|werk\w*|in dienst|betaal\w*|uitbetaald|tijdelijk\w*|"
    r"seizoen\w*|gedurende|maar|slechts|enkel|alleen|maal|x|keer)\b|\d ?(?:uur|uren|u)\b"
)
_NEAR = 40
_WEEKS_IN_A_YEAR, _MONTHS_IN_A_YEAR = Decimal(52), Decimal(12)
_CENT = Decimal("0.01")
_MOST_PAID = Decimal(168)
# hours that change in the course of the year
_TO = (
    r"\b(?:naar|daarna|nadien|later|sinds|sedert|vanaf|met ingang van|ingaande|vervolgens|nu|inmiddels)\b|"
    r"\bper (?!week|maand|jaar)"
)
_WAS = r"\b(?:daarvoor|ervoor|voorheen|eerst|eerder|vroeger|was|waren|tot dan toe|tot die tijd|in plaats van|ipv)\b"
_FROM = (
    r"\b(?:van|eerst|tot|t/m|begon\w*|aanvankelijk|oorspronkelijk|werkte\w*|was|had|vroeger|voorheen|eerder|"
    r"in het begin)\b"
)
_PLANNED = r"\b(?:gaat|gaan|wordt|worden|zal|zullen|straks|volgend jaar|komend\w*|wil)\b(?! gegaan| geworden)"
_LONGEST_WEEK = 48
_A_YEAR = (
    r"\b(?:per|voor een|in een|elk|ieder) (?:(?:vol|volledig|heel|geheel) )?jaar\b|"
    r"\b(?:vol|volledig) (?:kalender)?jaar\b|"
    r"\bjaarlijks\b|\bop jaarbasis\b|\been heel jaar\b"
)
_FULL = r"full ?-?time|voltijd\w*|werkweek|\bvan de\b|waarvan|daarvan|adv\b|samen"


def part_of_year(begrip: Begrip, staat: Staat) -> tuple[Begrip, Apart]:
    """The message without what says in which part of a year somebody works, and what that comes to."""
    apart = Apart()
    changed = _changed_hours(begrip, apart)
    if changed is not None:
        return changed, apart
    if _HALF_YEAR.search(begrip.folded):
        _take_weeks(begrip, staat, _WEEKS_IN_A_YEAR / 2, "een half jaar", apart)
        return begrip, apart
    for quantity in begrip.quantities:
        if quantity.kind == "duration" and not quantity.age and _is_part(begrip, quantity):
            return _taken(begrip, staat, quantity, apart), apart
    return begrip, apart


def _is_part(begrip: Begrip, quantity: Quantity) -> bool:
    """A number of weeks or months of work, less than a year."""
    weeks = _in_weeks(quantity)
    before, after = begrip.folded[: quantity.start], begrip.folded[quantity.end :]
    if weeks is None or not 0 < weeks < _WEEKS_IN_A_YEAR or quantity.problem or quantity.upper is not None:
        return False
    if _NO_PART_BEFORE.search(before) or _NO_PART_AFTER.search(after):
        return False
    return bool(_OF_WORK.search(f"{before[-_NEAR:]}\u0000{after[:_NEAR]}"))


def _taken(begrip: Begrip, staat: Staat, quantity: Quantity, apart: Apart) -> Begrip:
    left = replace(begrip, quantities=tuple(q for q in begrip.quantities if q is not quantity))
    before, after = begrip.folded[: quantity.start], begrip.folded[quantity.end :]
    has_paid = any(q.kind == "hours" and isinstance(q.value, Decimal) and _is_paid(q) for q in left.quantities)
    if has_paid:
        apart.ongebruikt.append(quantity)
        return left
    if begrip.says(_UNPAID):
        apart.twijfel.append(Twijfel(_PAID))
        return left
    if _SINCE_BEFORE.search(before) or _SINCE_AFTER.search(after):
        apart.twijfel.append(Twijfel("start"))
        return left
    weeks = _in_weeks(quantity)
    monthly = [q for q in left.quantities if q.kind == "hours" and q.unit == "maand" and isinstance(q.value, Decimal)]
    if len(monthly) == 1 and quantity.unit != "week":
        months = Decimal(str(quantity.value)) * (_MONTHS_IN_A_YEAR if quantity.unit == "jaar" else 1)
        hours = Decimal(str(monthly[0].value)) * months
        apart.invoer[_PAID] = f"{hours.normalize():f}"
        apart.gelezen[_PAID] = (
            f"{format_number(Decimal(str(monthly[0].value)))} uur x {format_number(months)} maanden "
            f"= {format_number(hours)} uur",
        )
        return replace(left, quantities=tuple(q for q in left.quantities if q is not monthly[0]))
    if weeks is not None:
        _take_weeks(left, staat, weeks, quantity.text.strip(), apart)
    return left


def _take_weeks(begrip: Begrip, staat: Staat, weeks: Decimal, said: str, apart: Apart) -> None:
    """So many weeks with paid hours; asked when the work began in another year, so that not all are in this one."""
    known = str(staat.invoer.get("start", ""))
    starts = [q.value.year for q in begrip.quantities if isinstance(q.value, date) and q.unit != "jaar"]
    years = [*starts, *([int(known[:4])] if known else [])]
    if any(year < begrip.today.year for year in years):
        apart.twijfel.append(Twijfel(_PAID))
        return
    apart.invoer[_WEEKS] = f"{weeks.quantize(_CENT).normalize():f}"
    if not said.endswith(("weken", "week")):
        apart.gelezen[_WEEKS] = (f"{said} = {format_number(weeks.quantize(_CENT).normalize())} weken",)


def _in_weeks(quantity: Quantity) -> Decimal | None:
    value = quantity.value
    if not isinstance(value, Decimal):
        return None
    per = {"week": Decimal(1), "maand": _WEEKS_IN_A_YEAR / _MONTHS_IN_A_YEAR, "jaar": _WEEKS_IN_A_YEAR}
    return value * per[quantity.unit] if quantity.unit in per else None


def _is_paid(quantity: Quantity) -> bool:
    return quantity.unit == "jaar" or (quantity.unit == "" and Decimal(str(quantity.value)) > _MOST_PAID)


def _changed_hours(begrip: Begrip, apart: Apart) -> Begrip | None:
    """ "tot 1 juli 20 uur en daarna 30": both count, each for its own weeks. None when no hours change on a day."""
    hours = [q for q in begrip.quantities if q.kind == "hours"]
    if len(hours) == 1:  # "tot 1 juli 20 uur en daarna 30"
        hours = [q for q in begrip.quantities if q.kind in ("hours", "number")]
    days = [q for q in begrip.quantities if isinstance(q.value, date) and q.unit in ("dag", "maand")]
    weekly = [q for q in hours if q.unit in ("", "week") and isinstance(q.value, Decimal) and not q.problem]
    if len(hours) != 2 or len(weekly) != 2 or len(days) != 1 or hours[0].value == hours[1].value:
        return None
    if any(Decimal(str(q.value)) > _LONGEST_WEEK for q in weekly) or begrip.says(_FULL):
        return None
    order = _first_and_last(begrip, weekly[0], weekly[1])
    if order is None or days[0].problem:
        return None
    left = replace(begrip, quantities=tuple(q for q in begrip.quantities if q not in (*weekly, days[0])))
    _add_up(begrip, order, days[0], apart)
    return left


def _first_and_last(begrip: Begrip, one: Quantity, other: Quantity) -> tuple[Decimal, Decimal] | None:
    """The hours before and those after the change."""
    gap, before = begrip.folded[one.end : other.start], begrip.folded[: one.start]
    first, second = Decimal(str(one.value)), Decimal(str(other.value))
    if re.search(_WAS, gap):
        return second, first
    if re.search(_TO, gap) and (re.search(_FROM, before) or re.search(r"\b(?:naar|daarna|nadien|sinds|vanaf)\b", gap)):
        return first, second
    return None


def _add_up(begrip: Begrip, hours: tuple[Decimal, Decimal], change: Quantity, apart: Apart) -> None:
    day = change.value
    years = [q.value.year for q in begrip.quantities if q.unit == "jaar" and isinstance(q.value, date)]
    asked = max(years, default=begrip.today.year)
    if not isinstance(day, date):
        return
    if change.approximate:
        day = day.replace(year=asked) if (day.month, day.day) != (2, 29) else day
        is_unclear = begrip.says(_PLANNED) and day <= begrip.today and not years
    else:
        is_unclear = day.year != asked
    if is_unclear:
        apart.twijfel.append(Twijfel(_PAID))
        return
    weeks = round((day - date(asked, 1, 1)).days / 7)
    after = hele_weken(date(asked, 1, 1), date(asked, 12, 31)) - weeks
    if not 0 < weeks < _WEEKS_IN_A_YEAR or day - timedelta(days=1) < date(asked, 1, 1):
        apart.twijfel.append(Twijfel(_PAID))
        return
    total = hours[0] * weeks + hours[1] * after
    apart.invoer[_PAID] = f"{total.normalize():f}"
    apart.gelezen[_PAID] = (
        f"{weeks} weken x {format_number(hours[0])} uur en {after} weken x {format_number(hours[1])} uur "
        f"= {format_number(total)} uur in {asked}",
    )


def whole_year(begrip: Begrip, staat: Staat, vulling: Vulling) -> None:
    """ "per 1 december 28 uur, hoeveel lkv per jaar?": of the first whole year, not the rest of this."""
    known = {**staat.invoer, **vulling.invoer}
    start = known.get("start")
    is_asked = begrip.says(_A_YEAR) and not any(q.unit == "jaar" for q in begrip.quantities)
    is_part = any(known.get(veld) is not None for veld in (_PAID, _WEEKS, "einde"))
    if not isinstance(start, str) or not is_asked or is_part or vulling.peildatum or vulling.twijfel:
        return
    began = date.fromisoformat(start)
    if began.year < begrip.today.year or (began.month, began.day) == (1, 1):
        return
    vulling.peildatum = date(began.year + 1, 1, 1)
    vulling.invoer["start"] = start
    vulling.gelezen["start"] = (f"u vraagt het bedrag per jaar: dat van {began.year + 1}, het eerste hele jaar",)
