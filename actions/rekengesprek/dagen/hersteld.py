"""A start or a year of guidance put right: "nee, 1 september", "niet jaar 1 maar jaar 2"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from actions.rekengesprek.bericht.begrip import Begrip
from bot.reading import Quantity

_NIET = r"(?:niet|nie|nt|geen)"
_WHICH = (
    r"(?:jaar (?:[1-4]|een|twee|drie|vier)|[1-4](?:e|de|ste) jaar|(?:eerste|tweede|derde|vierde)(?: jaar)?|"
    r"[1-4](?:e|de|ste))"
)
_IN = r"(?:(?:in|het|'t|zijn|haar|van|meer|is|al) ){0,3}"
_NOT_THAT_YEAR = (
    re.compile(rf"\b{_NIET} {_IN}{_WHICH}\W+(?:maar|mar|mor|mr|wel|het is|is|[,.])\W*(?:(?:wel|al) )?{_IN}"),
    re.compile(
        rf"\b{_WHICH}\W+(?:klopt \w*\W?(?:niet|nie)|is \w*\W?(?:fout|verkeerd|onjuist)|moet(?:en)?|wordt)\W+"
        r"(?:(?:het|dat|is|moet|in|zijn) ){0,3}"
    ),
)
_ALSO_NOT = re.compile(rf"\W+(?:en )?(?:{_NIET}|ipv|in plaats van) {_IN}(?:{_WHICH}|[1-4]\b)")
_CORRECTS = (
    r"^\W*(?:nee+n?|neuh|sorry|oeps|oh? ?nee|wacht|foutje?|correctie|pardon)\b|"
    r"\b(?:sorry|typ\w*|foutje?|bedoel\w*|verkeerd|correctie|moet zijn|vergis\w*|"
    r"uitgesteld|verschoven|opgeschoven|verzet)\b"
)
_BEGINS = (
    r"\b(?:begint|begon|beginnen|begonnen|start|starten|startte|gestart|in ?dienst|"
    r"komt pas|komt eerder|ingangsdatum|startdatum|begindatum)\b"
)
_OF_ANOTHER_MOMENT = (
    r"\b(?:gold|bedrag\w*|hoeveel was|stand|peil\w*|aangevraagd|aanvraag|"
    r"geboren|geb|iemand|collega|ander\w*|nieuwe?|coach)\b"
)
_SOON, _LONG = 100, 270  # days


def other_guidance_year(begrip: Begrip, rekenhulp: str) -> Begrip:
    """ "niet het eerste jaar maar het tweede": the message without the year that it rejects."""
    if rekenhulp != "jobcoach":
        return begrip
    text = begrip.text
    for pattern in _NOT_THAT_YEAR:
        for match in pattern.finditer(begrip.folded):
            left = begrip.folded[match.end() :]
            blank = " " * (match.end() - match.start())
            if re.match(r"(?:[1-4]|een|twee|drie|vier)\b(?!e)", left):
                blank = blank[: -len("jaar ")] + "jaar "
            text = text[: match.start()] + blank + text[match.end() :]
    for match in _ALSO_NOT.finditer(begrip.folded):
        if not text[match.start() : match.end()].isspace() and re.search(rf"{_WHICH}$", begrip.folded[: match.start()]):
            text = text[: match.start()] + " " * (match.end() - match.start()) + text[match.end() :]
    return begrip if text == begrip.text else replace(begrip, text=text)


def start_anew(begrip: Begrip, rekenhulp: str, known: Mapping[str, Any]) -> Begrip:
    """ "nee, 1 september 2026", "hij begint pas in september": the start that was given before, given anew."""
    dates = [q for q in begrip.quantities if q.kind == "date" and q.number is None and not q.problem]
    start = known.get("start")
    if rekenhulp in ("", "meeteltermijn") or not isinstance(start, str) or len(dates) != 1:
        return begrip
    if not begrip.says(f"{_CORRECTS}|{_BEGINS}") or begrip.says(_OF_ANOTHER_MOMENT):
        return begrip
    moved = in_that_year(dates[0], start)
    quantities = tuple(moved if q is dates[0] else q for q in begrip.quantities)
    return replace(begrip, quantities=quantities, roles={**begrip.roles, moved.start: "start"})


def in_that_year(quantity: Quantity, known: Any) -> Quantity:
    """A day without a year, of the year of the day it takes the place of, or soon before or after that day."""
    value = quantity.value
    if not (quantity.approximate and isinstance(value, date) and isinstance(known, str)):
        return quantity
    try:
        was = date.fromisoformat(known)
        days = [value.replace(year=was.year + years) for years in (0, 1, -1)]
    except ValueError:
        return quantity
    near = next((day for day in days[1:] if abs((day - was).days) <= _SOON), None)
    same = days[0] if abs((days[0] - was).days) <= _LONG or near is None else near
    return replace(quantity, value=same, approximate=False)
