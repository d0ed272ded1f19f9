"""Every route of the console, for nobody and for every role."""

from __future__ import annotations

import re
from typing import Any

import pytest
from fastapi import APIRouter, Depends, FastAPI
from fastapi.routing import RouteContext, iter_route_contexts

from bot.gateway.console import router
from bot.gateway.console.access import ANY_ROLE, check_guarded, open_to_all, requires
from bot.gateway.console.access.guards import roles_of
from tests.console.people import ROLES, ConsoleApp, Person

ROUTES = [
    pytest.param(context, method, id=f"{method} {context.path}")
    for context in iter_route_contexts(router.routes)
    for method in sorted(context.methods or ())
]


def path_of(context: RouteContext) -> str:
    return re.sub(r"\{[^}]+\}", "x", context.path or "")


def call(person: Person, context: RouteContext, method: str, **options: Any) -> Any:
    data = {"csrf_token": person.csrf} if method not in ("GET", "HEAD") else None
    return person.http.request(method, path_of(context), data=data, **options)


@pytest.mark.parametrize(("context", "method"), ROUTES)
def test_nobody_gets_in(console: ConsoleApp, context: RouteContext, method: str) -> None:
    response = call(console.nobody(), context, method)
    if roles_of(context) is None:
        assert response.status_code != 401
    else:
        assert response.status_code == 401
        assert response.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(("context", "method"), ROUTES)
def test_who_has_the_role_and_nobody_else(console: ConsoleApp, context: RouteContext, method: str, role: str) -> None:
    allowed = roles_of(context)
    if allowed is None:
        return  # the sign-in pages themselves
    response = call(console.signed_in(role, subject=f"lokaal:ronde-{role}"), context, method)
    if role in allowed:
        assert response.status_code not in (401, 403)
        assert response.status_code < 500
    else:
        assert response.status_code == 403


@pytest.mark.parametrize(("context", "method"), ROUTES)
def test_nothing_is_kept_by_a_browser_or_proxy(console: ConsoleApp, context: RouteContext, method: str) -> None:
    if "/static/" in (context.path or ""):
        return
    for person in (console.nobody(), console.signed_in(*ROLES, subject="lokaal:ronde")):
        assert call(person, context, method).headers["cache-control"] == "no-store"


@pytest.mark.parametrize(("context", "method"), [one for one in ROUTES if one.values[1] == "GET"])
def test_a_page_without_session_becomes_the_sign_in_page(
    console: ConsoleApp, context: RouteContext, method: str
) -> None:
    if roles_of(context) is None:
        return
    path = path_of(context)
    response = console.nobody().page(f"{path}?q=a+b")
    assert response.status_code == 303
    assert response.headers["location"] == f"/console/aanmelden?naar={path.replace('/', '%2F')}%3Fq%3Da%2Bb"


def test_everything_under_console_is_in_the_guarded_router(console: ConsoleApp) -> None:
    """Whatever else the app serves, it serves nothing there."""
    ours = {context.path for context in iter_route_contexts(router.routes)}
    served = {context.path for context in iter_route_contexts(console.app.routes)}
    assert {path for path in served if path and path.startswith("/console")} == ours


def test_a_route_that_says_nothing_keeps_the_app_from_starting() -> None:
    room = APIRouter()

    @room.get("/vergeten")
    async def forgotten() -> str:
        return ""

    outer = APIRouter()
    outer.include_router(room, prefix="/console")
    with pytest.raises(RuntimeError, match="/console/vergeten"):
        check_guarded(outer)


def test_a_mounted_app_keeps_the_app_from_starting() -> None:
    outer = APIRouter()
    outer.mount("/console/eronder", FastAPI())
    with pytest.raises(RuntimeError, match="eronder"):
        check_guarded(outer)


def test_what_says_who_may_use_it_starts() -> None:
    room = APIRouter(dependencies=[Depends(requires("editor"))])
    room.get("/een")(lambda: "")
    room.get("/twee", dependencies=[Depends(open_to_all)])(lambda: "")
    check_guarded(room)


@pytest.mark.parametrize("roles", [(), ("admin",), ("adviser", "iedereen")])
def test_a_role_that_does_not_exist_is_a_fault_of_ours(roles: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="roles are"):
        requires(*roles)


def test_no_role_implies_another() -> None:
    assert set(ANY_ROLE) == set(ROLES)
    room = APIRouter()
    room.get("/x")(lambda: "")
    for role in ROLES:
        guarded = APIRouter(dependencies=[Depends(requires(role))])
        guarded.get("/x")(lambda: "")
        assert [roles_of(context) for context in iter_route_contexts(guarded.routes)] == [frozenset({role})]
