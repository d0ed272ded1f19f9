"""A value put right: "geen 24 uur maar 30", "24 klopt niet, het is 30", "30 in plaats van 24".

One rule for every calculator: which number is rejected, and which is meant instead. The rejected one leaves the
message, so that no field can take it; the meant one gets its unit, or that of the field where it was known. When
nothing is said instead, the field is asked anew.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from actions.rekengesprek.bericht.begrip import Begrip
from actions.rekengesprek.dagen.hersteld import in_that_year, other_guidance_year, start_anew
from actions.rekengesprek.velden.deeltijd import FTE
from actions.rekengesprek.velden.rollen import ROLLEN
from actions.rekenregels import REKENREGELS
from bot.reading import Quantity

_NIET = r"(?:niet|nie|nt|geen|gene|gin|gn|neit)"
_SMALL = (
    r"(?:de|het|'t|t|een|die|dat|van|met|op|per|in|is|was|wel|meer|over|nu|maar|om|zo'n|"
    r"dus|eigenlijk|gewoon|jaar|leeftijd|sinds|vanaf)"
)
_UNIT = r"(?:uur|uren|u|uurtjes|per|week|pw|procent|jaar|jr|fte|euro|banen|baan|mensen|loonwaarde)"
_BUT = r"(?:maar|mar|maa|mr|mor|doch|wel|eerder|ma)"
_MUST = (
    r"(?:moe(?:t|ten|st|sten)|hoor(?:t|de|den)?|had(?:den)?|zou(?:den)?|dien(?:t|de)|bedoel\w*|wordt|word|worden|werd)"
)
_REJECTED = re.compile(rf"(?<!nog )(?<!waarom )\b{_NIET}(?: {_SMALL}(?=\W)){{0,3}}\W{{0,3}}$")
_NO_MORE_THAN = re.compile(rf"\b{_NIET} meer\W*$")
# "geen loonwaarde van 60% maar 50": with other words between, only when "maar" follows at once
_REJECTED_FAR = re.compile(
    rf"(?<!nog )\b{_NIET} (?!mee\b|meer\b|minder\b|langer\b|alleen\b|en\b|of\b)[a-z-]+"
    r"(?: (?!mee\b|meer\b|minder\b|langer\b|en\b|of\b|dat\b|want\b|maar\b)[a-z-]+){0,2} $"
)
_AT_ONCE_BUT = re.compile(rf"\W*(?:{_UNIT}\W+){{0,2}}{_BUT}\b.{{0,25}}", re.DOTALL)
_NOT_BUT = re.compile(
    rf"\W*(?:{_UNIT}\W+){{0,2}}(?:he\W+|hoor\W+)?(?:{_BUT}\b|[,.;:]|(?:het|'t|dat|hij|zij|ze|t)\W+(?:is|zijn|werkt|{_MUST})\b|tis\b|is\b|{_MUST}\b).{{0,30}}",
    re.DOTALL,
)
_WRONG = re.compile(
    rf"\W*(?:(?:{_UNIT}|dat|die|daar|ik|u|noemde|zei|staat|er)\W+){{0,4}}"
    r"(?:klop\w*\W+(?:\w+\W+){0,2}(?:niet|nie|nt)\b|"
    r"(?:is|was|zijn|waren)\W+(?:(?:helaas|dus|een|toch|niet helemaal|echt|gewoon|mijn|van mij)\W+){0,2}"
    r"(?:fout\w*|verkeerd|onjuist|incorrect|mis|typ\w*|tik\w*|vergissing|"
    r"(?:niet|nie) (?:meer )?(?:juist|goed|correct|waar|ok\w*))|"
    r"(?:fout|verkeerd|foutje|onjuist)\b)"
)
_TOO_MUCH = re.compile(
    rf"\W*(?:{_UNIT}\W+){{0,2}}(?:(?:is|was|zijn)\W+)?(?:te (?:weinig|veel|laag|hoog|kort|lang)|nee+n?)\b"
    r"[^.;!?]{0,30}"
)
_WHERE_WRONG_STOPS = re.compile(r"[^.;!?]{0,35}[.;!?,:]?[^.;!?]{0,30}", re.DOTALL)
_SAID = re.compile(
    r"\b(?:zei|zegde|schreef|typte|tikte|getypt|getikt|vulde|noemde|gaf|dacht|had|gezegd|stond|ingevuld|opgegeven|geschreven)\b"
    r"(?:\W+\w+){0,4}\W+$"
)
_SAID_BUT = re.compile(
    rf"\W*(?:{_UNIT}\W+){{0,2}}(?:(?:gezegd|getypt|getikt|ingevuld|opgegeven|geschreven|genoemd|in)\W+)?"
    rf"(?:{_BUT}|dat|het|{_MUST})\b.{{0,35}}",
    re.DOTALL,
)
_BECOMES = re.compile(
    rf"\W*(?:{_UNIT}\W+){{0,2}}(?:(?:dat|die|het)\W+)?(?:{_MUST}|naar|vervang\w* door|door)"
    rf"(?:\W+(?:eigenlijk|wel|toch|nu|dus|gewoon|natuurlijk|even|een|op|{_UNIT}))*\W+|\W*(?:{_UNIT})?\s?[-=]+>\s?"
)
_INTO = re.compile(rf"\W*(?:{_UNIT}\W+){{0,2}}(?:in|van|door|naar)(?: de| een)?\W+|\W+")
_CHANGE = re.compile(r"\b(?:verander\w*|wijzig\w*|vervang\w*|maak|pas|corrigeer)\b(?:\W+\w+){0,3}\W+$")
_INSTEAD = re.compile(
    r"\b(?:in (?:de )?pla?ats van|inplaats van|ipv|i\.p\.v\.?|plaats van)\W*(?:(?:de|die|het|maar)\W+){0,2}$"
)
_MOST_BETWEEN = 30  # characters
_LOONWAARDE = re.compile(r"loon ?waarde|\blw\b")
_HOURS = re.compile(r"\b(?:uur|uren|contract\w*|werkt)\b")
_OTHER_UNIT = re.compile(r"\b(?:en|of)\b")


@dataclass(frozen=True)
class _Verbetering:
    """was: the rejected number. wordt: the meant one. weg: what leaves the text."""

    was: Quantity
    wordt: Quantity | None
    weg: tuple[tuple[int, int], ...]


def corrected(begrip: Begrip, rekenhulp: str, known: Mapping[str, Any]) -> Begrip:
    """The message without what it rejects. known: the values of the calculation that runs, by field."""
    found = _found(begrip, rekenhulp, known)
    if not found:
        return start_anew(other_guidance_year(begrip, rekenhulp), rekenhulp, known)
    quantities = {q.start: q for q in begrip.quantities}
    text, roles, fields = begrip.text, dict(begrip.roles), {}
    for verbetering in found:
        quantities.pop(verbetering.was.start, None)
        for start, stop in verbetering.weg:
            text = text[:start] + " " * (stop - start) + text[stop:]
    for verbetering in found:
        velden = _fields(rekenhulp, known, verbetering.was)
        veld = velden[0] if len(velden) == 1 else ""
        wordt = verbetering.wordt
        if wordt is not None and wordt.start in quantities:
            wordt = _like(wordt, verbetering.was, rekenhulp, veld, known)
            quantities[wordt.start] = wordt
            if veld:
                roles[wordt.start] = _role(veld)
        if velden:
            fields[velden[0]] = (_raw(verbetering.was), _raw(wordt) if wordt else "")
    kept = tuple(quantities[start] for start in sorted(quantities))
    return replace(begrip, text=text, quantities=kept, roles=roles, verbeterd=fields)


def _found(begrip: Begrip, rekenhulp: str, known: Mapping[str, Any]) -> list[_Verbetering]:
    found: list[_Verbetering] = []
    gone: set[int] = set()
    numbers = begrip.quantities
    for place, quantity in enumerate(numbers):
        before = numbers[place - 1] if place and numbers[place - 1].start not in gone else None
        behind = numbers[place + 1] if place + 1 < len(numbers) else None
        velden = _fields(rekenhulp, known, quantity)
        kind = _kind(rekenhulp, velden[0])[0] if velden and _is_bare(quantity) else quantity.kind
        verbetering = _rejected(begrip, quantity, before, behind, kind, is_known=bool(velden))
        if verbetering is not None:
            found.append(verbetering)
            gone.add(quantity.start)
    return found


def _rejected(
    begrip: Begrip, quantity: Quantity, before: Quantity | None, behind: Quantity | None, kind: str, *, is_known: bool
) -> _Verbetering | None:
    folded = begrip.folded
    lead = folded[max(before.end if before else 0, quantity.start - 60) : quantity.start]
    offset = quantity.start - len(lead)
    tail = folded[quantity.end : behind.start if behind else len(folded)]
    forward = behind if behind is not None and _can_replace(quantity, behind, kind, tail) else None
    backward = before if before is not None and _can_replace(quantity, before, kind, "") else None
    span = (quantity.start, quantity.end)
    until = (quantity.start, forward.start if forward else quantity.end)

    neg = None if _NO_MORE_THAN.search(lead) else _REJECTED.search(lead)
    far = neg or _REJECTED_FAR.search(lead)
    if far and forward and (_NOT_BUT if neg else _AT_ONCE_BUT).fullmatch(tail):
        word = offset + far.start()
        first = (word, word + len(far[0])) if neg else (word, word + far[0].index(" "))
        return _Verbetering(quantity, forward, (first, until))
    if (
        neg
        and backward
        and len(lead) <= _MOST_BETWEEN
        and not _OTHER_UNIT.search(lead[: neg.start()].replace("en niet", ""))
    ):
        return _Verbetering(quantity, backward, ((offset, quantity.end),))
    if instead := _INSTEAD.search(lead):
        first = (offset + instead.start(), quantity.end)
        return _Verbetering(quantity, backward or (forward if len(tail) <= _MOST_BETWEEN else None), (first,))
    is_alone = before is None and behind is None
    if (wrong := _WRONG.match(tail)) and (is_known or not is_alone):  # "moet 16 zijn, typfout": that is the meant one
        rest = forward if forward and _WHERE_WRONG_STOPS.fullmatch(tail[wrong.end() :]) else None
        return _Verbetering(quantity, rest, (until if rest else (quantity.start, quantity.end + wrong.end()),))
    if not is_known:
        return None
    if forward and _TOO_MUCH.fullmatch(tail):
        return _Verbetering(quantity, forward, (until,))
    if forward and _SAID.search(lead) and _SAID_BUT.fullmatch(tail):
        return _Verbetering(quantity, forward, (until,))
    if forward and (_BECOMES.fullmatch(tail) or (_CHANGE.search(lead) and _INTO.fullmatch(tail))):
        return _Verbetering(quantity, forward, (until,))
    if neg:
        return _Verbetering(quantity, None, ((offset + neg.start(), quantity.start), span))
    return None


def _can_replace(was: Quantity, wordt: Quantity, kind: str, between: str) -> bool:
    """Of the same kind, or one of the two without a unit; and no words between them that name another field."""
    if kind not in ("percent", "number") and _LOONWAARDE.search(between):
        return False
    if kind == "percent" and _HOURS.search(between):
        return False
    if was.kind == wordt.kind:
        return was.kind != "count" or was.unit == wordt.unit
    return (_is_bare(was) and not _is_day(wordt)) or (_is_bare(wordt) and not _is_day(was))


def _is_bare(quantity: Quantity) -> bool:
    return quantity.kind == "number" or (quantity.kind == "date" and quantity.number is not None)


def _is_day(quantity: Quantity) -> bool:
    return quantity.kind == "date" and quantity.number is None


def _fields(rekenhulp: str, known: Mapping[str, Any], quantity: Quantity) -> list[str]:
    """The fields whose known value this number is."""
    velden = [veld.naam for veld in REKENREGELS[rekenhulp].velden] if rekenhulp else []
    found = [veld for veld in (*velden, FTE) if veld in known and _is_value(known[veld], quantity)]
    fitting = [veld for veld in found if _is_bare(quantity) or _kind(rekenhulp, veld)[0] == quantity.kind]
    return fitting or found[:1]


def _is_value(known: Any, quantity: Quantity) -> bool:
    items = known if isinstance(known, (list, tuple)) else [known]
    value = quantity.value
    for item in items:
        if isinstance(value, date) and quantity.number is None:
            day = str(value)
            same = str(item) == day or (quantity.approximate and str(item)[4:] == day[4:])
            same = same or (quantity.unit == "maand" and str(item)[5:7] == day[5:7])
        else:
            same = _decimal(item) == (value if isinstance(value, Decimal) else quantity.number)
        if same:
            return True
    return False


def _decimal(raw: Any) -> Decimal | None:
    try:
        return None if isinstance(raw, bool) else Decimal(str(raw))
    except InvalidOperation:
        return None


def _kind(rekenhulp: str, veld: str) -> tuple[str, str]:
    """What a number of that field measures, and per what."""
    if veld == FTE:
        return "fte", ""
    if rekenhulp == "tellen" and veld == "uren":
        return "hours", ""
    rol = next((rol for rol in ROLLEN.get(rekenhulp, ()) if rol.veld == veld), None)
    return (rol.kinds[0], rol.units[0] if rol.units else "") if rol else ("number", "")


def _like(wordt: Quantity, was: Quantity, rekenhulp: str, veld: str, known: Mapping[str, Any]) -> Quantity:
    """The meant number with the unit of the rejected one, or of its field; a day without a year, near that day."""
    if wordt.kind == "date" and wordt.number is None:
        return in_that_year(wordt, known.get(veld))
    kind, unit = (was.kind, was.unit) if not _is_bare(was) else _kind(rekenhulp, veld)
    if not _is_bare(wordt) or kind in ("number", "date"):
        return wordt
    value = wordt.value if isinstance(wordt.value, Decimal) else wordt.number
    # the unit stands in its text, as if it had been said
    shown = f"{wordt.text} {unit or kind}"
    age = kind == "duration" and was.age
    return replace(wordt, kind=kind, unit=unit, value=value or Decimal(0), number=None, text=shown, age=age)  # type: ignore[arg-type]


def _role(veld: str) -> str:
    """The learned role of a field (see geleerd.py)."""
    return {"uren_per_week": "uren", "verloonde_uren_per_jaar": "verloonde_uren", "fte_werkgever": "fte"}.get(
        veld, veld
    )


def _raw(quantity: Quantity) -> str:
    value = quantity.value
    return value.isoformat() if isinstance(value, date) else f"{value.normalize():f}"
