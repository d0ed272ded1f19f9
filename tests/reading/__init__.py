"""Numbers and dates in Dutch text. `brief` makes tables readable."""

from __future__ import annotations

from datetime import date

from bot.reading import Quantity, read_quantities

TODAY = date(2026, 11, 22)  # a Sunday


def brief(text: str, today: date = TODAY) -> str:
    """What is read, one quantity after the other: "hours 20..24 week ~; date 2024-03-01 maand"."""
    return "; ".join(_brief(quantity) for quantity in read_quantities(text, today))


def _brief(quantity: Quantity) -> str:
    value = quantity.value.isoformat() if isinstance(quantity.value, date) else f"{quantity.value:f}"
    words = [
        quantity.kind,
        value if quantity.upper is None else f"{value}..{quantity.upper:f}",
        quantity.unit,
        f"x{quantity.times}" if quantity.times else "",
        f"#{quantity.number:f}" if quantity.number is not None else "",
        "oud" if quantity.age else "",
        "~" if quantity.approximate else "",
        "!" if quantity.problem else "",
    ]
    return " ".join(word for word in words if word)
