"""The log of what the staff did: written once, and the database itself keeps it so."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DatabaseError

from bot.errors import StoreError
from bot.store import AuditLog, open_engine


def test_what_is_written_is_read_back_newest_first(engine: Engine) -> None:
    log = AuditLog(engine)
    log.write("anna", "kanaal.sluiten", "slack", {"reden": "onderhoud"})
    log.write("bert", "kanaal.openen", "slack", {})
    log.write("bert", "kanaal.sluiten", "teams", {"reden": "proef"})
    assert [(entry.actor, entry.subject) for entry in log.latest()] == [
        ("bert", "teams"),
        ("bert", "slack"),
        ("anna", "slack"),
    ]
    assert log.latest(1, subject="slack")[0].action == "kanaal.openen"
    first = log.latest(subject="slack")[-1]
    assert first.details == {"reden": "onderhoud"}
    assert first.moment.tzinfo is not None


@pytest.mark.parametrize("statement", ["UPDATE audit SET actor = 'x'", "DELETE FROM audit"])
def test_the_database_refuses_to_change_it(engine: Engine, statement: str) -> None:
    AuditLog(engine).write("anna", "kanaal.sluiten", "slack", {})
    with pytest.raises(DatabaseError, match="append-only"), engine.begin() as connection:
        connection.execute(text(statement))
    assert len(AuditLog(engine).latest()) == 1


@pytest.mark.parametrize("address", ["postgresql"], indirect=True)  # SQLite has no TRUNCATE
def test_emptying_the_table_is_refused_too(engine: Engine) -> None:
    with pytest.raises(DatabaseError, match="append-only"), engine.begin() as connection:
        connection.execute(text("TRUNCATE audit"))


def test_a_database_that_is_away_is_one_clear_error() -> None:
    engine = open_engine("postgresql://x@127.0.0.1:1/x")
    with pytest.raises(StoreError):
        AuditLog(engine).write("anna", "x", "y", {})
    engine.dispose()
