"""The time limits of a wage cost benefit (LKV): how long the right lasts, and until when to apply for it.

Until the reform of 2026 the right lasted a fixed number of years and took a declaration that was applied for
within some months of the start. A benefit without a known length or limit has none here.
Source: Wtl art. 2.6-2.9, 2.16-2.17 and 6.2 lid 1 (length), 6.2 lid 2 (application for older jobs); AO
Metalektro and UWV (application). The day itself is our convention: the same day so many months later counts.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from actions.rekenregels.rekenen import laatste_dag, plus_maanden
from actions.rekenregels.werkblad import Werkblad
from bot.knowledge.dutch import format_date, format_value

# the kinds for which the sources name the limit of the application
_MET_AANVRAAGTERMIJN = ("banenafspraak", "scholingsbelemmerd")


def recht_tot(blad: Werkblad, duur: str, start: date) -> date | None:
    """The last day of a right that began on `start`; None when its length on that day is not known.

    duur: the name of the figure with the length in years.
    """
    waarde = blad.raadpleeg(duur, op=start)
    if waarde is None or not isinstance(waarde.waarde, Decimal):
        return None
    return laatste_dag(start, 12 * int(waarde.waarde))


def aanvraag_tot(blad: Werkblad, soort: str, start: date | None) -> date | None:
    """The last day to apply for the declaration of a job that began on `start`, with the step that tells it.

    None when the start, or a limit for this kind and day, is not known.
    """
    if start is None or soort not in _MET_AANVRAAGTERMIJN:
        return None
    termijn = blad.raadpleeg("lkv-aanvraag-maanden", op=start)
    if termijn is None or not isinstance(termijn.waarde, Decimal):
        return None
    uiterlijk = plus_maanden(start, int(termijn.waarde))
    moet = "moet" if blad.peildatum <= uiterlijk else "moest"
    blad.stap(
        f"De aanvraag van de doelgroepverklaring {moet} binnen {format_value(termijn.waarde, 'maanden')} na de start: "
        f"uiterlijk op {format_date(uiterlijk)}."
    )
    return uiterlijk
