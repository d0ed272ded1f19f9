"""Hours of a list of people: which numbers are somebody's hours, and what changes when one of them is named."""

from __future__ import annotations

import re
from decimal import Decimal

from actions.rekengesprek.bericht.begrip import Begrip
from actions.rekengesprek.personen.aantallen import KEER
from actions.rekengesprek.personen.kale_uren import bare_hours
from actions.rekengesprek.personen.namen import NAMEN, named, names_of
from actions.rekengesprek.staat import Staat
from actions.rekengesprek.velden.eenheden import shown
from bot.reading import Quantity

WEEK_TOT = 48
_LEAST = 4
_LESS = r"\b(?:minder|eraf|korter)\b|\ber \w+ uur af\b"
_NOT_BUT = r"\bwas (?:vroeger|eerst|daarvoor)\b|\b(?:geen|niet)\b.*\b(?:maar|wel)\b|\bipv\b|in plaats van"
_NAME_AND_NUMBER = (
    r"(?:\b[a-z][a-z'-]+(?: [a-z][a-z'-]+){0,2} \d{1,2}(?:[.,]\d{1,2})?(?: ?u(?:ur)?)?\b[ ,/;+&]*(?:en )?){2,}"
)
_DOES = (
    r"\b(?:andere?|van|met|a|doet|doen|draait|werkt|maakt|heeft|krijgt|blijft|houdt|"
    r"zit(?:ten)? (?:op|aan)|komt (?:op|aan)|staat op)"
    r"(?: er| ook| dan| weer| nog)?\W*$"
)
_BECOMES = r"\b(?:naar|wordt|werd|word|worden)\b"
_DOES_NOW = r"\b(?:doet|draait|werkt|maakt|is|krijgt|heeft|blijkt|moet\w*|zit|komt)\b"
_PLACES = ("eerste", "tweede", "derde", "vierde", "vijfde")
_PLACE = re.compile(
    rf"\b(?:die|de|dat|deze) ({'|'.join(_PLACES)}|laatste|nieuwe)\b"
    r"(?! (?:dag|week|maand|jaar|keer|kwartaal|baan|contract))"
)
_THEY = r"\b(?:gaan|worden|werken|krijgen|doen|draaien|zitten)\b"
_THEY_DO = "gaan|worden|werken|doen|draaien|maken|krijgen|zitten|komen"
_TERM = r"\d{1,2}(?:[.,]\d{1,2})?(?: ?u(?:ur)?)?"
_TAKEN_OVER = re.compile(r"\W*(?:over )?van (?:haar|hem|hen|die|deze)\b")  # "Jan krijgt 8 uur van haar"
_BETWEEN_NAMES = re.compile(r"[^\w'. -]+")
_MOST_PARTS = 4  # of what stands before somebody's hours: "- mw. de boer (magazijn):"
_ALL = r"\b(?:alle\w*|totaal|samen|hoeveel|max|tot)\b|\bvan\W*$"
_UNIT_AT_MOST = r"\s*(?:u\w{0,4}|uur\w*|uren)?\s*(?:p\.?/?w\.?|per week|p/wk|/w\w*)?\s*(?:\W*|\(?[\w ]+\)?.*)"


def hours_said(begrip: Begrip, gevraagd: str) -> tuple[list[Quantity], list[Quantity]]:
    """Whose hours are said, a person each; and all numbers that are taken up by that."""
    hours = [q for q in begrip.quantities if q.kind == "hours" and q.unit != "dag" and not _is_pointed_at(begrip, q)]
    used: list[Quantity] = [q for q in begrip.quantities if q.kind == "hours"]
    if not hours and gevraagd == "uren":
        bare = [q for q in begrip.quantities if q.kind == "number" or (q.kind == "date" and q.number is not None)]
        if len(bare) == 2 and re.search(r"\bnaar\b|\bwordt\b", begrip.folded[bare[0].end : bare[1].start]):
            return bare[1:], list(bare)  # "die van 32 gaat naar 27"
        whose, counts = bare_hours(begrip, bare)
        return whose, [*bare, *counts]
    bare = [q for q in begrip.quantities if q.kind == "number" and isinstance(q.value, Decimal) and not q.problem]
    if not hours and not gevraagd and len(bare) == 1 and bare[0].value >= _LEAST and begrip.says(r"verlo+nde? uren"):  # type: ignore[operator]
        return bare, bare  # "verloonde uren december van mijn collega: 97,5"
    added = _added_up(begrip)
    if len(added) > 1 and {q.start for q in hours} <= {q.start for q in added}:
        return added, [*used, *added]
    rows = _rows(begrip) if gevraagd in ("", "uren") else []
    if len(rows) > 1 and {q.start for q in hours} <= {q.start for q in rows}:
        return rows, [*used, *rows]
    named_ones = _named_one_by_one(begrip)
    if len(named_ones) > 1 and {q.start for q in hours} <= {q.start for q in named_ones}:
        return named_ones, [*used, *named_ones]
    more = [q for q in begrip.quantities if _is_another_ones(begrip, q, hours)] if hours else []
    return sorted([*hours, *more], key=lambda q: q.start), [*used, *more]


