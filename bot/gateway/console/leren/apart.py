"""For a process beside the app: low priority, and gone when the app is."""

from __future__ import annotations

import os
import threading
import time


def behave() -> None:
    """Call first. Processes that it starts have its priority too."""
    os.nice(10)
    threading.Thread(target=_watch, args=(os.getppid(),), daemon=True).start()


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    os.killpg(0, 9)  # it leads a group of its own, with whatever it started
