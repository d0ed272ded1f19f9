"""From the widget through consent to an adviser and back, in real browsers."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser import needs_browser, violations

pytestmark = needs_browser

QUESTION = "Hoe vaak moet ik mijn winterbanden wisselen?"
Visit = Callable[..., Page]


def open_widget(page: Page) -> None:
    page.goto("/voorbeeld")
    page.get_by_role("button", name="Vraag over de banenafspraak?").click()
    expect(page.get_by_label("Uw vraag")).to_be_focused()


def ask(page: Page, text: str) -> Locator:
    turns = page.locator("li.turn")
    before = turns.count()
    page.get_by_label("Uw vraag").fill(text)
    page.keyboard.press("Enter")
    expect(turns.nth(before + 1)).to_be_visible()
    return turns.nth(before + 1)


def open_dialog(page: Page, text: str = QUESTION) -> Locator:
    turn = ask(page, text)
    turn.get_by_role("button", name="Stuur mijn vraag naar een adviseur").click()
    dialog = page.get_by_role("dialog", name="Vraag naar een adviseur")
    expect(dialog).to_be_visible()
    return dialog


def send(page: Page, text: str = QUESTION) -> str:
    """The reference code."""
    dialog = open_dialog(page, text)
    dialog.get_by_role("button", name="Verstuur naar een adviseur").click()
    expect(dialog).to_contain_text("Uw vraag is verstuurd.")
    code = dialog.locator(".code").inner_text()
    dialog.get_by_role("button", name="Sluiten").click()
    return code


def answer(page: Page, question: str, text: str) -> None:
    page.goto("/console/overdracht")
    page.get_by_role("link", name=question).first.click()
    page.get_by_role("button", name="Ik pak deze vraag op").click()
    page.get_by_label("Uw antwoord").fill(text)
    page.get_by_role("button", name="Bekijk het voorbeeld").click()
    expect(page.get_by_role("heading", name="Zo leest de werkgever het")).to_be_visible()
    page.get_by_role("button", name="Verstuur het antwoord").click()
    expect(page.get_by_role("heading", name=re.compile("^Antwoord van "))).to_be_visible()


def test_the_whole_way(visit: Visit) -> None:
    employer = visit()
    open_widget(employer)
    ask(employer, "Wat is een proefplaatsing?")
    dialog = open_dialog(employer)
    expect(dialog.get_by_label("Uw vraag")).to_have_value(QUESTION)
    expect(dialog).to_contain_text("U krijgt uiterlijk")
    assert violations(employer) == []
    expect(dialog.get_by_label("Stuur dit gesprek mee")).not_to_be_checked()  # nothing goes along unasked
    dialog.get_by_label("Stuur dit gesprek mee").check()
    expect(dialog.get_by_text("U: Wat is een proefplaatsing?")).to_be_visible()
    assert violations(employer) == []
    dialog.get_by_role("button", name="Verstuur naar een adviseur").click()
    expect(dialog.locator(".code")).to_have_text(re.compile(r"^[A-Z2-9]{5}-[A-Z2-9]{5}$"))
    code = dialog.locator(".code").inner_text()
    assert violations(employer) == []
    dialog.get_by_role("button", name="Sluiten").click()
    expect(employer.get_by_label("Uw vraag")).to_be_focused()
    expect(employer.get_by_role("log")).to_contain_text(code)

    adviser = visit("adviser", name="Anna van Dijk")
    adviser.goto("/console/overdracht")
    adviser.get_by_role("link", name=QUESTION).click()
    expect(adviser.get_by_text("Wat is een proefplaatsing?", exact=True)).to_be_visible()
    answer(adviser, QUESTION, "Dat staat in geen wet.\n\n<b>Vraag</b> het uw garage.")

    employer.reload()
    employer.get_by_role("button", name="Vraag over de banenafspraak?").click()
    expect(employer.get_by_role("heading", name="Adviseur")).to_be_visible()
    turn = employer.locator("li.turn").last
    expect(turn).to_contain_text("Dat staat in geen wet.")
    expect(turn).to_contain_text("<b>Vraag</b> het uw garage.")
    expect(turn).not_to_contain_text("Anna")

    elsewhere = visit()
    open_widget(elsewhere)
    expect(ask(elsewhere, code.lower())).to_contain_text("Dat staat in geen wet.")
    elsewhere.goto("/antwoord")
    elsewhere.get_by_label("Uw code").fill(code)
    elsewhere.get_by_role("button", name="Lees het antwoord").click()
    expect(elsewhere.get_by_text("<b>Vraag</b> het uw garage.")).to_be_visible()
    expect(elsewhere.locator("body")).not_to_contain_text("Anna")

    adviser.get_by_label("Nog een antwoord").fill("En nog iets.")
    adviser.get_by_role("button", name="Bekijk het voorbeeld").click()
    adviser.get_by_role("button", name="Verstuur het antwoord").click()
    expect(adviser.get_by_text("En nog iets.")).to_be_visible()
    adviser.get_by_role("button", name="Klaar: sluit deze vraag").click()
    expect(adviser.get_by_text("Gesloten", exact=True)).to_be_visible()
    employer.reload()
    employer.get_by_role("button", name="Vraag over de banenafspraak?").click()
    expect(employer.get_by_role("heading", name="Adviseur")).to_have_count(2)


def test_without_the_conversation_and_in_own_words(visit: Visit) -> None:
    employer = visit()
    open_widget(employer)
    ask(employer, "Wat is loonwaarde?")
    dialog = open_dialog(employer, "ik wil een medewerker spreken")
    expect(dialog.get_by_label("Uw vraag")).to_have_value("Wat is loonwaarde?")
    dialog.get_by_label("Uw vraag").fill("")
    dialog.get_by_role("button", name="Verstuur naar een adviseur").click()
    expect(dialog.get_by_role("alert")).to_have_text("Typ eerst uw vraag.")
    own = "Mijn eigen vraag, bel 06 12345678 of <img src=x onerror=alert(1)>"
    dialog.get_by_label("Uw vraag").fill(own)
    dialog.get_by_role("button", name="Verstuur naar een adviseur").click()
    expect(dialog).to_contain_text("Uw vraag is verstuurd.")
    adviser = visit("adviser")
    adviser.on("dialog", lambda one: pytest.fail(one.message))
    adviser.goto("/console/overdracht")
    adviser.get_by_role("link", name="Mijn eigen vraag").click()
    expect(adviser.locator(".asked")).to_have_text("Mijn eigen vraag, bel [telefoon] of <img src=x onerror=alert(1)>")
    expect(adviser.get_by_text("De werkgever stuurde alleen deze vraag")).to_be_visible()


def test_erasing_takes_it_from_the_adviser(visit: Visit) -> None:
    employer = visit()
    open_widget(employer)
    question = "Hoe vaak moet ik mijn zomerbanden wisselen?"
    code = send(employer, question)
    adviser = visit("adviser")
    adviser.goto("/console/overdracht")
    adviser.get_by_role("link", name=question).click()
    employer.on("dialog", lambda one: one.accept())
    employer.get_by_title("Meer").click()
    employer.get_by_role("button", name="Gesprek wissen").click()
    expect(employer.get_by_role("status")).to_contain_text("Uw gesprek is gewist")
    adviser.get_by_role("button", name="Ik pak deze vraag op").click()
    expect(adviser.get_by_text("De werkgever kan haar hebben gewist.")).to_be_visible()
    employer.goto("/antwoord")
    employer.get_by_label("Uw code").fill(code)
    employer.get_by_role("button", name="Lees het antwoord").click()
    expect(employer.get_by_role("alert")).to_contain_text("Deze code ken ik niet.")


def test_the_keyboard_alone(visit: Visit) -> None:
    employer = visit()
    open_widget(employer)
    dialog = open_dialog(employer)
    employer.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(employer.get_by_label("Uw vraag")).to_be_focused()


def test_when_the_second_script_cannot_come(visit: Visit) -> None:
    employer = visit()
    employer.route("**/widget-meer.js", lambda route: route.abort())
    open_widget(employer)
    turn = ask(employer, QUESTION)
    turn.get_by_role("button", name="Stuur mijn vraag naar een adviseur").click()
    expect(employer.get_by_role("status")).to_contain_text("geen verbinding")
    employer.unroute("**/widget-meer.js")
    turn.get_by_role("button", name="Stuur mijn vraag naar een adviseur").click()
    expect(employer.get_by_role("dialog", name="Vraag naar een adviseur")).to_be_visible()
