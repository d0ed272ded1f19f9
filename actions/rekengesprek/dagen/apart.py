"""What was worked out of a message before its numbers are shared out, and is put beside the fields afterwards."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from actions.rekengesprek.beurt.nodig import WIL_VERLENGEN
from actions.rekengesprek.velden.vulling import Twijfel, Vulling
from bot.reading import Quantity


@dataclass
class Apart:
    """invoer: what was worked out, gelezen: how. twijfel: what must be asked. ongebruikt: what is of something else."""

    invoer: dict[str, Any] = field(default_factory=dict)
    twijfel: list[Twijfel] = field(default_factory=list)
    ongebruikt: list[Quantity] = field(default_factory=list)
    gelezen: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def add_to(self, vulling: Vulling) -> None:
        """What is worked out goes above what the words near a number say."""
        velden = {twijfel.veld for twijfel in self.twijfel}
        vulling.twijfel = [*self.twijfel, *(other for other in vulling.twijfel if other.veld not in velden)]
        for veld in velden:
            vulling.invoer.pop(veld, None)
        if "maanden" in {*self.invoer, *velden}:
            vulling.invoer.pop(WIL_VERLENGEN, None)
        for veld, value in self.invoer.items():
            vulling.twijfel = [twijfel for twijfel in vulling.twijfel if twijfel.veld != veld]
            vulling.invoer[veld] = value
        vulling.gelezen.update(self.gelezen)
        vulling.ongebruikt = [*vulling.ongebruikt, *(q for q in self.ongebruikt if q not in vulling.ongebruikt)]
