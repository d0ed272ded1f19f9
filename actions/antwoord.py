"""Answer from the knowledge what the entry selector recognised: an entry, a choice, or "dat weet ik niet"."""

from __future__ import annotations

from typing import Any, Dict, List

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.kennisgesprek import KennisStaat
from actions.rekengesprek import Staat, passed_by
from actions.setting import asked_dates, end_of_turn, kennisgesprek, remember, say, understood
from bot.knowledge.decision import Decision


class ActionAntwoord(Action):
    """One turn of actions/kennisgesprek.py, kept in the slot `kennis`; numbers that were said stay in `berekening`."""

    def name(self) -> str:
        return "action_antwoord"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]) -> List[Dict[str, Any]]:
        events = answer_from_knowledge(dispatcher, tracker)
        staat = passed_by(Staat.from_dict(tracker.get_slot("berekening")), understood(tracker))
        return [*events, *(remember(staat) if staat.verhaal else ()), end_of_turn()]


def answer_from_knowledge(dispatcher: CollectingDispatcher, tracker: Tracker) -> List[Dict[str, Any]]:
    """Says the replies to the latest message; the events that remember them."""
    peildatum, today = asked_dates(tracker)
    staat = KennisStaat.from_dict(tracker.get_slot("kennis"))
    text = tracker.latest_message.get("text") or ""
    staat, replies = kennisgesprek().beurt(staat, text, noted_decision(tracker), peildatum, today)
    for reply in replies:
        say(dispatcher, reply)
    return [SlotSet("kennis", staat.as_dict()), SlotSet("kiest", bool(staat.keuze) and not tracker.get_slot("rekent"))]


def noted_decision(tracker: Tracker) -> Decision:
    """The selector's decision on the latest message."""
    return Decision.from_dict(tracker.latest_message.get("besluit"))
