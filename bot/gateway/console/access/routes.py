"""The pages to sign in with a local account, and to sign out."""

from __future__ import annotations

import math
import re
from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response

from bot.gateway.console.access import oidc_routes, tokens
from bot.gateway.console.access.guards import open_to_all, requires
from bot.gateway.console.access.paths import SIGN_IN, local_path
from bot.gateway.console.access.refusals import ConsoleOff
from bot.gateway.console.access.service import Access, access_of
from bot.gateway.console.access.signing_in import TooOften, sign_in
from bot.gateway.console.access.users import ANY_ROLE, User
from bot.gateway.console.access.visit import NOBODY, Visit, put_visit, visit_on
from bot.gateway.console.pages import page

router = APIRouter()
router.include_router(oidc_routes.router)

_WRONG = "Deze naam en dit wachtwoord horen niet bij elkaar."
_START = re.compile(r"[\w-]{43}")
_Text = Annotated[str, Form(max_length=2000)]


@router.get("/aanmelden", dependencies=[Depends(open_to_all)])
async def ask_to_sign_in(request: Request, naar: str = "") -> Response:
    """The sign-in page; who is signed in goes on to where he was going."""
    access = access_of(request)
    visit = await access.visit(request)
    if visit.user is not None:
        return RedirectResponse(local_path(naar), status_code=303)
    if visit.is_off:
        raise ConsoleOff()
    return _sign_in_page(request, access, naar)


@router.post("/aanmelden", dependencies=[Depends(open_to_all)])
async def sign_in_here(request: Request, naam: _Text = "", wachtwoord: _Text = "", naar: _Text = "") -> Response:
    """A local account's name and password."""
    access = access_of(request)
    if access.provider is not None:  # people sign in at their organisation; older accounts count no more
        raise ConsoleOff()
    try:
        identity = await sign_in(access, request, naam, wachtwoord)
    except TooOften as error:
        fault = f"Er is te vaak geprobeerd om aan te melden. Probeer het over {_minutes(error.wait)} opnieuw."
        response = _sign_in_page(request, access, naar, naam=naam, fault=fault, status=429)
        response.headers["Retry-After"] = str(math.ceil(error.wait.total_seconds()))
        return response
    if identity is None:
        return _sign_in_page(request, access, naar, naam=naam, fault=_WRONG, status=401)
    response = RedirectResponse(local_path(naar), status_code=303)
    tokens.set_cookie(response, tokens.SESSION_COOKIE, identity)
    tokens.drop_cookie(response, tokens.START_COOKIE)
    return response


@router.post("/afmelden")
async def sign_out(request: Request, user: Annotated[User, Depends(requires(*ANY_ROLE))]) -> Response:
    """End the session here, and point to where the one at the organisation ends."""
    access = access_of(request)
    session = visit_on(request).session
    ended = await run_in_threadpool(access.store.end, session) if session else None
    onwards = None
    if ended and access.provider is not None:
        onwards = await access.provider.sign_out_url(ended.id_token, f"{access.address(request)}{SIGN_IN}")
    put_visit(request, NOBODY)
    response = page(request, "uit.html", onwards=onwards)
    tokens.drop_cookie(response, tokens.SESSION_COOKIE)
    return response


def _sign_in_page(
    request: Request, access: Access, naar: str, *, naam: str = "", fault: str = "", status: int = 200
) -> Response:
    """Its form is tied to this browser by a cookie of its own: nobody can sign you in under another's name."""
    start = request.cookies.get(tokens.START_COOKIE, "")
    is_new = _START.fullmatch(start) is None
    if is_new:
        start = tokens.new_id()
    put_visit(request, Visit(csrf=access.csrf(start)))
    with_provider = access.provider is not None
    response = page(
        request, "aanmelden.html", status=status, naar=local_path(naar), naam=naam[:100], fault=fault,
        with_provider=with_provider,
    )  # fmt: skip
    if is_new and not with_provider:
        tokens.set_cookie(response, tokens.START_COOKIE, start)
    return response


def _minutes(wait: timedelta) -> str:
    minutes = max(1, math.ceil(wait.total_seconds() / 60))
    return "1 minuut" if minutes == 1 else f"{minutes} minuten"
