"""Numbers, amounts and dates as a Dutch reader writes them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

MAANDEN = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
_ENKELVOUD = {"maanden": "maand", "weken": "week", "uren": "uur", "jaren": "jaar"}
_MEERVOUD = {"maanden": "maanden", "weken": "weken", "uren": "uur", "jaren": "jaar"}


def format_date(day: date) -> str:
    """1 januari 2026."""
    return f"{day.day} {MAANDEN[day.month - 1]} {day.year}"


def format_number(value: Decimal, decimals: int | None = None) -> str:
    """Comma for decimals, point for thousands; trailing zeros dropped unless `decimals` is given."""
    text = f"{value:,.{decimals}f}" if decimals is not None else f"{value.normalize():,f}"
    return text.replace(",", " ").replace(".", ",").replace(" ", ".")


def format_euro(value: Decimal) -> str:
    """€ 2.337,00; whole thousands without decimals stay readable as € 5.000."""
    return "€ " + format_number(value, None if value == value.to_integral() and value >= 1000 else 2)


def format_value(value: Any, eenheid: str) -> str:
    """A figure's value with its unit, as it reads in running text."""
    if isinstance(value, date):
        return format_date(value)
    if isinstance(value, Mapping):
        years, months = int(value["jaren"]), int(value["maanden"])
        return f"{years} jaar" + (f" en {months} maand{'en' if months > 1 else ''}" if months else "")
    if not isinstance(value, Decimal):
        return str(value)
    if eenheid == "euro":
        return format_euro(value)
    number = format_number(value)
    if eenheid == "procent":
        return number + "%"
    if eenheid in _ENKELVOUD:
        return f"{number} {(_ENKELVOUD if value == 1 else _MEERVOUD)[eenheid]}"
    return number
