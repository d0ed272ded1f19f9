"""The dashboard's page and its files, for a period that one chooses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse
from starlette.responses import Response

from bot.errors import NotFoundError
from bot.gateway.console.access import ANY_ROLE, requires
from bot.gateway.console.overzicht.csv_file import csv_response
from bot.gateway.console.overzicht.tabellen import Tabel, percent, shares, tabellen
from bot.gateway.console.pages import in_navigation, page
from bot.gateway.services import services_of
from bot.knowledge.dutch import format_date
from bot.store import Figures, FigureStore, Period

_PERIODS = {"7": "7 dagen", "30": "30 dagen", "90": "90 dagen"}
_MAX_DAYS = 366
_PATH = "/console/overzicht"

router = APIRouter(prefix="/overzicht", dependencies=[Depends(requires(*ANY_ROLE))])
in_navigation("Overzicht", _PATH, *ANY_ROLE, place=30)


@dataclass(frozen=True)
class Gekozen:
    """periode: one of _PERIODS, or "" for days of one's own; fout: why those are not used."""

    periode: str
    period: Period
    fout: str

    @property
    def query(self) -> str:
        if self.periode:
            return urlencode({"periode": self.periode})
        return urlencode({"van": self.period.first.isoformat(), "tot": self.period.last.isoformat()})

    @property
    def naam(self) -> str:
        return f"{format_date(self.period.first)} tot en met {format_date(self.period.last)}"


def _gekozen(
    request: Request,
    periode: Annotated[str, Query()] = "",
    van: Annotated[str, Query()] = "",
    tot: Annotated[str, Query()] = "",
) -> Gekozen:
    today = services_of(request).settings.today()
    fault = ""
    if (van or tot) and not periode:
        first, last = _day(van), _day(tot) if tot else today
        if first is None or last is None:
            fault = "Schrijf een datum als JJJJ-MM-DD."
        elif not first <= last:
            fault = "De eerste dag ligt na de laatste."
        elif (last - first).days >= _MAX_DAYS:
            fault = f"Kies een periode van hoogstens {_MAX_DAYS} dagen."
        else:
            return Gekozen("", Period(first, last), "")
    chosen = periode if periode in _PERIODS else "30"
    return Gekozen(chosen, Period(today - timedelta(days=int(chosen) - 1), today), fault)


Keuze = Annotated[Gekozen, Depends(_gekozen)]


@router.get("")
def dashboard(request: Request, keuze: Keuze) -> HTMLResponse:
    figures, tables = _read(request, keuze)
    found = shares(figures)
    times = figures.times.get("")
    return page(
        request,
        "overzicht/overzicht.html",
        keuze=keuze,
        perioden=_PERIODS,
        tabellen=tables,
        tegels=[
            ("Vragen", str(figures.total)),
            *((name, percent(number, figures.total)) for name, number in list(found.items())[:4]),
            ("Zonder dialoogmotor", percent(figures.degraded, figures.total)),
            ("Naar een adviseur", str(figures.handover.sent)),
            ("95% beantwoord binnen", f"{times.p95} ms" if times else "-"),
        ],
        bewaard=services_of(request).settings.retention_days,
    )


@router.get("/{naam}.csv")
def file(naam: str, request: Request, keuze: Keuze) -> Response:
    """One table of the page, for the same period."""
    _, tables = _read(request, keuze)
    table = next((one for one in tables if one.slug == naam), None)
    if table is None:
        raise NotFoundError("Deze tabel is er niet.")
    name = f"banenwijzer-{naam}-{keuze.period.first.isoformat()}-{keuze.period.last.isoformat()}"
    return csv_response(name, table.kop, table.rijen)


def _read(request: Request, keuze: Gekozen) -> tuple[Figures, list[Tabel]]:
    services = services_of(request)
    figures = FigureStore(services.database).of(keuze.period)
    return figures, tabellen(figures, keuze.period, services.look_up.kennis, services.settings.today())


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text.strip())
    except ValueError:
        return None
    return day if 2000 <= day.year <= 2100 else None
