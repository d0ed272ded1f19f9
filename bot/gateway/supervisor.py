"""Starts the engines and keeps them alive: health, restart with back-off, clean stop."""

from __future__ import annotations

import os
import secrets
import socket
import subprocess
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path

import structlog

from bot.paths import ROOT

log = structlog.get_logger(__name__)

_POLL_SECONDS = 0.25
_HEALTH_EVERY = 5.0
_STARTING_SECONDS = 120.0
_HUNG_AFTER = 20.0
_FIRST_PAUSE, _LONGEST_PAUSE = 0.2, 30.0
_STABLE_SECONDS = 60.0
_STOP_SECONDS = 10.0


class EngineProcess:
    """One engine on one loopback port, restarted whenever it ends or stops answering."""

    def __init__(self, python: Path, model: Path, token: str, log_file: Path) -> None:
        self._command = [str(python), "-m", "bot.engine", "--model", str(model)]
        self._token = token
        self._log_file = log_file
        self._port = _free_port()
        self._process: subprocess.Popen[bytes] | None = None
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="engine-watch", daemon=True)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process else None

    def start(self) -> None:
        self._log_file.parent.mkdir(parents=True, exist_ok=True)
        self._thread.start()

    def request_stop(self) -> None:
        self._stopping.set()

    def stop(self) -> None:
        """Ends the engine and its watch; returns when both are gone."""
        self.request_stop()
        if self._thread.ident is not None:
            self._thread.join(_STOP_SECONDS + 5)

    def wait_until_ready(self, seconds: float) -> bool:
        """Whether it answers within that time."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline and not self._stopping.is_set():
            if self._is_healthy():
                return True
            time.sleep(_POLL_SECONDS)
        return False

    def _watch(self) -> None:
        pause = _FIRST_PAUSE
        while not self._stopping.is_set():
            started = time.monotonic()
            self._run_once()
            if self._stopping.is_set():
                return
            lived = time.monotonic() - started
            pause = _FIRST_PAUSE if lived > _STABLE_SECONDS else min(pause * 2, _LONGEST_PAUSE)
            log.warning("engine_restart", lived_seconds=round(lived, 1), pause_seconds=round(pause, 1))
            self._stopping.wait(pause)

    def _run_once(self) -> None:
        """Start it, and return when it has ended: by itself, because it hung, or because we stop."""
        environment = {
            **os.environ,
            "BANENWIJZER_ENGINE_TOKEN": self._token,
            "RASA_TELEMETRY_ENABLED": "false",
            "PYTHONWARNINGS": "ignore",
            "OPENBLAS_NUM_THREADS": "1",  # its threads spin too; one is enough for a ranking of 3 ms
        }
        with self._log_file.open("ab") as output:
            self._process = subprocess.Popen(
                [*self._command, "--port", str(self._port)],
                cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=output, stderr=output,
            )  # fmt: skip
            log.info("engine_start", pid=self._process.pid, port=self._port)
            try:
                self._wait_for_end(self._process)
            finally:
                _end(self._process)

    def _wait_for_end(self, process: subprocess.Popen[bytes]) -> None:
        healthy_at = time.monotonic() + _STARTING_SECONDS - _HUNG_AFTER
        next_check = time.monotonic() + _HEALTH_EVERY
        while process.poll() is None and not self._stopping.wait(_POLL_SECONDS):
            now = time.monotonic()
            if now < next_check:
                continue
            next_check = now + _HEALTH_EVERY
            if self._is_healthy():
                healthy_at = now
            elif now - healthy_at > _HUNG_AFTER:
                log.error("engine_hung", pid=process.pid)
                return

    def _is_healthy(self) -> bool:
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        try:
            with opener.open(f"{self.url}/health", timeout=2) as response:
                return bool(response.status == 200)
        except (urllib.error.URLError, OSError):
            return False


class Engines:
    """All engines that this app starts, with the token that they share."""

    def __init__(self, count: int, python: Path, model: Path, var_dir: Path) -> None:
        self.token = secrets.token_urlsafe(32)
        self.processes = [
            EngineProcess(python, model, self.token, var_dir / "log" / f"engine-{i}.log") for i in range(count)
        ]

    @property
    def urls(self) -> list[str]:
        return [process.url for process in self.processes]

    def start(self) -> None:
        for process in self.processes:
            process.start()

    def stop(self) -> None:
        for process in self.processes:
            process.request_stop()
        for process in self.processes:
            process.stop()


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
