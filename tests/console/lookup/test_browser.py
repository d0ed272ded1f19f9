"""Looking up in a real browser: from the first key to the copied answer."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

Visit = Callable[..., Page]
LOOK_UP = {"permissions": ["clipboard-read", "clipboard-write"]}
QUESTION = "hoe lang telt iemand mee"
ENTRY = "meeteltermijn/hoe-lang-telt-iemand-mee"

pytestmark = pytest.mark.browser


@pytest.fixture
def page(visit: Visit) -> Page:
    page = visit("adviser", **LOOK_UP)
    page.goto("/console")
    expect(field(page)).to_be_focused()
    return page


def field(page: Page):  # type: ignore[no-untyped-def]
    return page.locator("#q")


def results(page: Page):  # type: ignore[no-untyped-def]
    return page.locator(".result a")


def clipboard(page: Page, kind: str = "text/plain") -> str:
    read = (
        "async (kind) => { const [item] = await navigator.clipboard.read(); return (await item.getType(kind)).text(); }"
    )
    return str(page.evaluate(read, kind))


def test_from_key_to_copied_answer(page: Page) -> None:
    page.keyboard.type(QUESTION)
    expect(results(page).first).to_have_attribute("data-entry", ENTRY)
    page.keyboard.press("ArrowDown")
    expect(results(page).first).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/console/onderwerp/{ENTRY}")
    page.keyboard.press("c")
    expect(page.locator("#seintje")).to_have_text("Gekopieerd met bronnen")
    assert "Hoe lang telt een medewerker mee" in clipboard(page)
    assert "Bronnen:" in clipboard(page)
    assert "<strong>Bronnen</strong>" in clipboard(page, "text/html")


def test_copied_from_the_list_and_after_enter(page: Page) -> None:
    page.keyboard.type(QUESTION)
    page.keyboard.press("Enter")  # goes to the first result once it is there
    expect(results(page).first).to_be_focused()
    page.keyboard.press("c")
    expect(page.locator("#seintje")).to_have_text("Gekopieerd met bronnen")
    assert "AOW-leeftijd" in clipboard(page)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("c")
    expect(page.locator("#seintje")).to_have_text("Gekopieerd met bronnen")
    page.wait_for_function("async () => (await navigator.clipboard.readText()).startsWith('Tot welke leeftijd')")


def test_arrows_walk_and_come_back(page: Page) -> None:
    page.keyboard.type(QUESTION)
    expect(results(page)).to_have_count(10)
    for key, place in (("ArrowDown", 0), ("ArrowDown", 1), ("End", 9), ("ArrowDown", 9), ("Home", 0)):
        page.keyboard.press(key)
        expect(results(page).nth(place)).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(field(page)).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(field(page)).to_be_focused()


def test_the_address_is_permanent(page: Page, visit: Visit) -> None:
    page.keyboard.type(QUESTION)
    expect(results(page).first).to_have_attribute("data-entry", ENTRY)
    page.get_by_text("Filters en peildatum").click()
    page.get_by_label("Peildatum").fill("2018-03-01")
    expect(page.locator("[data-telling]")).to_contain_text("2018-03-01")
    page.wait_for_url("**peildatum=2018-03-01")
    shown = results(page).all_text_contents()
    other = visit("adviser")
    other.goto(page.url)
    assert results(other).all_text_contents() == shown
    expect(field(other)).to_have_value(QUESTION)
    results(other).first.click()
    expect(other).to_have_url(re.compile(r"peildatum=2018-03-01$"))


def test_back_finds_the_search_again(page: Page) -> None:
    page.keyboard.type(QUESTION)
    page.keyboard.press("Enter")
    expect(results(page).first).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/onderwerp/**")
    page.go_back()
    expect(field(page)).to_have_value(QUESTION)
    expect(results(page).first).to_have_attribute("data-entry", ENTRY)


def test_a_newer_query_wins(page: Page) -> None:
    """The first answer comes late, after the second was asked for: it is not shown."""
    page.route(
        re.compile(r"/resultaten\?q=quo"),
        lambda route: (page.wait_for_timeout(400), route.continue_()),
    )
    page.keyboard.type("quotum", delay=30)
    page.wait_for_timeout(150)
    field(page).fill("loonwaarde meten")
    expect(page.locator(".result").first).to_contain_text(re.compile("loonwaarde", re.I))
    page.wait_for_timeout(700)
    expect(page.locator(".result").first).to_contain_text(re.compile("loonwaarde", re.I))


def test_filters(page: Page) -> None:
    page.keyboard.type("uren")
    page.get_by_text("Filters en peildatum").click()
    page.get_by_label("Onderwerp").select_option("quotumregeling")
    expect(page.locator(".result .meta").first).to_contain_text("Quotumregeling")
    assert all("quotumregeling/" in (one.get_attribute("data-entry") or "") for one in results(page).all())
    page.get_by_role("link", name="Wis alles").click()
    expect(page.get_by_role("heading", name="Onderwerpen")).to_be_visible()


def test_pinned_and_seen_entries(page: Page) -> None:
    for _ in range(2):
        page.goto(f"/console/onderwerp/{ENTRY}")
    page.keyboard.press("p")
    expect(page.get_by_role("button", name="Zet vast")).to_have_attribute("aria-pressed", "true")
    page.goto("/console/zoeken")
    for name in ("Vastgezet", "Vaak bekeken", "Laatst bekeken"):
        section = page.locator("section", has=page.get_by_role("heading", name=name, exact=True)).last
        expect(section.get_by_role("link", name="Hoe lang telt een medewerker mee")).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("c")
    expect(page.locator("#seintje")).to_have_text("Gekopieerd met bronnen")
    page.get_by_role("button", name="Wis ze").click()
    expect(page.get_by_role("heading", name="Vastgezet")).to_be_hidden()


def test_keys_are_shown_and_can_be_switched_off(page: Page) -> None:
    page.goto(f"/console/onderwerp/{ENTRY}")
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Sneltoetsen")
    expect(dialog).to_be_visible()
    for _ in range(8):
        page.keyboard.press("Tab")
        assert page.evaluate(
            "document.activeElement === document.body || Boolean(document.activeElement.closest('dialog'))"
        )
    dialog.get_by_label("Sneltoetsen met één teken gebruiken").uncheck()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    for key in ("/", "?", "c", "p"):
        page.keyboard.press(key)
    expect(dialog).to_be_hidden()
    expect(page.locator("#seintje")).to_have_text("")
    button = page.get_by_role("button", name="Sneltoetsen")
    button.click()
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")
    expect(button).to_be_focused()


def test_keys_are_letters_in_a_field(page: Page) -> None:
    page.keyboard.type("c/?p")
    expect(field(page)).to_have_value("c/?p")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_slash_goes_to_search_from_everywhere(page: Page) -> None:
    page.goto("/console/rekenen")
    page.keyboard.press("/")
    page.wait_for_url("**/console/zoeken")
    expect(field(page)).to_be_focused()


def test_the_count_is_told_when_typing_stops(page: Page) -> None:
    page.keyboard.type(QUESTION)
    expect(results(page)).to_have_count(10)
    expect(page.locator("#stand")).to_have_text("De eerste 10 antwoorden")


def test_a_server_that_is_away_is_told(page: Page) -> None:
    page.route("**/resultaten?*", lambda route: route.abort())
    page.keyboard.type("quotum")
    expect(page.get_by_role("alert").filter(has_text="niet bereikbaar")).to_be_visible()
    page.unroute("**/resultaten?*")
    page.keyboard.type(" ")
    expect(results(page)).to_have_count(10)


@pytest.mark.parametrize(
    "attack", ["<img src=x onerror=alert(1)>", "</title><script>alert(1)</script>", "\"'><svg onload=alert(1)>"]
)
def test_a_query_is_never_html(page: Page, attack: str) -> None:
    page.on("dialog", lambda dialog: pytest.fail("a script ran"))
    page.keyboard.insert_text(f"quotum {attack}")
    expect(results(page)).to_have_count(10)
    page.reload()
    expect(field(page)).to_have_value(f"quotum {attack}")
    for path in ("/console/waarom?vraag=", "/console/proberen?vraag="):
        page.goto(path + attack)
    page.get_by_role("button", name="Verstuur").click()
    expect(page.locator(".turn .said")).to_contain_text(attack)
    assert page.locator("main :is(script, svg, img)").count() == 0


def test_without_a_script(visit: Visit) -> None:
    page = visit("adviser", java_script_enabled=False)
    page.goto("/console/zoeken")
    field(page).fill(QUESTION)
    page.get_by_role("button", name="Zoek").click()
    results(page).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Hoe lang telt een medewerker mee")
    page.goto("/console/rekenen/loonkostensubsidie")
    page.get_by_label("Contracturen per week").fill("32")
    page.get_by_label("Loonwaarde").fill("60")
    page.get_by_role("button", name="Reken uit").click()
    expect(page.get_by_text("Zo is dit berekend")).to_be_visible()
    assert "uren=32" in page.url
    page.goto("/console/rekenen/meeteltermijn")
    page.get_by_label("Geboortedatum").fill("1990-05-15")
    page.get_by_role("button", name="Reken uit").click()
    expect(page.get_by_text("Zo is dit berekend")).to_be_visible()
    assert "1990" not in page.url
    page.goto("/console/rekenen/loonwaarde")
    page.get_by_role("button", name="Taak erbij").click()
    expect(page.get_by_text("Taak 3")).to_be_visible()


def test_print_leaves_out_what_is_for_the_screen(page: Page) -> None:
    page.goto("/console/onderwerp/loonkostensubsidie/deeltijd")
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator(".sources").first).to_be_visible()
    for hidden in (".calculator", "header.top", "#toetsen-knop", "[data-acties]"):
        expect(page.locator(hidden).first).to_be_hidden()
