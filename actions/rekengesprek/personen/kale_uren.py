"""Bare numbers that answer the question how many hours: "2 van 24, 1 van 16", "elk 20, het zijn er vier"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from actions.rekengesprek.bericht.begrip import Begrip
from actions.rekengesprek.personen.aantallen import ELK, people_of
from bot.reading import Quantity

_MOST = 20
_PEOPLE = r"(?:mensen|man|personen|pers|stuks|medewerkers|collega'?s|krachten|jongens|dames|wajongers)"
_SPELLED = r"een|twee|drie|vier|vijf|zes"
_TIMES = re.compile(rf" ?(?:{_PEOPLE} )?(?:van|x|maal|keer|a|met|elk|ieder|voor|op)(?: elk| ieder| er)? ?")
_DO = re.compile(
    rf" (?:{_PEOPLE} )?(?:die )?(?:werken|doen|draaien|maken|werkt|doet|draait|maakt) (?:er )?(?:elk |ieder )?"
)
_THERE_ARE = re.compile(
    r"\b(?:zijn er|(?:het|dat|dit) zijn er|(?:we|wij|ik) (?:hebben|heb) er|er zijn|met)(?: nu| in totaal)? $"
)


def bare_hours(begrip: Begrip, bare: Sequence[Quantity]) -> tuple[list[Quantity], list[Quantity]]:
    """Whose hours these numbers are, with how many work them; and the numbers that count people."""
    counts: list[Quantity] = []
    hours: list[Quantity] = []
    for before, after in pairwise(bare):
        if before not in counts and _is_count(before) and _counts(begrip, before, after):
            counts.append(before)
    of_all = [q for q in bare if q not in counts and _is_count(q) and _counts_all(begrip, q)]
    if len(of_all) == 1 and len(bare) - len(counts) == 2 and not counts:
        each = next(q for q in bare if q not in of_all)
        return [replace(each, times=_number(of_all[0]))], of_all
    for q in bare:
        if q in counts:
            continue
        mine = next((count for count in counts if bare[bare.index(count) + 1] is q), None)
        beside = people_of(begrip, q)
        if mine is not None:
            hours.append(replace(q, times=_number(mine)))
        else:
            hours.append(replace(q, times=1) if beside in bare else q)  # "contract is 20 maar hij werkt 24"
    return hours, counts


def _counts(begrip: Begrip, before: Quantity, after: Quantity) -> bool:
    between = begrip.folded[before.end : after.start]
    is_several = _number(before) > 1 or bool(re.fullmatch(r"1|een|ene", begrip.folded[before.start : before.end]))
    if between == " " and re.fullmatch(_SPELLED, begrip.folded[before.start : before.end]):
        return True  # "eentje 20, twee 16"
    return is_several and bool(_TIMES.fullmatch(between) or _DO.fullmatch(between))


def _counts_all(begrip: Begrip, quantity: Quantity) -> bool:
    """The 5 of "20 per persoon en het zijn er 5"."""
    return begrip.says(ELK) and bool(_THERE_ARE.search(begrip.folded[: quantity.start]))


def _is_count(quantity: Quantity) -> bool:
    value = quantity.value
    is_whole = isinstance(value, Decimal) and value == value.to_integral_value() and 1 <= value <= _MOST
    return quantity.kind == "number" and is_whole and not quantity.problem and quantity.upper is None


def _number(quantity: Quantity) -> int:
    return int(quantity.value) if isinstance(quantity.value, Decimal) else 1
