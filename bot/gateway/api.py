"""The HTTP API, version 1: conversations, verdicts on answers, and look-up in the knowledge."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime, timezone
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from bot.errors import MessageError
from bot.gateway.metrics import FEEDBACK
from bot.gateway.schemas import (
    ConversationOut,
    EntryOut,
    ErasedOut,
    FeedbackIn,
    FeedbackOut,
    MessageIn,
    Peildatum,
    RepliesOut,
    SearchOut,
    TurnsOut,
)
from bot.gateway.services import Services, services_of
from bot.gateway.stream import EVENT_STREAM, stream_replies, wants_stream
from bot.messages import clean

router = APIRouter(prefix="/api/v1")
_bearer = HTTPBearer(auto_error=False)
_Credentials = Annotated[HTTPAuthorizationCredentials | None, Depends(_bearer)]

MAX_QUERY_CHARS = 300
_RUNNING_TURN_SECONDS = 6.0


def _own_conversation(conversation: str, request: Request, credentials: _Credentials = None) -> str:
    """Its name for the assistant and the store. Raises AccessError without the token that belongs to it."""
    services_of(request).conversations.check(conversation, credentials.credentials if credentials else None)
    return f"web:{conversation}"


OwnConversation = Annotated[str, Depends(_own_conversation)]


@router.post("/conversations", status_code=201, response_model=ConversationOut, tags=["gesprek"])
async def start_conversation(request: Request) -> dict[str, str]:
    """Begin een gesprek. Het token hoort bij dit gesprek en moet bij elk bericht mee."""
    conversation, token = services_of(request).conversations.start()
    return {"id": conversation, "token": token}


@router.post(
    "/conversations/{conversation}/messages",
    response_model=RepliesOut,
    responses={200: {"content": {EVENT_STREAM: {}}}},
    tags=["gesprek"],
)
async def send_message(conversation: OwnConversation, message: MessageIn, request: Request) -> object:
    """Stuur een bericht; het antwoord volgt meteen.

    Met `Accept: text/event-stream` komt er direct een event `bezig`, dan `replies` (of `fout`) en `einde`.
    """
    services = services_of(request)
    services.questions_limit.take(conversation)
    text = clean(message.text)  # refused here, with a status of its own, before a stream begins
    answer = services.assistant.answer(conversation, text, channel="web", peildatum=message.peildatum)
    if wants_stream(request):
        return stream_replies(answer)
    return {"replies": [reply.as_dict() for reply in await answer]}


@router.get("/conversations/{conversation}", response_model=TurnsOut, tags=["gesprek"])
async def read_conversation(conversation: OwnConversation, request: Request) -> dict[str, object]:
    """Lees een gesprek terug, zolang het wordt bewaard. Persoonlijke gegevens zijn eruit gehaald."""
    services = services_of(request)
    await services.assistant.settled(conversation, _RUNNING_TURN_SECONDS)
    name = services.conversations.fingerprint(conversation)
    turns = await services.recorder.turns(name)
    return {
        "id": conversation.removeprefix("web:"),
        "turns": [{**asdict(turn), "replies": [reply.as_dict() for reply in turn.replies]} for turn in turns],
        "overdracht": len(await services.handover.of_conversation(name)),
    }


@router.delete("/conversations/{conversation}", response_model=ErasedOut, tags=["gesprek"])
async def erase_conversation(conversation: OwnConversation, request: Request) -> dict[str, object]:
    """Wis een gesprek: vragen, antwoorden en oordelen. Het antwoord is uw bewijs."""
    services = services_of(request)
    await services.assistant.settled(conversation, _RUNNING_TURN_SECONDS)
    erased = await services.recorder.erase(services.conversations.fingerprint(conversation))
    return {"id": conversation.removeprefix("web:"), "gewist": erased, "tijdstip": datetime.now(timezone.utc)}


@router.post("/feedback", response_model=FeedbackOut, tags=["gesprek"])
async def give_feedback(feedback: FeedbackIn, request: Request) -> dict[str, str]:
    """Geef uw oordeel over een antwoord. Een tweede oordeel vervangt het eerste."""
    await services_of(request).recorder.give_feedback(
        feedback.message_id, feedback.oordeel, _words(feedback.toelichting)
    )
    FEEDBACK.labels(oordeel=feedback.oordeel).inc()
    return {"message_id": feedback.message_id, "oordeel": feedback.oordeel}


def _words(text: str | None) -> str | None:
    """What somebody wrote, cleaned; None for nothing."""
    try:
        return clean(text) if text else None
    except MessageError:
        return None


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
