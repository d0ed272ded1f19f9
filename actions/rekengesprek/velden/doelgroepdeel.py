"""Which part of an organisation is the target group, told in other numbers than hours: fte, jobs, nobody at all.

"waarvan 20 fte in de doelgroep" is no number of fte of the organisation; "1 miljoen uur doelgroep 15.000 uur" names
both, and the whole is the greater one by far.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from actions.rekengesprek.bericht.begrip import Begrip
from actions.rekengesprek.staat import Staat
from actions.rekengesprek.velden.vulling import Twijfel, Vulling
from actions.rekenregels.rekenen import WEKEN_PER_JAAR
from bot.knowledge.dutch import format_number
from bot.reading import Quantity

_ORGANISATIONS = ("quotum", "heffing")
_DOELGROEP, _PAID = "verloonde_uren_doelgroep", "verloonde_uren"
_ASKED = {"quotum": "gerealiseerd", "heffing": _DOELGROEP}
_WHO = r"(?:doelgroep\w*|(?:doelgroep ?)?register|arbeidsbeperk\w*|\w*beperking|wajong\w*|banenafspraak)"
_PART_BEFORE = re.compile(r"\b(?:waarvan|daarvan|hiervan)\W+(?:(?:er|al|nu|ongeveer|is|zijn)\W+){0,3}$")
_PART_AFTER = re.compile(
    rf"^\W*(?:daarvan|ervan|hiervan)\b|^\W*(?:(?:is|zijn|zit|zitten|valt|vallen|staat|staan|komt|komen|hoort|horen|uit|in|"
    rf"van|voor|bij|met|de|het|een|onder|mensen|medewerkers)\W+){{0,5}}{_WHO}\b"
)
_DOELGROEP_BEFORE = re.compile(rf"\b{_WHO}\W+(?:(?:is|van|met|heeft|werkt|samen|in totaal|ongeveer|voor)\W+){{0,3}}$")
_NOBODY = re.compile(
    r"^\W*(?:(?:nog|tot nu toe|op dit moment|helaas|eigenlijk|nee|we hebben|wij hebben|we hebben er|die hebben we|"
    r"er zijn er)\W+){0,3}(?:niemand|geen(?: (?:enkele?|een|uren|uur|mensen))?|nul|nihil|geeneen)\b\W*(?:nog)?\W*$"
)
_WEEK_OF = re.compile(r"\W*(?:van|a|x|met|maal|keer|bij)?\W*")
_LONGEST_WEEK = Decimal(48)
_FAR_MORE = 4  # times: no organisation has so many people of the target group


def without_part(rekenhulp: str, begrip: Begrip) -> Begrip:
    """The message without the fte of the target group, when the organisation has another number of fte."""
    theirs = _fte_of_doelgroep(rekenhulp, begrip)
    return replace(begrip, quantities=tuple(q for q in begrip.quantities if q not in theirs))


def weigh_part(rekenhulp: str, begrip: Begrip, staat: Staat, vulling: Vulling) -> None:
    """Fill in what the target group works, or ask it in the unit in which it can be calculated."""
    if rekenhulp not in _ORGANISATIONS:
        return
    _full_week_not_year(begrip, vulling)
    theirs = _fte_of_doelgroep(rekenhulp, begrip)
    if not theirs and staat.gevraagd == _DOELGROEP:
        theirs = [q for q in begrip.quantities if q.kind == "fte"]
    if theirs:
        _fte(rekenhulp, staat, theirs, vulling)
    if rekenhulp == "heffing":
        _whole_and_part(begrip, staat, vulling)
    if rekenhulp == "heffing" and staat.gevraagd == _DOELGROEP and _DOELGROEP not in vulling.invoer:
        _of_nobody(begrip, vulling)


def _fte_of_doelgroep(rekenhulp: str, begrip: Begrip) -> list[Quantity]:
    """The 20 of "waarvan 20 fte in de doelgroep", "20 fte zit in het register", "doelgroep: 20 fte"."""
    if rekenhulp not in _ORGANISATIONS:
        return []
    return [
        q
        for q in begrip.quantities
        if q.kind == "fte"
        and (
            _PART_BEFORE.search(begrip.folded[: q.start])
            or _DOELGROEP_BEFORE.search(begrip.folded[: q.start])
            or _PART_AFTER.match(begrip.folded[q.end :])
        )
    ]


def _fte(rekenhulp: str, staat: Staat, theirs: list[Quantity], vulling: Vulling) -> None:
    """Hours of the year when the full week is known; otherwise asked in jobs or hours."""
    full = vulling.invoer.get("voltijdsuren", staat.invoer.get("voltijdsuren"))
    veld = _ASKED[rekenhulp]
    values = {_raw(q) for q in theirs}
    if vulling.invoer.get("fte") in values:
        del vulling.invoer["fte"]
    vulling.twijfel = [twijfel for twijfel in vulling.twijfel if twijfel.veld not in (veld, "fte")]
    vulling.ongebruikt = [q for q in vulling.ongebruikt if q.start not in {each.start for each in theirs}]
    if rekenhulp == "heffing" and full is not None and len(theirs) == 1:
        many = Decimal(_raw(theirs[0]))
        whole = many * Decimal(str(full)) * WEKEN_PER_JAAR
        step = f"{format_number(many)} fte x {format_number(Decimal(str(full)))} uur x {WEKEN_PER_JAAR} weken"
        vulling.invoer[veld] = f"{whole.normalize():f}"
        vulling.gelezen[veld] = (f"{step} = {format_number(whole)} uur per jaar",)
        return
    vulling.invoer.pop(veld, None)
    vulling.twijfel.append(Twijfel(veld))


def _full_week_not_year(begrip: Begrip, vulling: Vulling) -> None:
    """The 36 of "300 fte van 36 uur", also where other hours were asked, or are told right behind."""
    week = next((q for one, q in pairwise(begrip.quantities) if _is_week_of(begrip, one, q)), None)
    if week is None or "fte" not in vulling.invoer or "voltijdsuren" in vulling.invoer:
        return
    vulling.invoer["voltijdsuren"] = _raw(week)
    for veld in (_PAID, _DOELGROEP):
        if vulling.invoer.get(veld) == _raw(week):
            del vulling.invoer[veld]
            vulling.gelezen.pop(veld, None)
        vulling.twijfel = [one for one in vulling.twijfel if one.veld != veld or _raw(week) not in one.waarden]
    vulling.ongebruikt = [q for q in vulling.ongebruikt if q.start != week.start]


def _is_week_of(begrip: Begrip, fte: Quantity, week: Quantity) -> bool:
    is_week = week.kind == "hours" and week.unit in ("", "week") and Decimal(_raw(week)) <= _LONGEST_WEEK
    return fte.kind == "fte" and is_week and _WEEK_OF.fullmatch(begrip.folded[fte.end : week.start]) is not None


def _whole_and_part(begrip: Begrip, staat: Staat, vulling: Vulling) -> None:
    """ "1 miljoen uur doelgroep 15.000": the word stands as near to the one as to the other."""
    doubt = next((one for one in vulling.twijfel if one.veld == _DOELGROEP and len(one.waarden) == 2), None)
    if doubt is None or _PAID in vulling.invoer or staat.invoer.get(_PAID) or begrip.says(r"\b(?:of|tussen)\b"):
        return
    less, more = sorted(Decimal(value) for value in doubt.waarden)
    if "fte" in {**staat.invoer, **vulling.invoer} or less * _FAR_MORE > more:
        return
    vulling.twijfel.remove(doubt)
    vulling.invoer[_PAID], vulling.invoer[_DOELGROEP] = f"{more.normalize():f}", f"{less.normalize():f}"


def _of_nobody(begrip: Begrip, vulling: Vulling) -> None:
    """ "niemand", where the hours of the target group were asked."""
    if not begrip.quantities and _NOBODY.match(begrip.folded):
        vulling.invoer[_DOELGROEP] = "0"


def _raw(quantity: Quantity) -> str:
    return f"{Decimal(str(quantity.value)).normalize():f}"
