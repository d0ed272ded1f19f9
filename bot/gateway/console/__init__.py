"""/console: where advisers look up, editors learn what was missed, and both sign in.

A new room: a module with an APIRouter, and one line in `_ROOMS`. Its addresses begin with /console by themselves.
"""

from __future__ import annotations

from fastapi import APIRouter, Depends, FastAPI
from sqlalchemy import Engine

from bot.gateway.console import assets, beheer, faults, home, leren, lookup, overdracht, overzicht
from bot.gateway.console.access import Access, check_guarded, guard_changes
from bot.gateway.console.access import routes as access_routes
from bot.settings import Settings

_ROOMS: tuple[APIRouter, ...] = (
    access_routes.router,
    assets.router,
    lookup.router,
    overdracht.router,
    overzicht.router,
    beheer.router,
    leren.router,
    # rooms of the console: above this line, one a line
    home.router,
)


def _put_together(rooms: tuple[APIRouter, ...]) -> APIRouter:
    together = APIRouter(include_in_schema=False)
    for room in rooms:
        together.include_router(room, prefix="/console", dependencies=[Depends(guard_changes)])
    check_guarded(together)
    return together


router = _put_together(_ROOMS)


def install(app: FastAPI, settings: Settings, engine: Engine) -> None:
    """Put the console into the app; after `problem_details.install`."""
    app.state.access = Access.open(settings, engine)
    faults.install(app)
    app.include_router(router)
