"""The first day of an employment: "is in februari 2025 bij ons begonnen"."""

from __future__ import annotations

import re

from actions.rekengesprek.begrip import Begrip
from bot.reading import Quantity

_BEGAN = r"^\W*(?:\w+ ){0,4}(?:begonnen|gestart|aangenomen|in dienst (?:gekomen|getreden|genomen)|komen werken)\b"
_BEGAN_IN = (
    r"\b(?:begon\w*|gestart|startte|aangenomen|in ?dienst|kwam|gekomen|sinds|ingegaan)\W+"
    r"(?:(?:hij|zij|ze|bij ons|hier|op|per|in|sinds|vanaf|eind|begin|getreden|gekomen|genomen|is|was)\W+){0,4}$"
)
_COMES = re.compile(r"\b(?:komt|komen|kwam|kwamen|treedt|trad|ging|gaat|neemt?|nemen|nam|namen)\b[^.;,?!\n]{0,40}$")
_INTO_WORK = re.compile(r"^[^.;?!\n]{0,40}\b(?:in dienst|(?:bij ons )?werken)\b|^[^.;?!\n]{0,40}\baan\W*(?:$|[,.;?!])")
_REACH = 45


def is_begin(begrip: Begrip, quantity: Quantity) -> bool:
    """ "is in februari 2025 bij ons begonnen", "hij begon in 2025": the first day of an employment."""
    behind = re.search(_BEGAN, begrip.folded[quantity.end :])
    comes = _COMES.search(begrip.folded[: quantity.start]) and _INTO_WORK.match(begrip.folded[quantity.end :])
    return bool(behind or comes or re.search(_BEGAN_IN, begrip.before(quantity, _REACH)))
