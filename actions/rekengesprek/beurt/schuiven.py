"""A follow-up that says by how much: "en als we een week later beginnen?", "en als er eentje stopt?"."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from decimal import Decimal
from typing import Optional

from actions.rekengesprek.bericht.begrip import Begrip
from actions.rekengesprek.personen.namen import NAMEN, named
from actions.rekengesprek.staat import Staat
from actions.rekengesprek.velden.vulling import Vulling
from bot.knowledge.dutch import format_number
from bot.reading import Quantity

_LATER = r"^\W*(?:later|na|opschuiven|uitstel\w*|opgeschoven)\b"
_EARLIER = r"^\W*(?:eerder|vroeger|naar voren)\b"
_NAMED = {"later": re.compile(_LATER), "eerder": re.compile(_EARLIER)}
_ONE_LESS = (
    r"\b(?:eentje|een van (?:hen|ze|die|de)|1tje|een persoon|een collega|iemand|eene)\b(?:\W+\w+){0,4}?\W+"
    r"(?:stopt|vertrekt|weg\w*|afvalt|uitvalt|minder|eraf|opstapt|weggaat|ontslag)"
)
_LESS = ("minder", "korter", "af")
_MORE_OR_LESS = re.compile(r"^\W*(?:per week )?(minder|korter|meer|langer)\b(?! dan\b)")
_ON_TOP = re.compile(r"^\W*(?:per week )?(?:er ?)?(bij|extra|af)\b(?! (?:ons|de|het|een|mij)\b)")
_OF_THIS_PERSON = r"\b(?:hij|zij|ze|ie|die|deze (?:persoon|medewerker|collega|man|vrouw)|krijgt|maakt)\b"
_SOMEBODY_ELSE = r"\b(?:iemand|eentje|nog een|ander\w*|nieuwe|tweede|collega|persoon|kracht)\b"
_EACH = r"\b(?:allebei|allebij|allemaal|elk|ieder\w*|beiden?|alle \w+)\b"
_TOGETHER = r"\b(?:samen|in totaal|bij elkaar)\b"
_LONGEST_WEEK = 48
_MAX_DAYS = 366


def verschuif(begrip: Begrip, staat: Staat) -> Optional[Vulling]:
    """What changes by so much: the start of what was calculated, or one person less. None when nothing does."""
    if not staat.is_klaar:
        return None
    uren = staat.invoer.get("uren")
    if staat.rekenhulp == "tellen" and begrip.says(_ONE_LESS) and not begrip.quantities:
        if isinstance(uren, (list, tuple)) and len(uren) > 1 and len(set(uren)) == 1:
            return Vulling(invoer={"uren": list(uren[1:])})
        return None
    if hours := _hours_moved(begrip, staat):
        return hours
    start = staat.invoer.get("start")
    moved = _moved(begrip)
    if not start or moved is None:
        return None
    quantity, sign = moved
    other = [q for q in begrip.quantities if q is not quantity]
    try:
        day = _shifted(date.fromisoformat(str(start)), quantity, sign)
    except ValueError:
        return Vulling(problemen=["Zo ver kan ik het begin niet verschuiven. Noem de nieuwe datum."])
    if any(q.kind == "date" and q.value != day for q in other) or any(q.kind not in ("date", "number") for q in other):
        return None
    return Vulling(invoer={"start": day.isoformat()})


def _hours_moved(begrip: Begrip, staat: Staat) -> Optional[Vulling]:
    """ "en als hij 8 uur minder werkt", "hij krijgt er 4 uur bij": of the one person whose hours are known."""
    said = [q for q in begrip.quantities if q.kind == "hours" and q.unit in ("", "week")]
    others = [q for q in begrip.quantities if q not in said[:1]]
    after = begrip.folded[said[0].end :] if said and all(q.kind in ("hours", "number") for q in others) else ""
    match = _MORE_OR_LESS.match(after)
    is_theirs = staat.rekenhulp != "tellen" or begrip.says(_OF_THIS_PERSON)
    if match is None and is_theirs and not begrip.says(_SOMEBODY_ELSE):
        match = _ON_TOP.match(after)
    veld = "uren_per_week" if staat.rekenhulp == "lkv" else "uren"
    known = staat.invoer.get(veld)
    single = known[0] if isinstance(known, (list, tuple)) and len(known) == 1 else known
    is_weekly = staat.invoer.get("periode", "week") == "week"
    several = len(known) > 1 if isinstance(known, (list, tuple)) else False
    names = list(staat.invoer.get(NAMEN) or [])
    who = named(begrip, names) if several and len(names) == len(known or ()) else []
    if match and several and (len(who) > 1 or begrip.says(_EACH)) and is_weekly and not begrip.says(_TOGETHER):
        change = Decimal(str(said[0].value)) * (-1 if match[1] in _LESS else 1)
        weeks = [Decimal(uren) + change * (not who or i in who) for i, uren in enumerate(known or ())]
        fits = not others and all(0 < week <= _LONGEST_WEEK for week in weeks)
        return Vulling(invoer={veld: [f"{week.normalize():f}" for week in weeks]}) if fits else None
    if match is None or not isinstance(single, str) or not is_weekly or said[0].problem or said[0].upper is not None:
        return None
    change = Decimal(str(said[0].value)) * (-1 if match[1] in _LESS else 1)
    week = Decimal(single) + change
    if not 0 < week <= _LONGEST_WEEK or any(q.value != week for q in others):  # "6 uur erbij, 27 dus"
        return None
    raw = f"{week.normalize():f}"
    sign = "-" if change < 0 else "+"
    how = f"{format_number(Decimal(single))} {sign} {format_number(abs(change))} = {format_number(week)} uur per week"
    return Vulling(invoer={veld: [raw] if isinstance(known, (list, tuple)) else raw}, gelezen={veld: (how,)})


def _moved(begrip: Begrip) -> Optional[tuple[Quantity, int]]:
    for quantity in begrip.quantities:
        is_time = quantity.kind == "duration" or (quantity.kind == "count" and quantity.unit == "dagen")
        if not is_time or quantity.upper is not None:
            continue
        after = begrip.folded[quantity.end :]
        for sign, pattern in ((1, _NAMED["later"]), (-1, _NAMED["eerder"])):
            if pattern.search(after):
                return quantity, sign
    return None


def _shifted(start: date, quantity: Quantity, sign: int) -> date:
    """Raises ValueError for more than a year, or a part of a day or month."""
    value = Decimal(str(quantity.value))
    if value != int(value):
        raise ValueError("not a whole number")
    count = int(value) * sign
    if quantity.unit in ("dag", "dagen", "week"):
        days = count * (7 if quantity.unit == "week" else 1)
        if abs(days) > _MAX_DAYS:
            raise ValueError("too far")
        return start + timedelta(days=days)
    months = count * (12 if quantity.unit == "jaar" else 1)
    if abs(months) > 12:
        raise ValueError("too far")
    years, month = divmod(start.month - 1 + months, 12)
    year = start.year + years
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))
