"""What a message fills in, after its parts were weighed: what the flow of the conversation goes by."""

from __future__ import annotations

from actions.rekengesprek.bedragen.tempo import loonwaarde_of_parts
from actions.rekengesprek.begrip import Begrip
from actions.rekengesprek.invullen import vul_in as fill_in
from actions.rekengesprek.organisatie import of_organisation, weigh
from actions.rekengesprek.per_persoon import one_at_a_time, told_before
from actions.rekengesprek.staat import Staat
from actions.rekengesprek.toewijzen import Vulling


def vul_in(rekenhulp: str, begrip: Begrip, staat: Staat) -> Vulling:
    """staat: what is known, what was asked; an empty one for a new calculation."""
    vulling = fill_in(rekenhulp, of_organisation(rekenhulp, begrip), staat)
    weigh(rekenhulp, begrip, vulling)
    loonwaarde_of_parts(rekenhulp, begrip, vulling)
    if staat.gevraagd:
        told_before(rekenhulp, staat, vulling)
    else:
        one_at_a_time(rekenhulp, begrip, staat, vulling)
    return vulling
