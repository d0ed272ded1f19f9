"""The engine loads, hangs, dies: every question still gets a reply, and service comes back by itself."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest

from tests.servers import Server, has_ended, running_server

HOE_LANG = "Hoe lang telt een medewerker mee voor de banenafspraak?"
ENTRY = "meeteltermijn/hoe-lang-telt-iemand-mee"


@pytest.fixture(scope="module")
def fragile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of our own to hurt; not waited for."""
    with running_server(tmp_path_factory.mktemp("fragile"), BANENWIJZER_ENGINE_SECONDS="2") as server:
        yield server


def test_it_answers_from_the_index_while_the_engine_loads(fragile: Server) -> None:
    assert fragile.ready_after < 15, "the app waits for nothing but itself"
    (reply,) = fragile.ask(HOE_LANG)
    assert reply["entry"] == ENTRY
    assert reply["metadata"] == {"degraded": True}
    fragile.wait_until(True, 120)
    (reply,) = fragile.ask(HOE_LANG)
    assert reply["metadata"] == {}


def test_a_hung_engine_does_not_hang_an_answer(fragile: Server) -> None:
    fragile.wait_until(True, 120)
    (pid,) = fragile.engine_pids()
    os.kill(pid, signal.SIGSTOP)
    try:
        started = time.monotonic()
        (reply,) = fragile.ask(HOE_LANG)
        took = time.monotonic() - started
    finally:
        os.kill(pid, signal.SIGCONT)
    assert reply["entry"] == ENTRY
    assert reply["metadata"] == {"degraded": True}
    assert took < 6
    fragile.wait_until(True, 60)


def test_killing_the_engine_loses_no_question_and_it_comes_back(fragile: Server) -> None:
    fragile.wait_until(True, 120)
    answers: list[list[dict[str, Any]]] = []
    stop = threading.Event()

    def keep_asking() -> None:
        while not stop.is_set():
            answers.append(fragile.ask(HOE_LANG))

    asking = threading.Thread(target=keep_asking)
    asking.start()
    try:
        time.sleep(1)
        before = len(answers)
        (pid,) = fragile.engine_pids()
        os.kill(pid, signal.SIGKILL)
        fragile.wait_until(False, 10)
        back = fragile.wait_until(True, 60)
    finally:
        stop.set()
        asking.join(20)
    assert back < 60
    assert before > 0
    assert len(answers) > before
    assert all(replies[0]["entry"] == ENTRY for replies in answers)
    assert any(replies[0]["metadata"] == {"degraded": True} for replies in answers)
    assert fragile.engine_pids() != [pid]
    assert fragile.ask(HOE_LANG)[0]["metadata"] == {}


def test_the_engine_ends_with_its_server(tmp_path_factory: pytest.TempPathFactory) -> None:
    with running_server(tmp_path_factory.mktemp("short")) as server:
        deadline = time.monotonic() + 20
        while not server.engine_pids() and time.monotonic() < deadline:
            time.sleep(0.1)
        (pid,) = server.engine_pids()
    assert has_ended(pid)


def test_the_engine_ends_even_when_its_server_is_killed(tmp_path_factory: pytest.TempPathFactory) -> None:
    with running_server(tmp_path_factory.mktemp("killed")) as server:
        server.wait_until(True, 120)
        (pid,) = server.engine_pids()
        server.process.kill()
        server.process.wait()
        assert has_ended(pid)
