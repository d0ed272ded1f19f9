"""Every setting: name, default and one sentence. Read once from BANENWIJZER_* variables, then frozen.

docs/instellingen.md is checked against this list by a test.
"""

from __future__ import annotations

from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.errors import SettingsError
from bot.paths import MODELS, ROOT, VAR

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


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
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        "info", description="The least level that is logged."
    )

    def today(self) -> date:
        """Today in the Netherlands: the only clock that answers look at."""
        return datetime.now(AMSTERDAM).date()

    def default_peildatum(self) -> date:
        return self.peildatum or self.today()

    def engine_urls(self) -> list[str]:
        return [url.strip().rstrip("/") for url in self.engine_url.split(",") if url.strip()]


@lru_cache(maxsize=1)
def read_settings() -> Settings:
    """The settings of this process. Raises SettingsError naming the variable that is wrong."""
    try:
        return Settings()
    except ValidationError as error:
        wrong = "; ".join(f"BANENWIJZER_{str(item['loc'][0]).upper()}: {item['msg']}" for item in error.errors())
        raise SettingsError(f"Een instelling klopt niet. {wrong}.", "Zie docs/instellingen.md.") from None
