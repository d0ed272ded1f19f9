"""What stands before every route: a role, or the plain statement that it is open to all."""

from __future__ import annotations

import hmac
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from urllib.parse import urlsplit

from fastapi import APIRouter, Request
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute, RouteContext, iter_route_contexts
from starlette.routing import BaseRoute

from bot.gateway.console.access.refusals import (
    ConsoleOff,
    CookieMissing,
    FormRefused,
    Refusal,
    RoleNeeded,
    SignInNeeded,
)
from bot.gateway.console.access.service import access_of
from bot.gateway.console.access.users import ROLES, User
from bot.gateway.console.access.visit import Visit

_READING = ("GET", "HEAD")
_OWN_FETCHES = ("same-origin", "none")


class Guard:
    """A dependency that lets a user with one of these roles through, and gives that user."""

    def __init__(self, roles: frozenset[str]) -> None:
        self.roles = roles

    async def __call__(self, request: Request) -> User:
        visit = await access_of(request).visit(request)
        if visit.user is None:
            raise _nobody(visit)
        if not visit.user.has_any(*self.roles):
            raise RoleNeeded()
        return visit.user


def requires(*roles: str) -> Callable[[Request], Awaitable[User]]:
    """`Depends(requires("editor"))`: the signed-in User, who has at least one of these roles.

    Without a session a page becomes the sign-in page and anything else a 401; without the role both are a 403.
    """
    if not roles or not set(roles) <= set(ROLES):
        raise ValueError(f"roles are {', '.join(ROLES)}; got {roles}")
    return Guard(frozenset(roles))


async def open_to_all(request: Request) -> None:
    """Nobody has to be signed in here: the sign-in pages, style and scripts."""


async def guard_changes(request: Request) -> AsyncIterator[None]:
    """On the whole console: what is not a GET carries the token of its session, and comes from our own pages."""
    if request.method in _READING:
        yield
        return
    try:
        await _check_change(request)
        yield
    finally:
        await request.close()  # files that came along, and that no route asked for


async def _check_change(request: Request) -> None:
    access = access_of(request)
    visit = await access.visit(request)
    if visit.user is None and not _is_open(request.scope.get("route")):
        raise _nobody(visit)
    if not _is_own(request, access.settings.public_url):
        raise FormRefused()
    if not visit.csrf:
        raise CookieMissing()
    given = request.headers.get("x-csrf-token") or (await request.form()).get("csrf_token")
    if not isinstance(given, str) or not hmac.compare_digest(given.encode("utf-8", "replace"), visit.csrf.encode()):
        raise FormRefused()


def unguarded(routes: Iterable[BaseRoute]) -> list[str]:
    """The paths of routes that say neither who may use them nor that all may."""
    return [context.path or repr(context.route) for context in iter_route_contexts(list(routes)) if not _says(context)]


def roles_of(context: RouteContext) -> frozenset[str] | None:
    """The roles that may use a route; None: everybody."""
    guards = _guards(context.dependant)
    return frozenset.intersection(*(guard.roles for guard in guards)) if guards else None


def check_guarded(router: APIRouter) -> None:
    """Raises RuntimeError, at start, naming the routes of the console that nobody guards."""
    if missing := unguarded(router.routes):
        raise RuntimeError(f"console routes without requires() or open_to_all: {', '.join(missing)}")


def _says(context: RouteContext) -> bool:
    is_route = isinstance(context.original_route, APIRoute)  # a mounted app would go around every guard
    return is_route and (_is_open(context.original_route) or bool(_guards(context.dependant)))


def _guards(dependant: Dependant) -> list[Guard]:
    own = [dependant.call] if isinstance(dependant.call, Guard) else []
    return own + [guard for inner in dependant.dependencies for guard in _guards(inner)]


def _is_open(route: object) -> bool:
    return isinstance(route, APIRoute) and any(inner.call is open_to_all for inner in route.dependant.dependencies)


def _nobody(visit: Visit) -> Refusal:
    return ConsoleOff() if visit.is_off else SignInNeeded()


def _is_own(request: Request, public_url: str) -> bool:
    """Whether the browser says that the request comes from a page of ours. One that says nothing has its token."""
    if request.headers.get("sec-fetch-site", "same-origin") not in _OWN_FETCHES:
        return False
    origin = request.headers.get("origin")
    if origin is None:
        return True
    # the scheme is not compared: behind a proxy the app itself may be asked over http
    own = {request.headers.get("host", "").lower(), urlsplit(public_url).netloc.lower()}
    return origin.lower().partition("://")[2] in own - {""}
