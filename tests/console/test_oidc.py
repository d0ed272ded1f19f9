"""Signing in at one's organisation, when it goes well and in every way that it can go wrong."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from pydantic import SecretStr

from bot.errors import SettingsError
from bot.gateway.console.access import oidc, signing_in, tokens
from bot.gateway.console.access.oidc import Provider
from bot.settings import Settings
from bot.store import AuditLog
from tests.console.fake_provider import Claims, Fake, new_key, not_signed, running_fake, signed, signed_with_secret
from tests.console.people import ConsoleApp, Person, begin_session, running_frame

START, BACK = "/console/aanmelden/organisatie", "/console/aanmelden/terug"


@pytest.fixture
def fake() -> Iterator[Fake]:
    with running_fake() as fake:
        yield fake


@pytest.fixture
def console(tmp_path: Path, fake: Fake) -> Iterator[ConsoleApp]:
    with running_frame(
        tmp_path / "oidc", with_accounts=False, oidc_issuer=fake.address, oidc_client_id="console",
        oidc_client_secret="geheim van ons",
    ) as console:  # fmt: skip
        yield console


def go(person: Person, fake: Fake, naar: str = "") -> dict[str, str]:
    """To the provider; what the console asked of it."""
    response = person.page(START, params={"naar": naar})
    assert response.status_code == 303, response.text
    assert response.headers["location"].startswith(f"{fake.address}/authorize?")
    asked = {name: values[0] for name, values in parse_qs(urlsplit(response.headers["location"]).query).items()}
    fake.nonce = asked["nonce"]
    return asked


def come_back(person: Person, **params: str) -> Any:
    return person.page(BACK, params=params)


def sign_in(console: ConsoleApp, fake: Fake, naar: str = "") -> tuple[Person, Any]:
    person = console.nobody()
    asked = go(person, fake, naar)
    response = come_back(person, code="c", state=asked["state"])
    person.csrf = console.access.csrf(person.http.cookies.get(tokens.SESSION_COOKIE, ""))
    return person, response


def name_on(person: Person) -> str:
    return str(person.page("/console/nergens").text.split("Aangemeld als </span>")[1].split("<")[0])


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


WRONG_CLAIMS: dict[str, Callable[[Claims], Claims]] = {
    "issuer": lambda claims: {**claims, "iss": "https://anders.example"},
    "audience": lambda claims: {**claims, "aud": "een-ander"},
    "audience among others without azp": lambda claims: {**claims, "aud": ["een-ander"]},
    "azp": lambda claims: {**claims, "aud": ["console", "x"], "azp": "x"},
    "expired": lambda claims: {**claims, "exp": claims["exp"] - 1000},
    "of the future": lambda claims: {**claims, "iat": claims["iat"] + 1000},
    "nonce": lambda claims: {**claims, "nonce": "anders"},
    "no nonce": lambda claims: {k: v for k, v in claims.items() if k != "nonce"},
    "no exp": lambda claims: {k: v for k, v in claims.items() if k != "exp"},
    "no iss": lambda claims: {k: v for k, v in claims.items() if k != "iss"},
    "no aud": lambda claims: {k: v for k, v in claims.items() if k != "aud"},
    "no sub": lambda claims: {k: v for k, v in claims.items() if k != "sub"},
    "sub of another kind": lambda claims: {**claims, "sub": ["f-1"]},
    "exp of another kind": lambda claims: {**claims, "exp": "morgen"},
    "access token hash": lambda claims: {**claims, "at_hash": "x"},
}


@pytest.mark.parametrize("wrong", WRONG_CLAIMS)
def test_an_id_token_that_proves_nothing(console: ConsoleApp, fake: Fake, wrong: str) -> None:
    fake.claims = WRONG_CLAIMS[wrong]
    refused(console, *sign_in(console, fake))


def refused(console: ConsoleApp, person: Person, response: Any) -> None:
    assert response.status_code == 400
    assert "Aanmelden is niet gelukt" in response.text
    assert tokens.SESSION_COOKIE not in person.http.cookies
    assert AuditLog(console.engine).latest(1)[0].action == "sessie.geweigerd"


SIGNATURES: dict[str, Callable[[Fake, Claims], str]] = {
    "none": not_signed,
    "HS256 with the secret": signed_with_secret,
    "another key, same kid": lambda fake, claims: signed(
        Fake("", type(fake.key).import_key({**new_key().as_dict(private=True), "kid": fake.key.kid})), claims
    ),
    "another key": lambda fake, claims: signed(Fake("", new_key()), claims),
    "changed afterwards": lambda fake, claims: signed(fake, claims)[:-6] + "AAAAAA",
    "not a token": lambda fake, claims: "geen.token",
    "empty": lambda fake, claims: "",
}


@pytest.mark.parametrize("wrong", SIGNATURES)
def test_a_signature_that_proves_nothing(console: ConsoleApp, fake: Fake, wrong: str) -> None:
    fake.sign = SIGNATURES[wrong]
    refused(console, *sign_in(console, fake))


@pytest.mark.parametrize("token", [{"id_token": None}, {"id_token": 5}, {"id_token": {"a": 1}}])
def test_a_token_response_without_id_token(console: ConsoleApp, fake: Fake, token: Claims) -> None:
    fake.token = lambda given: {**given, **token}
    refused(console, *sign_in(console, fake))


def test_keys_that_the_provider_renewed(console: ConsoleApp, fake: Fake, monkeypatch: pytest.MonkeyPatch) -> None:
    assert sign_in(console, fake)[1].status_code == 303
    fake.key = new_key()
    assert sign_in(console, fake)[1].status_code == 400  # asked a moment ago: not again so soon
    monkeypatch.setattr(oidc, "_RENEW_SECONDS", 0.0)
    assert sign_in(console, fake)[1].status_code == 303


def test_the_provider_is_asked_once_for_what_it_announces(console: ConsoleApp, fake: Fake) -> None:
    for _ in range(3):
        sign_in(console, fake)
    paths = [path for path, *_ in fake.requests]
    assert paths.count("/.well-known/openid-configuration") == paths.count("/jwks") == 1


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
    if path == "/jwks" and answer == (200, b"{}"):
        pytest.skip("no keys is a provider without keys; its tokens are refused")
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


def test_one_address_may_not_try_codes_without_end(tmp_path: Path, fake: Fake, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signing_in, "MAX_PER_ADDRESS", 2)
    fake.answers["/token"] = (400, b'{"error": "invalid_grant"}')
    with running_frame(
        tmp_path, with_accounts=False, oidc_issuer=fake.address, oidc_client_id="console", rate_exempt=""
    ) as console:
        assert [sign_in(console, fake)[1].status_code for _ in range(3)] == [400, 400, 429]


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
