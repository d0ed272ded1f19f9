"""One turn of one conversation through Rasa: its NLU, rules, slots and tracker, bounded and in order."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, AsyncIterator, Dict, List, Optional, Tuple

from rasa.core.agent import Agent
from rasa.core.channels.channel import OutputChannel, UserMessage
from rasa.core.tracker_store import InMemoryTrackerStore
from rasa.shared.core.trackers import DialogueStateTracker

from bot.engine.actions import InProcessActions
from bot.messages import clean

TURN_SECONDS = 3.5
MAX_CONVERSATIONS = 5000
_MAX_EVENTS = 60
_COMMAND_SIGNS = ("/", "EXTERNAL:")


class BoundedTrackerStore(InMemoryTrackerStore):
    """Rasa's in-memory store that forgets the conversations longest not used."""

    def __init__(self, max_conversations: int = MAX_CONVERSATIONS) -> None:
        super().__init__(domain=None)
        self.store: "OrderedDict[str, str]" = OrderedDict()
        self.max_event_history = _MAX_EVENTS
        self._max_conversations = max_conversations

    async def save(self, tracker: DialogueStateTracker) -> None:
        await super().save(tracker)
        self.store.move_to_end(tracker.sender_id)
        while len(self.store) > self._max_conversations:
            self.store.popitem(last=False)


class _Collector(OutputChannel):
    """Takes the bot's messages whole, with the metadata that Rasa's own collector drops."""

    def __init__(self) -> None:
        self.messages: List[Dict[str, Any]] = []

    @classmethod
    def name(cls) -> str:
        return "banenwijzer"

    async def send_response(self, recipient_id: str, message: Dict[str, Any]) -> None:
        self.messages.append(message)


class Dialogue:
    """A loaded model with its conversations."""

    def __init__(self, agent: Agent, turn_seconds: float = TURN_SECONDS) -> None:
        self._agent = agent
        self._turn_seconds = turn_seconds
        self._locks: Dict[str, Tuple[asyncio.Lock, int]] = {}

    @classmethod
    def load(cls, model: Path) -> "Dialogue":
        agent = Agent.load(str(model), tracker_store=BoundedTrackerStore(), action_endpoint=InProcessActions())
        return cls(agent)

    async def warm_up(self) -> None:
        """One turn that nobody sees, so that the first user does not wait for what is loaded on first use."""
        await self.turn("warm-up", "hallo", {})
        await self.turn("warm-up", "wat is de banenafspraak", {})

    async def turn(self, conversation: str, text: str, metadata: Dict[str, Any]) -> Tuple[List[Dict[str, Any]], float]:
        """The bot's messages in answer to one text, and the confidence in what was recognised.

        Turns of one conversation wait for each other. Raises MessageError for a text that cannot be
        answered, asyncio.TimeoutError after `turn_seconds`.
        """
        collector = _Collector()
        async with self._in_order(conversation):
            known = {**metadata, "vorige": await self._last_entry(conversation)}
            parsed = await self.parse(text, known)
            message = UserMessage(parsed["text"], collector, conversation, parse_data=parsed, metadata=metadata)
            await asyncio.wait_for(self._agent.handle_message(message), self._turn_seconds)
        return collector.messages, float(parsed["intent"]["confidence"])

    async def _last_entry(self, conversation: str) -> str:
        """The entry answered last, for a question that leans on it."""
        tracker = await self._agent.tracker_store.retrieve(conversation)
        return str((tracker.get_slot("kennis") or {}).get("entry") or "") if tracker else ""

    async def parse(self, text: str, metadata: Optional[Dict[str, Any]] = None) -> Dict[str, Any]:
        """What the NLU makes of a text; no conversation is touched. metadata: tells it which day it is."""
        assert self._agent.processor is not None
        message = UserMessage(_no_command(text), metadata=metadata)
        parsed: Dict[str, Any] = await self._agent.processor.parse_message(message)
        return parsed

    @asynccontextmanager
    async def _in_order(self, conversation: str) -> AsyncIterator[None]:
        """Rasa's own lock polls once a second; this one hands over at once."""
        lock, waiting = self._locks.get(conversation, (asyncio.Lock(), 0))
        self._locks[conversation] = (lock, waiting + 1)
        try:
            async with lock:
                yield
        finally:
            lock, waiting = self._locks[conversation]
            if waiting == 1:
                del self._locks[conversation]
            else:
                self._locks[conversation] = (lock, waiting - 1)


def _no_command(text: str) -> str:
    """The gateway cleans too; here once more, for whoever else may call the engine."""
    cleaned = clean(text)
    while cleaned.startswith(_COMMAND_SIGNS):
        cleaned = clean(cleaned.lstrip("/").replace("EXTERNAL:", "", 1))
    return cleaned
