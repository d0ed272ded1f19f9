"""Why a question gets its answer: what weighed, in tables."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse

from bot.errors import MessageError
from bot.gateway.console.access import ANY_ROLE, requires
from bot.gateway.console.lookup.zoeken import MAX_QUERY_CHARS
from bot.gateway.console.pages import in_navigation, page
from bot.gateway.services import services_of
from bot.knowledge.dutch import format_number

_CANDIDATES = 8

router = APIRouter(dependencies=[Depends(requires(*ANY_ROLE))])
in_navigation("Waarom dit antwoord", "/console/waarom", *ANY_ROLE, place=13)


@router.get("/waarom")
def why_page(request: Request, vraag: Annotated[str, Query()] = "") -> HTMLResponse:
    asked = vraag[:MAX_QUERY_CHARS]
    uitleg: dict[str, Any] | None = None
    fout = ""
    if asked.strip():
        try:
            uitleg = services_of(request).look_up.explain(asked, _CANDIDATES)
        except MessageError as error:
            fout = error.message
    return page(request, "lookup/waarom.html", vraag=asked, uitleg=uitleg, fout=fout, getal=_number, procent=_percent)


def _number(value: float, decimals: int = 2) -> str:
    return format_number(Decimal(str(round(value, decimals))), decimals)


def _percent(value: float) -> str:
    return f"{_number(value * 100, 1)}%"
