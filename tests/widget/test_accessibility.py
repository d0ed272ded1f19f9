"""Every state through axe, in every way of looking; targets, reflow and zoom measured."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import Watch, needs_browser, violations
from tests.widget.conftest import launcher
from tests.widget.pages import CHOICE, HOE_LANG, REKEN, Held, answer_with, ask, send

pytestmark = needs_browser

LOOKS: dict[str, dict[str, Any]] = {
    "light": {},
    "dark": {"color_scheme": "dark"},
    "forced colours": {"forced_colors": "active"},
    "320 px": {"viewport": {"width": 320, "height": 640}},
    "400 % zoom": {"viewport": {"width": 320, "height": 256}},
}


@pytest.mark.parametrize("look", LOOKS)
def test_no_barrier_in_any_state(browser: Browser, own: str, watch: Watch, look: str) -> None:
    options = {"viewport": {"width": 1100, "height": 800}, **LOOKS[look]}
    context = browser.new_context(base_url=own, locale="nl-NL", **options)
    page = watch.new_page(context)
    inline = look == "dark"  # the intranet page is light; the demo page follows the system
    page.goto("/" if inline else "/voorbeeld")
    found = {}

    def check(state: str) -> None:
        page.wait_for_timeout(50)
        if here := violations(page):
            found[state] = here
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), state

    check("closed")
    if not inline:
        launcher(page).click()
        check("open")
    held = Held(page)
    send(page, HOE_LANG)
    held.wait()
    check("answering")
    held.let_go()
    log = page.get_by_role("log")
    expect(log.locator(".term").first).to_be_visible()
    check("answer")
    log.locator(".term").first.focus()
    expect(page.get_by_role("tooltip")).to_be_visible()
    check("explained term")
    log.get_by_role("button", name="Niet goed").click()
    expect(page.get_by_label("Wat miste er")).to_be_focused()
    check("feedback")
    answer_with(page, CHOICE)
    ask(page, "hoe lang")
    check("choices")
    page.unroute("**/messages")
    ask(page, REKEN)
    log.get_by_text("Zo is dit berekend").last.click()
    check("calculation")
    page.get_by_title("Meer").click()
    page.get_by_text("Andere datum").click()
    check("menu and date")
    context.set_offline(True)
    send(page, "hallo")
    expect(page.get_by_role("button", name="Probeer het opnieuw")).to_be_visible()
    send(page, " ")
    check("faults")
    context.close()
    assert found == {}


@pytest.mark.parametrize("path", ["/", "/privacy", "/toegankelijkheid", "/begrippen", "/voorbeeld"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_barrier_on_our_pages(page: Page, path: str, scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(path)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("width", [320, 1100])
def test_every_target_can_be_hit(opened: Page, width: int) -> None:
    opened.set_viewport_size({"width": width, "height": 800})
    ask(opened, HOE_LANG)
    opened.get_by_title("Meer").click()
    small = opened.locator("banenwijzer-chat").evaluate("""(host) =>
      [...host.shadowRoot.querySelectorAll("button, summary, textarea, input, .extra a, .menu a")]
        .filter((node) => node.checkVisibility({visibilityProperty: true}) && !node.matches(".term"))
        .filter((node) => { const box = node.getBoundingClientRect(); return box.height < 43.9 || box.width < 43.9; })
        .map((node) => node.outerHTML)""")
    assert small == []


def test_over_the_page_nothing_behind_it_gets_the_focus(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    launcher(page).click()
    for _ in range(25):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.localName") in ("banenwijzer-chat", "body")


def test_from_beside_the_page_to_over_it_and_back(opened: Page) -> None:
    send(opened, "hallo")
    dialog = opened.get_by_role("dialog")
    for width, is_modal in ((320, True), (1100, False)):
        opened.set_viewport_size({"width": width, "height": 640})
        expect(dialog).to_be_visible()
        opened.wait_for_timeout(100)
        assert dialog.evaluate("node => node.matches(':modal')") is is_modal
        assert launcher(opened).count() == 0 or not launcher(opened).is_visible()


def test_names_roles_and_the_live_region(opened: Page) -> None:
    ask(opened, HOE_LANG)
    dialog = opened.get_by_role("dialog", name="Vraag het Banenwijzer")
    expect(dialog).to_have_accessible_description("U praat met een computer. Noem geen namen, BSN of medische gegevens. "
                                                  "Een besluit neemt UWV, de gemeente of de Belastingdienst.")  # fmt: skip
    log = dialog.get_by_role("log", name="Berichten")
    expect(log).to_have_attribute("aria-live", "polite")
    expect(log.locator(":scope > ol")).to_have_count(1)
    assert [one.inner_text() for one in log.get_by_role("heading", level=3).all()] == ["U", "Banenwijzer"]
    expect(log.locator(".tools")).to_have_attribute("aria-live", "off")
    expect(log.get_by_role("group", name="U kunt ook vragen")).to_be_visible()
    term = log.locator(".term").first
    expect(term).to_have_accessible_description(
        opened.get_by_role("tooltip", include_hidden=True).first.text_content() or ""
    )


def test_text_keeps_its_size_on_a_page_with_small_rems(page: Page) -> None:
    page.add_style_tag(url="/page/voorbeeld.css")
    page.evaluate("document.documentElement.style.fontSize = '62.5%'")
    launcher(page).click()
    size = page.get_by_label("Uw vraag").evaluate("node => parseFloat(getComputedStyle(node).fontSize)")
    assert size >= 16
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.get_by_label("Uw vraag").evaluate("node => parseFloat(getComputedStyle(node).fontSize)") >= 32


def test_nothing_moves_for_who_wants_no_motion(opened: Page) -> None:
    Held(opened)
    send(opened, "hallo")
    busy = opened.locator(".busy .send svg")
    expect(busy).to_have_css("animation-name", "busy")
    opened.emulate_media(reduced_motion="reduce")
    expect(busy).to_have_css("animation-name", "none")
