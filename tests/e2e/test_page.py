"""The page at "/" with the real engine behind it; all else about the widget is in tests/widget, without one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import Watch, needs_browser, running_browser, violations
from tests.servers import Server
from tests.widget.pages import HOE_LANG, ask

pytestmark = needs_browser


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with running_browser() as browser:
        yield browser


@pytest.fixture
def page(browser: Browser, server: Server) -> Iterator[Page]:
    """A fresh page; fails when it logs an error, breaks its own policy or calls anybody else."""
    own = str(server.http.base_url).rstrip("/")
    watch = Watch(own)
    context = browser.new_context(base_url=own, locale="nl-NL")
    page = watch.new_page(context)
    page.goto("/")
    yield page
    context.close()
    assert watch.complaints == []


def test_a_question_is_answered_with_its_sources(page: Page) -> None:
    turn = ask(page, HOE_LANG)
    expect(turn).to_contain_text("AOW-leeftijd")
    expect(turn.get_by_role("heading", name="Bronnen")).to_be_visible()
    expect(page.get_by_label("Uw vraag")).to_be_focused()
    assert violations(page) == []


def test_another_date_gets_the_law_of_then(page: Page) -> None:
    page.get_by_text("Andere datum").click()
    page.get_by_label("Peildatum").fill("2017-06-01")
    turn = ask(page, HOE_LANG)
    expect(turn).to_contain_text("1 juni 2017")
    expect(turn).to_contain_text("t+2")


def test_a_calculation_asks_on_and_shows_its_steps(page: Page) -> None:
    ask(page, "hoeveel loonkostensubsidie krijg ik bij een loonwaarde van 60%")
    turn = ask(page, "24 uur per week")
    turn.get_by_text("Zo is dit berekend").click()
    assert turn.locator("details ol").first.get_by_role("listitem").count() >= 3


def test_a_conversation_is_read_back_after_a_reload(page: Page) -> None:
    ask(page, HOE_LANG)
    page.reload()
    expect(page.get_by_role("log").locator("li.turn")).to_have_count(2)
