"""The glossary at /begrippen: every term that an entry explains, on one page and as data."""

from __future__ import annotations

from html import escape
from urllib.parse import quote

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse

from bot.gateway.page.layout import page
from bot.gateway.schemas import BegripOut
from bot.gateway.services import services_of
from bot.knowledge import Entry, Kennis
from bot.knowledge.model import Begrip
from bot.knowledge.normalise import normalise

router = APIRouter(tags=["kennis"])

_BODY = """    <h1>Begrippen</h1>
    <p>Woorden rond de banenafspraak, in gewone taal.</p>
    <dl class="terms">
{terms}
    </dl>
"""


@router.get("/begrippen", response_class=HTMLResponse, include_in_schema=False)
def glossary_page(request: Request) -> str:
    terms = explained(services_of(request).look_up.kennis)
    body = _BODY.format(terms="\n".join(_term(entry, begrip) for entry, begrip in terms))
    return page("Begrippen - Banenwijzer", body)


@router.get("/api/v1/begrippen", response_model=list[BegripOut])
def glossary(request: Request, response: Response) -> list[dict[str, object]]:
    """Alle begrippen met hun betekenis, op alfabet."""
    response.headers["Cache-Control"] = "public, max-age=3600"
    return [
        {"naam": begrip.naam, "ook": list(begrip.ook), "betekenis": begrip.betekenis, "entry": entry.id}
        for entry, begrip in explained(services_of(request).look_up.kennis)
    ]


def explained(kennis: Kennis) -> list[tuple[Entry, Begrip]]:
    """The entries that explain a term, with that term, in the order of a dictionary."""
    found = [(entry, entry.begrip) for entry in kennis.entries.values() if entry.begrip]
    return sorted(found, key=lambda pair: normalise(pair[1].naam))


def _term(entry: Entry, begrip: Begrip) -> str:
    also = f" <span>(ook: {escape(', '.join(begrip.ook))})</span>" if begrip.ook else ""
    link = f'<a href="/?vraag={quote(entry.vraag)}">{escape(entry.vraag)}</a>'
    return f"    <dt>{escape(begrip.naam)}{also}</dt><dd><p>{escape(begrip.betekenis)}</p><p>{link}</p></dd>"