def changed_list(begrip: Begrip, staat: Staat, gevraagd: str) -> list[str]:
    """The hours that were known, with what the message changes for one person; empty when it changes none."""
    if gevraagd:
        return []
    return (
        _of_some(begrip, staat)
        or _of_somebody(begrip, staat)
        or _in_place_of(begrip, staat)
        or _in_that_place(begrip, staat)
    )


def _added_up(begrip: Begrip) -> list[Quantity]:
    """ "24+16+32+8": a sum in figures."""
    run = re.search(rf"{_TERM}(?: ?\+ ?{_TERM})+", begrip.folded)
    inside = [q for q in begrip.quantities if run and run.start() <= q.start < run.end()]
    fits = all(q.kind in ("hours", "number") and isinstance(q.value, Decimal) and q.value <= WEEK_TOT for q in inside)
    return inside if fits and all(q.times is None for q in inside) else []


def _named_one_by_one(begrip: Begrip) -> list[Quantity]:
    """ "kees 36 bo 24 irma 8 (uur pw)": names and numbers by turns."""
    run = re.search(_NAME_AND_NUMBER, begrip.folded)
    if run is None:
        return []
    inside = [q for q in begrip.quantities if run.start() <= q.start < run.end()]
    fits = all(q.kind in ("hours", "number") and isinstance(q.value, Decimal) and q.value <= WEEK_TOT for q in inside)
    names = names_of(begrip, inside)
    return inside if fits and len(inside) > 1 and names and all(names) else []


def _is_pointed_at(begrip: Begrip, quantity: Quantity) -> bool:
    """The 20 of "24, 20 en 16 uur. Die van 20 uur staat niet in het register": whose hours were said before."""
    earlier = [q.value for q in begrip.quantities if q.kind == "hours" and q.end <= quantity.start]
    return quantity.value in earlier and bool(re.search(r"\bdie (?:van|met)\W*$", begrip.folded[: quantity.start]))


def _is_another_ones(begrip: Begrip, quantity: Quantity, hours: list[Quantity]) -> bool:
    """The 12 of "3 man van 24 uur en de jongen doet er 12": a bare number that can only be somebody's hours."""
    value = quantity.value
    if quantity.kind != "number" or quantity.problem or not isinstance(value, Decimal) or not 4 <= value <= WEEK_TOT:
        return False
    if any(q.start <= quantity.start < q.end for q in hours):
        return False
    if value in [q.value for q in hours] and re.search(r"\bdie (?:van|met)\W*$", begrip.folded[: quantity.start]):
        return False  # "die van 16 staat niet in het register": one of those who were named
    previous = max((q.end for q in begrip.quantities if q.end <= quantity.start), default=0)
    following = min((q.start for q in begrip.quantities if q.start >= quantity.end), default=len(begrip.text))
    counts_people = re.match(KEER, begrip.folded[quantity.end : following]) and following < len(begrip.text)
    return bool(re.search(_DOES, begrip.folded[previous : quantity.start])) and not counts_people


def _can_be_hours(quantity: Quantity) -> bool:
    """Also the 24 of "Samira wordt 24", behind a list of hours no age."""
    kind = quantity.kind in ("hours", "number") or (quantity.kind == "duration" and quantity.age)
    return kind and isinstance(quantity.value, Decimal) and quantity.value <= WEEK_TOT


def _in_place_of(begrip: Begrip, staat: Staat) -> list[str]:
    """ "die van 32 gaat naar 28": the list with that one person's hours changed."""
    known = [str(uren) for uren in staat.invoer.get("uren") or []]
    said = [q for q in begrip.quantities if q.kind in ("hours", "number") and isinstance(q.value, Decimal)]
    if not known or len(said) != 2 or not (begrip.says(_BECOMES) or _of_whom_and_what(begrip, *said)):
        return []
    old, new = (shown(q.value) if isinstance(q.value, Decimal) else "" for q in said)
    if begrip.is_relative_of(said[1]):  # "die van 11 krijgt er 5 bij"
        new = shown(Decimal(old) + (-1 if begrip.says(_LESS) else 1) * Decimal(new))
    is_all = known.count(old) > 0 and begrip.says(_THEY)
    if not (known.count(old) == 1 or is_all) or said[1].problem or said[1].upper is not None:
        return []
    return [new if uren == old else uren for uren in known]


