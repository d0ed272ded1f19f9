"""What the routes work with, built once when the app starts."""

from __future__ import annotations

from dataclasses import dataclass

import structlog
from starlette.requests import Request

from actions.voorbeelden import open_replies
from bot.errors import StoreError
from bot.gateway.assistant import Assistant
from bot.gateway.conversations import Conversations, own_secret
from bot.gateway.engine_client import EngineClient
from bot.gateway.limits import Limit
from bot.gateway.lookup import LookUp
from bot.gateway.recorder import Recorder
from bot.gateway.recording import Answers, RecordedAssistant
from bot.knowledge.model_files import load_index
from bot.knowledge.replies import ReplyBuilder
from bot.paths import DOMAIN, KNOWLEDGE
from bot.settings import Settings
from bot.store import Store, open_engine, upgrade

log = structlog.get_logger(__name__)

_QUESTIONS_SECONDS = 600.0
_LAST_TURNS_SECONDS = 6.0


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
    """What the app works with: turns are kept, and questions of one conversation are counted."""

    assistant: RecordedAssistant
    recorder: Recorder
    questions_limit: Limit

    @classmethod
    def build(cls, settings: Settings) -> AppServices:
        """Raises as `Services.build`, and SettingsError for an impossible database; one that is away is no error."""
        services = Services.build(settings)
        recorder = Recorder(
            open_store(settings),
            retention_days=settings.retention_days,
            conversation_hours=settings.conversation_hours,
        )
        return cls(
            settings=settings,
            builder=services.builder,
            engine=services.engine,
            assistant=RecordedAssistant(services.assistant, recorder, services.conversations),
            look_up=services.look_up,
            conversations=services.conversations,
            recorder=recorder,
            questions_limit=Limit(settings.rate_per_conversation, _QUESTIONS_SECONDS, "conversation"),
        )

    async def aclose(self) -> None:
        await self.assistant.finish(_LAST_TURNS_SECONDS)
        await self.engine.aclose()
        self.recorder.close()


def open_store(settings: Settings) -> Store:
    """The store; an SQLite file is brought up to date here, a server's database by `banenwijzer db upgrade`."""
    engine = open_engine(settings.database())
    if engine.dialect.name == "sqlite":
        try:
            upgrade(engine)
        except StoreError as error:
            log.error("store_failed", what="upgrade", reason=str(error))
    return Store(engine)


def services_of(request: Request) -> AppServices:
    services: AppServices = request.app.state.services
    return services
