"""A birthday without its year: with an age that was told it makes a date of birth, otherwise the whole date is asked.

"hij is 62 en geboren op 5 mei" was born in 1964; "jarig op 4 februari" alone is no day in the year to come.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from actions.rekengesprek.bericht.begrip import Begrip, fold
from actions.rekengesprek.staat import Staat
from actions.rekengesprek.velden.vulling import Twijfel, Vulling
from bot.reading import Quantity

_NO_AGE = (
    r"(?!\d|[.,:/-]\d|\W*(?:uur|uren|u\b|%|procent|euro|fte|banen|mensen|man\b|weken|maanden|"
    r"jaar (?:in dienst|bij|hier|werkzaam|geleden|aan|ervaring)))"
)
_AGE = re.compile(
    rf"\b(?:is|ben|was|van|leeftijd|medewerk\w+|werknem\w+|collega|hij|zij|ze|nu)\W+(?:(?:nu|al|net|pas|een|man|vrouw|van|inmiddels)\W+)"
    rf"{{0,2}}(\d\d)\b{_NO_AGE}|\b(\d\d)[- ]?(?:jarige|jaar oud|jr oud)\b"
)
_TURNS = re.compile(rf"\b(?:word|wordt|worden|werd)\b(?: \w+){{0,4}}? (\d\d)\b{_NO_AGE}")
_TURNS_ON = re.compile(r"\b(?:word|wordt|worden)\b(?: (?:hij|zij|ze|ie|dan|nu|dit jaar))? (?:op )?$")
_NEARLY = r"\b(?:bijna|ongeveer|rond de|zo'n|circa|tussen)\b"
_YOUNGEST, _OLDEST = 15, 80


def birthday(begrip: Begrip, staat: Staat, vulling: Vulling) -> None:
    """Put the year to the birthday, or ask when somebody was born."""
    said = next((q for q in begrip.quantities if _is_birthday(begrip, q, vulling)), None)
    if said is None or not isinstance(said.value, date):
        return
    texts = [begrip.folded, *(fold(text) for text in reversed(staat.verhaal) if staat.gevraagd == "geboren")]
    year = next((found for text in texts if (found := _year(text, said.value, begrip.today))), None)
    if year is None:
        del vulling.invoer["geboren"]
        vulling.twijfel.append(Twijfel("geboren", hint=str(said.value)[5:]))
    else:
        day = 28 if (said.value.month, said.value.day) == (2, 29) and year % 4 else said.value.day
        vulling.invoer["geboren"] = str(said.value.replace(year=year, day=day))
        vulling.ongebruikt = [q for q in vulling.ongebruikt if q.kind not in ("number", "duration")]


def with_year(begrip: Begrip, hint: str) -> Begrip:
    """ "1963", behind the question in which year the fifth of May was. hint: month and day, as JJJJ-MM-DD has them."""
    years = [q for q in begrip.quantities if q.kind == "date" and q.unit == "jaar" and isinstance(q.value, date)]
    if len(hint) != len("05-31") or len(years) != 1:
        return begrip
    said = years[0]
    try:
        born = date.fromisoformat(f"{str(said.value)[:4]}-{hint}")
    except ValueError:
        return begrip
    known = replace(said, value=born, unit="dag", number=None)
    return replace(begrip, quantities=tuple(known if q is said else q for q in begrip.quantities))


def turning(begrip: Begrip) -> Begrip:
    """ "ze wordt op 12 april 65": so old, and not of 1965."""
    said = next((q for q in begrip.quantities if q.kind == "date" and _is_turning(begrip, q)), None)
    if said is None or not isinstance(said.value, date):
        return begrip
    has_been = (said.value.month, said.value.day) <= (begrip.today.month, begrip.today.day)
    year = begrip.today.year + has_been - int(said.text.strip()[-2:])
    try:
        known = replace(said, value=said.value.replace(year=year))
    except ValueError:
        return begrip
    return replace(begrip, quantities=tuple(known if q is said else q for q in begrip.quantities))


def _is_turning(begrip: Begrip, quantity: Quantity) -> bool:
    """A day whose last two digits read as a year are the age: "65", not "1965"."""
    short = re.search(r"[a-z] '?(\d\d)$", fold(quantity.text.strip()))
    is_day = quantity.unit == "dag" and short is not None and _TURNS_ON.search(begrip.folded[: quantity.start])
    return bool(is_day) and short is not None and int(short[1]) <= _OLDEST


def _is_birthday(begrip: Begrip, quantity: Quantity, vulling: Vulling) -> bool:
    value = quantity.value
    is_day = quantity.kind == "date" and quantity.unit == "dag" and quantity.approximate and isinstance(value, date)
    is_taken = is_day and vulling.invoer.get("geboren") == str(value)
    return is_taken and isinstance(value, date) and value.year > begrip.today.year - _YOUNGEST


def _year(text: str, day: date, today: date) -> int | None:
    """The year of birth that goes with an age in the text; None without one, or with a rough one."""
    age, turns = _AGE.search(text), _TURNS.search(text)
    found = age or turns
    if found is None or (age and turns) or re.search(_NEARLY, text):
        return None
    years = int(next(group for group in found.groups() if group))
    if not _YOUNGEST <= years <= _OLDEST:
        return None
    still_to_come = (day.month, day.day) > (today.month, today.day)
    if turns:
        return None if re.search(r"\bjaar\b", text) else today.year + (not still_to_come) - years
    return today.year - years - still_to_come
