"""The channel behind its real route, with Microsoft on this machine and an inbox as simple as can be."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from bot.errors import NotFoundError
from bot.gateway import problem_details
from bot.gateway.channels.inbox_types import Incoming, TryLater, Undeliverable
from bot.gateway.channels.teams import TeamsChannel, open_teams
from bot.gateway.middleware import CatchFaults, LimitBody
from bot.knowledge.replies import ReplyBuilder
from bot.reply import Reply
from bot.settings import Settings
from tests.teams.microsoft import Microsoft, running_microsoft

TODAY = date(2026, 11, 22)


class Answering:
    """An assistant that answers an entry's own question, and says anything else back."""

    def __init__(self, builder: ReplyBuilder) -> None:
        self._builder = builder
        self._entries = {entry.vraag: entry.id for entry in builder.kennis.entries.values()}
        self.asked: list[tuple[str, str]] = []
        self.seconds = 0.0
        self.closed_with: Reply | None = None

    async def closed(self, channel: str) -> Reply | None:
        assert channel == "teams"
        return self.closed_with

    async def answer(self, conversation: str, text: str, *, channel: str, peildatum: date | None = None) -> list[Reply]:
        assert channel == "teams"
        self.asked.append((conversation, text))
        await asyncio.sleep(self.seconds)
        if text in self._entries:
            return [self._builder.for_entry(self._entries[text], TODAY, today=TODAY)]
        return [Reply("smalltalk", f"U zei: {text}")]

    async def answer_always(
        self, conversation: str, text: str, *, channel: str, peildatum: date | None = None
    ) -> list[Reply]:
        return await self.answer(conversation, text, channel=channel, peildatum=peildatum)


@dataclass
class Verdicts:
    """A recorder that keeps verdicts only; every answer is known to it, but for "onbekend"."""

    given: list[tuple[str, str]] = field(default_factory=list)
    error: Exception | None = None

    async def give_feedback(self, message_id: str, oordeel: str, toelichting: str | None) -> None:
        if self.error:
            raise self.error
        if message_id == "onbekend":
            raise NotFoundError("Dat antwoord is er niet.")
        self.given.append((message_id, oordeel))


@dataclass
class Teams:
    """A running channel. `accepted`: what it handed over, copies left out; `fates`: how each ended."""

    microsoft: Microsoft
    channel: TeamsChannel
    http: httpx.AsyncClient
    assistant: Answering
    verdicts: Verdicts
    accepted: list[Incoming] = field(default_factory=list)
    fates: dict[str, str] = field(default_factory=dict)
    waits: list[float | None] = field(default_factory=list)
    tasks: set[asyncio.Task[None]] = field(default_factory=set)
    holds: bool = False

    async def accept(self, item: Incoming) -> bool:
        if any(item.key == known.key for known in self.accepted):
            return False
        self.accepted.append(item)
        if not self.holds:
            self.tasks.add(asyncio.create_task(self._answer(item)))
        return True

    async def post(self, activity: Any, token: str | None = None, **headers: str) -> httpx.Response:
        content = activity if isinstance(activity, bytes) else None
        json = None if content is not None else activity
        authorization = {"Authorization": f"Bearer {token or self.microsoft.token()}"}
        return await self.http.post("/api/messages", json=json, content=content, headers=authorization | headers)

    async def post_quickly(self, activity: Any, token: str | None = None) -> httpx.Response:
        """Within 100 ms; other work on this machine may spoil two of three tries."""
        for _ in range(3):
            started = time.perf_counter()
            response = await self.post(activity, token)
            if time.perf_counter() - started < 0.1:
                return response
        raise AssertionError("three times slower than 100 ms")

    async def settle(self) -> None:
        """Wait until everything that was accepted is answered."""
        while self.tasks:
            await asyncio.wait_for(self.tasks.pop(), 30)

    async def _answer(self, item: Incoming) -> None:
        replies, sent = await self.channel.replies(item), 0

        async def note(number: int) -> None:
            nonlocal sent
            assert number == sent + 1
            sent = number

        for _ in range(5):
            try:
                await self.channel.deliver(item, replies, sent, note)
            except TryLater as later:  # noqa: PERF203
                self.waits.append(later.seconds)
                await asyncio.sleep(0.01)
            except Undeliverable as error:
                self.fates[item.key] = str(error)
                return
            else:
                self.fates[item.key] = "sent"
                return
        self.fates[item.key] = "given up"


Opening = Callable[..., Any]


@pytest.fixture(scope="session")
def running() -> Iterator[Microsoft]:
    with running_microsoft() as microsoft:
        yield microsoft


@pytest.fixture
def microsoft(running: Microsoft) -> Microsoft:
    running.reset()
    return running


@pytest.fixture
def opening(microsoft: Microsoft, builder: ReplyBuilder, tmp_path: Path) -> Opening:
    """opening(**settings): an async context with a running channel; settings win from those of Microsoft here."""

    @asynccontextmanager
    async def open_one(**changes: Any) -> AsyncIterator[Teams]:
        settings = Settings(var_dir=tmp_path, **{**microsoft.settings(), **changes})  # type: ignore[arg-type]
        assistant, verdicts = Answering(builder), Verdicts()
        channel = open_teams(settings, assistant, verdicts, builder)  # type: ignore[arg-type]
        assert channel is not None
        app = FastAPI()
        problem_details.install(app)
        app.add_middleware(LimitBody)
        app.add_middleware(CatchFaults)
        app.include_router(channel.router)
        transport = httpx.ASGITransport(app, raise_app_exceptions=False)
        async with httpx.AsyncClient(transport=transport, base_url="http://bot.example") as http:
            teams = Teams(microsoft, channel, http, assistant, verdicts)
            await channel.start(teams.accept)
            yield teams
            await channel.stop()
            await teams.settle()
            await channel.close()

    return open_one


@pytest.fixture
async def teams(opening: Opening) -> AsyncIterator[Teams]:
    async with opening() as running:
        yield running
