"""Tempo, kwaliteit and netto werktijd said to another calculation than that of the loonwaarde."""

from __future__ import annotations

import re
from decimal import Decimal

from actions.rekengesprek.bericht.begrip import Begrip
from actions.rekengesprek.staat import Staat
from actions.rekengesprek.velden.taken import first_gap, lees_taken
from actions.rekengesprek.velden.vulling import Twijfel, Vulling
from actions.rekenregels import REKENREGELS
from bot.knowledge.dutch import format_number

_LOONWAARDE = "loonwaarde"
_PARTS = re.compile(r"\b(?:werk)?tempo\b|\bkwaliteit\b|\bnetto ?-?werktijd\b")
_ITSELF = re.compile(r"\b(?:loon ?waarde|lw)\W+(?:\w+ ){0,3}\d|\d\W*(?:procent )?loon ?waarde")


def loonwaarde_of_parts(rekenhulp: str, begrip: Begrip, vulling: Vulling) -> None:
    """ "lks bij tempo 60%, kwaliteit 90%, netto werktijd 100%": their product. One of them alone is no loonwaarde."""
    takes = any(veld.naam == _LOONWAARDE for veld in REKENREGELS[rekenhulp].velden)
    has_numbers = any(q.kind in ("percent", "number") for q in begrip.quantities)
    if not takes or not has_numbers or not _PARTS.search(begrip.folded) or _ITSELF.search(begrip.folded):
        return
    of_tasks = Vulling()
    lees_taken(begrip, Staat(), of_tasks)
    rows = of_tasks.invoer.get("taken", [])
    used = [q for q in begrip.quantities if q not in of_tasks.ongebruikt]
    vulling.twijfel = [twijfel for twijfel in vulling.twijfel if twijfel.veld != _LOONWAARDE]
    vulling.te_bevestigen.pop(_LOONWAARDE, None)
    vulling.invoer.pop(_LOONWAARDE, None)
    vulling.ongebruikt = [q for q in vulling.ongebruikt if q not in used]
    if len(rows) != 1 or first_gap(rows) is not None:
        vulling.twijfel.insert(0, Twijfel(_LOONWAARDE))
        return
    parts = [Decimal(rows[0][naam]) for naam in ("tempo", "kwaliteit", "netto_werktijd")]
    product = parts[0] * parts[1] * parts[2] / 10000
    vulling.invoer[_LOONWAARDE] = f"{product.normalize():f}"
    step = " x ".join(f"{format_number(part)}%" for part in parts)
    vulling.gelezen[_LOONWAARDE] = (f"loonwaarde {step} = {format_number(product)}%",)
