"""Who may bring something: good tokens are taken, every bad one is refused at once and nothing is sent."""

from __future__ import annotations

import base64
import json
import time
from collections.abc import Callable
from typing import Any

import jwt
import pytest
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from bot.gateway.channels.teams.metrics import REFUSED
from tests.teams.activities import message
from tests.teams.conftest import Opening, Teams
from tests.teams.microsoft import APP_ID, NEXT, OTHER, OWN, TENANT, WEAK, Microsoft, jwk


def by_hand(header: dict[str, Any], claims: dict[str, Any], signature: bytes = b"") -> str:
    parts = [json.dumps(header).encode(), json.dumps(claims).encode(), signature]
    return ".".join(base64.urlsafe_b64encode(part).rstrip(b"=").decode() for part in parts)


def signed_with_the_public_key(microsoft: Microsoft) -> str:
    """The classic: a library that lets the token choose takes the public key for an HMAC secret."""
    import hashlib
    import hmac

    pem = OWN.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    unsigned = by_hand({"alg": "HS256", "typ": "JWT", "kid": "own"}, microsoft.claims()).rstrip(".")
    return by_hand(
        {"alg": "HS256", "typ": "JWT", "kid": "own"},
        microsoft.claims(),
        hmac.new(pem, unsigned.encode(), hashlib.sha256).digest(),
    )


def tampered(microsoft: Microsoft) -> str:
    header, _, signature = microsoft.token().split(".")
    other = by_hand({}, microsoft.claims(sub="someone else")).split(".")[1]
    return f"{header}.{other}.{signature}"


def now() -> int:
    return int(time.time())


Token = Callable[[Microsoft], str]
BAD: dict[str, tuple[Token, int, str]] = {
    "wrong issuer": (lambda m: m.token(iss="https://sts.windows.net/x/"), 401, "issuer"),
    "no issuer": (lambda m: m.token(iss=None), 401, "claims"),
    "wrong audience": (lambda m: m.token(aud="00000000-0000-0000-0000-000000000000"), 401, "audience"),
    "no audience": (lambda m: m.token(aud=None), 401, "claims"),
    "another key under this key's id": (lambda m: m.token(key=OTHER), 401, "signature"),
    "claims changed after signing": (tampered, 401, "signature"),
    "algorithm none": (lambda m: by_hand({"alg": "none", "kid": "own"}, m.claims()), 401, "algorithm"),
    "HS256 with the public key": (signed_with_the_public_key, 401, "algorithm"),
    "RS512 with the right key": (lambda m: m.token(algorithm="RS512"), 401, "algorithm"),
    "PS256 with the right key": (lambda m: m.token(algorithm="PS256"), 401, "algorithm"),
    "expired": (lambda m: m.token(exp=now() - 600), 401, "expired"),
    "expired two minutes ago": (lambda m: m.token(exp=now() - 120), 401, "expired"),
    "not yet valid": (lambda m: m.token(nbf=now() + 600), 401, "not_yet_valid"),
    "no exp": (lambda m: m.token(exp=None), 401, "claims"),
    "no nbf": (lambda m: m.token(nbf=None), 401, "claims"),
    "exp is no number": (lambda m: m.token(exp="later"), 401, "token"),
    "exp far past what a clock knows": (lambda m: by_hand({"alg": "RS256", "kid": "own"}, m.claims(exp=1e400)), 401, "token"),
    "no kid": (lambda m: m.token(kid=None), 401, "no_kid"),
    "kid is no text": (lambda m: by_hand({"alg": "RS256", "kid": 7}, m.claims(), b"x" * 256), 401, "token"),
    "unknown kid": (lambda m: m.token(key=OTHER, kid="other"), 401, "unknown_key"),
    "key of 1024 bits": (lambda m: m.token(key=WEAK, kid="weak"), 401, "unknown_key"),
    "serviceurl of another address": (lambda m: m.token(serviceurl="https://smba.trafficmanager.net/emea/"), 403, "service_url"),
    "no serviceurl": (lambda m: m.token(serviceurl=None), 403, "service_url"),
    "serviceurl is no text": (lambda m: m.token(serviceurl=["a"]), 403, "service_url"),
    "garbage": (lambda m: "garbage", 401, "token"),
    "three times garbage": (lambda m: "a.b.c", 401, "token"),
    "header is no object": (lambda m: "W10.W10.W10", 401, "token"),
    "claims are no object": (lambda m: jwt.api_jws.encode(b"[]", OWN, algorithm="RS256", headers={"kid": "own"}), 401, "token"),
    "a header that names its own key": (lambda m: jwt.encode(m.claims(), OTHER, algorithm="RS256", headers={"kid": "own", "jwk": jwk(OTHER, "own"), "jku": f"{m.url}/elsewhere"}), 401, "signature"),
    "very long": (lambda m: m.token(extra="x" * 9000), 401, "token"),
}  # fmt: skip


