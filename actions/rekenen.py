"""Calculate in conversation; what is not meant for a calculator is answered from the knowledge."""

from __future__ import annotations

from datetime import date
from typing import Any, Dict, List

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions.antwoord import answer_from_knowledge, noted_decision
from actions.rekengesprek import Begrip, Moment, Staat, begrijp, passed_by
from actions.setting import asked_dates, end_of_turn, rekengesprek, say
from bot.reading import Quantity


class ActionRekenen(Action):
    """One turn of the calculator (actions/rekengesprek), its state kept in the slot `berekening`."""

    def name(self) -> str:
        return "action_rekenen"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]) -> List[Dict[str, Any]]:
        peildatum, today = asked_dates(tracker)
        staat = Staat.from_dict(tracker.get_slot("berekening"))
        beurt = rekengesprek().beurt(staat, _begrip(tracker, today), noted_decision(tracker), Moment(peildatum, today))
        if beurt is not None:
            events = answer_from_knowledge(dispatcher, tracker) if beurt.met_kennis else []
            for reply in beurt.replies:
                say(dispatcher, reply)
            return [*events, *_remember(beurt.staat), end_of_turn()]
        events = answer_from_knowledge(dispatcher, tracker)
        reminder = rekengesprek().reminder(staat)
        if reminder is not None:
            say(dispatcher, reminder)
        return [*events, *_remember(passed_by(staat)), end_of_turn()]


def _begrip(tracker: Tracker, today: date) -> Begrip:
    message = tracker.latest_message
    quantities = [
        Quantity.from_dict(entity["value"])
        for entity in message.get("entities") or []
        if entity.get("entity") == "hoeveelheid"
    ]
    return begrijp(message.get("text") or "", quantities, today)


def _remember(staat: Staat) -> List[Dict[str, Any]]:
    is_busy = bool(staat.rekenhulp or staat.keuze)
    events = [SlotSet("berekening", staat.as_dict() if is_busy else None), SlotSet("rekent", is_busy)]
    return [*events, SlotSet("kiest", False)] if is_busy else events
