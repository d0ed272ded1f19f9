"""In which year the guidance of a job coach is."""

from __future__ import annotations

import re
from datetime import date

from actions.rekengesprek.bericht.begrip import Begrip
from actions.rekengesprek.velden.vulling import Twijfel, Vulling
from bot.reading import Quantity

_ORDINALS = {"eerste": 1, "1e": 1, "tweede": 2, "2e": 2, "derde": 3, "3e": 3, "vierde": 4, "4e": 4}
_WHICH = rf"({'|'.join(_ORDINALS)}) (?:begeleidings)?jaar"
_BEHIND_US = (
    re.compile(
        rf"{_WHICH}(?: \w+){{0,4}}? (?:erop|er op|voorbij|achter de rug|afgelopen|klaar|geweest|afgerond|gehad|om|"
        r"gedaan|verstreken|ten einde)\b"
    ),
    re.compile(rf"\bna (?:het |haar |zijn |hun |dat |'t )?{_WHICH}"),
)
_NOT_YET = re.compile(r"\b(?:bijna|nog niet|haast|binnenkort|straks)\b")
_SOME_TIME = r"(?:\d{1,2}|een|twee|drie|anderhalf|anderhalve)\W? ?(?:jaar|jr|maanden|mnd)"
_SO_LONG = re.compile(
    rf"\b(?:al|na|sinds|ruim|nu|inmiddels|ondertussen|bijna) (?:\w+ )?{_SOME_TIME}\b|"
    rf"\b{_SOME_TIME} (?:lang )?(?:in dienst|bij ons|hier|werkzaam)\b|\bal (?:jaren|lang)\b|"
    r"\b(?:jaar|maanden) geleden\b"
)
_JUST_BEGUN = re.compile(
    r"\b(?:net|pas|juist|zojuist|vandaag|deze week|deze maand) (?:is |was |bij ons |hier )?"
    r"(?:begonnen|gestart|in dienst|aangenomen|komen werken)\b|\bnieuwe? (?:collega|medewerker|kracht|in dienst)\b"
)
_COACH = r"\w*coach\w*|begeleid\w*"
_BEGINS = r"gestart|start\w*|begon\w*|begin\w*|sinds|vanaf|loopt|liep|ingezet|ingegaan|per"


def guidance_year(begrip: Begrip, vulling: Vulling) -> None:
    """ "haar eerste jaar zit erop", "de jobcoach is gestart op 1 maart 2025": the year that runs now."""
    for pattern in _BEHIND_US:
        over = pattern.search(begrip.folded)
        if over and _NOT_YET.search(begrip.folded[: over.end()]):
            _doubt(vulling)
            return
        if over:
            vulling.invoer["jaar"] = str(_ORDINALS[over[1]] + 1)
            return
    if "jaar" in vulling.invoer:
        return
    if _JUST_BEGUN.search(begrip.folded):
        vulling.invoer["jaar"] = "1"
        return
    dates = [q for q in begrip.quantities if q.kind == "date" and not q.problem and isinstance(q.value, date)]
    if len(dates) == 1:
        _since(begrip, dates[0], vulling)
    elif len(dates) > 1 or _SO_LONG.search(begrip.folded):
        _doubt(vulling)


def _since(begrip: Begrip, quantity: Quantity, vulling: Vulling) -> None:
    """The year of guidance since that day; asked when it may be the day of something else, or may be two years."""
    began = quantity.value
    if not isinstance(began, date):
        return
    years = begrip.today.year - began.year
    if began >= begrip.today or (quantity.unit == "jaar" and years == 0):
        return  # it must still begin: the first year
    before = begrip.folded[: quantity.start]
    is_of_guidance = re.search(rf"\b(?:{_COACH})\b[^.;,]*\b(?:{_BEGINS})\b[^.;,]*$", before) or re.match(
        rf"[^.;,\d]*\b(?:{_COACH})\b", begrip.folded[quantity.end :]
    )
    if quantity.unit == "jaar" or not is_of_guidance:
        _doubt(vulling)
        return
    is_later_in_year = (begrip.today.month, begrip.today.day) >= (began.month, began.day)
    vulling.invoer["jaar"] = str(years + is_later_in_year)
    vulling.ongebruikt = [q for q in vulling.ongebruikt if q is not quantity]


def _doubt(vulling: Vulling) -> None:
    vulling.invoer.pop("jaar", None)
    vulling.twijfel.append(Twijfel("jaar"))
