"""An approved draft out of the console: as a patch, as files, or as a git branch."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from starlette.responses import Response

from bot.errors import InputError
from bot.gateway.console.access import User, requires
from bot.gateway.console.leren.dienst import Id, Leren, leren_of, person_of
from bot.gateway.console.leren.tak import make_branch
from bot.gateway.console.leren.tonen import acted
from bot.gateway.console.leren.wijziging import Wijziging, change_of, zip_of
from bot.gateway.console.pages import page
from bot.store import ChangedMeanwhile, Draft, NotAllowed

Either = Annotated[User, Depends(requires("editor", "approver"))]

router = APIRouter()


@router.get("/leren/concepten/{draft_id}/patch")
def patch(request: Request, draft_id: Id, user: Either) -> Response:
    """For `git apply`."""
    leren = leren_of(request)
    draft, change = _approved(leren, draft_id)
    leren.drafts.note_export(person_of(user), draft_id, "patch", {"bestand": change.name})
    return _file(change.patch().encode(), f"concept-{draft.id}.patch", "text/x-diff; charset=utf-8")


@router.get("/leren/concepten/{draft_id}/zip")
def files(request: Request, draft_id: Id, user: Either) -> Response:
    """The whole file, at its place in the checkout."""
    leren = leren_of(request)
    draft, change = _approved(leren, draft_id)
    leren.drafts.note_export(person_of(user), draft_id, "zip", {"bestand": change.name})
    return _file(zip_of([change]), f"concept-{draft.id}.zip", "application/zip")


@router.post("/leren/concepten/{draft_id}/tak")
def branch(request: Request, draft_id: Id, user: Either, versie: Annotated[int, Form()] = 0) -> Response:
    """A branch in the checkout of the server, where the settings allow that."""
    leren = leren_of(request)
    made: list[str] = []

    def act() -> None:
        prefix = leren.settings.knowledge_branch
        draft = leren.drafts.get(draft_id)
        if not prefix or draft.state != "goedgekeurd":
            raise NotAllowed("Een tak maken staat hier uit, of het concept is niet goedgekeurd.")
        if draft.version != versie:
            raise ChangedMeanwhile()
        name, commit = make_branch(draft, leren.kast.root, prefix, leren.settings.today())
        leren.drafts.note_export(person_of(user), draft_id, "tak", {"wat": name, "commit": commit})
        made.append(name)

    response = acted(request, f"/console/leren/concepten/{draft_id}", act)
    if made:
        return page(request, "leren/tak.html", naam=made[0], concept=draft_id)
    return response


def _approved(leren: Leren, draft_id: int) -> tuple[Draft, Wijziging]:
    draft = leren.drafts.get(draft_id)
    if draft.state not in ("goedgekeurd", "opgenomen"):
        raise InputError("Dit concept is nog niet goedgekeurd.")
    change = change_of(draft, leren.kast.text_of, leren.settings.today())
    if change.is_nothing:
        raise InputError("Deze wijziging staat al in de kennis.", "Er is niets op te halen.")
    return draft, change


def _file(content: bytes, name: str, media_type: str) -> Response:
    return Response(content, media_type=media_type, headers={"Content-Disposition": f'attachment; filename="{name}"'})
