"""What Teams shows at once when a button of a card is pressed: the card as it is from then on, or a line."""

from __future__ import annotations

from typing import Any, Literal

from bot.errors import NotFoundError, StoreError
from bot.gateway.channels.teams import words
from bot.gateway.channels.teams.cards import cards
from bot.gateway.channels.teams.incoming import Pressed
from bot.gateway.channels.teams.shown import Shown
from bot.gateway.recorder import Recorder

Outcome = Literal["kept", "unknown", "failed"]
Answer = dict[str, Any]

_LINES: dict[Outcome, str] = {"kept": words.THANKS, "unknown": words.TOO_OLD, "failed": words.NOT_KEPT}


async def judge(recorder: Recorder, message: str, verdict: str) -> Outcome:
    """Keep a verdict; "unknown" for an answer that is not kept (any more)."""
    try:
        await recorder.give_feedback(message, verdict, None)
    except NotFoundError:
        return "unknown"
    except StoreError:
        return "failed"
    return "kept"


def outcome_line(outcome: Outcome) -> str:
    return _LINES[outcome]


def after_verdict(button: Pressed, outcome: Outcome, shown: Shown) -> Answer:
    reply = shown.get(button.message)
    if outcome != "kept" or reply is None:
        return line(outcome_line(outcome))
    return _card(cards(reply, verdict=button.verdict)[-1])


def after_choice(button: Pressed, shown: Shown) -> Answer:
    reply = shown.get(button.message)
    knop = next((knop for knop in reply.knoppen if knop.payload == button.text), None) if reply else None
    if reply is None or knop is None:
        return line(words.LOOKING)
    return _card(cards(reply, chosen=knop)[-1])


def line(text: str) -> Answer:
    return {"statusCode": 200, "type": "application/vnd.microsoft.activity.message", "value": text}


def _card(card: dict[str, Any]) -> Answer:
    return {"statusCode": 200, "type": "application/vnd.microsoft.card.adaptive", "value": card}
