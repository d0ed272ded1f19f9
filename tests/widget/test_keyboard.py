"""The whole way without a mouse: open, ask, read a term, choose, judge, menu, close."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser import needs_browser
from tests.widget.conftest import field, launcher
from tests.widget.pages import HOE_LANG, focused, status

pytestmark = needs_browser


def press_until(page: Page, key: str, words: str, most: int = 40) -> None:
    for _ in range(most):
        page.keyboard.press(key)
        if re.match(words, focused(page)):
            return
    raise AssertionError(f"{words!r} is not reached by {key}; the focus is on {focused(page)!r}")


def test_a_walk_through(page: Page) -> None:
    press_until(page, "Tab", "Vraag over")
    page.keyboard.press("Enter")
    expect(field(page)).to_be_focused()
    page.keyboard.type("hallo")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("daar")
    expect(field(page)).to_have_value("hallo\ndaar")
    page.keyboard.press("Control+A")
    page.keyboard.type(HOE_LANG)
    page.keyboard.press("Enter")
    log = page.get_by_role("log")
    expect(log.locator(".term").first).to_be_visible()
    expect(field(page)).to_be_focused()

    press_until(page, "Shift+Tab", "Niet goed")
    press_until(page, "Shift+Tab", "Kopieer")
    choice = "Telt iemand nog mee"
    press_until(page, "Shift+Tab", choice)
    term = log.locator(".term").last.inner_text()
    press_until(page, "Shift+Tab", re.escape(term))
    expect(page.get_by_role("tooltip")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("tooltip")).to_have_count(0)
    assert focused(page) == term

    press_until(page, "Tab", choice)
    page.keyboard.press("Enter")
    expect(log.locator("li.turn")).to_have_count(4)
    expect(field(page)).to_be_focused()

    press_until(page, "Shift+Tab", "Niet goed")
    page.keyboard.press("Enter")
    expect(log.get_by_label("Wat miste er").last).to_be_focused()
    page.keyboard.type("te lang")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(status(page)).to_have_text("Dank u. Uw oordeel is bewaard.")
    assert focused(page) == "Niet goed"

    press_until(page, "Shift+Tab", "Meer$")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Opnieuw beginnen")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Opnieuw beginnen")).to_be_hidden()
    assert focused(page) == "Meer"

    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(launcher(page)).to_be_focused()
    expect(launcher(page)).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Enter")
    expect(field(page)).to_be_focused()
    expect(log.locator("li.turn")).to_have_count(4)


def test_the_menu_closes_when_the_focus_leaves_it(opened: Page) -> None:
    press_until(opened, "Shift+Tab", "Meer$")
    opened.keyboard.press("Enter")
    press_until(opened, "Tab", "Sluiten")
    expect(opened.get_by_role("button", name="Opnieuw beginnen")).to_be_hidden()


def test_the_conversation_scrolls_by_key(opened: Page) -> None:
    field(opened).fill(HOE_LANG)
    opened.keyboard.press("Enter")
    expect(opened.get_by_role("log").locator(".term").first).to_be_visible()
    scroll = opened.get_by_role("region", name="Gesprek")
    scroll.focus()
    before = scroll.evaluate("node => node.scrollTop")
    opened.keyboard.press("PageDown")
    opened.wait_for_timeout(300)
    assert scroll.evaluate("node => node.scrollTop") > before


def test_on_the_demo_page_the_first_stop_skips_to_the_content(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Naar de inhoud")).to_be_focused()
