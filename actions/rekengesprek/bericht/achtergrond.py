"""What a story tells besides: the team, an address, colleagues. Nobody asks to calculate with those numbers."""

from __future__ import annotations

import re
from typing import Sequence

from bot.reading import Quantity

_NUMBER = r"(?:\d{1,4}|een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|vijftien|twintig)"
_PEOPLE = r"(?:man|mensen|vrouw|personen|medewerkers|werknemers|collega'?s|koppen|personeelsleden)"
_TEAM = r"(?:team|ploeg|groep|afdeling|bedrijf|bedrijfje|zaak|winkel|filiaal|garage|bakkerij|kantoor|vestiging|club)"
_IN_THE_TEAM = rf"(?:,? (?:waarvan|onder wie|met) {_NUMBER} [a-z'-]+)?"
_BACKGROUND = (
    rf"\b(?:we|wij|ik) (?:zijn|werken|zitten) (?:\w+ ){{0,2}}(?:met )?(?:z'?n |zijn |ons )?{_NUMBER} {_PEOPLE}\b",
    rf"\b{_TEAM} (?:is|telt|bestaat uit) (?:\w+ ){{0,2}}{_NUMBER} {_PEOPLE}\b",
    rf"\b{_TEAM} (?:\w+ )?(?:van|met) (?:\w+ )?{_NUMBER}(?: {_PEOPLE})?\b{_IN_THE_TEAM}",
    rf"\b(?:met|naast|tussen) (?:nog )?(?:{_NUMBER} )?(?:andere|anderen|{_NUMBER} collega'?s)\b",
    rf"\b(?:{_NUMBER}) anderen\b",
)
_OF_THEM = r"\W*(?:(?!en\b|waarvan\b|met\b)[a-z'-]+ )?(?:van|a|met|die|elk|ieder|allemaal|samen|uit|in het|waarvan|x)\b"
_HOURS = ("hours", "fte")


def background(folded: str, quantities: Sequence[Quantity]) -> tuple[tuple[int, int], ...]:
    """The stretches of the text that tell of the team and such; none when no hours are left without them.

    A number of people of whom something follows ("we zijn met 3 mensen van 20 uur") is no background.
    """
    found = [
        match.span()
        for pattern in _BACKGROUND
        for match in re.finditer(pattern, folded)
        if not re.match(_OF_THEM, folded[match.end() :])
    ]
    left = [q for q in quantities if not any(start <= q.start < stop for start, stop in found)]
    return tuple(found) if any(q.kind in _HOURS for q in left) else ()
