"""The switches of the channels in the store, each change with its place in the audit log."""

from __future__ import annotations

import pytest
from sqlalchemy import Engine, text

from bot.errors import InputError, StoreError
from bot.store import AuditLog, SwitchStore, open_engine


def test_every_channel_is_open_until_somebody_closes_it(engine: Engine) -> None:
    states = SwitchStore(engine).states()
    assert list(states) == ["web", "rest", "slack", "teams"]
    assert all(state.is_open and state.notice is None and state.changed is None for state in states.values())


def test_a_change_is_kept_with_who_did_it(engine: Engine) -> None:
    store = SwitchStore(engine)
    store.set("slack", actor="anna", is_open=False, reason="  Wij lossen een\nstoring op. ")
    store.set("slack", actor="bert", notice="Onderhoud om 17 uur.")
    state = store.states()["slack"]
    assert (state.is_open, state.reason, state.notice) == (False, "Wij lossen een storing op.", "Onderhoud om 17 uur.")
    assert state.changed_by == "bert"
    store.set("slack", actor="anna", is_open=True, reason="Opgelost.")
    store.set("slack", actor="anna", notice="")
    state = store.states()["slack"]
    assert (state.is_open, state.notice) == (True, None)
    found = AuditLog(engine).latest(subject="kanaal/slack")
    assert [(entry.actor, entry.action) for entry in reversed(found)] == [
        ("anna", "kanaal.sluit"),
        ("bert", "kanaal.melding"),
        ("anna", "kanaal.open"),
        ("anna", "kanaal.melding"),
    ]
    assert found[1].details == {
        "was": {"open": False, "melding": "Onderhoud om 17 uur."},
        "wordt": {"open": True, "melding": "Onderhoud om 17 uur."},
        "reden": "Opgelost.",
    }


@pytest.mark.parametrize(
    "change",
    [
        {"channel": "fax", "is_open": False, "reason": "x"},
        {"channel": "slack", "is_open": False},
        {"channel": "slack", "is_open": True, "reason": " "},
        {"channel": "slack", "notice": "x" * 501},
    ],
)
def test_what_makes_no_sense_is_refused(engine: Engine, change: dict[str, object]) -> None:
    with pytest.raises(InputError):
        SwitchStore(engine).set(actor="anna", **change)  # type: ignore[arg-type]
    assert AuditLog(engine).latest() == []


def test_without_its_record_there_is_no_change(engine: Engine) -> None:
    with engine.execution_options(writes=True).begin() as connection:
        connection.execute(text("ALTER TABLE audit RENAME TO elders"))
    with pytest.raises(StoreError):
        SwitchStore(engine).set("slack", actor="anna", is_open=False, reason="x")
    assert SwitchStore(engine).states()["slack"].is_open


def test_a_database_that_is_away_is_one_clear_error() -> None:
    engine = open_engine("postgresql://x@127.0.0.1:1/x")
    with pytest.raises(StoreError):
        SwitchStore(engine).states()
    engine.dispose()
