"""Real processes for tests: the whole server, started as a user starts it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx2

from bot.paths import ROOT


@dataclass
class Server:
    """A running `banenwijzer serve`, and a client for it."""

    process: subprocess.Popen[bytes]
    http: httpx2.Client
    log: Path
    ready_after: float

    def ask(self, text: str, **body: Any) -> list[dict[str, Any]]:
        """One question in a conversation of its own."""
        return self.talk()(text, **body)

    def talk(self) -> Any:
        """A new conversation: call the result with a text to get its replies."""
        started = self.http.post("/api/v1/conversations").raise_for_status().json()
        headers = {"Authorization": f"Bearer {started['token']}"}

        def say(text: str, **body: Any) -> list[dict[str, Any]]:
            path = f"/api/v1/conversations/{started['id']}/messages"
            response = self.http.post(path, json={"text": text, **body}, headers=headers)
            replies: list[dict[str, Any]] = response.raise_for_status().json()["replies"]
            return replies

        return say

    def engine_pids(self) -> list[int]:
        """The engine processes that this server started."""
        children = Path(f"/proc/{self.process.pid}/task").glob("*/children")
        pids = [int(pid) for file in children for pid in file.read_text().split()]
        return [pid for pid in pids if b"bot.engine" in Path(f"/proc/{pid}/cmdline").read_bytes()]

    def wait_until(self, is_ready: bool, seconds: float) -> float:
        """Waits until /readyz says so; returns how long that took. Fails after `seconds`."""
        started = time.monotonic()
        while time.monotonic() - started < seconds:
            if (self.http.get("/readyz").status_code == 200) is is_ready:
                return time.monotonic() - started
            time.sleep(0.1)
        raise AssertionError(f"not {'ready' if is_ready else 'degraded'} within {seconds} s; log:\n{self.tail()}")

    def tail(self) -> str:
        return "\n".join(self.log.read_text("utf-8", "replace").splitlines()[-40:])


@contextmanager
def running_server(
    tmp_path: Path, port: int | None = None, *, is_hasty: bool = False, **settings: str
) -> Iterator[Server]:
    """`banenwijzer serve` on a free port, with its own var folder; ended by its pid afterwards.

    is_hasty: what a killed server held is taken over in seconds, not in half a minute.
    """
    port = port or free_port()
    log = tmp_path / "server.log"
    program = (
        [sys.executable, "-m", "tests.hasty"] if is_hasty else [str(Path(sys.executable).with_name("banenwijzer"))]
    )
    environment = {**os.environ, "BANENWIJZER_VAR_DIR": str(tmp_path / "var"), **settings}
    with log.open("wb") as output:
        started = time.monotonic()
        process = subprocess.Popen(
            [*program, "serve", "--port", str(port)],
            cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT,
        )  # fmt: skip
    try:
        with httpx2.Client(base_url=f"http://127.0.0.1:{port}", timeout=20, trust_env=False) as http:
            while True:
                try:
                    http.get("/healthz").raise_for_status()
                    break
                except httpx2.TransportError:
                    assert process.poll() is None, log.read_text()
                    assert time.monotonic() - started < 30, log.read_text()
                    time.sleep(0.05)
            yield Server(process, http, log, time.monotonic() - started)
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def without_engine() -> dict[str, str]:
    """Settings for a server that starts no engine and answers from the index: ready in seconds."""
    return {"BANENWIJZER_ENGINE_URL": f"http://127.0.0.1:{free_port()}", "BANENWIJZER_ENGINE_TOKEN": "x"}


def has_ended(pid: int, seconds: float = 15) -> bool:
    """Whether that process ends within that time; one that nobody has buried yet has ended."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
        except (FileNotFoundError, ProcessLookupError):
            return True
        if state == "Z":
            return True
        time.sleep(0.1)
    return False


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
