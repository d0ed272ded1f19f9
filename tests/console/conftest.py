"""The console in this process and in a real server with a real browser.

For tests of a room: `console.signed_in("editor")` gives a client with a session (`.page`, `.fragment`, `.post`,
`.http`); `own_console` is the frame alone, with a database of the test's own. In a browser: `visit("editor")` gives a page
of a signed-in editor, which fails the test when it breaks a policy or calls another server.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page
from sqlalchemy import Engine

from bot.gateway.console.access import tokens
from tests.browser import Watch, running_browser
from tests.console.people import ConsoleApp, begin_session, running_app, running_frame, server_database
from tests.servers import Server, running_server, without_engine


@pytest.fixture(scope="package")
def console(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ConsoleApp]:
    """Shared: do not change what another test counts on."""
    with running_app(tmp_path_factory.mktemp("console")) as console:
        yield console


@pytest.fixture(scope="package")
def frame(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ConsoleApp]:
    """Shared, as `console`, without anything to look up: for sign-in and the frame."""
    with running_frame(tmp_path_factory.mktemp("frame")) as console:
        yield console


@pytest.fixture
def own_console(tmp_path: Path) -> Iterator[ConsoleApp]:
    """With a database of this test's own, and a frame without rooms."""
    with running_frame(tmp_path / "own") as console:
        yield console


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    with running_browser() as browser:
        yield browser


@pytest.fixture(scope="package")
def console_var(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("server")


@pytest.fixture(scope="package")
def console_engine(console_var: Path) -> Iterator[Engine]:
    """The database of `console_server`, with an account for every role."""
    with server_database(console_var) as engine:
        yield engine


@pytest.fixture(scope="package")
def console_server(console_var: Path, console_engine: Engine) -> Iterator[Server]:
    """A real server with local accounts, without an engine."""
    with running_server(console_var, **without_engine()) as server:
        yield server


@pytest.fixture
def own(console_server: Server) -> str:
    return str(console_server.http.base_url).rstrip("/")


@pytest.fixture
def watch(own: str) -> Iterator[Watch]:
    watch = Watch(own)
    yield watch
    assert watch.complaints == []


@pytest.fixture
def visit(browser: Browser, console_engine: Engine, own: str, watch: Watch) -> Iterator[Callable[..., Page]]:
    """visit(*roles, name="", **options of the browser's context): a page of somebody with these roles; none: nobody."""
    contexts = []

    def open_page(*roles: str, name: str = "", **options: Any) -> Page:
        context = browser.new_context(
            base_url=own, locale="nl-NL", **{"viewport": {"width": 1100, "height": 800}, **options}
        )
        contexts.append(context)
        if roles:
            identity = begin_session(console_engine, *roles, name=name)
            secure = own.replace(
                "http:", "https:"
            )  # a __Host- cookie; a browser sends it to its own machine by http too
            context.add_cookies([{"name": tokens.SESSION_COOKIE, "value": identity, "url": secure, "httpOnly": True}])
        return watch.new_page(context)

    yield open_page
    for context in contexts:
        context.close()
