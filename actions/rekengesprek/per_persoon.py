"""Calculations for one person, when a message names several: one at a time, and an outcome says that it is for one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from actions.rekengesprek.begrip import Begrip
from actions.rekengesprek.toewijzen import Twijfel, Vulling
from bot.knowledge.dutch import format_number
from bot.reading import Quantity
from bot.reading.people import FIRST_NAMES

_HOURS_OF = {
    "loonkostensubsidie": "uren",
    "loondispensatie": "uren",
    "nettokosten": "uren",
    "jobcoach": "uren",
    "lkv": "uren_per_week",
}
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
_EACH = r"\b(?:per (?:persoon|medewerker|man|werknemer|kandidaat)|ieder apart|elk apart|per stuk)\b"
_NEAR = 45
_FULL_WEEK = re.compile(r"full ?-?time|voltijd|werkweek|volledige|normale|\bcao\b|\bvan de\b")
_LONGEST_WEEK = 48


def one_at_a_time(rekenhulp: str, begrip: Begrip, vulling: Vulling) -> None:
    """ "Klaas 24 uur 45%, Piet 32 uur 60%: hoeveel lks samen?": asks with whom to begin."""
    veld = _HOURS_OF.get(rekenhulp)
    if veld is None:
        return
    told = begrip.without_past()
    hours = [q for q in told.quantities if _is_contract(told, q)]
    many = _people(told)
    if len({q.value for q in hours}) > 1 and _several(told):
        percents = [q for q in told.quantities if q.kind == "percent"] if rekenhulp in _BY_LOONWAARDE else []
        each = percents if len(percents) == len(hours) else [None] * len(hours)
        vulling.invoer.pop(veld, None)
        if len(percents) > 1:
            vulling.invoer.pop("loonwaarde", None)
        vulling.twijfel = [twijfel for twijfel in vulling.twijfel if twijfel.veld not in (veld, "loonwaarde")]
        vulling.twijfel.insert(0, Twijfel(veld, situaties=tuple(_shown(q, part) for q, part in zip(hours, each))))
        taken = {q.start for q in (*hours, *percents)}
        vulling.ongebruikt = [q for q in vulling.ongebruikt if q.start not in taken]
    elif many > 1 and _asks_sum(rekenhulp, told):
        vulling.invoer.pop(veld, None)
        vulling.twijfel = [Twijfel(veld), *(twijfel for twijfel in vulling.twijfel if twijfel.veld != veld)]
    elif many > 1 and not vulling.twijfel and veld in vulling.invoer:
        _tell(veld, f"u noemt {format_number(many)} mensen, dit bedrag is voor 1 medewerker", vulling)
        vulling.ongebruikt = [q for q in vulling.ongebruikt if q.kind != "count"]


def told_before(rekenhulp: str, story: Sequence[str], gevraagd: str, vulling: Vulling) -> None:
    """ "lks voor 5 mensen", then "24 uur": also then the amount is of one of them."""
    is_told = any(re.search(_NUMBER_OF_PEOPLE, text.lower()) for text in story)
    if rekenhulp in _HOURS_OF and is_told and isinstance(vulling.invoer.get(gevraagd), str):
        _tell(gevraagd, "dit bedrag is voor 1 medewerker", vulling)


def _tell(veld: str, text: str, vulling: Vulling) -> None:
    vulling.gelezen[veld] = (*vulling.gelezen.get(veld, ()), text)


def _asks_sum(rekenhulp: str, begrip: Begrip) -> bool:
    """ "samen 60 uur": of nobody in particular. Guidance of several people is not added up either."""
    hours = [q for q in begrip.quantities if q.kind == "hours"]
    if rekenhulp == "jobcoach":
        return bool(hours) and not begrip.says(_EACH)
    return any(re.search(_TOGETHER, begrip.before(q, _NEAR)) for q in hours)


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


def _people(begrip: Begrip) -> Decimal:
    counts = [q.value for q in begrip.quantities if q.kind == "count" and q.unit == "mensen"]
    times = [Decimal(q.times) for q in begrip.quantities if q.kind == "hours" and q.times]
    found = [*(value for value in counts if isinstance(value, Decimal)), *times]
    return max(found, default=Decimal(0))


def _shown(hours: Quantity, part: Quantity | None) -> str:
    shown = f"{format_number(Decimal(str(hours.value)))} uur"
    return f"{shown}, loonwaarde {format_number(Decimal(str(part.value)))}%" if part else shown
