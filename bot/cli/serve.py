"""`banenwijzer serve`: the app, with the engines it needs."""

from __future__ import annotations

import os
import signal
import socket
import sys
import threading
import time
from types import FrameType
from typing import NoReturn

import click
import structlog
import uvicorn

from bot.errors import ModelError, SettingsError
from bot.gateway.logs import configure_logs
from bot.gateway.supervisor import Engines
from bot.knowledge.model_files import current_model
from bot.settings import Settings, read_settings

log = structlog.get_logger(__name__)

_APP_SECONDS = 10.0


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8080, show_default=True, type=click.IntRange(1, 65535))
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1, 32), help="Hoeveel app-processen.")
def serve(host: str, port: int, workers: int) -> None:
    """Start de app en haar dialoogmotor."""
    settings = read_settings()
    configure_logs(settings.log_level)
    if settings.environment == "production" and settings.secret_key is None:
        raise SettingsError("BANENWIJZER_SECRET_KEY ontbreekt.", "Zet een geheim van ten minste 32 tekens.")
    engines = None if settings.engine_urls() else prepare_engines(settings)
    if engines:
        threading.Thread(target=_start_once_serving, args=(engines, host, port), daemon=True).start()
    log.info("serving", url=f"http://{host}:{port}", workers=workers)
    started = time.monotonic()
    signal.signal(signal.SIGTERM, _leave)
    try:
        uvicorn.run(
            "bot.gateway.app:create_app", factory=True, host=host, port=port, workers=workers,
            log_level="warning", access_log=False, server_header=False, timeout_graceful_shutdown=10,
        )  # fmt: skip
    finally:
        log.info("stopping", after_seconds=round(time.monotonic() - started))
        if engines:
            engines.stop()


def _leave(signum: int, frame: FrameType | None) -> NoReturn:
    """uvicorn sends itself the signal again when it has finished; then there are engines to stop."""
    sys.exit(0)


def _start_once_serving(engines: Engines, host: str, port: int) -> None:
    """The app first: it answers within seconds, and would wait for the processor beside loading engines."""
    address = "127.0.0.1" if host in ("", "0.0.0.0", "::") else host  # noqa: S104
    deadline = time.monotonic() + _APP_SECONDS
    while time.monotonic() < deadline:
        try:
            socket.create_connection((address, port), timeout=0.2).close()
            break
        except OSError:
            time.sleep(0.05)
    engines.start()


def prepare_engines(settings: Settings) -> Engines:
    """Engines not yet started; this process and its workers know where they will be.

    Raises ModelError when there is no model or no engine to run it.
    """
    model = current_model(settings.models_dir)
    if model is None:
        raise ModelError("Er is nog geen getraind model.", "Train het eerst: make train.")
    if not settings.engine_python.is_file():
        raise ModelError(f"De motor is niet geïnstalleerd ({settings.engine_python}).", "Draai eerst: make setup.")
    engines = Engines(settings.engines, settings.engine_python, model, settings.var_dir)
    os.environ["BANENWIJZER_ENGINE_URL"] = ",".join(engines.urls)
    os.environ["BANENWIJZER_ENGINE_TOKEN"] = engines.token
    read_settings.cache_clear()
    return engines
