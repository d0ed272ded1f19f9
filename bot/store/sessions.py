"""What every room of the store does alike: a session that reads or writes, and faults of the database as StoreError."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from bot.errors import StoreError


class StoreSessions:
    """Base of the rooms. Every method of a room raises StoreError when the database fails."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._writing = engine.execution_options(writes=True)  # takes the lock first; see database.py

    @contextmanager
    def _session(self, *, writes: bool = False) -> Iterator[Session]:
        """One transaction; what is wrong inside is told without our statement and its values."""
        try:
            with Session(self._writing if writes else self._engine) as session, session.begin():
                yield session
        except SQLAlchemyError as error:
            room = type(self).__module__.rpartition(".")[2]
            raise StoreError(f"{room}: {type(error).__name__}") from error
