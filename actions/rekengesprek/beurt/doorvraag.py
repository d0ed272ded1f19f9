"""Asked on about the outcome in words of another calculator: "en hoeveel banen tekort?", "als hij meer verdient"."""

from __future__ import annotations

from actions.rekengesprek.bericht.begrip import Begrip
from actions.rekengesprek.staat import Staat
from actions.rekengesprek.velden.vulling import Twijfel, Vulling

_SHORT_OF = r"\btekort\w*|\bte ?kort\b|\bte weinig\b|\bmis(?:sen|t)?\b|\bontbre(?:ek|ekt|ken)\b"
_EARNS_MORE = (
    r"\bverdien\w*\b[^.?!]*\b(?:meer|boven|hoger|minimumloon|wml)\b|"
    r"\b(?:meer|boven|hoger)\b[^.?!]*\b(?:minimumloon|wml|verdien\w*)\b|\bloonsverhoging\b"
)
_LESS = r"\b(?:minder|niet|geen|onder|lager)\b"
_AMOUNT = r"\b(?:hoeveel|hoe hoog|wat is (?:het|de|dan))\b"
_SHORT = 12  # words


def asks_shortage(staat: Staat, begrip: Begrip) -> bool:
    """ "en hoeveel banen tekort is dat?", behind the levy: its own outcome holds them."""
    is_levy = staat.is_klaar and staat.rekenhulp == "heffing" and len(begrip.words_besides) <= _SHORT
    return is_levy and not begrip.quantities and begrip.says(_SHORT_OF) and begrip.says(r"\bbanen\b|\btekort\b")


def earns_more(staat: Staat, begrip: Begrip) -> Vulling | None:
    """ "en als hij meer gaat verdienen", behind a counting term: nothing changes today; on another day, since when?"""
    is_term = staat.is_klaar and staat.rekenhulp == "meeteltermijn" and len(begrip.words_besides) <= _SHORT
    if not is_term or begrip.quantities or not begrip.says(_EARNS_MORE) or begrip.says(_LESS) or begrip.says(_AMOUNT):
        return None
    return Vulling(twijfel=[Twijfel("voorwaarde_vervallen")]) if staat.peildatum else Vulling()
