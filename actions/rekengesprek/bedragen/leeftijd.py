"""How old somebody is, when only a number says so: "minimumloon jongen 17", "bbl leerling 19"."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from actions.rekengesprek.begrip import Begrip
from bot.reading import Quantity

_YOUNGEST, _ADULT = 13, 21
_YOUNG_PERSON = re.compile(
    r"\b(?:jongen|meisje|meid|leerling\w*|scholier\w*|stagiair\w*|jongere|tiener|bbl\w*|vakken ?vuller|vakantie\w+|bijbaan\w*|"
    r"nichtje|neefje|zoon|dochter|student\w*|jeugd\w*|hulp\w*|medewerk\w+|iemand|persoon|collega|hij|zij|ze)"
    r"(?: (?:is|van|wordt|met))?\W{0,3}$"
)


def as_age(begrip: Begrip) -> Begrip:
    """The message with such numbers as ages."""
    quantities = tuple(
        replace(q, kind="duration", unit="jaar", age=True) if _is_age(begrip, q) else q for q in begrip.quantities
    )
    return begrip if quantities == begrip.quantities else replace(begrip, quantities=quantities)


def may_be_age(begrip: Begrip) -> bool:
    """ "minimumloon 17": years or hours?"""
    numbers = [q for q in begrip.quantities if _is_young(q)]
    return len(numbers) == len(begrip.quantities) == 1


def _is_age(begrip: Begrip, quantity: Quantity) -> bool:
    return _is_young(quantity) and _YOUNG_PERSON.search(begrip.folded[: quantity.start]) is not None


def _is_young(quantity: Quantity) -> bool:
    value = quantity.value
    is_whole = isinstance(value, Decimal) and value == value.to_integral_value() and quantity.upper is None
    return quantity.kind == "number" and is_whole and _YOUNGEST <= value < _ADULT  # type: ignore[operator]
