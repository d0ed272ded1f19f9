"""The keys of Microsoft: fetched when needed, once, renewed when they change, and what when they cannot be had."""

from __future__ import annotations

import asyncio
import time

import httpx
import pytest

from bot.gateway.channels.teams import keys as keys_module
from bot.gateway.channels.teams.keys import KeysUnavailable, SigningKeys
from tests.teams.activities import message
from tests.teams.conftest import Opening, Teams
from tests.teams.microsoft import NEXT, OTHER, OWN, Microsoft, jwk


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


async def test_keys_are_fetched_once_for_many_at_the_same_time(teams: Teams) -> None:
    teams.microsoft.slow = 0.1
    posts = [teams.post(message("hallo", teams.microsoft.service_url)) for _ in range(20)]
    assert {response.status_code for response in await asyncio.gather(*posts)} == {202}
    assert teams.microsoft.requests.count("GET /metadata") == 1
    assert teams.microsoft.requests.count("GET /keys") == 1


async def test_a_new_key_is_found_when_it_is_first_used(microsoft: Microsoft) -> None:
    clock = Clock()
    async with httpx.AsyncClient() as http:
        keys = SigningKeys(http, f"{microsoft.url}/metadata", clock)
        assert await keys.get("own")
        microsoft.jwks = [jwk(NEXT, "next", ["msteams"])]
        clock.now += 61
        assert await keys.get("own"), "the old key is known until the new one is asked for"
        assert await keys.get("next")
        assert await keys.get("own") is None


async def test_made_up_key_ids_make_us_fetch_at_most_once_a_minute(microsoft: Microsoft) -> None:
    clock = Clock()
    async with httpx.AsyncClient() as http:
        keys = SigningKeys(http, f"{microsoft.url}/metadata", clock)
        assert await keys.get("own")
        for number in range(50):
            assert await keys.get(f"made-up-{number}") is None
        assert microsoft.requests.count("GET /keys") == 1
        clock.now += 61
        for number in range(50):
            assert await keys.get(f"made-up-{number}") is None
        assert microsoft.requests.count("GET /keys") == 2


async def test_keys_are_renewed_after_a_day_and_stay_usable_for_two(microsoft: Microsoft) -> None:
    clock = Clock()
    async with httpx.AsyncClient() as http:
        keys = SigningKeys(http, f"{microsoft.url}/metadata", clock)
        assert await keys.get("own")
        clock.now += 23 * 3600
        assert await keys.get("own")
        assert microsoft.requests.count("GET /keys") == 1
        microsoft.is_up = False
        clock.now += 2 * 3600
        assert await keys.get("own")
        assert microsoft.requests.count("GET /metadata") == 2
        assert await keys.get("own")
        assert microsoft.requests.count("GET /metadata") == 2, "a failure is not repeated at once"
        clock.now += 24 * 3600
        with pytest.raises(KeysUnavailable):
            await keys.get("own")
        microsoft.is_up = True
        clock.now += 6
        assert await keys.get("own")


async def test_rotation_behind_the_route(teams: Teams, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys_module, "_UNKNOWN_KEY_SECONDS", 0.0)
    url = teams.microsoft.service_url
    assert (await teams.post(message("een", url))).status_code == 202
    teams.microsoft.jwks = [jwk(NEXT, "next", ["msteams"])]
    assert (await teams.post(message("twee", url), teams.microsoft.token(key=NEXT, kid="next"))).status_code == 202
    assert (await teams.post(message("drie", url), teams.microsoft.token())).status_code == 401


async def test_without_keys_a_real_looking_token_is_asked_to_come_back(teams: Teams) -> None:
    """Neither taken nor called wrong: we cannot know. What is wrong for sure stays a 401."""
    teams.microsoft.is_up = False
    url = teams.microsoft.service_url
    for _ in range(3):
        response = await teams.post_quickly(message("hallo", url))
        assert response.status_code == 503
        assert response.headers["retry-after"] == "5"
        assert response.headers["content-type"] == "application/problem+json"
    assert teams.microsoft.requests == ["GET /metadata"]
    assert (await teams.post(message("hallo", url), teams.microsoft.token(iss="x"))).status_code == 401
    assert (await teams.post(b"[]")).status_code == 400
    await teams.settle()
    assert teams.accepted == []


async def test_metadata_at_an_address_where_nobody_listens(opening: Opening, microsoft: Microsoft) -> None:
    async with opening(teams_openid_metadata_url="http://127.0.0.1:9/metadata") as teams:
        assert (await teams.post(message("hallo", microsoft.service_url))).status_code == 503
        assert (await teams.post(message("hallo", microsoft.service_url), "garbage")).status_code == 401


async def test_metadata_that_never_answers_holds_up_nobody_for_long(
    opening: Opening, microsoft: Microsoft, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys_module, "_FETCH_SECONDS", 0.2)
    microsoft.slow = 1.0
    async with opening() as teams:
        started = time.perf_counter()
        assert (await teams.post(message("hallo", microsoft.service_url))).status_code == 503
        assert time.perf_counter() - started < 0.5
        assert (await teams.post(message("hallo", microsoft.service_url), "garbage")).status_code == 401
        await asyncio.sleep(1.0)


@pytest.mark.parametrize(
    "address", ["https://evil.example/keys", "http://192.0.2.1/keys", "file:///etc/passwd", "", 7, None]
)  # fmt: skip
async def test_keys_elsewhere_are_not_fetched(teams: Teams, address: object) -> None:
    teams.microsoft.jwks_uri = address  # type: ignore[assignment]
    assert (await teams.post(message("hallo", teams.microsoft.service_url))).status_code == 503
    assert teams.microsoft.requests == ["GET /metadata"]


@pytest.mark.parametrize("jwks", [[], "none", [None, 7, {}], [{"kty": "RSA", "kid": "own"}], [{"kty": "oct", "k": "AA", "kid": "own"}],
                                  [{"kty": "RSA", "kid": "own", "n": "!", "e": "AQAB"}], [jwk(OWN, "own") | {"use": "enc"}]])  # fmt: skip
async def test_useless_keys(teams: Teams, jwks: object) -> None:
    teams.microsoft.jwks = jwks  # type: ignore[assignment]
    assert (await teams.post(message("hallo", teams.microsoft.service_url))).status_code == 503


async def test_one_useless_key_does_not_spoil_the_others(teams: Teams) -> None:
    teams.microsoft.jwks = [{"kty": "RSA", "kid": "odd", "n": 5}, jwk(OTHER, "x"), jwk(OWN, "own", ["msteams"])]  # type: ignore[list-item]
    assert (await teams.post(message("hallo", teams.microsoft.service_url))).status_code == 202
