"""Which hours are the contract of one person: not a part of them, not an age."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from actions.rekengesprek.bericht.begrip import Begrip
from actions.rekengesprek.staat import Staat
from actions.rekengesprek.velden.deeltijd import FTE, VOLTIJDSUREN
from actions.rekengesprek.velden.vulling import Twijfel, Vulling

FIELD = {
    "loonkostensubsidie": "uren",
    "loondispensatie": "uren",
    "nettokosten": "uren",
    "lkv": "uren_per_week",
}
_FULL_TIME = r"\bfull ?-?time\w*\b|\bvoltijd\w*\b"
_FULL_TIMER = r"\bfull ?-?timer\b|\bwerkt (?:\w+ ){0,2}(?:full ?-?time|voltijds?)\b|\b(?:full ?-?time|voltijds?) werk"
_IS_THE_NORM = (
    r"\b(?:full ?-?time\w*|voltijd\w*|werkweek)\b[^,.;\n]{0,25}\b(?:is|=|bedraagt|geldt|staat|betekent|telt|hanteren)\b|"
    r"\b(?:bij ons|cao|norma\w+|standaard|voltijdsuren|part-?time|deeltijd|halftijds?)\b|"
    r"\bbij (?:een )?(?:full ?-?time|voltijds?|werkweek)\b|"
    r"\buur\b[^,.;\n]{0,15}\bis (?:\w+ ){0,2}(?:full ?-?time|voltijds?)\b"
)
_REACH = 45
_LONGEST_WEEK = Decimal(48)
_ADULT = 21
_HOURS_A_DAY = (Decimal(2), Decimal(10))
_EXTRA = r"overwerk\w*|overuren|meeruren|extra"
_LEAVE = r"adv|atv|roostervrij\w*|verlof\w*|ouderschapsverlof|pauzes?|reistijd|reizen|begeleiding\w*|job ?coach\w*|school|opleiding|les"
_PART_BEFORE = re.compile(
    rf"\b(?:waarvan|daarvan|inclusief|incl\.?|exclusief|excl\.?|min|{_LEAVE})\W*(?:(?:er|is|van|per week|ongeveer|nog|hij|zij|ze)\W+){{0,2}}$"
)
_PART_AFTER = re.compile(rf"^\W*(?:(?:aan|voor|met|per week)\W+){{0,2}}(?:{_LEAVE})\b")
_EXTRA_NEAR = re.compile(rf"\b(?:{_EXTRA})\b")
_OVER_DAYS = re.compile(
    r"\b(?:verdeeld over|gespreid over|verspreid over|over|in|op)\W+(\d|een|twee|drie|vier|vijf|zes) (?:werk)?dagen\b(?! (?:van|a|x)\b)"
)
_DAYS = {"een": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6}
_MAYBE_AGE = re.compile(
    r"\b(?:iemand|jongere|jongen|meisje|medewerker|kracht|hij is|zij is|ze is) (?:van )?(1[5-9]|20)\b(?! ?(?:u\b|uur|uren|%|procent))"
)


def only_contract(rekenhulp: str, begrip: Begrip, gevraagd: str, vulling: Vulling) -> Begrip:
    """The message without hours that are no contract of one person; what is in doubt goes to `vulling`."""
    begrip = _spread_over_days(begrip)
    veld = FIELD.get(rekenhulp)
    if veld is None:
        return begrip
    begrip = _of_age(rekenhulp, begrip, gevraagd, veld, vulling)
    return _without_parts(begrip, veld, vulling)


def _spread_over_days(begrip: Begrip) -> Begrip:
    """ "28 uur verdeeld over 4 dagen": hours of a week; how they are shared out plays no part."""
    spread = _OVER_DAYS.search(begrip.folded)
    hours = [q for q in begrip.quantities if q.kind == "hours" and q.unit in ("", "week") and not q.steps]
    if spread is None or not hours or not isinstance(hours[0].value, Decimal):
        return begrip
    days = _DAYS.get(spread[1]) or int(spread[1])
    least, most = _HOURS_A_DAY
    if not days or not (hours[0].unit == "week" or least <= hours[0].value / days <= most):
        return begrip
    inside = [
        q
        for q in begrip.quantities
        if q.kind in ("date", "count", "number") and spread.start() <= q.start < spread.end()
    ]
    weekly = (replace(q, unit="week") if q is hours[0] else q for q in begrip.quantities if q not in inside)
    return replace(begrip, quantities=tuple(weekly))


def is_spread(begrip: Begrip) -> bool:
    """Hours a week in so many words, or shared out over days: no doubt about the period."""
    hours = [q for q in begrip.quantities if q.kind == "hours"]
    return (
        len(hours) == 1
        and hours[0].unit == "week"
        and not begrip.says(r"\bom de (?:andere )?week|tweewekelijks|telkens")
    )


def _of_age(rekenhulp: str, begrip: Begrip, gevraagd: str, veld: str, vulling: Vulling) -> Begrip:
    """Somebody under 21 has the youth wage, with which these are not worked out."""
    if rekenhulp == "lkv":
        return begrip
    young = [q for q in begrip.quantities if q.age and isinstance(q.value, Decimal) and q.value < _ADULT]
    if young:
        vulling.problemen.append(
            "Voor deze leeftijd geldt het minimumjeugdloon. Daarmee kan ik dit bedrag niet uitrekenen."
        )
    maybe = _MAYBE_AGE.search(begrip.folded)
    bare = [q for q in begrip.quantities if q.kind == "number" and maybe and q.start == maybe.start(1)]
    if bare and gevraagd != veld:
        vulling.twijfel.append(Twijfel(veld))  # "iemand van 19": hours or years?
    return replace(begrip, quantities=tuple(q for q in begrip.quantities if q not in (*young, *bare)))


def _without_parts(begrip: Begrip, veld: str, vulling: Vulling) -> Begrip:
    """ "28 uur, waarvan 8 uur op zaterdag", "32 uur, ADV 2 uur": the contract is the whole."""
    hours = [q for q in begrip.quantities if q.kind == "hours" and isinstance(q.value, Decimal)]
    parts = [
        q
        for q in hours
        if (_PART_BEFORE.search(begrip.before(q, _REACH)) or _PART_AFTER.search(begrip.after(q, _REACH)))
        and any(other.value > q.value for other in hours)  # type: ignore[operator]
    ]
    for part in parts:
        if _EXTRA_NEAR.search(begrip.before(part, _REACH) + begrip.after(part, _REACH)):
            vulling.twijfel.append(Twijfel(veld))
        vulling.ongebruikt.append(part)
    return replace(begrip, quantities=tuple(q for q in begrip.quantities if q not in parts))


def doubt_others(rekenhulp: str, begrip: Begrip, vulling: Vulling) -> None:
    """ "nu 24 uur, hoeveel wordt het bij 32 uur": hours that no field took, beside other hours: which?"""
    veld = FIELD.get(rekenhulp, "")
    known = vulling.invoer.get(veld)
    left = [
        q
        for q in vulling.ongebruikt
        if q.kind == "hours" and q.unit in ("", "week") and isinstance(q.value, Decimal) and not q.problem
    ]
    left = [q for q in left if 0 < q.value <= _LONGEST_WEEK]  # type: ignore[operator]
    if isinstance(known, str) and left and "voltijdsuren" not in vulling.invoer:
        values = dict.fromkeys([known, *(f"{Decimal(str(q.value)).normalize():f}" for q in left)])
        if len(values) > 1:
            del vulling.invoer[veld]
            vulling.twijfel.append(Twijfel(veld, tuple(values)))


def works_full_time(begrip: Begrip, staat: Staat, gevraagd: str, vulling: Vulling) -> None:
    """ "fulltime 40 uur", with no other hours: that is the contract. Not "fulltime is bij ons 36 uur"."""
    week = vulling.invoer.get(VOLTIJDSUREN)
    is_known = "uren" in vulling.invoer or "uren" in staat.invoer or any(one.veld == "uren" for one in vulling.twijfel)
    if week is None or is_known or gevraagd == VOLTIJDSUREN or FTE in {**staat.invoer, **vulling.invoer}:
        return
    if begrip.says(_FULL_TIMER) or (begrip.says(_FULL_TIME) and not begrip.says(_IS_THE_NORM)):
        vulling.invoer["uren"] = vulling.invoer.pop(VOLTIJDSUREN)
