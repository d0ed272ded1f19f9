"""An engine that takes its time: the caller sees life at once, and the answer comes all the same."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest

from tests.servers import Server, running_server

PATIENCE = 1.5


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Its engine takes every call and answers none."""
    folder: Path = tmp_path_factory.mktemp("slow")
    with socket.create_server(("127.0.0.1", 0)) as silent:
        settings = {
            "BANENWIJZER_ENGINE_URL": f"http://127.0.0.1:{silent.getsockname()[1]}",
            "BANENWIJZER_ENGINE_TOKEN": "x",
            "BANENWIJZER_ENGINE_SECONDS": str(PATIENCE),
        }
        with running_server(folder, **settings) as server:
            yield server


def client(server: Server, seconds: float) -> httpx2.Client:
    return httpx2.Client(base_url=server.http.base_url, timeout=seconds, trust_env=False)


def test_life_within_a_fifth_of_a_second(server: Server) -> None:
    started = server.http.post("/api/v1/conversations").json()
    path = f"/api/v1/conversations/{started['id']}/messages"
    headers = {"Authorization": f"Bearer {started['token']}", "Accept": "text/event-stream"}
    with client(server, 20) as http:
        before = time.monotonic()
        with http.stream("POST", path, json={"text": "Wat is loonkostensubsidie?"}, headers=headers) as response:
            lines = [(time.monotonic() - before, line) for line in response.iter_lines()]
    seen = [(at, line.removeprefix("event: ")) for at, line in lines if line.startswith("event: ")]
    assert [name for _, name in seen] == ["bezig", "replies", "einde"]
    assert seen[0][0] < 0.2
    assert PATIENCE <= seen[1][0] < PATIENCE + 2


def test_who_leaves_finds_the_answer_on_return(server: Server) -> None:
    started = server.http.post("/api/v1/conversations").json()
    path = f"/api/v1/conversations/{started['id']}"
    headers = {"Authorization": f"Bearer {started['token']}"}
    with client(server, 0.3) as http, pytest.raises(httpx2.ReadTimeout):
        http.post(f"{path}/messages", json={"text": "Wat is een proefplaatsing?"}, headers=headers)
    (turn,) = server.http.get(path, headers=headers).json()["turns"]
    assert turn["replies"][0]["soort"] == "antwoord"
    headers["Accept"] = "text/event-stream"
    asked = {"json": {"text": "Wat is een jobcoach?"}, "headers": headers}
    with client(server, 20) as http, http.stream("POST", f"{path}/messages", **asked) as response:
        next(response.iter_lines())
    assert len(server.http.get(path, headers=headers).json()["turns"]) == 2
