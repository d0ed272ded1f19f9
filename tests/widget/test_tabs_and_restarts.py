"""A conversation over reloads, tabs and restarts of the server."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser import Watch, needs_browser
from tests.servers import free_port, running_server, without_engine
from tests.widget.conftest import launcher
from tests.widget.pages import HOE_LANG, Held, ask, send

pytestmark = needs_browser


def turns(page: Page) -> list[str]:
    """What was asked, as the page shows it."""
    return [turn.locator("p").first.inner_text() for turn in page.locator("li.mine").all()]


@pytest.fixture
def tabs(context: BrowserContext, watch: Watch) -> Iterator[tuple[Page, Page]]:
    pages = (watch.new_page(context), watch.new_page(context))
    for page in pages:
        page.goto("/voorbeeld")
    yield pages


def test_a_reload_brings_the_conversation_back_without_reading_it_out(opened: Page) -> None:
    ask(opened, "hallo")
    ask(opened, HOE_LANG)
    opened.reload()
    opened.evaluate("""() => {
      window.live = [];
      const log = document.querySelector("banenwijzer-chat").shadowRoot.querySelector("[role=log]");
      new MutationObserver((changes) => {
        for (const change of changes) if (change.type === "childList") live.push(log.getAttribute("aria-live"));
      }).observe(log, {childList: true, subtree: true});
    }""")
    launcher(opened).click()
    expect(opened.locator("li.turn")).to_have_count(4)
    assert turns(opened) == ["hallo", HOE_LANG]
    assert set(opened.evaluate("live")) == {"off"}
    expect(opened.get_by_role("log")).to_have_attribute("aria-live", "polite")
    expect(opened.get_by_role("heading", name="Bronnen")).to_be_visible()
    expect(opened.get_by_role("group", name="Voorbeelden van vragen")).to_be_hidden()


def test_a_reload_while_the_answer_is_on_its_way_does_not_lose_it(opened: Page) -> None:
    ask(opened, "hallo")
    with opened.expect_request("**/messages"):
        send(opened, HOE_LANG)
    opened.reload()
    launcher(opened).click()
    expect(opened.locator("li.turn")).to_have_count(4)


def test_only_an_id_and_its_token_are_kept_in_the_browser(opened: Page) -> None:
    ask(opened, "hallo geheimwoord")
    kept = opened.evaluate("[Object.entries(localStorage), Object.entries(sessionStorage), document.cookie]")
    ((_, value),) = kept[0]
    assert set(json.loads(value)) == {"id", "token"}
    assert kept[1:] == [[], ""]


def test_two_tabs_show_the_same_conversation(tabs: tuple[Page, Page]) -> None:
    first, second = tabs
    launcher(first).click()
    ask(first, "hallo")
    launcher(second).click()
    expect(second.locator("li.turn")).to_have_count(2)
    ask(second, HOE_LANG)
    expect(first.locator("li.turn")).to_have_count(4)
    assert turns(first) == turns(second) == ["hallo", HOE_LANG]
    first.get_by_title("Meer").click()
    first.get_by_role("button", name="Opnieuw beginnen").click()
    expect(second.locator("li.turn")).to_have_count(0)
    ask(second, "dag")
    expect(first.locator("li.turn")).to_have_count(2)


def test_two_tabs_that_ask_at_once_both_get_their_answer(tabs: tuple[Page, Page]) -> None:
    first, second = tabs
    launcher(first).click()
    ask(first, "hallo")
    launcher(second).click()
    held = [Held(page) for page in tabs]
    send(first, HOE_LANG)
    send(second, "Wat is een proefplaatsing?")
    for one in held:
        one.wait()
    for one in held:
        one.let_go()
    for page in tabs:
        expect(page.locator("li.turn")).to_have_count(6)


@pytest.mark.parametrize(("memory", "elsewhere", "after_reload"), [("tab", 0, 2), ("niet", 0, 0)])
def test_where_the_conversation_is_remembered_is_a_setting(
    context: BrowserContext, watch: Watch, memory: str, elsewhere: int, after_reload: int
) -> None:
    def visit(page: Page) -> None:
        page.goto("/privacy")
        page.evaluate(
            """(memory) => new Promise((done) => {
              const script = document.createElement("script");
              script.src = "/widget.js";
              script.dataset.onthoud = memory;
              script.onload = done;
              document.body.append(script);
            })""",
            memory,
        )
        page.get_by_role("button", name="Stel uw vraag").click()

    first, second = watch.new_page(context), watch.new_page(context)
    visit(first)
    ask(first, "hallo")
    visit(second)
    second.wait_for_timeout(300)
    expect(second.locator("li.turn")).to_have_count(elsewhere)
    visit(first)
    expect(first.locator("li.turn")).to_have_count(after_reload)


def test_a_server_that_restarts_in_mid_conversation(browser: Browser, tmp_path: Path) -> None:
    port = free_port()
    watch = Watch(f"http://127.0.0.1:{port}")
    context = browser.new_context(base_url=f"http://127.0.0.1:{port}")
    page = watch.new_page(context)
    with running_server(tmp_path, port, **without_engine()):
        page.goto("/voorbeeld")
        launcher(page).click()
        ask(page, "hallo")
    send(page, HOE_LANG)
    retry = page.get_by_role("button", name="Probeer het opnieuw")
    expect(retry).to_be_visible()
    with running_server(tmp_path, port, **without_engine()):
        retry.click()
        expect(page.get_by_role("heading", name="Bronnen")).to_be_visible()
        page.reload()
        launcher(page).click()
        expect(page.locator("li.turn")).to_have_count(4)
        assert turns(page) == ["hallo", HOE_LANG]
    context.close()
    assert watch.complaints == []


def test_a_token_that_the_server_no_longer_knows_gives_a_new_conversation(page: Page) -> None:
    page.evaluate('localStorage.setItem(`banenwijzer:${location.origin}/`, \'{"id": "weg", "token": "weg"}\')')
    launcher(page).click()
    ask(page, "hallo")
    page.reload()
    launcher(page).click()
    expect(page.locator("li.turn")).to_have_count(2)


@pytest.mark.parametrize("kept", ["geen json", "null", "[]", "5", '{"id": 3}'])
def test_what_is_not_ours_in_the_storage_does_no_harm(page: Page, kept: str) -> None:
    page.evaluate("(kept) => localStorage.setItem(`banenwijzer:${location.origin}/`, kept)", kept)
    launcher(page).click()
    ask(page, "hallo")
