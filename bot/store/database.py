"""The database itself: how it is opened, and how its tables are brought up to date."""

from __future__ import annotations

from enum import Enum
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from bot.errors import SettingsError, StoreError

_CONNECT_SECONDS = 3
_DRIVERS = {"postgres": "postgresql+psycopg", "postgresql": "postgresql+psycopg"}


class StoreReadiness(Enum):
    """Whether the store can be used, and if not why."""

    READY = "ready"
    OUTDATED = "outdated"  # `banenwijzer db upgrade` has to run
    UNREACHABLE = "unreachable"


def open_engine(url: str) -> Engine:
    """An engine that has not connected yet. Raises SettingsError for an address that is none of ours."""
    try:
        parsed = make_url(url)
    except ArgumentError:
        raise SettingsError("BANENWIJZER_DATABASE_URL is geen adres van een database.", _REMEDY) from None
    parsed = parsed.set(drivername=_DRIVERS.get(parsed.drivername, parsed.drivername))
    if parsed.drivername == "sqlite":
        return _open_sqlite(parsed.render_as_string(hide_password=False), parsed.database)
    if parsed.drivername == "postgresql+psycopg":
        return create_engine(
            parsed, pool_size=5, max_overflow=5, pool_pre_ping=True, hide_parameters=True,
            connect_args={"connect_timeout": _CONNECT_SECONDS, "options": "-c statement_timeout=5000"},
        )  # fmt: skip
    raise SettingsError(f"BANENWIJZER_DATABASE_URL noemt een onbekende database: {parsed.drivername}.", _REMEDY)


_REMEDY = "Gebruik sqlite:///pad of postgresql://gebruiker:wachtwoord@host/naam."


def _open_sqlite(url: str, path: str | None) -> Engine:
    if path:
        try:
            Path(path).parent.mkdir(parents=True, exist_ok=True)
            Path(path).touch(mode=0o600)  # what users asked is for the app alone
        except OSError as error:
            raise SettingsError(f"De database {path} is niet te openen: {error.strerror}.", _REMEDY) from None
    engine = create_engine(url, connect_args={"timeout": 5}, hide_parameters=True)

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, record: Any) -> None:
        connection.isolation_level = None  # transactions are ours: Python's own leave tables out of them
        for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", "secure_delete=ON"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # a transaction that will write takes the lock first: it can wait for it, an upgrade halfway cannot
        connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("writes") else "BEGIN")

    return engine


def upgrade(engine: Engine) -> None:
    """Bring the tables up to date; nothing happens when they are. Raises StoreError."""
    config = _config()
    try:
        with engine.execution_options(writes=True).begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    except SQLAlchemyError as error:
        raise StoreError("De database is niet bij te werken.", _reason(error)) from error


def readiness(engine: Engine) -> StoreReadiness:
    """Whether the database answers and its tables are those of this version."""
    try:
        with engine.connect() as connection:
            found = MigrationContext.configure(connection).get_current_revision()
    except SQLAlchemyError:
        return StoreReadiness.UNREACHABLE
    head = ScriptDirectory.from_config(_config()).get_current_head()
    return StoreReadiness.READY if found == head else StoreReadiness.OUTDATED


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")))
    return config


def _reason(error: SQLAlchemyError) -> str:
    """The database's own words, without our statement and its values."""
    return str(getattr(error, "orig", None) or type(error).__name__).strip()
