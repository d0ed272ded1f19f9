"""Without a way to sign in the console is off, but for a developer on his own machine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.store import Accounts
from tests.console.people import PAGE, ConsoleApp, running_frame

HERE: dict[str, Any] = {"base_url": "http://127.0.0.1:8080", "client": ("127.0.0.1", 50000)}


@pytest.fixture(scope="module")
def console(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ConsoleApp]:
    with running_frame(tmp_path_factory.mktemp("developer"), with_accounts=False) as console:
        yield console


def is_in(console: ConsoleApp, headers: dict[str, str] | None = None, **options: Any) -> bool:
    response = console.nobody(**{**HERE, **options}).http.get("/console/nergens", headers={**PAGE, **(headers or {})})
    assert ("Ontwikkelmodus" in response.text) is ("Ontwikkelaar</span>" in response.text)
    assert ("Ontwikkelmodus" in response.text) or may_not(console, headers, **options)
    return "Ontwikkelmodus" in response.text


def may_not(console: ConsoleApp, headers: dict[str, str] | None = None, **options: Any) -> bool:
    response = console.nobody(**{**HERE, **options}).http.get("/console", headers={**PAGE, **(headers or {})})
    return response.status_code == 404 and "De console staat uit" in response.text


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:8080", "http://localhost:8080", "http://[::1]:8080", "http://localhost"]
)
def test_on_his_own_machine_a_developer_is_in_and_is_told(console: ConsoleApp, url: str) -> None:
    assert is_in(console, base_url=url)


def test_over_the_newer_loopback_too(console: ConsoleApp) -> None:
    assert is_in(console, client=("::1", 50000))


@pytest.mark.parametrize("client", [("192.0.2.1", 1), ("10.0.0.1", 1), ("testclient", 1), ("::ffff:192.0.2.1", 1)])
def test_from_another_machine_nobody_is(console: ConsoleApp, client: tuple[str, int]) -> None:
    assert not is_in(console, client=client)


@pytest.mark.parametrize(
    "url",
    [
        "http://banenwijzer.example",
        "http://127.0.0.1.anders.example",
        "http://0.0.0.0",
        "http://localhost.anders.example",
    ],
)
def test_under_another_name_nobody_is(console: ConsoleApp, url: str) -> None:
    """A site whose name leads to this machine (DNS rebinding) has its own name in Host."""
    assert not is_in(console, base_url=url)


@pytest.mark.parametrize(
    "header", ["X-Forwarded-For", "Forwarded", "X-Real-IP", "X-Forwarded-Proto", "X-Forwarded-Host", "Via"]
)
def test_through_a_proxy_nobody_is(console: ConsoleApp, header: str) -> None:
    assert not is_in(console, {header: "127.0.0.1"})


def test_another_site_may_link_here_and_not_read(console: ConsoleApp) -> None:
    assert is_in(console, {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"})
    assert not is_in(console, {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "cors"})


def test_the_page_says_what_to_set(console: ConsoleApp) -> None:
    for path in ("/console", "/console/aanmelden", "/console/aanmelden/organisatie", "/console/aanmelden/terug"):
        response = console.nobody().page(path)
        assert response.status_code == 404, path
        assert "De console staat uit" in response.text
        for word in ("BANENWIJZER_OIDC_ISSUER", "banenwijzer account maak", "BANENWIJZER_ENVIRONMENT=development"):
            assert word in response.text


def test_in_production_nobody_is(tmp_path: Path) -> None:
    with running_frame(tmp_path, with_accounts=False, environment="production", secret_key="x" * 32) as console:
        assert not is_in(console)


def test_with_an_account_a_developer_signs_in_as_well(tmp_path: Path) -> None:
    with running_frame(tmp_path, with_accounts=False) as console:
        assert is_in(console)
        Accounts(console.engine).make("test", "jan", "Jan", "x", frozenset({"editor"}))
        response = console.nobody(**HERE).page("/console")
        assert (response.status_code, response.headers["location"][:18]) == (303, "/console/aanmelden")
        Accounts(console.engine).close("test", "jan")
        assert is_in(console)


def test_with_a_provider_a_developer_signs_in_as_well(tmp_path: Path) -> None:
    with running_frame(tmp_path, with_accounts=False, oidc_issuer="http://127.0.0.1:1", oidc_client_id="x") as console:
        assert console.nobody(**HERE).page("/console").status_code == 303


def test_a_change_by_another_site_is_refused(console: ConsoleApp) -> None:
    person = console.nobody(**HERE)
    token = person.page("/console/nergens").text.split('name="csrf-token" content="')[1].split('"')[0]
    for headers in ({"Origin": "http://anders.example"}, {"Origin": "http://localhost:3000"}):
        assert person.http.post("/console/afmelden", data={"csrf_token": token}, headers=headers).status_code == 403
    assert person.http.post("/console/afmelden", data={}).status_code == 403
    assert person.http.post("/console/afmelden", data={"csrf_token": token}).status_code == 200
