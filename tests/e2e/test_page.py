"""The page in a real browser: ask, read, choose, by keyboard alone, on a phone, without barriers or leaks."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, expect, sync_playwright

from tests.servers import Server

CHROMIUM = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
)
pytestmark = pytest.mark.skipif(
    CHROMIUM is None and not os.environ.get("CI"), reason="Chromium is missing: install the package chromium"
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                  "--disable-component-update", "--disable-sync"],
        )  # fmt: skip
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser, server: Server) -> Iterator[Page]:
    """A fresh page; fails when it logs an error, breaks its own policy or calls anybody else."""
    own = str(server.http.base_url).rstrip("/")
    context = browser.new_context(base_url=own)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if is_our_fault(message) else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: None if request.url.startswith(own) else complaints.append(request.url))
    page.goto("/")
    yield page
    context.close()
    assert complaints == []


def is_our_fault(message: ConsoleMessage) -> bool:
    """An error on the console, except the browser's own word that it is offline."""
    return message.type == "error" and "ERR_INTERNET_DISCONNECTED" not in message.text


def ask(page: Page, text: str) -> None:
    page.get_by_label("Uw vraag").fill(text)
    page.get_by_role("button", name="Verstuur").click()


def violations(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html']}" for one in found]


def test_a_question_is_answered_with_its_sources(page: Page) -> None:
    ask(page, "Hoe lang telt een medewerker mee voor de banenafspraak?")
    log = page.get_by_role("log")
    expect(log).to_contain_text("AOW-leeftijd")
    expect(log.get_by_role("heading", name="Bronnen")).to_be_visible()
    expect(log.get_by_role("link", name="Besluit SUWI").first).to_have_attribute("href", re.compile("^https://"))
    expect(log).to_contain_text("Geldig vanaf")
    expect(page.get_by_label("Uw vraag")).to_be_focused()


def test_keyboard_alone_is_enough(page: Page) -> None:
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Naar het vraagveld")).to_be_focused()
    page.keyboard.press("Enter")
    page.get_by_label("Uw vraag").focus()
    page.keyboard.type("hallo")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("daar")
    expect(page.get_by_label("Uw vraag")).to_have_value("hallo\ndaar")
    page.keyboard.press("Enter")
    choices = page.get_by_role("log").get_by_role("button")
    expect(choices.first).to_be_visible()
    choices.first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("log")).to_contain_text("AOW-leeftijd")


def test_suggested_questions_start_the_conversation(page: Page) -> None:
    page.get_by_role("group", name="Voorbeelden van vragen").get_by_role("button").nth(1).click()
    expect(page.get_by_role("log")).to_contain_text("Wat is loonkostensubsidie?")
    expect(page.get_by_role("log").get_by_role("heading", name="Bronnen")).to_be_visible()
    expect(page.get_by_role("group", name="Voorbeelden van vragen").get_by_role("button")).to_have_count(0)


def test_another_date_gets_the_law_of_then(page: Page) -> None:
    page.get_by_text("Vraag voor een andere datum").click()
    page.get_by_label("Peildatum").fill("2017-06-01")
    ask(page, "Hoe lang telt een medewerker mee voor de banenafspraak?")
    expect(page.get_by_role("log")).to_contain_text("1 juni 2017")
    expect(page.get_by_role("log")).to_contain_text("t+2")


def test_an_empty_question_is_told_at_the_field(page: Page) -> None:
    ask(page, "   ")
    expect(page.get_by_text("Typ eerst uw vraag.")).to_be_visible()
    expect(page.get_by_label("Uw vraag")).to_be_focused()
    assert page.get_by_role("log").get_by_role("listitem").count() == 0


def test_hostile_text_stays_text(page: Page) -> None:
    ask(page, '<img src=x onerror="document.title=1"><b>vet</b> **sterk** [x](javascript:alert(1))')
    expect(page.get_by_role("log").get_by_text("<img src=x", exact=False)).to_be_visible()
    expect(page.get_by_role("log").get_by_role("listitem").nth(1)).to_be_visible()
    assert page.locator("#gesprek img, #gesprek b, #gesprek a[href^=javascript]").count() == 0
    assert "Banenwijzer" in page.title()


def test_no_connection_keeps_the_question_and_offers_a_retry(page: Page) -> None:
    page.context.set_offline(True)
    ask(page, "hallo")
    retry = page.get_by_role("button", name="Probeer het opnieuw")
    expect(retry).to_be_visible()
    page.context.set_offline(False)
    retry.click()
    expect(page.get_by_role("log")).to_contain_text("Goedendag")


def test_the_glossary_leads_back_to_its_question(page: Page) -> None:
    page.get_by_role("link", name="Begrippen in gewone taal").click()
    expect(page.get_by_role("heading", name="Begrippen")).to_be_visible()
    assert violations(page) == []
    question = page.get_by_role("definition").first.get_by_role("link")
    text = question.inner_text()
    question.click()
    expect(page.get_by_label("Uw vraag")).to_have_value(text)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_no_barriers_in_any_state(page: Page, scheme: str, width: int) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.set_viewport_size({"width": width, "height": 800})
    assert violations(page) == []
    ask(page, "Hoe lang telt een medewerker mee voor de banenafspraak?")
    expect(page.get_by_role("log")).to_contain_text("AOW-leeftijd")
    ask(page, " ")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    for button in page.get_by_role("button").all():
        box = button.bounding_box()
        assert box is not None
        assert box["height"] >= 44
