"""A closed channel says so and nothing else; a notice is told once in each conversation."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from sqlalchemy import Engine, text
from starlette.testclient import TestClient

from bot.cli import main
from bot.errors import InputError, StoreError
from bot.gateway import switches as module
from bot.gateway.app import create_app
from bot.gateway.recording import RecordedAssistant
from bot.gateway.switches import Switches
from bot.reply import Reply
from bot.settings import Settings, read_settings
from bot.store import AuditLog, SwitchStore, open_engine, upgrade
from tests.servers import free_port


@pytest.fixture
def address(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'test.db'}"


@pytest.fixture
def engine(address: str) -> Iterator[Engine]:
    engine = open_engine(address)
    upgrade(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def known(engine: Engine) -> Iterator[Switches]:
    """The switches as one process knows them."""
    known = Switches(SwitchStore(engine))
    yield known
    known.close()


async def test_a_change_here_holds_at_once_elsewhere_within_seconds(
    known: Switches, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_FRESH_SECONDS", 0.3)
    other = Switches(SwitchStore(engine))
    assert await other.closed("slack") is None
    await known.set("slack", actor="anna", is_open=False, reason="Wij lossen een storing op.")
    told = await known.closed("slack")
    assert told is not None
    assert told.soort == "buiten_bereik"
    assert "gesloten. Wij lossen een storing op." in told.text
    assert "werkgeversservicepunt" in told.text
    await asyncio.sleep(0.4)
    assert await other.closed("slack") is not None
    assert await other.closed("teams") is None
    assert await other.closed("console") is None
    other.close()


async def test_the_store_is_not_asked_for_every_question(known: Switches, engine: Engine) -> None:
    await known.state("slack")
    SwitchStore(engine).set("slack", actor="anna", is_open=False, reason="x")
    for _ in range(100):
        assert (await known.state("slack")).is_open


async def test_when_the_store_fails_the_last_known_holds(
    known: Switches, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_FRESH_SECONDS", 0.0)
    await known.set("slack", actor="anna", is_open=False, reason="x")
    with engine.begin() as connection:
        connection.execute(text("ALTER TABLE channel_switch RENAME TO elders"))
    assert await known.closed("slack") is not None
    assert await known.closed("web") is None
    with pytest.raises(StoreError):
        await known.set("slack", actor="anna", is_open=True, reason="x")
    assert await known.closed("slack") is not None


async def test_a_store_that_hangs_is_not_waited_for(engine: Engine) -> None:
    class Hanging(SwitchStore):
        def states(self) -> Any:
            time.sleep(2)
            return super().states()

    known = Switches(Hanging(engine))
    started = time.monotonic()
    assert (await known.state("slack")).is_open
    assert time.monotonic() - started < 1.5
    known.close()
    await asyncio.sleep(2.1)


async def test_a_channel_can_ask_whether_it_is_closed(known: Switches) -> None:
    """For what it says of itself: help, a greeting, a home tab."""
    assistant = RecordedAssistant(None, None, None, known)  # type: ignore[arg-type]
    assert await assistant.closed("teams") is None
    await known.set("teams", actor="anna", is_open=False, reason="Wij verhuizen.")
    told = await assistant.closed("teams")
    assert told is not None
    assert "Wij verhuizen." in told.text
    assert told.metadata["gesloten"]


async def test_nonsense_is_refused(known: Switches) -> None:
    with pytest.raises(InputError, match="fax"):
        await known.set("fax", actor="anna", is_open=False, reason="x")


async def test_a_notice_is_told_once_in_each_conversation_and_a_new_one_again(known: Switches) -> None:
    replies = [Reply("antwoord", "Ja."), Reply("antwoord", "En nee.")]
    assert known.announce("slack", "een", replies) == replies
    await known.set("slack", actor="anna", notice="Vanavond onderhoud.")
    first, second = known.announce("slack", "een", replies)
    assert first.text == "**Let op:** Vanavond onderhoud.\n\nJa."
    assert first.message_id == replies[0].message_id
    assert second == replies[1]
    assert known.announce("slack", "een", replies) == replies
    assert known.announce("slack", "twee", replies) != replies
    assert known.announce("teams", "drie", replies) == replies
    await known.set("slack", actor="anna", notice="Morgen onderhoud.")
    assert known.announce("slack", "een", replies) != replies
    await known.set("slack", actor="anna", notice="")
    assert known.announce("slack", "nieuw", replies) == replies


async def test_what_is_remembered_of_notices_is_bounded(known: Switches, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MAX_TOLD", 3)
    await known.set("web", actor="anna", notice="Let op.")
    for number in range(10):
        known.announce("web", str(number), [Reply("antwoord", "Ja.")])
    assert len(known._told) == 3


def test_the_app_and_the_command_line_together(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, engine: Engine
) -> None:
    monkeypatch.setattr(module, "_FRESH_SECONDS", 0.0)
    settings = Settings(
        engine_url=f"http://127.0.0.1:{free_port()}", engine_token="x", var_dir=tmp_path, database_url=address
    )
    monkeypatch.setenv("BANENWIJZER_DATABASE_URL", address)
    read_settings.cache_clear()
    run = CliRunner().invoke
    try:
        with TestClient(create_app(settings)) as client:
            assert client.get("/readyz").json()["channels"] == {
                "web": True, "rest": True, "slack": False, "teams": False,
            }  # fmt: skip
            assert run(main, ["kanaal", "sluit", "rest", "--reden", "Wij verhuizen."]).exit_code == 0
            body = {"sender": "a", "message": "Hoeveel uur is een baan?"}
            (closed,) = client.post("/webhooks/rest/webhook", json=body).json()
            assert closed["text"].startswith("Banenwijzer is hier nu gesloten. Wij verhuizen.")
            started = client.post("/api/v1/conversations").json()
            path, headers = f"/api/v1/conversations/{started['id']}", {"Authorization": f"Bearer {started['token']}"}
            question = {"text": "Hoeveel uur is een baan?"}
            (still_open,) = client.post(f"{path}/messages", json=question, headers=headers).json()["replies"]
            assert still_open["soort"] == "antwoord"

            assert run(main, ["kanaal", "open", "rest", "--reden", "Klaar."]).exit_code == 0
            assert run(main, ["kanaal", "melding", "rest", "Nieuwe cijfers vanaf maandag."]).exit_code == 0
            (noticed,) = client.post("/webhooks/rest/webhook", json=body).json()
            assert noticed["text"].startswith("Let op: Nieuwe cijfers vanaf maandag.")
            (again,) = client.post("/webhooks/rest/webhook", json=body).json()
            assert not again["text"].startswith("Let op")
            assert run(main, ["kanaal", "melding", "rest", "--weg"]).exit_code == 0
        shown = run(main, ["kanaal", "toon"]).output
    finally:
        read_settings.cache_clear()
    assert shown.splitlines()[0] == "web: open"
    assert "rest: open; gewijzigd" in shown
    actions = [entry.action for entry in AuditLog(engine).latest(subject="kanaal/rest")]
    assert actions == ["kanaal.melding", "kanaal.melding", "kanaal.open", "kanaal.sluit"]
    assert all(entry.actor.startswith("opdrachtregel:") for entry in AuditLog(engine).latest())
    with engine.connect() as connection:
        kept = connection.execute(text("SELECT channel FROM question ORDER BY id")).scalars().all()
    assert kept == ["web", "rest", "rest"]  # what a closed channel was asked is not kept


@pytest.mark.parametrize(
    "arguments",
    [
        ["sluit", "fax", "--reden", "x"],
        ["sluit", "slack"],
        ["open", "slack"],
        ["melding", "slack"],
        ["melding", "slack", "x", "--weg"],
    ],
)
def test_the_command_line_refuses_what_is_not_whole(arguments: list[str]) -> None:
    assert CliRunner().invoke(main, ["kanaal", *arguments]).exit_code == 2
