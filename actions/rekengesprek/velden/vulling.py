"""What one message says for one calculator: values of its fields, and what is in doubt, impossible or left over."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from bot.reading import Quantity


@dataclass(frozen=True)
class Twijfel:
    """A field for which several values were named: the user chooses. waarden: raw values, none: ask anew.

    hint: the year, or year and month, that was said of a date. elk: hours of which it is asked whether each of
    several people works them, or all together. wie: people of a list, of whom it is asked who is meant.
    situaties: what was compared, of which one is calculated at a time.
    """

    veld: str
    waarden: tuple[str, ...] = ()
    hint: str = ""
    elk: str = ""
    wie: tuple[str, ...] = ()
    situaties: tuple[str, ...] = ()


@dataclass
class Vulling:
    """What one message says for one calculator.

    invoer: raw values by field; peildatum: the date the message is about. twijfel: fields with more than one
    reading. te_bevestigen: fields read in a way that the user must confirm. problemen: why a value cannot be, in
    Dutch. gelezen: how a value came from several numbers, by field. ongebruikt: numbers that no field took. mensen:
    for how many people an amount of one is asked. samen: whether it is that of all of them.
    """

    invoer: dict[str, Any] = field(default_factory=dict)
    peildatum: date | None = None
    twijfel: list[Twijfel] = field(default_factory=list)
    te_bevestigen: dict[str, Any] = field(default_factory=dict)
    problemen: list[str] = field(default_factory=list)
    hint: str = ""
    gelezen: dict[str, tuple[str, ...]] = field(default_factory=dict)
    ongebruikt: list[Quantity] = field(default_factory=list)
    mensen: int | None = None
    samen: bool | None = None

    @property
    def is_leeg(self) -> bool:
        return not (self.invoer or self.peildatum or self.twijfel or self.te_bevestigen or self.problemen)
