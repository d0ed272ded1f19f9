"""What every action needs: the knowledge, the phrases, and the date that is asked about."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any, Dict, List

from rasa_sdk import Tracker
from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.kennisgesprek import Kennisgesprek
from actions.rekengesprek import Begrip, Rekengesprek, Staat, Zegger, begrijp
from actions.voorbeelden import open_replies
from bot.knowledge.replies import ReplyBuilder
from bot.paths import DOMAIN, KNOWLEDGE
from bot.reading import Quantity, read_quantities
from bot.reply import Reply


@lru_cache(maxsize=1)
def reply_builder() -> ReplyBuilder:
    """Loaded once a process: knowledge changes with a restart, never halfway through a conversation."""
    return open_replies(KNOWLEDGE, DOMAIN)


@lru_cache(maxsize=1)
def rekengesprek() -> Rekengesprek:
    return Rekengesprek(Zegger(reply_builder(), read_quantities))


@lru_cache(maxsize=1)
def kennisgesprek() -> Kennisgesprek:
    return Kennisgesprek(reply_builder())


def asked_dates(tracker: Tracker) -> tuple[date, date]:
    """(peildatum, today) as the gateway put them in the message's metadata; both today without it."""
    metadata: Any = tracker.latest_message.get("metadata") or {}
    today = _day(metadata.get("vandaag")) or date.today()
    return _day(metadata.get("peildatum")) or today, today


def understood(tracker: Tracker) -> Begrip:
    """What the latest message says to a calculator."""
    message = tracker.latest_message
    quantities = [
        Quantity.from_dict(entity["value"])
        for entity in message.get("entities") or []
        if entity.get("entity") == "hoeveelheid"
    ]
    return begrijp(message.get("text") or "", quantities, asked_dates(tracker)[1])


def remember(staat: Staat) -> List[Dict[str, Any]]:
    """Where the calculation stands; as long as there is something to go on with, the calculator is asked first."""
    has_more = staat != Staat()
    events = [SlotSet("berekening", staat.as_dict() if has_more else None), SlotSet("rekent", has_more)]
    return [*events, SlotSet("kiest", False)] if has_more else events


def say(dispatcher: CollectingDispatcher, reply: Reply) -> None:
    """The whole reply for our channels, and its text for `rasa shell` and other Rasa clients."""
    buttons = [{"title": knop.titel, "payload": knop.payload} for knop in reply.knoppen]
    dispatcher.utter_message(text=reply.text, buttons=buttons, json_message=reply.as_dict())


def end_of_turn() -> Dict[str, Any]:
    """The event that ends the turn. Without it Rasa's rules, which start from slots that this action changed, find no
    next step and run the action again."""
    return FollowupAction("action_listen")


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError:
        return None
