"""The bot's own token, with which it may send: by client secret or certificate (OAuth 2.0 client credentials)."""

from __future__ import annotations

import asyncio
import time
import uuid
from base64 import urlsafe_b64encode
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import httpx
import jwt
import structlog
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.hashes import SHA1, SHA256
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from cryptography.x509 import load_pem_x509_certificate

from bot.errors import SettingsError
from bot.gateway.channels.inbox_types import TryLater
from bot.gateway.channels.teams.fetch import FetchError, fetch_object
from bot.gateway.channels.teams.service_urls import is_safe
from bot.settings import Settings

log = structlog.get_logger(__name__)

_SCOPE = "https://api.botframework.com/.default"
_ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
_ASSERTION_SECONDS = 300
_EARLY_SECONDS = 300.0
_FETCH_SECONDS = 8.0
_AFTER_FAILURE_SECONDS = 5.0


@dataclass(frozen=True)
class Certificate:
    """A private key, and the thumbprints by which Entra knows the certificate that belongs to it."""

    key: RSAPrivateKey
    sha1: str
    sha256: str

    @classmethod
    def read(cls, path: Path) -> Certificate:
        """Raises SettingsError when the file does not hold an RSA key and its certificate."""
        try:
            pem = path.read_bytes()
            key, certificate = load_pem_private_key(pem, None), load_pem_x509_certificate(pem)
        except (OSError, ValueError, TypeError):
            raise _unusable(f"Het bestand {path.name} bevat geen leesbare privésleutel met certificaat.") from None
        if not isinstance(key, RSAPrivateKey) or key.public_key() != certificate.public_key():
            raise _unusable(f"In {path.name} hoort het certificaat niet bij de (RSA-)sleutel.")
        # SHA-1 only names the certificate here: Entra's older way to say which one
        return cls(key, _encode(certificate.fingerprint(SHA1())), _encode(certificate.fingerprint(SHA256())))  # noqa: S303

    def assertion(self, app_id: str, url: str) -> str:
        """A short-lived statement, for this address only, that we are this app."""
        now = int(time.time())
        claims = {"aud": url, "iss": app_id, "sub": app_id, "jti": str(uuid.uuid4())}
        times = {"iat": now, "nbf": now, "exp": now + _ASSERTION_SECONDS}
        headers = {"x5t": self.sha1, "x5t#S256": self.sha256}
        return jwt.encode(claims | times, self.key, algorithm="RS256", headers=headers)


class BotToken:
    """Asked for when it is first needed, kept until five minutes before its end; one request at a time."""

    def __init__(
        self, http: httpx.AsyncClient, settings: Settings, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Raises SettingsError for an address or certificate that cannot be used."""
        tenant = settings.teams_tenant_id
        if "{tenant}" in settings.teams_token_url and not tenant:
            raise _unusable("BANENWIJZER_TEAMS_TENANT_ID ontbreekt.")
        self._url = settings.teams_token_url.replace("{tenant}", tenant)
        if not is_safe(self._url):
            raise _unusable("BANENWIJZER_TEAMS_TOKEN_URL is geen https-adres.")
        self._http = http
        self._clock = clock
        self._app_id = settings.teams_app_id
        self._secret = settings.teams_app_password.get_secret_value() if settings.teams_app_password else ""
        self._certificate = Certificate.read(settings.teams_certificate) if settings.teams_certificate else None
        self._lock = asyncio.Lock()
        self._token = ""
        self._until = 0.0
        self._failed: float | None = None

    async def get(self) -> str:
        """Raises TryLater when none is given."""
        async with self._lock:
            if self._token and self._clock() < self._until:
                return self._token
            if self._failed is not None and self._clock() - self._failed < _AFTER_FAILURE_SECONDS:
                raise TryLater(_AFTER_FAILURE_SECONDS)  # who waited for the same failure does not ask again
            try:
                await self._ask()
            except (FetchError, TimeoutError) as error:
                self._failed = self._clock()
                log.error("teams_sign_in_failed", reason=str(error) or "time-out")
                raise TryLater from None
            return self._token

    def forget(self, token: str) -> None:
        """It was refused; the next one that needs a token asks for a new one."""
        if token == self._token:
            self._token = ""

    async def _ask(self) -> None:
        asked = self._clock()
        async with asyncio.timeout(_FETCH_SECONDS):
            answer = await fetch_object(self._http, "POST", self._url, data=self._form())
        token, seconds = answer.get("access_token"), answer.get("expires_in")
        try:
            lifetime = float(seconds) if isinstance(seconds, int | float | str) else 0.0
        except ValueError:
            lifetime = 0.0
        if not isinstance(token, str) or not token.isascii() or not token.isprintable() or not token:
            raise FetchError("no access_token")
        self._token, self._failed = token, None
        self._until = asked + max(lifetime - _EARLY_SECONDS, lifetime / 2, 1.0)

    def _form(self) -> dict[str, str]:
        form = {"grant_type": "client_credentials", "client_id": self._app_id, "scope": _SCOPE}
        if self._certificate:
            assertion = self._certificate.assertion(self._app_id, self._url)
            return {**form, "client_assertion_type": _ASSERTION_TYPE, "client_assertion": assertion}
        return {**form, "client_secret": self._secret}


def _encode(digest: bytes) -> str:
    return urlsafe_b64encode(digest).rstrip(b"=").decode()


def _unusable(message: str) -> SettingsError:
    return SettingsError(f"Teams kan niet aan. {message}", "Zie docs/teams.md.")
