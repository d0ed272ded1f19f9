"""From an activity of Teams to what the inbox keeps: a question, a welcome, a verdict, or nothing."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from bot.gateway.channels.inbox_types import Incoming
from bot.gateway.channels.teams.activity import Activity, identifier, part
from bot.gateway.channels.teams.refusals import Refused
from bot.gateway.channels.teams.said import said

NAME = "teams"
Kind = Literal["question", "no_words", "feedback", "welcome", "welcome_group"]

_MESSAGE_ID = re.compile(r"[\w-]{1,64}", re.ASCII)
_MAX_CHOICE_CHARS = 2000
_ARRIVALS = ("add", "add-upgrade")


@dataclass(frozen=True)
class Pressed:
    """A button of one of our cards. verb: "vraag" or "oordeel"; message: the reply it stood under."""

    verb: str
    text: str
    message: str
    verdict: str

    @classmethod
    def read(cls, data: Any) -> Pressed | None:
        """From the data of a button as it came back; None when it is none of ours."""
        if not isinstance(data, dict):
            return None
        verb, text, message, verdict = (data.get(name) for name in ("banenwijzer", "tekst", "bericht", "oordeel"))
        if not isinstance(message, str) or not _MESSAGE_ID.fullmatch(message):
            return None
        if verb == "vraag" and isinstance(text, str) and 0 < len(text) <= _MAX_CHOICE_CHARS:
            return cls(verb, said({"text": text}), message, "")
        if verb == "oordeel" and verdict in ("goed", "fout"):
            return cls(verb, "", message, verdict)
        return None


def translate(activity: Activity) -> Incoming | None:
    """What to do about it; None for what needs no answer: edits, reactions, typing, our own words."""
    if activity.kind == "message":
        return None if activity.is_own else _from_message(activity)
    if activity.kind == "installationUpdate":
        is_arrival = activity.fields.get("action") in _ARRIVALS
        return welcome(activity) if is_arrival else None
    if activity.kind == "conversationUpdate":
        ids = _added(activity.fields.get("membersAdded"))
        is_arrival = activity.bot in ids or (activity.is_personal and bool(ids))
        return welcome(activity) if is_arrival else None
    return None


def pressed(activity: Activity) -> Pressed | None:
    """The button of an Action.Execute; None for one that we do not know. Raises Refused for a malformed one."""
    action = part(part(activity.fields, "value"), "action")
    if not isinstance(action.get("verb"), str):
        raise Refused(400, "body")
    return Pressed.read(action.get("data"))


def chosen(activity: Activity, button: Pressed) -> Incoming:
    """A button with a question on it: the same as typing that question."""
    kind: Kind = "question" if button.verb == "vraag" else "feedback"
    extra = {"message": button.message, "verdict": button.verdict} if kind == "feedback" else {}
    return _incoming(activity, kind, button.text, address_of(activity, is_reply=False) | extra)


def welcome(activity: Activity) -> Incoming:
    """Once for a conversation, whichever of the activities that tell of an arrival comes first."""
    kind: Kind = "welcome" if activity.is_personal else "welcome_group"
    return _incoming(activity, kind, "", address_of(activity, is_reply=False), event="welcome")


def address_of(activity: Activity, *, is_reply: bool) -> dict[str, Any]:
    """Where an answer goes. In a channel the conversation's id holds the thread's."""
    address = {"service_url": activity.service_url, "conversation": activity.conversation, "bot": activity.bot}
    return {**address, "reply_to": activity.id} if is_reply else address


def _from_message(activity: Activity) -> Incoming:
    button = Pressed.read(activity.fields.get("value"))
    if button:
        return chosen(activity, button)
    text = said(activity.fields)
    return _incoming(activity, "question" if text else "no_words", text, address_of(activity, is_reply=True))


def _incoming(activity: Activity, kind: Kind, text: str, address: Mapping[str, Any], event: str = "") -> Incoming:
    return Incoming(
        channel=NAME,
        key=_digest(activity.conversation, event or f"id:{activity.id}"),
        conversation=f"{NAME}:{_digest(*sorted(activity.tenants), activity.conversation, activity.sender)}",
        kind=kind,
        text=text,
        address=address,
    )


def _digest(*parts: str) -> str:
    """Of fixed length whatever Teams' ids become, and without anybody's id in it."""
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _added(members: Any) -> list[str]:
    """The ids of who came. Raises Refused for what is no list of members."""
    found = [part({"member": member}, "member").get("id") for member in (members if isinstance(members, list) else [])]
    return [identifier(member) for member in found]
