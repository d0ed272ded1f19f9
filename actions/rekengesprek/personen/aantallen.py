"""How many people work some hours, or part of a full week: "2 van 20 uur", "3 koks 30 uur", "20 uur (3 mensen)"."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from decimal import Decimal

from actions.rekengesprek.bericht.begrip import Begrip
from bot.reading import Quantity

KEER = (
    r"^\W*(?:[a-z'-]+ ){0,3}?(?:van|v|a|met|x|keer|maal|die|elk|ieder|allebei|alle\w*|werken|werkt)\b(?: \w+){0,3}\W*$"
)
# "allebei uit de doelgroep" says nothing of their hours
OF_BOTH = (
    r"(?:allebe?i|allebij|beiden?)(?! (?:(?:uit|in|van|met|de|het|t) ){0,2}(?:doelgroep|register|dgr|wajong|beschut))"
)
ELK = (
    rf"\b(?:elk|elke (?:mens|man|persoon|medewerker|collega)|ieder\w*|{OF_BOTH}|allemaal|gemiddeld|"
    r"de man|per man|per persoon|p\.?p\.?|per medewerker|per stuk)\b"
)
_VERBS = "werkt|werken|doen|doet|draaien|draait|maken|maakt|hebben|heeft|zitten op|krijgen|krijgt|voor"
# between them and their hours, by the unit of the number, where more people are named with their hours
_OF_PEOPLE = {"mensen": r"^ ?(?:\(|(?:[a-z'-]+ ?){0,6}$)", "": rf"^ (?:{_VERBS}) $"}
_EACH = r" [^,;.:\n]{1,70}\b(?:elk|ieder|allebei) "  # "twee wsw'ers gedetacheerd bij ons elk 24 uur"
_BEHIND = r" ?(?:(?:per week|p/?w|elk|ieder|voor|bij) )*[(:x]? ?"
_ONE_BY_ONE = (
    r"\ben\b|\beentje\b|\b(?:een|ene|1|n)(?= (?:van|met|a|die|doet|werkt|draait|op|voor)\b)"  # "twee man, een van 36"
)
_SPELLED = r"een|twee|drie|vier|vijf|zes"
_COUNTS = rf"\W*(?:{_VERBS}|met|op|in|die|uit|van|wsw\w*|daarvan|ervan)\b(?:(?!\ben\b)[^,;\n])*"  # "2 werken 16 uur"
_THERE_ARE = r"\b(?:zijn|staan|zitten|hebben|hebben we|hebben wij) (?:er )?$"
_THEY_WORK = r"\b(?:zij|ze|die) (?:werken|doen|draaien|maken)\b"
_FAR = 40
_WORKABLE = Decimal("1.5")
_LARGE = 10_000
_MOST = 50


def with_people(begrip: Begrip) -> Begrip:
    """The message with its numbers as they are meant in a list of people.

    "1 in beschut werk van 20 uur": a bare number before somebody's hours counts people. The 1, 2 and 3 that number
    the rows of a table are left out, and under a heading "fte" 0,6 is a part of a full week.
    """
    rows = _row_numbers(begrip)
    kept = [_as_count(begrip, _as_fte(begrip, q)) for q in begrip.quantities if q not in rows]
    counts = [
        before
        for before, after in itertools.pairwise(kept)
        if before.kind == after.kind and before.kind in ("hours", "fte") and _counts(begrip, before, after)
    ]
    quantities = tuple(replace(q, kind="number", unit="") if q in counts else q for q in kept)
    return begrip if quantities == begrip.quantities else replace(begrip, quantities=quantities)


def _counts(begrip: Begrip, before: Quantity, after: Quantity) -> bool:
    """The "2" of "2 werken 16 uur", the "een" of "een 12 uur"."""
    between = begrip.folded[before.end : after.start]
    if re.fullmatch(_SPELLED, begrip.folded[before.start : before.end]):
        return re.fullmatch(rf" |{_COUNTS}", between) is not None
    return re.fullmatch(r"\d{1,2}", before.text) is not None and re.fullmatch(_COUNTS, between) is not None


def people_of(begrip: Begrip, quantity: Quantity) -> Quantity | None:
    """The number of people who work these hours, or None when it stands nowhere near."""
    return _just_before(begrip, quantity) or _just_after(begrip, quantity)


def _just_before(begrip: Begrip, quantity: Quantity) -> Quantity | None:
    several = sum(q.kind == quantity.kind for q in begrip.quantities) > 1
    for other in begrip.quantities:
        between = begrip.folded[other.end : quantity.start]
        if not _is_number_of_people(other) or other.end > quantity.start or _other_between(begrip, other, quantity):
            continue
        words = rf"{KEER}|{_OF_PEOPLE[other.unit]}" if several and other.unit in _OF_PEOPLE else KEER
        is_near = len(between) < _FAR and re.search(words, between) and not re.search(_ONE_BY_ONE, between)
        is_beside = between == " " and re.fullmatch(_SPELLED, begrip.folded[other.start : other.end])
        if is_near or is_beside or re.fullmatch(_EACH, between):
            return other
    return None


def _just_after(begrip: Begrip, quantity: Quantity) -> Quantity | None:
    following = next((q for q in begrip.quantities if q.start >= quantity.end), None)
    if following is None or following.unit != "mensen" or not _is_number_of_people(following):
        return None
    return following if re.fullmatch(_BEHIND, begrip.folded[quantity.end : following.start]) else None


def _is_number_of_people(quantity: Quantity) -> bool:
    value = quantity.value
    is_people = quantity.kind == "number" or (quantity.kind == "count" and quantity.unit in ("mensen", "banen"))
    return is_people and isinstance(value, Decimal) and value == value.to_integral_value() and 1 <= value <= _LARGE


def _other_between(begrip: Begrip, first: Quantity, last: Quantity) -> bool:
    return any(first.end <= q.start and q.end <= last.start for q in begrip.quantities if q not in (first, last))


def _row_numbers(begrip: Begrip) -> list[Quantity]:
    first = [
        q
        for q in begrip.quantities
        if re.fullmatch(r"\d{1,2}", q.text) and re.search(r"(?:^|\n)[ \t]*$", begrip.folded[: q.start])
    ]
    is_numbered = [q.value for q in first] == [Decimal(place) for place in range(1, len(first) + 1)]
    return first if len(first) > 1 and is_numbered else []


def _as_count(begrip: Begrip, quantity: Quantity) -> Quantity:
    """The 4 of "zijn er 4 uit de doelgroep, zij werken 20 uur"."""
    value = quantity.value
    if quantity.kind != "number" or not isinstance(value, Decimal) or not 2 <= value <= _MOST:
        return quantity
    are_there = re.search(_THERE_ARE, begrip.folded[: quantity.start])
    they_work = re.search(_THEY_WORK, begrip.folded[quantity.end :])
    return replace(quantity, kind="count", unit="mensen") if are_there and they_work else quantity


def _as_fte(begrip: Begrip, quantity: Quantity) -> Quantity:
    """The 0,6 of a column "fte"."""
    heading = begrip.folded[: quantity.start].partition("\n")[0]
    value = quantity.value
    is_part = quantity.kind in ("number", "hours") and isinstance(value, Decimal) and 0 < value <= _WORKABLE
    is_cell = "\n" in begrip.folded[: quantity.start] and re.fullmatch(r"[\d.,]+", quantity.text)
    if not (is_part and is_cell and re.search(r"\bfte\b", heading)):
        return quantity
    return replace(quantity, kind="fte", unit="")
