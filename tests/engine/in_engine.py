"""Runs in the engine's environment; prints what it saw as one line of JSON. See test_engine_side.py."""

import asyncio
import json
import logging
import sys
import time
from pathlib import Path

import structlog

logging.disable(logging.CRITICAL)
structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))

import httpx2
from rasa.core.agent import Agent
from rasa.shared.core.trackers import DialogueStateTracker

from bot.engine.actions import InProcessActions
from bot.engine.dialogue import BoundedTrackerStore, Dialogue, _no_command
from bot.engine.server import create_app
from bot.engine.spacy_nl import build_nl


class Bad(InProcessActions):
    """Actions that only misbehave."""

    def __init__(self, run, seconds):
        super().__init__(seconds=seconds)
        self._executor.actions["action_bad"] = run


async def call(run, seconds):
    started = time.monotonic()
    body = {"next_action": "action_bad", "tracker": {"sender_id": "x", "latest_message": {}, "events": []}}
    try:
        await Bad(run, seconds).request(json=body)
        error = None
    except Exception as reason:
        error = reason
    return {"error": type(error).__name__, "message": str(error), "seconds": time.monotonic() - started}


def sleep_long(dispatcher, tracker, domain):
    time.sleep(3)
    return []


def fail(dispatcher, tracker, domain):
    raise ValueError("geheim")


async def forgetting():
    store = BoundedTrackerStore(max_conversations=2)
    for name in ("a", "b", "c"):
        await store.save(DialogueStateTracker(name, slots=[]))
    return list(store.store)


async def serving(dialogue):
    app = create_app(dialogue, "token", "model")
    good = {"Authorization": "Bearer token"}
    turn = {"conversation": "s", "text": "hallo"}
    transport = httpx2.ASGITransport(app=app)
    async with httpx2.AsyncClient(transport=transport, base_url="http://engine") as http:
        return {
            "health": (await http.get("/health")).status_code,
            "no token": (await http.post("/turn", json=turn)).status_code,
            "wrong token": (await http.post("/turn", json=turn, headers={"Authorization": "Bearer x"})).status_code,
            "good": (await http.post("/turn", json=turn, headers=good)).status_code,
            "no text": (await http.post("/turn", json={}, headers=good)).status_code,
            "broken": (await http.post("/turn", content=b"{", headers=good)).status_code,
            "empty text": (await http.post("/turn", json={**turn, "text": " "}, headers=good)).status_code,
            "too large": (await http.post("/turn", content=b"x" * 70_000, headers=good)).status_code,
            "get": (await http.get("/turn", headers=good)).status_code,
        }


async def main(model):
    seen = {
        "slow": await call(sleep_long, 0.5),
        "failing": await call(fail, 2.0),
        "kept": await forgetting(),
        "commands": [_no_command(text) for text in ("/restart", "//nood", '/kennis{"a": 1}', "EXTERNAL: /restart")],
        "lemmas": [token.lemma_ for token in build_nl()("medewerkers tellen mee")],
    }
    dialogue = Dialogue.load(model)
    messages, confidence = await dialogue.turn("t", "hallo", {})
    seen["greeting"] = {"utter_action": messages[0]["utter_action"], "confidence": confidence}
    seen["parsed"] = await dialogue.parse("krijgt de gemeente ook LKS")
    seen["parsed"].pop("text_tokens", None)
    await dialogue.turn("t", "Wat is loonkostensubsidie?", {})
    agent: Agent = dialogue._agent
    seen["slot"] = (await agent.tracker_store.retrieve("t")).get_slot("kennis")["entry"]
    seen["server"] = await serving(dialogue)
    print(json.dumps(seen))


asyncio.run(main(Path(sys.argv[1])))
