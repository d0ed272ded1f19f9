"""Words that would be code: in a question, in an answer, on the page around it, in a setting."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser import Watch, needs_browser
from tests.widget.conftest import launcher
from tests.widget.pages import answer_with, ask, reply

pytestmark = needs_browser

HTML = '<img src=x onerror="window.hit=1"><script>window.hit=1</script><b>vet</b>'
SCRIPT_LINK = "javascript:window.hit=1"


def bad_nodes(page: Page) -> list[str]:
    found: list[str] = page.locator("banenwijzer-chat").evaluate("""(chat) => {
      const root = chat.shadowRoot;
      const bad = [...root.querySelectorAll("script, img, b, iframe, object, embed, style, base, form[action], [onerror]")];
      const links = [...root.querySelectorAll("a")].filter((a) => !/^(https?|mailto):/.test(a.href));
      return [...bad, ...links].map((node) => node.outerHTML);
    }""")
    return found


def test_a_hostile_question_stays_text(opened: Page) -> None:
    ask(opened, f"{HTML} **sterk** [x]({SCRIPT_LINK})")
    expect(opened.locator("li.mine")).to_contain_text(HTML)
    assert bad_nodes(opened) == []
    opened.reload()
    launcher(opened).click()
    expect(opened.locator("li.mine")).to_contain_text("<img src=x")
    assert bad_nodes(opened) == []
    assert opened.evaluate("window.hit") is None


def test_a_hostile_answer_stays_text(opened: Page) -> None:
    answer_with(
        opened,
        reply(
            f"# {HTML}\n\n{HTML} [klik]({SCRIPT_LINK}) [data](data:text/html,x) [ruw](vbscript:x) [pad](/admin) "
            f"[goed](https://voorbeeld.nl/) **[diep]({SCRIPT_LINK})**\n\n- {HTML}\n1. {HTML}",
            bronnen=[
                {"titel": HTML, "url": SCRIPT_LINK, "artikel": HTML, "versie": HTML, "datum": "2026-01-01", "vindplaats": HTML},
                {"titel": "b", "url": "https://voorbeeld.nl/", "artikel": None, "versie": None, "datum": "2026-01-01"},
            ],
            berekening={"stappen": [HTML], "figuren": [{"titel": HTML, "tekst": HTML}], "kopieertekst": HTML},
            knoppen=[{"titel": HTML, "payload": HTML}],
            geldigheid={"vanaf": "2026-01-01", "tot": None, "peildatum": "2026-01-01"},
        ),
    )  # fmt: skip
    turn = ask(opened, "x")
    assert bad_nodes(opened) == []
    assert {link.get_attribute("href") for link in turn.get_by_role("link").all()} == {"https://voorbeeld.nl/"}
    turn.get_by_text("klik", exact=False).first.click()
    opened.wait_for_timeout(100)
    assert opened.evaluate("window.hit") is None


@pytest.mark.parametrize(
    "text",
    ["*" * 5000, "[" * 3000 + "](" * 3000, "**a" * 2000, "- " * 3000, "\n" * 5000 + "x", "#" * 5000, "1. " * 2000],
)
def test_a_text_made_to_be_slow_is_not(opened: Page, text: str) -> None:
    answer_with(opened, reply(text))
    took = opened.evaluate("""async () => {
      const started = performance.now();
      await document.querySelector("banenwijzer-chat").ask("x");
      return performance.now() - started;
    }""")
    assert took < 1000


def test_markdown_becomes_what_it_says(opened: Page) -> None:
    text = (
        "# Kop\n\nEerste *schuin* en **vet met *beide***.\nVervolg.\n\n- een\n  vervolg\n  - binnen\n- twee\n\n"
        "3. derde\n4. vierde\n\n2 * 3 * 4 = 24 en [mail](mailto:a@b.nl)"
    )
    answer_with(opened, reply(text))
    body = ask(opened, "x").locator(".body")
    expect(body.get_by_role("heading", level=4)).to_have_text("Kop")
    expect(body.locator("p").first).to_have_text("Eerste schuin en vet met beide. Vervolg.")
    expect(body.locator("strong em")).to_have_text("beide")
    expect(body.locator("ul > li > ul > li")).to_have_text("binnen")
    expect(body.locator("ul").first.locator(":scope > li")).to_have_count(2)
    expect(body.locator("ol")).to_have_attribute("start", "3")
    expect(body.locator("p").last).to_contain_text("2 * 3 * 4 = 24")
    expect(body.get_by_role("link", name="mail")).to_have_attribute("href", "mailto:a@b.nl")


def test_hostile_settings_stay_text(context: BrowserContext, watch: Watch) -> None:
    page = watch.new_page(context)
    page.goto("/privacy")
    page.evaluate(
        """([html, address]) => {
          const script = document.createElement("script");
          script.src = "/widget.js";
          for (const name of ["titel", "begroeting", "vragen", "knop"]) script.dataset[name] = html;
          script.dataset.taalregel = "en:" + html;
          script.dataset.contact = address;
          document.body.append(script);
        }""",
        [HTML, SCRIPT_LINK],
    )
    page.get_by_role("button", name="<img").first.click()
    expect(page.get_by_role("dialog")).to_be_visible()
    assert bad_nodes(page) == []
    assert page.evaluate("window.hit") is None


def test_the_style_of_the_page_stays_outside(page: Page) -> None:
    page.add_style_tag(url="/page/site.css")
    page.evaluate("""() => {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync("* { color: red !important; font-size: 3px !important; } button, textarea { display: none !important; }"
        + " banenwijzer-chat { text-transform: uppercase; letter-spacing: 9px; line-height: 9; }");
      document.adoptedStyleSheets = [sheet];
    }""")
    launcher(page).click()
    field = page.get_by_label("Uw vraag")
    expect(field).to_be_visible()
    expect(field).not_to_have_css("color", "rgb(255, 0, 0)")
