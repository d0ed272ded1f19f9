"""What a message fills in, after its parts were weighed: what the flow of the conversation goes by."""

from __future__ import annotations

from decimal import Decimal

from actions.rekengesprek.bedragen.tempo import loonwaarde_of_parts
from actions.rekengesprek.bericht.begrip import Begrip
from actions.rekengesprek.beurt.per_persoon import one_at_a_time, told_before
from actions.rekengesprek.personen.namen import NAMEN, named
from actions.rekengesprek.staat import Staat
from actions.rekengesprek.velden.doelgroepdeel import weigh_part, without_part
from actions.rekengesprek.velden.doelgroepuren import a_year_not_hours, hours_of_the_year
from actions.rekengesprek.velden.invullen import vul_in as fill_in
from actions.rekengesprek.velden.organisatie import of_organisation, weigh
from actions.rekengesprek.velden.vulling import Twijfel, Vulling

_ONE_OF_THEM = r"\b(?:de (?:eerste|tweede|derde|laatste)|een (?:van|ervan|daarvan)|eentje|hij|ie|hem|zij|haar)\b"


def vul_in(rekenhulp: str, begrip: Begrip, staat: Staat) -> Vulling:
    """staat: what is known, what was asked; an empty one for a new calculation."""
    vulling = fill_in(rekenhulp, of_organisation(rekenhulp, without_part(rekenhulp, begrip)), staat)
    weigh(rekenhulp, without_part(rekenhulp, begrip), vulling)
    if rekenhulp == "heffing":
        hours_of_the_year(begrip, staat, vulling)
    weigh_part(rekenhulp, begrip, staat, vulling)
    if rekenhulp in ("heffing", "quotum"):
        a_year_not_hours(begrip, staat, vulling)
    loonwaarde_of_parts(rekenhulp, begrip, vulling)
    if staat.gevraagd:
        told_before(rekenhulp, staat, vulling)
    else:
        one_at_a_time(rekenhulp, begrip, staat, vulling)
    put_right(begrip, staat, vulling)
    return vulling


def put_right(begrip: Begrip, staat: Staat, vulling: Vulling) -> None:
    """What a message rejects is gone: it gives way to what is said instead, in a list too, or is asked anew."""
    for veld, (was, wordt) in begrip.verbeterd.items():
        known = staat.invoer.get(veld)
        if isinstance(known, (list, tuple)) and len(known) > 1 and wordt:
            if named(begrip, staat.invoer.get(NAMEN, ())):
                continue  # "Piet werkt geen 24 maar 30"
            same = [item for item in known if Decimal(str(item)) == Decimal(was)]
            vulling.twijfel = [twijfel for twijfel in vulling.twijfel if twijfel.veld != veld]
            if len(same) == 1 or (len(same) == len(known) and not begrip.says(_ONE_OF_THEM)):
                vulling.invoer[veld] = [wordt if item in same else item for item in known]
            else:
                vulling.invoer.pop(veld, None)
                vulling.twijfel.insert(0, Twijfel(veld))  # of some of them, or of all?
        elif not wordt and vulling.invoer.get(veld) is None and veld in {**staat.invoer, **staat.onzeker}:
            vulling.twijfel.append(Twijfel(veld))
