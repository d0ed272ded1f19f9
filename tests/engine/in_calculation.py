"""Runs in the engine's environment, without a trained model; prints what it saw as one line of JSON.

See test_calculation.py.
"""

import asyncio
import json
import logging
from datetime import date

import structlog
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.engine.actions import InProcessActions
from bot.engine.calculation import CalculationIntent, Quantities
from bot.engine.selector import DECISION
from bot.reading import Quantity, read_quantities

UNKNOWN = {"kind": "unknown", "matches": [], "exact": False}
ENTRY = {"kind": "entry", "matches": [{"label": "loonwaarde/wat-is-loonwaarde", "confidence": 0.9}]}
TODAY = "2026-11-22"


def component(of):
    return of.create(
        of.get_default_config(), LocalModelStorage("/nowhere"), Resource("none"), ExecutionContext(GraphSchema({}))
    )


def understood(text, decision=UNKNOWN, today=TODAY, intent="nlu_fallback"):
    """A message as the pipeline leaves it."""
    message = Message(
        data={"text": text, "intent": {"name": intent, "confidence": 0.3}, "metadata": {"vandaag": today}}
    )
    message.set(DECISION, {"exact": False, **decision})
    component(Quantities).process([message])
    component(CalculationIntent).process([message])
    return message


def parsed(text, decision=UNKNOWN, today=TODAY):
    message = understood(text, decision, today)
    return {
        "text": text,
        "intent": message.get("intent"),
        "intent_ranking": message.get("intent_ranking", []),
        "entities": message.get("entities", []),
        DECISION: message.get(DECISION),
        "metadata": {"vandaag": today, "peildatum": today},
    }


async def converse(*texts, decision=UNKNOWN, decisions=None, today=TODAY):
    """The action on one message after another, its slots carried over as Rasa does."""
    actions, slots, turns = InProcessActions(), {}, []
    for text in texts:
        latest = parsed(text, (decisions or {}).get(text, decision), today)
        tracker = {"sender_id": "x", "slots": slots, "latest_message": latest, "events": [], "active_loop": {}}
        answer = await actions.request(json={"next_action": "action_rekenen", "tracker": tracker, "domain": {}})
        slots = {**slots, **{event["name"]: event["value"] for event in answer["events"] if event["event"] == "slot"}}
        replies = [reply.get("custom") or reply.get("json_message") or {} for reply in answer["responses"]]
        turns.append({"replies": replies, "slots": json.loads(json.dumps(slots))})
    return turns


def entities(text, today=TODAY):
    message = understood(text, today=today)
    found = json.loads(json.dumps(message.get("entities")))
    read = [Quantity.from_dict(entity["value"]) for entity in found]
    return {"found": found, "same": read == list(read_quantities(text, date.fromisoformat(today)))}


def several():
    messages = [Message(data={"text": text, "metadata": {}}) for text in ("3 uur", "geen getal")] + [Message(data={})]
    component(Quantities).process(messages)
    return [len(message.get("entities", [])) for message in messages]


async def main():
    logging.disable(logging.CRITICAL)
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    lks = "hoeveel lks bij 32 uur en loonwaarde 60%"
    question = "wat is een loonwaarde eigenlijk"
    seen = {
        "entities": entities("3 mensen van 24,5 uur vanaf 1 december 2026"),
        "tomorrow": entities("morgen", "2026-12-31")["found"],
        "problem": entities("30 februari 2026")["found"],
        "several": several(),
        "intents": [
            understood(text, decision).get("intent")["name"]
            for text, decision in (
                (lks, UNKNOWN), (lks, ENTRY), (lks, {**ENTRY, "exact": True}), ("wat is lks", UNKNOWN),
                ("32 uur", UNKNOWN), ("Reken uit: Hoeveel loonkostenvoordeel hoort bij deze uren?", ENTRY),
            )
        ],
        "decision": understood(lks, ENTRY).get(DECISION),
        "ranking": understood(lks).get("intent_ranking"),
        "untrained": component(CalculationIntent).process_training_data(TrainingData()) is not None,
        "broken day": understood(lks, today="gisteren").get("intent")["name"],
        "talk": await converse("hoeveel lks krijg ik?", "32 uur", "60%", "en bij 24 uur?", "stop met rekenen"),
        "halfway": await converse("hoeveel lks krijg ik?", question, "32 uur", decisions={question: ENTRY}),
        "nothing": await converse("blabla"),
        "broken slot": await broken_slot(),
    }  # fmt: skip
    print(json.dumps(seen))


async def broken_slot():
    tracker = {
        "sender_id": "x", "slots": {"berekening": {"van": "een andere versie"}}, "latest_message": parsed("32 uur"),
        "events": [], "active_loop": {},
    }  # fmt: skip
    answer = await InProcessActions().request(json={"next_action": "action_rekenen", "tracker": tracker, "domain": {}})
    return {"events": answer["events"], "replies": len(answer["responses"])}


asyncio.run(main())
