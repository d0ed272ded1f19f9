"""Answer from the knowledge what the entry selector recognised: an entry, a choice, or "dat weet ik niet"."""

from __future__ import annotations

from typing import Any, Dict, List

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.setting import asked_dates, reply_builder, say
from bot.knowledge.decision import Decision
from bot.knowledge.index import Match


class ActionAntwoord(Action):
    """Says what the selector decided and remembers the entry for a follow-up question."""

    def name(self) -> str:
        return "action_antwoord"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]) -> List[Dict[str, Any]]:
        return answer_from_knowledge(dispatcher, tracker)


def answer_from_knowledge(dispatcher: CollectingDispatcher, tracker: Tracker) -> List[Dict[str, Any]]:
    """Says the reply to the latest message; the events that remember it."""
    peildatum, today = asked_dates(tracker)
    reply = reply_builder().for_decision(noted_decision(tracker), peildatum, today=today)
    say(dispatcher, reply)
    return [SlotSet("entry", reply.entry)] if reply.entry else []


def noted_decision(tracker: Tracker) -> Decision:
    """The selector's decision on the latest message; without one (an intent sent by a test) we do not know."""
    noted = tracker.latest_message.get("besluit") or {"kind": "unknown", "matches": []}
    matches = tuple(Match(match["label"], match["confidence"]) for match in noted["matches"])
    return Decision(noted["kind"], matches, bool(noted.get("exact")))
