"""Signing in at one's organisation and out again, and what is read of the claims."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from bot.gateway.console.access import tokens
from bot.store import AuditLog
from tests.console.fake_provider import Claims, Fake
from tests.console.oidc.steps import come_back, go, name_on, sign_in
from tests.console.people import ConsoleApp, begin_session, running_frame


def test_what_is_asked_of_the_provider(console: ConsoleApp, fake: Fake) -> None:
    one, other = go(console.nobody(), fake), go(console.nobody(), fake)
    assert one["response_type"] == "code"
    assert one["client_id"] == "console"
    assert one["redirect_uri"] == "https://testserver/console/aanmelden/terug"
    assert set(one["scope"].split()) == {"openid", "profile"}
    assert one["code_challenge_method"] == "S256"
    for name in ("state", "nonce", "code_challenge"):
        assert len(one[name]) >= 43
        assert one[name] != other[name]


def test_the_verifier_is_that_of_the_challenge_and_the_secret_is_ours(console: ConsoleApp, fake: Fake) -> None:
    person = console.nobody()
    asked = go(person, fake)
    come_back(person, code="de code", state=asked["state"])
    path, fields, authorization = fake.requests[-1]
    assert path == "/token"
    digest = hashlib.sha256(fields["code_verifier"].encode()).digest()
    assert base64.urlsafe_b64encode(digest).decode().rstrip("=") == asked["code_challenge"]
    assert fields["code"] == "de code"
    assert fields["redirect_uri"] == asked["redirect_uri"]
    assert base64.b64decode(authorization.removeprefix("Basic ")).decode() == "console:geheim van ons"


def test_who_has_a_role_gets_in(console: ConsoleApp, fake: Fake) -> None:
    person, response = sign_in(console, fake, "/console/zoek?q=a")
    assert (response.status_code, response.headers["location"]) == (303, "/console/zoek?q=a")
    assert name_on(person) == "Fatma Yıldız"
    entry = AuditLog(console.engine).latest(1)[0]
    assert (entry.actor, entry.action) == ("oidc:f-1", "sessie.begin")
    assert dict(entry.details) == {"manier": "oidc", "rollen": ["editor"]}
    assert tokens.OIDC_COOKIE not in person.http.cookies


@pytest.mark.parametrize("elsewhere", ["https://anders.example", "//anders.example", "/", "/console\\@x"])
def test_it_never_leads_elsewhere(console: ConsoleApp, fake: Fake, elsewhere: str) -> None:
    _, response = sign_in(console, fake, elsewhere)
    assert response.headers["location"] == "/console"


@pytest.mark.parametrize(
    ("claim", "value", "roles"),
    [
        ("roles", ["adviser", "approver"], {"adviser", "approver"}),
        ("roles", "editor", {"editor"}),
        ("roles", "editor, beheerder", {"editor", "beheerder"}),
        ("roles", ["beheerder", "Global Administrator", 7, None, ["editor"]], {"beheerder"}),
        ("realm_access", {"roles": ["editor"]}, set()),
        ("realm_access.roles", {"roles": ["editor"]}, set()),
        ("roles", ["EDITOR"], set()),
        ("roles", [], set()),
        ("roles", None, set()),
        ("roles", {"editor": True}, set()),
        ("roles", 5, set()),
    ],
)
def test_roles_from_a_claim(console: ConsoleApp, fake: Fake, claim: str, value: Any, roles: set[str]) -> None:
    fake.claims = lambda claims: {**claims, "roles": [], claim: value}
    person, response = sign_in(console, fake)
    if not roles:
        assert response.status_code == 403
        assert "nog geen rol" in response.text
        assert tokens.SESSION_COOKIE not in person.http.cookies
    else:
        assert response.status_code == 303
        assert set(AuditLog(console.engine).latest(1)[0].details["rollen"]) == roles


@pytest.mark.parametrize(
    ("setting", "claims"),
    [
        ("groepen", {"groepen": ["editor"]}),
        ("realm_access.roles", {"realm_access": {"roles": ["editor"]}}),
        ("https://x.example/roles", {"https://x.example/roles": "editor"}),
    ],
)
def test_the_claim_is_a_setting(tmp_path: Path, fake: Fake, setting: str, claims: Claims) -> None:
    fake.claims = lambda given: {**{k: v for k, v in given.items() if k != "roles"}, **claims}
    with running_frame(
        tmp_path, with_accounts=False, oidc_issuer=fake.address, oidc_client_id="console", oidc_roles_claim=setting
    ) as console:
        assert sign_in(console, fake)[1].status_code == 303
        assert "client_secret" not in fake.requests[-1][1]  # a public client has none, and sends none


def test_without_a_role_one_may_try_another_account(console: ConsoleApp, fake: Fake) -> None:
    fake.claims = lambda claims: {**claims, "roles": ["lezer"]}
    _, response = sign_in(console, fake)
    assert response.status_code == 403
    assert f'href="{fake.address}/end?client_id=console' in response.text
    entry = AuditLog(console.engine).latest(1)[0]
    assert (entry.actor, entry.action, entry.details["reden"]) == ("oidc:f-1", "sessie.geweigerd", "geen rol")


def test_signing_out_goes_on_to_the_provider(console: ConsoleApp, fake: Fake) -> None:
    person, _ = sign_in(console, fake)
    identity = person.http.cookies[tokens.SESSION_COOKIE]
    response = person.post("/console/afmelden")
    url = response.text.split('content="0; url=')[1].split('"')[0].replace("&amp;", "&")
    assert url.startswith(f"{fake.address}/end?")
    asked = {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}
    assert asked["post_logout_redirect_uri"] == "https://testserver/console/aanmelden"
    assert asked["client_id"] == "console"
    assert asked["id_token_hint"].count(".") == 2
    keeper = console.nobody()
    keeper.http.cookies.set(tokens.SESSION_COOKIE, identity, domain="testserver.local", path="/")
    assert keeper.http.get("/console").status_code == 401


@pytest.mark.parametrize("endpoint", [None, "javascript:alert(1)", "http://anders.example/x", 5])
def test_signing_out_where_the_provider_has_no_such_place(console: ConsoleApp, fake: Fake, endpoint: Any) -> None:
    fake.announced = {"end_session_endpoint": endpoint}
    person, _ = sign_in(console, fake)
    response = person.post("/console/afmelden")
    assert response.status_code == 200
    assert "http-equiv" not in response.text


def test_signing_in_again_ends_the_session_before(console: ConsoleApp, fake: Fake) -> None:
    person, _ = sign_in(console, fake)
    first = person.http.cookies[tokens.SESSION_COOKIE]
    asked = go(person, fake)
    come_back(person, code="c", state=asked["state"])
    assert person.http.cookies[tokens.SESSION_COOKIE] != first
    keeper = console.nobody()
    keeper.http.cookies.set(tokens.SESSION_COOKIE, first, domain="testserver.local", path="/")
    assert keeper.http.get("/console").status_code == 401


def test_local_accounts_do_not_count_beside_a_provider(console: ConsoleApp) -> None:
    identity = begin_session(console.engine, "beheerder")
    person = console.nobody()
    person.http.cookies.set(tokens.SESSION_COOKIE, identity, domain="testserver.local", path="/")
    assert person.http.get("/console").status_code == 401
    page = console.nobody().page("/console/aanmelden").text
    assert "Aanmelden via uw organisatie" in page
    assert 'name="wachtwoord"' not in page


@pytest.mark.parametrize(
    ("claims", "shown"),
    [
        ({"name": "<script>alert(1)</script>"}, "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ({"name": '"><img src=x onerror=alert(1)>'}, "&#34;&gt;&lt;img src=x onerror=alert(1)&gt;"),
        ({"name": "{{ 7*7 }}"}, "{{ 7*7 }}"),
        ({"name": "Jan\u202egpj.exe\x00\n"}, "Jan gpj.exe"),
        ({"name": "x" * 500}, "x" * 100),
        ({"name": "", "preferred_username": "fatma"}, "fatma"),
        ({"name": ["a"], "preferred_username": None, "email": "f@x.nl"}, "f@x.nl"),
        ({"name": None}, "f-1"),
    ],
)
def test_the_name_is_text(console: ConsoleApp, fake: Fake, claims: Claims, shown: str) -> None:
    fake.claims = lambda given: {**given, **claims}
    person, response = sign_in(console, fake)
    assert response.status_code == 303
    assert name_on(person) == shown


@pytest.mark.parametrize("subject", ["x" * 255, "a\u202eb", "é" * 200])
def test_a_subject_that_does_not_fit_gets_a_name_of_its_own(console: ConsoleApp, fake: Fake, subject: str) -> None:
    fake.claims = lambda given: {**given, "sub": subject}
    sign_in(console, fake)
    assert AuditLog(console.engine).latest(1)[0].actor.startswith("oidc:sha256:")
