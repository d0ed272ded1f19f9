from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.servers import Server, running_server


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The real server with the real engine, ready."""
    with running_server(tmp_path_factory.mktemp("server")) as server:
        server.wait_until(True, 120)
        yield server
