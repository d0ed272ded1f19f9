"""What was learned of the numbers of a message (bot/knowledge/index/roles.py), beside the words that the rules know.

At the start of a calculation a bare number gets the unit that it most likely has, and people who play no part are left
out; where a number could go to several fields, the learned one wins. Doubt stays doubt: below these chances nothing
changes.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Mapping, Sequence

from actions.rekengesprek.bericht.begrip import Begrip
from actions.rekengesprek.personen.aantallen import people_of
from actions.rekengesprek.staat import Staat
from actions.rekengesprek.velden.eenheden import own_unit
from bot.knowledge.index import NumberRole
from bot.reading import Quantity

_NO_PART = "geen"
_SURE = 0.8  # chance from which a bare number gets the unit of its role, and a number can only go to that field
_NOBODY = 0.85  # and from which a number of people is left out
_ANSWER = 3  # so few words beside the numbers lean on what was said before
_LONGEST_WEEK = 60
_PERCENT = Decimal("1.5")  # "0,7" may be a share
_UNITS: Mapping[str, tuple[str, str]] = {
    "uren": ("hours", ""),
    "voltijdsuren": ("hours", ""),
    "uren_per_dag": ("hours", "dag"),
    "verloonde_uren": ("hours", ""),
    "verloonde_uren_doelgroep": ("hours", ""),
    "dagen_per_week": ("count", "dagen"),
    "mensen": ("count", "mensen"),
    "banen": ("count", "banen"),
    "gerealiseerd": ("count", "banen"),
    "fte": ("fte", ""),
    "fte_sector": ("fte", ""),
    "loonwaarde": ("percent", ""),
    "loonkosten": ("money", ""),
    "leeftijd": ("duration", "jaar"),
}
_OF_A_WEEK = ("uren", "voltijdsuren", "uren_per_dag")
# fields whose name is not that of the role
_ROLES_OF: Mapping[str, tuple[str, ...]] = {
    "uren": ("uren", "verloonde_uren"),
    "uren_per_week": ("uren",),
    "verloonde_uren": ("verloonde_uren", "uren"),
    "verloonde_uren_per_jaar": ("verloonde_uren", "uren"),
    "fte_werkgever": ("fte",),
}


def as_learned(begrip: Begrip, roles: Sequence[NumberRole], staat: Staat) -> Begrip:
    """The message with its numbers as they most likely are meant. staat: what runs, and what was asked."""
    if not roles or (staat.rekenhulp and len(begrip.words_besides) <= _ANSWER):
        return begrip
    found = {role.start: role for role in roles}
    numbers = []
    paired = [people_of(begrip, quantity) for quantity in begrip.quantities if quantity.kind in ("hours", "fte")]
    for quantity in begrip.quantities:
        role = found.get(quantity.start) if quantity.start not in begrip.roles else None
        if role is None or quantity in paired or not _plays_no_part(quantity, role):
            numbers.append(
                quantity if staat.rekenhulp or quantity.start in begrip.roles else _with_unit(quantity, role)
            )
    sure = {start: role.role for start, role in found.items() if role.chance >= _SURE}
    dates = [quantity.start for quantity in numbers if quantity.kind == "date"]
    unsure = dates if len(dates) > 1 else []  # of several dates the words say better which is which
    single = {start: role for start, role in sure.items() if list(sure.values()).count(role) == 1}
    return replace(
        begrip,
        quantities=tuple(numbers),
        roles={**{start: role for start, role in single.items() if start not in unsure}, **begrip.roles},
    )


def is_as_learned(quantity: Quantity, roles: Mapping[int, str]) -> bool:
    """Its unit is the one of its role, and not only that of a neighbour."""
    return _UNITS.get(roles.get(quantity.start, ""), ("", ""))[0] == quantity.kind


def fits(veld: str, role: str) -> bool:
    """Whether a number with that role can fill in that field."""
    return role in _ROLES_OF.get(veld, (veld,))


def _plays_no_part(quantity: Quantity, role: NumberRole) -> bool:
    """The 6 of "6 man personeel"; a bare number is never left out, because it may be somebody's hours."""
    return quantity.unit == "mensen" and quantity.upper is None and role.role == _NO_PART and role.chance >= _NOBODY


def _with_unit(quantity: Quantity, role: NumberRole | None) -> Quantity:
    own = own_unit(quantity)  # what it has from a neighbour may be wrong: "5 banen met lui van 24"
    value = own.number if own.kind == "date" else own.value
    is_bare = own.kind == "number" or (own.kind == "date" and own.number is not None)
    if role is None or role.chance < _SURE or role.role not in _UNITS or not is_bare or quantity.problem:
        return quantity
    if quantity.kind == _UNITS[role.role][0] or quantity.upper is not None or quantity.steps:
        return quantity
    if own.kind != quantity.kind and quantity.kind != "count":
        return quantity  # in a list of hours it is hours
    if not isinstance(value, Decimal) or value <= 0 or (role.role in _OF_A_WEEK and value > _LONGEST_WEEK):
        return quantity
    if role.role == "loonwaarde" and value <= _PERCENT:
        return quantity
    kind, unit = _UNITS[role.role]
    return replace(quantity, kind=kind, unit=unit, value=value, number=None, age=role.role == "leeftijd")  # type: ignore[arg-type]
