"""Questions about an outcome, which change nothing in it: why a number is in it, what it is a year, in another year."""

from __future__ import annotations

import re
from dataclasses import replace

from actions.rekengesprek.bericht.begrip import Begrip

_WHY = (
    r"\b(?:waarom|hoezo|vanwaar|wa+rvoor|waarvandaan|hoe komt het|hoe kom\w* (?:u|je|jullie)|wat beteken(?:t|en)|"
    r"wat houdt|waar staat|waar slaat|waar haal\w*)\b|"
    r"\bwaar kom\w* (?:u|je|jullie|die|dat|dit|de|het|deze) .{0,60}vandaan\b|"
    r"\bklopt het dat (?:u|je|jullie|er)\b"
)
_ANEW = r"(?! (?:dat|als|bij|met|in|voor|over|dan|op)\b)"
_IS_THIS = (
    rf"^\W*(?:en |maar |ok |oke )?(?:klopt|kloppen) (?:die|dat|deze|dit|de|het|jullie|uw)\b{_ANEW}|"
    rf"^\W*(?:en |maar )?(?:wat|welke) (?:is|zijn|was|waren) (?:dan |nou |nu )?(?:die|deze)\b{_ANEW}"
)
_ABOUT = re.compile(rf"{_WHY}|{_IS_THIS}")
_ENDS = re.compile(r"[?!;\n]|\.(?=\s|$)|,|\bmaar\b|\bwant\b|\ben als\b|\bals\b")
_PERIOD = {
    "jaar": re.compile(
        r"\b(?:per|in een|in het|voor een|voor het|over een|heel|hele) (?:heel |hele )?jaar\b|"
        r"\b(?:op )?jaarbasis\b|\bjaarlijks\b|\bjaarbedrag\b"
    ),
    "maand": re.compile(
        r"\b(?:per|in een|voor een|elke|iedere) maand\b|\b(?:op )?maandbasis\b|\bmaandelijks\b|\bmaandbedrag\b"
    ),
}
POINTING = frozenset(
    """
    en maar oke ok dus dan nu nou is was waren wordt werd zou zijn worden geweest dat het dit die hoeveel wat
    hoe veel hoog was gold destijds toen in over voor op van per een heel hele jaar jaarbasis jaarlijks
    jaarbedrag maand maandbasis maandelijks maandbedrag elke iedere totaal samen bedrag uitkomst krijg ik wij we
    u ontvang graag aub svp even ook liever toon geef doe maar wil weten alstublieft nog eens terug weer kost
    betaal verdient hij zij bruto
    """.split()  # noqa: SIM905
)


def asks_about_number(begrip: Begrip) -> bool:
    """ "waarom reken je met 23,5%?", "klopt die 8%?": the numbers stand only in a question about the outcome."""
    return bool(begrip.quantities) and (left := without_asked(begrip)) is not None and not left.quantities


def without_asked(begrip: Begrip) -> Begrip | None:
    """ "waarom 36 uur? hij werkt er 24": the message without the numbers that are asked about; None without such."""
    found = _ABOUT.search(begrip.folded)
    if found is None:
        return None
    ends = [
        end.start()
        for end in _ENDS.finditer(begrip.folded, found.end())
        if not any(q.start <= end.start() < q.end for q in begrip.quantities)
    ]
    end = min(ends, default=len(begrip.text))
    left = tuple(q for q in begrip.quantities if not found.start() <= q.start < end)
    return replace(begrip, quantities=left) if len(left) < len(begrip.quantities) else None


def other_period(begrip: Begrip) -> str:
    """ "en per jaar?", "hoeveel is dat op jaarbasis": "jaar" or "maand", when nothing else is said; else ""."""
    if begrip.quantities or not set(begrip.words_besides) <= POINTING:
        return ""
    named = [period for period, words in _PERIOD.items() if begrip.says(words.pattern)]
    return named[0] if len(named) == 1 else ""


def points_back(begrip: Begrip) -> bool:
    """ "wat was dat in 2019?": only another moment, of what was calculated."""
    is_moment = bool(begrip.quantities) and all(q.kind == "date" for q in begrip.quantities)
    return is_moment and set(begrip.words_besides) <= POINTING
