"""Numbers behind an outcome whose unit fits a field and whose meaning does not: who comes on top, what is there."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import Sequence

from actions.rekengesprek.bericht.begrip import Begrip
from actions.rekengesprek.beurt.nodig import WIL_MENSEN
from actions.rekengesprek.staat import Staat
from actions.rekengesprek.velden.losse_getallen import loose_number
from actions.rekengesprek.velden.vulling import Vulling
from bot.knowledge.dutch import format_number
from bot.reading import Quantity

_ON_TOP = r"\b(?:er ?bij|bij ?kom\w*|kom\w* (?:er )?(?:\w+ ){0,3}bij)\b"
_THEY_COME = r"\b(?:bij ?)?komen\b"
_THERE = (
    r"\bal\b.{0,40}\b(?:heb\w*|had\w*|zijn|ingevuld|bezet|vervuld|gerealiseerd|binnen|in dienst)\b|"
    r"\b(?:heb\w*|zijn|is) (?:\w+ ){0,2}al\b|\b(?:ingevuld|gerealiseerd|bezet|vervuld)\b"
)
_OF_HOURS = r"\b(?:van|met|a|voor|doet|werkt|draait)\W*$"
_LONGEST_WEEK = 48
_MOST_ON_TOP, _MOST_WITHOUT_A_WORD = 20, 4  # people; more may be hours
_TWO_HOURS = ("verloonde_uren", "verloonde_uren_doelgroep")
_WHOSE = (
    r"doelgroep|register|arbeidsbeperk|beperking|totaal|verloond|\balle\b|samen|organisatie|bedrijf|gemeente|personeel|"
    r"uitzend|\bwsw\b|inle|detach|\bwij\b|\bwe\b|iedereen|heel de|hele"
)
_ADD_UP = r"\bop\b|\bop ?(?:ge)?tel\w*|\bbovenop\b|\berbij\b|\bbijtellen\b"
_TO_THAT = r"\b(?:bij|bovenop|boven op) (?:die |de |het |dat )?(?:eerdere |eerste )?$"
_SUM = r"\b(?:samen|bij elkaar|opgeteld|in totaal|tezamen)\b"
_COUNTRY = r"\b(?:landelijk\w*|nederland|markt|overheid|sectoren|land)\b"
_NATIONAL = ("markt", "overheid", "totaal")
_SHORT = 8  # words


def comes_on_top(begrip: Begrip) -> bool:
    """ "en als er twee bij komen?", said of people or of hours."""
    return begrip.says(_ON_TOP)


def more_of_the_same(begrip: Begrip, uren: Sequence[str], number: Quantity) -> list[str] | None:
    """So many people more, when all work the same hours; None when it is not clear who comes, or for how long."""
    value = number.value
    if isinstance(value, Decimal) and re.search(_OF_HOURS, begrip.folded[: number.start]) and value <= _LONGEST_WEEK:
        return [*uren, f"{value.normalize():f}"]  # "en kim komt erbij met 18"
    most = _MOST_ON_TOP if begrip.says(_THEY_COME) else _MOST_WITHOUT_A_WORD
    is_people = isinstance(value, Decimal) and value == value.to_integral_value() and 0 < value <= most
    if not is_people or len(uren) < 2 or len(set(uren)) != 1 or Decimal(str(value)) >= Decimal(uren[0]):
        return None
    return [*uren, *([uren[0]] * int(str(value)))]


def jobs_there_already(begrip: Begrip, staat: Staat, vulling: Vulling) -> Decimal | None:
    """The 1,5 of "en als we er al 1,5 hebben?", where a bare number can only be the jobs or the hours of each."""
    number = loose_number(begrip)
    is_placed = bool(set(vulling.invoer) - {"uren", "banen", WIL_MENSEN})
    if staat.rekenhulp != "benodigd" or number is None or is_placed or not begrip.says(_THERE):
        return None
    return Decimal(str(number.value))


def bare_hours(begrip: Begrip, staat: Staat) -> Decimal | None:
    """ "en met 14.000 uur?", when both the hours of all and those of the doelgroep are known."""
    hours = [q for q in begrip.quantities if q.kind == "hours" and not q.problem and isinstance(q.value, Decimal)]
    if staat.rekenhulp != "heffing" or not set(_TWO_HOURS) <= set(staat.invoer) or len(begrip.quantities) != 1:
        return None
    if len(hours) != 1 or begrip.is_relative or begrip.says(_WHOSE) or len(begrip.words_besides) > _SHORT:
        return None
    return Decimal(str(hours[0].value))


def adds_outcomes(begrip: Begrip, staat: Staat) -> bool:
    """ "hoeveel samen?", behind the goals of two sectors."""
    is_short = not begrip.quantities and len(begrip.words_besides) <= _SHORT
    of_sector = staat.invoer.get("sector") not in (None, *_NATIONAL)
    return is_short and of_sector and re.search(_SUM, begrip.folded) is not None and not begrip.says(_COUNTRY)


def added_to_known(begrip: Begrip, staat: Staat) -> Vulling | None:
    """ "nog 2500 uur, die moeten bij die 21.000 op": the sum of a number and one that was known."""
    said = [q for q in begrip.quantities if isinstance(q.value, Decimal) and not q.problem]
    if not staat.is_klaar or len(said) != 2 or len(begrip.quantities) != 2 or not begrip.says(_ADD_UP):
        return None
    for known, extra in (said, said[::-1]):
        velden = [veld for veld, value in staat.invoer.items() if isinstance(value, str) and _is(value, known)]
        if len(velden) == 1 and re.search(_TO_THAT, begrip.folded[: known.start]):
            total = Decimal(str(known.value)) + Decimal(str(extra.value))
            how = f"{format_number(known.value)} + {format_number(extra.value)} = {format_number(total)}"  # type: ignore[arg-type]
            return Vulling(invoer={velden[0]: f"{total.normalize():f}"}, gelezen={velden[0]: (how,)})
    return None


def _is(raw: str, quantity: Quantity) -> bool:
    try:
        return Decimal(raw) == quantity.value
    except InvalidOperation:
        return False
