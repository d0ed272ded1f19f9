"""The bot's messages as replies: actions send a whole Reply, responses of domain.yml become one."""

from __future__ import annotations

from typing import Any, Dict, List

from bot.phrases import phrase_of
from bot.reply import Reply


def as_replies(messages: List[Dict[str, Any]], confidence: float) -> List[Dict[str, Any]]:
    """Reply objects in the JSON shape of the HTTP API, in the order in which they were said.

    `confidence` goes with the responses of domain.yml; an action's reply carries its own.
    """
    replies = []
    for message in messages:
        custom = message.get("custom")
        if custom:
            replies.append(custom)
        elif message.get("text"):
            phrase = phrase_of(message)
            replies.append(Reply(phrase.soort, phrase.text, confidence=confidence, knoppen=phrase.knoppen).as_dict())
    return replies
