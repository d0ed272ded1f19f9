"""What sign-in works with, made once when the app starts, and the question who is there."""

from __future__ import annotations

import asyncio
import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

from fastapi import Request
from sqlalchemy import Engine
from starlette.concurrency import run_in_threadpool

from bot.gateway.console.access import tokens
from bot.gateway.console.access.developer import DEVELOPER, is_developer
from bot.gateway.console.access.oidc import Provider
from bot.gateway.console.access.users import User
from bot.gateway.console.access.visit import Visit, put_visit
from bot.gateway.conversations import own_secret
from bot.settings import Settings
from bot.store import AccessStore, Accounts, SignedIn

_CHECKS_AT_ONCE = 2  # each takes 64 MB and a core for a moment


@dataclass(frozen=True)
class Access:
    """The way in. secret: of the console alone, derived from the installation's; checks: of passwords."""

    settings: Settings
    secret: bytes
    store: AccessStore
    accounts: Accounts
    checks: asyncio.Semaphore
    provider: Provider | None

    @classmethod
    def open(cls, settings: Settings, engine: Engine) -> Access:
        """Raises SettingsError for a provider that cannot be one."""
        key = settings.secret_key.get_secret_value().encode() if settings.secret_key else own_secret(settings.var_dir)
        return cls(
            settings=settings,
            secret=hmac.digest(key, b"console", "sha256"),
            store=AccessStore(engine),
            accounts=Accounts(engine),
            checks=asyncio.Semaphore(_CHECKS_AT_ONCE),
            provider=Provider(settings) if settings.oidc_issuer else None,
        )

    @property
    def idle(self) -> timedelta:
        return timedelta(minutes=self.settings.console_idle_minutes)

    @property
    def way(self) -> str:
        """How people sign in here: a session that was begun in another way is none."""
        return "oidc" if self.provider else "lokaal"

    def address(self, request: Request) -> str:
        """Where browsers reach us, without a slash at the end."""
        return self.settings.public_url or str(request.base_url).rstrip("/")

    async def visit(self, request: Request) -> Visit:
        """Who asks; looked up once for a request. Raises StoreError when the database fails."""
        found: Visit | None = getattr(request.state, "visit", None)
        if found is None:
            found = await run_in_threadpool(self._look_up, request)
            put_visit(request, found)
        return found

    def csrf(self, identity: str) -> str:
        """The token of a session, or of a browser that is about to begin one."""
        return tokens.derive(self.secret, "csrf", identity) if identity else ""

    def _look_up(self, request: Request) -> Visit:
        identity = request.cookies.get(tokens.SESSION_COOKIE, "")
        if identity and (session := self._session(identity)):
            user = User(session.subject, session.name, session.roles)
            return Visit(user=user, csrf=self.csrf(identity), session=session.id_hash)
        csrf = self.csrf(request.cookies.get(tokens.START_COOKIE, ""))
        if self.provider or self.accounts.has_any():
            return Visit(csrf=csrf)
        if is_developer(request, self.settings):
            return Visit(user=DEVELOPER, csrf=self.csrf("ontwikkelaar"), is_development=True)
        return Visit(csrf=csrf, is_off=True)

    def _session(self, identity: str) -> SignedIn | None:
        return self.store.find(tokens.hash_of(identity), self.way, now(), self.idle)


def now() -> datetime:
    return datetime.now(timezone.utc)


def access_of(request: Request) -> Access:
    access: Access = request.app.state.access
    return access
