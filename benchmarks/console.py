"""From the first key to the copied answer, in a real browser: what an adviser waits for.

`python -m benchmarks.console [address]`; without an address it starts a server of its own, without an engine. Every
round is a question typed letter by letter, Enter, and `c`; then the clipboard is read. Typing takes as long as the
person does, so it is told apart: what counts is from the last letter on.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Page

from bot.knowledge import load_kennis
from bot.paths import KNOWLEDGE
from tests.browser import running_browser
from tests.servers import running_server, without_engine

_ROUNDS = 25
_BETWEEN_KEYS_MS = 60  # a quick typist


class Round(NamedTuple):
    """Seconds: typing; from the last letter to the first results; from the last letter to the copied answer."""

    typing: float
    seen: float
    copied: float


def main() -> None:
    kennis = load_kennis(KNOWLEDGE, check_language=False)
    questions = [entry.varianten[len(entry.id) % len(entry.varianten)] for entry in kennis.entries.values()]
    questions = questions[:: len(questions) // (_ROUNDS + 2)][: _ROUNDS + 2]
    with _address() as address, running_browser() as browser:
        context = browser.new_context(base_url=address, permissions=["clipboard-read", "clipboard-write"])
        page = context.new_page()
        rounds = [one_round(page, question) for question in questions][2:]
    for name, title in (
        ("typing", "typing the question"),
        ("seen", "last letter to results"),
        ("copied", "last letter to copied answer"),
    ):
        seconds = sorted(getattr(one, name) for one in rounds)
        median, p95 = seconds[len(seconds) // 2], seconds[int(len(seconds) * 0.95)]
        print(f"{title:28}: p50 {1000 * median:5.0f} ms, p95 {1000 * p95:5.0f} ms")


def one_round(page: Page, question: str) -> Round:
    page.goto("/console/zoeken")
    page.evaluate("navigator.clipboard.writeText('')")
    started = time.perf_counter()
    page.keyboard.type(question, delay=_BETWEEN_KEYS_MS)
    typed = time.perf_counter()
    page.wait_for_selector(".result a")
    seen = time.perf_counter()
    page.keyboard.press("Enter")
    page.wait_for_function("() => document.activeElement.closest('.result')")
    page.keyboard.press("c")
    page.wait_for_function("async () => (await navigator.clipboard.readText()).length > 0")
    return Round(typed - started, seen - typed, time.perf_counter() - typed)


@contextmanager
def _address() -> Iterator[str]:
    """Of a server that runs already and lets us in, or of one of our own: a developer's, without sign-in."""
    if len(sys.argv) > 1:
        yield sys.argv[1]
        return
    with tempfile.TemporaryDirectory() as folder, running_server(Path(folder), **without_engine()) as server:
        yield str(server.http.base_url).rstrip("/")


if __name__ == "__main__":
    main()
