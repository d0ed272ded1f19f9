"""The first day of an employment: "is in februari 2025 bij ons begonnen"."""

from __future__ import annotations

import re

from actions.rekengesprek.bericht.begrip import Begrip
from bot.reading import Quantity

_BEGAN = r"^\W*(?:\w+ ){0,4}(?:begonnen|gestart|aangenomen|in dienst (?:gekomen|getreden|genomen)|komen werken)\b"
_BEGAN_IN = (
    r"\b(?:begon\w*|gestart|startte|aangenomen|in ?dienst|kwam|gekomen|sinds|ingegaan)\W+"
    r"(?:(?:hij|zij|ze|bij ons|hier|op|per|in|sinds|vanaf|eind|begin|getreden|gekomen|genomen|is|was)\W+){0,4}$"
)
_COMES = re.compile(r"\b(?:komt|komen|kwam|kwamen|treedt|trad|ging|gaat|neemt?|nemen|nam|namen)\b[^.;,?!\n]{0,40}$")
_INTO_WORK = re.compile(r"^[^.;?!\n]{0,40}\b(?:in dienst|(?:bij ons )?werken)\b|^[^.;?!\n]{0,40}\baan\W*(?:$|[,.;?!])")
_REACH = 45
_HAS = r"\b(?:heb|hebben|heeft|is|zijn|was|waren|werd|werden)\b"
_HAS_BEFORE = re.compile(rf"{_HAS}[^.;,?!\n]{{0,40}}$")
_HAS_AFTER = re.compile(rf"^\W*{_HAS}")
_BEGUN = re.compile(
    r"^[^.;?!\n]{0,90}?\b(?:begonnen|gestart|aangenomen|aangesteld|ingestroomd|in dienst (?:gekomen|getreden|genomen)|"
    r"komen werken)\b"
)
_TO_COME = re.compile(r"\b(?:word|wordt|worden|gaat|gaan|zal|zullen|wil|willen|moet|moeten|kan|kunnen)\b")
_STARTS_IN = re.compile(
    r"\b(?:start|starten|begint|beginnen|gaat|gaan|word|wordt|worden|komt|komen)\b(?! van\b)"
    r"(?:\W+(?:hij|zij|ze|ie|dan|nu|pas|hier|bij ons|officieel|er|iemand|op|in|per|vanaf|eind|begin|de|het)){0,4}\W+$"
)


def has_begun(begrip: Begrip, quantity: Quantity) -> bool:
    """ "we hebben in mei een jongen met een beperking aangenomen", "in maart is zij gestart": it lies behind us."""
    before, after = begrip.folded[: quantity.start], begrip.folded[quantity.end :]
    done = _BEGUN.match(after)
    if (
        done is None
        or _TO_COME.search(done[0])
        or any(q.start - quantity.end < done.end() for q in _later(begrip, quantity))
    ):
        return False
    has = _HAS_BEFORE.search(before)
    return bool((has and not _TO_COME.search(has[0])) or _HAS_AFTER.match(after))


def is_to_come(begrip: Begrip, quantity: Quantity) -> bool:
    """ "is aangenomen en start in maart", "in maart wordt zij aangenomen": a day that lies ahead."""
    before, after = begrip.folded[: quantity.start], begrip.folded[quantity.end :]
    return bool(_STARTS_IN.search(before) or re.match(rf"\W*{_TO_COME.pattern}", after))


def _later(begrip: Begrip, quantity: Quantity) -> list[Quantity]:
    """The dates behind this one, of which one may be the day that somebody began."""
    return [q for q in begrip.quantities if q.kind == "date" and q.start >= quantity.end]


def is_begin(begrip: Begrip, quantity: Quantity) -> bool:
    """ "is in februari 2025 bij ons begonnen", "hij begon in 2025": the first day of an employment."""
    behind = re.search(_BEGAN, begrip.folded[quantity.end :])
    comes = _COMES.search(begrip.folded[: quantity.start]) and _INTO_WORK.match(begrip.folded[quantity.end :])
    return bool(behind or comes or has_begun(begrip, quantity) or re.search(_BEGAN_IN, begrip.before(quantity, _REACH)))
