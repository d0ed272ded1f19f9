"""The widget's part of handing over: on another site, on a narrow screen, by keyboard, and when things go wrong."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from bot.gateway.widget import more_script
from tests.browser import Watch, needs_browser, violations
from tests.widget.conftest import field, launcher
from tests.widget.pages import status

pytestmark = needs_browser

QUESTION = "Hoe vaak moet ik mijn winterbanden wisselen?"
MAX_MORE_BYTES = 7_000


def open_dialog(page: Page) -> Locator:
    field(page).fill(QUESTION)
    field(page).press("Enter")
    page.get_by_role("button", name="Stuur mijn vraag naar een adviseur").last.click()
    dialog = page.get_by_role("dialog", name="Vraag naar een adviseur")
    expect(dialog).to_be_visible()
    return dialog


def test_the_second_script_is_small_and_harmless() -> None:
    made = more_script(90)
    assert len(made.compressed) <= MAX_MORE_BYTES
    code = made.plain.decode()
    for danger in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function", "cookie"):
        assert danger not in code
    assert code.count("//") == len(re.findall(r"https?://", code))


def test_it_comes_only_when_it_is_needed(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    launcher(page).click()
    field(page).fill(QUESTION)
    field(page).press("Enter")
    expect(page.get_by_role("button", name="Stuur mijn vraag naar een adviseur")).to_be_visible()
    assert not [url for url in asked if "meer" in url]
    page.get_by_role("button", name="Stuur mijn vraag naar een adviseur").click()
    expect(page.get_by_role("dialog", name="Vraag naar een adviseur")).to_be_visible()
    assert len([url for url in asked if url.endswith("/widget-meer.js")]) == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_barrier_on_a_narrow_screen(context: BrowserContext, watch: Watch, scheme: str) -> None:
    page = watch.new_page(context)
    page.set_viewport_size({"width": 320, "height": 640})
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.goto("/voorbeeld")
    launcher(page).click()
    dialog = open_dialog(page)
    assert violations(page) == []
    assert dialog.evaluate("(box) => box.scrollWidth <= box.clientWidth")
    dialog.get_by_role("button", name="Verstuur naar een adviseur").click()
    expect(dialog.locator(".code")).to_be_visible()
    assert violations(page) == []
    assert dialog.evaluate("(box) => box.scrollWidth <= box.clientWidth")


def test_by_keyboard_and_back(opened: Page) -> None:
    dialog = open_dialog(opened)
    opened.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(field(opened)).to_be_focused()
    dialog = open_dialog(opened)
    dialog.get_by_role("button", name="Verstuur naar een adviseur").focus()
    opened.keyboard.press("Enter")
    expect(dialog.get_by_role("heading")).to_be_focused()


def test_a_failure_keeps_what_was_written(opened: Page) -> None:
    dialog = open_dialog(opened)
    dialog.get_by_label("Uw vraag").fill("Mijn eigen woorden")
    opened.route("**/overdracht", lambda route: route.abort())
    dialog.get_by_role("button", name="Verstuur naar een adviseur").click()
    expect(dialog.get_by_role("alert")).to_contain_text("Uw vraag is niet verstuurd.")
    expect(dialog.get_by_label("Uw vraag")).to_have_value("Mijn eigen woorden")
    opened.unroute("**/overdracht")
    dialog.get_by_role("button", name="Verstuur naar een adviseur").click()
    expect(dialog).to_contain_text("Uw vraag is verstuurd.")


def test_switched_off_meanwhile(opened: Page) -> None:
    off = {"aan": False, "verwacht": "", "vraag": "", "onderwerp": "", "beurten": [], "verstuurd": []}
    opened.route("**/overdracht", lambda route: route.fulfill(json=off))
    field(opened).fill(QUESTION)
    field(opened).press("Enter")
    opened.get_by_role("button", name="Stuur mijn vraag naar een adviseur").click()
    expect(status(opened)).to_have_text("Een vraag naar een adviseur sturen kan hier nu niet.")


def test_a_hostile_answer_is_text(opened: Page) -> None:
    opened.on("dialog", lambda dialog: pytest.fail(dialog.message))
    evil = "<img src=x onerror=alert(1)> [x](javascript:alert(2)) **niet vet**"
    dialog = open_dialog(opened)
    dialog.get_by_role("button", name="Verstuur naar een adviseur").click()
    expect(dialog.locator(".code")).to_be_visible()
    sent = {"vraag": evil, "verstuurd": "2026-11-22T10:00:00Z", "status": "beantwoord", "verwacht": "",
            "antwoorden": [{"tekst": evil, "tijd": "2026-11-23T10:00:00Z"}]}  # fmt: skip
    shown = {"aan": True, "verwacht": "", "vraag": "", "onderwerp": "", "beurten": [], "verstuurd": [sent]}
    opened.route("**/overdracht", lambda route: route.fulfill(json=shown))
    opened.reload()
    launcher(opened).click()
    turn = opened.locator("li.turn").last
    expect(turn.get_by_role("heading")).to_have_text("Adviseur")
    expect(turn).to_contain_text(evil)
    assert turn.locator("img, a, strong").count() == 0


def test_both_scripts_are_cached_the_same_way(server) -> None:  # type: ignore[no-untyped-def]
    first = server.http.get("/widget-meer.js")
    assert first.headers["cross-origin-resource-policy"] == "cross-origin"
    again = server.http.get("/widget-meer.js", headers={"If-None-Match": first.headers["etag"]})
    assert again.status_code == 304
