"""Whether another employer declares the wage: "via een uitzendbureau", "wij lenen haar in". The benefit is theirs."""

from __future__ import annotations

from actions.rekengesprek.bericht.begrip import Begrip
from actions.rekengesprek.staat import Staat
from actions.rekengesprek.velden.vulling import Twijfel, Vulling

_VELD = "is_ingeleend"
_BUREAU = r"(?:uitzend ?bureau|detacheer\w*|detacheringsbureau|payroll\w*)"
_HIRED = (
    r"\b(?:uitzendkra[cg]h?t\w*|flexkracht\w*|inleenkracht\w*|payroll\w*|ingeleen\w*|ingehuurd\w*|inle(?:en|nen)|"
    rf"inhu(?:ur|ren))\b|\b(?:via|van|door|bij) (?:een |het |ons |onze |de )?{_BUREAU}|"
    r"\ble(?:en|ent|nen) (?:\w+ ){1,5}in\b|\bhu(?:ur|urt|ren) (?:\w+ ){1,5}in\b|"
    r"\bbij ons gedetacheerd\b|\bgedetacheerd bij ons\b"
)
_LENT = r"\bgedetacheerde?\w*|\bdetacher\w*"
_LENDS = (
    r"\b(?:wij|we|ik) (?:detacher\w*|verlonen|zenden)\b|\buitle(?:en|nen|ner)\b|\buitgeleen\w*|"
    rf"\b(?:zijn|ben|als|heb|hebben|ons|onze|mijn) (?:een |het )?(?:{_BUREAU}|uitzender|uitlener)\b|"
    r"\bgedetacheerd (?:bij|naar|aan) (?!ons\b)|\bdetacher\w* (?:\w+ ){0,4}(?:naar|aan|bij) (?!ons\b)"
)
_EMPLOYS = (
    r"\b(?:nu|sindsdien|daarna|inmiddels|zelf|rechtstreeks) (?:\w+ ){0,3}in (?:vaste )?dienst\b|"
    r"\bin (?:vaste )?dienst (?:te )?(?:nemen|neem|genomen|gekomen|komt|komen)\b|\boverge?n[eo]m\w*|"
    r"\bovernem\w*|"
    r"\b(?:geen|niet via|niet als|niet meer|in ?plaats van|ipv) (?:een |het )?(?:\w*kracht|uitzend\w*|payroll\w*)"
)
_UNCLEAR = r"\b(?:niet|geen|na|was|eerst|eerder|voorheen|vroeger|kwam|of)\b"
_HIRES = r"\bin (?:vaste )?dienst\b|\boverge?n[eo]m\w*|\bovernem\w*|\bzelf\b"


def hired(begrip: Begrip, staat: Staat, vulling: Vulling) -> None:
    """Fills in that somebody is hired from another employer; asks when it may be the other way round, or over."""
    is_known = _VELD in staat.invoer or _VELD in vulling.invoer or staat.gevraagd == _VELD
    if staat.invoer.get(_VELD) and begrip.says(_HIRES):
        vulling.invoer[_VELD] = False
    elif begrip.says(_LENDS) or begrip.says(_EMPLOYS):
        return
    elif begrip.says(_HIRED) and not begrip.says(_UNCLEAR):
        vulling.invoer[_VELD] = True
    elif (begrip.says(_HIRED) or begrip.says(_LENT)) and not is_known:
        vulling.twijfel.append(Twijfel(_VELD))
