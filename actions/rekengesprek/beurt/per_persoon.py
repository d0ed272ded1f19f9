"""Calculations for one person, when a message names several: one at a time, and an outcome says that it is for one."""

from __future__ import annotations

import re
from decimal import Decimal

from actions.rekengesprek.bericht.begrip import Begrip
from actions.rekengesprek.beurt.voor_allen import AANTAL, OF_ONE
from actions.rekengesprek.personen.voor_hoeveel import people_told, take_people
from actions.rekengesprek.staat import Staat
from actions.rekengesprek.velden.vulling import Twijfel, Vulling
from bot.knowledge.dutch import format_number
from bot.reading import Quantity
from bot.reading.people import FIRST_NAMES

_BY_LOONWAARDE = ("loonkostensubsidie", "loondispensatie", "nettokosten")
_SEVERAL = (
    r"\b(?:samen|tezamen|bij elkaar|opgeteld|in totaal|allebei|beiden?)\b|"
    r"\b(?:twee|drie|vier|vijf|zes|[2-9]) (?:\w+ )?(?:mensen|medewerkers|collega'?s|personen|werknemers|man)\b|"
    r"\been van \d+\b.{0,40}\been van \d+\b|\bde een\b.{0,60}\bde ander\b"
)
_NUMBER_OF_PEOPLE = (
    r"\b(?:[2-9]|[1-9]\d|twee|drie|vier|vijf|zes|zeven|acht|negen|tien) "
    r"(?:mensen|medewerkers|werknemers|collega'?s|krachten|personen|man|jongens|meiden|kandidaten|wajongers)\b"
)
_TOGETHER = r"\b(?:samen|in totaal|totaal|bij elkaar|gezamenlijk)\W*(?:(?:werken|zij|ze|ongeveer|maken|voor)\W+){0,2}$"
_TOGETHER_AFTER = (
    r"^\W*(?:per week )?(?:werken|werkt|doen|maken|draaien)\W+(?:samen|in totaal|totaal|bij elkaar|gezamenlijk)\b"
)
_NEAR = 45
_FULL_WEEK = re.compile(r"full ?-?time|voltijd|werkweek|volledige|normale|\bcao\b|\bvan de\b")
_LONGEST_WEEK = 48
_HOURS_IN_A_MONTH = 744


def one_at_a_time(rekenhulp: str, begrip: Begrip, staat: Staat, vulling: Vulling) -> None:
    """ "Klaas 24 uur 45%, Piet 32 uur 60%: hoeveel lks samen?": asks with whom to begin."""
    veld = OF_ONE.get(rekenhulp)
    if veld is None:
        return
    told = begrip.without_past()
    hours = [q for q in told.quantities if _is_contract(told, q) or (rekenhulp == "lkv" and _is_of_a_year(q))]
    if len({q.value for q in hours}) > 1 and _several(told):
        percents = [q for q in told.quantities if q.kind == "percent"] if rekenhulp in _BY_LOONWAARDE else []
        each = percents if len(percents) == len(hours) else [None] * len(hours)
        veld = "verloonde_uren" if any(_is_of_a_year(q) for q in hours) else veld
        for naam in (OF_ONE[rekenhulp], veld):
            vulling.invoer.pop(naam, None)
        if len(percents) > 1:
            vulling.invoer.pop("loonwaarde", None)
        vulling.twijfel = [twijfel for twijfel in vulling.twijfel if twijfel.veld not in (veld, "loonwaarde")]
        vulling.twijfel.insert(0, Twijfel(veld, situaties=tuple(_shown(q, part) for q, part in zip(hours, each))))
        taken = {q.start for q in (*hours, *percents)}
        vulling.ongebruikt = [q for q in vulling.ongebruikt if q.start not in taken]
        return
    is_sum = people_told(told) > 1 and _asks_sum(told)
    if is_sum:
        vulling.invoer.pop(veld, None)
        vulling.twijfel = [Twijfel(veld), *(twijfel for twijfel in vulling.twijfel if twijfel.veld != veld)]
    take_people(told, staat, vulling, is_sum=is_sum)
    if vulling.mensen:
        vulling.ongebruikt = [q for q in vulling.ongebruikt if q.kind != "count"]


def told_before(rekenhulp: str, staat: Staat, vulling: Vulling) -> None:
    """ "lks voor 5 mensen", then "24 uur": also then the amount is of one of them."""
    is_told = any(re.search(_NUMBER_OF_PEOPLE, text.lower()) for text in staat.verhaal)
    is_answer = isinstance(vulling.invoer.get(staat.gevraagd), str)
    if rekenhulp in OF_ONE and is_told and is_answer and AANTAL not in staat.invoer:
        _tell(staat.gevraagd, "dit bedrag is voor 1 medewerker", vulling)


def _tell(veld: str, text: str, vulling: Vulling) -> None:
    vulling.gelezen[veld] = (*vulling.gelezen.get(veld, ()), text)


def _asks_sum(begrip: Begrip) -> bool:
    """ "samen 60 uur": of nobody in particular."""
    hours = [q for q in begrip.quantities if q.kind == "hours"]
    return any(
        re.search(_TOGETHER, begrip.before(q, _NEAR)) or re.search(_TOGETHER_AFTER, begrip.folded[q.end :])
        for q in hours
    )


def _is_of_a_year(quantity: Quantity) -> bool:
    """Paid hours, too many for a week or a month."""
    is_hours = quantity.kind == "hours" and quantity.unit in ("", "jaar") and not quantity.problem
    return is_hours and isinstance(quantity.value, Decimal) and quantity.value > _HOURS_IN_A_MONTH


def _is_contract(begrip: Begrip, quantity: Quantity) -> bool:
    """Hours a week of somebody, not those of a full week."""
    if quantity.kind != "hours" or quantity.unit not in ("", "week") or quantity.problem or quantity.steps:
        return False
    near = f"{begrip.before(quantity, 25)} {quantity.text.lower()} {begrip.after(quantity, 20)}"
    is_part = re.search(r"\d\W*(?:uur )?van (?:de )?$", begrip.folded[: quantity.start])
    return Decimal(str(quantity.value)) <= _LONGEST_WEEK and not is_part and not _FULL_WEEK.search(near)


def _several(begrip: Begrip) -> bool:
    names = {word for word in re.findall(r"[a-z]+", begrip.folded) if word in FIRST_NAMES}
    return begrip.says(_SEVERAL) or len(names) > 1


def _shown(hours: Quantity, part: Quantity | None) -> str:
    shown = f"{format_number(Decimal(str(hours.value)))} uur"
    return f"{shown}, loonwaarde {format_number(Decimal(str(part.value)))}%" if part else shown
