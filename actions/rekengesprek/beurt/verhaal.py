"""What was said before of the same person: it goes along to another calculation, also past an answer."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any, Callable

from actions.rekengesprek.bericht.begrip import Begrip
from actions.rekengesprek.bericht.herken import named
from actions.rekengesprek.beurt.voor_allen import AANTAL, OF_ONE, told_people
from actions.rekengesprek.personen.namen import NAMEN
from actions.rekengesprek.personen.namen import named as name_places
from actions.rekengesprek.personen.voor_hoeveel import people_of_one_amount
from actions.rekengesprek.staat import Staat
from actions.rekengesprek.velden.deeltijd import UITKOMST, carry_over, of_a_person
from actions.rekengesprek.velden.invullen import vul_in

MAX_SILENT_TURNS = 4
_MOST_TOLD, _LONGEST_TOLD = 3, 400
_FEW = 4
_BY_START = ("loonkostensubsidie", "nettokosten")  # whose amount hangs on when somebody began
ORGANISATION = {"quotum", "heffing"}
_SAME_ORGANISATION = ("sector", "fte", "voltijdsuren", "percentage")
_PAID = ("verloonde_uren_per_jaar", "verloonde_uren")
_BIG = Decimal(100_000)  # hours: all those of an organisation
_OTHER_ORGANISATION = r"\b(?:ander\w*|nieuwe?|bedrijf|gemeente|school|overheid|markt|provincie|waterschap|ministerie)\b"
_SOMEBODY_ELSE = r"\b(?:nieuwe?|ander\w*|iemand|tweede|nog een)\b"
_SAME_PERSON = (
    r"\b(?:dan|erbij|daarbij|diezelfde|dezelfde|zelfde|ook|hij|zij|ze|ie|hem|haar|die)\b|^\W*\w+(?: \w+){0,3}\W*$"
)
_THAT_ONE = r"\b(?:hij|zij|ie|hem|haar)\b|^\W*(?:en |maar )?(?:die|ze)\b"  # whom an answer of the knowledge was about
_ON_TOP = r"\b(?:nog|erbij|extra|tekort)\b|\ber (?:\w+ )?bij\b(?! \d)"  # beside the jobs that were counted
_TOGETHER = r"\b(?:samen|allebei|allebij|beiden?|in totaal|bij elkaar|alle (?:twee|drie|vier))\b"
Reread = Callable[[str, date], Begrip]


def carried_over(naam: str, staat: Staat, begrip: Begrip, reread: Reread) -> Staat:
    """ "en hoeveel banen is dat?": the hours of the calculation before go along."""
    if staat.is_klaar and {naam, staat.rekenhulp} == ORGANISATION and not _is_other_organisation(begrip):
        return Staat(invoer=_of_organisation(staat), peildatum=staat.peildatum, verhaal=staat.verhaal)
    if one := _of_the_one_named(naam, staat, begrip):
        return Staat(invoer=one)
    of_several = staat.invoer.get(AANTAL, "1") != "1"
    if naam == "tellen" and staat.rekenhulp in OF_ONE and not of_several and begrip.says(_TOGETHER):
        return Staat(verhaal=staat.verhaal)  # of the several who were calculated one by one, only the last is known
    is_on_top = naam == "benodigd" and staat.rekenhulp == "tellen" and begrip.says(_ON_TOP)
    same = begrip.is_vervolg or is_on_top or begrip.says(_SAME_PERSON) or naam == "praktijkroute"
    is_other = begrip.says(_SOMEBODY_ELSE)
    if staat.sinds == 0 and (not begrip.quantities or len(begrip.words_besides) <= _FEW):
        same = same or not is_other  # right behind an outcome: "jobcoach eerste jaar?", "lw 50 -> lks"
    is_told = not staat.rekenhulp and begrip.says(_THAT_ONE) and not is_other
    if not (staat.is_klaar and same) and not is_told:
        return Staat()
    known = carry_over(staat.rekenhulp, naam, staat.invoer)
    if naam in OF_ONE and AANTAL in staat.invoer:
        known[AANTAL] = staat.invoer[AANTAL]
    if is_on_top and UITKOMST in staat.invoer:
        return Staat(invoer={"gerealiseerd": staat.invoer[UITKOMST]}, verhaal=staat.verhaal)
    if staat.rekenhulp in _BY_START and naam in _BY_START and "start" in staat.invoer:
        known["start"] = staat.invoer["start"]
    for text in reversed(staat.verhaal):
        said = vul_in(naam, reread(text, begrip.today), Staat())
        if not (said.twijfel or said.problemen):
            known = {**told_people(people_of_one_amount(naam, reread(text, begrip.today)), None), **known}
            known = {**{veld: said.invoer[veld] for veld in of_a_person(naam) if veld in said.invoer}, **known}
    return Staat(invoer=known, verhaal=staat.verhaal)


def _of_the_one_named(naam: str, staat: Staat, begrip: Begrip) -> dict[str, Any]:
    """ "hoeveel lkv krijg ik voor Piet", behind a count with Piet in it: his hours."""
    hours, names = staat.invoer.get("uren", ()), staat.invoer.get(NAMEN, ())
    places = name_places(begrip, names)
    if not staat.is_klaar or staat.rekenhulp != "tellen" or len(places) != 1 or len(hours) != len(names):
        return {}
    return carry_over("tellen", naam, {**staat.invoer, "uren": [hours[places[0]]]})


def _of_organisation(staat: Staat) -> dict[str, Any]:
    """The sector, the hours or fte and the percentage: for the quotum and the levy the same."""
    other = dict(zip(_PAID, reversed(_PAID)))
    kept = {veld: staat.invoer[veld] for veld in _SAME_ORGANISATION if veld in staat.invoer}
    return {**kept, **{other[veld]: staat.invoer[veld] for veld in _PAID if veld in staat.invoer}}


def _is_other_organisation(begrip: Begrip) -> bool:
    """ "heffing voor een school met 900 fte": numbers of its own."""
    big = [q for q in begrip.quantities if q.kind == "fte" or (isinstance(q.value, Decimal) and q.value >= _BIG)]
    return bool(big) or begrip.says(_OTHER_ORGANISATION)


def passed_by(staat: Staat, begrip: Begrip) -> Staat:
    """The state after a turn that was not for the calculator; forgotten when that goes on.

    What was said of somebody with a number in it stays, for a calculation about the same person.
    """
    kept = told(staat, begrip)
    if staat.sinds >= MAX_SILENT_TURNS or staat.keuze or not (staat.rekenhulp or kept):
        return Staat()
    return staat.met(sinds=staat.sinds + 1, verhaal=kept)


def told(staat: Staat, begrip: Begrip) -> tuple[str, ...]:
    """The last messages that may be needed again, with this one when it has a number or names a calculator."""
    text = (begrip.text[:_LONGEST_TOLD],) if begrip.quantities or named(begrip) else ()
    return (*staat.verhaal, *text)[-_MOST_TOLD:]
