"""How many people work which hours: "3 van 20 uur", "twee mensen, samen 60 uur"."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from actions.rekengesprek.bericht.begrip import Begrip
from actions.rekengesprek.personen.aantallen import ELK, OF_BOTH, people_of
from actions.rekengesprek.personen.namen import called
from actions.rekengesprek.staat import Staat
from actions.rekengesprek.velden.deeltijd import MENSEN
from actions.rekengesprek.velden.eenheden import shown
from actions.rekengesprek.velden.vulling import Twijfel, Vulling
from bot.reading import Quantity

_LONGEST_WEEK, _SMALL_CONTRACT = 40, 8
_TOGETHER = (
    r"\b(?:samen|totaal|bij elkaar)\b\W*\d|"
    r"\d\W*(?:uur |u |per week |in totaal )*(?:is |met )?(?:samen|zijn \w+en|bij elkaar)\b"
)
_EACH_SO_MANY = r"\b(?:elk|ieder\w*|allebei|per persoon|de man)\W{1,3}(?:dus )?\d"
_EVERY_ONE = r"\b(?:van|a|x) elk\b|\belk\b(?! (?:jaar|maand|week|kwartaal|uur|dag))|\bieder\b"
_MOST = 50
_SAID_TOGETHER = r"\b(?:samen|totaal|bij elkaar|gezamenlijk)\b"
_OF_THEM = {"tweeen": 2, "drieen": 3, "vieren": 4, "vijven": 5, "zessen": 6}
_ALL_OF_THEM = r"\bmet (?:zijn|z'?n|hun|ons) (tweeen|drieen|vieren|vijven|zessen)\b"
_OF_WHOM_REGISTERED = re.compile(
    r"\b(?:waarvan|daarvan) (?:er )?(\w+) (?:\w+ ){0,3}?(?:in|uit) (?:het |de |t )?(?:doelgroep|register|dgr)"
)
ELK_OF_SAMEN = "elk_of_samen"


@dataclass(frozen=True)
class Mens:
    """times people with so many hours per unit."""

    uren: Decimal
    unit: str
    times: int
    is_counted: bool = False
    upper: Decimal | None = None


def read_mens(begrip: Begrip, quantity: Quantity, used: list[Quantity]) -> Mens:
    value = quantity.value if isinstance(quantity.value, Decimal) else quantity.number or Decimal(0)
    times = quantity.times or 1
    before = people_of(begrip, quantity)
    upper = quantity.upper if before is None or before.upper is None else quantity.value
    if before is not None and re.search(_SAID_TOGETHER, begrip.folded[before.end : quantity.start]):
        before = None  # "twee mensen die samen 80 uur maken": the number of people is taken up later
    if before is not None and quantity.times is None:
        used.append(before)
        times = int(before.value) if isinstance(before.value, Decimal) else 1
    is_counted = before is not None or quantity.times is not None
    return Mens(value, quantity.unit, times, is_counted, upper)  # type: ignore[arg-type]


def multiplied(
    begrip: Begrip, mensen: list[Mens], counts: list[Quantity], staat: Staat, vulling: Vulling
) -> list[Mens]:
    """Apply a number of people that stands loose in the sentence, or was said before."""
    together = re.search(_ALL_OF_THEM, begrip.folded)
    names = called(begrip.text) if len(mensen) == 1 and not counts else []
    before = 0 if begrip.is_aanvulling or staat.is_klaar else int(staat.invoer.get(MENSEN, 0))
    counts = [q for q in counts if not _is_staff(begrip, q)]
    if len(counts) > 1 and len(mensen) == 1 and begrip.says(ELK):
        counts = [max(counts, key=lambda q: q.start)]  # "team groen, 14 man: wij lenen 4 mensen in, ieder 32 uur"
    total = sum(int(q.value) for q in counts if isinstance(q.value, Decimal)) or before
    if together:
        total = _OF_THEM[together[1]]
    elif names:
        total = len(names)
    elif registered := _registered(begrip):
        total, counts = registered, []
    said = sum(mens.times for mens in mensen)
    if begrip.says(rf"\b{OF_BOTH}\b") and len(mensen) == 1 and said == 1:
        total, counts = 2, []
    if total == 0 and len(mensen) == 1 and said == 1 and begrip.says(_EVERY_ONE):
        several = [
            q
            for q in begrip.quantities
            if q.kind == "number" and q.value != mensen[0].uren and isinstance(q.value, Decimal)
        ]
        total = int(several[0].value) if len(several) == 1 and 2 <= several[0].value <= _MOST else 0  # type: ignore
        if not total:
            vulling.invoer[ELK_OF_SAMEN] = shown(mensen[0].uren)
            vulling.twijfel.append(Twijfel("uren"))
            return mensen
    if total in (0, 1, said) or said in [q.value for q in counts]:
        return mensen
    is_sum = not begrip.says(_EACH_SO_MANY) and (
        begrip.says(_TOGETHER)
        or any(re.search(_SAID_TOGETHER, f"{begrip.before(q, 20)} {begrip.after(q, 30)}") for q in begrip.quantities)
    )
    if len(mensen) == 1 and mensen[0].times == 1 and is_sum:
        return [replace(mensen[0], uren=mensen[0].uren / total, times=total)]
    if len(mensen) == 1 and mensen[0].times == 1 and len(counts) <= 1:
        if begrip.says(ELK) or (counts and _can_only_be_each(mensen[0], total)):
            return [replace(mensen[0], times=total)]
        vulling.invoer[MENSEN] = str(total)
        if mensen[0].upper is None:
            vulling.invoer[ELK_OF_SAMEN] = shown(mensen[0].uren)
            vulling.twijfel.append(Twijfel("uren", elk=shown(mensen[0].uren)))
            return mensen
    vulling.twijfel.append(Twijfel("uren"))
    return mensen


def _registered(begrip: Begrip) -> int:
    """The 4 of "6 medewerkers, waarvan 4 in het doelgroepregister": the others are nobody who counts."""
    match = _OF_WHOM_REGISTERED.search(begrip.folded)
    found = [q for q in begrip.quantities if match and q.start == match.start(1) and isinstance(q.value, Decimal)]
    return int(found[0].value) if found else 0  # type: ignore[arg-type]


def each_or_together(begrip: Begrip, staat: Staat) -> list[str]:
    """The answer to whether each of them works those hours, or all together."""
    hours, total = staat.invoer.get(ELK_OF_SAMEN), int(staat.invoer.get(MENSEN, 0))
    if hours and not total and len(begrip.quantities) == 1:
        return _so_many(begrip.quantities[0], str(hours))
    if not hours or not total:
        return []
    said = [q.value for q in begrip.quantities if q.kind in ("hours", "number") and isinstance(q.value, Decimal)]
    if said and begrip.says(ELK):  # "40 alles bij elkaar, ze doen ieder 10"
        each = [value for value in said if value * total in said] or said
        return [shown(each[0])] * total if len(each) == 1 and len(said) == len(begrip.quantities) else []
    if begrip.quantities:
        return []
    if begrip.says(_SAID_TOGETHER):
        return [shown(Decimal(str(hours)) / total)] * total
    return [str(hours)] * total if begrip.says(ELK) else []


def _so_many(quantity: Quantity, hours: str) -> list[str]:
    """ "we hebben er 4", after "elk 20"."""
    value = quantity.value
    is_whole = isinstance(value, Decimal) and value == value.to_integral_value() and 2 <= value <= _MOST
    is_people = quantity.kind == "number" or (quantity.kind == "count" and quantity.unit == "mensen")
    return [hours] * int(str(value)) if is_people and is_whole and Decimal(str(value)) < Decimal(hours) else []


def _is_staff(begrip: Begrip, count: Quantity) -> bool:
    """The 11 of "een slager met 11 man personeel" and of "(team groen, 14 man)"."""
    opens, closes = begrip.folded.rfind("(", 0, count.start), begrip.folded.find(")", count.end)
    in_brackets = begrip.folded.rfind(")", 0, count.start) < opens and closes > 0
    hours_inside = any(q.kind == "hours" and opens < q.start < closes for q in begrip.quantities)
    after = begrip.folded[count.end : count.end + 20]
    return (in_brackets and not hours_inside) or re.match(r"\W*(?:personeel|sterk|vast)\b", after) is not None


def _can_only_be_each(mens: Mens, total: int) -> bool:
    """ "vier mensen draaien 22 uur": together that would be contracts of 5,5 hours."""
    return mens.unit in ("", "week") and mens.uren <= _LONGEST_WEEK and mens.uren / total < _SMALL_CONTRACT
