"""What the routes work with, built once when the app starts."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import structlog
from sqlalchemy import Engine
from starlette.requests import Request

from actions.voorbeelden import open_replies
from bot.errors import StoreError
from bot.gateway.assistant import Assistant
from bot.gateway.channels.inbox import Inbox
from bot.gateway.channels.inbox_types import Channel
from bot.gateway.channels.slack import open_slack
from bot.gateway.channels.teams import open_teams
from bot.gateway.conversations import Conversations, own_secret
from bot.gateway.engine_client import EngineClient
from bot.gateway.handover import HandOver, NotesAddress
from bot.gateway.handover.delivery import Deliveries
from bot.gateway.handover.talk import HandOverTalk
from bot.gateway.language import foreign_language
from bot.gateway.limits import Limit
from bot.gateway.lookup import LookUp
from bot.gateway.recorder import Recorder
from bot.gateway.recording import Answers, RecordedAssistant, SwitchedAnswers
from bot.gateway.switches import Switches
from bot.gateway.threads import one_thread_a_question
from bot.knowledge.model_files import load_index
from bot.knowledge.replies import ReplyBuilder
from bot.paths import DOMAIN, KNOWLEDGE
from bot.settings import Settings
from bot.store import (
    AccessStore,
    HandoverSettingsStore,
    HandoverStore,
    InboxStore,
    Store,
    SwitchStore,
    open_engine,
    upgrade,
)

log = structlog.get_logger(__name__)

_OPENERS: tuple[Callable[[Settings, SwitchedAnswers, Recorder, ReplyBuilder], Channel | None], ...] = (
    open_slack,
    open_teams,
)
_ANY_QUESTION = "Hoeveel banen is twintig uur per week?"
_QUESTIONS_SECONDS = 600.0
_LAST_TURNS_SECONDS = 6.0
_LAST_DELIVERIES_SECONDS = 6.0


@dataclass(frozen=True)
class Services:
    """What answers, and nothing that keeps: enough for the command line."""

    settings: Settings
    builder: ReplyBuilder
    engine: EngineClient
    assistant: Answers
    look_up: LookUp
    conversations: Conversations

    @classmethod
    def build(cls, settings: Settings) -> Services:
        """Raises KnowledgeError or ModelError when there is nothing to answer with."""
        builder = open_replies(KNOWLEDGE, DOMAIN)
        recogniser = load_index(settings.models_dir)
        token = settings.engine_token.get_secret_value() if settings.engine_token else ""
        engine = EngineClient(settings.engine_urls(), token, settings.engine_seconds)
        secret = settings.secret_key.get_secret_value().encode() if settings.secret_key else None
        return Services(
            settings=settings,
            builder=builder,
            engine=engine,
            assistant=Assistant(settings, engine, recogniser, builder),
            look_up=LookUp(recogniser, builder, settings.today),
            conversations=Conversations(secret or own_secret(settings.var_dir)),
        )


@dataclass(frozen=True)
class AppServices(Services):
    """What the app works with: turns are kept, and questions of one conversation are counted.

    channels: those with an inbox that are on.
    """

    assistant: RecordedAssistant
    recorder: Recorder
    switches: Switches
    channels: tuple[Channel, ...]
    inbox: Inbox
    handover: HandOver
    deliveries: Deliveries
    questions_limit: Limit
    database: Engine

    @classmethod
    def build(cls, settings: Settings) -> AppServices:
        """Raises as `Services.build`, and SettingsError for an impossible database; one that is away is no error."""
        one_thread_a_question()
        services = Services.build(settings)
        database = open_database(settings)
        inbox_store = InboxStore(database)
        recorder = Recorder(
            Store(database),
            retention_days=settings.retention_days,
            conversation_hours=settings.conversation_hours,
            forget_also={"inbox": inbox_store.forget},
        )
        switches = Switches(SwitchStore(database))
        handover = HandOver(
            recorder,
            HandoverStore(database),
            HandoverSettingsStore(database),
            AccessStore(database),
            services.conversations,
            services.builder,
            is_on_by_default=settings.environment == "development",
        )
        adviser = HandOverTalk(handover, f"{settings.public_url}/antwoord")
        assistant = RecordedAssistant(services.assistant, recorder, services.conversations, switches, adviser)
        opened = [open_channel(settings, assistant, recorder, services.builder) for open_channel in _OPENERS]
        channels: tuple[Channel, ...] = tuple(channel for channel in opened if channel is not None)
        return cls(
            settings=settings,
            builder=services.builder,
            engine=services.engine,
            assistant=assistant,
            look_up=services.look_up,
            conversations=services.conversations,
            recorder=recorder,
            switches=switches,
            channels=channels,
            inbox=Inbox(
                inbox_store, [NotesAddress(one) for one in channels], services.builder.phrases.reply("utter_storing")
            ),
            handover=handover,
            deliveries=Deliveries(recorder, HandoverStore(database), channels),
            questions_limit=Limit(settings.rate_per_conversation, _QUESTIONS_SECONDS, "conversation"),
            database=database,
        )

    async def start(self) -> None:
        """Take up what an earlier process left, and let the channels begin."""
        asyncio.get_running_loop().run_in_executor(None, self._warm)
        await self.inbox.start()
        for channel in self.channels:
            await channel.start(self.inbox.accept)
            log.info("channel_on", channel=channel.name)
        self.deliveries.start()

    def _warm(self) -> None:
        """Load, beside the first requests, what is loaded when it is first needed: nobody waits for it then."""
        foreign_language(_ANY_QUESTION)
        self.look_up.search(_ANY_QUESTION, self.settings.default_peildatum(), onderwerp=None, limit=1)

    async def aclose(self) -> None:
        """Take in no more, answer what was taken in, then let everything go."""
        for channel in self.channels:
            await _calmly(channel.name, channel.stop())
        await self.deliveries.stop()
        await self.inbox.drain(_LAST_DELIVERIES_SECONDS)
        await self.assistant.finish(_LAST_TURNS_SECONDS)
        for channel in self.channels:
            await _calmly(channel.name, channel.close())
        await self.engine.aclose()
        self.switches.close()
        self.recorder.close()


async def _calmly(channel: str, ending: Awaitable[None]) -> None:
    """One channel that fails to end keeps nothing else from ending."""
    try:
        async with asyncio.timeout(_LAST_DELIVERIES_SECONDS):
            await ending
    except Exception as error:
        log.error("channel_failed_to_end", channel=channel, kind=type(error).__name__)


def open_database(settings: Settings) -> Engine:
    """The database; an SQLite file is brought up to date here, a server's database by `banenwijzer db upgrade`."""
    engine = open_engine(settings.database())
    if engine.dialect.name == "sqlite":
        try:
            upgrade(engine)
        except StoreError as error:
            log.error("store_failed", what="upgrade", reason=str(error))
    return engine


def services_of(request: Request) -> AppServices:
    services: AppServices = request.app.state.services
    return services
