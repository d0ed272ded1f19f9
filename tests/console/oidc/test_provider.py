"""A provider that is away, broken, or not to be trusted."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.errors import SettingsError
from bot.gateway.console.access import tokens
from bot.gateway.console.access.oidc import Provider
from bot.settings import Settings
from tests.console.fake_provider import Claims, Fake
from tests.console.oidc.steps import START, sign_in
from tests.console.people import ConsoleApp, running_frame


def test_the_provider_is_asked_once_for_what_it_announces(console: ConsoleApp, fake: Fake) -> None:
    for _ in range(3):
        sign_in(console, fake)
    paths = [path for path, *_ in fake.requests]
    assert paths.count("/.well-known/openid-configuration") == paths.count("/jwks") == 1


@pytest.mark.parametrize(
    ("answer", "status"),
    [
        ((400, b'{"error": "invalid_grant"}'), 400),
        ((401, b'{"error": "invalid_client"}'), 503),
        ((500, b"boom"), 503),
        ((200, b"<html>"), 503),
        ((200, b"[]"), 503),
        ((200, b"{}"), 400),
        ((302, b""), 503),
    ],
)
def test_the_exchange_fails(console: ConsoleApp, fake: Fake, answer: tuple[int, bytes], status: int) -> None:
    fake.answers["/token"] = answer
    person, response = sign_in(console, fake)
    assert response.status_code == status
    assert tokens.SESSION_COOKIE not in person.http.cookies


@pytest.mark.parametrize("path", ["/.well-known/openid-configuration", "/jwks"])
@pytest.mark.parametrize(
    "answer", [(500, b"x"), (404, b""), (200, b"x"), (200, b"[]"), (200, b"{}"), (200, b"null"), (302, b"")]
)
def test_a_provider_that_is_none(console: ConsoleApp, fake: Fake, path: str, answer: tuple[int, bytes]) -> None:
    fake.answers[path] = answer
    response = console.nobody().page(START)
    assert response.status_code == 503
    assert "werkt nu niet" in response.text
    fake.answers.clear()
    assert console.nobody().page(START).status_code == 303  # back as soon as it is


@pytest.mark.parametrize(
    "announced",
    [
        {"issuer": "https://anders.example"}, {"issuer": None}, {"token_endpoint": "http://anders.example/token"},
        {"authorization_endpoint": "javascript:alert(1)"}, {"token_endpoint": None}, {"jwks_uri": "file:///etc/passwd"},
    ],
)  # fmt: skip
def test_announcements_that_are_not_safe(console: ConsoleApp, fake: Fake, announced: Claims) -> None:
    fake.announced = announced
    assert console.nobody().page(START).status_code == 503


def test_a_provider_that_is_away(tmp_path: Path) -> None:
    with running_frame(
        tmp_path, with_accounts=False, oidc_issuer="http://127.0.0.1:1", oidc_client_id="console"
    ) as console:
        assert console.nobody().page("/console/aanmelden").status_code == 200
        assert console.nobody().page(START).status_code == 503


def test_a_secret_in_the_form_for_a_provider_that_wants_it_there(console: ConsoleApp, fake: Fake) -> None:
    fake.announced = {"token_endpoint_auth_methods_supported": ["client_secret_post"]}
    assert sign_in(console, fake)[1].status_code == 303
    assert fake.requests[-1][1]["client_secret"] == "geheim van ons"


@pytest.mark.parametrize(
    ("settings", "missing"),
    [
        ({"oidc_issuer": "https://id.example"}, "OIDC_CLIENT_ID"),
        ({"oidc_issuer": "http://id.example", "oidc_client_id": "x"}, "https"),
        ({"oidc_issuer": "id.example", "oidc_client_id": "x"}, "https"),
    ],
)
def test_settings_that_cannot_work_are_told_at_start(settings: dict[str, str], missing: str) -> None:
    with pytest.raises(SettingsError, match=missing):
        Provider(Settings(**settings))  # type: ignore[arg-type]


def test_the_secret_is_not_in_what_is_shown_of_the_settings() -> None:
    assert "geheim" not in repr(Settings(oidc_client_secret=SecretStr("geheim")))
