from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import Engine

from bot.store import Store, open_engine, upgrade
from tests.postgres import find_postgres, running_postgres


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    programs = find_postgres()
    if programs is None and not os.environ.get("CI"):
        pytest.skip("PostgreSQL is missing: install the package postgresql")
    assert programs is not None
    with running_postgres(programs) as address:
        yield address


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'test.db'}"
    address: str = request.getfixturevalue("postgres")
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("DROP SCHEMA public CASCADE")
        connection.execute("CREATE SCHEMA public")
    return address


@pytest.fixture
def engine(address: str) -> Iterator[Engine]:
    engine = open_engine(address)
    upgrade(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def store(engine: Engine) -> Store:
    return Store(engine)
