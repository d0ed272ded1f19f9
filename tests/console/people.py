"""Somebody at the console: a client with a session of its own, for tests of every room."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from sqlalchemy import Engine
from starlette.testclient import TestClient

from bot.gateway import problem_details
from bot.gateway.app import _add_middleware, create_app
from bot.gateway.console import install
from bot.gateway.console.access import Access, tokens
from bot.settings import Settings
from bot.store import AccessStore, Accounts, SignedIn, open_engine, upgrade
from bot.store.passwords import hash_password
from tests.servers import free_port

PASSWORD = "vier woorden die niemand raadt"
ROLES = ("adviser", "editor", "approver", "beheerder")
PAGE = {"Accept": "text/html"}


class Person:
    """A client; csrf: the token of its forms, "" for who is not signed in."""

    def __init__(self, http: TestClient, csrf: str) -> None:
        self.http = http
        self.csrf = csrf

    def page(self, path: str, **options: Any) -> Any:
        """GET as a browser goes to a page."""
        return self.http.get(path, headers=PAGE, **options)

    def fragment(self, path: str, **options: Any) -> Any:
        """GET as htmx does."""
        return self.http.get(path, headers={**PAGE, "HX-Request": "true"}, **options)

    def post(self, path: str, data: dict[str, Any] | None = None, **options: Any) -> Any:
        """POST of a form, with its token."""
        return self.http.post(path, data={"csrf_token": self.csrf, **(data or {})}, headers=PAGE, **options)


class ConsoleApp:
    """The app in this process, with an account for every role (all with PASSWORD) and no engine."""

    def __init__(self, app: FastAPI, client: TestClient, engine: Engine) -> None:
        self.app = app
        self._client = client
        self.access: Access = app.state.access
        self.engine = engine

    def nobody(self, **options: Any) -> Person:
        """Not signed in. options: of TestClient, such as base_url or client (address, port)."""
        http = TestClient(
            self.app,
            **{
                "base_url": "https://testserver",
                "raise_server_exceptions": False,
                "follow_redirects": False,
                **options,
            },
        )
        http.portal = self._client.portal  # one event loop for the app and everybody who uses it
        return Person(http, "")

    def signed_in(self, *roles: str, subject: str = "") -> Person:
        """Signed in, with these roles and no other; subject: by default the account of the first role."""
        person = self.nobody()
        identity = begin_session(self.engine, *roles, subject=subject)
        person.http.cookies.set(tokens.SESSION_COOKIE, identity, domain="testserver.local", path="/")
        person.csrf = self.access.csrf(identity)
        return person


def begin_session(engine: Engine, *roles: str, subject: str = "", name: str = "", ago: timedelta = timedelta()) -> str:
    """The id for a session cookie; ago: when it began, and was last used."""
    identity, begun = tokens.new_id(), datetime.now(timezone.utc) - ago
    AccessStore(engine).begin(
        SignedIn(
            id_hash=tokens.hash_of(identity),
            way="lokaal",
            subject=subject or f"lokaal:{roles[0]}",
            name=name or f"Test {roles[0]}",
            roles=frozenset(roles),
            created=begun,
            ends=begun + timedelta(hours=10),
        ),
        idle=timedelta(minutes=30),
        replaces=None,
    )
    return identity


def add_accounts(engine: Engine) -> None:
    """An open account for every role, named after it."""
    hashed = hash_password(PASSWORD)
    for role in ROLES:
        Accounts(engine).make("test", role, f"Test {role}", hashed, frozenset({role}))


@contextmanager
def server_database(folder: Path) -> Iterator[Engine]:
    """The database of a server that is started in this folder, with an account for every role."""
    (folder / "var").mkdir()
    engine = open_engine(f"sqlite:///{folder / 'var' / 'banenwijzer.db'}")
    upgrade(engine)
    add_accounts(engine)
    yield engine
    engine.dispose()


@contextmanager
def running_app(var_dir: Path, **settings: Any) -> Iterator[ConsoleApp]:
    """The whole app, without an engine."""
    app = create_app(_settings(var_dir, **settings))
    add_accounts(app.state.services.database)
    with TestClient(app, raise_server_exceptions=False) as client:
        yield ConsoleApp(app, client, app.state.services.database)


@contextmanager
def running_frame(var_dir: Path, *, with_accounts: bool = True, **settings: Any) -> Iterator[ConsoleApp]:
    """The console alone, with nothing to look up: for sign-in and the frame. Starts at once."""
    chosen = _settings(var_dir, **settings)
    engine = open_engine(chosen.database())
    upgrade(engine)
    if with_accounts:
        add_accounts(engine)
    app = FastAPI()
    problem_details.install(app)
    _add_middleware(app, chosen)
    install(app, chosen, engine)
    with TestClient(app, raise_server_exceptions=False) as client:
        yield ConsoleApp(app, client, engine)
    engine.dispose()


def _settings(var_dir: Path, **settings: Any) -> Settings:
    defaults: dict[str, Any] = {
        "engine_url": f"http://127.0.0.1:{free_port()}",
        "engine_token": "x",
        "var_dir": var_dir,
        "rate_per_client": 0,
    }
    return Settings(**{**defaults, **settings})
