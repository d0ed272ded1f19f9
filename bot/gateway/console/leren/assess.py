"""Drafts are tried in the background: one at a time, in a process of low priority and with an end to its patience."""

from __future__ import annotations

import json
import os
import queue
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from datetime import date, datetime, timezone
from pathlib import Path
from typing import Any

import structlog

from bot.errors import BanenwijzerError, StoreError
from bot.evaluation import question_sets
from bot.gateway.console.leren.kast import Kast
from bot.gateway.console.leren.wijziging import change_of
from bot.paths import ROOT
from bot.store import Draft, DraftStore

log = structlog.get_logger(__name__)

_PATIENCE_SECONDS = 1800.0
_MOST_WAITING = 20


class Assessor:
    """`start` returns at once; what is found is kept with the draft, part by part."""

    def __init__(self, drafts: DraftStore, kast: Kast, models: Path, var_dir: Path) -> None:
        self._drafts = drafts
        self._kast = kast
        self._models = models
        self._kept = var_dir / "leren"
        self._waiting: queue.Queue[tuple[Draft, date]] = queue.Queue(_MOST_WAITING)
        self._starting = threading.Lock()
        self._thread: threading.Thread | None = None

    def start(self, draft: Draft, today: date) -> bool:
        """Whether it will be tried now; not when somebody is at it, it was done, or too many wait."""
        if self._waiting.full():
            return False
        if not self._drafts.begin_assessment(draft.id, draft.digest, datetime.now(timezone.utc)):
            return False
        with suppress(queue.Full):
            self._waiting.put_nowait((draft, today))
        with self._starting:
            if self._thread is None:
                # no pool: that would keep the app from ending until the last draft was tried
                self._thread = threading.Thread(target=self._work, name="concepten", daemon=True)
                self._thread.start()
        return True

    def _work(self) -> None:
        while True:
            self._try(*self._waiting.get())

    def _try(self, draft: Draft, today: date) -> None:
        found: dict[str, Any] = {"sinds": datetime.now(timezone.utc).isoformat()}
        try:
            self._assess(draft, today, found)
        except Exception as error:  # whatever it is, the page must tell and the next draft must go on
            reason = str(error) if isinstance(error, BanenwijzerError) else "Het nakijken is afgebroken."
            found |= {"staat": "mislukt", "waarom": reason}
            log.error("assessment_failed", draft=draft.id, kind=type(error).__name__)
        with suppress(StoreError):
            self._drafts.keep_assessment(draft.id, draft.digest, found)

    def _assess(self, draft: Draft, today: date, found: dict[str, Any]) -> None:
        change = change_of(draft, self._kast.text_of, today)
        asked = {
            "knowledge": str(self._kast.root.absolute()),
            "models": str(self._models.absolute()),
            "kept": str(self._kept.absolute()),
            "entry": draft.entry,
            "text": change.after,
            "today": today.isoformat(),
            "toetsset": str(question_sets.TEST),
            "ijkset": str(question_sets.CALIBRATION),
        }
        for part in _parts(asked):
            found |= part
            found["staat"] = "nagekeken"
            if "effect" not in part and not found["fouten"]:
                self._drafts.keep_assessment(draft.id, draft.digest, found)
        if "fouten" not in found:
            raise RuntimeError("no part was done")
        has_effect = found.get("effect") is not None
        found["staat"] = "klaar" if has_effect or found["fouten"] else "zonder_effect"


def _parts(asked: dict[str, Any]) -> Any:
    """Each line of the process as it comes; ends it when it takes too long."""
    process = subprocess.Popen(
        [sys.executable, "-m", "bot.gateway.console.leren.assess_process"],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert process.stdin is not None and process.stdout is not None
    patience = threading.Timer(_PATIENCE_SECONDS, _end, [process])
    patience.start()
    try:
        process.stdin.write(json.dumps(asked).encode())
        process.stdin.close()
        for line in process.stdout:
            yield json.loads(line)
    finally:
        patience.cancel()
        _end(process)
        process.stdout.close()
        process.wait()


def _end(process: subprocess.Popen[bytes]) -> None:
    """With the processes that it started."""
    if process.poll() is None:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
