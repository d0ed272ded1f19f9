"""Writing a draft: a new entry or the varianten of one, with `kennis check` while one types."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import HTMLResponse
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from bot.errors import InputError, MessageError, NotFoundError
from bot.gateway.console.access import User, requires
from bot.gateway.console.leren.content import Fault, Nieuw, Varianten, lines_of, personal
from bot.gateway.console.leren.dienst import Id, Leren, leren_of, person_of
from bot.gateway.console.leren.tonen import acted
from bot.gateway.console.lookup.zoeken import naam_van
from bot.gateway.console.pages import page
from bot.gateway.services import services_of
from bot.knowledge.check import explained_terms
from bot.knowledge.language import count_words, measure
from bot.knowledge_review.rewrite import canonical, rewrite
from bot.store import ChangedMeanwhile, Draft, NotAllowed

_FOUND = 8
_FROM_GROUP = 40

router = APIRouter(dependencies=[Depends(requires("editor"))])
Editor = Annotated[User, Depends(requires("editor"))]


@router.get("/leren/concepten/nieuw")
def new_page(request: Request, groep: Annotated[str, Query()] = "") -> HTMLResponse:
    """groep: the id of a group whose questions become the varianten."""
    leren = leren_of(request)
    new = Nieuw(geldig_vanaf=leren.settings.today().isoformat())
    group_id = int(groep) if groep.isascii() and groep.isdigit() and len(groep) < 10 else None
    if group_id is not None:
        asked = leren.log.by_ids([question for question, _ in leren.groups.members(group_id)])
        texts = [one.text for one in asked if not personal("", (one.text,))]
        new = replace(new, varianten=lines_of("\n".join(texts))[:_FROM_GROUP])
    return _form(request, leren, new, group_id=group_id)


@router.post("/leren/concepten/nieuw")
async def make(request: Request, user: Editor) -> Response:
    form = await _form_of(request)
    return await run_in_threadpool(_make, request, user, form)


@router.get("/leren/concepten/{draft_id}/bewerken")
def edit_page(request: Request, draft_id: Id) -> HTMLResponse:
    leren = leren_of(request)
    draft = leren.drafts.get(draft_id)
    if draft.kind == "nieuw":
        return _form(request, leren, Nieuw.from_content(draft.content), draft=draft)
    return _variants_form(request, draft, Varianten.from_content(draft.content))


@router.post("/leren/concepten/{draft_id}/bewerken")
async def edit(request: Request, draft_id: Id, user: Editor) -> Response:
    form = await _form_of(request)
    return await run_in_threadpool(_edit, request, draft_id, user, form)


@router.post("/leren/controle")
async def check_now(request: Request, user: Editor) -> HTMLResponse:
    """What `kennis check` says of what stands in the form at this moment; nothing is kept."""
    form = await _form_of(request)
    return await run_in_threadpool(_check_now, request, form)


@router.get("/leren/zoek/{soort}")
def search(request: Request, soort: str, q: Annotated[str, Query()] = "") -> HTMLResponse:
    """Sources or entries by words, to pick from."""
    leren, query = leren_of(request), q.strip()[:100]
    found: list[tuple[str, str]] = []
    if soort == "bron" and query:
        words = query.lower().split()
        found = [
            (bron.id, f"{bron.titel} ({bron.uitgever})")
            for bron in leren.kast.folder().kennis.bronnen.values()
            if all(word in f"{bron.id} {bron.titel} {bron.uitgever}".lower() for word in words)
        ]
    elif soort == "antwoord" and query:
        services = services_of(request)
        try:
            hits = services.look_up.find(query, services.settings.default_peildatum(), limit=_FOUND).hits
            found = [(hit.entry.id, hit.entry.vraag) for hit in hits]
        except MessageError:
            found = []
    elif soort not in ("bron", "antwoord"):
        raise NotFoundError("Dat is niet te zoeken.")
    return page(request, "leren/gevonden.html", soort=soort, q=query, gevonden=found[:_FOUND])


def _make(request: Request, user: User, form: dict[str, str]) -> Response:
    leren, new = leren_of(request), Nieuw.from_form(form)
    group = form.get("groep", "")
    group_id = int(group) if group.isascii() and group.isdigit() and len(group) < 10 else None
    if group_id is not None:
        leren.groups.get(group_id)
    faults = new.faults(leren.kast.topics(), leren.kast.folder().kennis.entries)
    if faults:
        return _form(request, leren, new, faults=faults, group_id=group_id, status=422)

    def act() -> str:
        made = leren.drafts.create(person_of(user), "nieuw", new.entry_id, new.vraag, new.as_content(), group_id)
        return f"/console/leren/concepten/{made}"

    return acted(request, "/console/leren/concepten", act)


def _edit(request: Request, draft_id: int, user: User, form: dict[str, str]) -> Response:
    leren = leren_of(request)
    draft = leren.drafts.get(draft_id)
    version = form.get("versie", "")
    version_number = int(version) if version.isascii() and version.isdigit() and len(version) < 10 else 0
    content: dict[str, Any]
    again: Callable[..., HTMLResponse]
    if draft.kind == "nieuw":
        new = Nieuw.from_form(form)
        faults = new.faults(leren.kast.topics(), leren.kast.folder().kennis.entries)
        entry, title, content = new.entry_id, new.vraag, new.as_content()
        again = partial(_form, request, leren, new, draft=draft, version=version_number)
    else:
        added = Varianten(lines_of(form.get("varianten", "")))
        faults = added.faults(draft.entry, leren.kast.owner)
        entry, title, content = draft.entry, draft.title, added.as_content()
        again = partial(_variants_form, request, draft, added, version=version_number)
    if faults:
        return again(faults=faults, status=422)
    try:
        leren.drafts.change(person_of(user), draft_id, version_number, entry=entry, title=title, content=content)
    except (ChangedMeanwhile, NotAllowed) as error:  # what was written stays on the page
        return again(faults=[Fault("", str(error))], status=409 if isinstance(error, ChangedMeanwhile) else 403)
    return RedirectResponse(f"/console/leren/concepten/{draft_id}", status_code=303)


def _form(
    request: Request,
    leren: Leren,
    new: Nieuw,
    *,
    faults: list[Fault] | None = None,
    draft: Draft | None = None,
    version: int | None = None,
    group_id: int | None = None,
    status: int = 200,
) -> HTMLResponse:
    return page(
        request,
        "leren/bewerken.html",
        status=status,
        nieuw=new,
        fouten=faults or [],
        fout_bij={fault.field: fault.message for fault in reversed(faults or [])},
        concept=draft,
        versie=version if version is not None else draft.version if draft else 0,
        groep=group_id,
        onderwerpen=[(slug, naam_van(slug)) for slug in leren.kast.topics()],
        rekenhulpen=[(naam, one.titel) for naam, one in leren.kast.folder().kennis.rekenhulpen.items()],
    )


def _variants_form(
    request: Request,
    draft: Draft,
    added: Varianten,
    *,
    faults: list[Fault] | None = None,
    version: int | None = None,
    status: int = 200,
) -> HTMLResponse:
    return page(
        request,
        "leren/varianten.html",
        status=status,
        concept=draft,
        toegevoegd=added.toegevoegd,
        fouten=faults or [],
        versie=version if version is not None else draft.version,
    )


def _check_now(request: Request, form: dict[str, str]) -> HTMLResponse:
    leren = leren_of(request)
    reading = None
    if form.get("soort") == "varianten":
        entry_id, added = form.get("entry", "")[:200], Varianten(lines_of(form.get("varianten", "")))
        faults = added.faults(entry_id, leren.kast.owner)
        problems = [] if faults else _check_variants(leren, entry_id, added)
    else:
        new = Nieuw.from_form(form)
        faults = new.faults(leren.kast.topics(), leren.kast.folder().kennis.entries)
        problems = []
        if not faults:
            try:
                problems = leren.kast.check_entry(new.entry_id, canonical(new.entry(leren.settings.today())))
            except ValueError:
                faults = [Fault("", "Dit is niet op te schrijven. Haal bijzondere tekens weg.")]
        terms = explained_terms(leren.kast.folder().kennis.entries.values())
        measured = measure(f"{new.kort}\n\n{new.uitleg}", terms)
        reading = {"score": round(measured.score), "langste": measured.longest, "kort": count_words(new.kort)}
    return page(request, "leren/controle.html", fouten=faults, problemen=problems, taal=reading)


def _check_variants(leren: Leren, entry_id: str, added: Varianten) -> list[Any]:
    text = leren.kast.text_of(entry_id) if entry_id in leren.kast.folder().kennis.entries else None
    if text is None:
        raise InputError("Dit antwoord is er niet (meer).")
    old = leren.kast.entry(entry_id)
    return leren.kast.check_entry(entry_id, rewrite(text, old, added.added_to(old), range(len(old.versies))))


async def _form_of(request: Request) -> dict[str, str]:
    """The form's texts; files and doubles are passed over."""
    form = await request.form(max_fields=200)
    return {name: value for name, value in form.items() if isinstance(value, str)}
