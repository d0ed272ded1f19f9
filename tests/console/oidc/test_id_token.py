"""Only an id_token that proves who it is opens the console."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from joserfc import jwt

from bot.gateway.console.access import oidc
from tests.console.fake_provider import Claims, Fake, new_key, not_signed, signed, signed_with_secret
from tests.console.oidc.steps import refused, sign_in
from tests.console.people import ConsoleApp

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


def test_a_key_without_a_name(console: ConsoleApp, fake: Fake) -> None:
    """Allowed when a provider has one key (OpenID Connect Core 10.1)."""
    bare = {name: value for name, value in fake.key.as_dict(private=False).items() if name != "kid"}
    fake.answers["/jwks"] = (200, json.dumps({"keys": [bare]}).encode())
    fake.sign = lambda fake, claims: jwt.encode({"alg": "RS256"}, claims, fake.key)
    assert sign_in(console, fake)[1].status_code == 303
    fake.sign = lambda fake, claims: jwt.encode({"alg": "RS256"}, claims, new_key())
    refused(console, *sign_in(console, fake))
