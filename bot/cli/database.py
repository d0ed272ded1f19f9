"""For commands that change what is in the database: how it is opened, and who does it."""

from __future__ import annotations

import getpass
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine

from bot.errors import StoreError
from bot.settings import read_settings
from bot.store import StoreReadiness, open_engine, readiness, upgrade


@contextmanager
def opened_database() -> Iterator[Engine]:
    """The database, with tables of this version. Raises StoreError."""
    engine = open_engine(read_settings().database())
    try:
        if engine.dialect.name == "sqlite":
            upgrade(engine)
        elif (state := readiness(engine)) is not StoreReadiness.READY:
            raise StoreError(f"De database is niet bruikbaar ({state.value}).", "Draai: banenwijzer db upgrade.")
        yield engine
    finally:
        engine.dispose()


def actor() -> str:
    """Who gives the command, as the operating system knows him: for the audit log."""
    try:
        return f"opdrachtregel:{getpass.getuser()}"
    except (OSError, KeyError):  # a container whose user has no name
        return "opdrachtregel"
