"""Who of a list is pointed at in a piece of a message: by name, by hours, by place in the list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from actions.rekengesprek.bericht.begrip import Begrip
from actions.rekengesprek.personen.deel_van_groep import COUNT, NUMBER_WORDS

_CUT = re.compile(
    r"[,;\n?!()]|[.:](?=\s|$)|\s[-–]\s|\b(?:en|maar|terwijl|waarvan|want|doch|daarnaast|plus|verder|hoeveel)\b"
)
_FIRST_SO_MANY = re.compile(rf"\bde (eerste|laatste) ({COUNT})\b")
_ONE_OF_THEM = re.compile(r"\b(?:is|staat|zit|werkt|doet|komt|telt|een|eentje|1)\b")
_PLACE = re.compile(r"\b(?:de )?(eerste|tweede|derde|vierde|laatste)\b(?! (?:dag|week|maand|jaar|keer))")
_PLACES = ("eerste", "tweede", "derde", "vierde")


@dataclass(frozen=True)
class Iemand:
    """One of a list, or several with the same hours. plek: where their hours stand in the message, -1 elsewhere."""

    naam: str
    uren: str
    plek: int = -1
    aantal: int = 1


@dataclass(frozen=True)
class Clause:
    start: int
    stop: int
    text: str  # with the word that begins it
    opened_by: str
    closed_by: str


def clauses(begrip: Begrip) -> list[Clause]:
    text = begrip.folded
    inside = [(q.start, q.end) for q in begrip.quantities]
    cuts = [cut for cut in _CUT.finditer(text) if not any(a <= cut.start() < b for a, b in inside)]
    starts = [0, *(cut.start() for cut in cuts)]
    stops = [*(cut.start() for cut in cuts), len(text)]
    marks = ["", *(cut[0].strip() for cut in cuts), ""]
    return [
        Clause(start, stop, text[start:stop], marks[i], marks[i + 1])
        for i, (start, stop) in enumerate(zip(starts, stops, strict=True))
        if text[start:stop].strip()
    ]


def own_of(clause: Clause, mensen: Sequence[Iemand]) -> tuple[int, ...]:
    """Whose hours stand in this clause."""
    return tuple(place for place, iemand in enumerate(mensen) if clause.start <= iemand.plek < clause.stop)


def pointed_at(begrip: Begrip, mensen: Sequence[Iemand]) -> tuple[int, ...]:
    """Who is meant by name, by hours or by place in the list, in the whole message."""
    return pointed_in(begrip, Clause(0, len(begrip.folded), begrip.folded, "", ""), mensen)


def pointed_in(begrip: Begrip, clause: Clause, mensen: Sequence[Iemand]) -> tuple[int, ...]:
    """Who is meant by name, by hours or by place in the list."""
    words = set(re.findall(r"[a-z][a-z'-]+", clause.text))
    by_name = tuple(place for place, one in enumerate(mensen) if one.naam and one.naam in words)
    names = [mensen[place].naam for place in by_name]
    if by_name and len(set(names)) == len(names):
        return by_name
    own = {iemand.plek for iemand in mensen}
    said = [
        f"{q.value.normalize():f}"  # type: ignore[union-attr]
        for q in begrip.quantities
        if q.kind in ("hours", "number") and clause.start <= q.start < clause.stop and q.start not in own
    ]
    by_hours = tuple(place for place, one in enumerate(mensen) if one.uren in said)
    if by_hours and _ONE_OF_THEM.search(clause.text):
        return by_hours[:1]  # of those with the same hours it makes no difference who
    if by_hours:
        return by_hours
    if so_many := _FIRST_SO_MANY.search(clause.text):
        count = NUMBER_WORDS[so_many[2]]
        places = tuple(range(len(mensen)))
        return places[:count] if so_many[1] == "eerste" else places[-count:]
    match = _PLACE.search(clause.text)
    if match is None:
        return ()
    place = len(mensen) - 1 if match[1] == "laatste" else _PLACES.index(match[1])
    return (place,) if place < len(mensen) else ()
