"""What something was and what it is now, in one message: "hij werkte 32 uur maar nu 24"."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from actions.rekengesprek.bericht.begrip import Begrip
from actions.rekengesprek.velden.eenheden import own_unit
from bot.reading import Quantity

_MOST = {"hours": Decimal(48), "percent": Decimal(100)}
_UNIT = {"hours": " uur", "percent": "%"}
_NOW = (
    r"nu|inmiddels|tegenwoordig|momenteel|intussen|ondertussen|voortaan|sindsdien|sinds kort|daarna|wordt|werd|"
    r"geworden|naar|teruggegaan|"
    r"opgehoogd|verlaagd|verhoogd|bijgesteld|"
    r"(?:het|dat|dit|t|'t) (?:is|zijn|was|moet|moest|moesten|moeten|klopt)|(?:is|zijn) (?:het|dat|er)|"
    r"(?:moet|moest|moeten) (?:het|dat|er)|"
    r"moet\w* \w+ zijn|zijn|blijk\w*|eigenlijk|in werkelijkheid|toch"
)
_THEN = (
    r"eerst|eerder|vroeger|voorheen|toen|begon\w*|oorspronkelijk|aanvankelijk|was|waren|werkte\w*|had|hadden|deed|deden|"
    r"draaide\w*|maakte\w*|stond|stonden|zat|kwam|oude?|vorig\w*|ging|gingen"
)
_TYPED = (
    r"typte|tikte|zei|schreef|ingevuld|gezegd|ingetikt|ingetypt|ingevoerd|doorgegeven|opgegeven|genoteerd|"
    r"geschreven|getypt|staan|genoemd|aangegeven|vermeld"
)
_BETWEEN_NOW = re.compile(rf"\b(?:{_NOW})\b")
_BETWEEN_THEN = re.compile(rf"\b(?:{_THEN})\b")
_THEN_BEFORE = re.compile(rf"\b(?:{_THEN}|{_TYPED})\W+(?:[a-z']+\W+){{0,5}}$")
_THEN_AFTER = re.compile(rf"^\W*(?:per week\W+)?(?:[a-z']+\W+){{0,2}}(?:{_TYPED}|{_THEN})\b")
_SOMETHING_ELSE = re.compile(
    r"loon ?waarde|\blw\b|presteer|productiv|tempo|kwaliteit|loon|kost|verdien|betaal|"
    r"\buur|\buren|contract|werkweek|full|jaar|leeftijd|mensen|collega|"
    r"\bplus\b|\berbij\b|\bbij de\b|\been ander|\bdaarnaast\b|\bis (?:hij|ze|zij)\b|\b(?:hij|ze|zij) is\b|[.!?;]\s*$"
)
_REACH = 50


def with_units(begrip: Begrip) -> Begrip:
    """ "was 32 uur, nu 24": the bare number is of the same kind as the one it stands against."""
    changed = list(begrip.quantities)
    for place, (first, second) in enumerate(pairwise(begrip.quantities)):
        between = begrip.folded[first.end : second.start]
        for one, other, at in ((first, second, place + 1), (second, first, place)):
            is_back = at == place and not _THEN_BEFORE.search(_gap_before(begrip, other))
            if _is_bare_beside(other, one) and _is_change(between, is_back=is_back):
                said = f"{other.text.strip()}{_UNIT[one.kind]}"
                changed[at] = replace(other, kind=one.kind, unit=one.unit, text=said)
    return replace(begrip, quantities=tuple(changed))


def newest_hours(begrip: Begrip) -> Begrip:
    """Of two numbers of hours, of which the one was and the other is: the latter."""
    hours = [q for q in begrip.quantities if q.kind == "hours" and q.unit in ("", "week") and not q.problem]
    if len(hours) != 2 or hours[0].value == hours[1].value:
        return begrip
    old = [q for q in hours if _was(begrip, q)]
    first, second = hours
    between = begrip.folded[first.end : second.start]
    if len(old) != 1 or (old[0] is first and not _BETWEEN_NOW.search(between)):
        return begrip
    return replace(begrip, quantities=tuple(q for q in begrip.quantities if q is not old[0]))


def _is_bare_beside(other: Quantity, one: Quantity) -> bool:
    is_bare = own_unit(other).kind == "number" and isinstance(other.value, Decimal) and not other.problem
    return is_bare and one.kind in _MOST and one.unit in ("", "week") and 0 < other.value <= _MOST[one.kind]  # type: ignore[operator]


def _is_change(between: str, *, is_back: bool) -> bool:
    """is_back: the bare number comes first and nothing says that it was, so what follows must be what was before."""
    if _SOMETHING_ELSE.search(between) or len(between) > _REACH:
        return False
    return bool(_BETWEEN_THEN.search(between) or (not is_back and _BETWEEN_NOW.search(between)))


def _was(begrip: Begrip, quantity: Quantity) -> bool:
    before, after = _gap_before(begrip, quantity), begrip.after(quantity, _REACH)
    is_meant_now = re.search(rf"\b(?:{_NOW})\W+(?:[a-z']+\W+){{0,2}}$", before)
    return not is_meant_now and bool(_THEN_BEFORE.search(before) or _THEN_AFTER.search(after))


def _gap_before(begrip: Begrip, quantity: Quantity) -> str:
    previous = max((q.end for q in begrip.quantities if q.end <= quantity.start), default=0)
    return begrip.folded[max(previous, quantity.start - _REACH) : quantity.start]
