"""The HTTP API, version 1: conversations and look-up in the knowledge."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from bot.gateway.schemas import ConversationOut, EntryOut, MessageIn, Peildatum, RepliesOut, SearchOut
from bot.gateway.services import Services, services_of

router = APIRouter(prefix="/api/v1")
_bearer = HTTPBearer(auto_error=False)

MAX_QUERY_CHARS = 300


@router.post("/conversations", status_code=201, response_model=ConversationOut, tags=["gesprek"])
async def start_conversation(request: Request) -> dict[str, str]:
    """Begin een gesprek. Het token hoort bij dit gesprek en moet bij elk bericht mee."""
    conversation, token = services_of(request).conversations.start()
    return {"id": conversation, "token": token}


@router.post("/conversations/{conversation}/messages", response_model=RepliesOut, tags=["gesprek"])
async def send_message(
    conversation: str,
    message: MessageIn,
    request: Request,
    credentials: Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)] = None,
) -> dict[str, object]:
    """Stuur een bericht; het antwoord volgt meteen."""
    services = services_of(request)
    services.conversations.check(conversation, credentials.credentials if credentials else None)
    replies = await services.assistant.answer(
        f"web:{conversation}", message.text, channel="web", peildatum=message.peildatum
    )
    return {"replies": [reply.as_dict() for reply in replies]}


@router.get("/kennis/zoek", response_model=SearchOut, tags=["kennis"])
def search(
    request: Request,
    q: Annotated[str, Query(min_length=1, max_length=MAX_QUERY_CHARS, description="De zoekwoorden.")],
    peildatum: Annotated[Peildatum, Query()] = None,
    onderwerp: Annotated[str | None, Query(max_length=60)] = None,
    limit: Annotated[int, Query(ge=1, le=50)] = 10,
) -> dict[str, object]:
    """Zoek antwoorden, beste eerst, zoals zij golden op de peildatum."""
    services: Services = services_of(request)
    day = peildatum or services.settings.default_peildatum()
    found = services.look_up.search(q, day, onderwerp=onderwerp, limit=limit)
    return {"peildatum": day, "resultaten": found}


@router.get("/kennis/{onderwerp}/{slug}", response_model=EntryOut, tags=["kennis"])
def show_entry(onderwerp: str, slug: str, request: Request) -> dict[str, object]:
    """Een onderwerp met al zijn versies."""
    return services_of(request).look_up.entry(f"{onderwerp}/{slug}")
