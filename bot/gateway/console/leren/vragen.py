"""The question log: what was asked and what came of it, without anything on who asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Annotated
from urllib.parse import urlencode

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse

from bot.gateway.console.access import requires
from bot.gateway.console.leren.dienst import READERS, leren_of
from bot.gateway.console.leren.tonen import REDENEN, SOORTEN, TALEN, moment, percent
from bot.gateway.console.lookup.zoeken import naam_van, onderwerpen
from bot.gateway.console.pages import in_navigation, page
from bot.gateway.services import services_of
from bot.settings import AMSTERDAM
from bot.store import LogFilter, LoggedQuestion

_A_PAGE = 50
_MOST_CHARS = 100

router = APIRouter(dependencies=[Depends(requires(*READERS))])
in_navigation("Vragen", "/console/leren/vragen", *READERS, place=20)


@dataclass(frozen=True)
class Zoekvelden:
    """What stands in the filters; what is no choice is none."""

    van: str = ""
    tot: str = ""
    kanaal: str = ""
    soort: str = ""
    onderwerp: str = ""
    oordeel: str = ""
    taal: str = ""
    gemist: str = ""
    q: str = ""

    def link(self, **changes: str | int) -> str:
        """The permanent address of this list, with changes."""
        query = {name: value for name, value in {**vars(self), **changes}.items() if value}
        return f"/console/leren/vragen?{urlencode(query)}".rstrip("?")

    @property
    def is_set(self) -> bool:
        return any(vars(self).values())

    def filter(self) -> LogFilter:
        tot = _day(self.tot)
        return LogFilter(
            since=_start(_day(self.van)),
            until=_start(tot + timedelta(days=1)) if tot else None,
            channel=self.kanaal or None,
            soort=self.soort or None,
            topic=self.onderwerp or None,
            verdict=self.oordeel or None,
            language=self.taal or None,
            missed=self.gemist or None,
            words=self.q,
        )


def _velden(
    request: Request,
    van: Annotated[str, Query()] = "",
    tot: Annotated[str, Query()] = "",
    kanaal: Annotated[str, Query()] = "",
    soort: Annotated[str, Query()] = "",
    onderwerp: Annotated[str, Query()] = "",
    oordeel: Annotated[str, Query()] = "",
    taal: Annotated[str, Query()] = "",
    gemist: Annotated[str, Query()] = "",
    q: Annotated[str, Query()] = "",
) -> Zoekvelden:
    return Zoekvelden(
        van=van if _day(van) else "",
        tot=tot if _day(tot) else "",
        kanaal="".join(one for one in kanaal if one.isalnum() or one in "_-")[:20],
        soort=soort if soort in SOORTEN else "",
        onderwerp=onderwerp if onderwerp in onderwerpen(services_of(request).look_up) else "",
        oordeel=oordeel if oordeel in ("goed", "fout") else "",
        taal=taal if taal in TALEN else "",
        gemist=gemist if gemist in (*REDENEN, "alle") else "",
        q=q.replace("\x00", "")[:_MOST_CHARS],
    )


@router.get("/leren/vragen")
def log_page(
    request: Request,
    velden: Annotated[Zoekvelden, Depends(_velden)],
    voor: Annotated[str, Query()] = "",
    na: Annotated[str, Query()] = "",
) -> HTMLResponse:
    """voor, na: the id that this page begins behind, or ends before."""
    leren = leren_of(request)
    leren.grouping.wake()
    before, after = _id(voor), _id(na)
    found = leren.log.page(velden.filter(), before=before, after=after, limit=_A_PAGE + 1)
    has_more = len(found) > _A_PAGE
    shown = found[-_A_PAGE:] if after else found[:_A_PAGE]
    newer = velden.link(na=shown[0].id) if shown and (before or (after and has_more)) else ""
    older = velden.link(voor=shown[-1].id) if shown and (after or has_more) else ""
    return page(
        request,
        "leren/vragen.html",
        velden=velden,
        vragen=[_shown(one) for one in shown],
        kanaal_keuzes=[(one, one) for one in leren.log.channels()],
        gemist_keuzes=[("alle", "Alles wat gemist is"), *REDENEN.items()],
        onderwerp_keuzes=[(slug, naam) for slug, (naam, _) in onderwerpen(services_of(request).look_up).items()],
        soorten=SOORTEN,
        talen=TALEN,
        nieuwer=newer,
        ouder=older,
    )


def _shown(one: LoggedQuestion) -> dict[str, object]:
    return {
        "id": one.id,
        "tekst": one.text,
        "moment": moment(one.created),
        "kanaal": one.channel,
        "uitkomst": SOORTEN.get(one.soort, one.soort or "onbekend"),
        "entry": one.entry,
        "onderwerp": naam_van(one.entry.split("/")[0]) if one.entry else "",
        "zekerheid": percent(one.confidence),
        "taal": TALEN.get(one.language, one.language) if one.language != "nl" else "",
        "degraded": one.degraded,
        "gekozen": one.chosen,
        "oordelen": one.verdicts,
    }


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if 2000 <= day.year <= 2200 else None


def _start(day: date | None) -> datetime | None:
    return datetime.combine(day, time(), AMSTERDAM) if day else None


def _id(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None