async def refused(teams: Teams, activity: Any, token: str, status: int, reason: str) -> None:
    """Warm keys first: what is measured is the refusing."""
    await teams.channel._keys.get("own")
    before = REFUSED.labels(reason=reason)._value.get()
    asked = len([path for path in teams.microsoft.requests if path.startswith("POST")])
    response = await teams.post_quickly(activity, token)
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    assert REFUSED.labels(reason=reason)._value.get() > before
    await teams.settle()
    assert teams.accepted == []
    assert len([path for path in teams.microsoft.requests if path.startswith("POST")]) == asked
    assert not [path for path in teams.microsoft.requests if path.startswith("elsewhere")]


@pytest.mark.parametrize("name", BAD)
async def test_a_bad_token_is_refused(teams: Teams, name: str) -> None:
    make, status, reason = BAD[name]
    await refused(teams, message("hallo", teams.microsoft.service_url), make(teams.microsoft), status, reason)


@pytest.mark.parametrize(
    "authorization",
    [None, "", "Bearer", "Bearer ", "Basic eDp4", "Negotiate x", "Bearer \xe9\xe9"],
)  # fmt: skip
async def test_no_token_at_all(teams: Teams, authorization: str | None) -> None:
    headers = {} if authorization is None else {"Authorization": authorization.encode("latin-1")}
    activity = message("hallo", teams.microsoft.service_url)
    response = await teams.http.post("/api/messages", json=activity, headers=headers)
    assert response.status_code == 401
    assert response.headers["www-authenticate"] == "Bearer"
    assert teams.accepted == [] and teams.microsoft.requests == []


async def test_a_good_token_is_taken(teams: Teams) -> None:
    response = await teams.post(message("hallo", teams.microsoft.service_url))
    assert response.status_code == 202
    assert response.content == b""
    await teams.settle()
    assert [sent.card["body"][0]["text"] for sent in teams.microsoft.sent] == ["U zei: hallo"]


async def test_the_other_spelling_of_serviceurl_and_a_slash_more_or_less(teams: Teams) -> None:
    url = teams.microsoft.service_url
    token = teams.microsoft.token(serviceurl=None, serviceUrl=url.rstrip("/"))
    assert (await teams.post(message("hallo", url), token)).status_code == 202


@pytest.mark.parametrize("seconds", [-30, 30])
async def test_a_clock_that_is_half_a_minute_off(teams: Teams, seconds: int) -> None:
    token = teams.microsoft.token(nbf=now() + seconds, exp=now() + seconds + (1 if seconds < 0 else 3600))
    assert (await teams.post(message("hallo", teams.microsoft.service_url), token)).status_code == 202


