"""Payloads in the shapes of Slack's documentation, with fields that vary."""

from __future__ import annotations

import hmac
import itertools
import json
import time
from typing import Any
from urllib.parse import urlencode

from slack_sdk.signature import SignatureVerifier

from tests.slack.standin import BOT_USER

SECRET = "8f742231b10e8888abcd99yyyzzz85a5"
TEAM, CHANNEL, DIRECT, USER = "T0001", "C0001", "D0001", "U0001"

_numbers = itertools.count(1)


def signed(body: str | bytes, at: float | None = None, secret: str = SECRET) -> dict[str, str]:
    """The headers that Slack adds, made by its own library; that one cannot sign what is no UTF-8."""
    timestamp = str(int(at if at is not None else time.time()))
    try:
        signature = SignatureVerifier(secret).generate_signature(timestamp=timestamp, body=body)
    except UnicodeDecodeError:
        assert isinstance(body, bytes)
        signature = "v0=" + hmac.new(secret.encode(), f"v0:{timestamp}:".encode() + body, "sha256").hexdigest()
    assert signature is not None
    return {"X-Slack-Request-Timestamp": timestamp, "X-Slack-Signature": signature}


def event(inner: dict[str, Any], team: str = TEAM, **outer: Any) -> dict[str, Any]:
    """An Events API callback."""
    number = next(_numbers)
    return {
        "token": "XXYYZZ", "team_id": team, "context_team_id": team, "context_enterprise_id": None, "api_app_id": "A0APP",
        "event": {"event_ts": ts(), **inner}, "type": "event_callback", "event_id": f"Ev{number:08d}",
        "event_time": int(time.time()),
        "authorizations": [
            {"enterprise_id": None, "team_id": team, "user_id": BOT_USER, "is_bot": True, "is_enterprise_install": False}
        ],
        "is_ext_shared_channel": False, "event_context": "4-eyJldCI6", **outer,
    }  # fmt: skip


def direct(text: str, user: str = USER, channel: str = DIRECT, **fields: Any) -> dict[str, Any]:
    return {
        "type": "message", "channel": channel, "user": user, "text": text, "ts": ts(), "channel_type": "im", "team": TEAM,
        "client_msg_id": "6a4ab0f0-0000-0000-0000-000000000000", "blocks": [{"type": "rich_text", "elements": []}], **fields,
    }  # fmt: skip


def mention(text: str, user: str = USER, channel: str = CHANNEL, **fields: Any) -> dict[str, Any]:
    return {
        "type": "app_mention", "user": user, "text": f"<@{BOT_USER}> {text}", "ts": ts(), "channel": channel,
        "team": TEAM, **fields,
    }  # fmt: skip


def home_opened(user: str = USER, **fields: Any) -> dict[str, Any]:
    return {"type": "app_home_opened", "user": user, "channel": DIRECT, "tab": "home", **fields}


def command(text: str, response_url: str, user: str = USER, channel: str = CHANNEL, **fields: Any) -> dict[str, Any]:
    return {
        "token": "XXYYZZ", "team_id": TEAM, "team_domain": "voorbeeld", "channel_id": channel, "channel_name": "algemeen",
        "user_id": user, "user_name": "jan", "command": "/banenafspraak", "text": text, "api_app_id": "A0APP",
        "is_enterprise_install": "false", "response_url": response_url, "trigger_id": f"13345224609.{next(_numbers)}.abc",
        **fields,
    }  # fmt: skip


def click(
    button: dict[str, Any], response_url: str, *, user: str = USER, channel: str | None = CHANNEL,
    message: dict[str, Any] | None = None, is_ephemeral: bool = False, **fields: Any,
) -> dict[str, Any]:  # fmt: skip
    """block_actions; an ephemeral message does not come along, and the home tab has no channel."""
    at = (message or {}).get("ts") or ts()
    container = {"type": "view", "view_id": "V1"} if channel is None else {
        "type": "message", "message_ts": at, "channel_id": channel, "is_ephemeral": is_ephemeral,
    }  # fmt: skip
    place = {} if channel is None else {"channel": {"id": channel, "name": "algemeen"}, "response_url": response_url}
    return {
        "type": "block_actions", "user": {"id": user, "username": "jan", "name": "jan", "team_id": TEAM},
        "api_app_id": "A0APP", "token": "XXYYZZ", "container": container, "trigger_id": f"12466734323.{next(_numbers)}.abc",
        "team": {"id": TEAM, "domain": "voorbeeld"}, "enterprise": None, "is_enterprise_install": False, **place,
        **({} if message is None or is_ephemeral else {"message": message}),
        "actions": [{**button, "type": "button", "action_ts": ts()}], **fields,
    }  # fmt: skip


def shortcut(text: str, response_url: str, user: str = USER, **fields: Any) -> dict[str, Any]:
    """A message shortcut."""
    return {
        "type": "message_action", "token": "XXYYZZ", "action_ts": ts(), "callback_id": "zoek_dit_op",
        "team": {"id": TEAM, "domain": "voorbeeld"}, "user": {"id": user, "username": "jan", "team_id": TEAM, "name": "jan"},
        "channel": {"id": CHANNEL, "name": "algemeen"}, "is_enterprise_install": False, "enterprise": None,
        "trigger_id": f"1.{next(_numbers)}.c", "response_url": response_url, "message_ts": "1548261231.000200",
        "message": {"type": "message", "user": "U0002", "ts": "1548261231.000200", "text": text}, **fields,
    }  # fmt: skip


def form(**fields: Any) -> str:
    return urlencode({name: value if isinstance(value, str) else json.dumps(value) for name, value in fields.items()})


def ts() -> str:
    """A new message's time, which is its name within a channel."""
    return f"{int(time.time())}.{next(_numbers):06d}"
