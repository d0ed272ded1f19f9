"""A line of progress on long steps, for people; quiet when nobody is looking at a terminal log."""

from __future__ import annotations

import sys
from typing import Callable


def show_progress(what: str) -> Callable[[int, int], None]:
    def show(done: int, total: int) -> None:
        if done == total or done % 1000 == 0:
            print(f"  {what}: {done} van {total}", file=sys.stderr, flush=True)

    return show
