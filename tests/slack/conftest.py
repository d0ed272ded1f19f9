"""The Slack channel with its real inbox and store, against a stand-in for Slack."""

from __future__ import annotations

import asyncio
import json
import shutil
from collections.abc import AsyncIterator, Callable, Iterator, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import httpx2
import pytest
from fastapi import FastAPI

from bot.errors import MessageError
from bot.gateway import problem_details
from bot.gateway.channels.inbox import Inbox
from bot.gateway.channels.inbox_ledger import Pace
from bot.gateway.channels.slack import SlackChannel, open_slack
from bot.gateway.middleware import CatchFaults, LimitBody
from bot.gateway.recorder import Recorder
from bot.knowledge.replies import ReplyBuilder
from bot.messages import clean
from bot.reply import Reply
from bot.settings import Settings, read_settings
from bot.store import InboxStore, Store, open_engine, upgrade
from tests.slack import payloads
from tests.slack.standin import TOKEN, SlackStandIn

TODAY = read_settings().today()  # an answer for another day says so
PACE = Pace(accept=0.25, store=2, lease=1.0, tick=0.2, turn=8, first_retry=0.05, last_retry=0.2)


class Assistant:
    """Answers with what it was told to, and remembers what it was asked, by conversation."""

    def __init__(self, builder: ReplyBuilder) -> None:
        self._builder = builder
        self.asked: list[tuple[str, str]] = []
        self.answers: dict[str, list[Reply]] = {}
        self.seconds = 0.0
        self.closed_with: Reply | None = None

    async def closed(self, channel: str) -> Reply | None:
        assert channel == "slack"
        return self.closed_with

    async def answer(self, conversation: str, text: str, *, channel: str, peildatum: date | None = None) -> list[Reply]:
        clean(text)
        self.asked.append((conversation, text))
        await asyncio.sleep(self.seconds)
        if text in self._builder.kennis.entries:
            return [self._builder.for_entry(text, TODAY, today=TODAY)]
        return self.answers.get(text) or [Reply("antwoord", f"Antwoord op: {text}")]

    async def answer_always(
        self, conversation: str, text: str, *, channel: str, peildatum: date | None = None
    ) -> list[Reply]:
        assert channel == "slack"
        try:
            return await self.answer(conversation, text, channel=channel, peildatum=peildatum)
        except MessageError as error:
            return [Reply("fout", str(error))]


@dataclass
class Bot:
    """The channel as it runs in the app, and ways to reach it."""

    slack: SlackStandIn
    channel: SlackChannel
    inbox: Inbox
    assistant: Assistant
    store: Store
    http: httpx2.AsyncClient
    responses: list[httpx2.Response] = field(default_factory=list)

    async def event(
        self, inner: dict[str, Any], headers: dict[str, str] | None = None, **outer: Any
    ) -> httpx2.Response:
        return await self.post("events", json.dumps(payloads.event(inner, **outer)), headers=headers)

    async def command(self, text: str, url: str = "a", **fields: Any) -> httpx2.Response:
        return await self.post(
            "commands", payloads.form(**payloads.command(text, self.slack.response_url(url), **fields))
        )

    async def click(self, button: dict[str, Any], url: str = "a", **fields: Any) -> httpx2.Response:
        return await self.interact(payloads.click(button, self.slack.response_url(url), **fields))

    async def interact(self, payload: dict[str, Any]) -> httpx2.Response:
        return await self.post("interactivity", payloads.form(payload=payload))

    async def post(
        self, way: str, body: str | bytes, headers: Mapping[str, str | bytes] | None = None
    ) -> httpx2.Response:
        kind = "application/json" if way == "events" else "application/x-www-form-urlencoded"
        sent: dict[str, str | bytes] = {"Content-Type": kind, **payloads.signed(body), **(headers or {})}
        response = await self.http.post(f"/channels/slack/{way}", content=body, headers=sent)
        self.responses.append(response)
        return response


RunBot = Callable[..., AbstractAsyncContextManager[Bot]]


@pytest.fixture(scope="session")
def new_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database with its tables, to copy: making them takes longer than most tests."""
    path = tmp_path_factory.mktemp("database") / "new.db"
    engine = open_engine(f"sqlite:///{path}")
    upgrade(engine)
    engine.dispose()
    return path


@pytest.fixture
def slack() -> Iterator[SlackStandIn]:
    with SlackStandIn().running() as standin:
        yield standin


@pytest.fixture
def run_bot(slack: SlackStandIn, builder: ReplyBuilder, tmp_path: Path, new_database: Path) -> RunBot:
    """run_bot(**settings): the channel, started; the same database every time within a test."""
    path = tmp_path / "inbox.db"
    shutil.copy(new_database, path)

    @asynccontextmanager
    async def run(database: str = "", is_killed: bool = False, **settings: Any) -> AsyncIterator[Bot]:
        chosen = Settings(
            var_dir=tmp_path, slack_api_base_url=slack.base_url, peildatum=TODAY,
            **{"slack_signing_secret": payloads.SECRET, "slack_bot_token": TOKEN, **settings},
        )  # fmt: skip
        engine = open_engine(database or f"sqlite:///{path}")
        store, assistant = Store(engine), Assistant(builder)
        recorder = Recorder(store, retention_days=90, conversation_hours=24)
        channel = open_slack(chosen, assistant, recorder, builder)
        assert channel is not None
        inbox = Inbox(InboxStore(engine), [channel], Reply("fout", "Er ging iets mis."), PACE)
        app = FastAPI()
        problem_details.install(app)
        app.add_middleware(LimitBody)
        app.add_middleware(CatchFaults)
        app.include_router(channel.router)
        await inbox.start()
        await channel.start(inbox.accept)
        transport = httpx2.ASGITransport(app=app)
        async with httpx2.AsyncClient(transport=transport, base_url="http://bot.example") as http:
            try:
                yield Bot(slack, channel, inbox, assistant, store, http)
            finally:
                await channel.stop()
                await inbox.drain(0.0 if is_killed else 5.0)
                await channel.close()
                recorder.close()

    return run


@pytest.fixture
async def bot(run_bot: RunBot) -> AsyncIterator[Bot]:
    async with run_bot() as running:
        yield running
