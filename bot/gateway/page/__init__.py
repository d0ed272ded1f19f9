"""The pages for people: the demo at "/" and what the pages share, served from here alone."""

from __future__ import annotations

from pathlib import Path

from fastapi import APIRouter, Request
from fastapi.responses import FileResponse, HTMLResponse

from bot.gateway.page.layout import fill, page
from bot.gateway.services import services_of

_HERE = Path(__file__).parent
_CACHED = {"Cache-Control": "public, max-age=300"}
_SCRIPTS = '  <script src="/widget.js" data-handmatig defer></script>\n  <script src="/page/demo.js" defer></script>\n'
_TITLE = "Banenwijzer: vragen over de banenafspraak"
_DESCRIPTION = "Stel uw vraag over de banenafspraak, de Participatiewet, loonwaarde en proefplaatsing."

router = APIRouter(include_in_schema=False)


@router.get("/", response_class=HTMLResponse)
async def home(request: Request) -> str:
    """The widget at work, and how to put it on a page of one's own."""
    return page(_TITLE, fill("home.html", address=address(request)), description=_DESCRIPTION, scripts=_SCRIPTS)


@router.get("/voorbeeld")
async def example() -> FileResponse:
    """An intranet page with the widget as a button: exactly the one line that an editor pastes."""
    return FileResponse(_HERE / "voorbeeld.html", media_type="text/html; charset=utf-8")


@router.get("/page/site.css")
async def style() -> FileResponse:
    return FileResponse(_HERE / "site.css", media_type="text/css; charset=utf-8", headers=_CACHED)


@router.get("/page/voorbeeld.css")
async def example_style() -> FileResponse:
    return FileResponse(_HERE / "voorbeeld.css", media_type="text/css; charset=utf-8", headers=_CACHED)


@router.get("/page/demo.js")
async def script() -> FileResponse:
    return FileResponse(_HERE / "demo.js", media_type="text/javascript; charset=utf-8", headers=_CACHED)


@router.get("/favicon.ico")
@router.get("/page/icon.svg")
async def icon() -> FileResponse:
    return FileResponse(_HERE / "icon.svg", media_type="image/svg+xml", headers=_CACHED)


def address(request: Request) -> str:
    """Where browsers reach us, without a slash at the end."""
    return services_of(request).settings.public_url or str(request.base_url).rstrip("/")
