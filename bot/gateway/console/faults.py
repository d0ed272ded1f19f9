"""What goes wrong in the console: a page for who reads pages, a problem detail for scripts and fragments."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any
from urllib.parse import quote, urlsplit

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from bot.errors import BanenwijzerError, StoreError
from bot.gateway.console.access.paths import HOME, SIGN_IN, local_path
from bot.gateway.console.access.refusals import ConsoleOff, Refusal, RoleNeeded, SignInNeeded
from bot.gateway.console.access.service import access_of
from bot.gateway.console.pages import page
from bot.gateway.problem_details import problem

_Handler = Callable[[Request, Exception], Awaitable[Response]]
_TITLES = {404: "Niet gevonden", 405: "Dit kan hier niet", 422: "Dit klopt niet", 429: "Te veel verzoeken",
           503: "Even niet bereikbaar"}  # fmt: skip


def install(app: FastAPI) -> None:
    """After `problem_details.install`: its problems become pages where a person of the console reads them."""
    app.add_exception_handler(Refusal, _refused)
    for kind in (BanenwijzerError, RequestValidationError, HTTPException):
        handler: Any = app.exception_handlers[kind]
        app.add_exception_handler(kind, _as_page(handler))


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, Refusal)
    if not wants_page(request):
        return problem(error.status, error.message)
    if isinstance(error, SignInNeeded):
        return RedirectResponse(f"{SIGN_IN}?naar={quote(_way_back(request), safe='')}", status_code=303)
    if isinstance(error, RoleNeeded):
        return page(request, "geen_toegang.html", status=403, message=error.message, other_account=None)
    return page(request, "fout.html", status=error.status, title=error.title, message=error.message,
                is_off=isinstance(error, ConsoleOff))  # fmt: skip


def _way_back(request: Request) -> str:
    """Where to go after signing in: this page, or the one with the form that was sent."""
    try:
        url = urlsplit(str(request.url) if request.method == "GET" else request.headers.get("referer", HOME))
    except ValueError:  # "http://[": no browser's
        return HOME
    return local_path(f"{url.path}?{url.query}".rstrip("?"))


def _as_page(before: _Handler) -> _Handler:
    async def handle(request: Request, error: Exception) -> Response:
        response = await before(request, error)
        if not (request.url.path.startswith("/console") and wants_page(request)):
            return response
        with suppress(StoreError):
            await access_of(request).visit(request)  # for the frame: who is signed in keeps his way around
        status = response.status_code
        message = "Dit lukt nu niet. Probeer het later opnieuw."
        if isinstance(error, BanenwijzerError) and status < 500:
            message = str(error)
        elif status in (404, 405):
            message = "Deze pagina is er niet."
        elif status < 500:
            message = "Een van de velden klopt niet. Ga terug en kijk ze na."
        return page(request, "fout.html", status=status, title=_TITLES.get(status, "Er ging iets mis"),
                    message=message, is_off=False)  # fmt: skip

    return handle


def wants_page(request: Request) -> bool:
    """Whether a person's browser goes to a page; a script or htmx asks for a part and reads the status."""
    return "hx-request" not in request.headers and "text/html" in request.headers.get("accept", "")
