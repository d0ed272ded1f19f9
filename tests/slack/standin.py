"""Slack as far as this channel sees it: its Web API, response_urls and Socket Mode, on a port of this machine.

It refuses what Slack would refuse: blocks are checked with slack_sdk's own models, and with the limits that
those do not know.
"""

from __future__ import annotations

import asyncio
import json
import re
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import WSMsgType, web
from slack_sdk.errors import SlackObjectFormationError
from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

TOKEN = "xoxb-loopback-token"
APP_TOKEN = "xapp-loopback-token"
BOT_USER = "U0BOT"

_MAX_BLOCKS, _MAX_TEXT, _MAX_MESSAGE = 50, 40_000, 13_200
_CODE = re.compile(r"<([^>]*)>")
_READS = ("conversations.history", "conversations.replies")


@dataclass
class Call:
    """One call that Slack took: method, or "respond" for a response_url; body as sent; when."""

    method: str
    body: dict[str, Any]
    path: str = ""
    at: float = field(default_factory=time.monotonic)

    @property
    def blocks(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.body.get("blocks") or self.body.get("view", {}).get("blocks") or []
        return found

    @property
    def said(self) -> str:
        """Everything a reader sees."""
        return "\n".join(texts(self.blocks))

    def buttons(self, kind: str) -> list[dict[str, Any]]:
        """The buttons of one kind, each with the block_id of its row."""
        return [
            {**element, "block_id": block["block_id"]}
            for block in self.blocks
            if block["type"] == "actions"
            for element in block["elements"]
            if element["action_id"].split(".")[0] == kind
        ]


class SlackStandIn:
    """Runs in a thread of its own. `fail`: asked before every call; what it returns is answered instead."""

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.refused: list[str] = []
        self.fail: Callable[[str, int], tuple[int, dict[str, Any], dict[str, str]] | None] = lambda method, number: None
        self.slow = 0.0
        self.keeps_silent = False  # takes the message and never says so
        self.sockets: list[web.WebSocketResponse] = []
        self.acks: dict[str, dict[str, Any]] = {}
        self.opened = 0
        self.asked: Counter[str] = Counter()
        self._changed = threading.Condition()
        self._loop = asyncio.new_event_loop()
        self._port = 0

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self._port}/api/"

    def response_url(self, name: str) -> str:
        return f"http://127.0.0.1:{self._port}/respond/{name}"

    def of(self, *methods: str) -> list[Call]:
        return [call for call in list(self.calls) if call.method in methods]

    @property
    def messages(self) -> list[Call]:
        return self.of("chat.postMessage", "respond")

    async def until(self, is_so: Callable[[], bool], seconds: float = 10) -> None:
        """Waits until it is so. Fails after that time."""
        deadline = time.monotonic() + seconds
        while not is_so():
            assert time.monotonic() < deadline, f"{[call.method for call in self.calls]} {self.refused}"
            await asyncio.sleep(0.01)

    async def answered(self, number: int, seconds: float = 10, rest: float = 0.15) -> list[Call]:
        """Exactly so many messages: also a moment later."""
        await self.until(lambda: len(self.messages) >= number, seconds)
        await asyncio.sleep(rest)
        assert len(self.messages) == number, [call.body.get("text") for call in self.messages]
        return self.messages

    def tell(self, message: dict[str, Any] | str) -> None:
        """Send this over the newest Socket Mode connection."""
        text = message if isinstance(message, str) else json.dumps(message)
        asyncio.run_coroutine_threadsafe(self.sockets[-1].send_str(text), self._loop).result(5)

    def hang_up(self) -> None:
        asyncio.run_coroutine_threadsafe(self.sockets[-1].close(), self._loop).result(5)

    async def _method(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        token = APP_TOKEN if method == "apps.connections.open" else TOKEN
        if request.headers.get("Authorization") != f"Bearer {token}":
            return web.json_response({"ok": False, "error": "invalid_auth"})
        if method in _READS:
            assert request.method == "GET" and not request.can_read_body, "methods that only read know no JSON"
            body: dict[str, Any] = dict(request.query)
        else:
            assert request.method == "POST" and request.content_type == "application/json"
            body = await request.json()
        if (refusal := await self._refuses(method)) is not None:
            return refusal
        if wrong := _fault(method, body):
            self.refused.append(f"{method}: {wrong}")
            return web.json_response(
                {"ok": False, "error": "invalid_blocks", "response_metadata": {"messages": [wrong]}}
            )
        self.calls.append(Call(method, body))
        if method == "apps.connections.open":
            self.opened += 1
            return web.json_response({"ok": True, "url": f"ws://127.0.0.1:{self._port}/link/?ticket=secret"})
        if method in _READS:
            thread = body.get("ts")  # replies are not in the history
            there = [call.body for call in self.of("chat.postMessage") if call.body["channel"] == body["channel"]]
            found = [each.get("metadata") for each in there if each.get("thread_ts") == thread]
            other = {"event_type": "of_another_app", "event_payload": {"part": "x"}}
            return web.json_response({"ok": True, "messages": [{"metadata": each} for each in (*found, other, None)]})
        while self.keeps_silent:
            await asyncio.sleep(0.02)
        return web.json_response({"ok": True, "ts": f"{time.time():.6f}", "channel": body.get("channel", "")})

    async def _respond(self, request: web.Request) -> web.Response:
        body = await request.json()
        name = request.match_info["name"]
        if (refusal := await self._refuses("respond")) is not None:
            return refusal
        if name.startswith("expired"):
            return web.json_response({"ok": False, "error": "expired_url"}, status=404)
        if len([call for call in self.of("respond") if call.path == name]) >= 5:
            return web.json_response({"ok": False, "error": "used_url"}, status=404)
        if wrong := _fault("respond", body):
            self.refused.append(f"respond: {wrong}")
            return web.json_response({"ok": False, "error": "invalid_blocks"}, status=400)
        self.calls.append(Call("respond", body, name))
        return web.Response(text="ok")

    async def _refuses(self, method: str) -> web.Response | None:
        if self.slow:
            await asyncio.sleep(self.slow)
        self.asked[method] += 1
        answer = self.fail(method, self.asked[method])
        return None if answer is None else web.json_response(answer[1], status=answer[0], headers=answer[2])

    async def _link(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        self.sockets.append(socket)
        await socket.send_json({"type": "hello", "num_connections": 1, "connection_info": {"app_id": "A0APP"}})
        async for message in socket:
            if message.type is WSMsgType.TEXT:
                acknowledgement = json.loads(message.data)
                self.acks[acknowledgement["envelope_id"]] = acknowledgement
        return socket

    async def _serve(self, ready: threading.Event, ended: asyncio.Event) -> None:
        app = web.Application()
        app.router.add_route("*", "/api/{method}", self._method)
        app.router.add_post("/respond/{name}", self._respond)
        app.router.add_get("/link/", self._link)
        runner = web.AppRunner(app, shutdown_timeout=0.2)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", self._port)
        await site.start()
        self._port = runner.addresses[0][1]
        ready.set()
        await ended.wait()
        self.keeps_silent, self.slow = False, 0.0
        for socket in self.sockets:
            await socket.close()
        await runner.cleanup()

    @contextmanager
    def running(self) -> Iterator[SlackStandIn]:
        ready, ended = threading.Event(), asyncio.Event()
        thread = threading.Thread(target=lambda: self._loop.run_until_complete(self._serve(ready, ended)))
        thread.start()
        try:
            assert ready.wait(10)
            yield self
        finally:
            self._loop.call_soon_threadsafe(ended.set)
            thread.join(10)
            self._loop.close()


def texts(blocks: list[dict[str, Any]], kind: str = "") -> Iterator[str]:
    """What stands in the blocks; kind: only mrkdwn or plain_text."""
    for block in blocks:
        objects = [block.get("text"), *block.get("elements", [])]
        for each in filter(None, objects):
            inner = each["text"] if isinstance(each["text"], dict) else each
            if not kind or inner["type"] == kind:
                yield inner["text"]


def _fault(method: str, body: dict[str, Any]) -> str:
    """What Slack would refuse, or ""."""
    if method == "views.publish":
        return blocks_fault(body["view"]["blocks"]) or _view_fault(body["view"])
    if method in ("chat.postMessage", "chat.update", "respond"):
        if not body.get("text"):
            return "no text"
        if len(body["text"]) > _MAX_TEXT:
            return "text too long"
        return blocks_fault(body.get("blocks", []))
    return ""


def _view_fault(view: dict[str, Any]) -> str:
    try:
        View(**view).to_dict()
    except SlackObjectFormationError as error:
        return str(error)
    return ""


def blocks_fault(blocks: list[dict[str, Any]]) -> str:
    """What is wrong with these blocks, or ""."""
    try:
        for block in blocks:
            parsed = Block.parse(dict(block))
            assert parsed is not None, block["type"]
            parsed.to_dict()
    except SlackObjectFormationError as error:
        return str(error)
    ids = [block["block_id"] for block in blocks if "block_id" in block]
    actions = [element["action_id"] for block in blocks if block["type"] == "actions" for element in block["elements"]]
    told = list(texts(blocks))
    if len(blocks) > _MAX_BLOCKS:
        return "more than 50 blocks"
    if len(ids) != len(set(ids)) or len(actions) != len(set(actions)):
        return "ids are not unique"
    if any(len(text) == 0 or len(text) > 3000 for text in told):
        return "text of 0 or over 3000 characters"
    if sum(map(len, told)) > _MAX_MESSAGE:
        return "msg_blocks_too_long"
    return "" if all(map(_is_sound, texts(blocks, "mrkdwn"))) else "broken markup"


def _is_sound(text: str) -> bool:
    """Every < begins a link, or one mention of a person; nothing else is left open."""
    rest = _CODE.sub("", text)
    codes = _CODE.findall(text)
    is_harmless = all(re.match(r"https?://|mailto:|@U", code) for code in codes)
    return is_harmless and "<" not in rest and ">" not in rest.replace("\n>", "\n").removeprefix(">")
