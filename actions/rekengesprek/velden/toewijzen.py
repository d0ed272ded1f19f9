"""From the numbers and choices of a message to the fields of a calculator; what is in doubt stays in doubt."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

from actions.rekengesprek.bericht.begrip import Begrip
from actions.rekengesprek.bericht.geleerd import fits, is_as_learned
from actions.rekengesprek.dagen.begin_dienst import is_begin
from actions.rekengesprek.dagen.datums import (
    BY_YEAR,
    is_before_the_law,
    is_far_ahead,
    is_policy_date,
    is_too_vague,
    moment,
)
from actions.rekengesprek.velden.eenheden import (
    LONGEST_WEEK,
    a_week,
    is_of_week,
    is_of_which,
    own_unit,
    part_of_week,
    raw_value,
    unit_of,
)
from actions.rekengesprek.velden.keuzes import read_choice, read_yes_no
from actions.rekengesprek.velden.rollen import ROLLEN, Rol
from actions.rekengesprek.velden.vulling import Twijfel, Vulling
from actions.rekenregels import Rekenregel, Veld
from bot.reading import Quantity

REACH = 45
_LOOSE = 3
_CUE = 10  # from here on a word says so
_ASKED = 6
_LEARNED = 12
_NEARBY = 26  # a bare number needs its word close by
_NEXT_TO = 38  # "loonkosten 2000": right after the word, so no year
_STRONGEST = 40
_LESS_THAN_OTHERS = (
    r"(?:presteer|werk|produce|levert|doet)\w* (?:\w+ ){0,6}minder (?:dan|als)|"
    r"minder (?:presteer|produce|productief)|productieverlies"
)
_LIFE_EVENTS = ("voorwaarde_vervallen", "overleden", "beschut_werk_vastgesteld", "uitschrijving_vastgesteld")
_BY_WEEK = ("loonkostensubsidie", "loondispensatie", "nettokosten", "jobcoach")
_MINIMUMLOON = "minimumloon"
_DIGITS = ("0.01", "0.000001")  # of hours a week; of a wage by the hour every one counts
_FULL_WEEK = (Decimal(24), LONGEST_WEEK)


def wijs_toe(regel: Rekenregel, begrip: Begrip, gevraagd: str = "") -> Vulling:
    """Fields of `regel` as the message fills them in. gevraagd: the field asked, which a bare number answers."""
    vulling = Vulling()
    if regel.naam != "tellen":
        own = (q if is_as_learned(q, begrip.roles) else own_unit(q) for q in begrip.quantities)
        begrip = replace(begrip, quantities=tuple(own))
    if (
        regel.naam in (*_BY_WEEK, _MINIMUMLOON)
        and gevraagd != "uren"
        and any(is_of_which(quantity) for quantity in begrip.quantities)
    ):
        vulling.twijfel.append(Twijfel("uren"))  # "wat kost iemand van 21 uur per maand": the hours, or the costs?
    if regel.naam in (*_BY_WEEK, _MINIMUMLOON):
        digits = _DIGITS[regel.naam == _MINIMUMLOON]
        begrip = replace(begrip, quantities=tuple(a_week(quantity, digits) for quantity in begrip.quantities))
    roles = {rol.veld for rol in ROLLEN[regel.naam]}
    pair = part_of_week(begrip) if {"uren", "voltijdsuren"} <= roles else None
    if pair:
        vulling.invoer.update(uren=raw_value(pair[0]), voltijdsuren=raw_value(pair[1]))
        begrip = replace(begrip, quantities=tuple(q for q in begrip.quantities if q not in pair))
    rest = list(begrip.quantities)
    _take_numbers(regel, begrip, gevraagd, rest, vulling)
    for veld in regel.velden:
        if veld.soort == "keuze":
            keuze = read_choice(regel.naam, veld.naam, begrip.meant, veld.keuzes)
            if keuze is not None:
                vulling.invoer[veld.naam] = keuze
        elif veld.soort == "ja-nee":
            _take_yes_no(regel, veld, begrip, gevraagd, vulling)
    vulling.ongebruikt = rest
    return vulling


def _take_numbers(regel: Rekenregel, begrip: Begrip, gevraagd: str, rest: list[Quantity], vulling: Vulling) -> None:
    velden = {veld.naam: veld for veld in regel.velden}
    roles = [rol for rol in ROLLEN[regel.naam] if rol.veld == "peildatum" or rol.veld in velden]
    asked = [rol for rol in roles if rol.veld == gevraagd]
    scored = [
        (score, -position, rol, quantity)
        for position, quantity in enumerate(rest)
        for rol in roles
        for plain in [_score(begrip, quantity, rol, velden.get(rol.veld), gevraagd)]
        for score in [plain if rol in asked else _with_learned(plain, rol, roles, begrip.roles.get(quantity.start, ""))]
        if score > 0
    ]
    scored.sort(key=lambda item: (item[0], item[1]), reverse=True)
    taken: dict[str, list[tuple[int, Quantity]]] = {}
    used: list[Quantity] = []
    for score, _, rol, quantity in scored:
        if quantity in used:
            continue
        others = taken.get(rol.veld)
        if others and score < _CUE <= others[0][0]:
            continue  # a word gave this field to another number; perhaps another field wants this one
        taken.setdefault(rol.veld, []).append((score, quantity))
        used.append(quantity)
    for naam, claims in taken.items():
        _settle(regel.naam, naam, velden.get(naam), [quantity for _, quantity in claims], begrip, vulling)
    rest[:] = [quantity for quantity in rest if quantity not in used]


def _with_learned(score: int, rol: Rol, roles: list[Rol], role: str) -> int:
    """The score with what was learned of the number: more for its own field, less for the others there are."""
    if score <= 0 or not any(fits(other.veld, role) for other in roles):
        return score
    return score + _LEARNED if fits(rol.veld, role) else score - _LEARNED


def _settle(
    rekenhulp: str, naam: str, veld: Veld | None, claims: list[Quantity], begrip: Begrip, vulling: Vulling
) -> None:
    problems = [quantity.problem for quantity in claims if quantity.problem]
    if problems:
        vulling.problemen.extend(problems)
        vulling.hint = next((raw_value(quantity)[:4] for quantity in claims if quantity.kind == "date"), "")
        return
    if naam == "start":
        claims = _the_finest(claims)
    values = list(dict.fromkeys(raw_value(quantity, veld) for quantity in claims))
    upper = next((quantity.upper for quantity in claims if quantity.upper is not None), None)
    if upper is not None:
        values.append(f"{upper.normalize():f}")
    if naam == "peildatum":
        claims = [q for q in claims if not is_before_the_law(rekenhulp, q)] or claims
        values = list(dict.fromkeys(raw_value(quantity, veld) for quantity in claims))
        years = [quantity for quantity in claims if quantity.unit == "jaar"]
        if len(values) > 1 and rekenhulp in BY_YEAR and len(years) == 1:
            claims, values = years, [raw_value(years[0])]
        if len(values) == 1:
            vulling.peildatum = moment(claims[0])
        else:
            vulling.twijfel.append(Twijfel("peildatum", tuple(values)))
        return
    if len(values) > 1:
        vulling.twijfel.append(Twijfel(naam, tuple(values)))
        return
    quantity = claims[0]
    if quantity.kind == "date" and (veld is None or veld.soort == "datum") and is_too_vague(naam, rekenhulp, quantity):
        grain = {"jaar": 4, "maand": 7}.get(quantity.unit, 7)
        vulling.twijfel.append(Twijfel(naam, hint=values[0][:grain]))
        return
    if naam == "loonwaarde" and _is_turned_round(begrip, quantity):
        turned = f"{100 - Decimal(values[0]):f}"
        (vulling.invoer if begrip.says(_LESS_THAN_OTHERS) else vulling.te_bevestigen)[naam] = turned
        return
    vulling.invoer[naam] = values[0]
    if quantity.steps:
        vulling.gelezen[naam] = (quantity.steps,)


def _the_finest(claims: list[Quantity]) -> list[Quantity]:
    """ "in 2026, in maart begonnen": a year beside a month or a day in it says nothing more."""
    years = {q.value.year for q in claims if isinstance(q.value, date) and q.unit != "jaar"}
    finer = [q for q in claims if not (q.unit == "jaar" and isinstance(q.value, date) and q.value.year in years)]
    return finer or claims


def _score(begrip: Begrip, quantity: Quantity, rol: Rol, veld: Veld | None, gevraagd: str) -> int:
    """How strongly a number belongs to a field; 0: not at all."""
    is_asked = rol.veld == gevraagd
    before, after = begrip.before(quantity, REACH), begrip.after(quantity, REACH)
    if rol.nooit and re.search(rol.nooit, f"{_around(before, after)} {quantity.text.lower()}"):
        return 0
    if rol.veld == "start" and quantity.unit == "jaar" and is_before_the_law("lkv", quantity):
        return 0  # "sinds 2009 een winkel"
    if rol.veld == "start" and quantity.unit == "jaar" and is_far_ahead(quantity, begrip.today):
        return 0  # "loonkosten 2050"
    if rol.veld in _LIFE_EVENTS and is_before_the_law("lkv", quantity):
        return 0  # "(17 mei 2003) verdient nu boven het minimum": that is when he was born
    if rol.veld == "peildatum" and not is_policy_date(quantity, begrip):
        return 0
    cue = _cue_strength(begrip, quantity, rol, before, after)
    if quantity.kind not in rol.kinds or (rol.units and unit_of(quantity) not in rol.units):
        is_number = quantity.kind != "date" or (cue >= _NEXT_TO and "money" in rol.kinds)
        said = is_asked or (rol.getal and cue >= _NEARBY and is_number)
        if not (said and _can_be_number(quantity, rol)):
            return 0
        return max(_ASKED + 2 if is_asked else 0, cue - 2)
    if (
        rol.veld.startswith("verloonde_uren")
        and quantity.unit == ""
        and unit_of(quantity) == ""
        and not (cue or is_asked)
    ):
        return 0
    around = f"{before} {quantity.text.lower()} {after}"
    if rol.veld == "verloonde_uren" and not is_asked and is_of_week(quantity, around):
        return 0  # "netto kosten per jaar 32 uur"
    if rol.veld == "geboren" and isinstance(quantity.value, date) and not (cue or is_asked):
        is_bare_year = quantity.unit == "jaar" and not re.search(r"\b(?:van|uit)\W*$", before)
        return 0 if is_bare_year or quantity.value.year > begrip.today.year - 14 else _LOOSE
    is_learned = fits(rol.veld, begrip.roles.get(quantity.start, ""))
    return (cue or (_LOOSE if rol.los or is_learned else 0)) + (_ASKED if is_asked else 0)


def _around(before: str, after: str) -> str:
    return f"{before[-25:]}\u0000{after[:25]}"


def _cue_strength(begrip: Begrip, quantity: Quantity, rol: Rol, before: str, after: str) -> int:
    """10 to 40, more for a nearer word; 0 without one. A word nearer to another number is that number's."""
    best = 0
    own = quantity.text.lower()
    if (rol.voor and re.search(rol.voor, own)) or (rol.na and re.search(rol.na, own)):
        return _STRONGEST
    if rol.voor:
        for match in re.finditer(rol.voor, before):
            best = max(best, 40 - min(30, len(before) - match.end()))
    if rol.veld == "start" and is_begin(begrip, quantity):
        return _STRONGEST + 2  # "is in februari 2025 bij ons begonnen": stronger than the "in" before it
    behind = re.search(rol.na, after) if rol.na else None
    if behind:
        following = min((q.start for q in begrip.quantities if q.start >= quantity.end), default=None)
        is_nearer = following is None or behind.start() <= following - quantity.end - behind.end()
        best = max(best, 38 - min(28, behind.start())) if is_nearer else best
    return best


