"""How the learning pages tell things: moments, kinds of outcome, states; and what follows on an act."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from fastapi import Request
from starlette.responses import RedirectResponse, Response

from bot.gateway.console.pages import page
from bot.knowledge.dutch import format_date
from bot.settings import AMSTERDAM
from bot.store import ChangedMeanwhile, NotAllowed

SOORTEN = {
    "antwoord": "antwoord",
    "berekening": "berekening",
    "verduidelijking": "keuze of vraag terug",
    "buiten_bereik": "geen antwoord",
    "doorverwijzing": "doorverwezen",
    "smalltalk": "gesprek",
    "fout": "fout",
}
REDENEN = {
    "geweigerd": "geen antwoord",
    "keuze": "keuze niet gevolgd",
    "oordeel": "duim omlaag",
    "twijfel": "weinig zekerheid",
}
GROEPEN = {"open": "open", "concept": "in een concept", "opgenomen": "opgenomen", "afgewezen": "afgewezen"}
TALEN = {
    "nl": "Nederlands", "en": "Engels", "de": "Duits", "fr": "Frans", "pl": "Pools", "tr": "Turks", "uk": "Oekraïens",
    "ar": "Arabisch", "es": "Spaans", "ro": "Roemeens", "bg": "Bulgaars", "ru": "Russisch", "it": "Italiaans",
    "pt": "Portugees",
}  # fmt: skip
DADEN = {
    "concept.maken": "gemaakt",
    "concept.wijzigen": "gewijzigd",
    "concept.indienen": "ingediend",
    "concept.goedkeuren": "goedgekeurd",
    "concept.terugsturen": "teruggestuurd",
    "concept.intrekken": "ingetrokken",
    "concept.opnemen": "opgenomen in de kennis",
    "concept.patch": "patch opgehaald",
    "concept.zip": "bestanden opgehaald",
    "concept.tak": "tak gemaakt",
    "groep.afwijzen": "afgewezen",
    "groep.heropenen": "heropend",
    "groep.terug": "teruggekomen",
}


def moment(at: datetime) -> str:
    """ "22 november 2026, 13:05", as the clock in the Netherlands said."""
    local = at.astimezone(AMSTERDAM)
    return f"{format_date(local.date())}, {local:%H:%M}"


def percent(chance: float) -> str:
    return f"{round(chance * 100)}%" if chance else ""


def acted(request: Request, back: str, act: Callable[[], str | None]) -> Response:
    """Do something, and go on: to where `act` says, or back. What may not be, or came too late, becomes a page."""
    try:
        where = act() or back
    except ChangedMeanwhile as error:
        return _not_done(request, 409, "Intussen gewijzigd", error, back)
    except NotAllowed as error:
        return _not_done(request, 403, "Dit kan niet", error, back)
    return RedirectResponse(where, status_code=303)


def _not_done(request: Request, status: int, title: str, error: Exception, back: str) -> Response:
    return page(request, "leren/niet_gelukt.html", status=status, title=title, message=str(error), back=back)
