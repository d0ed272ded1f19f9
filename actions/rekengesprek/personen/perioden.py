"""Over which period hours are: a week, a month, a year, the weeks of a pay period, or days of which nothing follows."""

from __future__ import annotations

import re
from decimal import Decimal

from actions.rekengesprek.bericht.begrip import Begrip
from actions.rekengesprek.personen.lijst import WEEK_TOT
from actions.rekengesprek.personen.mensen import Mens
from actions.rekengesprek.staat import Staat
from actions.rekengesprek.velden.eenheden import shown
from actions.rekengesprek.velden.vulling import Twijfel, Vulling
from bot.knowledge.dutch import format_number
from bot.reading import Quantity

_JAAR_VANAF = 744
_CENT = Decimal("0.01")
# hours that are not simply hours a week
IRREGULAR = (
    r"\b(?:vier|4) ?wek\w*|\b4 ?wk\b|periodeloon|\bom de (?:andere )?week|tweewekelijks|per (?:2|twee|3|drie|4|vier) weken|per kwartaal|(?:per|elke|iedere) (?:dag|ochtend|middag|avond|maandag|dinsdag)"
    r"|\b(?:ochtend|middag|avond|dagdeel|dagdelen|ochtenden|middagen|avonden)\b|\bdagelijks|\b(?:ma|di|wo|do|vr|za|zo)\b(?:\W+(?:en |t/m )?\b(?:ma|di|wo|do|vr|za|zo)\b)+|telkens"
)
BY_DAYS = r"\bdagen\b"  # without what a week comes to
MONTH = r"\b(?:jan(?:uari)?|feb(?:ruari)?|maart|mrt|april|mei|juni|juli|aug(?:ustus)?|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b"
_IN_A_MONTH = (
    r"telling (?:van )?december|\b(?:in|over|van|voor|maand|verl\w* uren) (?:de maand )?(?:jan\w*|feb\w*|maart|mrt|apr\w*|mei|juni?|juli?|aug\w*|"
    r"sep\w*|okt\w*|nov\w*|dec\w*)\b|\((?:per )?maand\)|\bmaandloon|\bmaanduren\b"
)


def over_weeks(begrip: Begrip, staat: Staat, vulling: Vulling) -> bool:
    """ "en als dat per 4 weken was": the hours that were known, shared out over the weeks."""
    weeks = [q for q in begrip.quantities if q.kind == "duration" and q.unit == "week" and isinstance(q.value, Decimal)]
    known = [Decimal(str(uren)) for uren in staat.invoer.get("uren") or []]
    if not known or len(begrip.quantities) != 1 or len(weeks) != 1:
        return False
    if not re.search(r"\bper\W*$", begrip.folded[: weeks[0].start]):
        return False
    count = Decimal(str(weeks[0].value))
    shared = [(uren / count).quantize(_CENT) for uren in known]
    vulling.invoer.update(uren=[shown(uren) for uren in shared], periode="week")
    vulling.gelezen["uren"] = tuple(
        f"{format_number(before)} uur per {format_number(count)} weken = {format_number(after)} uur per week"
        for before, after in zip(known, shared)
    )
    vulling.ongebruikt = []
    return True


def is_no_period_of(begrip: Begrip, staat: Staat) -> bool:
    """A period without hours, behind hours that can only be of a week."""
    known = [Decimal(str(uren)) for uren in staat.invoer.get("uren") or []]
    return bool(known) and not begrip.quantities and max(known) <= WEEK_TOT


def is_irregular(begrip: Begrip, hours: list[Quantity]) -> bool:
    if any(q.steps for q in hours):
        return False
    is_by_days = begrip.says(BY_DAYS) and any(q.unit != "week" for q in hours)
    return begrip.says(IRREGULAR) or is_by_days


def take_period(mensen: list[Mens], begrip: Begrip, vulling: Vulling) -> None:
    units = {mens.unit for mens in mensen if mens.unit} & {"week", "maand", "jaar"}
    if len(units) > 1:
        vulling.twijfel.append(Twijfel("uren"))
    elif units:
        vulling.invoer["periode"] = units.pop()
    elif any(WEEK_TOT < mens.uren <= _JAAR_VANAF for mens in mensen) and begrip.says(
        rf"{_IN_A_MONTH}|{MONTH}\W+(?:\w+ )?verlo+n\w*|loonstrook\b.*{MONTH}|{MONTH}.*\bloonstrook"
    ):
        vulling.invoer.setdefault("periode", "maand")


def needs_period(uren: list[str]) -> str | None:
    """For hours without a period: "jaar" when no other is possible, "" when it must be asked, else None (week)."""
    most = max((Decimal(text) for text in uren), default=Decimal(0))
    if most <= WEEK_TOT:
        return None
    return "jaar" if most > _JAAR_VANAF else ""
