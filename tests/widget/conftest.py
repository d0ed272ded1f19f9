"""The widget in a real browser, with a real server that answers from the index."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser import Watch, running_browser
from tests.servers import Server, running_server, without_engine
from tests.widget.other_site import Site, running_site


@pytest.fixture(scope="package")
def site() -> Iterator[Site]:
    """A host page of another origin."""
    with running_site() as site:
        yield site


@pytest.fixture(scope="package")
def server(tmp_path_factory: pytest.TempPathFactory, site: Site) -> Iterator[Server]:
    settings = {**without_engine(), "BANENWIJZER_ALLOWED_ORIGINS": site.allowed}
    with running_server(tmp_path_factory.mktemp("widget"), **settings) as server:
        yield server


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    with running_browser() as browser:
        yield browser


@pytest.fixture
def own(server: Server) -> str:
    return str(server.http.base_url).rstrip("/")


@pytest.fixture
def context(browser: Browser, own: str) -> Iterator[BrowserContext]:
    context = browser.new_context(base_url=own, locale="nl-NL", viewport={"width": 1100, "height": 800})
    yield context
    context.close()


@pytest.fixture
def watch(own: str) -> Iterator[Watch]:
    """Fails the test afterwards when a page did what it may not."""
    watch = Watch(own)
    yield watch
    assert watch.complaints == []


@pytest.fixture
def page(context: BrowserContext, watch: Watch) -> Page:
    """The intranet page with the widget as a button, closed."""
    page = watch.new_page(context)
    page.goto("/voorbeeld")
    expect(launcher(page)).to_be_visible()
    return page


@pytest.fixture
def opened(page: Page) -> Page:
    launcher(page).click()
    expect(field(page)).to_be_focused()
    return page


def launcher(page: Page):  # type: ignore[no-untyped-def]
    return page.get_by_role("button", name="Vraag over de banenafspraak?")


def field(page: Page):  # type: ignore[no-untyped-def]
    return page.get_by_label("Uw vraag")
