"""Numbers that only one calculator knows how to place: big hours, wage costs, a share of a sector, hours a month."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from actions.rekengesprek.bedragen.contracturen import is_spread
from actions.rekengesprek.bericht.begrip import Begrip
from actions.rekengesprek.velden.vulling import Twijfel, Vulling
from bot.reading import Quantity

_NUMBERS = {"een": "1", "twee": "2", "drie": "3", "vier": "4", "derde": "3", "vierde": "4", "kwart": "4", "vijfde": "5"}
_MANY_HOURS = 5000
_HOURS_OF_A_WEEK = 168
_LONGEST_WEEK = 48
_HOURS_OF_A_YEAR = 2500
_LEAST_WAGE, _MOST_WAGE = 500, 8000  # euros a month


def share(part: re.Match[str]) -> str:
    """ "2/5", "drie vijfde" as a percentage."""
    above = Decimal(_NUMBERS.get(part[1], part[1]))
    below = Decimal(_NUMBERS.get(part[2], part[2]))
    return f"{(above / below * 100).quantize(Decimal('0.01')).normalize():f}" if 0 < above <= below else "0"


def paid_hours(rekenhulp: str, begrip: Begrip, vulling: Vulling) -> None:
    """ "verloonde uren 2024: 498.310": a big bare number is the hours that the text speaks of."""
    veld = "verloonde_uren_per_jaar" if rekenhulp == "quotum" else "verloonde_uren"
    big = [q for q in vulling.ongebruikt if q.kind == "number" and Decimal(str(q.value)) >= _MANY_HOURS]
    named = [q for q in big if re.search(r"verloonde? uren\W+(?:\w+ ){0,3}$", begrip.folded[: q.start])]
    big = named or big
    if len(big) == 1 and veld not in vulling.invoer and begrip.says(r"verloonde?"):
        vulling.invoer[veld] = f"{big[0].value:f}"
        vulling.ongebruikt.remove(big[0])
    parts = [vulling.invoer.get(naam) for naam in ("verloonde_uren_doelgroep", "verloonde_uren")]
    if all(parts) and Decimal(str(parts[0])) > Decimal(str(parts[1])) and begrip.says(r"\b(?:waarvan|daarvan)\b"):
        vulling.problemen.append("De uren van de doelgroep kunnen niet meer zijn dan alle uren samen.")


def _is_share_of(begrip: Begrip, quantity: Quantity) -> bool:
    """The 1.185 of "1.185 van de 84.000 fte"."""
    after = re.match(
        r"\W*(?:van|op) (?:de |het )?(?:totaal van )?$", begrip.folded[quantity.end : _next_start(begrip, quantity)]
    )
    before = re.search(r"\bfte (?:van|op) (?:de |het )?$", begrip.folded[: quantity.start])  # "450 fte van de 125000"
    return quantity.kind == "number" and (after is not None or before is not None)


def _next_start(begrip: Begrip, quantity: Quantity) -> int:
    return min((q.start for q in begrip.quantities if q.start >= quantity.end), default=len(begrip.text))


def sector_pair(begrip: Begrip, vulling: Vulling) -> None:
    """ "500 van 10.000 fte": the smaller one is the user's, the larger one the sector's."""
    found = sorted(Decimal(str(q.value)) for q in begrip.quantities if q.kind == "fte" or _is_share_of(begrip, q))
    assigned = {"fte_werkgever", "fte_sector"} <= set(vulling.invoer)
    if len(found) == 2 and found[0] < found[1] and not assigned:
        vulling.twijfel = [twijfel for twijfel in vulling.twijfel if not twijfel.veld.startswith("fte")]
        vulling.invoer.update(fte_werkgever=f"{found[0]:f}", fte_sector=f"{found[1]:f}")


def hours_a_month(begrip: Begrip, vulling: Vulling) -> None:
    """Hours too many for a week are those of the year; hours a month, of a year of twelve of them."""
    monthly = [
        q for q in vulling.ongebruikt if q.kind == "hours" and q.unit == "maand" and isinstance(q.value, Decimal)
    ]
    week = vulling.invoer.get("uren_per_week")
    said_a_week = any(q.kind == "hours" and q.unit == "week" for q in begrip.quantities)
    if (
        week is not None
        and Decimal(str(week)) > _HOURS_OF_A_WEEK
        and not said_a_week
        and "verloonde_uren" not in vulling.invoer
    ):
        vulling.invoer["verloonde_uren"] = vulling.invoer.pop("uren_per_week")
    if len(monthly) == 1 and not {"verloonde_uren", "uren_per_week"} & set(vulling.invoer):
        vulling.invoer["verloonde_uren"] = f"{Decimal(str(monthly[0].value)) * 12:f}"
        vulling.ongebruikt.remove(monthly[0])


def wage_costs(vulling: Vulling) -> None:
    """ "kost alles bij elkaar 2450 pmnd": the one bare number of that size."""
    bare = [q for q in vulling.ongebruikt if q.kind == "number" and isinstance(q.value, Decimal)]
    large = [q for q in bare if _LEAST_WAGE <= q.value <= _MOST_WAGE]  # type: ignore[operator]
    if len(large) == 1 and "loonkosten" not in vulling.invoer:
        vulling.invoer["loonkosten"] = f"{large[0].value:f}"
        vulling.ongebruikt.remove(large[0])


def hours_of_a_year(begrip: Begrip, vulling: Vulling) -> None:
    """ "verloonde uren 2026: 1312": a bare number that is too many for a week is the hours that are spoken of."""
    bare = [q for q in vulling.ongebruikt if q.kind == "number" and isinstance(q.value, Decimal)]
    hours = [q for q in bare if _HOURS_OF_A_WEEK < q.value <= _HOURS_OF_A_YEAR]  # type: ignore[operator]
    paid = vulling.invoer.get("verloonde_uren")
    if paid is not None and Decimal(str(paid)) <= _LONGEST_WEEK and not begrip.says("verlo+nde?"):
        vulling.invoer["uren_per_week"] = vulling.invoer.pop("verloonde_uren")  # "een heel jaar met die 22 uur"
    known = {"verloonde_uren", "uren_per_week"} & set(vulling.invoer)
    if len(hours) == 1 and not known and begrip.says(r"verlo+nde?\b|\buren\b|\buur\b"):
        vulling.invoer["verloonde_uren"] = f"{hours[0].value:f}"
        vulling.ongebruikt.remove(hours[0])


def doubt_hours(begrip: Begrip, vulling: Vulling) -> None:
    """Hours a day, or every other week, are no hours a week: ask."""
    if is_spread(begrip):
        return
    for naam in ("uren", "uren_per_week"):
        quantity = next((q for q in begrip.quantities if q.kind == "hours" and not q.steps and q.unit != "dag"), None)
        if naam in vulling.invoer and quantity is not None:
            del vulling.invoer[naam]
            vulling.twijfel.append(Twijfel(naam))


def loose_number(begrip: Begrip) -> Quantity | None:
    """The one number without a unit of a message such as "en 32?"; a bare year counts as one."""
    begrip = begrip.without_past()
    numbers = [q for q in begrip.quantities if q.kind == "number" or (q.kind == "date" and q.number is not None)]
    if len(numbers) != 1 or len(begrip.quantities) != 1:
        return None
    quantity = numbers[0]
    if re.match(r" (?:\w+ )?(?:niet|geen)\b(?! \d)", begrip.folded[quantity.end :]) and quantity.start > 0:
        return None  # "en als er 2 niet in het register staan"
    return (
        quantity if quantity.kind == "number" else replace(quantity, kind="number", value=quantity.number or Decimal(0))
    )
