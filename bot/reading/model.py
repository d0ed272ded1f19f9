"""What a Dutch text holds of numbers and dates: one value, what it measures, and where it stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Literal

Kind = Literal["number", "hours", "fte", "percent", "money", "date", "duration", "count"]


@dataclass(frozen=True)
class Quantity:
    """One number or date of a text.

    kind and unit: hours and money are per unit ("week", "maand", "jaar", "dag", "uur" or "" when not said);
    a duration is in units of "dag", "week", "maand" or "jaar"; a date has the grain "dag", "maand" or "jaar"
    (value: its first day); a count counts "mensen", "banen" or "dagen"; a percent, fte and number have the unit "".
    upper: the end of a range ("20 tot 24 uur"). times: how often ("3 x 20 uur"). number: the digits of a bare
    year, which may turn out to be an ordinary number ("2000"). age: a duration that is somebody's age.
    steps: how several numbers became one ("4 dagen x 8 uur = 32 uur per week"). problem: why it cannot be, as
    a Dutch sentence ("30 februari bestaat niet."); value is then the nearest thing, never to be used.
    start, end: offsets of the text it was read from, in the original message.
    """

    kind: Kind
    value: Decimal | date
    start: int
    end: int
    text: str
    unit: str = ""
    upper: Decimal | None = None
    times: int | None = None
    number: Decimal | None = None
    age: bool = False
    approximate: bool = False
    steps: str = ""
    problem: str = ""

    def as_dict(self) -> dict[str, Any]:
        """JSON-safe, for a Rasa entity."""
        shown = dict(self.__dict__)
        shown["value"] = self.value.isoformat() if isinstance(self.value, date) else f"{self.value:f}"
        for name in ("upper", "number"):
            shown[name] = None if shown[name] is None else f"{shown[name]:f}"
        return shown

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Quantity:
        """What `as_dict` wrote. Raises KeyError, ValueError or decimal.InvalidOperation for anything else."""
        values = dict(data)
        values["value"] = date.fromisoformat(data["value"]) if data["kind"] == "date" else Decimal(data["value"])
        for name in ("upper", "number"):
            values[name] = None if data[name] is None else Decimal(data[name])
        return cls(**values)
