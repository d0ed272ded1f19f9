"""Every look-up page in its states: axe, 320 pixels, light and dark, and bigger letters."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser import violations

Visit = Callable[..., Page]
pytestmark = pytest.mark.browser

PAGES = {
    "begin": "/console/zoeken",
    "resultaten": "/console/zoeken?q=hoe lang telt iemand mee&peildatum=2018-03-01",
    "niets": "/console/zoeken?q=quotum&onderwerp=aow&bron=wtl",
    "fout": "/console/zoeken?q=???&peildatum=x",
    "onderwerp": "/console/onderwerp/loonkostensubsidie/deeltijd",
    "versies": "/console/onderwerp/loonkostenvoordeel/doelgroepverklaring-nodig",
    "geen versie": "/console/onderwerp/loonkostenvoordeel/doelgroepverklaring-nodig?peildatum=1990-01-01",
    "rekenhulpen": "/console/rekenen",
    "formulier": "/console/rekenen/meeteltermijn",
    "uitkomst": "/console/rekenen/loonwaarde?voorbeeld=1",
    "invoerfout": "/console/rekenen/loonkostensubsidie?uren=abc",
    "waarom": "/console/waarom?vraag=hoe lang telt iemand mee bij ziekte",
    "proberen": "/console/proberen",
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", PAGES)
def test_axe(visit: Visit, state: str, scheme: str) -> None:
    page = visit("adviser", color_scheme=scheme)
    page.goto(PAGES[state])
    assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_where_a_script_changed_the_page(visit: Visit, scheme: str) -> None:
    page = visit("adviser", color_scheme=scheme)
    page.goto("/console/onderwerp/meeteltermijn/hoe-lang-telt-iemand-mee")
    page.keyboard.press("p")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    assert violations(page) == []
    page.goto("/console/zoeken")
    page.keyboard.type("hoe lang telt iemand mee")
    page.keyboard.press("Enter")
    expect(page.locator(".result a").first).to_be_focused()
    assert violations(page) == []
    page.goto("/console/proberen?vraag=hoeveel subsidie krijg ik")
    page.get_by_role("button", name="Verstuur").click()
    expect(page.locator(".turn .reply").first).to_be_visible()
    assert violations(page) == []
    page.goto("/console/onderwerp/loonkostensubsidie/deeltijd")
    page.get_by_label("Contracturen per week").fill("900")
    expect(page.locator("[aria-invalid=true]")).to_be_visible()
    assert violations(page) == []


@pytest.mark.parametrize("state", PAGES)
def test_320_pixels(visit: Visit, state: str) -> None:
    page = visit("adviser", viewport={"width": 320, "height": 640})
    page.goto(PAGES[state])
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert violations(page) == []


@pytest.mark.parametrize("state", ["resultaten", "onderwerp", "uitkomst"])
def test_letters_twice_as_large(visit: Visit, state: str) -> None:
    page = visit("adviser", viewport={"width": 640, "height": 800})
    page.goto(PAGES[state])
    page.evaluate("document.documentElement.style.setProperty('font-size', '200%')")
    assert page.evaluate("document.documentElement.scrollWidth") <= 640


def test_every_control_can_be_reached_and_seen(visit: Visit) -> None:
    page = visit("adviser")
    page.goto(PAGES["onderwerp"])
    count = page.locator("main :is(a[href], button, input, select, summary):visible").count()
    seen = set()
    for _ in range(count + 20):
        page.keyboard.press("Tab")
        outline = page.evaluate(
            "(() => { const e = document.activeElement; return [e.outerHTML.slice(0, 200), getComputedStyle(e).outlineStyle]; })()"
        )
        if outline[0].startswith("<body"):
            break
        assert outline[1] != "none", outline[0]
        seen.add(outline[0])
    assert len(seen) >= count * 0.9
