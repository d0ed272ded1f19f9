"""Socket Mode: the app calls Slack and keeps that connection, so that Slack needs no way in.

Slack ends every connection after some hours and says so shortly before; then the next one is opened first. The SDK's
own client keeps trying an address that Slack has withdrawn, and stops when asking for a new one fails.
"""

from __future__ import annotations

import asyncio
import json
import secrets
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

import aiohttp
import structlog
from slack_bolt import BoltResponse

from bot.gateway.channels.inbox_types import TryLater, Undeliverable
from bot.gateway.channels.slack.api import SlackApi
from bot.gateway.channels.slack.guard import Refused, Way, shaped
from bot.gateway.channels.slack.metrics import CONNECTED, REFUSED

log = structlog.get_logger(__name__)

Dispatch = Callable[[dict[str, Any]], Awaitable[BoltResponse]]

_WAYS: dict[str, Way] = {"events_api": "events", "slash_commands": "commands", "interactive": "interactivity"}
_HEARTBEAT_SECONDS = 15.0
_STEADY_SECONDS = 10.0  # a connection that lived shorter counts as one that failed
_MAX_MESSAGE_BYTES = 1024 * 1024
_CLOSE = aiohttp.ClientWSTimeout(ws_close=2.0)
_LAST_SECONDS = 3.0


@dataclass
class _Turn:
    """One connection. over: it ended, or Slack said that it will."""

    over: asyncio.Event = field(default_factory=asyncio.Event)
    begun: float = field(default_factory=time.monotonic)
    wait: float = 0.0  # how long Slack asked us to stay away


class SocketMode:
    """Keeps a connection until `stop`; never fails, never keeps anybody waiting."""

    def __init__(
        self, api: SlackApi, app_token: str, dispatch: Dispatch, first_wait: float = 1.0, longest_wait: float = 60.0
    ) -> None:
        self._api = api
        self._app_token = app_token
        self._dispatch = dispatch
        self._first_wait, self._longest_wait = first_wait, longest_wait
        self._keeping: asyncio.Task[None] | None = None
        self._connections: set[asyncio.Task[None]] = set()
        self._work: set[asyncio.Task[None]] = set()

    def start(self) -> None:
        self._keeping = asyncio.create_task(self._keep())

    async def stop(self) -> None:
        """Take in no more; what came in is acknowledged first."""
        if self._keeping is not None:
            await _cancel({self._keeping})
        if self._work:
            await asyncio.wait(self._work, timeout=_LAST_SECONDS)
        await _cancel(self._connections | self._work)

    async def _keep(self) -> None:
        wait = self._first_wait
        while True:
            turn = _Turn()
            _track(self._connections, self._hold(turn))
            await turn.over.wait()
            if time.monotonic() - turn.begun > _STEADY_SECONDS:
                wait = self._first_wait
            # the replicas not all at the same moment
            await asyncio.sleep(max(turn.wait, wait * (0.5 + secrets.randbelow(1000) / 1000)))
            wait = min(wait * 2, self._longest_wait)

    async def _hold(self, turn: _Turn) -> None:
        """Connect and listen, until the connection ends."""
        try:
            url = await self._api.open_connection(self._app_token)
            connecting = self._api.session().ws_connect(
                url, heartbeat=_HEARTBEAT_SECONDS, max_msg_size=_MAX_MESSAGE_BYTES, timeout=_CLOSE
            )
            async with connecting as socket:
                async for message in socket:
                    if message.type is aiohttp.WSMsgType.TEXT:
                        self._hear(socket, message.data, turn)
            log.info("slack_socket_ended", code=socket.close_code)
        except TryLater as later:
            turn.wait = later.seconds or 0.0
            log.warning("slack_socket_away")
        except Undeliverable as refusal:
            log.error("slack_socket_refused", reason=str(refusal))
        except (aiohttp.ClientError, asyncio.TimeoutError, OSError, ValueError) as error:
            log.warning("slack_socket_lost", kind=type(error).__name__)
        finally:
            turn.over.set()

    def _hear(self, socket: aiohttp.ClientWebSocketResponse, data: str, turn: _Turn) -> None:
        try:
            message = json.loads(data)
        except (ValueError, RecursionError):
            message = None
        kind = message.get("type") if isinstance(message, dict) else None
        if kind == "hello":
            CONNECTED.inc()
            log.info("slack_socket_connected")
        elif kind == "disconnect":
            turn.over.set()  # this one goes on until Slack closes it, the next one is opened meanwhile
        elif isinstance(kind, str) and isinstance(message.get("envelope_id"), str):
            _track(self._work, self._answer(socket, kind, message))
        else:
            REFUSED.labels(reason="envelope").inc()

    async def _answer(self, socket: aiohttp.ClientWebSocketResponse, kind: str, envelope: dict[str, Any]) -> None:
        """Acknowledge with what Bolt answers; without an acknowledgement Slack sends it again."""
        answer = BoltResponse(status=200, body="")
        try:
            if way := _WAYS.get(kind):
                answer = await self._dispatch(shaped(envelope.get("payload"), way))
        except Refused as refused:  # it will not get better by sending it again
            REFUSED.labels(reason=refused.reason).inc()
            log.warning("slack_refused", reason=refused.reason, way="socket")
        if answer.status != 200:
            return
        acknowledgement: dict[str, Any] = {"envelope_id": envelope["envelope_id"]}
        if answer.body:
            acknowledgement["payload"] = json.loads(answer.body) if answer.body[:1] == "{" else {"text": answer.body}
        try:
            await socket.send_json(acknowledgement)
        except (aiohttp.ClientError, ConnectionError):
            log.info("slack_socket_gone")  # Slack sends it again, and it is known then


def _track(tasks: set[asyncio.Task[None]], work: Awaitable[None]) -> None:
    task = asyncio.ensure_future(work)
    tasks.add(task)
    task.add_done_callback(tasks.discard)


async def _cancel(tasks: set[asyncio.Task[None]]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
