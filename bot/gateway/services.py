"""What the routes work with, built once when the app starts."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request

from actions.voorbeelden import open_replies
from bot.gateway.assistant import Assistant
from bot.gateway.conversations import Conversations, own_secret
from bot.gateway.engine_client import EngineClient
from bot.gateway.lookup import LookUp
from bot.knowledge.model_files import load_index
from bot.paths import DOMAIN, KNOWLEDGE
from bot.settings import Settings


@dataclass(frozen=True)
class Services:
    settings: Settings
    engine: EngineClient
    assistant: Assistant
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
        return cls(
            settings=settings,
            engine=engine,
            assistant=Assistant(settings, engine, recogniser, builder),
            look_up=LookUp(recogniser, builder, settings.today),
            conversations=Conversations(secret or own_secret(settings.var_dir)),
        )


def services_of(request: Request) -> Services:
    services: Services = request.app.state.services
    return services
