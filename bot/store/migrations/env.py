"""Alembic's entry: the connection that `bot.store.upgrade` hands over, or that of the settings for a developer."""

from __future__ import annotations

from alembic import context

from bot.settings import read_settings
from bot.store.database import open_engine
from bot.store.models import Base

handed_over = context.config.attributes.get("connection")


def run(connection: object) -> None:
    context.configure(connection=connection, target_metadata=Base.metadata, render_as_batch=True)  # type: ignore[arg-type]
    with context.begin_transaction():
        context.run_migrations()


if handed_over is not None:
    run(handed_over)
else:
    with open_engine(read_settings().database()).execution_options(writes=True).begin() as own:
        run(own)
