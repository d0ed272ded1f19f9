"""A wage belongs to the hours it is paid for: with other hours it is asked anew, to another calculation it goes along."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Mapping

from actions.rekengesprek.bericht.begrip import Begrip
from actions.rekengesprek.staat import Staat
from actions.rekengesprek.velden.lezing import vul_in
from actions.rekengesprek.velden.vulling import Twijfel, Vulling
from bot.knowledge.dutch import format_number

_NETTOKOSTEN, _LOON, _UREN = "nettokosten", "loonkosten", "uren"
_SAYS_WAGE = (
    r"loon(?! ?(?:waarde|kosten ?subsidie|dispensatie|kosten ?voordeel))|salaris|verdien|kost|betaal|bruto|euro|€|kwijt"
)
_CENT = Decimal("0.01")


def with_other_hours(staat: Staat, vulling: Vulling) -> Twijfel | None:
    """ "en bij 32 uur?" after costs for 24: the same wage, or as much more? None when nothing is in doubt."""
    before, now = staat.invoer.get(_UREN), vulling.invoer.get(_UREN)
    loon = staat.invoer.get(_LOON)
    is_known = staat.is_klaar and staat.rekenhulp == _NETTOKOSTEN and isinstance(loon, str)
    if not is_known or not now or not before or _LOON in vulling.invoer or vulling.problemen or vulling.twijfel:
        return None
    return _either(str(loon), str(before), str(now))


def from_before(told: Sequence[Begrip], known: Mapping[str, Any], vulling: Vulling) -> None:
    """ "hij verdient 2100, hoeveel lks?", then "en wat kost hij mij dan?": the wage that was said goes along."""
    if _LOON in vulling.invoer or any(twijfel.veld == _LOON for twijfel in vulling.twijfel):
        return
    for begrip in reversed(told):
        if not begrip.says(_SAYS_WAGE):
            continue
        said = vul_in(_NETTOKOSTEN, begrip, Staat())
        if any(twijfel.veld == _LOON for twijfel in said.twijfel):
            vulling.twijfel.append(Twijfel(_LOON))
            return
        if isinstance(loon := said.invoer.get(_LOON), str):
            _take_over(loon, said.invoer.get(_UREN), {**known, **vulling.invoer}.get(_UREN), vulling)
            return


def _take_over(loon: str, before: Any, now: Any, vulling: Vulling) -> None:
    other = _either(loon, str(before), str(now)) if before and now else None
    if other:
        vulling.twijfel.append(other)
        return
    vulling.invoer[_LOON] = loon
    vulling.gelezen[_LOON] = (f"loonkosten {format_number(Decimal(loon))} euro per maand, dat noemde u eerder",)


def _either(loon: str, before: str, now: str) -> Twijfel | None:
    hours, other = Decimal(before), Decimal(now)
    if not hours or hours == other:
        return None
    in_proportion = (Decimal(loon) * other / hours).quantize(_CENT)
    return Twijfel(_LOON, (f"{in_proportion:f}", loon))
