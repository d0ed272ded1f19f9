"""A rule as others drive it: its name, its input fields, its law and its function."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from actions.rekenregels.lezen import lees
from actions.rekenregels.uitkomst import Uitkomst
from actions.rekenregels.velden import Veld
from bot.knowledge.model import Figuur, Verwijzing

Figuren = Mapping[str, Figuur]


@dataclass(frozen=True)
class Rekenregel:
    """naam: as in knowledge/rekenhulpen.yml. invoer: the dataclass of its input; velden: its fields in the
    order in which to ask. bereken: pure, from (invoer, peildatum, figuren) to an Uitkomst; raises InvoerFout.
    """

    naam: str
    invoer: type[Any]
    velden: tuple[Veld, ...]
    bronnen: tuple[Verwijzing, ...]
    bereken: Callable[[Any, date, Figuren], Uitkomst]

    def lees(self, waarden: Mapping[str, object]) -> Any:
        """The typed input from raw values by field name. Raises InvoerFout for what is missing or unreadable."""
        return self.invoer(**lees(self.velden, waarden))
