"""Missed questions into groups, in the background: one run at a time, in bounded batches, never beside an answer."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from datetime import datetime, timezone
from functools import lru_cache
from pathlib import Path

import numpy as np
import structlog
from numpy.typing import NDArray

from bot.errors import StoreError
from bot.knowledge.index.vectors import DIMENSIONS
from bot.paths import ROOT
from bot.store import GroupStore

log = structlog.get_logger(__name__)

_BATCH = 1000
_MOST_BATCHES = 20
_BETWEEN_SECONDS = 60.0
_BATCH_SECONDS = 300
_CENTRE = Path(__file__).with_name("midden.npy")  # the average E5 vector of 30,000 practice phrases of November 2026

Vectors = NDArray[np.float32]
Embed = Callable[[Sequence[str]], Vectors]


class Grouping:
    """`wake` when somebody looks; the work itself happens in a thread and a process of its own."""

    def __init__(self, groups: GroupStore, embed: Embed | None = None) -> None:
        self._groups = groups
        self._embed = embed or embed_apart
        self._lock = threading.Lock()
        self._started = float("-inf")
        self._thread: threading.Thread | None = None

    @property
    def is_running(self) -> bool:
        return self._thread is not None and self._thread.is_alive()

    def wake(self) -> None:
        """Begin, unless it is running or ran a moment ago; returns at once."""
        with self._lock:
            if self.is_running or time.monotonic() - self._started < _BETWEEN_SECONDS:
                return
            self._started = time.monotonic()
            self._thread = threading.Thread(target=self._run, name="groepen", daemon=True)
            self._thread.start()

    def run(self) -> int:
        """Place everything that waits, in batches; how many questions that were. Raises StoreError and OSError."""
        placed = 0
        for _ in range(_MOST_BATCHES):
            now = datetime.now(timezone.utc)
            waiting = self._groups.pending(now, _BATCH)
            if not waiting:
                break
            vectors = self._embed([one.text for one in waiting])
            placed += self._groups.place([one.id for one in waiting], vectors, centre(), now)
        return placed

    def _run(self) -> None:
        started = time.monotonic()
        try:
            placed = self.run()
        except (StoreError, OSError, ValueError, subprocess.SubprocessError) as error:
            log.error("grouping_failed", kind=type(error).__name__)
            return
        if placed:
            log.info("grouped", questions=placed, seconds=round(time.monotonic() - started, 1))


def embed_apart(texts: Sequence[str]) -> Vectors:
    """One row a text, made by a process of low priority. Raises OSError, ValueError or SubprocessError."""
    done = subprocess.run(
        [sys.executable, "-m", "bot.gateway.console.leren.vectors_process"],
        cwd=ROOT, input=json.dumps(list(texts)).encode(), stdout=subprocess.PIPE,
        timeout=_BATCH_SECONDS, check=True, start_new_session=True,
    )  # fmt: skip
    return np.frombuffer(done.stdout, dtype=np.float32).reshape(len(texts), DIMENSIONS)


@lru_cache(maxsize=1)
def centre() -> Vectors:
    """All E5 vectors point much the same way; what differs is seen around this average."""
    found: Vectors = np.load(_CENTRE, allow_pickle=False).astype(np.float32)
    return found
