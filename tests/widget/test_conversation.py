"""Asking and answering: sources, steps, choices, copy, verdict, and everything that can go wrong on the way."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser import Watch, needs_browser
from tests.servers import Server
from tests.widget.conftest import field, launcher
from tests.widget.pages import CHOICE, HOE_LANG, REKEN, Held, answer_with, ask, focused, reply, send, status

pytestmark = needs_browser


def test_nothing_is_asked_of_the_server_before_the_user_does(page: Page) -> None:
    calls: list[str] = []
    page.on("request", lambda request: calls.append(request.url))
    launcher(page).click()
    page.wait_for_timeout(100)
    assert calls == []


def test_it_says_what_it_is_and_what_it_keeps(opened: Page) -> None:
    expect(opened.get_by_text("Digitale assistent, geen mens")).to_be_visible()
    expect(opened.get_by_text("U praat met een computer.")).to_be_visible()
    expect(opened.get_by_text("Wij bewaren uw vragen 90 dagen.")).to_be_visible()
    expect(opened.get_by_role("link", name="toegankelijkheid")).to_be_visible()
    opened.get_by_role("button", name="Iemand spreken").click()
    expect(opened.get_by_role("log")).to_contain_text("werkgeversservicepunt")


def test_an_answer_with_sources_validity_and_explained_terms(opened: Page) -> None:
    turn = ask(opened, HOE_LANG)
    expect(turn).to_contain_text("AOW-leeftijd")
    expect(turn.get_by_role("heading", name="Bronnen")).to_be_visible()
    source = turn.get_by_role("link", name="Besluit SUWI").first
    assert (source.get_attribute("href") or "").startswith("https://")
    assert "noopener" in (source.get_attribute("rel") or "")
    expect(turn).to_contain_text("Geldig vanaf 1 januari 2020")
    expect(turn).to_contain_text("Gevraagd voor")
    expect(turn.locator(".term").first).to_be_visible()
    assert turn.locator(".term").count() <= 3
    expect(field(opened)).to_be_focused()
    expect(field(opened)).to_have_value("")


def test_a_calculation_folds_its_steps_open_and_copies_as_it_was_written(opened: Page, context: BrowserContext) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    turn = ask(opened, REKEN)
    steps = turn.get_by_role("group").filter(has_text="Zo is dit berekend").locator("ol")
    expect(steps).to_be_hidden()
    turn.get_by_text("Zo is dit berekend").click()
    expect(steps).to_be_visible()
    assert steps.get_by_role("listitem").count() >= 3
    turn.get_by_role("button", name="Kopieer").click()
    expect(status(opened)).to_have_text("Het antwoord is gekopieerd.")
    copied = opened.evaluate("navigator.clipboard.readText()")
    assert "Zo is dit berekend" in copied
    assert "**" not in copied


def test_copying_on_a_page_without_https(context: BrowserContext, watch: Watch) -> None:
    context.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page = watch.new_page(context)
    page.goto("/")
    turn = ask(page, HOE_LANG)
    turn.get_by_role("button", name="Kopieer").click()
    expect(status(page)).to_have_text("Het antwoord is gekopieerd.")
    field(page).focus()
    page.keyboard.press("Control+V")
    copied = field(page).input_value()
    assert copied.startswith("Iemand telt mee")
    assert "Bronnen:\n- " in copied
    assert "https://" in copied


def test_a_choice_is_made_by_its_button(opened: Page) -> None:
    answer_with(opened, CHOICE)
    turn = ask(opened, "hoe lang")
    opened.unroute("**/messages")
    choices = turn.get_by_role("group", name="Maak een keuze").get_by_role("button")
    title = choices.first.inner_text()
    choices.first.click()
    turns = opened.get_by_role("log").locator("li.turn")
    expect(turns).to_have_count(4)
    expect(turns.nth(2)).to_contain_text(title)
    expect(turns.nth(3).get_by_role("heading", name="Bronnen")).to_be_visible()
    expect(field(opened)).to_be_focused()


def test_a_button_shows_its_title_and_sends_its_payload(opened: Page) -> None:
    answer_with(opened, reply("Kies.", soort="verduidelijking", knoppen=[{"titel": "De eerste", "payload": "één"}]))
    turn = ask(opened, "x")
    with opened.expect_request("**/messages") as sent:
        turn.get_by_role("button", name="De eerste").click()
    assert json.loads(sent.value.post_data or "")["text"] == "één"
    expect(opened.get_by_role("log").locator("li.mine").last).to_have_text("UDe eerste")


def test_another_date(opened: Page) -> None:
    opened.get_by_text("Andere datum").click()
    opened.get_by_label("Peildatum").fill("2017-06-01")
    expect(opened.get_by_text("Voor 1 juni 2017")).to_be_visible()
    turn = ask(opened, HOE_LANG)
    expect(turn).to_contain_text("t+2")
    expect(opened.locator("li.mine")).to_contain_text("Voor 1 juni 2017")


def test_a_verdict_reaches_the_store(opened: Page, server: Server) -> None:
    turn = ask(opened, HOE_LANG)
    turn.get_by_role("button", name="Niet goed").click()
    expect(turn.get_by_role("button", name="Niet goed")).to_have_attribute("aria-pressed", "true")
    opened.keyboard.type("Het bedrag ontbreekt")
    turn.get_by_role("button", name="Stuur op").click()
    expect(status(opened)).to_have_text("Dank u. Uw oordeel is bewaard.")
    expect(turn.get_by_label("Wat miste er")).to_be_hidden()
    assert focused(opened) == "Niet goed"
    opened.reload()
    launcher(opened).click()
    again = opened.get_by_role("log").locator("li.turn").last
    expect(again.get_by_role("button", name="Niet goed")).to_have_attribute("aria-pressed", "true")
    again.get_by_role("button", name="Goed", exact=True).click()
    expect(again.get_by_role("button", name="Niet goed")).to_have_attribute("aria-pressed", "false")


def test_a_verdict_that_is_not_kept_is_told(opened: Page) -> None:
    answer_with(opened, reply("Ja."))
    turn = ask(opened, "x")
    turn.get_by_role("button", name="Goed", exact=True).click()
    expect(status(opened)).to_contain_text("Uw oordeel is niet bewaard.")
    expect(turn.get_by_role("button", name="Goed", exact=True)).to_have_attribute("aria-pressed", "false")


def test_the_first_sign_of_life_is_at_once(opened: Page) -> None:
    held = Held(opened)
    took = opened.locator("banenwijzer-chat").evaluate("""async (chat) => {
      const status = chat.shadowRoot.querySelector("[role=status]");
      const seen = new Promise((done) => new MutationObserver(() => done(performance.now())).observe(status, {childList: true}));
      const started = performance.now();
      chat.ask("hallo");
      return (await seen) - started;
    }""")
    assert took < 100
    expect(status(opened)).to_have_text("Ik zoek het antwoord…")
    expect(opened.get_by_role("button", name="Verstuur")).to_have_attribute("aria-disabled", "true")
    field(opened).fill("nog een vraag")
    opened.keyboard.press("Enter")
    expect(field(opened)).to_have_value("nog een vraag")
    expect(opened.locator("li.mine")).to_have_count(1)
    held.let_go()
    expect(status(opened)).to_have_text("")
    expect(opened.get_by_role("button", name="Verstuur")).to_have_attribute("aria-disabled", "false")


def test_a_slow_answer_says_that_it_goes_on(page: Page) -> None:
    page.clock.install()
    launcher(page).click()
    Held(page)
    send(page, "hallo")
    expect(status(page)).to_have_text("Ik zoek het antwoord…")
    page.clock.fast_forward(4500)
    expect(status(page)).to_have_text("Dit duurt langer dan normaal. Ik zoek door…")
    page.clock.fast_forward(30_000)
    expect(page.get_by_role("button", name="Probeer het opnieuw")).to_be_visible()


def test_offline_keeps_the_question_and_a_retry_answers_it(opened: Page, context: BrowserContext) -> None:
    context.set_offline(True)
    expect(status(opened)).to_have_text("Er is geen verbinding met Banenwijzer.")
    send(opened, "hallo")
    retry = opened.get_by_role("button", name="Probeer het opnieuw")
    expect(retry).to_be_visible()
    context.set_offline(False)
    retry.click()
    expect(opened.get_by_role("log")).to_contain_text("Goedendag")
    expect(retry).to_have_count(0)
    expect(opened.locator("li.mine")).to_have_count(1)
    expect(field(opened)).to_be_focused()


@pytest.mark.parametrize(
    ("status_code", "detail"),
    [(429, "U stuurt veel verzoeken achter elkaar. Probeer het over 12 seconden opnieuw."), (503, "Dit lukt nu niet.")],
)
def test_a_refusal_is_told_in_the_servers_words(opened: Page, status_code: int, detail: str) -> None:
    body = json.dumps({"status": status_code, "detail": detail})
    opened.route(
        "**/messages",
        lambda route: route.fulfill(status=status_code, content_type="application/problem+json", body=body),
    )
    send(opened, "hallo")
    expect(opened.get_by_role("log")).to_contain_text(detail)
    expect(opened.get_by_role("button", name="Probeer het opnieuw")).to_be_visible()


@pytest.mark.parametrize(
    "body",
    [
        "event: bezig\ndata: {}\n\n: nog bezig\n\n",
        'event: bezig\ndata: {}\n\nevent: fout\ndata: {"status": 500, "detail": "Stuk."}\n\n',
    ],
)
def test_a_stream_that_breaks_off_or_fails_offers_a_retry(opened: Page, body: str) -> None:
    opened.route("**/messages", lambda route: route.fulfill(status=200, content_type="text/event-stream", body=body))
    send(opened, "hallo")
    expect(opened.get_by_role("button", name="Probeer het opnieuw")).to_be_visible()


def test_a_refused_text_goes_back_to_the_field(opened: Page) -> None:
    send(opened, "?!?")
    expect(opened.locator("#error")).to_contain_text("geen woorden")
    expect(field(opened)).to_have_value("?!?")
    expect(opened.locator("li.turn")).to_have_count(0)


def test_an_empty_or_too_long_question_is_told_at_the_field(opened: Page) -> None:
    send(opened, "   ")
    expect(opened.locator("#error")).to_have_text("Typ eerst uw vraag.")
    expect(field(opened)).to_have_attribute("aria-invalid", "")
    field(opened).fill("a" * 1700)
    expect(opened.get_by_text("Nog 300 tekens")).to_be_visible()
    send(opened, "a" * 2001)
    expect(opened.get_by_text("1 tekens te veel")).to_be_visible()
    expect(opened.locator("#error")).to_contain_text("te lang")
    expect(opened.locator("li.turn")).to_have_count(0)


def test_starting_again_forgets_and_a_late_answer_does_not_show(opened: Page) -> None:
    ask(opened, "hallo")
    held = Held(opened)
    send(opened, HOE_LANG)
    held.wait()
    opened.get_by_title("Meer").click()
    opened.get_by_role("button", name="Opnieuw beginnen").click()
    expect(opened.locator("li.turn")).to_have_count(0)
    held.let_go()
    expect(opened.get_by_role("button", name="Verstuur")).to_have_attribute("aria-disabled", "false")
    expect(opened.locator("li.turn")).to_have_count(0)
    expect(opened.get_by_role("button", name="Wat is loonkostensubsidie?")).to_be_visible()


def test_erasing_is_confirmed_and_reaches_the_server(opened: Page, server: Server) -> None:
    ask(opened, "hallo")
    known = json.loads(opened.evaluate("Object.values(localStorage)[0]"))
    opened.once("dialog", lambda dialog: dialog.dismiss())
    opened.get_by_title("Meer").click()
    opened.get_by_role("button", name="Gesprek wissen").click()
    expect(opened.locator("li.turn")).to_have_count(2)
    opened.once("dialog", lambda dialog: dialog.accept())
    opened.get_by_title("Meer").click()
    opened.get_by_role("button", name="Gesprek wissen").click()
    expect(status(opened)).to_have_text("Uw gesprek is gewist, ook op onze server.")
    expect(opened.locator("li.turn")).to_have_count(0)
    headers = {"Authorization": f"Bearer {known['token']}"}
    assert server.http.get(f"/api/v1/conversations/{known['id']}", headers=headers).json()["turns"] == []
    assert opened.evaluate("localStorage.length") == 0


def test_saved_as_text(opened: Page) -> None:
    ask(opened, HOE_LANG)
    opened.get_by_title("Meer").click()
    with opened.expect_download() as download:
        opened.get_by_role("button", name="Opslaan als tekst").click()
    text = Path(download.value.path()).read_text("utf-8")
    assert download.value.suggested_filename.endswith(".txt")
    assert f"U:\n{HOE_LANG}" in text
    assert "Banenwijzer:\nIemand telt mee" in text
    assert "U praat met een computer." in text


def test_printed_without_the_page_around_it_and_with_everything_open(context: BrowserContext, watch: Watch) -> None:
    context.add_init_script("window.print = () => {}")
    page = watch.new_page(context)
    page.goto("/voorbeeld")
    launcher(page).click()
    ask(page, REKEN)
    page.get_by_title("Meer").click()
    page.get_by_role("button", name="Afdrukken").click()
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", level=1)).to_be_hidden()
    expect(field(page)).to_be_hidden()
    expect(page.locator("li.turn details ol")).to_be_visible()
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_a_long_conversation_stays_usable(opened: Page) -> None:
    answer_with(opened, reply("**Kop**\n\n- een\n- twee\n\nTekst. " * 8))
    opened.evaluate("""async () => {
      const chat = document.querySelector("banenwijzer-chat");
      for (let i = 0; i < 120; i++) await chat.ask(`vraag ${i}`);
    }""")
    turn = ask(opened, "de laatste")
    box = turn.bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 800
    expect(opened.locator("li.turn")).to_have_count(242)
