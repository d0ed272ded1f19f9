"""On a page of another: by one tag, under the strictest policy, from its own origin, with its own wishes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import Watch, needs_browser
from tests.widget.other_site import Site
from tests.widget.pages import HOE_LANG, ask, send

pytestmark = needs_browser

PAGE = '<!doctype html><html lang="nl"><title>Intranet</title><main><h1>Intranet</h1><p>Tekst.</p></main>{}</html>'


@pytest.fixture
def visitor(browser: Browser, site: Site, own: str) -> Iterator[Page]:
    """A visitor of the other site, whose policy allows the bot's script and calls and nothing more."""
    site.policy = f"default-src 'none'; script-src {own}; connect-src {own}"
    watch = Watch(own, site.allowed, site.stranger)
    context = browser.new_context(locale="nl-NL")
    yield watch.new_page(context)
    context.close()
    assert [one for one in watch.complaints if "CORS policy" not in one] == []


def test_one_tag_is_enough(visitor: Page, site: Site, own: str) -> None:
    site.html = PAGE.format(
        f'<script src="{own}/widget.js" data-titel="Vraag maar" data-knop="Vraag" data-positie="links" defer></script>'
    )
    visitor.goto(site.allowed)
    button = visitor.get_by_role("button", name="Vraag")
    box = button.bounding_box()
    assert box is not None
    assert box["x"] < 100
    button.click()
    expect(visitor.get_by_role("dialog", name="Vraag maar")).to_be_visible()
    turn = ask(visitor, HOE_LANG)
    expect(turn.locator(".term").first).to_be_visible()
    turn.get_by_role("button", name="Goed", exact=True).click()
    expect(visitor.get_by_role("status")).to_have_text("Dank u. Uw oordeel is bewaard.")
    visitor.reload()
    visitor.get_by_role("button", name="Vraag").click()
    expect(visitor.locator("li.turn")).to_have_count(2)
    assert visitor.context.cookies() == []


def test_a_page_that_is_not_on_the_list_gets_a_clear_no(visitor: Page, site: Site, own: str) -> None:
    site.html = PAGE.format(f'<script src="{own}/widget.js" defer></script>')
    visitor.goto(site.stranger)
    visitor.get_by_role("button", name="Stel uw vraag").click()
    send(visitor, "hallo")
    expect(visitor.get_by_role("log")).to_contain_text("Er is geen verbinding met Banenwijzer.")
    expect(visitor.get_by_role("button", name="Probeer het opnieuw")).to_be_visible()


def test_in_the_page_itself_with_wishes_of_its_own(visitor: Page, site: Site, own: str) -> None:
    site.html = PAGE.format(
        f'<script src="{own}/widget.js"></script>'
        '<banenwijzer-chat weergave="inline" titel="Vraagbaak" begroeting="Dag!" vragen="Een?| Twee? |" thema="donker"'
        ' taalregel="en:You can ask in English." contact="tel:+31201234567" peildatum="2017-06-01"><p>Zonder</p></banenwijzer-chat>'
    )
    visitor.goto(site.allowed)
    widget = visitor.get_by_role("region", name="Vraagbaak")
    expect(widget.get_by_text("Dag!")).to_be_visible()
    expect(visitor.get_by_text("Zonder")).to_be_hidden()
    assert [
        one.inner_text() for one in widget.get_by_role("group", name="Voorbeelden").get_by_role("button").all()
    ] == ["Een?", "Twee?"]
    expect(widget.get_by_text("You can ask in English.")).to_have_attribute("lang", "en")
    expect(widget.get_by_role("link", name="Iemand spreken")).to_have_attribute("href", "tel:+31201234567")
    expect(widget.get_by_text("Voor 1 juni 2017")).to_be_visible()
    expect(widget).to_have_css("background-color", "rgb(19, 26, 33)")
    expect(visitor.locator("banenwijzer-chat")).to_have_count(1)
    expect(visitor.get_by_role("button", name="Sluiten")).to_have_count(0)


def test_the_script_twice_is_one_widget_and_by_hand_is_none(visitor: Page, site: Site, own: str) -> None:
    tag = f'<script src="{own}/widget.js"></script>'
    site.html = PAGE.format(tag + tag)
    visitor.goto(site.allowed)
    expect(visitor.locator("banenwijzer-chat")).to_have_count(1)
    site.html = PAGE.format(f'<script src="{own}/widget.js" data-handmatig></script>')
    visitor.goto(site.allowed)
    expect(visitor.locator("banenwijzer-chat")).to_have_count(0)
    visitor.evaluate("document.body.append(document.createElement('banenwijzer-chat'))")
    expect(visitor.get_by_role("button", name="Stel uw vraag")).to_be_visible()


def test_what_a_page_may_call_and_hear(visitor: Page, site: Site, own: str) -> None:
    site.html = PAGE.format(f'<script src="{own}/widget.js"></script>')
    visitor.goto(site.allowed)
    heard = visitor.evaluate("""async () => {
      const heard = [];
      for (const name of ["open", "close", "question", "answer", "feedback", "error"]) {
        document.addEventListener(`banenwijzer:${name}`, (event) => heard.push([name, event.detail]));
      }
      const chat = document.querySelector("banenwijzer-chat");
      chat.open();
      chat.prefill("alvast");
      const replies = await chat.ask("hallo");
      heard.push(["replies", replies.length], ["leeg", await chat.ask("  ")], ["isOpen", chat.isOpen]);
      chat.close();
      await new Promise((done) => setTimeout(done, 50));
      heard.push(["isOpen", chat.isOpen]);
      chat.open();
      await chat.erase();
      return heard;
    }""")
    names = [name for name, _ in heard]
    assert names == ["open", "question", "answer", "replies", "leeg", "isOpen", "close", "isOpen", "open"]
    by_name = dict(reversed(heard))
    assert by_name["question"] == {"text": "hallo", "peildatum": None}
    assert by_name["answer"]["replies"][0]["soort"] == "smalltalk"
    assert (by_name["replies"], by_name["leeg"]) == (1, None)
    assert [detail for name, detail in heard if name == "isOpen"] == [True, False]
    assert visitor.evaluate("localStorage.length") == 0


def test_put_away_and_back_it_still_works(visitor: Page, site: Site, own: str) -> None:
    site.html = PAGE.format(f'<script src="{own}/widget.js"></script>')
    visitor.goto(site.allowed)
    visitor.evaluate("""() => {
      const chat = document.querySelector("banenwijzer-chat");
      chat.remove();
      document.querySelector("main").append(chat);
    }""")
    visitor.get_by_role("button", name="Stel uw vraag").click()
    ask(visitor, "hallo")


def test_the_demo_page_takes_a_question_from_its_address(page: Page) -> None:
    page.goto("/begrippen")
    question = page.get_by_role("definition").first.get_by_role("link")
    text = question.inner_text()
    question.click()
    expect(page.get_by_label("Uw vraag")).to_have_value(text)
    expect(page.get_by_role("button", name="Kopieer").first).to_be_visible()
