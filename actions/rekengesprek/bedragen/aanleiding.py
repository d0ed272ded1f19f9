"""Dates of something that happened, not of the amount that is asked: "de loonwaarde is in 2025 vastgesteld"."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from actions.rekengesprek.bericht.begrip import Begrip
from actions.rekengesprek.dagen.begin_dienst import has_begun
from actions.rekengesprek.velden.vulling import Vulling
from bot.reading import Quantity

_NO_START = ("loondispensatie", "minimumloon")  # whose amount does not hang on when somebody began
_CLAUSE_ENDS = re.compile(r"[.?!;:\n](?=\s|$)|,(?!\d)|\bmaar\b")
_OF_LOONWAARDE = re.compile(
    r"loon ?waarde|\blw\b|%|procent|\bpct\b|presteer|productiv|rapport|meting|onderzoek|keuring|uwv"
)
_HAPPENED = re.compile(
    r"\b(?:gezet|gesteld|vast ?gesteld|vastgelegd|vast|bepaald|gemeten|gekeurd|beoordeeld|herzien|bijgesteld|uitgekomen|kwam|stelde|"
    r"bleek|gebleken|geschat|verklaard|afgegeven|verhoogd|verlaagd|gegaan|ging|geworden|werd|toegekend|"
    r"(?:loonwaarde)?meting|rapport|onderzoek|(?:her)?keuring|(?:her)?beoordeling|besluit|brief|beschikking)\b"
)
_ASKS_AMOUNT = re.compile(
    r"\b(?:hoeveel|hoe ?veel|hvl|hoe hoog|welk bedrag|wat (?:is|was|kreeg|krijg|kost|kostte|gold|geldt|bedroeg))\b|"
    r"^\W*(?:de |het )?(?:lks|loonkosten ?subsidie|subsidie|loondispensatie|netto ?kosten|minimum ?loon)\b"
)
_SINCE = re.compile(r"\b(?:sinds|sedert)\W+(?:(?:begin|eind|medio|half|ongeveer|het jaar)\W+)*$")
_WORKS = re.compile(r"\b(?:werk\w*|dienst|bij ons|bij mij|hier|begonnen|begon|gestart|aangenomen|loondispensatie)\b")
_NOW = re.compile(r"\b(?:nu|momenteel|vandaag|op dit moment|tegenwoordig)\b")
_QUESTION = re.compile(r"\b(?:hoeveel|hoe hoog|wat|welk|krijg\w*)\b")
_BEFORE_NOW = re.compile(
    r"\b(?:was|waren|gold|golden|kreeg|kregen|kostte\w*|bedroeg|had|hadden|betaalde\w*|toen|destijds|stond)\b"
)
_NOT_BEFORE = re.compile(
    r"\b(?:als|wordt|word|gaat|zal|straks|aanstaande|komende?|volgende?|begin\w*|start\w*|dienst)\b"
)


def without_causes(rekenhulp: str, begrip: Begrip, vulling: Vulling) -> Begrip:
    """The message without days on which something happened that only led to the question."""
    for quantity in [q for q in begrip.quantities if q.kind == "date" and isinstance(q.value, date)]:
        if quantity.value <= begrip.today and _led_to_it(rekenhulp, begrip, quantity):  # type: ignore[operator]
            vulling.ongebruikt.append(quantity)
            begrip = replace(begrip, quantities=tuple(q for q in begrip.quantities if q is not quantity))
    return begrip


def in_the_past(begrip: Begrip) -> Begrip:
    """ "wat was dat in maart", said in november: the march behind us."""
    if not _BEFORE_NOW.search(begrip.folded) or _NOT_BEFORE.search(begrip.folded):
        return begrip
    return replace(begrip, quantities=tuple(_year_back(begrip.today, q) for q in begrip.quantities))


def _year_back(today: date, quantity: Quantity) -> Quantity:
    value = quantity.value
    is_open = quantity.kind == "date" and quantity.unit == "maand" and isinstance(value, date) and value > today
    if not is_open or re.search(r"\d", quantity.text) or not isinstance(value, date):
        return quantity
    return replace(quantity, value=value.replace(year=value.year - 1))


def _led_to_it(rekenhulp: str, begrip: Begrip, quantity: Quantity) -> bool:
    start, end = _clause(begrip.folded, quantity)
    clause = begrip.folded[start:end]
    if rekenhulp in _NO_START and _SINCE.search(begrip.folded[: quantity.start]) and _WORKS.search(clause):
        return True
    if has_begun(begrip, quantity) or _ASKS_AMOUNT.search(clause) or _SINCE.search(begrip.folded[: quantity.start]):
        return False
    if rekenhulp != "minimumloon" and _HAPPENED.search(clause) and _OF_LOONWAARDE.search(clause):
        return True
    rest = begrip.folded[:start] + " | " + begrip.folded[end:]
    return bool(_NOW.search(rest) and _QUESTION.search(rest) and _HAPPENED.search(clause))


def _clause(folded: str, quantity: Quantity) -> tuple[int, int]:
    begins = [m.end() for m in _CLAUSE_ENDS.finditer(folded, 0, quantity.start)]
    ends = [m.start() for m in _CLAUSE_ENDS.finditer(folded, quantity.end)]
    return max(begins, default=0), min(ends, default=len(folded))
