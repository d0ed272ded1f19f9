"""Coming back from the provider: with the wrong state, without a code, too late, too often."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.gateway.console.access import signing_in, tokens
from tests.console.fake_provider import Fake
from tests.console.oidc.steps import BACK, come_back, go, sign_in
from tests.console.people import ConsoleApp, running_frame


def test_the_wrong_state(console: ConsoleApp, fake: Fake) -> None:
    for state in ("", "anders", "é"):
        person = console.nobody()
        go(person, fake)
        response = come_back(person, code="c", state=state)
        assert response.status_code == 400
        assert "hoort niet bij dit venster" in response.text
    assert "/token" not in [path for path, *_ in fake.requests]


def test_the_state_of_another_browser(console: ConsoleApp, fake: Fake) -> None:
    """An attacker's own code and state do nothing in the victim's browser."""
    attacker, victim = console.nobody(), console.nobody()
    asked = go(attacker, fake)
    assert come_back(victim, code="c", state=asked["state"]).status_code == 400
    go(victim, fake)
    assert come_back(victim, code="c", state=asked["state"]).status_code == 400
    assert tokens.SESSION_COOKIE not in victim.http.cookies


def test_a_state_counts_once(console: ConsoleApp, fake: Fake) -> None:
    person = console.nobody()
    asked = go(person, fake)
    assert come_back(person, code="c", state=asked["state"]).status_code == 303
    again = come_back(person, code="c", state=asked["state"])
    assert again.status_code == 400
    assert "verlopen" in again.text


def test_a_sign_in_that_took_too_long(console: ConsoleApp, fake: Fake, monkeypatch: pytest.MonkeyPatch) -> None:
    person = console.nobody()
    asked = go(person, fake)
    later = tokens.time.time() + tokens.START_SECONDS + 1
    monkeypatch.setattr(tokens.time, "time", lambda: later)
    assert come_back(person, code="c", state=asked["state"]).status_code == 400


@pytest.mark.parametrize("cookie", ["", "x", "a.b", "e30.AAAA", "é", "." * 100, "x" * 5000])
def test_a_made_up_cookie(console: ConsoleApp, cookie: str) -> None:
    headers = {"Cookie": f"{tokens.OIDC_COOKIE}={cookie}".encode(), "Accept": "text/html"}
    assert console.nobody().http.get(BACK, params={"code": "c", "state": "s"}, headers=headers).status_code == 400


@pytest.mark.parametrize(("error", "status"), [("access_denied", 403), ("<script>", 403), ("server_error", 503)])
def test_the_provider_says_no(console: ConsoleApp, fake: Fake, error: str, status: int) -> None:
    person = console.nobody()
    asked = go(person, fake)
    response = come_back(person, error=error, state=asked["state"], error_description="<script>alert(1)</script>")
    assert response.status_code == status
    assert "<script>" not in response.text


def test_back_without_a_code(console: ConsoleApp, fake: Fake) -> None:
    person = console.nobody()
    asked = go(person, fake)
    assert come_back(person, state=asked["state"]).status_code == 400
    assert come_back(console.nobody()).status_code == 400


def test_one_address_may_not_try_codes_without_end(tmp_path: Path, fake: Fake, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signing_in, "MAX_PER_ADDRESS", 2)
    fake.answers["/token"] = (400, b'{"error": "invalid_grant"}')
    with running_frame(
        tmp_path, with_accounts=False, oidc_issuer=fake.address, oidc_client_id="console", rate_exempt=""
    ) as console:
        assert [sign_in(console, fake)[1].status_code for _ in range(3)] == [400, 400, 429]
