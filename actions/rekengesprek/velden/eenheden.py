"""A number as a field takes it: its own unit, hours a month as hours a week, the contract out of a full week."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

from actions.rekengesprek.bericht.begrip import Begrip
from actions.rekenregels import Veld
from bot.knowledge.dutch import format_number
from bot.reading import Quantity

LONGEST_WEEK = Decimal(48)
_UREN_IN_EEN_MAAND = 744


def a_week(quantity: Quantity, digits: str = "0.01") -> Quantity:
    """Hours a month as hours a week, of a year of twelve months and 52 weeks."""
    if quantity.kind != "hours" or quantity.unit != "maand" or quantity.upper is not None or quantity.problem:
        return quantity
    week = (Decimal(str(quantity.value)) * 12 / 52).quantize(Decimal(digits))
    if week > LONGEST_WEEK:
        return quantity
    shown = (
        f"{format_number(Decimal(str(quantity.value)))} uur per maand x 12 / 52 = {format_number(week)} uur per week"
    )
    return replace(quantity, value=week, unit="week", steps=shown)


def own_unit(quantity: Quantity) -> Quantity:
    """A number that has its unit only from a neighbour ("2025, 640 fte") as a bare number, or as a year."""
    if quantity.kind not in ("hours", "fte", "percent", "money", "count") or re.search(r"[^\d.,\s]", quantity.text):
        return quantity
    value = quantity.value
    if isinstance(value, Decimal) and re.fullmatch(r"(?:19|20)\d\d", quantity.text.strip()):
        return replace(quantity, kind="date", value=date(int(value), 1, 1), unit="jaar", number=value)
    return replace(quantity, kind="number", unit="")


def raw_value(quantity: Quantity, veld: Veld | None = None) -> str:
    """As `Rekenregel.lees` takes it: a number with a point, a date as JJJJ-MM-DD."""
    value = quantity.value
    if isinstance(value, date):
        if veld is None or veld.soort == "datum" or quantity.number is None:
            return value.isoformat()
        value = quantity.number
    if veld is not None and veld.eenheid == "procent" and quantity.kind == "number" and Decimal(0) < value <= 1:
        value = value * 100  # "loonwaarde 0,7"
    return f"{value.normalize():f}"


def part_of_week(begrip: Begrip) -> tuple[Quantity, Quantity] | None:
    """ "24 van 40 uur": contract and full week."""
    for first, second in zip(begrip.quantities, begrip.quantities[1:]):
        between = begrip.folded[first.end : second.start]
        is_part = re.fullmatch(r"\W*(?:uur )?van (?:de )?\W*", between) is not None
        if not is_part or second.kind != "hours" or first.kind not in ("hours", "number"):
            continue
        if isinstance(first.value, Decimal) and isinstance(second.value, Decimal) and first.value < second.value:
            return first, second
    return None


def shown(value: Decimal | None) -> str:
    """A number as `Rekenregel.lees` takes it."""
    return "" if value is None else f"{value.normalize():f}"


def is_of_which(quantity: Quantity) -> bool:
    """So few hours a month are likelier those of a week, of which an amount a month is asked."""
    is_monthly = quantity.kind == "hours" and quantity.unit == "maand" and not quantity.steps
    return is_monthly and isinstance(quantity.value, Decimal) and quantity.value <= LONGEST_WEEK


def is_of_week(quantity: Quantity, around: str) -> bool:
    """So few hours that they are of a week, unless it is said that they are those paid in a year."""
    is_few = quantity.kind == "hours" and not quantity.unit and Decimal(str(quantity.value)) <= LONGEST_WEEK
    return is_few and "verlo" not in around


def unit_of(quantity: Quantity) -> str:
    """The unit; hours too many for a week or a month can only be those of a year."""
    if quantity.kind == "hours" and not quantity.unit and isinstance(quantity.value, Decimal):
        return "jaar" if quantity.value > _UREN_IN_EEN_MAAND else ""
    return quantity.unit
