"""Which amount is the wage costs of a month: not one of an hour, a week, or so much more than something else."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from actions.rekengesprek.bericht.begrip import Begrip
from actions.rekengesprek.velden.vulling import Twijfel, Vulling
from bot.knowledge.dutch import format_number
from bot.reading import Quantity

_VELD = "loonkosten"
_REACH = 45
_LEAST = Decimal(200)  # euros: less is no month's wage costs, but an hour's wage or an allowance
_MONTHS = 12
_OTHER_MONEY = re.compile(r"korting|premie\w*|\blkv\b|voordeel|subsidie|\blks\b")
_RELATIVE = re.compile(
    r"^\W*(?:(?:per maand|bruto|euro|p/m|pm|in de maand)\W+)*(?:hoger|lager|meer|minder|boven|onder|extra|erbij|bovenop|toeslag|opslag|duurder|goedkoper|verschil)\b"
)
_RELATIVE_BEFORE = re.compile(
    r"\b(?:toeslag|opslag|plus|extra|bovenop|reiskosten\w*)\W*(?:(?:van|is|nog|een|met)\W+)*$|\+ ?$"
)
_OF_TIME_BEFORE = re.compile(
    r"(?:uur ?(?:loon|tarief|prijs)|week ?(?:loon|salaris)|dag ?loon|periode ?loon|(?:loon|salaris|kosten|betaal\w*|verdien\w*|krijgt) per (?:uur|week|dag))\W*"
    r"(?:(?:is|van|bruto|a|nu|wordt|ligt op|bedraagt|euro)\W+)*$"
)
_OF_TIME_AFTER = re.compile(
    r"^\W*(?:euro|bruto)?\W*(?:per|p/|/|het) ?(?:uur|u|week|wk|dag|4 weken|vier weken|periode)\b"
)
_OF_YEAR = re.compile(
    r"\b(?:loon ?)?kosten(?: (?:zijn|is|bedragen))? per jaar\W*(?:(?:is|zijn|van|bedragen)\W+)*$|\bjaar ?(?:loon|salaris|kosten|inkomen)\W*(?:(?:is|van|zijn|bruto)\W+)*$"
)
_COSTS = re.compile(r"\bloon ?kosten\b|\bkost(?:en)?\b")
_WITHOUT_HOLIDAY = re.compile(
    r"(?:\b(?:en|plus)|\+)\W+(?:nog )?(?:8 ?(?:%|procent) )?vakantie(?:geld|toeslag|bijslag)|\b(?:excl\w*|exc|zonder|ex|buiten)\W+(?:\w+ ){0,2}?vakantie\w*|vakantie\w* (?:\w+ ){0,2}(?:niet|nog (?:bij|bovenop)|zit (?:er )?(?:nog )?niet|er ?bij|er ?bovenop|komt|exclusief)"
)
_OF_MOMENT = re.compile(
    r"\b(?:in|sinds|vanaf|per|voor|over|uit|tot|na|sedert|jaar|begin|eind|medio|najaar|voorjaar|zomer|winter|januari|februari|maart|april|mei|juni|juli|"
    r"augustus|september|oktober|november|december|jan|feb|mrt|apr|jun|jul|aug|sept?|okt|nov|dec)\W*(?:(?:het|jaar|de|van)\W+)?$|\d\W*$"
)
_AS_WAGE_BEFORE = re.compile(
    r"\b(?:loon\w*|kost\w*|salaris\w*|verdien\w*|betaal\w*|betalen|bruto\w*|kwijt|krijgt|maandloon|beur\w*|uitgaven|lasten)\b\W*(?:[a-z]+\W+){0,4}$"
)
_AS_WAGE_AFTER = re.compile(
    r"^\W*(?:(?:bruto|netto|all ?-?in|totaal)\W+)*(?:per maand|p/?m\b|pmnd|per mnd|in de maand|maandelijks|bruto|loon|salaris|euro|aan loon|loonkosten|kwijt|ex\w*|incl\w*|all-?in)\b"
)
_BACK_TO_MINIMUM = re.compile(
    r"\b(?:verdien\w*|krijg\w*|betaal\w*|loon|salaris)\W+(?:\w+ ){0,4}(?:minimum ?loon|wml)\b|\b(?:minimum ?loon|wml) (?:verdien\w*|krijg\w*|betaal\w*)|"
    r"\b(?:toch|gewoon|op|bij|tegen|met|van) (?:\w+ ){0,2}(?:minimum ?loon|wml)\b|^\W*(?:het )?(?:wettelijk )?(?:minimum ?loon|wml)\W*$"
)
_BESIDE_MINIMUM = r"\b(?:boven|onder|meer dan|minder dan|hoger|lager|net|procent|hoeveel|hoe hoog|wat is)\b"


def only_of_a_month(begrip: Begrip, gevraagd: str, knows_costs: bool, vulling: Vulling) -> Begrip:
    """The message without amounts that cannot be taken over as costs a month; asks for those, or works them out."""
    if gevraagd == "andere_korting":
        return begrip
    begrip = _without_years(begrip)
    for quantity in [q for q in begrip.quantities if q.kind in ("money", "number") and not q.problem]:
        begrip = _judged(begrip, quantity, vulling)
    has_money = any(q.kind == "money" for q in begrip.quantities) or _VELD in vulling.invoer or vulling.twijfel
    asked = knows_costs or gevraagd == _VELD
    if asked and not has_money and begrip.says(_BACK_TO_MINIMUM.pattern) and not begrip.says(_BESIDE_MINIMUM):
        vulling.invoer[_VELD] = None  # "en als hij minimumloon verdient?"
    return begrip


def _without_years(begrip: Begrip) -> Begrip:
    """The message with its amounts that look like a year as amounts; what was learned of them as years goes."""
    told = tuple(_not_a_year(begrip, q) for q in begrip.quantities)
    changed = {new.start for old, new in zip(begrip.quantities, told) if old is not new}
    roles = {place: role for place, role in begrip.roles.items() if place not in changed}
    return replace(begrip, quantities=told, roles=roles)


def _not_a_year(begrip: Begrip, quantity: Quantity) -> Quantity:
    """ "kost mij 1980 per maand", "1980 bruto": an amount that only looks like a year."""
    if quantity.kind != "date" or quantity.unit != "jaar" or quantity.number is None:
        return quantity
    before, after = begrip.before(quantity, _REACH), begrip.after(quantity, _REACH)
    if _OF_MOMENT.search(before) or not (_AS_WAGE_BEFORE.search(before) or _AS_WAGE_AFTER.search(after)):
        return quantity
    amount = f"{quantity.text.strip()} euro"
    return replace(quantity, kind="money", unit="", value=quantity.number, number=None, text=amount)


def _judged(begrip: Begrip, quantity: Quantity, vulling: Vulling) -> Begrip:
    before, after = begrip.before(quantity, _REACH), begrip.after(quantity, _REACH)
    without = replace(begrip, quantities=tuple(q for q in begrip.quantities if q is not quantity))
    is_money = quantity.kind == "money"
    is_of_time = bool(_OF_TIME_BEFORE.search(before) or _OF_TIME_AFTER.search(after))
    is_of_time = is_of_time or (is_money and quantity.unit not in ("", "maand", "jaar"))
    if _OTHER_MONEY.search(f"{before[-25:]} {after[:20]}"):
        return begrip
    is_yearly = (is_money and quantity.unit == "jaar") or bool(_OF_YEAR.search(before))
    if is_yearly and _COSTS.search(f"{before} {after}") and not begrip.says(_WITHOUT_HOLIDAY.pattern):
        yearly = Decimal(str(quantity.value))
        monthly = (yearly / _MONTHS).quantize(Decimal("0.01"))
        vulling.invoer[_VELD] = f"{monthly:f}"
        vulling.gelezen[_VELD] = (f"{format_number(yearly)} euro per jaar / 12 = {format_number(monthly)} per maand",)
        return without
    is_relative = is_money and bool(_RELATIVE.search(after) or _RELATIVE_BEFORE.search(before))
    is_little = is_money and Decimal(str(quantity.value)) < _LEAST
    is_bare = is_money and begrip.says(_WITHOUT_HOLIDAY.pattern)
    if is_of_time or is_yearly or is_relative or is_little or is_bare:
        _ask(vulling)
        return without
    return begrip


def was_without_holiday(begrip: Begrip, knows_costs: bool, vulling: Vulling) -> None:
    """ "ik bedoel zonder vakantiegeld", right behind an outcome: then the amount of before was not the costs."""
    is_amount = any(q.kind in ("money", "number") for q in begrip.quantities)
    if knows_costs and not is_amount and begrip.says(_WITHOUT_HOLIDAY.pattern):
        _ask(vulling)


def likely_costs(begrip: Begrip, vulling: Vulling) -> None:
    """ "loonkosten 16": too little for a month, so an hour's wage or a slip; "2450 zonder vakantiegeld" is no costs."""
    raw = vulling.invoer.get(_VELD)
    if isinstance(raw, str) and (Decimal(raw) < _LEAST or begrip.says(_WITHOUT_HOLIDAY.pattern)):
        _ask(vulling)


def _ask(vulling: Vulling) -> None:
    vulling.invoer.pop(_VELD, None)
    if not any(twijfel.veld == _VELD for twijfel in vulling.twijfel):
        vulling.twijfel.insert(0, Twijfel(_VELD))
