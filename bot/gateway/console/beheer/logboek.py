"""The audit log: who did what, to look through and to take along."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse
from starlette.responses import Response

from bot.gateway.console.access import User, requires
from bot.gateway.console.overzicht.csv_file import csv_response
from bot.gateway.console.pages import page
from bot.gateway.services import services_of
from bot.settings import AMSTERDAM
from bot.store.audit import AuditEntry
from bot.store.audit_search import AuditFilter, AuditSearch

_PER_PAGE, _MAX_PAGES, _MAX_ROWS = 50, 2000, 10_000
SOORTEN = {
    "sessie": "Aanmelden",
    "account": "Accounts",
    "kanaal": "Kanalen",
    "overdracht": "Vragen aan adviseurs",
    "groep": "Gemiste vragen",
    "concept": "Voorstellen",
}

Beheerder = Annotated[User, Depends(requires("beheerder"))]
router = APIRouter()


@dataclass(frozen=True)
class Keuze:
    """What stands in the filter form, with what is wrong with it."""

    van: str
    tot: str
    wie: str
    soort: str
    waarover: str
    wanted: AuditFilter
    fout: str

    def link(self, path: str, **more: object) -> str:
        fields = {"van": self.van, "tot": self.tot, "wie": self.wie, "soort": self.soort, "waarover": self.waarover}
        given = {key: value for key, value in {**fields, **more}.items() if value}
        return f"{path}?{urlencode(given)}" if given else path


def _keuze(
    van: Annotated[str, Query()] = "",
    tot: Annotated[str, Query()] = "",
    wie: Annotated[str, Query()] = "",
    soort: Annotated[str, Query()] = "",
    waarover: Annotated[str, Query()] = "",
) -> Keuze:
    first, last = _day(van), _day(tot)
    fout = "Schrijf een datum als JJJJ-MM-DD." if (van and not first) or (tot and not last) else ""
    room = soort if soort in SOORTEN else ""
    wanted = AuditFilter(
        since=_midnight(first) if first else None,
        until=_midnight(last + timedelta(days=1)) if last else None,
        actor=wie.strip()[:200].replace("\x00", ""),
        room=room,
        subject=waarover.strip()[:300].replace("\x00", ""),
    )
    return Keuze(van[:10], tot[:10], wanted.actor, room, wanted.subject, wanted, fout)


Gekozen = Annotated[Keuze, Depends(_keuze)]


@router.get("/logboek")
def log(
    request: Request, user: Beheerder, keuze: Gekozen, blad: Annotated[int, Query(ge=1, le=_MAX_PAGES)] = 1
) -> HTMLResponse:
    search = AuditSearch(services_of(request).database)
    total = search.count(keuze.wanted)
    found = search.find(keuze.wanted, limit=_PER_PAGE, skip=(blad - 1) * _PER_PAGE)
    return page(
        request,
        "beheer/logboek.html",
        keuze=keuze,
        soorten=SOORTEN,
        regels=[(_moment(one), one, _details(one)) for one in found],
        totaal=total,
        blad=blad,
        bladen=max(1, -(-total // _PER_PAGE)),
        max_regels=_MAX_ROWS,
    )


@router.get("/logboek.csv")
def log_file(request: Request, user: Beheerder, keuze: Gekozen) -> Response:
    found = AuditSearch(services_of(request).database).find(keuze.wanted, limit=_MAX_ROWS)
    header = ("moment", "wie", "actie", "waarover", "bijzonderheden")
    return csv_response(
        "logboek", header, ((_moment(one), one.actor, one.action, one.subject, _details(one)) for one in found)
    )


def _details(entry: AuditEntry) -> str:
    return json.dumps(entry.details, ensure_ascii=False, sort_keys=True) if entry.details else ""


def _moment(entry: AuditEntry) -> str:
    return entry.moment.astimezone(AMSTERDAM).strftime("%Y-%m-%d %H:%M:%S")


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), AMSTERDAM)


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text.strip()) if text.strip() else None
    except ValueError:
        return None
    return day if day is None or 2000 <= day.year <= 2100 else None
