"""Slack's Web API as this channel uses it: with time-outs, and with two kinds of failure only.

Every method raises TryLater when Slack is busy or away, and Undeliverable when it refuses for good.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

import aiohttp
import structlog
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from bot.gateway.channels.inbox_types import TryLater, Undeliverable
from bot.gateway.channels.slack.blocks import Message
from bot.gateway.channels.slack.metrics import SENT

log = structlog.get_logger(__name__)

SCOPES = {
    "chat.postMessage": "chat:write",
    "chat.update": "chat:write",
    "conversations.history": "im:history",
    "conversations.replies": "im:history",
}
"""Per method the scope that it needs here; views.publish and apps.connections.open need none of the bot's."""

METADATA_TYPE = "banenwijzer_answer"
_SECONDS = aiohttp.ClientTimeout(total=10, connect=5)
_MAX_WAIT_SECONDS = 600.0
_PASSING = frozenset(
    {"ratelimited", "rate_limited", "internal_error", "fatal_error", "service_unavailable", "request_timeout"}
)
_TOO_MUCH = frozenset({"invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long", "msg_too_long"})
_SLACK_DOMAINS = (".slack.com", ".slack-gov.com")

quiet = logging.getLogger("banenwijzer.slack_sdk")
quiet.disabled = True  # Slack's own libraries log tokens' addresses and people's words when asked for debug


class SlackApi:
    """One client, one pool of connections; opened at the first call."""

    def __init__(self, token: str, base_url: str) -> None:
        self.client = AsyncWebClient(token=token, base_url=base_url, retry_handlers=[], logger=quiet)
        self.client.proxy = None  # the session minds HTTPS_PROXY and NO_PROXY
        self._host = urlsplit(base_url).netloc

    async def post(
        self, channel: str, message: Message, *, thread: str = "", metadata: dict[str, Any] | None = None
    ) -> None:
        """A message in a channel, a thread, or with a person's id in their own conversation with the bot."""
        extra = {"metadata": {"event_type": METADATA_TYPE, "event_payload": metadata}} if metadata else {}
        body = {
            "channel": channel, "text": message.text, "blocks": list(message.blocks), "link_names": False,
            "unfurl_links": False, "unfurl_media": False, **({"thread_ts": thread} if thread else {}), **extra,
        }  # fmt: skip
        try:
            await self._call("chat.postMessage", body)
        except Undeliverable as error:
            if str(error) not in _TOO_MUCH:
                raise
            log.error("slack_blocks_refused", reason=str(error))  # a fault of ours; the words still arrive
            await self._call("chat.postMessage", {name: value for name, value in body.items() if name != "blocks"})

    async def update(self, channel: str, ts: str, blocks: Sequence[dict[str, Any]], text: str) -> None:
        await self._call("chat.update", {"channel": channel, "ts": ts, "blocks": list(blocks), "text": text})

    async def publish_home(self, user: str, view: dict[str, Any]) -> None:
        await self._call("views.publish", {"user_id": user, "view": view})

    async def sent_parts(self, channel: str, thread: str, identity: str, since: str) -> set[int]:
        """Which parts of an answer stand in a direct conversation already, by the metadata sent along."""
        query = {"channel": channel, "oldest": since, "limit": 100, "include_all_metadata": True}
        if thread:
            found = await self._call("conversations.replies", {**query, "ts": thread}, is_read=True)
        else:
            found = await self._call("conversations.history", query, is_read=True)
        marks = [message.get("metadata") or {} for message in found.get("messages") or []]
        payloads = [mark.get("event_payload") or {} for mark in marks if mark.get("event_type") == METADATA_TYPE]
        return {int(payload["part"]) for payload in payloads if payload.get("id") == identity}

    async def open_connection(self, app_token: str) -> str:
        """The address of a new Socket Mode connection."""
        answer = await self._call("apps.connections.open", {}, {"Authorization": f"Bearer {app_token}"})
        return str(answer.get("url", ""))

    async def respond(self, url: str, body: dict[str, Any]) -> None:
        """Answer by the address that came with a command or click: at most five times, within half an hour."""
        target = urlsplit(url)
        is_slacks = target.scheme == "https" and f".{target.hostname}".endswith(_SLACK_DOMAINS)
        if not is_slacks and target.netloc != self._host:
            raise Undeliverable("foreign_response_url")
        try:
            async with self.session().post(url, json=body, allow_redirects=False) as answer:
                if answer.status == 429 or answer.status >= 500:
                    raise _later(answer.headers.get("Retry-After"))
                if answer.status != 200:
                    SENT.labels(outcome="refused").inc()
                    raise Undeliverable("expired_url")
        except (aiohttp.ClientError, asyncio.TimeoutError, OSError, ValueError):
            raise _later(None) from None
        SENT.labels(outcome="ok").inc()

    def session(self) -> aiohttp.ClientSession:
        if self.client.session is None or self.client.session.closed:
            self.client.session = aiohttp.ClientSession(timeout=_SECONDS, trust_env=True)
        return self.client.session

    async def close(self) -> None:
        if self.client.session is not None:
            await self.client.session.close()

    async def _call(
        self, method: str, body: dict[str, Any], headers: dict[str, str] | None = None, *, is_read: bool = False
    ) -> dict[str, Any]:
        """is_read: Slack's methods that only read know no JSON."""
        self.session()
        try:
            if is_read:
                answer = await self.client.api_call(method, http_verb="GET", params=body)
            else:
                answer = await self.client.api_call(method, json=body, headers=headers)
        except SlackApiError as error:
            raise _refusal(error) from None
        except (aiohttp.ClientError, asyncio.TimeoutError, OSError, ValueError, SlackClientError):
            raise _later(None) from None
        SENT.labels(outcome="ok").inc()
        return answer.data if isinstance(answer.data, dict) else {}


def _refusal(error: SlackApiError) -> Exception:
    """What Slack's answer means for the message. Never carries its text."""
    answer = error.response
    status = getattr(answer, "status_code", None) or getattr(answer, "status", None) or 0
    try:
        word = str(answer.get("error") or "")
    except (AttributeError, TypeError, ValueError):
        word = ""
    if status == 429 or status >= 500 or word in _PASSING:
        return _later(answer.headers.get("Retry-After"))
    if not word:  # not Slack that answers: a proxy's page, an error of a gateway
        return _later(None)
    SENT.labels(outcome="refused").inc()
    return Undeliverable(word[:60])


def _later(retry_after: str | None) -> TryLater:
    SENT.labels(outcome="later").inc()
    is_number = retry_after is not None and retry_after.isascii() and retry_after.isdigit()
    return TryLater(min(float(retry_after), _MAX_WAIT_SECONDS) if retry_after is not None and is_number else None)
