"""The identity provider: what it announces, where a person is sent, and the exchange of a code for an id_token."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode, urlsplit

import httpx2
from authlib.integrations.base_client import OAuthError  # type: ignore[import-untyped]
from authlib.integrations.httpx_client import AsyncOAuth2Client  # type: ignore[import-untyped]
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from bot.errors import SettingsError
from bot.gateway.console.access.id_token import KeyUnknown, NotAccepted, Person, claims_of, person_of
from bot.settings import Settings

_SECONDS = 5.0
_KEPT_SECONDS = 3600.0
_RENEW_SECONDS = 30.0  # no oftener, whatever somebody sends us
_LOOPBACK = ("localhost", "127.0.0.1", "::1")
_ENDPOINTS = ("authorization_endpoint", "token_endpoint", "jwks_uri")


class ProviderAway(Exception):
    """The provider does not answer, or not as one. The message is a word for the log."""


class Provider:
    """One provider and our client there. Its announcements are kept for an hour."""

    def __init__(self, settings: Settings) -> None:
        """Raises SettingsError for settings that cannot work."""
        self._issuer = settings.oidc_issuer.rstrip("/")
        self._client_id = settings.oidc_client_id
        self._secret = settings.oidc_client_secret.get_secret_value() if settings.oidc_client_secret else None
        self._roles_claim = settings.oidc_roles_claim
        self._announced: dict[str, Any] = {}
        self._keys: KeySet | None = None
        self._until = 0.0
        self._read_at = -_RENEW_SECONDS
        self._lock = asyncio.Lock()
        if not self._client_id:
            raise SettingsError("BANENWIJZER_OIDC_CLIENT_ID ontbreekt.", "Zie docs/console.md.")
        if not _is_safe(self._issuer):
            raise SettingsError("BANENWIJZER_OIDC_ISSUER moet met https:// beginnen.", "Zie docs/console.md.")

    async def begin(self, *, back: str, state: str, nonce: str, verifier: str) -> str:
        """Where to send the browser. back: our address to return to. Raises ProviderAway."""
        announced, _ = await self._read()
        async with self._client(announced, back) as client:
            url, _ = client.create_authorization_url(
                announced["authorization_endpoint"], state=state, nonce=nonce, code_verifier=verifier
            )
        return str(url)

    async def finish(self, *, code: str, back: str, nonce: str, verifier: str) -> Person:
        """Who it is. Raises ProviderAway, and NotAccepted for a code or an id_token that is no good."""
        announced, keys = await self._read()
        try:
            async with self._client(announced, back) as client:
                token = await client.fetch_token(
                    announced["token_endpoint"], code=code, code_verifier=verifier, grant_type="authorization_code"
                )
        except OAuthError as error:
            if error.error in ("invalid_client", "unauthorized_client"):
                raise ProviderAway(str(error.error)) from None  # our settings are wrong, not the person
            raise NotAccepted(str(error.error)) from None
        except (httpx2.HTTPError, ValueError, TypeError) as error:
            raise ProviderAway(type(error).__name__) from None
        try:
            claims = self._claims(token, keys, announced, nonce)
        except KeyUnknown:
            announced, keys = await self._read(renew=True)
            claims = self._claims(token, keys, announced, nonce)
        return person_of(claims, self._roles_claim, str(token["id_token"]))

    async def sign_out_url(self, id_token: str | None, back: str) -> str | None:
        """Where the person's session at the provider ends; None: it offers no such place, or is away."""
        try:
            announced, _ = await self._read()
        except ProviderAway:
            return None
        endpoint = announced.get("end_session_endpoint")
        if not isinstance(endpoint, str) or not _is_safe(endpoint):
            return None
        values = {"client_id": self._client_id, "post_logout_redirect_uri": back, "id_token_hint": id_token or ""}
        query = urlencode({name: value for name, value in values.items() if value})
        return f"{endpoint}{'&' if '?' in endpoint else '?'}{query}"

    def _claims(
        self, token: Mapping[str, Any], keys: KeySet, announced: Mapping[str, Any], nonce: str
    ) -> dict[str, Any]:
        return claims_of(token, keys, issuer=announced["issuer"], client_id=self._client_id, nonce=nonce)

    def _client(self, announced: Mapping[str, Any], back: str) -> Any:
        """Basic is what a provider must offer when it names nothing (OpenID Connect Discovery)."""
        offered = announced.get("token_endpoint_auth_methods_supported") or ["client_secret_basic"]
        method = "client_secret_basic" if "client_secret_basic" in offered else "client_secret_post"
        return AsyncOAuth2Client(
            client_id=self._client_id,
            client_secret=self._secret,
            token_endpoint_auth_method=method if self._secret else "none",
            scope="openid profile",
            redirect_uri=back,
            code_challenge_method="S256",
            timeout=_SECONDS,
        )

    async def _read(self, *, renew: bool = False) -> tuple[dict[str, Any], KeySet]:
        """What the provider announces, and its keys. Raises ProviderAway."""
        async with self._lock:
            is_wanted = self._keys is None or renew or time.monotonic() > self._until
            may_ask = self._keys is None or time.monotonic() - self._read_at >= _RENEW_SECONDS
            if is_wanted and may_ask:
                self._read_at = time.monotonic()
                await self._fetch()
            assert self._keys is not None
            return self._announced, self._keys

    async def _fetch(self) -> None:
        try:
            async with httpx2.AsyncClient(timeout=_SECONDS) as http:
                announced = await self._json(http, f"{self._issuer}/.well-known/openid-configuration")
                self._check(announced)
                keys = KeySet.import_key_set(await self._json(http, announced["jwks_uri"]))
                if not keys.keys:
                    raise ProviderAway("no keys")
        except (httpx2.HTTPError, httpx2.InvalidURL, JoseError, ValueError, TypeError, KeyError) as error:
            raise ProviderAway(type(error).__name__) from None
        self._announced, self._keys, self._until = announced, keys, time.monotonic() + _KEPT_SECONDS

    @staticmethod
    async def _json(http: httpx2.AsyncClient, url: str) -> Any:
        return (await http.get(url, headers={"Accept": "application/json"})).raise_for_status().json()

    def _check(self, announced: Any) -> None:
        """Raises ProviderAway for announcements of another issuer, or that would send secrets in the open."""
        if not isinstance(announced, dict) or str(announced.get("issuer", "")).rstrip("/") != self._issuer:
            raise ProviderAway("issuer")
        if not all(isinstance(url := announced.get(name), str) and _is_safe(url) for name in _ENDPOINTS):
            raise ProviderAway("endpoints")


def _is_safe(url: str) -> bool:
    """https; or this machine, for a provider to develop with."""
    parts = urlsplit(url)
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOOPBACK)
