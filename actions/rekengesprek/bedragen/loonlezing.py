"""What is special to the calculations of an amount for one person: read before the fields, put beside them after."""

from __future__ import annotations

from dataclasses import replace

from actions.rekengesprek.bedragen.contracturen import doubt_others, only_contract, works_full_time
from actions.rekengesprek.bedragen.dienstverband import only_asked
from actions.rekengesprek.bedragen.leeftijd import as_age, may_be_age
from actions.rekengesprek.bedragen.loonkosten import likely_costs, only_of_a_month, was_without_holiday
from actions.rekengesprek.bedragen.percentages import only_loonwaarde
from actions.rekengesprek.bericht.begrip import Begrip
from actions.rekengesprek.staat import Staat
from actions.rekengesprek.velden.vulling import Twijfel, Vulling

READ = "gelezen"
AMOUNTS = ("loonkostensubsidie", "loondispensatie", "nettokosten", "lkv", "minimumloon", "praktijkroute")


def read_first(rekenhulp: str, begrip: Begrip, staat: Staat, gevraagd: str) -> tuple[Begrip, Vulling]:
    """The message without what plays no part in the fields, and what that said."""
    said = Vulling()
    if rekenhulp not in AMOUNTS:
        return begrip, said
    whole = begrip
    if rekenhulp != "praktijkroute":  # has its own dates
        begrip = only_asked(rekenhulp, begrip, said)
    if rekenhulp == "minimumloon" and gevraagd != "uren":
        begrip = as_age(begrip)
        if not staat.is_klaar and not gevraagd and may_be_age(begrip):
            said.twijfel.append(Twijfel("leeftijd"))
            begrip = replace(begrip, quantities=())
    begrip = only_loonwaarde(rekenhulp, begrip, gevraagd, staat.is_klaar, said)
    begrip = only_contract(rekenhulp, begrip, gevraagd, said)
    if rekenhulp == "nettokosten":
        begrip = only_of_a_month(begrip, gevraagd, "loonkosten" in staat.invoer, said)
    return _with_places(begrip, whole), said


def _with_places(begrip: Begrip, whole: Begrip) -> Begrip:
    """What was read stays in its place as something that no field takes, so that words keep to their own number."""
    kept = {quantity.start for quantity in begrip.quantities}
    read = [replace(q, kind="duration", unit=READ, age=False) for q in whole.quantities if q.start not in kept]
    return replace(begrip, quantities=tuple(sorted([*begrip.quantities, *read], key=lambda q: q.start)))


def put_beside(rekenhulp: str, begrip: Begrip, staat: Staat, gevraagd: str, said: Vulling, vulling: Vulling) -> None:
    """Into `vulling` what was read first; what was in doubt there stays in doubt."""
    if rekenhulp not in AMOUNTS:
        return
    vulling.ongebruikt = [quantity for quantity in vulling.ongebruikt if quantity.unit != READ]
    doubtful = {twijfel.veld for twijfel in said.twijfel}
    vulling.invoer.update(said.invoer)
    for veld in doubtful:
        vulling.invoer.pop(veld, None)
        vulling.te_bevestigen.pop(veld, None)
    vulling.te_bevestigen.update(
        {veld: value for veld, value in said.te_bevestigen.items() if veld not in vulling.invoer}
    )
    vulling.gelezen.update({veld: steps for veld, steps in said.gelezen.items() if veld not in doubtful})
    vulling.twijfel = [*said.twijfel, *(one for one in vulling.twijfel if one.veld not in doubtful)]
    vulling.problemen.extend(said.problemen)
    if "peildatum" in doubtful:
        vulling.peildatum = None
    elif said.peildatum:
        vulling.peildatum = said.peildatum
    if rekenhulp == "nettokosten":
        likely_costs(begrip, vulling)
        was_without_holiday(begrip, staat.is_klaar and "loonkosten" in staat.invoer, vulling)
    works_full_time(begrip, staat, gevraagd, vulling)
    doubt_others(rekenhulp, begrip, vulling)
    vulling.ongebruikt.extend(said.ongebruikt)
