"""What tests do with the widget on a page."""

from __future__ import annotations

import json
import re
from typing import Any

from playwright.sync_api import Locator, Page, Route, expect

HOE_LANG = "Hoe lang telt een medewerker mee voor de banenafspraak?"
REKEN = "hoeveel loonkostensubsidie krijg ik bij 24 uur en een loonwaarde van 60%"


def send(page: Page, text: str) -> None:
    page.get_by_label("Uw vraag").fill(text)
    page.get_by_role("button", name="Verstuur").click()


def ask(page: Page, text: str) -> Locator:
    """Asks, waits for the answer, and gives its turn."""
    turns = page.get_by_role("log").locator("li.turn")
    before = turns.count()
    send(page, text)
    expect(turns.nth(before + 1)).to_be_visible()
    expect(page.locator(".busy")).to_have_count(0)
    return turns.last


class Held:
    """Messages that the test lets go when it wants to."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.routes: list[Route] = []
        page.route("**/messages", lambda route: self.routes.append(route))

    def wait(self) -> Route:
        while not self.routes:
            self.page.wait_for_timeout(10)
        return self.routes[-1]

    def let_go(self) -> None:
        self.wait().continue_()
        self.page.unroute("**/messages")


def reply(text: str, **fields: Any) -> dict[str, Any]:
    return {
        "message_id": "m" * 32, "soort": "antwoord", "text": text, "entry": None, "confidence": 1, "bronnen": [],
        "geldigheid": None, "berekening": None, "knoppen": [], "metadata": {}, **fields,
    }  # fmt: skip


CHOICE = reply(
    "Ik weet niet zeker wat u bedoelt.",
    soort="verduidelijking",
    knoppen=[{"titel": text, "payload": text} for text in (HOE_LANG, "Wat is een proefplaatsing?", "Geen van deze")],
)


def answer_with(page: Page, *replies: dict[str, Any]) -> None:
    """From now on every question gets these replies, as plain JSON."""
    body = json.dumps({"replies": replies})
    page.route("**/messages", lambda route: route.fulfill(status=200, content_type="application/json", body=body))


def status(page: Page) -> Locator:
    return page.get_by_role("status")


def focused(page: Page) -> str:
    """The words of what has the focus inside the widget."""
    text: str = page.evaluate("""() => {
      const node = document.activeElement.shadowRoot?.activeElement;
      return node ? (node.title || node.textContent || node.id) : "";
    }""")
    return re.sub(r"\s+", " ", text).strip()
