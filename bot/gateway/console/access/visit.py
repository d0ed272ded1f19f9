"""Who is behind this request, looked up once."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import Request

from bot.gateway.console.access.users import User


@dataclass(frozen=True)
class Visit:
    """user: None when nobody is signed in; csrf: the token that this browser's forms carry, "" before there is one;
    session: the hash of the session's id; is_off: nobody can sign in here at all."""

    user: User | None = None
    csrf: str = ""
    session: str | None = None
    is_development: bool = False
    is_off: bool = False


NOBODY = Visit()


def visit_on(request: Request) -> Visit:
    """What was looked up for this request; NOBODY on a page for which nothing is looked up."""
    visit: Visit = getattr(request.state, "visit", NOBODY)
    return visit


def put_visit(request: Request, visit: Visit) -> None:
    request.state.visit = visit
