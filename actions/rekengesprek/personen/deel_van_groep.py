"""Of how many of a group something is said: "1 staat niet in het register", "de helft", "er zitten er 2 in"."""

from __future__ import annotations

import re
from collections.abc import Collection
from decimal import Decimal

from actions.rekengesprek.bericht.begrip import Begrip

NUMBER_WORDS = {"een": 1, "1": 1, "eentje": 1, "ene": 1, "twee": 2, "2": 2, "drie": 3, "3": 3, "vier": 4, "4": 4}
COUNT = "|".join(NUMBER_WORDS)
_VERB = (
    r"(?:is|was|zit|staat|werkt|gaat|vertrekt|stopt|valt|heeft|telt|doet|komt|krijgt|wordt|weggaat|weg|"
    r"zijn|zitten|staan|werken|gaan|vertrekken|stoppen|vallen|hebben|tellen|komen|krijgen|worden|niet)"
)
_PEOPLE = "(?:man |mannen |vrouw |vrouwen |persoon |personen |mensen |collega |collega's |medewerker |medewerkers )?"
_SOME_OF_THEM = re.compile(
    rf"\b({COUNT}) {_PEOPLE}(?:ervan|daarvan|hiervan|van (?:hen|hun|ze|die|deze|de|onze))\b|"
    rf"\b(?:waarvan|daarvan|ervan|van wie) (?:is |zijn |zit |zitten |staat |staan )?(?:er )?({COUNT})\b|"
    rf"\ber (?:is|zijn|zit|zitten|staat|staan) (?:er )?({COUNT})\b|\b(eentje)\b|"
    rf"\bga(?:at|an) er (?:nog )?({COUNT})\b|"
    rf"\b(?:slechts|maar|alleen|enkel) ({COUNT})\b|\b(?:op|behalve) ({COUNT})(?: \w+)? na\b|\bbehalve ({COUNT})\b|"
    rf"^\W*(?:en |dus |als |er |dat |maar |nu )*({COUNT}) {_PEOPLE}{_VERB}\b|"
    rf"\ber ({COUNT}) {_PEOPLE}(?:\w+ ){{0,2}}{_VERB}\b"
)
_HALF = re.compile(r"\b(?:de )?helft\b")
_HOURS_BEHIND = re.compile(r"^ ?(?:u\b|uur|uren|%|procent|euro)")


def part_of_group(begrip: Begrip, start: int, stop: int, total: int, taken: Collection[int] = ()) -> int:
    """How many of `total` people the piece of the message from `start` to `stop` is about; 0 when it names no part.

    taken: where the numbers stand that say how many people there are.
    """
    text = begrip.folded[start:stop]
    if _HALF.search(text) and total % 2 == 0:
        return total // 2
    some = _SOME_OF_THEM.search(text)
    if some:
        group = next(place for place, word in enumerate(some.groups(), start=1) if word)
        count = NUMBER_WORDS[some[group]]
        is_hours = _HOURS_BEHIND.match(text[some.end(group) :])
        if count < total and not is_hours and start + some.start(group) not in taken:
            return count
    said = {
        int(q.value)
        for q in begrip.quantities
        if (q.kind == "number" or (q.kind == "count" and q.unit == "mensen"))
        and start <= q.start < stop
        and q.start not in taken
        and isinstance(q.value, Decimal)
        and q.value == q.value.to_integral_value()
        and 1 <= q.value < total
    }
    return said.pop() if len(said) == 1 else 0
