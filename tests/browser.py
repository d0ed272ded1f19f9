"""A real browser for tests, and a watch on what a page does that it may not do."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

CHROMIUM = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
)
needs_browser = pytest.mark.skipif(
    CHROMIUM is None and not os.environ.get("CI"), reason="Chromium is missing: install the package chromium"
)
_EXPECTED = (
    "ERR_INTERNET_DISCONNECTED",
    "status of 4",
    "status of 5",
    "ERR_FAILED",
    "ERR_CONNECTION_REFUSED",
    "ERR_INCOMPLETE_CHUNKED",
)
_TELL_VIOLATIONS = """document.addEventListener("securitypolicyviolation",
  (event) => console.error(`CSP: ${event.violatedDirective} ${event.blockedURI}`));"""


@contextmanager
def running_browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                  "--disable-component-update", "--disable-sync"],
        )  # fmt: skip
        yield browser
        browser.close()


class Watch:
    """Collects a page's errors, policy violations and calls to others than `own`; ends the test when there are."""

    def __init__(self, *own: str) -> None:
        self.own = own
        self.complaints: list[str] = []

    def new_page(self, context: BrowserContext) -> Page:
        page = context.new_page()
        page.add_init_script(_TELL_VIOLATIONS)
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda request: self._request(request.url))
        return page

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not any(word in message.text for word in _EXPECTED):
            self.complaints.append(message.text)

    def _request(self, url: str) -> None:
        if not url.startswith(self.own) and not url.startswith("blob:"):
            self.complaints.append(url)


def violations(page: Page) -> list[str]:
    """What axe finds, by every rule for WCAG 2.2 A and AA and its best practices."""
    options = {"rules": {"target-size": {"enabled": True}}}
    found = Axe().run(page, options=options).response["violations"]
    return [f"{one['id']}: {node['html']} {node.get('failureSummary')}" for one in found for node in one["nodes"]]
