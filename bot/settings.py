"""Every setting: name, default and one sentence. Read once from BANENWIJZER_* variables, then frozen.

docs/instellingen.md is checked against this list by a test.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import lru_cache
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.errors import SettingsError
from bot.paths import MODELS, ROOT, VAR

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
_ORIGIN = re.compile(r"https?://[a-z0-9.-]+(?::\d{1,5})?|https?://\[[0-9a-f:]+\](?::\d{1,5})?")


class Settings(BaseSettings):
    """The configuration of the app."""

    model_config = SettingsConfigDict(env_prefix="BANENWIJZER_", frozen=True, extra="ignore")

    environment: Literal["development", "production"] = Field(
        "development", description="In production the app refuses to start without its own SECRET_KEY."
    )
    peildatum: date | None = Field(
        None, description="Ask the law as of this date when a question names none; default today."
    )
    secret_key: SecretStr | None = Field(
        None,
        description="Signs conversation tokens; default: made once and kept in VAR_DIR. The same on every replica.",
    )
    var_dir: Path = Field(VAR, description="Where the app keeps what it writes: caches, logs, its secret.")
    models_dir: Path = Field(MODELS, description="Where the trained models stand; the newest is used.")
    engine_python: Path = Field(
        ROOT / ".venv-rasa" / "bin" / "python", description="The Python that runs the engine (3.10, with Rasa)."
    )
    engine_url: str = Field(
        "", description="Comma-separated addresses of engines that run elsewhere; empty: the app starts its own."
    )
    engine_token: SecretStr | None = Field(None, description="The token that those engines expect.")
    engines: int = Field(1, ge=1, le=16, description="How many engines the app starts.")
    engine_seconds: float = Field(
        4.0, gt=0, le=60, description="How long a turn may take before the app answers from the index itself."
    )
    public_url: str = Field(
        "", description="The address at which browsers reach the app, for the code to embed; default: as asked."
    )
    allowed_origins: str = Field(
        "", description="Comma-separated origins (https://intranet.example) whose pages may embed the widget."
    )
    database_url: SecretStr | None = Field(
        None,
        description="Where questions, answers and feedback are kept: sqlite:///path or postgresql://; "
        "default: SQLite in VAR_DIR.",
    )
    retention_days: int = Field(
        90, ge=1, le=3650, description="After how many days questions, answers and feedback are removed."
    )
    conversation_hours: int = Field(
        24, ge=1, le=720, description="How long a conversation can be read back by who has its token (reload)."
    )
    rate_per_client: int = Field(
        600, ge=0, description="How many API requests a minute one address may make; 0: no limit."
    )
    rate_per_conversation: int = Field(
        200, ge=0, description="How many questions one conversation may ask in ten minutes; 0: no limit."
    )
    rate_exempt: str = Field(
        "127.0.0.0/8,::1",
        description="Comma-separated addresses or networks without the limit per address, "
        "such as a proxy that does not say who is behind it.",
    )
    slack_signing_secret: SecretStr | None = Field(
        None,
        description="Slack's signing secret of the app: who may call /channels/slack; without it that way in is off.",
    )
    slack_bot_token: SecretStr | None = Field(
        None, description="Slack's bot token (xoxb-...), to answer with; without it Slack is off."
    )
    slack_app_token: SecretStr | None = Field(
        None,
        description="Slack's app-level token (xapp-...): the app calls Slack (Socket Mode), no public address needed.",
    )
    slack_api_base_url: str = Field("https://slack.com/api/", description="Where Slack's Web API is.")
    slack_workspaces: str = Field(
        "",
        description="Comma-separated ids of workspaces (T0123ABC) that may use the bot; empty: all that installed it.",
    )
    teams_app_id: str = Field(
        "", description="The bot's application (client) id in Microsoft Entra; without it Teams is off."
    )
    teams_app_password: SecretStr | None = Field(
        None, description="The client secret that belongs to it; or give TEAMS_CERTIFICATE."
    )
    teams_certificate: Path | None = Field(
        None, description="A PEM file with private key and certificate, instead of the client secret."
    )
    teams_tenant_id: str = Field("", description="The tenant of the organisation: bots are single-tenant.")
    teams_openid_metadata_url: str = Field(
        "https://login.botframework.com/v1/.well-known/openidconfiguration",
        description="Where the keys are announced with which requests of Teams are signed.",
    )
    teams_token_url: str = Field(
        "https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token",
        description="Where the bot asks for its own token; {tenant} becomes TEAMS_TENANT_ID.",
    )
    teams_issuer: str = Field("https://api.botframework.com", description="Who must have issued a request's token.")
    teams_service_hosts: str = Field(
        "smba.trafficmanager.net",
        description="Comma-separated host[:port] to which answers, and so the bot's token, may be sent.",
    )
    oidc_issuer: str = Field(
        "", description="The identity provider for /console (OpenID Connect); empty: local accounts."
    )
    oidc_client_id: str = Field("", description="The console's client id there.")
    oidc_client_secret: SecretStr | None = Field(None, description="The client secret that belongs to it.")
    oidc_roles_claim: str = Field(
        "roles", description="The claim with a user's roles: adviser, editor, approver, beheerder."
    )
    console_idle_minutes: int = Field(
        30, ge=1, le=720, description="After how many minutes without a request a console session ends."
    )
    console_hours: int = Field(10, ge=1, le=72, description="After how many hours a console session ends in any case.")
    knowledge_branch: str = Field(
        "",
        description="How the names of git branches begin that the console makes of approved drafts, such as "
        "kennis/; empty: it makes none.",
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        "info", description="The least level that is logged."
    )

    @field_validator("public_url")
    @classmethod
    def _is_address(cls, value: str) -> str:
        if value and not re.fullmatch(r"https?://[^\s/?#<>\"']+(?:/[^\s?#<>\"']*)?", value):
            raise ValueError(f"{value} is no address like https://banenwijzer.example")
        return value.rstrip("/")

    @field_validator("knowledge_branch")
    @classmethod
    def _begins_a_branch(cls, value: str) -> str:
        if value and not re.fullmatch(r"[a-z0-9][a-z0-9_-]*(?:/[a-z0-9][a-z0-9_-]*)*[/_-]?", value):
            raise ValueError(f"{value} cannot begin the name of a branch; write something like kennis/")
        return value

    @field_validator("allowed_origins")
    @classmethod
    def _are_origins(cls, value: str) -> str:
        for origin in _parts(value):
            if not _ORIGIN.fullmatch(origin.lower()):
                raise ValueError(f"{origin} is no origin like https://intranet.example")
        return value

    @field_validator("rate_exempt")
    @classmethod
    def _are_networks(cls, value: str) -> str:
        for part in _parts(value):
            ip_network(part, strict=False)
        return value

    def today(self) -> date:
        """Today in the Netherlands: the only clock that answers look at."""
        return datetime.now(AMSTERDAM).date()

    def default_peildatum(self) -> date:
        return self.peildatum or self.today()

    def engine_urls(self) -> list[str]:
        return _parts(self.engine_url)

    def origins(self) -> list[str]:
        return [origin.lower() for origin in _parts(self.allowed_origins)]

    def exempt_networks(self) -> list[IPv4Network | IPv6Network]:
        return [ip_network(part, strict=False) for part in _parts(self.rate_exempt)]

    def workspaces(self) -> frozenset[str]:
        return frozenset(_parts(self.slack_workspaces))

    def service_hosts(self) -> frozenset[str]:
        return frozenset(host.lower() for host in _parts(self.teams_service_hosts))

    def database(self) -> str:
        """The address of the database, password included."""
        if self.database_url and self.database_url.get_secret_value():
            return self.database_url.get_secret_value()
        return f"sqlite:///{self.var_dir.absolute() / 'banenwijzer.db'}"


def _parts(value: str) -> list[str]:
    """The parts of a comma-separated setting, addresses without their last slash."""
    return [part.strip().rstrip("/") for part in value.split(",") if part.strip()]


@lru_cache(maxsize=1)
def read_settings() -> Settings:
    """The settings of this process. Raises SettingsError naming the variable that is wrong."""
    try:
        return Settings()
    except ValidationError as error:
        wrong = "; ".join(f"BANENWIJZER_{str(item['loc'][0]).upper()}: {item['msg']}" for item in error.errors())
        raise SettingsError(f"Een instelling klopt niet. {wrong}.", "Zie docs/instellingen.md.") from None
