"""The whole server, started as a user starts it, with Teams on: its own inbox, store, kill and restart."""

from __future__ import annotations

import os
import signal
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.store import open_engine, upgrade
from tests.postgres import find_postgres, running_postgres
from tests.servers import Server, running_server, without_engine
from tests.teams.activities import channel_message, execute, message
from tests.teams.microsoft import Microsoft
from tests.teams.schema import buttons, check_card, texts

QUESTION = "Wat is een proefplaatsing?"


def settings(microsoft: Microsoft) -> dict[str, str]:
    own = {f"BANENWIJZER_{name.upper()}": value for name, value in microsoft.settings().items()}
    return {**without_engine(), **own}


def post(server: Server, microsoft: Microsoft, activity: dict[str, Any], token: str | None = None) -> Any:
    headers = {"Authorization": f"Bearer {token or microsoft.token()}"}
    return server.http.post("/api/messages", json=activity, headers=headers)


def kill(server: Server) -> None:
    """As when the machine loses its power."""
    os.kill(server.process.pid, signal.SIGKILL)
    server.process.wait(10)


def test_questions_buttons_and_verdicts(microsoft: Microsoft, tmp_path: Path) -> None:
    with running_server(tmp_path, **settings(microsoft)) as server:
        assert server.http.get("/readyz").json()["channels"]["teams"] is True
        assert microsoft.requests == [], "nothing is fetched at start"
        url = microsoft.service_url
        activity = channel_message(QUESTION, url)
        for _ in range(3):
            assert post(server, microsoft, activity).status_code == 202
        (sent,) = microsoft.wait_for(1)
        check_card(sent.card)
        assert "Bronnen" in texts(sent.card)
        choice = next(button for button in buttons(sent.card) if button.get("verb") == "vraag")
        answer = post(
            server, microsoft, execute("vraag", choice["data"], url) | {"conversation": activity["conversation"]}
        )
        assert answer.json()["type"] == "application/vnd.microsoft.card.adaptive"
        microsoft.wait_for(2)
        verdict = next(button for button in buttons(sent.card) if button.get("verb") == "oordeel")
        card = post(server, microsoft, execute("oordeel", verdict["data"], url)).json()["value"]
        check_card(card)
        assert "Uw oordeel: goed. Dank u." in texts(card)
        assert post(server, microsoft, message("x", url), "garbage").status_code == 401
        metrics = server.http.get("/metrics").text
        assert 'banenwijzer_teams_refused_total{reason="token"} 1.0' in metrics
        assert 'banenwijzer_replies_total{channel="teams",soort="antwoord"}' in metrics
        assert "/api/messages" in server.http.get("/openapi.json").json()["paths"]
        time.sleep(0.3)
        assert len(microsoft.sent) == 2
    log = (tmp_path / "server.log").read_text()
    for word in ("proefplaatsing?", "Naam van jan", "aad-jan", "bot-token"):
        assert word not in log
    with sqlite3.connect(next((tmp_path / "var").glob("*.db"))) as database:
        dump = "\n".join(database.iterdump())
    assert "teams" in dump
    assert "aad-jan" not in dump and "Naam van jan" not in dump


@pytest.fixture
def postgresql() -> Iterator[dict[str, str]]:
    """Settings for an empty, up-to-date database."""
    programs = find_postgres()
    if programs is None and not os.environ.get("CI"):
        pytest.skip("PostgreSQL is missing: install the package postgresql")
    assert programs is not None
    with running_postgres(programs) as address:
        engine = open_engine(address)
        upgrade(engine)
        engine.dispose()
        yield {"BANENWIJZER_DATABASE_URL": address}


def take_in_and_kill(server: Server, microsoft: Microsoft) -> list[dict[str, Any]]:
    """Two questions are told 202, and the server is killed when Teams has refused both answers for now."""
    activities = [message(QUESTION, microsoft.service_url, user=f"u{n}") for n in range(2)]
    microsoft.answers = [(503, "1")] * 2
    for activity in activities:
        assert post(server, microsoft, activity).status_code == 202
    deadline = time.monotonic() + 20
    while microsoft.answers:
        assert time.monotonic() < deadline
        time.sleep(0.01)
    kill(server)
    assert microsoft.sent == []
    return activities


def answered_once(server: Server, microsoft: Microsoft, activities: list[dict[str, Any]]) -> None:
    """Also when Teams brings them once more."""
    microsoft.wait_for(len(activities), 120)
    for activity in activities:
        assert post(server, microsoft, activity).status_code == 202
    time.sleep(1.5)
    assert sorted(sent.conversation for sent in microsoft.sent) == ["a:u0", "a:u1"]


def test_killed_with_postgresql(microsoft: Microsoft, tmp_path: Path, postgresql: dict[str, str]) -> None:
    """Teams was told 202, so the answer must come; and it must come once."""
    chosen = settings(microsoft) | postgresql
    with running_server(tmp_path, is_hasty=True, **chosen) as server:
        activities = take_in_and_kill(server, microsoft)
    with running_server(tmp_path, is_hasty=True, **chosen) as server:
        answered_once(server, microsoft, activities)


def test_stopped_in_the_middle_of_answers_and_then_killed(microsoft: Microsoft, tmp_path: Path) -> None:
    """A stop as at every deployment: what was taken in is answered now or by the next process, once. Then as above."""
    chosen = settings(microsoft)
    with running_server(tmp_path, is_hasty=True, **chosen) as server:
        for n in range(12):
            assert post(server, microsoft, message(QUESTION, microsoft.service_url, user=f"u{n}")).status_code == 202
        server.process.send_signal(signal.SIGTERM)
        server.process.wait(40)
    with running_server(tmp_path, is_hasty=True, **chosen) as server:
        microsoft.wait_for(12, 120)
        time.sleep(1)
        assert sorted(sent.conversation for sent in microsoft.sent) == sorted(f"a:u{n}" for n in range(12))
        microsoft.reset()
        activities = take_in_and_kill(server, microsoft)
    with running_server(tmp_path, is_hasty=True, **chosen) as server:
        answered_once(server, microsoft, activities)
