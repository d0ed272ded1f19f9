"""Rasa's own REST channel, so that every client of it works unchanged."""

from __future__ import annotations

import hashlib
import secrets
from datetime import date
from typing import Any

from fastapi import APIRouter, Request

from bot.gateway.schemas import RasaMessageIn, parse_peildatum
from bot.gateway.services import services_of
from bot.render import render_answer
from bot.reply import Reply

router = APIRouter(prefix="/webhooks/rest", tags=["rasa"])


@router.get("/")
async def health() -> dict[str, str]:
    """Zoals Rasa: het kanaal staat aan."""
    return {"status": "ok"}


@router.post("/webhook")
async def receive(message: RasaMessageIn, request: Request) -> list[dict[str, Any]]:
    """Een bericht; het antwoord is de lijst berichten van Rasa's REST-kanaal."""
    sender = message.sender or secrets.token_hex(16)
    peildatum = _peildatum(message.metadata)
    replies = await services_of(request).assistant.answer_always(
        _conversation(sender), message.message, channel="rest", peildatum=peildatum
    )
    return [_as_rasa(sender, reply) for reply in replies]


def _conversation(sender: str) -> str:
    """The client chooses `sender`; under its own name it can never be another channel's conversation."""
    return "rest:" + hashlib.sha256(sender.encode("utf-8", "replace")).hexdigest()


def _peildatum(metadata: dict[str, Any] | None) -> date | None:
    try:
        return parse_peildatum((metadata or {}).get("peildatum"))
    except ValueError:
        return None


def _as_rasa(sender: str, reply: Reply) -> dict[str, Any]:
    """Text with its sources, and buttons: what a Rasa client knows how to show."""
    answer: dict[str, Any] = {"recipient_id": sender, "text": render_answer(reply)}
    if reply.knoppen:
        answer["buttons"] = [{"title": knop.titel, "payload": knop.payload} for knop in reply.knoppen]
    return answer
