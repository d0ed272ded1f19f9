"""The pages of the inbox. What one does is checked against what stood on the page: two advisers never cross."""

from __future__ import annotations

import re
import unicodedata
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form, Query, Request
from fastapi.responses import HTMLResponse
from starlette.responses import RedirectResponse, Response

from bot.errors import InputError, NotFoundError
from bot.gateway.console.access import User, requires
from bot.gateway.console.overdracht.tonen import (
    BEZORGING,
    KANALEN,
    STANDEN,
    antwoord_van,
    beurten,
    paragraphs,
    regel,
    suggesties,
    tell_moment,
)
from bot.gateway.console.pages import in_navigation, page
from bot.gateway.services import services_of
from bot.store import HandoverSettings, HandoverSettingsStore, HandoverStore

MAX_ANSWER_CHARS = 4000
_PATH = "/console/overdracht"
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")

Adviser = Annotated[User, Depends(requires("adviser"))]

router = APIRouter(prefix="/overdracht")
in_navigation("Postvak", _PATH, "adviser", place=20)


@router.get("")
def inbox(request: Request, user: Adviser, stand: Annotated[str, Query()] = "open") -> HTMLResponse:
    services, store, settings = services_of(request), _store(request), _settings(request)
    shown = stand if stand in STANDEN else "open"
    return page(
        request,
        "overdracht/lijst.html",
        stand=shown,
        standen=STANDEN,
        aantallen=store.counts(),
        regels=[regel(one, settings, services) for one in store.listed(shown)],
        is_on=settings.is_on,
    )


@router.get("/{nummer}")
def question(nummer: str, request: Request, user: Adviser) -> HTMLResponse:
    return _show(request, user, nummer)


@router.post("/{nummer}/neem")
def take(nummer: str, request: Request, user: Adviser, van: Annotated[str, Form(max_length=200)] = "") -> Response:
    """van: who had it on the page that was looked at."""
    return _act(
        request, user, nummer, lambda store: store.take(nummer, user.subject, user.name, instead_of=van or None)
    )


@router.post("/{nummer}/terug")
def give_back(nummer: str, request: Request, user: Adviser) -> Response:
    return _act(request, user, nummer, lambda store: store.give_back(nummer, user.subject))


@router.post("/{nummer}/sluit")
def close(nummer: str, request: Request, user: Adviser) -> Response:
    return _act(request, user, nummer, lambda store: store.close(nummer, user.subject))


@router.post("/{nummer}/antwoord")
def answer(
    nummer: str,
    request: Request,
    user: Adviser,
    tekst: Annotated[str, Form()] = "",
    na: Annotated[int, Form(ge=0, le=1000)] = 0,
    actie: Annotated[str, Form(max_length=300)] = "voorbeeld",
) -> Response:
    """actie: "voorbeeld", "verstuur", "wijzig", or "invoegen:" and an entry. na: how many answers the page showed."""
    text = _plain(tekst)
    if actie.startswith("invoegen:"):
        added = antwoord_van(actie.removeprefix("invoegen:"), services_of(request))
        return _show(request, user, nummer, tekst="\n\n".join(part for part in (text, added) if part))
    if actie == "wijzig":
        return _show(request, user, nummer, tekst=text)
    fault = "Schrijf eerst een antwoord." if not text else ""
    if len(text) > MAX_ANSWER_CHARS:
        fault = f"Uw antwoord is {len(text) - MAX_ANSWER_CHARS} tekens te lang. Het maximum is {MAX_ANSWER_CHARS}."
    if fault:
        return _show(request, user, nummer, tekst=text, fout=fault, status=422)
    if actie != "verstuur":
        return _show(request, user, nummer, tekst=text, is_voorbeeld=True)
    return _act(
        request,
        user,
        nummer,
        lambda store: store.answer(nummer, user.subject, user.name, text, after=na),
        tekst=text,
    )


def _act(request: Request, user: User, nummer: str, act: Any, *, tekst: str = "") -> Response:
    """Do it and show what came of it; what cannot be is told on the page, with what was written still in it."""
    try:
        act(_store(request))
    except NotFoundError:
        raise
    except InputError as error:
        return _show(request, user, nummer, tekst=tekst, fout=str(error), status=409)
    return RedirectResponse(f"{_PATH}/{nummer}", status_code=303)


def _show(
    request: Request,
    user: User,
    nummer: str,
    *,
    tekst: str = "",
    fout: str = "",
    is_voorbeeld: bool = False,
    status: int = 200,
) -> HTMLResponse:
    services = services_of(request)
    found = _store(request).get(nummer)
    settings = _settings(request)
    return page(
        request,
        "overdracht/vraag.html",
        status=status,
        gevonden=found,
        regel=regel(found, settings, services),
        stand=STANDEN[found.status],
        kanaal=KANALEN.get(found.channel, found.channel),
        alineas=paragraphs(found.question),
        beurten=beurten(found),
        suggesties=suggesties(found, services),
        antwoorden=[
            {
                "alineas": paragraphs(one.text),
                "wie": one.author_name,
                "wanneer": tell_moment(one.created),
                "bezorging": BEZORGING[one.delivery],
            }
            for one in found.answers
        ],
        is_mine=found.taken_by == user.subject,
        tekst=tekst,
        voorbeeld=paragraphs(tekst) if is_voorbeeld else None,
        fout=fout,
        max_tekens=MAX_ANSWER_CHARS,
    )


def _plain(text: str) -> str:
    """As it was typed, in lines, without what cannot be seen."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _CONTROL.sub(" ", text).strip()


def _store(request: Request) -> HandoverStore:
    return HandoverStore(services_of(request).database)


def _settings(request: Request) -> HandoverSettings:
    services = services_of(request)
    return services.handover.decided(HandoverSettingsStore(services.database).read())
