"""The app in this process, without an engine: what it does on its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from bot.gateway.app import create_app
from bot.settings import Settings
from tests.servers import free_port


@pytest.fixture(scope="session")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    var: Path = tmp_path_factory.mktemp("var")
    settings = Settings(engine_url=f"http://127.0.0.1:{free_port()}", engine_token="x", var_dir=var, rate_per_client=0)
    with TestClient(create_app(settings), raise_server_exceptions=False) as client:
        yield client


@pytest.fixture
def conversation(client: TestClient) -> tuple[str, dict[str, str]]:
    """Path for messages, and the headers that belong to it."""
    started = client.post("/api/v1/conversations").json()
    return f"/api/v1/conversations/{started['id']}/messages", {"Authorization": f"Bearer {started['token']}"}
