"""The keys with which requests of Teams are signed: fetched when one is needed, never at start."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import httpx
import jwt
import structlog
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

from bot.gateway.channels.teams.fetch import FetchError, fetch_object
from bot.gateway.channels.teams.service_urls import is_loopback, is_safe, origin

log = structlog.get_logger(__name__)

_FRESH_SECONDS = 24 * 3600.0
_USABLE_SECONDS = 48 * 3600.0  # when Microsoft cannot be reached for a day, we go on with the keys we know
_UNKNOWN_KEY_SECONDS = 60.0
_AFTER_FAILURE_SECONDS = 5.0
_FETCH_SECONDS = 3.0
_MIN_BITS = 2048


class KeysUnavailable(Exception):
    """The keys cannot be had now, so nothing can be said of any token."""


@dataclass(frozen=True)
class SigningKey:
    """endorsements: for which channels this key may sign; empty: it does not say."""

    key: RSAPublicKey
    endorsements: frozenset[str]


class SigningKeys:
    """Keys by id. One fetch at a time, whoever waits; a made-up key id costs at most one fetch a minute."""

    def __init__(self, http: httpx.AsyncClient, metadata_url: str, clock: Callable[[], float] = time.monotonic) -> None:
        self._http = http
        self._metadata_url = metadata_url
        self._clock = clock
        self._keys: Mapping[str, SigningKey] = {}
        self._fetched: float | None = None
        self._tried: float | None = None
        self._fetching: asyncio.Task[None] | None = None

    async def get(self, kid: str) -> SigningKey | None:
        """None: no key has that id. Raises KeysUnavailable."""
        if self._is_younger(self._fetched, _FRESH_SECONDS):
            if kid in self._keys or self._is_younger(self._tried, _UNKNOWN_KEY_SECONDS):
                return self._keys.get(kid)
            await self._fetch_once()
        elif not self._is_younger(self._tried, _AFTER_FAILURE_SECONDS) or self._fetching:
            await self._fetch_once()
        if not self._is_younger(self._fetched, _USABLE_SECONDS):
            raise KeysUnavailable
        return self._keys.get(kid)

    async def aclose(self) -> None:
        if self._fetching:
            self._fetching.cancel()
            await asyncio.wait([self._fetching])

    def _is_younger(self, moment: float | None, seconds: float) -> bool:
        return moment is not None and self._clock() - moment < seconds

    async def _fetch_once(self) -> None:
        if self._fetching is None:
            self._fetching = asyncio.create_task(self._fetch())
        await asyncio.wait([self._fetching])  # who stops waiting does not stop the others

    async def _fetch(self) -> None:
        self._tried = self._clock()
        try:
            async with asyncio.timeout(_FETCH_SECONDS):
                metadata = await fetch_object(self._http, "GET", self._metadata_url)
                address = metadata.get("jwks_uri")
                if not isinstance(address, str) or not self._is_theirs(address):
                    raise FetchError("jwks_uri elsewhere")
                keys = _read((await fetch_object(self._http, "GET", address)).get("keys"))
            if not keys:
                raise FetchError("no keys")
        except (FetchError, TimeoutError) as error:
            log.warning("teams_keys_failed", reason=str(error) or "time-out")
        else:
            self._keys, self._fetched = keys, self._clock()
            log.info("teams_keys_fetched", keys=len(keys))
        finally:
            self._tried = self._clock()
            self._fetching = None

    def _is_theirs(self, address: str) -> bool:
        if is_loopback(self._metadata_url):
            return is_loopback(address)
        return is_safe(address) and origin(address) == origin(self._metadata_url)


def _read(keys: Any) -> dict[str, SigningKey]:
    """The usable ones: RSA, large enough, meant for signatures."""
    found: dict[str, SigningKey] = {}
    for item in keys if isinstance(keys, list) else []:
        if not isinstance(item, dict) or item.get("kty") != "RSA" or item.get("use", "sig") != "sig":
            continue
        kid, endorsements = item.get("kid"), item.get("endorsements")
        try:
            key = jwt.PyJWK.from_dict(item, algorithm="RS256").key
        except (jwt.PyJWTError, ValueError, TypeError):
            continue
        if isinstance(kid, str) and isinstance(key, RSAPublicKey) and key.key_size >= _MIN_BITS:
            listed = endorsements if isinstance(endorsements, list) else []
            found[kid] = SigningKey(key, frozenset(name for name in listed if isinstance(name, str)))
    return found