@pytest.mark.parametrize(
    "address",
    ["https://evil.example/emea/", "http://smba.trafficmanager.net/emea/", "https://smba.trafficmanager.net.evil.example/",
     "https://smba.trafficmanager.net:8443/emea/", "https://smba.trafficmanager.net@evil.example/",
     "https://evil.example#smba.trafficmanager.net/", "https://evil.example\\@smba.trafficmanager.net/",
     "https://evil.example?smba.trafficmanager.net", "//smba.trafficmanager.net/", "file:///etc/passwd",
     "https://smba.trafficmanager.net/../x", "https://[::1/", "https://smba.trafficmanager.net:x/", "smba.trafficmanager.net",
     "http://127.0.0.1:1/", "http://127.0.0.1/", "https://smba.trafficmanager.net%2eevil.example/", "https://smba。trafficmanager.net/"],
)  # fmt: skip
async def test_an_address_that_is_not_on_the_list(opening: Opening, microsoft: Microsoft, address: str) -> None:
    """The token is real and names the same address: only our own list stands in the way."""
    hosts = f"127.0.0.1:{microsoft.port},smba.trafficmanager.net"
    async with opening(teams_service_hosts=hosts) as teams:
        await refused(teams, message("hallo", address), microsoft.token(serviceurl=address), 403, "service_url")


@pytest.mark.parametrize("change", [
    {"channelData": {"tenant": {"id": "other"}}},
    {"conversation": {"id": "a:jan", "tenantId": "other"}},
    {"channelData": {"tenant": {"id": "other"}}, "conversation": {"id": "a:jan", "tenantId": "other"}},
    {"channelData": None, "conversation": {"id": "a:jan"}},
])  # fmt: skip
async def test_another_tenant(teams: Teams, change: dict[str, Any]) -> None:
    activity = message("hallo", teams.microsoft.service_url, **change)
    await refused(teams, activity, teams.microsoft.token(), 403, "tenant")


async def test_the_tenant_in_either_place_and_in_capitals(teams: Teams) -> None:
    url = teams.microsoft.service_url
    for change in (
        {"channelData": None},
        {"conversation": {"id": "a:jan"}},
        {"channelData": {"tenant": {"id": TENANT.upper()}}},
    ):
        assert (await teams.post(message("hallo", url, **change))).status_code == 202


@pytest.mark.parametrize("channel", ["webchat", "directline", "emulator", "MSTEAMS"])
async def test_another_channel_than_teams(teams: Teams, channel: str) -> None:
    activity = message("hallo", teams.microsoft.service_url, channelId=channel)
    await refused(teams, activity, teams.microsoft.token(), 403, "channel")


async def test_a_key_that_may_not_sign_for_teams(teams: Teams) -> None:
    teams.microsoft.jwks.append(jwk(OTHER, "other", ["webchat", "skype"]))
    token = teams.microsoft.token(key=OTHER, kid="other")
    await refused(teams, message("hallo", teams.microsoft.service_url), token, 403, "endorsement")


async def test_a_key_that_does_not_say_for_what(teams: Teams) -> None:
    teams.microsoft.jwks = [jwk(OTHER, "other")]
    token = teams.microsoft.token(key=OTHER, kid="other")
    assert (await teams.post(message("hallo", teams.microsoft.service_url), token)).status_code == 202


async def test_nothing_is_asked_of_microsoft_before_the_first_request_nor_for_a_hopeless_one(teams: Teams) -> None:
    assert teams.microsoft.requests == []
    for token in (teams.microsoft.token(aud="x"), teams.microsoft.token(exp=1), "garbage"):
        assert (await teams.post(message("hallo", teams.microsoft.service_url), token)).status_code == 401
    assert teams.microsoft.requests == []


async def test_a_good_token_for_another_bot_of_the_same_organisation(opening: Opening, microsoft: Microsoft) -> None:
    async with opening(teams_app_id="22222222-2222-3333-4444-555555555555") as teams:
        token = microsoft.token(aud=APP_ID)
        await refused(teams, message("hallo", microsoft.service_url), token, 401, "audience")


def test_the_keys_of_these_tests_are_different() -> None:
    assert len({key.private_numbers().d for key in (OWN, OTHER, NEXT, WEAK)}) == 4
