"""`banenwijzer serve`: the app, with the engines it needs."""

from __future__ import annotations

import os
import time

import click
import structlog
import uvicorn

from bot.errors import BanenwijzerError, ModelError
from bot.gateway.logs import configure_logs
from bot.gateway.supervisor import Engines
from bot.knowledge.model_files import current_model
from bot.settings import Settings, read_settings

log = structlog.get_logger(__name__)


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8080, show_default=True, type=click.IntRange(1, 65535))
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1, 32), help="Hoeveel app-processen.")
def serve(host: str, port: int, workers: int) -> None:
    """Start de app en haar dialoogmotor."""
    settings = read_settings()
    configure_logs(settings.log_level)
    if settings.environment == "production" and settings.secret_key is None:
        raise BanenwijzerError("BANENWIJZER_SECRET_KEY ontbreekt.", "Zet een geheim van ten minste 32 tekens.")
    engines = None if settings.engine_urls() else start_engines(settings)
    log.info("serving", url=f"http://{host}:{port}", workers=workers)
    started = time.monotonic()
    try:
        uvicorn.run(
            "bot.gateway.app:create_app", factory=True, host=host, port=port, workers=workers,
            log_level="warning", access_log=False, server_header=False, timeout_graceful_shutdown=10,
        )  # fmt: skip
    finally:
        log.info("stopping", after_seconds=round(time.monotonic() - started))
        if engines:
            engines.stop()


def start_engines(settings: Settings) -> Engines:
    """Start them and tell this process and its workers where they are. Raises ModelError without a model."""
    model = current_model(settings.models_dir)
    if model is None:
        raise ModelError("Er is nog geen getraind model.", "Train het eerst: make train.")
    if not settings.engine_python.is_file():
        raise ModelError(f"De motor is niet geïnstalleerd ({settings.engine_python}).", "Draai eerst: make setup.")
    engines = Engines(settings.engines, settings.engine_python, model, settings.var_dir)
    engines.start()
    os.environ["BANENWIJZER_ENGINE_URL"] = ",".join(engines.urls)
    os.environ["BANENWIJZER_ENGINE_TOKEN"] = engines.token
    read_settings.cache_clear()
    return engines
