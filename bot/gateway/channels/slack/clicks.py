"""Clicks on the bot's own buttons as what the inbox keeps. A payload of another shape raises ValidationError."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bot.gateway.channels.inbox_types import Incoming
from bot.gateway.channels.slack.blocks import CHOICE, NEXT, SHARE, VERDICT, asked_in
from bot.gateway.channels.slack.incoming import (
    DIRECT,
    JUDGE,
    NAME,
    NOTICE,
    QUESTION,
    SHOW,
    conversation_id,
    key_of,
)  # fmt: skip
from bot.gateway.channels.slack.original import without_choice
from bot.gateway.channels.slack.shapes import Action, Interaction

Body = Mapping[str, Any]


def from_action(body: Body) -> Incoming | None:
    """None: a link, or a button that is not one of ours."""
    click = Interaction.model_validate(body)
    action = click.actions[0] if click.actions else None
    if action is None or action.type != "button":
        return None
    kind = action.action_id.split(".")[0]
    if kind == VERDICT:
        return _verdict(body, click, action)
    if kind == SHARE:
        return _share(body, click, action)
    if kind == CHOICE:
        return _choice(body, click, action)
    if kind == NEXT:
        key = key_of("v", _place(click), action.action_id, action.action_ts or click.trigger_id, click.user.id)
        return _question(body, click, action, key, _answer_to(click))
    return None


def _verdict(body: Body, click: Interaction, action: Action) -> Incoming:
    oordeel = "goed" if action.action_id.endswith(".goed") else "fout"
    address = {**_answer_to(click), "message": action.value, "oordeel": oordeel}
    key = key_of("o", _place(click), action.action_id, action.action_ts or click.trigger_id, click.user.id)
    return Incoming(NAME, key, conversation_id(body, JUDGE, "", click.user.id), JUDGE, "", address)


def _share(body: Body, click: Interaction, action: Action) -> Incoming:
    """One answer is shared once, however often the button is pressed."""
    key = key_of("d", _place(click), action.value)
    conversation = conversation_id(body, SHOW, "", click.user.id)
    return Incoming(NAME, key, conversation, SHOW, "", {**_answer_to(click), "shared": action.value})


def _choice(body: Body, click: Interaction, action: Action) -> Incoming:
    """A choice is of who was asked, and counts once; its buttons give way to what was chosen."""
    user, address = click.user.id, _answer_to(click)
    if asked_in(action.block_id).user != user:
        key = key_of("n", _place(click), action.action_id, action.action_ts or click.trigger_id, user)
        return Incoming(NAME, key, conversation_id(body, NOTICE, "", user), NOTICE, "", address)
    address["original"] = without_choice(_original(click), action.text, action.value)
    return _question(body, click, action, key_of("k", _place(click), user), address)


def _question(body: Body, click: Interaction, action: Action, key: str, address: dict[str, Any]) -> Incoming:
    """What the button asks, in the conversation to which it belongs; of another person's answer: in one's own."""
    is_private = address["to"] == "url"
    address["asked_thread"] = asked_in(action.block_id).thread if is_private else address["thread"]
    channel = DIRECT if not is_private and _is_direct(click) else _channel(click)
    conversation = conversation_id(body, channel, address["asked_thread"], click.user.id)
    return Incoming(NAME, key, conversation, QUESTION, action.value.replace("\x00", "").strip(), address)


def _answer_to(click: Interaction) -> dict[str, Any]:
    """Where the answer goes: the thread, the person's own conversation, or the address that came with the click."""
    user, thread = click.user.id, click.message.thread_ts or click.container.thread_ts or ""
    address = {
        "to": "channel", "channel": _channel(click), "thread": thread, "user": user, "url": click.response_url,
        "ts": click.actions[0].action_ts,
    }  # fmt: skip
    if click.channel is None:  # on the home tab
        return {**address, "channel": user, "url": ""}
    if click.container.is_ephemeral:
        return {**address, "to": "url"}
    if not thread and not _is_direct(click):
        address["thread"] = click.message.ts or click.container.message_ts or ""
    return address


def _original(click: Interaction) -> dict[str, Any]:
    """The message that was clicked on, as far as Slack tells: nothing of one that only one person sees."""
    is_ephemeral = click.container.is_ephemeral
    return {
        "ts": click.message.ts or click.container.message_ts or "",
        "channel": _channel(click),
        "url": click.response_url if is_ephemeral else "",
        "blocks": [] if is_ephemeral else click.message.blocks or [],
    }


def _is_direct(click: Interaction) -> bool:
    return click.channel is None or click.channel.id.startswith("D")


def _channel(click: Interaction) -> str:
    return click.channel.id if click.channel else DIRECT


def _place(click: Interaction) -> str:
    return f"{_channel(click)}:{click.message.ts or click.container.message_ts or click.trigger_id}"
