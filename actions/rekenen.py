"""Calculate in conversation; what is not meant for a calculator is answered from the knowledge."""

from __future__ import annotations

from typing import Any, Dict, List

from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.antwoord import answer_from_knowledge, noted_decision
from actions.rekengesprek import Moment, Staat, passed_by
from actions.setting import asked_dates, end_of_turn, rekengesprek, remember, say, understood


class ActionRekenen(Action):
    """One turn of the calculator (actions/rekengesprek), its state kept in the slot `berekening`."""

    def name(self) -> str:
        return "action_rekenen"

    def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: Dict[str, Any]) -> List[Dict[str, Any]]:
        peildatum, today = asked_dates(tracker)
        staat, begrip = Staat.from_dict(tracker.get_slot("berekening")), understood(tracker)
        beurt = rekengesprek().beurt(staat, begrip, noted_decision(tracker), Moment(peildatum, today))
        if beurt is not None:
            events = answer_from_knowledge(dispatcher, tracker) if beurt.met_kennis else []
            for reply in beurt.replies:
                say(dispatcher, reply)
            return [*events, *remember(beurt.staat), end_of_turn()]
        events = answer_from_knowledge(dispatcher, tracker)
        reminder = rekengesprek().reminder(staat)
        if reminder is not None:
            say(dispatcher, reminder)
        return [*events, *remember(passed_by(staat, begrip)), end_of_turn()]
