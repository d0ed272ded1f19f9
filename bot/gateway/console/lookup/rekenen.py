"""Every calculator as a form, with its outcome at once; shared by its address, without a date of birth in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import ImmutableMultiDict

from actions.rekenregels import REKENREGELS, InvoerFout
from actions.rekenvraag import Antwoord, reken, zoek_regel
from bot.gateway.console.access import ANY_ROLE, requires
from bot.gateway.console.lookup.dag import Dag, lees_dag, tell_period
from bot.gateway.console.lookup.formulier import (
    formulier,
    lees_formulier,
    veld_van,
    vul_in,
    zonder_prive,
)
from bot.gateway.console.lookup.kopie import Kopie, kopie
from bot.gateway.console.lookup.markdown import to_html
from bot.gateway.console.pages import in_navigation, page
from bot.gateway.services import Services, services_of
from bot.knowledge.periods import Periode

_MAX_FIELDS = 250
_MAX_CHARS = 200

router = APIRouter(dependencies=[Depends(requires(*ANY_ROLE))])
in_navigation("Rekenen", "/console/rekenen", *ANY_ROLE, place=11)


@dataclass(frozen=True)
class Poging:
    """A calculation that was tried. antwoord None: nothing filled in, or `fout` says what is wrong or missing.

    veld: the input that the fault is about, "" for none; is_leeg: nothing was filled in.
    """

    gegeven: dict[str, str]
    antwoord: Antwoord | None = None
    fout: str = ""
    veld: str = ""
    is_leeg: bool = False

    @property
    def mist_nog(self) -> bool:
        """Whether something is only missing: no fault of who is still filling in."""
        return bool(self.veld) and not self.gegeven.get(self.veld)


@router.get("/rekenen")
def calculators(request: Request) -> HTMLResponse:
    kennis = services_of(request).builder.kennis
    return page(request, "lookup/rekenhulpen.html", hulpen=[kennis.rekenhulp(naam) for naam in REKENREGELS])


@router.get("/rekenen/{naam}")
def calculator(naam: str, request: Request, voorbeeld: Annotated[str, Query()] = "") -> HTMLResponse:
    return _show(request, naam, _texts(request.query_params), is_example=bool(voorbeeld))


@router.post("/rekenen/{naam}")
async def calculator_with_private(naam: str, request: Request) -> HTMLResponse:
    """The same for a form with a date of birth in it: that may not stand in an address."""
    given = _texts(await request.form())
    return await run_in_threadpool(_show, request, naam, given, is_example=False)


@router.post("/rekenen/{naam}/uitkomst")
async def outcome(naam: str, request: Request) -> HTMLResponse:
    """The outcome alone, for while one types."""
    given = _texts(await request.form())
    return await run_in_threadpool(_show_outcome, request, naam, given)


def _show(request: Request, naam: str, given: dict[str, str], *, is_example: bool) -> HTMLResponse:
    services = services_of(request)
    regel, kennis = zoek_regel(naam), services.builder.kennis
    dag = lees_dag(given.pop("peildatum", ""), services.settings)
    if is_example:
        given = vul_in(regel, kennis.rekenhulp(naam).voorbeeld)
    wants_row = given.pop("erbij", "").isdigit()
    asked = given.pop("rijen", "")
    rows = int(asked[:2]) if asked.isdecimal() else 0  # isdigit is true of "²", which int refuses
    poging = _try(services, naam, given, dag)
    fault = (poging.veld, poging.fout) if poging.fout and not wants_row else None
    form = formulier(naam, given, kennis, fout=fault, rijen=rows + 1 if wants_row else 0)
    return page(
        request,
        "lookup/rekenhulp.html",
        hulp=kennis.rekenhulp(naam),
        formulier=form,
        **_told(services, naam, poging, dag),
    )


def _show_outcome(request: Request, naam: str, given: dict[str, str]) -> HTMLResponse:
    services = services_of(request)
    zoek_regel(naam)
    dag = lees_dag(given.pop("peildatum", ""), services.settings)
    poging = _try(services, naam, given, dag)
    return page(
        request,
        "lookup/uitkomst.html",
        hulp=services.builder.kennis.rekenhulp(naam),
        **_told(services, naam, poging, dag),
    )


def _try(services: Services, naam: str, given: dict[str, str], dag: Dag) -> Poging:
    regel = zoek_regel(naam)
    raw = lees_formulier(regel, given)
    if dag.fout:
        return Poging(given, fout=dag.fout, veld="peildatum")
    if not raw and any(veld.is_verplicht for veld in regel.velden):
        return Poging(given, is_leeg=True)
    if not raw and not given:
        return Poging(given, is_leeg=True)
    try:
        return Poging(given, reken(naam, raw, dag.dag, services.builder, today=services.settings.today()))
    except InvoerFout as fout:
        asks_again = any(fout.remedy == veld.vraag for veld in regel.velden)  # what stands above the field already
        text = fout.message if asks_again else str(fout)
        return Poging(given, fout=text, veld=veld_van(fout, regel, given, dag.dag))


def _told(services: Services, naam: str, poging: Poging, dag: Dag) -> dict[str, Any]:
    antwoord = poging.antwoord
    reply = antwoord.reply if antwoord else None
    titel = services.builder.kennis.rekenhulp(naam).titel
    copied: Kopie | None = kopie(titel, reply) if reply else None
    return {
        "dag": dag,
        "poging": poging,
        "reply": reply,
        "tekst": to_html(reply.text, heading=3) if reply else None,
        "kopie": copied,
        "periode": _period,
        "link": dag.link(f"/console/rekenen/{naam}", **zonder_prive(_own(naam, poging.gegeven))),
    }


def _period(figuur: Mapping[str, Any]) -> str:
    """From when until when a figure holds."""
    vanaf, tot = (date.fromisoformat(figuur[name]) if figuur[name] else None for name in ("vanaf", "tot"))
    return tell_period(Periode(vanaf, tot))


def _own(naam: str, given: Mapping[str, str]) -> dict[str, str]:
    """What was given for fields of this calculator."""
    own = {veld.naam for veld in zoek_regel(naam).velden}
    return {name: value for name, value in given.items() if name.split(".")[0] in own}


def _texts(data: ImmutableMultiDict[str, Any]) -> dict[str, str]:
    """The texts of a query or a form, bounded; files are no texts."""
    items = [(name, value) for name, value in data.multi_items()[:_MAX_FIELDS] if isinstance(value, str)]
    return {name: value[:_MAX_CHARS] for name, value in items if name not in ("csrf_token", "voorbeeld")}
