"""The learning pages in this process, on a small knowledge/ and a database of the test's own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from sqlalchemy import Engine, text

from bot.gateway.console.leren.assess import Assessor
from bot.gateway.console.leren.dienst import Leren
from bot.gateway.console.leren.grouping import Grouping
from bot.gateway.console.leren.kast import Kast
from bot.gateway.services import AppServices
from bot.reply import Reply
from bot.store import Store, Turn
from tests.console.leren.small import checkout, small_knowledge
from tests.console.people import ConsoleApp, server_database
from tests.servers import Server, running_server, without_engine

NOW = datetime.now(timezone.utc)


@pytest.fixture(scope="package")
def knowledge(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_knowledge(tmp_path_factory.mktemp("kennis"))


@pytest.fixture(scope="package")
def console_var(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("leren-server")


@pytest.fixture(scope="package")
def console_engine(console_var: Path) -> Iterator[Engine]:
    with server_database(console_var) as engine:
        yield engine


@pytest.fixture(scope="package")
def clone(console_var: Path, knowledge: Path) -> Path:
    """A git checkout with the small knowledge/, which the server serves."""
    return checkout(knowledge, console_var)


@pytest.fixture(scope="package")
def console_server(console_var: Path, console_engine: Engine, clone: Path) -> Iterator[Server]:
    """As everywhere in the console, on the small knowledge/, and with branches switched on."""
    settings = {"BANENWIJZER_KNOWLEDGE": str(clone / "knowledge"), "BANENWIJZER_KNOWLEDGE_BRANCH": "kennis/"}
    with running_server(console_var, **without_engine(), **settings) as server:
        yield server


@dataclass
class Loop:
    """The app, its learning loop, and a store to ask in."""

    app: ConsoleApp
    leren: Leren
    store: Store

    def missed(self, *texts: str, **changes: Any) -> None:
        for said in texts:
            reply = Reply("buiten_bereik", "Dat weet ik niet.", confidence=0.1)
            self.store.add_turn(
                replace(Turn("g", "web", said, None, [reply], 0.01, created=NOW - timedelta(hours=1)), **changes)
            )

    def group(self) -> int:
        """Place what waits; the id of the newest group."""
        self.leren.grouping.run()
        return self.leren.groups.page("alle", order="nieuw")[0].id


def by_first_word(texts: Any) -> Any:
    """Vectors without a model: alike when the first word is the same."""
    rows = np.zeros((len(texts), 384), np.float32)
    for row, said in zip(rows, texts, strict=True):
        row[sum(map(ord, said.lower().split()[0])) % 384] = 50.0
    return rows


@pytest.fixture
def loop(console: ConsoleApp, knowledge: Path, tmp_path: Path) -> Iterator[Loop]:
    services: AppServices = console.app.state.services
    opened = Leren.open(services)
    kast = Kast(knowledge)
    leren = replace(
        opened,
        kast=kast,
        grouping=Grouping(opened.groups, by_first_word),
        assessor=Assessor(opened.drafts, kast, services.settings.models_dir, tmp_path),
    )
    leren.grouping._started = float("inf")  # not by itself: a test says when
    console.app.state.leren = leren
    yield Loop(console, leren, Store(services.database))
    with services.database.execution_options(writes=True).begin() as connection:
        for table in ("draft_author", "draft", "missed_question", "question_group_week", "question_group", "question"):
            connection.execute(text(f"DELETE FROM {table}"))  # noqa: S608
