"""Search: results while typing, by the bot's own ranking."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse
from markupsafe import Markup
from starlette.background import BackgroundTask

from bot.errors import MessageError
from bot.gateway.console.access import ANY_ROLE, requires
from bot.gateway.console.lookup.dag import Dag, lees_dag
from bot.gateway.console.lookup.markeer import mark, words_of
from bot.gateway.console.pages import in_navigation, page
from bot.gateway.lookup import Filters, Found, Hit, LookUp
from bot.gateway.services import services_of
from bot.knowledge.dutch import format_date
from bot.knowledge.text import fill_figures, fill_links, to_plain

MAX_QUERY_CHARS = 300
_SHOWN, _MORE = 10, 50
_ABBREVIATIONS = frozenset({"aow", "wsp"})
_PUBLIEK = ("werkgever", "adviseur")

router = APIRouter(dependencies=[Depends(requires(*ANY_ROLE))])
in_navigation("Opzoeken", "/console/zoeken", *ANY_ROLE, place=10)


@dataclass(frozen=True)
class Zoekvraag:
    """What stands in the search form. An unknown choice is no choice."""

    q: str
    onderwerp: str
    bron: str
    publiek: str
    dag: Dag

    @property
    def filters(self) -> Filters:
        return Filters(self.onderwerp or None, self.bron or None, self.publiek or None)

    @property
    def has_filters(self) -> bool:
        return bool(self.onderwerp or self.bron or self.publiek or self.dag.gegeven)

    def link(self, **changes: str | None) -> str:
        """The permanent address of this search, with changes."""
        query = {"q": self.q, "onderwerp": self.onderwerp, "bron": self.bron, "publiek": self.publiek}
        return self.dag.link("/console/zoeken", **{**query, **changes})


@dataclass(frozen=True)
class Resultaat:
    """A hit as the page shows it; kort is "" when there was no answer on that day."""

    id: str
    href: str
    titel: str  # for scripts: the question as it is
    vraag: Markup
    kort: Markup
    onderwerp: str
    zekerheid: str
    sinds: str
    is_verwijzing: bool


def _zoekvraag(
    request: Request,
    q: Annotated[str, Query()] = "",
    onderwerp: Annotated[str, Query()] = "",
    bron: Annotated[str, Query()] = "",
    publiek: Annotated[str, Query()] = "",
    peildatum: Annotated[str, Query()] = "",
) -> Zoekvraag:
    services = services_of(request)
    kennis = services.look_up.kennis
    return Zoekvraag(
        q=q[:MAX_QUERY_CHARS],
        onderwerp=onderwerp if onderwerp in onderwerpen(services.look_up) else "",
        bron=bron if bron in kennis.bronnen else "",
        publiek=publiek if publiek in _PUBLIEK else "",
        dag=lees_dag(peildatum, services.settings),
    )


Vraag = Annotated[Zoekvraag, Depends(_zoekvraag)]


@router.get("/zoeken")
def search_page(request: Request, vraag: Vraag, meer: Annotated[str, Query()] = "") -> HTMLResponse:
    look_up = services_of(request).look_up
    cited = {
        ref.bron for entry in look_up.kennis.entries.values() for versie in entry.versies for ref in versie.bronnen
    }
    bronnen = sorted(((look_up.kennis.bronnen[one].titel, one) for one in cited), key=lambda pair: pair[0].lower())
    return page(
        request,
        "lookup/zoeken.html",
        vraag=vraag,
        onderwerpen=onderwerpen(look_up),
        bronnen=bronnen,
        publiek=_PUBLIEK,
        **_results(look_up, vraag, limit=_MORE if meer else _SHOWN, is_typing=False),
    )


@router.get("/zoeken/resultaten")
def results(
    request: Request, vraag: Vraag, typend: Annotated[str, Query()] = "", meer: Annotated[str, Query()] = ""
) -> HTMLResponse:
    """The list alone, for while one types."""
    found = _results(services_of(request).look_up, vraag, limit=_MORE if meer else _SHOWN, is_typing=typend == "1")
    response = page(request, "lookup/resultaten.html", vraag=vraag, **found)
    if next_text := found["gevonden"].next_text:
        response.background = BackgroundTask(services_of(request).look_up.prepare, next_text)
    return response


def onderwerpen(look_up: LookUp) -> dict[str, tuple[str, int]]:
    """Every topic with its name and how many entries it has, by name."""
    counts: dict[str, int] = {}
    for entry in look_up.kennis.entries.values():
        counts[entry.onderwerp] = counts.get(entry.onderwerp, 0) + 1
    return {slug: (naam_van(slug), counts[slug]) for slug in sorted(counts)}


def naam_van(onderwerp: str) -> str:
    """ "buiten-bereik" as people read it."""
    return onderwerp.upper() if onderwerp in _ABBREVIATIONS else onderwerp.replace("-", " ").capitalize()


def _results(look_up: LookUp, vraag: Zoekvraag, *, limit: int, is_typing: bool) -> dict[str, Any]:
    words, fout = words_of(vraag.q), vraag.dag.fout
    found = Found((), is_near=True)
    if vraag.q.strip():
        try:
            found = look_up.find(vraag.q, vraag.dag.dag, filters=vraag.filters, limit=limit + 1, is_typing=is_typing)
        except MessageError as error:
            fout = error.message
    elif vraag.filters != Filters():
        found = look_up.browse(vraag.dag.dag, vraag.filters, limit=limit + 1)
    shown = [_shown(look_up, hit, vraag.dag, words) for hit in found.hits[:limit]]
    has_more = len(found.hits) > limit and limit < _MORE
    return {"resultaten": shown, "gevonden": found, "fout": fout, "has_more": has_more}


def _shown(look_up: LookUp, hit: Hit, dag: Dag, words: tuple[str, ...]) -> Resultaat:
    entry, versie = hit.entry, hit.versie
    kort = ""
    if versie is not None:
        filled, _ = fill_figures(versie.kort, look_up.kennis.figuren, dag.dag)
        kort = to_plain(fill_links(filled, look_up.kennis.bronnen))
    percent = round(hit.confidence * 100)
    return Resultaat(
        id=entry.id,
        href=dag.naar(entry.id),
        titel=entry.vraag,
        vraag=mark(entry.vraag, words),
        kort=mark(kort, words),
        onderwerp=naam_van(entry.onderwerp),
        zekerheid=f"{percent}%" if percent else "",
        sinds=format_date(versie.periode.vanaf) if versie and versie.periode.vanaf else "",
        is_verwijzing=entry.soort == "buiten_bereik",
    )
