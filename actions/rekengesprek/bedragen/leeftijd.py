"""How old somebody is, when only a number says so: "minimumloon jongen 17", "bbl leerling 19"."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from actions.rekengesprek.bericht.begrip import Begrip
from bot.reading import Quantity

_YOUNGEST, _ADULT = 13, 21
_YOUNG_PERSON = re.compile(
    r"\b(?:minimum ?jeugd\w*|jongen|meisje|meid|leerling\w*|scholier\w*|stagiair\w*|jongere|tiener|bbl\w*|vakken ?vuller|vakantie\w+|bijbaan\w*|"
    r"nichtje|neefje|zoon|dochter|student\w*|jeugd\w*|hulp\w*|medewerk\w+|iemand|persoon|collega|hij|zij|ze)"
    r"(?: (?:is|van|wordt|met))?\W{0,3}$"
)
_WAGE = re.compile(r"\bminimum ?(?:uur ?)?loon\W+$")  # "minimumloon 19 bij 32 uur"


def as_age(begrip: Begrip) -> Begrip:
    """The message with such numbers as ages."""
    ages = {q.start for q in begrip.quantities if _is_age(begrip, q)}
    if not ages:
        return begrip
    quantities = tuple(
        replace(q, kind="duration", unit="jaar", age=True) if q.start in ages else q for q in begrip.quantities
    )
    roles = {place: role for place, role in begrip.roles.items() if place not in ages}
    return replace(begrip, quantities=quantities, roles=roles)


def may_be_age(begrip: Begrip) -> bool:
    """ "minimumloon 17": years or hours?"""
    numbers = [q for q in begrip.quantities if _is_young(q)]
    return len(numbers) == len(begrip.quantities) == 1


def _is_age(begrip: Begrip, quantity: Quantity) -> bool:
    before = begrip.folded[: quantity.start]
    if not _is_young(quantity):
        return False
    beside_hours = any(q.kind == "hours" and not q.text.strip().isdigit() for q in begrip.quantities)
    return bool(_YOUNG_PERSON.search(before) or (beside_hours and _WAGE.search(before)))


def _is_young(quantity: Quantity) -> bool:
    value = quantity.value
    is_whole = isinstance(value, Decimal) and value == value.to_integral_value() and quantity.upper is None
    is_bare = quantity.kind == "number" or (quantity.kind == "hours" and quantity.text.strip().isdigit())
    return is_bare and is_whole and _YOUNGEST <= value < _ADULT  # type: ignore[operator]
