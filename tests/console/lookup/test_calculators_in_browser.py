"""Calculators and the try-out chat in a real browser."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from actions.rekenregels import REKENREGELS

Visit = Callable[..., Page]
pytestmark = pytest.mark.browser


@pytest.fixture
def page(visit: Visit) -> Page:
    return visit("adviser", permissions=["clipboard-read", "clipboard-write"])


def outcome(page: Page):  # type: ignore[no-untyped-def]
    return page.locator(".outcome")


def test_the_outcome_comes_while_filling_in(page: Page) -> None:
    page.goto("/console/rekenen/loonkostensubsidie")
    expect(outcome(page)).to_contain_text("Vul de velden in")
    page.get_by_label("Loonwaarde").fill("60")
    expect(outcome(page)).to_contain_text("Ik mis nog: Contracturen per week")
    assert page.locator("[aria-invalid=true]").count() == 0
    page.get_by_label("Contracturen per week").fill("32")
    expect(outcome(page).locator(".answer")).to_contain_text("€")
    page.wait_for_url("**uren=32*")
    shown = outcome(page).locator(".answer").inner_text()
    page.reload()
    assert outcome(page).locator(".answer").inner_text() == shown
    page.get_by_role("heading", level=1).click()
    page.keyboard.press("c")
    page.wait_for_function("async () => (await navigator.clipboard.readText()).includes('32')")


def test_a_fault_stands_at_its_field(page: Page) -> None:
    page.goto("/console/rekenen/loonkostensubsidie")
    hours = page.get_by_label("Contracturen per week")
    page.get_by_role("button", name="Reken uit").click()
    expect(outcome(page)).to_contain_text("Vul de velden in")
    hours.fill("900")
    expect(hours).to_have_attribute("aria-invalid", "true")
    expect(hours).to_have_accessible_description(re.compile("kan niet meer zijn"))
    page.get_by_role("button", name="Reken uit").click()
    expect(hours).to_be_focused()
    hours.fill("32")
    expect(hours).not_to_have_attribute("aria-invalid", "true")
    expect(page.locator("#fout-veld-uren")).to_have_text("")


def test_what_is_missing_gets_the_focus_when_asked(page: Page) -> None:
    page.goto("/console/rekenen/loonkostensubsidie?loonwaarde=60")
    page.get_by_label("Loonwaarde").focus()
    page.get_by_role("button", name="Reken uit").click()
    expect(page.get_by_label("Contracturen per week")).to_be_focused()


def test_a_date_of_birth_stays_out_of_the_address(page: Page) -> None:
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    page.goto("/console/rekenen/meeteltermijn")
    page.get_by_label("Geboortedatum").fill("1990-05-15")
    expect(outcome(page).locator(".answer")).to_contain_text("15 mei 1990")
    page.get_by_role("button", name="Reken uit").click()
    page.get_by_role("button", name="Kopieer link").click()
    assert not [url for url in sent if "1990" in url]
    assert "1990" not in page.url + page.evaluate("navigator.clipboard.readText()")


def test_a_row_more(page: Page) -> None:
    page.goto("/console/rekenen/loonwaarde?voorbeeld=1")
    expect(outcome(page).locator(".answer")).to_contain_text("64,71%")
    page.get_by_role("button", name="Taak erbij").click()
    expect(page.get_by_text("Taak 3")).to_be_visible()
    expect(page.locator("[name='taken.0.tempo']")).to_have_value("70")


@pytest.mark.parametrize("naam", REKENREGELS)
def test_each_example_is_told(page: Page, naam: str) -> None:
    page.goto(f"/console/rekenen/{naam}")
    page.get_by_role("link", name="Vul een voorbeeld in").click()
    expect(outcome(page).locator(".answer")).to_be_visible()
    expect(outcome(page).locator(".steps li").first).to_be_visible()


def test_beside_an_entry(page: Page) -> None:
    page.goto("/console/onderwerp/loonkostensubsidie/deeltijd")
    page.get_by_label("Contracturen per week").fill("24")
    page.get_by_role("textbox", name="Loonwaarde").fill("50")
    expect(outcome(page).locator(".answer")).to_contain_text("€")
    assert page.url.endswith("/console/onderwerp/loonkostensubsidie/deeltijd")
    outcome(page).get_by_role("button", name="Kopieer c").click()
    page.wait_for_function("async () => (await navigator.clipboard.readText()).includes('24')")


def test_the_try_out_chat(page: Page) -> None:
    page.goto("/console/proberen")
    question = page.get_by_label("Uw vraag")
    question.fill("hoeveel loonkostensubsidie krijg ik bij een loonwaarde van 60%")
    question.press("Enter")
    expect(page.locator(".turn")).to_have_count(1)
    expect(question).to_be_focused()
    question.fill("32 uur")
    question.press("Enter")
    expect(page.locator(".turn")).to_have_count(2)
    expect(page.locator(".turn").last).to_contain_text("Zo is dit berekend")
    page.locator(".choices button").last.click()
    expect(page.locator(".turn")).to_have_count(3)
