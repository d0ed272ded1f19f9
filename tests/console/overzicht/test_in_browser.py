"""Dashboard, inbox and management in a real browser: no barrier in any look, and nothing beside a narrow screen."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser import needs_browser, violations
from tests.console.test_in_browser import LOOKS

pytestmark = needs_browser

Visit = Callable[..., Page]
PAGES = (
    "/console/overzicht",
    "/console/overdracht",
    "/console/overdracht?stand=taken",
    "/console/overdracht/a1",
    "/console/overdracht/a2",
    "/console/beheer/kanalen",
    "/console/beheer/overdracht",
    "/console/beheer/logboek",
)


@pytest.mark.parametrize("look", LOOKS)
def test_no_barrier(visit: Visit, filled: None, look: str) -> None:
    page = visit("adviser", "beheerder", **LOOKS[look])
    found = {}
    for path in PAGES:
        page.goto(path)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        if here := violations(page):
            found[path] = here
        if not page.evaluate("document.documentElement.scrollWidth <= innerWidth"):
            found[path] = ["wider than the screen"]
    assert found == {}


@pytest.mark.parametrize("look", ["light", "320 px, dark"])
def test_no_barrier_on_the_public_page(visit: Visit, look: str) -> None:
    page = visit(**LOOKS[look])
    page.goto("/antwoord")
    assert violations(page) == []
    page.get_by_label("Uw code").fill("AB3D5-K7M9Q")
    page.get_by_role("button", name="Lees het antwoord").click()
    expect(page.get_by_role("alert")).to_contain_text("Deze code ken ik niet")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_every_chart_has_words_and_a_table(visit: Visit, filled: None) -> None:
    page = visit("editor")
    page.goto("/console/overzicht?periode=90")
    charts = page.locator(".chart svg")
    assert charts.count() >= 5
    for chart in charts.all():
        assert chart.locator("title").inner_html()
        assert chart.locator("desc").inner_html()
        expect(chart.locator("xpath=ancestor::section//table")).to_be_visible()
