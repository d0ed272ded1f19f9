"""Whether questions may go to advisers, when these can be reached, and by when they answer."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse
from starlette.responses import RedirectResponse, Response

from bot.errors import InputError
from bot.gateway.console.access import User, requires
from bot.gateway.console.overdracht.tonen import tell_moment
from bot.gateway.console.pages import page
from bot.gateway.handover.hours import tell
from bot.gateway.services import services_of
from bot.store import HandoverSettings, HandoverSettingsStore
from bot.store.handover_settings import MAX_NAME_CHARS, MAX_WORKING_DAYS, Hours

DAGEN = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_PATH = "/console/beheer/overdracht"

Beheerder = Annotated[User, Depends(requires("beheerder"))]
router = APIRouter()


@router.get("/overdracht")
def hours(request: Request, user: Beheerder) -> HTMLResponse:
    services = services_of(request)
    settings = services.handover.decided(HandoverSettingsStore(services.database).read())
    return _show(request, settings, _fields(settings))


async def _posted(request: Request) -> dict[str, str]:
    form = await request.form()
    return {key: str(value)[:4000] for key, value in form.items() if key != "csrf_token"}


@router.post("/overdracht")
def change(request: Request, user: Beheerder, fields: Annotated[dict[str, str], Depends(_posted)]) -> Response:
    """The button "actie" says "voorbeeld" or "bewaar"."""
    services = services_of(request)
    store = HandoverSettingsStore(services.database)
    try:
        new = _read(fields)
        new.check()
    except InputError as error:
        return _show(request, store.read(), fields, fout=str(error))
    if fields.get("actie") != "bewaar":
        told = tell(new, services.handover.now()) if new.is_on else "uit"
        return _show(request, store.read(), fields, voorbeeld=told)
    store.write(new, user.subject)
    return RedirectResponse(f"{_PATH}?bewaard=1", status_code=303)


def _show(
    request: Request, settings: HandoverSettings, fields: Mapping[str, str], *, fout: str = "", voorbeeld: str = ""
) -> HTMLResponse:
    return page(
        request,
        "beheer/tijden.html",
        status=422 if fout else 200,
        dagen=DAGEN,
        velden=fields,
        max_dagen=MAX_WORKING_DAYS,
        gewijzigd=tell_moment(settings.changed) if settings.changed else "",
        wie=settings.changed_by,
        fout=fout,
        voorbeeld=voorbeeld,
        is_bewaard=bool(request.query_params.get("bewaard")) and not fout,
    )


def _fields(settings: HandoverSettings) -> dict[str, str]:
    fields: dict[str, Any] = {"termijn": str(settings.working_days)}
    if settings.is_on:
        fields["aan"] = "ja"
    for dag, pair in zip(DAGEN, settings.hours, strict=True):
        fields[f"van_{dag}"], fields[f"tot_{dag}"] = (f"{one:%H:%M}" for one in pair) if pair else ("", "")
    days = sorted((settings.closed_days or {}).items())
    fields["gesloten"] = "\n".join(f"{day.isoformat()} {name}".strip() for day, name in days)
    return fields


def _read(fields: Mapping[str, str]) -> HandoverSettings:
    """Raises InputError that names the field."""
    term = fields.get("termijn", "").strip()
    if not term.isdecimal() or len(term) > 3:
        raise InputError("De termijn is geen aantal werkdagen.")
    return HandoverSettings(
        is_on=fields.get("aan") == "ja",
        hours=tuple(_hours(dag, fields.get(f"van_{dag}", ""), fields.get(f"tot_{dag}", "")) for dag in DAGEN),
        closed_days=_closed_days(fields.get("gesloten", "")),
        working_days=int(term),
    )


def _hours(dag: str, van: str, tot: str) -> Hours | None:
    if not van.strip() and not tot.strip():
        return None
    try:
        begin, end = (time.fromisoformat(one.strip()[:5]) for one in (van, tot))
    except ValueError:
        raise InputError(f"De tijden van {dag} kloppen niet.", "Schrijf ze als 09:00, of laat beide leeg.") from None
    if begin >= end:
        raise InputError(f"Op {dag} ligt de eindtijd niet na de begintijd.")
    return begin, end


def _closed_days(text: str) -> dict[date, str]:
    """A line each: "2026-12-25 Eerste Kerstdag"."""
    found = {}
    for line in text.splitlines():
        if not line.strip():
            continue
        day, _, name = line.strip().partition(" ")
        try:
            found[date.fromisoformat(day)] = " ".join(name.split())[:MAX_NAME_CHARS]
        except ValueError:
            raise InputError(f'"{day[:20]}" is geen datum.', "Schrijf op elke regel JJJJ-MM-DD en een naam.") from None
    return found
