"""An estimate of the loonwaarde from the main tasks of a job.

loonwaarde = sum over the tasks of share of time x pace x quality x net working time, as a percentage of what
an average colleague does. Only an estimate: the real one comes from a certified expert.
Source: Besluit loonkostensubsidie Participatiewet 2021 and Staatscourant 2021, 9937 (model report, main
tasks), Participatiewet art. 6 lid 1 g (meaning).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from actions.rekenregels.regel import Figuren, Rekenregel
from actions.rekenregels.rekenen import GEHEEL, rond_af
from actions.rekenregels.uitkomst import InvoerFout, Uitkomst
from actions.rekenregels.velden import Veld, procent
from actions.rekenregels.werkblad import Werkblad
from bot.knowledge.dutch import format_number
from bot.knowledge.model import Verwijzing

# shares such as three times 33,3 do not add up to the whole; more than this is a mistake
_SPELING = Decimal(1)


@dataclass(frozen=True)
class Taak:
    """A main task. All in percent: share of the working time, and pace, quality and net working time
    compared with an average colleague.
    """

    tijdsaandeel: Decimal
    tempo: Decimal
    kwaliteit: Decimal
    netto_werktijd: Decimal


@dataclass(frozen=True)
class Invoer:
    taken: tuple[Taak, ...]


_TAAK_VELDEN = (
    procent("tijdsaandeel", "Deel van de werktijd", "Welk deel van de werktijd kost deze taak?", maximum=100),
    procent("tempo", "Tempo", "Hoe snel is het werk, vergeleken met een collega?", maximum=150, ongewoon_boven=100),
    procent("kwaliteit", "Kwaliteit", "Hoe goed is het werk, vergeleken met een collega?", maximum=100),
    procent("netto_werktijd", "Netto werktijd", "Welk deel van die tijd werkt de medewerker echt?", maximum=100),
)  # fmt: skip
_VELDEN = (
    Veld(
        "taken", "Hoofdtaken", "rijen", "Wat zijn de hoofdtaken, en hoe gaat elke taak?",
        velden=_TAAK_VELDEN, rij=Taak, max_aantal=10,
    ),
)  # fmt: skip


def bereken(invoer: Invoer, peildatum: date, figuren: Figuren) -> Uitkomst:
    """The estimated loonwaarde in percent of the minimum wage, two decimals.

    Raises InvoerFout, also when the shares of time are not the whole or there are more main tasks than allowed.
    """
    blad = Werkblad(REGEL, invoer, peildatum, figuren)
    _check_hoofdtaken(blad, len(invoer.taken))
    _check_tijd(blad, sum((taak.tijdsaandeel for taak in invoer.taken), Decimal(0)))
    totaal = Decimal(0)
    for nummer, taak in enumerate(invoer.taken, start=1):
        deel = taak.tijdsaandeel * taak.tempo * taak.kwaliteit * taak.netto_werktijd / GEHEEL**3
        totaal += deel
        factoren = " x ".join(
            f"{format_number(factor)}%"
            for factor in (taak.tijdsaandeel, taak.tempo, taak.kwaliteit, taak.netto_werktijd)
        )
        blad.stap(f"Taak {nummer}: {factoren} = {format_number(rond_af(deel))}%.")
    blad.stap(f"Alle taken samen: een loonwaarde van {format_number(rond_af(totaal))}%.")
    if totaal >= GEHEEL:
        blad.voorbehoud("De schatting is 100% of meer. Dan is er geen reden voor loonkostensubsidie.")
    blad.voorbehoud("Dit is alleen een schatting. Een gecertificeerde deskundige meet de echte loonwaarde.")
    return blad.berekend(rond_af(totaal), "procent", onafgerond={"loonwaarde": totaal})


def _check_hoofdtaken(blad: Werkblad, aantal: int) -> None:
    uniform = blad.raadpleeg("loonwaarde-uniforme-methode-vanaf")
    if uniform is None:
        blad.voorbehoud("Op deze datum was er nog geen landelijke methode. De gemeente koos haar eigen methode.")
    hoogste = blad.raadpleeg("loonwaarde-hoofdtaken")
    if hoogste is not None and isinstance(hoogste.waarde, Decimal) and aantal > hoogste.waarde:
        raise InvoerFout(
            f"U gaf {aantal} hoofdtaken op. De meting kent er ten hoogste {format_number(hoogste.waarde)}.",
            "Voeg kleine taken samen.",
            "taken",
        )


def _check_tijd(blad: Werkblad, som: Decimal) -> None:
    if abs(som - GEHEEL) > _SPELING:
        raise InvoerFout(
            f"De delen van de werktijd zijn samen {format_number(som)}%. Dat moet 100% zijn.",
            "Controleer het deel van de werktijd bij elke taak.",
            "taken",
        )
    if som != GEHEEL:
        blad.voorbehoud(f"De delen van de werktijd zijn samen {format_number(som)}% in plaats van 100%.")


REGEL = Rekenregel(
    naam="loonwaarde",
    invoer=Invoer,
    velden=_VELDEN,
    bronnen=(
        Verwijzing("besluit-lks-2021"),
        Verwijzing("staatscourant-2021-9937-model-loonwaarderapport"),
        Verwijzing("participatiewet", "6 lid 1 g"),
    ),
    bereken=bereken,
)
