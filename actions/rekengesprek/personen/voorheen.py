"""People and hours that were so once, in a message about now: "we hadden 3 van 20 uur en nu 4 van 24"."""

from __future__ import annotations

import re
from dataclasses import replace

from actions.rekengesprek.bericht.begrip import Begrip
from actions.rekengesprek.personen.namen import names_before
from bot.reading import Quantity

_HAD = re.compile(r"\b(?:had|hadden|eerst|vroeger|voorheen|aanvankelijk)\b")
_NOW = re.compile(r"\b(?:nu|inmiddels|tegenwoordig|momenteel|thans|intussen)\b")
_FROM = re.compile(r"\bvan (?:de )?$")
_TO = re.compile(r"^\W*(?:u|uur|uren)?\W*(?:per week )?naar (?:de )?$")
_STAYS = r"\b(?:al|ook|erbij|bij ?gekomen|kwam \w+ bij|nog bij|daarnaast|daarbij)\b"
_OF_PEOPLE = ("hours", "number", "count", "fte")


def are_all_there(begrip: Begrip) -> bool:
    """ "Ik nam Samira aan voor 18 uur. Daarvoor had ik al Erik (32 uur)": each has a name of his own, and stays."""
    hours = [q for q in begrip.quantities if q.kind == "hours"]
    names = [tuple(names_before(begrip, q)[-1:]) for q in hours]
    return len(hours) > 1 and all(names) and len(set(names)) == len(names) and begrip.says(_STAYS)


def only_now(begrip: Begrip) -> Begrip:
    """The message without the hours and people that were so before."""
    past = [q for q in begrip.quantities if q.kind in _OF_PEOPLE and (_is_left(begrip, q) or _is_of_then(begrip, q))]
    unit = next((q for q in past if q.kind == "hours"), None)
    rest = tuple(_as_hours(begrip, q, unit) for q in begrip.quantities if q not in past)
    is_told = past and any(q.kind in ("hours", "fte") for q in rest)
    return replace(begrip, quantities=rest) if is_told else begrip


def _as_hours(begrip: Begrip, quantity: Quantity, before: Quantity | None) -> Quantity:
    """The 24 of "nu 4 van 24", behind hours of then."""
    is_theirs = re.search(r"\b(?:van|a|op|met) $", begrip.folded[: quantity.start])
    if before is None or quantity.kind != "number" or not is_theirs:
        return quantity
    return replace(quantity, kind="hours", unit=before.unit)


def _is_left(begrip: Begrip, quantity: Quantity) -> bool:
    """The 24 of "Jan gaat van 24 naar 32 uur"."""
    following = next((q for q in begrip.quantities if q.start >= quantity.end), None)
    if following is None or quantity.kind not in ("hours", "number") or following.kind not in ("hours", "number"):
        return False
    between = begrip.folded[quantity.end : following.start]
    return bool(_FROM.search(begrip.folded[: quantity.start]) and _TO.match(between))


def _is_of_then(begrip: Begrip, quantity: Quantity) -> bool:
    had, now = _HAD.search(begrip.folded), _NOW.search(begrip.folded)
    if had is None or now is None or begrip.is_aanvulling:
        return False
    if had.start() < now.start():
        return had.start() <= quantity.start < now.start()
    return quantity.start > had.start()
