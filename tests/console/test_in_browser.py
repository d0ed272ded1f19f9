"""Signing in and out in a real browser: with an account, and at a real provider."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from typing import Any
from unittest import mock

import oidc_provider_mock
import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import Engine

from bot.gateway.console.access import tokens
from bot.store import AuditLog, open_engine, upgrade
from tests.browser import Watch, needs_browser, violations
from tests.console.people import PASSWORD
from tests.servers import Server, running_server, without_engine

pytestmark = needs_browser

LOOKS: dict[str, dict[str, Any]] = {
    "light": {},
    "dark": {"color_scheme": "dark"},
    "forced colours": {"forced_colors": "active"},
    "320 px": {"viewport": {"width": 320, "height": 640}},
    "320 px, dark": {"viewport": {"width": 320, "height": 640}, "color_scheme": "dark"},
}
Visit = Callable[..., Page]


def sign_in(page: Page, name: str = "editor", password: str = PASSWORD) -> None:
    page.get_by_label("Naam van uw account").fill(name)
    page.get_by_label("Wachtwoord").fill(password)
    page.get_by_role("button", name="Aanmelden").click()


def cookie(page: Page) -> Any:
    found = [one for one in page.context.cookies() if one["name"] == tokens.SESSION_COOKIE]
    return found[0] if found else None


def test_from_a_deep_link_through_signing_in_to_signing_out(visit: Visit) -> None:
    page = visit()
    page.goto("/console/nergens?q=a+b")
    expect(page.get_by_role("heading", name="Niet gevonden")).to_be_visible()
    page.goto("/console")
    expect(page).to_have_title("Aanmelden – Banenwijzer-console")
    expect(page.get_by_label("Naam van uw account")).to_be_focused()
    sign_in(page, password="verkeerd")
    expect(page.get_by_role("alert").filter(has_text="horen niet bij elkaar")).to_be_visible()
    expect(page.get_by_label("Wachtwoord")).to_be_focused()
    expect(page.get_by_label("Wachtwoord")).to_have_value("")
    expect(page.get_by_label("Naam van uw account")).to_have_value("editor")
    sign_in(page)
    expect(page.get_by_text("Test editor")).to_be_visible()
    kept = cookie(page)
    assert kept["secure"]
    assert kept["httpOnly"]
    assert (kept["sameSite"], kept["path"], kept["expires"]) == ("Lax", "/", -1)
    assert page.evaluate("document.cookie") == ""
    page.get_by_role("button", name="Afmelden").click()
    expect(page.get_by_role("heading", name="U bent afgemeld")).to_be_visible()
    assert cookie(page) is None
    page.go_back()
    expect(page.get_by_role("heading", name="Aanmelden")).to_be_visible()  # and not what was there before
    page.goto("/console")
    expect(page.get_by_role("heading", name="Aanmelden")).to_be_visible()


def test_without_a_mouse(visit: Visit) -> None:
    page = visit()
    page.goto("/console")
    page.keyboard.type("adviser")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_text("Test adviser")).to_be_visible()
    page.goto("/console/nergens")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Naar de inhoud")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


@pytest.mark.parametrize("look", LOOKS)
def test_no_barrier_in_the_frame(visit: Visit, look: str) -> None:
    found = {}
    for roles, path in (
        ((), "/console/aanmelden"),
        (("editor", "approver"), "/console/nergens"),
        (("adviser", "editor", "approver", "beheerder"), "/console/nergens"),
    ):
        page = visit(*roles, name="Maria van der Steenhoven-Wielemaker", **LOOKS[look])
        page.goto(path)
        if here := violations(page):
            found[roles, path] = here
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
        if not roles:
            sign_in(page, "niemand")
            expect(page.get_by_role("alert").filter(has_text="elkaar")).to_be_visible()
            if here := violations(page):
                found["fault", path] = here
    assert found == {}


@pytest.mark.parametrize("width", [320, 1100])
def test_every_target_can_be_hit(visit: Visit, width: int) -> None:
    page = visit(*("adviser", "editor"), viewport={"width": width, "height": 700})
    page.goto("/console/nergens")
    small = page.evaluate("""[...document.querySelectorAll("header a, header button, footer a")]
      .filter((node) => { const box = node.getBoundingClientRect(); return box.height < 43.9 || box.width < 24; })
      .map((node) => node.outerHTML)""")
    assert small == []


def test_a_name_is_never_a_script(visit: Visit) -> None:
    page = visit("editor", name="<img src=x onerror=alert(1)><script>alert(2)</script>")
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    page.goto("/console/nergens")
    expect(page.get_by_text("<script>alert(2)</script>")).to_be_visible()


def test_htmx_brings_the_token_and_tells_what_failed(visit: Visit, watch: Watch) -> None:
    page = visit("editor")
    page.goto("/console/nergens")
    sent: list[str | None] = []
    page.on(
        "request",
        lambda request: request.resource_type == "xhr" and sent.append(request.headers.get("x-csrf-token")),
    )
    page.evaluate("htmx.ajax('GET', '/console/nergens', {target: 'main', swap: 'innerHTML'})")
    expect(page.get_by_role("alert")).to_contain_text("Er is niets op /console/nergens.")
    assert sent[-1] == page.locator("meta[name=csrf-token]").get_attribute("content")
    page.context.clear_cookies()
    page.evaluate("htmx.ajax('POST', '/console/afmelden', {target: 'main', swap: 'innerHTML'})")
    expect(page.get_by_role("alert")).to_contain_text("U bent niet (meer) aangemeld.")
    page.get_by_role("alert").get_by_role("link", name="Aanmelden").click()
    expect(page).to_have_url(re.compile(r"/console/aanmelden\?naar=%2Fconsole%2Fnergens$"))
    assert len(watch.complaints) == 2
    assert all(one.startswith("Response Status Error Code") for one in watch.complaints)  # htmx' own line about it
    watch.complaints.clear()


def test_htmx_runs_nothing_that_it_gets(visit: Visit) -> None:
    page = visit("editor")
    page.goto("/console/nergens")
    config = page.evaluate("({...htmx.config})")
    assert config["allowEval"] is False
    assert config["allowScriptTags"] is False
    assert config["includeIndicatorStyles"] is False
    assert config["selfRequestsOnly"] is True
    assert config["historyCacheSize"] == 0


@pytest.fixture(scope="module")
def provider() -> Iterator[str]:
    """A real OpenID provider on this machine."""
    people = [
        {"name": "Fatma Yıldız", "roles": ["editor", "andere-rol"]},
        {"name": "<img src=x onerror=alert(1)>", "roles": "adviser"},
        {"name": "Zonder Rol", "roles": ["lezer"]},
    ]
    users = [oidc_provider_mock.User(sub=f"p{number}", claims=claims) for number, claims in enumerate(people)]
    with (
        mock.patch.dict(os.environ, {"AUTHLIB_INSECURE_TRANSPORT": "1"}),  # of the provider: it has no certificate
        oidc_provider_mock.run_server_in_thread(require_nonce=True, user_claims=users) as running,
    ):
        yield f"http://localhost:{running.server_port}"


@pytest.fixture(scope="module")
def oidc_server(tmp_path_factory: pytest.TempPathFactory, provider: str) -> Iterator[Server]:
    settings = {
        **without_engine(),
        "BANENWIJZER_OIDC_ISSUER": provider,
        "BANENWIJZER_OIDC_CLIENT_ID": "console",
        "BANENWIJZER_OIDC_CLIENT_SECRET": "geheim",
    }
    with running_server(tmp_path_factory.mktemp("oidc"), **settings) as server:
        yield server


@pytest.fixture
def oidc_engine(oidc_server: Server) -> Iterator[Engine]:
    engine = open_engine(f"sqlite:///{oidc_server.log.parent / 'var' / 'banenwijzer.db'}")
    upgrade(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def oidc_page(browser: Browser, oidc_server: Server, provider: str) -> Iterator[Page]:
    own = str(oidc_server.http.base_url).rstrip("/")
    watch = Watch(own, provider, "https://", "data:")  # the provider's own pages fetch their style elsewhere
    context = browser.new_context(base_url=own, locale="nl-NL")
    context.route(re.compile("^https://"), lambda route: route.fulfill(body="", content_type="text/css"))
    yield watch.new_page(context)
    context.close()
    assert watch.complaints == []


def test_signing_in_and_out_at_a_real_provider(oidc_page: Page, oidc_engine: Engine, provider: str) -> None:
    page = oidc_page
    page.goto("/console/nergens")
    page.goto("/console")
    expect(page.get_by_role("heading", name="Aanmelden")).to_be_visible()
    assert violations(page) == []
    page.get_by_role("link", name="Aanmelden via uw organisatie").click()
    expect(page.get_by_role("heading", name="Authorize Client")).to_be_visible()
    page.get_by_role("button", name="Authorize as p0").click()
    expect(page.get_by_text("Fatma Yıldız")).to_be_visible()
    assert page.url.startswith(page.evaluate("location.origin") + "/console")
    entry = AuditLog(oidc_engine).latest(1)[0]
    assert (entry.actor, dict(entry.details)) == ("oidc:p0", {"manier": "oidc", "rollen": ["editor"]})
    assert [one["name"] for one in page.context.cookies(page.url)] == [tokens.SESSION_COOKIE]
    page.get_by_role("button", name="Afmelden").click()
    page.wait_for_url(f"{provider}/oauth2/end_session?**")
    assert AuditLog(oidc_engine).latest(1)[0].action == "sessie.einde"
    page.locator("form button").first.click()
    expect(page.get_by_role("heading", name="Aanmelden")).to_be_visible()
    page.goto("/console")
    expect(page.get_by_role("heading", name="Aanmelden")).to_be_visible()


def test_a_claim_is_never_a_script(oidc_page: Page) -> None:
    page = oidc_page
    page.on("dialog", lambda dialog: pytest.fail(dialog.message))
    page.goto("/console/aanmelden/organisatie")
    page.get_by_role("button", name="Authorize as p1").click()
    expect(page.get_by_text("<img src=x onerror=alert(1)>")).to_be_visible()


def test_somebody_without_a_role_is_told(oidc_page: Page) -> None:
    page = oidc_page
    page.goto("/console/aanmelden/organisatie")
    page.get_by_role("button", name="Authorize as p2").click()
    expect(page.get_by_role("heading", name="Geen toegang")).to_be_visible()
    expect(page.get_by_text("Zonder Rol, u heeft nog geen rol")).to_be_visible()
    expect(page.get_by_role("link", name="Aanmelden met een ander account")).to_be_visible()
    assert violations(page) == []
    assert cookie(page) is None


def test_who_says_no_at_the_provider_is_told(oidc_page: Page) -> None:
    page = oidc_page
    page.goto("/console/aanmelden/organisatie")
    page.get_by_role("button", name="Deny access").click()
    expect(page.get_by_text("Uw organisatie heeft u niet aangemeld.")).to_be_visible()
    expect(page.get_by_role("link", name="Naar de aanmeldpagina")).to_be_visible()
