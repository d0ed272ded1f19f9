"""One calculation asked for by name with raw values: by the HTTP API or the command line.

What comes in is JSON of anybody: it is made harmless here before a rule reads it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from actions.rekenregels import REKENREGELS, InvoerFout, Rekenregel, Uitkomst
from actions.uitleg import as_reply
from actions.uitleg.berekening import invoer_json
from bot.errors import NotFoundError
from bot.knowledge.replies import ReplyBuilder
from bot.reply import Reply

# a list of rows of values
MAX_DIEPTE = 3
MAX_AANTAL = 200
MAX_TEKENS = 100
MAX_GETAL = 10**12
DECIMALEN = 6


@dataclass(frozen=True)
class Antwoord:
    """A calculation: the outcome as data, and as every channel shows it."""

    regel: Rekenregel
    uitkomst: Uitkomst
    reply: Reply

    def as_dict(self) -> dict[str, Any]:
        """The reply next to the fields of the outcome; `invoer` is what was filled in."""
        invoer = invoer_json(self.uitkomst, self.regel)
        return {"reply": self.reply.as_dict(), **self.uitkomst.as_dict(), "invoer": invoer}


def reken(naam: str, invoer: object, peildatum: date, builder: ReplyBuilder, *, today: date) -> Antwoord:
    """The calculation `naam` on parsed JSON. Raises NotFoundError for another name, InvoerFout for wrong input."""
    regel = zoek_regel(naam)
    uitkomst = regel.bereken(regel.lees(maak_veilig(invoer)), peildatum, builder.kennis.figuren)
    return Antwoord(regel, uitkomst, as_reply(uitkomst, regel, builder, today=today))


def zoek_regel(naam: str) -> Rekenregel:
    """Raises NotFoundError, with the names there are, for a name that is none of them."""
    if naam not in REKENREGELS:
        shown = "".join(char if char.isprintable() else "?" for char in naam[:MAX_TEKENS])
        raise NotFoundError(f"Er is geen rekenhulp '{shown}'.", f"Er zijn: {', '.join(REKENREGELS)}.")
    return REKENREGELS[naam]


def maak_veilig(invoer: object) -> dict[str, Any]:
    """The input with numbers of at most 6 decimals and nothing in it that cannot be shown or would take long.

    Raises InvoerFout for what no form could send: not finite, too large, too deep, unprintable.
    """
    if not isinstance(invoer, Mapping):
        raise InvoerFout("De invoer moet een JSON-object zijn.", "Geef per veld een waarde.", "invoer")
    if len(invoer) > MAX_AANTAL:
        raise InvoerFout("De invoer heeft te veel velden.", "Geef alleen de velden van de rekenhulp.", "invoer")
    return {
        _tekst(naam, "invoer"): _veilig(waarde, _tekst(naam, "invoer"), MAX_DIEPTE) for naam, waarde in invoer.items()
    }


def _veilig(waarde: Any, veld: str, diepte: int) -> Any:
    if isinstance(waarde, str):
        return _tekst(waarde, veld)
    if isinstance(waarde, (int, float)) and not isinstance(waarde, bool):
        return _getal(waarde, veld)
    if isinstance(waarde, (list, tuple, Mapping)):
        if diepte == 0 or len(waarde) > MAX_AANTAL:
            raise InvoerFout(f"'{veld}' heeft te veel of te diepe regels.", "Geef de waarden in een lijst.", veld)
        if isinstance(waarde, Mapping):
            return {_tekst(naam, veld): _veilig(item, veld, diepte - 1) for naam, item in waarde.items()}
        return [_veilig(item, veld, diepte - 1) for item in waarde]
    if waarde is None or isinstance(waarde, (bool, date)):
        return waarde
    raise InvoerFout(f"'{veld}' heeft een waarde die ik niet ken.", "Geef een getal, een tekst, ja of nee.", veld)


def _getal(waarde: int | float, veld: str) -> int | float:
    if (isinstance(waarde, float) and not math.isfinite(waarde)) or abs(waarde) > MAX_GETAL:
        raise InvoerFout(f"Het getal bij '{veld}' is te groot of geen gewoon getal.", "Controleer het getal.", veld)
    # plus zero: minus zero is zero to a reader
    return waarde if isinstance(waarde, int) else round(waarde, DECIMALEN) + 0.0


def _tekst(waarde: object, veld: str) -> str:
    # a space that does not break comes along when a number is copied out of a document
    tekst = " ".join(waarde.split()) if isinstance(waarde, str) and len(waarde) <= MAX_TEKENS else None
    if tekst is None or not tekst.isprintable():
        raise InvoerFout(
            f"'{veld}' heeft een tekst die te lang is of vreemde tekens heeft.", "Controleer de tekst.", veld
        )
    return tekst
