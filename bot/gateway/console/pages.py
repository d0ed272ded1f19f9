"""The frame of every console page: templates, navigation, who is signed in, and the headers.

A page module does `return page(request, "zoeken.html", results=...)`, and once, where it begins,
`in_navigation("Opzoeken", "/console/opzoeken", *ANY_ROLE, place=10)`.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from bot.gateway.console.access.users import User
from bot.gateway.console.access.visit import visit_on
from bot.gateway.console.assets import asset_url

TEMPLATES = Path(__file__).parent / "templates"
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Cache-Control": "no-store",
    "Referrer-Policy": "same-origin",  # with no-referrer a browser hides from us which site a form came from
}


@dataclass(frozen=True)
class NavigationItem:
    """A room of the console. roles: who sees it; place: where it stands in the row."""

    title: str
    path: str
    roles: tuple[str, ...]
    place: int


_navigation: dict[str, NavigationItem] = {}


def in_navigation(title: str, path: str, *roles: str, place: int) -> None:
    """Put a page in the navigation of who has one of these roles; called when its module is loaded."""
    _navigation[path] = NavigationItem(title, path, roles, place)


def navigation_for(user: User | None) -> list[NavigationItem]:
    """What this user may see, in order."""
    if user is None:
        return []
    return sorted((item for item in _navigation.values() if user.has_any(*item.roles)), key=lambda item: item.place)


def page(request: Request, name: str, *, status: int = 200, **context: Any) -> HTMLResponse:
    """A whole page, or the fragment that this template is. The template also knows `user` and `request`."""
    visit = visit_on(request)
    html = _environment.get_template(name).render(
        request=request,
        user=visit.user,
        is_development=visit.is_development,
        navigation=navigation_for(visit.user),
        csrf_token=visit.csrf,
        **context,
    )
    return HTMLResponse(html, status_code=status, headers=_HEADERS)


def csrf(request: Request) -> Markup:
    """The hidden field that every form with method=post holds."""
    return Markup('<input type="hidden" name="csrf_token" value="{}">').format(visit_on(request).csrf)


def _is_here(request: Request, path: str) -> bool:
    return request.url.path == path or request.url.path.startswith(f"{path}/")


def _environment_of(folder: Path) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(csrf=csrf, asset=asset_url, is_here=_is_here)
    return environment


_environment = _environment_of(TEMPLATES)
