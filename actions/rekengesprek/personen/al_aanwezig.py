"""People who are there already, for the calculator `benodigd`: "we hebben al 2 mensen van 24 uur"."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import Any

from actions.rekengesprek.bericht.begrip import Begrip
from actions.rekengesprek.personen.aantallen import people_of
from actions.rekengesprek.personen.namen import is_named
from actions.rekengesprek.staat import Staat
from actions.rekengesprek.velden.eenheden import shown
from actions.rekengesprek.velden.vulling import Twijfel, Vulling
from bot.knowledge.dutch import format_number
from bot.reading import Quantity

VELD = "uren_aanwezig"
_CUT = re.compile(r"\n|[.;?!](?:\s|$)|,(?!\d)|\b(?:en|maar|dus|als)\b")
_SENTENCE = re.compile(r"\n|[.;?!](?:\s|$)")
_ALREADY_ONE = re.compile(r"\b(?:al|reeds|inmiddels) (?:\d|een|1|twee|drie|vier) (?:van|met|a) $")
_THERE = re.compile(
    r"\b(?:al|reeds|inmiddels)\b|\b(?:hebben|heb|heeft|werken|zitten|zijn) (?:we|wij|ik|er|nu|hier|momenteel)\b|"
    r"\b(?:we|wij|ik|er) (?:hebben|heb|werken|zitten|zijn)\b|\bin dienst\b|\bnu\b|^\W*(?:hebben|heb)\b"
)
_HEADING = re.compile(
    r"^\W*(?:nu |al |reeds )?(?:huidige?|aanwezig|ingevuld|bezet|bestaand|gerealiseerd|bezetting|stand)\b[^:\n]*:"
)
_WANTED = re.compile(r"\b(?:nodig|aannemen|erbij|hoe ?veel|moet|moeten|zoek\w*|willen|wil)\b")
_SOMEBODY = re.compile(r"\b(?:iemand|eentje|een (?:van|medewerker|collega|persoon|kracht|wajonger|man|vrouw))\b[^\d]*$")
_OF_THEM = re.compile(r"\ber (?:\w+ ){0,3}$")
_LONGEST_WEEK = 48
_ALREADY = r"\b(?:al|reeds|inmiddels)\b"
_FILLED = r"\b(?:ge|in|op)?vuld\b|\b(?:ingevuld|bezet|gerealiseerd|gehaald)\b"
_NOT_COUNTED = re.compile(r"^ (?:\w+ )?(?:niet|geen)\b(?! \d)")
_TO = re.compile(r"\b(?:naar|tot) (?:de )?$")


def take_present(begrip: Begrip, staat: Staat, said: Vulling, *, wants_people: bool) -> Begrip:
    """Put the hours of who is there already in `said`; the message without them.

    wants_people: so many people are asked; when nothing says how long new people work, they work as long as these.
    """
    begrip = _with_goal(begrip)
    begrip = replace(
        begrip, quantities=tuple(q for q in begrip.quantities if not _NOT_COUNTED.match(begrip.folded[q.end :]))
    )
    groups = [(count, hours) for count, hours in _groups(begrip) if _is_present(begrip, hours, staat)]
    if not groups:
        return _as_before(begrip, staat, said)
    known = Decimal(staat.invoer[VELD]) if begrip.is_aanvulling and VELD in staat.invoer else Decimal(0)
    total = known + sum((times * _value(hours) for times, _, hours in _counted(groups)), Decimal(0))
    used = [q for pair in groups for q in pair if isinstance(q, Quantity)]
    rest = tuple(q for q in begrip.quantities if q not in used)
    said.invoer[VELD] = shown(total)
    said.gelezen[VELD] = tuple(_told(times, hours) for times, _, hours in _counted(groups))
    others = [q for q in rest if q.kind == "hours"]
    if wants_people and not others and "uren" not in staat.invoer and len({_value(hours) for _, hours in groups}) == 1:
        said.invoer["uren"] = shown(_value(groups[0][1]))
        said.gelezen["uren"] = ("Ik ging ervan uit dat nieuwe mensen evenveel uren werken.",)
    return replace(begrip, quantities=rest)


def _groups(begrip: Begrip) -> list[tuple[Quantity | None, Quantity]]:
    """How many people, and their hours; None for "iemand van 20 uur"."""
    found: list[tuple[Quantity | None, Quantity]] = []
    for q in begrip.quantities:
        if q.kind not in ("hours", "number") or q.unit not in ("", "week") or not isinstance(q.value, Decimal):
            continue
        people = people_of(begrip, q)
        if people and people.unit == "banen" and _CUT.search(begrip.folded, people.end, q.start):
            people = None  # "we moeten 4 banen. Er werkt al iemand 32 uur"
        is_one = _ALREADY_ONE.search(begrip.folded[: q.start])  # "ik heb er al een van 32"
        if q.kind == "number" and not is_one and (people is None or people.kind != "count" or q.value > _LONGEST_WEEK):
            continue
        if people or q.times or _SOMEBODY.search(begrip.folded[: q.start]) or is_named(begrip, q):
            found.append((people, q))
    return found


def _counted(groups: list[tuple[Quantity | None, Quantity]]) -> list[tuple[int, Quantity | None, Quantity]]:
    return [(int(str(people.value)) if people else hours.times or 1, people, hours) for people, hours in groups]


def _is_present(begrip: Begrip, hours: Quantity, staat: Staat) -> bool:
    if staat.is_klaar and begrip.is_aanvulling and is_named(begrip, hours):
        return True  # "en Jan komt erbij voor 20 uur"
    start = max((cut.end() for cut in _SENTENCE.finditer(begrip.folded, 0, hours.start)), default=0)
    following = _SENTENCE.search(begrip.folded, hours.end)
    sentence = begrip.folded[start : following.start() if following else len(begrip.folded)]
    if _HEADING.search(sentence):
        return True  # "huidig: Jan 24 uur, Els 32 uur"
    if is_named(begrip, hours) and _THERE.search(sentence) and not _WANTED.search(sentence):
        return True  # "Marieke (28 uur) en Jos (20 uur) zijn er al"
    start = max((cut.end() for cut in _CUT.finditer(begrip.folded, 0, hours.start)), default=0)
    following = _CUT.search(begrip.folded, hours.end)
    clause = begrip.folded[start : following.start() if following else len(begrip.folded)]
    return bool(_THERE.search(clause)) and not _WANTED.search(clause)


def _as_before(begrip: Begrip, staat: Staat, said: Vulling) -> Begrip:
    """ "en als ik al 2 mensen heb?", behind people of so many hours: two of those. "er al 2" may be jobs: asked."""
    known: Any = staat.invoer.get("uren")
    numbers = [q for q in begrip.quantities if q.kind == "number" or (q.kind == "count" and q.unit == "mensen")]
    is_said = begrip.says(_ALREADY) or staat.gevraagd == "gerealiseerd"
    if not isinstance(known, str) or len(begrip.quantities) != 1 or len(numbers) != 1 or not is_said:
        return begrip
    value, people = numbers[0].value, numbers[0].kind == "count"
    if not isinstance(value, Decimal) or value != value.to_integral_value():
        return begrip
    if people:
        hours = replace(numbers[0], kind="hours", value=Decimal(known))
        said.invoer[VELD] = shown(value * Decimal(known))
        said.gelezen[VELD] = (_told(int(value), hours),)
    elif not _OF_THEM.search(begrip.folded[: numbers[0].start]) or begrip.says(_FILLED):
        return begrip
    else:
        said.twijfel.append(Twijfel("gerealiseerd"))
    return replace(begrip, quantities=())


def _with_goal(begrip: Begrip) -> Begrip:
    """The 4 of "ik heb al 1,5 baan en moet naar 4": jobs."""
    quantities = tuple(
        replace(q, kind="count", unit="banen", text=f"{q.text} banen")
        if q.kind in ("number", "hours") and re.fullmatch(r"\d+(?:,\d+)?", q.text) and _is_goal(begrip, q)
        else q
        for q in begrip.quantities
    )
    return begrip if quantities == begrip.quantities else replace(begrip, quantities=quantities)


def _is_goal(begrip: Begrip, quantity: Quantity) -> bool:
    has_jobs = any(q.kind == "count" and q.unit == "banen" for q in begrip.quantities)
    behind = begrip.folded[quantity.end :]
    return (
        has_jobs and bool(_TO.search(begrip.folded[: quantity.start])) and not re.match(r" ?(?:u\b|uur|uren)", behind)
    )


def _value(quantity: Quantity) -> Decimal:
    assert isinstance(quantity.value, Decimal)
    return quantity.value


def _told(times: int, hours: Quantity) -> str:
    each = format_number(_value(hours))
    return f"{times} x {each} uur = {format_number(times * _value(hours))} uur"
