"""Which values are possible but more likely a slip of the pen: the user confirms them before they are used."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any, Mapping, Optional

from actions.rekengesprek.staat import Staat
from actions.rekenregels import REKENREGELS, Veld

_LANGSTE = {"week": 48, "maand": 208, "jaar": 2496}
_LAAGSTE_LOONWAARDE = 5
_LAAGSTE_LOONKOSTEN = 200  # euros a month; less is the wage of an hour, or an allowance
_JONGSTE, _OUDSTE = 14, 90
_PAST, _AHEAD = -20, 3  # years from now in which somebody starts


def unlikely_value(staat: Staat, today: date) -> Optional[tuple[str, Any]]:
    """The first such field with its value, or None. What was confirmed is left alone."""
    for veld in REKENREGELS[staat.rekenhulp].velden:
        value = staat.invoer.get(veld.naam)
        if value is None or veld.naam in staat.bevestigd:
            continue
        if veld.naam == "geboren" and not _JONGSTE <= today.year - date.fromisoformat(value).year <= _OUDSTE:
            return veld.naam, value
        if veld.naam == "start" and not _PAST <= date.fromisoformat(value).year - today.year <= _AHEAD:
            return veld.naam, value
        if veld.soort not in ("getal", "geheel", "getallen"):
            continue
        items = value if isinstance(value, (list, tuple)) else [value]
        numbers = [number for number in map(_number, items) if number is not None]
        if any(_is_improbable(veld, number, staat.invoer) for number in numbers):
            return veld.naam, value
    return None


def is_likely(veld: Veld, number: Decimal) -> bool:
    """A number without a unit can well be meant for this field."""
    if veld.minimum is not None and number < veld.minimum:
        return False
    limit = veld.ongewoon_boven if veld.ongewoon_boven is not None else veld.maximum
    return (limit is None or number <= limit) and not _is_improbable(veld, number, {})


def _is_improbable(veld: Veld, number: Decimal, invoer: Mapping[str, Any]) -> bool:
    if veld.maximum is not None and number > veld.maximum:
        return False  # impossible: the rule explains that
    if veld.soort == "getallen":
        limit = _LANGSTE.get(str(invoer.get("periode", "")))
        return limit is not None and limit < number
    if veld.ongewoon_boven is not None and number > veld.ongewoon_boven:
        return True
    if veld.naam == "loonkosten" and number < _LAAGSTE_LOONKOSTEN:
        return True
    return veld.naam == "loonwaarde" and 0 < number < _LAAGSTE_LOONWAARDE


def _number(raw: Any) -> Optional[Decimal]:
    try:
        return Decimal(str(raw))
    except InvalidOperation:
        return None
