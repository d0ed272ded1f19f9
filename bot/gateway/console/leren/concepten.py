"""Drafts: the list, one draft with its diff and what was found about it, and what may be done with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timezone
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Form, Query, Request
from fastapi.responses import HTMLResponse
from starlette.responses import Response

from bot.errors import InputError
from bot.gateway.console.access import User, requires
from bot.gateway.console.leren.content import text_of
from bot.gateway.console.leren.dienst import READERS, Id, Leren, leren_of, person_of
from bot.gateway.console.leren.tonen import DADEN, acted, moment
from bot.gateway.console.leren.wijziging import change_of
from bot.gateway.console.pages import in_navigation, page
from bot.store import Draft, Person
from bot.store.learning_drafts import STATES

_A_PAGE = 50
_LIVE = ("concept", "ter beoordeling", "teruggestuurd", "goedgekeurd")

router = APIRouter(dependencies=[Depends(requires(*READERS))])
in_navigation("Concepten", "/console/leren/concepten", *READERS, place=22)
Reader = Annotated[User, Depends(requires(*READERS))]
Editor = Annotated[User, Depends(requires("editor"))]
Approver = Annotated[User, Depends(requires("approver"))]
Either = Annotated[User, Depends(requires("editor", "approver"))]
Versie = Annotated[int, Form()]


@router.get("/leren/concepten")
def drafts_page(
    request: Request, user: Reader, stand: Annotated[str, Query()] = "", voor: Annotated[str, Query()] = ""
) -> HTMLResponse:
    leren = leren_of(request)
    states = (stand,) if stand in STATES else _LIVE
    before = int(voor) if voor.isascii() and voor.isdigit() and len(voor) < 10 else None
    found = leren.drafts.page(states, before=before, limit=_A_PAGE + 1)
    return page(
        request,
        "leren/concepten.html",
        concepten=[_row(draft) for draft in found[:_A_PAGE]],
        stand=stand if stand in STATES else "",
        standen=STATES,
        aantallen=leren.drafts.counts(),
        meer=found[_A_PAGE - 1].id if len(found) > _A_PAGE else None,
        mag_maken=user.has_any("editor"),
    )


@router.get("/leren/concepten/{draft_id}")
def draft_page(request: Request, draft_id: Id, user: Reader) -> HTMLResponse:
    leren = leren_of(request)
    draft = leren.drafts.get(draft_id)
    try:
        change, cannot = change_of(draft, leren.kast.text_of, leren.settings.today()), ""
    except InputError as error:
        change, cannot = None, str(error)
    return page(
        request,
        "leren/concept.html",
        concept=_row(draft),
        bestand=change.name if change else "",
        is_nieuw_bestand=change is not None and change.before is None,
        is_niets=change is not None and change.is_nothing,
        regels=change.lines() if change else [],
        kan_niet=cannot,
        mag=_may(draft, user, leren),
        toets=_tried(draft),
        daden=[
            (moment(act.moment), DADEN.get(act.action, act.action), act.actor, str(act.details.get("wat", "")))
            for act in leren.audit.latest(50, subject=f"concept:{draft_id}")
        ],
    )


@router.get("/leren/concepten/{draft_id}/toets")
def tried_part(request: Request, draft_id: Id, user: Reader) -> HTMLResponse:
    """What was found so far; asked again and again while the work goes on."""
    draft = leren_of(request).drafts.get(draft_id)
    return page(request, "leren/toets.html", concept=_row(draft), toets=_tried(draft))


@router.post("/leren/concepten/{draft_id}/nakijken")
def try_out(request: Request, draft_id: Id, user: Either) -> Response:
    leren = leren_of(request)
    return acted(request, _page_of(draft_id), lambda: _begin(leren, draft_id))


@router.post("/leren/concepten/{draft_id}/indienen")
def submit(request: Request, draft_id: Id, user: Editor, versie: Versie = 0) -> Response:
    leren = leren_of(request)

    def act() -> None:
        leren.drafts.submit(person_of(user), draft_id, versie)
        _begin(leren, draft_id)

    return acted(request, _page_of(draft_id), act)


@router.post("/leren/concepten/{draft_id}/goedkeuren")
def approve(request: Request, draft_id: Id, user: Approver, versie: Versie = 0) -> Response:
    return _do(request, user, draft_id, versie, leren_of(request).drafts.approve)


@router.post("/leren/concepten/{draft_id}/terugsturen")
def send_back(
    request: Request, draft_id: Id, user: Approver, versie: Versie = 0, opmerking: Annotated[str, Form()] = ""
) -> Response:
    leren = leren_of(request)
    note = text_of(opmerking[:4000])
    return acted(request, _page_of(draft_id), lambda: leren.drafts.send_back(person_of(user), draft_id, versie, note))


@router.post("/leren/concepten/{draft_id}/intrekken")
def withdraw(request: Request, draft_id: Id, user: Editor, versie: Versie = 0) -> Response:
    return _do(request, user, draft_id, versie, leren_of(request).drafts.withdraw)


@router.post("/leren/concepten/{draft_id}/opgenomen")
def take_up(request: Request, draft_id: Id, user: Either, versie: Versie = 0) -> Response:
    return _do(request, user, draft_id, versie, leren_of(request).drafts.take_up)


def _do(request: Request, user: User, draft_id: int, versie: int, act: Callable[[Person, int, int], None]) -> Response:
    return acted(request, _page_of(draft_id), lambda: act(person_of(user), draft_id, versie))


def _begin(leren: Leren, draft_id: int) -> None:
    leren.assessor.start(leren.drafts.get(draft_id), leren.settings.today())


def _page_of(draft_id: int) -> str:
    return f"/console/leren/concepten/{draft_id}"


def _row(draft: Draft) -> dict[str, Any]:
    return {
        "id": draft.id,
        "titel": draft.title,
        "entry": draft.entry,
        "soort": "nieuw antwoord" if draft.kind == "nieuw" else "varianten",
        "stand": draft.state,
        "versie": draft.version,
        "groep": draft.group_id,
        "schrijvers": ", ".join(name for _, name in draft.authors),
        "gewijzigd": moment(draft.changed),
        "opmerking": draft.note,
        "goedgekeurd": f"{draft.approver_name}, {moment(draft.approved)}" if draft.approved else "",
    }


def _may(draft: Draft, user: User, leren: Leren) -> dict[str, bool]:
    """What this person may do now; the store decides again when it is done."""
    is_editor, is_approver = user.has_any("editor"), user.has_any("approver")
    waits, tried = draft.state == "ter beoordeling", _found(draft)
    is_sound = tried.get("staat") in ("klaar", "zonder_effect") and not tried.get("fouten")
    return {
        "bewerken": is_editor and draft.is_open,
        "indienen": is_editor and draft.is_open,
        "intrekken": is_editor and (draft.is_open or waits),
        "nakijken": (is_editor or is_approver) and draft.state in _LIVE and tried.get("staat") in (None, "mislukt"),
        "goedkeuren": is_approver and waits and is_sound and not draft.is_by(user.subject),
        "wacht_op_toets": is_approver and waits and not is_sound,
        "is_eigen": is_approver and waits and draft.is_by(user.subject),
        "terugsturen": is_approver and (waits or draft.state == "goedgekeurd"),
        "ophalen": (is_editor or is_approver) and draft.state in ("goedgekeurd", "opgenomen"),
        "tak": (is_editor or is_approver) and draft.state == "goedgekeurd" and bool(leren.settings.knowledge_branch),
        "opnemen": (is_editor or is_approver) and draft.state == "goedgekeurd",
    }


def _found(draft: Draft) -> Mapping[str, Any]:
    """As `Draft.tried`; what was interrupted has failed, so that it can be done again."""
    if draft.is_interrupted(datetime.now(timezone.utc)):
        return {**draft.tried, "staat": "mislukt", "waarom": "Het nakijken is afgebroken."}
    return draft.tried


def _tried(draft: Draft) -> dict[str, Any]:
    """The check and the effect, ready to show."""
    tried = _found(draft)
    effect = tried.get("effect")
    rows = []
    if effect:
        for name, label in (
            ("direct", "Meteen goed"),
            ("keuze", "Goed na een keuze"),
            ("fout", "Fout antwoord"),
            ("overig", "Geen of een verkeerde keuze"),
            ("buiten_goed", "Buiten bereik, en dat gezegd"),
            ("buiten_fout", "Buiten bereik, toch beantwoord"),
        ):
            before, after = effect["voor"][name], effect["na"][name]
            total = effect["na"]["buiten" if name.startswith("buiten") else "vragen"]
            rows.append((label, before, after, f"{after - before:+d}" if after != before else "0", total))
    return {
        "staat": tried.get("staat", "niet"),
        "is_bezig": tried.get("staat") in ("bezig", "nagekeken"),
        "is_nagekeken": "fouten" in tried,
        "fouten": tried.get("fouten", []),
        "waarschuwingen": tried.get("waarschuwingen", []),
        "onderwerpen": tried.get("onderwerpen"),
        "waarom": tried.get("waarom", ""),
        "set": effect["set"] if effect else "",
        "rijen": rows,
    }