def _in_that_place(begrip: Begrip, staat: Staat) -> list[str]:
    """ "als die nieuwe twintig doet", "de tweede wordt 24": the list with the hours in that place changed."""
    known = [str(uren) for uren in staat.invoer.get("uren") or []]
    place = _PLACE.search(begrip.folded)
    said = [q for q in begrip.quantities if _can_be_hours(q)]
    if place is None or len(known) < 2 or len(said) != 1 or said[0].problem or said[0].upper is not None:
        return []
    if begrip.is_aanvulling or begrip.is_relative_of(said[0]) or said[0].unit not in ("", "week"):
        return []
    which = _PLACES.index(place[1]) if place[1] in _PLACES else len(known) - 1
    new = shown(said[0].value)  # type: ignore[arg-type]
    return [new if i == which else uren for i, uren in enumerate(known)] if which < len(known) else []


def _of_whom_and_what(begrip: Begrip, whose: Quantity, new: Quantity) -> bool:
    """ "die van 32 doet er maar 24"."""
    between = begrip.folded[whose.end : new.start]
    is_whose = re.search(r"\bdi(?:e|en|ejen|egene|ene) (?:van|met|op|die)\W*$", begrip.folded[: whose.start])
    return bool(
        is_whose and re.search(_DOES_NOW, between) and not re.search(r"[,;.]|\ben\b|\bdie (?:van|met)\b", between)
    )


def _rows(begrip: Begrip) -> list[Quantity]:
    """The hours of a list with a person a row or between slashes; a bare number there can be nothing else."""
    found = []
    for row in re.finditer(r"[^\n/;]+", begrip.folded):
        inside = [q for q in begrip.quantities if row.start() <= q.start and q.end <= row.end()]
        numbers = [q for q in inside if q.kind in ("hours", "number") and isinstance(q.value, Decimal)]
        if len(inside) != 1 or len(numbers) != 1:
            continue
        before = re.split(r"[?!:]", begrip.folded[row.start() : inside[0].start].rstrip(" :="))[-1]
        after = begrip.folded[inside[0].end : row.end()]
        if _is_who(before) and not re.search(_ALL, before) and re.fullmatch(_UNIT_AT_MOST, after):
            found.append(numbers[0])
    return found


def _is_who(text: str) -> bool:
    """Words that can say whose hours follow. No pattern: one that matched this took minutes on a long line."""
    parts = [part.strip(" .'-") for part in _BETWEEN_NAMES.split(text)]
    said = [part for part in parts if part]
    return len(said) <= _MOST_PARTS and all("a" <= part[0] <= "z" for part in said)


def _of_some(begrip: Begrip, staat: Staat) -> list[str]:
    """ "Els en Bo gaan naar 20 uur": the list with those hours for each of them."""
    names = list(staat.invoer.get(NAMEN) or [])
    known = [str(uren) for uren in staat.invoer.get("uren") or []]
    who = named(begrip, names) if len(names) == len(known) > 1 else []
    said = [q for q in begrip.quantities if _can_be_hours(q)]
    if len(who) < 2 or len(said) != len(begrip.quantities) or len(said) != 1:
        return []
    one = said[0]
    row = rf"\b(?:{'|'.join(re.escape(names[place]) for place in who)})\b"
    is_row = re.search(rf"{row}(?:, {row})*,? (?:en|&) {row}\W+(?:\w+ ){{0,3}}(?:{_THEY_DO})\b", begrip.folded)
    if not is_row or one.problem or one.upper is not None or one.unit not in ("", "week"):
        return []
    if begrip.is_aanvulling or begrip.is_relative_of(one) or not isinstance(one.value, Decimal):
        return []
    each = one.value / len(who) if begrip.says(r"\b(?:samen|totaal)\b") else one.value
    return [shown(each) if place in who else uren for place, uren in enumerate(known)]


def _of_somebody(begrip: Begrip, staat: Staat) -> list[str]:
    """ "als lies naar 16 gaat": the list with other hours of who is named."""
    names = list(staat.invoer.get(NAMEN) or [])
    known = [str(uren) for uren in staat.invoer.get("uren") or []]
    who = named(begrip, names) if len(names) == len(known) > 1 else []
    said = [q for q in begrip.quantities if _can_be_hours(q)]
    if len(who) != 1 or begrip.is_aanvulling:
        return []
    if len(said) == 2 and begrip.says(_NOT_BUT):  # "tom werkt geen 36 maar 32", "doet er 16, die 18 was vroeger"
        said = [q for q in said if shown(q.value) != known[who[0]]]  # type: ignore[arg-type]
    if len(said) != 1 or said[0].problem or said[0].upper is not None or said[0].unit not in ("", "week", "jaar"):
        return []
    value = said[0].value
    if isinstance(value, Decimal) and (begrip.is_relative_of(said[0]) or _TAKEN_OVER.match(begrip.folded, said[0].end)):
        value = Decimal(known[who[0]]) + (-value if begrip.says(_LESS) else value)
        if value <= 0:
            return []
    return [shown(value) if i == who[0] and isinstance(value, Decimal) else uren for i, uren in enumerate(known)]
