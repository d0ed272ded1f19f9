"""What people say in Slack as what the inbox keeps: a question, whose, in which conversation, and where to answer.

A payload that has not the shape of its kind raises ValidationError.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Any

from bot.gateway.channels.inbox_types import Incoming
from bot.gateway.channels.slack.blocks import Asked
from bot.gateway.channels.slack.said import said
from bot.gateway.channels.slack.shapes import Command, HomeOpened, Interaction, Spoken

NAME = "slack"
QUESTION, HELP, JUDGE, SHOW, HOME, NOTICE = "vraag", "hulp", "oordeel", "delen", "home", "melding"
LOOK_UP = "zoek_dit_op"
DIRECT = "im"  # a person's own conversation with the bot has one name, from whichever side it is entered

EVENTS = ("app_home_opened", "app_mention", "message")
"""The events that are read; of `message` only those in a person's own conversation with the bot."""

_HELP_WORDS = frozenset({"", "help", "hulp", "?"})
_SPOKEN = frozenset({None, "file_share", "thread_broadcast", "me_message"})  # subtypes in which a person says something
_SLACKBOT = "USLACKBOT"

Body = Mapping[str, Any]


def from_event(body: Body) -> Incoming | None:
    """A question, an opened home, or None: an edit, a deletion, a bot's message, or nothing we listen to."""
    kind = body["event"]["type"]
    if kind == "app_home_opened":
        return _home(body, HomeOpened.model_validate(body["event"]))
    if kind not in EVENTS:
        return None
    spoken = Spoken.model_validate(body["event"])
    is_direct = spoken.channel_type == "im" or (spoken.channel_type is None and spoken.channel.startswith("D"))
    if (kind == "message") is not is_direct:
        return None  # in a channel a mention comes as app_mention as well; elsewhere nobody speaks to us
    return _question(body, spoken, is_direct)


def _home(body: Body, opened: HomeOpened) -> Incoming | None:
    if opened.tab != "home":
        return None
    shown = str((opened.view or {}).get("private_metadata") or "")[:100]
    conversation = conversation_id(body, HOME, "", opened.user)
    return Incoming(NAME, _event_key(body), conversation, HOME, "", {"user": opened.user, "shown": shown})


def _question(body: Body, spoken: Spoken, is_direct: bool) -> Incoming | None:
    user = spoken.user
    if user is None or user == _SLACKBOT or spoken.bot_id or user in _bots(body):
        return None
    if spoken.subtype not in _SPOKEN or spoken.edited or spoken.hidden:
        return None
    text = said(spoken.text or "")
    thread = spoken.thread_ts or ("" if is_direct else spoken.ts)
    conversation = conversation_id(body, DIRECT if is_direct else spoken.channel, thread, user)
    address = {"to": "channel", "channel": spoken.channel, "thread": thread, "user": user, "ts": spoken.ts}
    kind = QUESTION if text or is_direct else HELP
    return Incoming(NAME, _event_key(body, spoken.channel, spoken.ts), conversation, kind, text, address)


def from_command(body: Body) -> Incoming | None:
    """The question of a slash command; None: it asks for help."""
    command = Command.model_validate(dict(body))
    text = said(command.text)
    if text.lower() in _HELP_WORDS:
        return None
    key = key_of("c", command.trigger_id or command.response_url, command.user_id, command.text)
    conversation = conversation_id(body, command.channel_id, "", command.user_id)
    address = {"to": "url", "url": command.response_url, "channel": command.channel_id, "user": command.user_id}
    return Incoming(NAME, key, conversation, QUESTION, text, address)


def asker_of_command(body: Body) -> Asked:
    return Asked(Command.model_validate(dict(body)).user_id)


def from_shortcut(body: Body) -> Incoming | None:
    """ "Zoek dit op" on a message: its text is the question, and only who asked sees the answer."""
    if body.get("type") != "message_action" or body.get("callback_id") != LOOK_UP:
        return None
    asked = Interaction.model_validate(body)
    if not asked.response_url or asked.channel is None:
        return None
    own_thread = f"m{asked.message.ts}"
    address = {
        "to": "url", "url": asked.response_url, "channel": asked.channel.id, "user": asked.user.id,
        "thread": asked.message.thread_ts or "", "asked_thread": own_thread,
    }  # fmt: skip
    conversation = conversation_id(body, asked.channel.id, own_thread, asked.user.id)
    key = key_of("s", asked.trigger_id or asked.response_url)
    return Incoming(NAME, key, conversation, QUESTION, said(asked.message.text or ""), address)


def conversation_id(body: Body, channel: str, thread: str, user: str) -> str:
    return ":".join((NAME, team_of(body), channel, thread, user))


def team_of(body: Body) -> str:
    """The workspace where this happened; an installation for a whole organisation may name only that."""
    team, enterprise = body.get("team"), body.get("enterprise")
    named = team.get("id") if isinstance(team, dict) else body.get("team_id")
    organisation = enterprise.get("id") if isinstance(enterprise, dict) else body.get("enterprise_id")
    return str(named or organisation or "")[:64]


def key_of(kind: str, *parts: str) -> str:
    """Short, the same in every copy, and nobody's words can be read from it."""
    return f"{kind}:{hashlib.sha256(chr(0).join(parts).encode('utf-8', 'replace')).hexdigest()[:40]}"


def _event_key(body: Body, *place: str) -> str:
    event_id = body.get("event_id")
    if isinstance(event_id, str) and event_id:
        return f"e:{event_id}" if len(event_id) <= 100 else key_of("e", event_id)
    return key_of("e", *place, str(body["event"].get("event_ts", "")), str(body["event"].get("user", "")))


def _bots(body: Body) -> set[str]:
    """The bot's own user ids, as Slack names them with every event."""
    listed = body.get("authorizations")
    authorizations = listed if isinstance(listed, list) else []
    return {str(item.get("user_id")) for item in authorizations if isinstance(item, dict)}
