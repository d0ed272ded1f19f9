"""The kill switch: pressed in the console, seen in the widget."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.browser import needs_browser, violations
from tests.console.overdracht.test_flow import ask, open_widget

pytestmark = needs_browser


def turn(page: Page, button: str, confirm: str) -> None:
    page.goto("/console/beheer/kanalen")
    page.get_by_text("Wijzig Website").click()
    section = page.locator("#web")
    section.get_by_label("Reden").fill("Wij lossen een storing op.")
    section.get_by_role("button", name=button).click()
    expect(section.get_by_role("heading", name="Zo lezen gebruikers het")).to_be_visible()
    assert violations(page) == []
    section.get_by_role("button", name=confirm).click()
    expect(page).to_have_url(re.compile("#web$"))


def test_a_closed_channel_says_so_in_the_widget(visit: Callable[..., Page]) -> None:
    beheerder, employer = visit("beheerder"), visit()
    open_widget(employer)
    turn(beheerder, "Sluit dit kanaal", "Sluit Website")
    try:
        expect(ask(employer, "Wat is een proefplaatsing?")).to_contain_text("gesloten. Wij lossen een storing op.")
    finally:
        turn(beheerder, "Open dit kanaal", "Open Website")
    expect(ask(employer, "Wat is een proefplaatsing?")).not_to_contain_text("gesloten")
    beheerder.goto("/console/beheer/logboek?soort=kanaal")
    expect(beheerder.get_by_role("cell", name="kanaal.sluit").first).to_be_visible()