def _can_be_number(quantity: Quantity, rol: Rol) -> bool:
    """A bare number, a bare year, or a number that got its unit only from a neighbour in a list."""
    if "date" in rol.kinds:
        return False
    if rol.veld == "voltijdsuren" and isinstance(quantity.value, Decimal):
        return quantity.kind == "number" and _FULL_WEEK[0] <= quantity.value <= _FULL_WEEK[1]
    if rol.veld == "voltijdsuren":
        return False  # a year
    if quantity.kind in ("number", "date"):
        return quantity.kind == "number" or quantity.number is not None
    return False


def _is_turned_round(begrip: Begrip, quantity: Quantity) -> bool:
    after = begrip.after(quantity, 30)
    return (
        re.search(r"^\W*(?:\w+ ){0,2}(?:minder|verlies|trager|langzamer|lager|productieverlies|achter)", after)
        is not None
    )


def _take_yes_no(regel: Rekenregel, veld: Veld, begrip: Begrip, gevraagd: str, vulling: Vulling) -> None:
    said = read_yes_no(regel.naam, veld.naam, begrip.meant)
    if said is None and veld.naam == gevraagd:
        said = False if begrip.is_nee else True if begrip.is_ja else None
    if said is not None:
        vulling.invoer[veld.naam] = said
