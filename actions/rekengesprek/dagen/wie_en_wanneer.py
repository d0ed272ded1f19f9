"""What is worked out of a message before its numbers are shared out: which dates are of whom, and of what.

A date that is not of the person asked about, or not of the event that matters, is set apart; it is told as unused.
"""

from __future__ import annotations

from dataclasses import replace

from actions.rekengesprek.bericht.begrip import Begrip
from actions.rekengesprek.dagen.apart import Apart
from actions.rekengesprek.dagen.deel_van_het_jaar import part_of_year
from actions.rekengesprek.dagen.ieders_datum import asked_about, birth_dates_of_people, by_name, told_of
from actions.rekengesprek.dagen.proefdata import trial_dates
from actions.rekengesprek.dagen.wiens_gebeurtenis import in_the_past, without_events_of_others
from actions.rekengesprek.staat import Staat
from actions.rekengesprek.velden.vulling import Twijfel

_SHORT = 6  # words: "en Annie?"
_OF_AN_EVENT = ("voorwaarde_vervallen", "overleden", "beschut_werk_vastgesteld", "uitschrijving_vastgesteld")


def who_and_when(rekenhulp: str, begrip: Begrip, staat: Staat) -> tuple[Begrip, Apart]:
    """The message with only the dates that count, and what was worked out of the others."""
    if rekenhulp == "meeteltermijn":
        return _term(begrip, staat)
    if rekenhulp == "proefplaatsing":
        found = trial_dates(begrip, staat)
        doubt = [Twijfel(veld, waarden) for veld, waarden in found.twijfel.items()]
        return found.begrip, Apart(dict(found.invoer), doubt, list(found.ongebruikt))
    if rekenhulp == "lkv":
        return part_of_year(begrip, staat)
    return begrip, Apart()


def _term(begrip: Begrip, staat: Staat) -> tuple[Begrip, Apart]:
    cleaned = without_events_of_others(begrip)
    left = in_the_past(cleaned.begrip)
    apart = Apart(ongebruikt=[q for q in begrip.quantities if q.kind == "date" and q not in cleaned.begrip.quantities])
    if cleaned.twijfel:
        apart.twijfel.append(Twijfel(cleaned.twijfel))
    births = birth_dates_of_people(left.without_past())
    values = tuple(dict.fromkeys(str(q.value) for q in births))
    if len(values) > 1:
        pairs = by_name(left, births)
        name = asked_about(left, pairs)
        if name:
            others = [q for q in births if q is not pairs[name]]
            apart.ongebruikt.extend(others)
            apart.invoer["geboren"] = str(pairs[name].value)
            left = replace(left, quantities=tuple(q for q in left.quantities if q not in others))
        else:
            apart.twijfel.append(Twijfel("geboren", values))
    elif not begrip.quantities and len(begrip.words_besides) <= _SHORT and staat.rekenhulp == "meeteltermijn":
        born = told_of(begrip, staat.verhaal)
        if born and born != staat.invoer.get("geboren"):
            apart.invoer["geboren"] = born
            apart.invoer.update({veld: None for veld in _OF_AN_EVENT if veld in staat.invoer})
    return left, apart
