"""The tables and their history say the same, on both databases."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from click.testing import CliRunner
from sqlalchemy import Engine, inspect

from bot.cli import main
from bot.errors import SettingsError
from bot.settings import read_settings
from bot.store import StoreReadiness, open_engine, readiness, upgrade
from bot.store.database import _config
from bot.store.models import Base


def test_migrations_make_exactly_the_tables_of_the_models(engine: Engine) -> None:
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []


def test_up_down_and_up_again(engine: Engine) -> None:
    config = _config()
    with engine.execution_options(writes=True).begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "base")
    assert set(inspect(engine).get_table_names()) == {"alembic_version"}
    assert readiness(engine) is StoreReadiness.OUTDATED
    upgrade(engine)
    upgrade(engine)
    assert readiness(engine) is StoreReadiness.READY


def test_four_processes_may_upgrade_at_once(tmp_path: Path) -> None:
    """As `serve --workers 4` does on its first start."""
    engines = [open_engine(f"sqlite:///{tmp_path / 'x.db'}") for _ in range(4)]
    failed: list[BaseException] = []

    def run(engine: Engine) -> None:
        try:
            upgrade(engine)
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=run, args=(engine,)) for engine in engines]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert readiness(engines[0]) is StoreReadiness.READY
    for engine in engines:
        engine.dispose()


def test_the_command_upgrades_and_hides_the_password(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BANENWIJZER_DATABASE_URL", address.replace("test@", "test:geheim@"))
    read_settings.cache_clear()
    try:
        result = CliRunner().invoke(main, ["db", "upgrade"])
    finally:
        read_settings.cache_clear()
    assert result.exit_code == 0, result.output
    assert "bij" in result.output
    assert "geheim" not in result.output
    engine = open_engine(address)
    assert readiness(engine) is StoreReadiness.READY
    engine.dispose()


@pytest.mark.parametrize("address", ["geen adres", "mysql://x/y", "oracle://x"])
def test_another_kind_of_database_is_refused(address: str) -> None:
    with pytest.raises(SettingsError, match="DATABASE_URL"):
        open_engine(address)


def test_only_the_app_may_read_the_file(tmp_path: Path) -> None:
    path = tmp_path / "map" / "x.db"
    open_engine(f"sqlite:///{path}").dispose()
    assert path.stat().st_mode & 0o077 == 0


def test_a_file_that_cannot_be_is_refused() -> None:
    with pytest.raises(SettingsError, match="niet te openen"):
        open_engine("sqlite:////proc/nergens/x.db")


def test_a_database_that_is_away_is_not_ready() -> None:
    engine = open_engine("postgresql://x@127.0.0.1:1/x")
    assert readiness(engine) is StoreReadiness.UNREACHABLE
    engine.dispose()
