"""/console itself: straight to the first room that one may use."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.responses import RedirectResponse, Response

from bot.gateway.console.access import ANY_ROLE, User, requires
from bot.gateway.console.pages import navigation_for, page

router = APIRouter()


@router.get("")
async def home(request: Request, user: Annotated[User, Depends(requires(*ANY_ROLE))]) -> Response:
    rooms = navigation_for(user)
    if rooms:
        return RedirectResponse(rooms[0].path, status_code=303)
    return page(request, "fout.html", title="Console", message="Er is hier nog niets te doen.", is_off=False)
