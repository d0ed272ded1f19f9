"""One entry: its answer first, then every dated version with what changed, and what belongs to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse, JSONResponse

from bot.gateway.console.access import ANY_ROLE, requires
from bot.gateway.console.lookup.dag import lees_dag, tell_period
from bot.gateway.console.lookup.formulier import formulier
from bot.gateway.console.lookup.kopie import kopie
from bot.gateway.console.lookup.markdown import to_html
from bot.gateway.console.lookup.verschil import Stuk, differences
from bot.gateway.console.lookup.zoeken import naam_van
from bot.gateway.console.pages import page
from bot.gateway.lookup import LookUp
from bot.gateway.services import Services, services_of
from bot.knowledge import Kennis
from bot.knowledge.dutch import format_date
from bot.knowledge.model import Entry, Versie
from bot.knowledge.text import fill_figures, fill_links, to_plain, version_text
from bot.reply import BronVermelding, Reply

router = APIRouter(dependencies=[Depends(requires(*ANY_ROLE))])


@dataclass(frozen=True)
class VersieKolom:
    """A version beside the others. stukken: its text with what changed since the version before it.

    is_herschreven: nothing stayed, so that marks would say nothing; dag: a day in it, to show it on.
    """

    periode: str
    dag: date
    is_gevraagd: bool
    stukken: list[Stuk]
    is_eerste: bool
    is_herschreven: bool


@dataclass(frozen=True)
class BronRegel:
    """A source as the entry page shows it."""

    bron: BronVermelding
    uitgever: str
    geraadpleegd: str


@router.get("/onderwerp/{onderwerp}/{slug}")
def entry_page(request: Request, onderwerp: str, slug: str, peildatum: Annotated[str, Query()] = "") -> HTMLResponse:
    services = services_of(request)
    kennis = services.look_up.kennis
    entry = kennis.entry(f"{onderwerp}/{slug}")
    dag = lees_dag(peildatum, services.settings)
    versie, reply = entry.on(dag.dag), _reply(services, entry, dag.dag)
    return page(
        request,
        "lookup/onderwerp.html",
        entry=entry,
        dag=dag,
        onderwerp=naam_van(entry.onderwerp),
        versie=versie,
        antwoord=to_html(reply.text, heading=3),
        geldig=tell_period(versie.periode) if versie else "",
        bronnen=[_source(bron, kennis) for bron in reply.bronnen],
        versies=columns(services.look_up, entry, dag.dag),
        verwant=[kennis.entry(one) for one in entry.verwant],
        nagekeken=format_date(entry.nagekeken_op),
        opnieuw=format_date(entry.opnieuw_voor),
        is_verouderd=entry.opnieuw_voor < dag.vandaag,
        hulp=kennis.rekenhulp(entry.rekenhulp) if entry.rekenhulp else None,
        formulier=formulier(entry.rekenhulp, {}, kennis) if entry.rekenhulp else None,
        format_date=format_date,
    )


@router.get("/onderwerp/{onderwerp}/{slug}/kopie")
def entry_copy(request: Request, onderwerp: str, slug: str, peildatum: Annotated[str, Query()] = "") -> JSONResponse:
    """The answer as plain and as rich text, for the clipboard."""
    services = services_of(request)
    entry = services.look_up.kennis.entry(f"{onderwerp}/{slug}")
    dag = lees_dag(peildatum, services.settings)
    return JSONResponse(kopie(entry.vraag, _reply(services, entry, dag.dag)).as_dict())


def columns(look_up: LookUp, entry: Entry, peildatum: date) -> list[VersieKolom]:
    """The versions, newest first, each beside the one that it replaced."""
    found: list[VersieKolom] = []
    before = ""
    for place, versie in enumerate(entry.versies):
        text = _plain(look_up, versie)
        stukken, is_rewritten = [Stuk("gelijk", text)], False
        if place:
            marked = differences(before, text)
            is_rewritten = not any(stuk.text.strip() for stuk in marked if stuk.kind == "gelijk")
            stukken = stukken if is_rewritten else marked
        found.append(
            VersieKolom(
                periode=tell_period(versie.periode),
                dag=look_up.day_within(versie),
                is_gevraagd=peildatum in versie.periode,
                stukken=stukken,
                is_eerste=not place,
                is_herschreven=is_rewritten,
            )
        )
        before = text
    return found[::-1]


def _reply(services: Services, entry: Entry, day: date) -> Reply:
    return services.builder.for_entry(entry.id, day, today=services.settings.today())


def _plain(look_up: LookUp, versie: Versie) -> str:
    """What a reader saw, with the figures of that time."""
    kennis = look_up.kennis
    text, _ = fill_figures(version_text(versie), kennis.figuren, look_up.day_within(versie))
    return to_plain(fill_links(text, kennis.bronnen))


def _source(bron: BronVermelding, kennis: Kennis) -> BronRegel:
    own = next((one for one in kennis.bronnen.values() if one.titel == bron.titel), None)
    if own is None:
        return BronRegel(bron, "", format_date(bron.datum))
    return BronRegel(bron, own.uitgever, format_date(own.geraadpleegd))
