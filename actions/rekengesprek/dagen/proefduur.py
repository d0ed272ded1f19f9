"""How long a trial placement lasts, as people say it: half a year, from 2 to 4 months, 2+2, as long as possible.

The rule counts whole months: of weeks and days it is asked how many months are meant.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import pairwise

from actions.rekengesprek.bericht.begrip import Begrip
from actions.rekengesprek.staat import Staat
from bot.reading import Quantity

LONGEST = "6"  # months; the rule cuts it off at what the law then allowed
_LONGEST_IN_YEARS = 5
_AS_LONG_AS_CAN_BE = re.compile(
    r"\b(?:maximale (?:duur|termijn|periode|lengte|tijd)|maximum ?(?:duur|termijn)?|maximaal|zo lang (?:als )?mogelijk|"
    r"langst ?mogelijk\w*|langste (?:duur|termijn|periode)|max)\b"
)
_HAS_A_LIMIT = re.compile(r"\b(?:maximaal|max|maximum)\b[^.;,]{0,12}$|^[^.;,]{0,12}\b(?:maximaal|max|maximum)\b")
_LENGTH_BEFORE = re.compile(
    r"(?:\bproef\w*(?: \w+){0,3}|\bduur\w*|\bduurt\w*|\bvan|\bvoor|\bgedurende|\blengte|\bperiode van|"
    r"\bverleng\w*(?: \w+){0,2}|\bextra|^)\W*$"
)
_LENGTH_AFTER = re.compile(r"^\W*(?:lang\b|proef\w*|extra|erbij|verleng\w*|langer|duur\w*)")
_NO_LENGTH = re.compile(
    r"^\W*(?:werkloos|geleden|terug|ziek|vakantie|per (?:week|maand|dag)|nodig|voor (?:de|het|aanvang|start)|eerder|"
    r"later|vooraf|in de ww|thuis|contract|onbetaald|in de week|aan het werk)\b"
)
_OF_SOMETHING_ELSE = re.compile(
    r"\b(?:binnen|over|om de|elke|werkloos|contract\w*|minimaal|ziek|opzegtermijn)\b[^.;,]{0,12}$"
)
_OLD = re.compile(r"^\W*(?:oud|jong|ervaring)\b|^-?jarig")
_FROM = re.compile(r"\b(?:van|was|waren|eerst|in plaats van|ipv)\W*$")
_TO = re.compile(r"^\W*(?:maand(?:en)?|mnd)?\W*(?:naar|tot|wordt|worden|en nu|nu)\W*(?:de )?$")
_PLUS = re.compile(r"^\W*(?:maand(?:en)?|mnd)?\W*(?:\+|plus|en (?:dan|daarna) nog|en nog)\W*$")


@dataclass(frozen=True)
class Duur:
    """begrip: the message without the durations that were used. invoer: what they are. vraagt: ask the months."""

    begrip: Begrip
    invoer: dict[str, str] = field(default_factory=dict)
    vraagt: bool = False


def trial_length(begrip: Begrip, staat: Staat, *, has_start: bool) -> Duur:
    """has_start: the first day is known or said, so that it is a trial that is calculated, no question of law."""
    if staat.gevraagd != "leeftijd":
        begrip = replace(begrip, quantities=tuple(_in_months(begrip, q) for q in begrip.quantities))
    lengths = [
        q
        for q in begrip.quantities
        if ((q.kind == "duration" and q.unit == "maand") or _is_added(begrip, q)) and not q.problem
    ]
    for one, two in pairwise(lengths):
        between = begrip.folded[one.end : two.start]
        without = replace(begrip, quantities=tuple(q for q in begrip.quantities if q not in (one, two)))
        if _TO.match(between) and (_FROM.search(begrip.folded[: one.start]) or "naar" in between):
            return Duur(without, {"maanden": _raw(two)})
        if _PLUS.match(between) and isinstance(one.value, Decimal) and isinstance(two.value, Decimal):
            return Duur(without, {"maanden": f"{(one.value + two.value).normalize():f}"})
    if any(_is_in_weeks(begrip, q) for q in begrip.quantities) and not lengths:
        return Duur(begrip, vraagt=True)
    if has_start and not lengths and _wants_the_longest(begrip):
        return Duur(begrip, {"maanden": LONGEST})
    return Duur(begrip)


def _is_added(begrip: Begrip, quantity: Quantity) -> bool:
    """The first 2 of "2+2 maanden"."""
    return quantity.kind == "number" and bool(re.match(r" ?\+ ?\d+ ?m", begrip.folded[quantity.end :]))


def _raw(quantity: Quantity) -> str:
    return f"{Decimal(str(quantity.value)).normalize():f}"


def _in_months(begrip: Begrip, quantity: Quantity) -> Quantity:
    """ "half jaar": six months; not the years of somebody's age."""
    is_years = quantity.kind == "duration" and quantity.unit == "jaar" and isinstance(quantity.value, Decimal)
    if not is_years or _OLD.match(begrip.folded[quantity.end :]):
        return quantity
    months = Decimal(str(quantity.value)) * 12
    if months != int(months) or months > _LONGEST_IN_YEARS * 12:
        return quantity
    return replace(quantity, value=months, unit="maand")


def _is_in_weeks(begrip: Begrip, quantity: Quantity) -> bool:
    in_weeks = quantity.kind == "duration" and quantity.unit in ("week", "dag")
    in_days = quantity.kind == "count" and quantity.unit == "dagen"
    if not (in_weeks or in_days):
        return False
    before, after = begrip.folded[: quantity.start], begrip.folded[quantity.end :]
    if _NO_LENGTH.match(after) or _OF_SOMETHING_ELSE.search(before):
        return False
    return bool(_LENGTH_BEFORE.search(before) or _LENGTH_AFTER.match(after))


def _wants_the_longest(begrip: Begrip) -> bool:
    """ "maximale duur", with no number that the limit is of ("maximaal 20 uur")."""
    if not _AS_LONG_AS_CAN_BE.search(begrip.folded):
        return False
    numbers = [q for q in begrip.quantities if q.kind != "date"]
    return not any(_HAS_A_LIMIT.search(begrip.folded[: q.start]) for q in numbers)
