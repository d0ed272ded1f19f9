"""Missed questions in groups: what is asked that the bot does not know, and what to do about it."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form, Query, Request
from fastapi.responses import HTMLResponse
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from bot.errors import MessageError, NotFoundError
from bot.gateway.console.access import User, requires
from bot.gateway.console.leren.content import Varianten, one_line, personal
from bot.gateway.console.leren.dienst import READERS, Id, Leren, leren_of, person_of
from bot.gateway.console.leren.tonen import DADEN, GROEPEN, REDENEN, acted, moment, percent
from bot.gateway.console.pages import in_navigation, page
from bot.gateway.services import services_of
from bot.knowledge.dutch import format_date
from bot.knowledge.normalise import squash
from bot.store import Group
from bot.store.learning_groups import Order

_A_PAGE, _MOST_PAGES = 30, 100
_MOST_SHOWN = 40
_NEAREST = 5
_ORDERS: dict[str, Order] = {"week": "week", "totaal": "totaal", "nieuw": "nieuw"}

router = APIRouter(dependencies=[Depends(requires(*READERS))])
in_navigation("Gemist", "/console/leren/groepen", *READERS, place=21)
Editor = Annotated[User, Depends(requires("editor"))]


@router.get("/leren/groepen")
def groups_page(
    request: Request,
    stand: Annotated[str, Query()] = "open",
    volgorde: Annotated[str, Query()] = "week",
    blad: Annotated[str, Query()] = "",
) -> HTMLResponse:
    leren = leren_of(request)
    leren.grouping.wake()
    stand = stand if stand in (*GROEPEN, "alle") else "open"
    volgorde = volgorde if volgorde in _ORDERS else "week"
    number = min(int(blad), _MOST_PAGES) if blad.isascii() and blad.isdigit() and len(blad) < 5 else 0
    found = leren.groups.page(stand, order=_ORDERS[volgorde], offset=number * _A_PAGE, limit=_A_PAGE + 1)
    return page(
        request,
        "leren/groepen.html",
        groepen=[_shown(group) for group in found[:_A_PAGE]],
        stand=stand,
        standen=GROEPEN,
        aantallen=leren.groups.counts(),
        volgorde=volgorde,
        blad=number,
        has_more=len(found) > _A_PAGE,
        is_bezig=leren.grouping.is_running,
    )


@router.get("/leren/groepen/{group_id}")
def group_page(request: Request, group_id: Id) -> HTMLResponse:
    leren = leren_of(request)
    group = leren.groups.get(group_id)
    return _group_page(request, leren, group)


@router.post("/leren/groepen/{group_id}/afwijzen")
def dismiss(
    request: Request,
    group_id: Id,
    user: Editor,
    versie: Annotated[int, Form()] = 0,
    reden: Annotated[str, Form()] = "",
) -> Response:
    leren = leren_of(request)
    back = f"/console/leren/groepen/{group_id}"
    return acted(request, back, lambda: leren.groups.dismiss(person_of(user), group_id, versie, one_line(reden[:2000])))


@router.post("/leren/groepen/{group_id}/heropenen")
def reopen(request: Request, group_id: Id, user: Editor, versie: Annotated[int, Form()] = 0) -> Response:
    leren = leren_of(request)
    back = f"/console/leren/groepen/{group_id}"
    return acted(request, back, lambda: leren.groups.reopen(person_of(user), group_id, versie))


@router.post("/leren/groepen/{group_id}/varianten")
async def attach(request: Request, group_id: Id, user: Editor) -> Response:
    """A draft in which the chosen questions, as edited, become varianten of an entry."""
    form = await request.form(max_fields=300)
    texts = {name: str(value) for name, value in form.multi_items() if isinstance(value, str)}
    chosen = [str(value) for name, value in form.multi_items() if name == "kies" and isinstance(value, str)]
    return await run_in_threadpool(_attach, request, group_id, user, texts, chosen)


def _attach(request: Request, group_id: int, user: User, texts: dict[str, str], chosen: list[str]) -> Response:
    leren = leren_of(request)
    group = leren.groups.get(group_id)
    entry_id = texts.get("entry", "").strip()[:200]
    if entry_id == "anders":
        entry_id = texts.get("anders", "").strip()[:200]
    lines = [one_line(texts.get(f"tekst-{place}", "")) for place in chosen[:_MOST_SHOWN] if place.isdigit()]
    added = Varianten(tuple(dict.fromkeys(line for line in lines if line)))
    faults = [fault.message for fault in added.faults(entry_id, leren.kast.owner)]
    try:
        entry = leren.kast.entry(entry_id)
    except NotFoundError:
        faults.insert(0, "Kies een antwoord waar de vragen bij horen.")
    if faults:
        return _group_page(request, leren, group, faults=faults, given=texts, chosen=chosen, status=422)

    def act() -> str:
        made = leren.drafts.create(
            person_of(user), "varianten", entry.id, f"Varianten bij: {entry.vraag}", added.as_content(), group_id
        )
        return f"/console/leren/concepten/{made}"

    return acted(request, f"/console/leren/groepen/{group_id}", act)


def _group_page(
    request: Request,
    leren: Leren,
    group: Group,
    *,
    faults: list[str] | None = None,
    given: dict[str, str] | None = None,
    chosen: list[str] | None = None,
    status: int = 200,
) -> HTMLResponse:
    reasons = dict(leren.groups.members(group.id))
    asked: dict[str, dict[str, Any]] = {}
    for one in leren.log.by_ids(list(reasons)):
        row = asked.setdefault(
            squash(one.text) or one.text,
            {"tekst": one.text, "aantal": 0, "reden": set(), "moment": moment(one.created)},
        )
        row["aantal"] += 1
        row["reden"].add(REDENEN[reasons[one.id]])
    rows = list(asked.values())[:_MOST_SHOWN]
    for place, row in enumerate(rows):
        row["reden"] = ", ".join(sorted(row["reden"]))
        row["persoonlijk"] = bool(personal("", (row["tekst"],)))
        row["waarde"] = (given or {}).get(f"tekst-{place}", row["tekst"])[:500]
        row["gekozen"] = str(place) in chosen if chosen is not None else not row["persoonlijk"]
    weeks = leren.groups.weeks(group.id)
    most = max((amount for _, amount in weeks), default=1)
    return page(
        request,
        "leren/groep.html",
        status=status,
        groep=_shown(group),
        vragen=rows,
        fouten=faults or [],
        gegeven=given or {},
        weken=[(format_date(week), amount, round(amount * 20 / most)) for week, amount in weeks],
        dichtbij=_nearest(request, group),
        concepten=leren.drafts.of_group(group.id),
        daden=[
            (moment(act.moment), DADEN.get(act.action, act.action), act.actor, act.details.get("reden", ""))
            for act in leren.audit.latest(20, subject=f"groep:{group.id}")
        ],
    )


def _nearest(request: Request, group: Group) -> list[dict[str, str]]:
    """The entries that its questions are most like, by the bot's own ranking: the best score of some questions."""
    services = services_of(request)
    best: dict[str, tuple[float, str]] = {}
    for text in group.samples:
        try:
            found = services.look_up.find(text, services.settings.default_peildatum(), limit=_NEAREST)
        except MessageError:
            continue
        for hit in found.hits:
            if hit.confidence > best.get(hit.entry.id, (-1.0, ""))[0]:
                best[hit.entry.id] = (hit.confidence, hit.entry.vraag)
    ranked = sorted(best.items(), key=lambda pair: -pair[1][0])[:_NEAREST]
    return [
        {"id": entry_id, "vraag": vraag, "zekerheid": percent(score) or "0%"} for entry_id, (score, vraag) in ranked
    ]


def _shown(group: Group) -> dict[str, Any]:
    change = group.week - group.before
    trend = (
        "nieuw"
        if not group.before and group.week
        else "meer"
        if change >= 1
        else "minder"
        if change <= -1
        else "gelijk"
    )
    return {
        "id": group.id,
        "titel": group.samples[0] if group.samples else f"Groep {group.id} (de vragen zijn verwijderd)",
        "voorbeelden": group.samples[1:],
        "stand": GROEPEN.get(group.state, group.state),
        "is_open": group.state == "open",
        "is_afgewezen": group.state in ("afgewezen", "opgenomen"),
        "reden": group.reason,
        "sinds_besluit": group.since_decision if group.decided else 0,
        "is_terug": group.state == "open" and group.reason is not None,
        "totaal": group.total,
        "over": group.kept,
        "week": group.week,
        "gemiddeld": f"{group.before:.1f}".replace(".", ","),
        "trend": trend,
        "eerst": moment(group.first),
        "laatst": moment(group.last),
        "versie": group.version,
    }
