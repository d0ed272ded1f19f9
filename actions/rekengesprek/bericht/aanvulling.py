"""Words by which a message adds to what was said before: "er komt nog iemand bij", "plus 12 uur"."""

from __future__ import annotations

import re

_COMES = r"(?:kom\w*|start\w*|begin\w*|nemen|neem|krijg\w*|stroomt|stromen|hebben|heb)"
_ONE = (
    r"(?:iemand|eentje|een|1|ene|ne|nen|nieuwe?|tweede|derde|vierde|vijfde|zesde|collega|persoon|"
    r"medewerker|kracht|kandidaat)"
)
_SEVERAL = (
    r"(?:\d+|twee|drie|vier|vijf|zes) (?:\w+ )?"
    r"(?:mensen|man|medewerkers|collega'?s|personen|krachten|erbij|van|met|a|x)"
)
_ADDS = re.compile(
    r"\b(?:erbij|bij ?kom\w*|kom\w* er (?:\w+ ){0,6}bij\b|"
    r"nog (?:iemand|eentje|een (?:collega|medewerker|tweede|derde))|daarnaast|extra|plus|"
    r"\ber nog (?:\w+ )?(?:aan|bij)\b|tellen we .* bij|samen met)\b|"
    rf"\ber (?:\w+ )?{_COMES} (?:\w+ )?{_ONE}\b|"  # "er komt iemand van 4 uur bij", "er start een vierde"
    rf"\b{_COMES} (?:\w+ )?er (?:\w+ )?{_ONE}\b|"  # "krijgen we er een collega van 12 uur bij"
    rf"\b(?:nemen|neem) (?:\w+ ){{1,2}}{_ONE}\b[^.?!\n]{{0,40}}\baan\b|"  # "we nemen een vierde aan van 7 uur"
    r"\bkom(?:t|en) [a-z]+ (?:\w+ )?(?:er ?)?bij\b(?! (?:ons|de|het|een|mij)\b)|"  # "komt saskia nog bij"
    r"\bnog (?:een|1|ne|n) (?:van|met|voor|a|op|x|die)\b|"
    rf"(?<!dus )\bnog {_SEVERAL}\b|"  # "en nog 2 mensen van 16 uur"
    r"\b(?:tweede|derde|vierde|vijfde|zesde) (?:medewerker|collega|persoon|man|kracht|erbij)\b|"
    r"\been nieuwe (?:medewerker|collega|persoon|man|vrouw|kracht)\b|"
    r"\b(?:en )?ook nog\b"
)


def adds(folded: str) -> bool:
    """Whether it is more of the same, not instead of it."""
    return _ADDS.search(folded) is not None
