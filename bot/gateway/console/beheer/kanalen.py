"""Channels: open or closed, and what each tells first. First a preview of what users read, then the change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import HTMLResponse
from markupsafe import Markup
from starlette.responses import RedirectResponse, Response

from bot.errors import InputError, NotFoundError
from bot.gateway.console.access import User, requires
from bot.gateway.console.lookup.markdown import to_html
from bot.gateway.console.overdracht.tonen import KANALEN, tell_moment
from bot.gateway.console.pages import in_navigation, page
from bot.gateway.services import services_of
from bot.gateway.switches import closed_text, notice_text
from bot.store import CHANNELS, SwitchState

MAX_CHARS = 500
_EXAMPLE = "Een werkgever krijgt hier het antwoord op zijn vraag."

Beheerder = Annotated[User, Depends(requires("beheerder"))]
router = APIRouter()
in_navigation("Beheer", "/console/beheer", "beheerder", place=90)


@dataclass(frozen=True)
class Kanaal:
    """A channel as the page shows it. is_connected: whether the server has it at all."""

    slug: str
    naam: str
    staat: SwitchState
    sinds: str
    is_connected: bool


@router.get("")
async def start(user: Beheerder) -> Response:
    return RedirectResponse("/console/beheer/kanalen", status_code=303)


@router.get("/kanalen")
async def channels(request: Request, user: Beheerder) -> HTMLResponse:
    return await _show(request)


@router.post("/kanalen/{kanaal}")
async def change(
    kanaal: str,
    request: Request,
    user: Beheerder,
    actie: Annotated[str, Form(max_length=20)] = "",
    reden: Annotated[str, Form()] = "",
    melding: Annotated[str, Form()] = "",
    zeker: Annotated[str, Form(max_length=2)] = "",
) -> Response:
    """actie: "sluit", "open" or "melding"; without zeker=ja only a preview."""
    if kanaal not in CHANNELS:
        raise NotFoundError("Dit kanaal bestaat niet.")
    reden, melding = " ".join(reden.split()), " ".join(melding.split())
    fault = _fault(actie, reden, melding)
    if fault or zeker != "ja":
        return await _show(request, kanaal, actie=actie, reden=reden, melding=melding, fout=fault)
    switches = services_of(request).switches
    try:
        if actie == "melding":
            await switches.set(kanaal, actor=user.subject, notice=melding, reason=reden)
        else:
            await switches.set(kanaal, actor=user.subject, is_open=actie == "open", reason=reden)
    except InputError as error:
        return await _show(request, kanaal, actie=actie, reden=reden, melding=melding, fout=str(error))
    return RedirectResponse(f"/console/beheer/kanalen#{kanaal}", status_code=303)


def _fault(actie: str, reden: str, melding: str) -> str:
    if actie not in ("sluit", "open", "melding"):
        return "Kies wat u wilt doen."
    if not reden:
        return "Schrijf in een zin waarom u dit doet."
    if max(len(reden), len(melding)) > MAX_CHARS:
        return f"Gebruik voor de reden en de melding elk hoogstens {MAX_CHARS} tekens."
    return ""


async def _show(
    request: Request, gekozen: str = "", *, actie: str = "", reden: str = "", melding: str = "", fout: str = ""
) -> HTMLResponse:
    services = services_of(request)
    connected = {"web", "rest", *(channel.name for channel in services.channels)}
    shown = []
    for slug in CHANNELS:
        staat = await services.switches.state(slug)
        sinds = tell_moment(staat.changed) if staat.changed else ""
        shown.append(Kanaal(slug, KANALEN[slug], staat, sinds, slug in connected))
    return page(
        request,
        "beheer/kanalen.html",
        status=422 if fout else 200,
        kanalen=shown,
        gekozen=gekozen,
        actie=actie,
        reden=reden,
        melding=melding,
        fout=fout,
        voorbeeld=_preview(actie, reden, melding) if gekozen and not fout else None,
        max_tekens=MAX_CHARS,
    )


def _preview(actie: str, reden: str, melding: str) -> Markup:
    if actie == "sluit":
        return to_html(closed_text(reden))
    return to_html(notice_text(melding, _EXAMPLE) if actie == "melding" and melding else _EXAMPLE)
