"""Each event is answered exactly once: retries, copies, a crash between acknowledgement and answer, a restart."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.reply import Reply
from bot.store import open_engine, upgrade
from tests.postgres import find_postgres, running_postgres
from tests.servers import running_server, without_engine
from tests.slack import payloads
from tests.slack.conftest import Bot, RunBot
from tests.slack.payloads import SECRET, direct, event, mention, signed
from tests.slack.standin import TOKEN, SlackStandIn


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> Iterator[str]:
    """ "" is the SQLite file of the test; else an address."""
    if request.param == "sqlite":
        yield ""
        return
    programs = find_postgres()
    if programs is None:
        pytest.skip("no PostgreSQL server here; apt-get install postgresql")
    with running_postgres(programs) as address:
        engine = open_engine(address)
        upgrade(engine)
        engine.dispose()
        yield address


async def test_slacks_retries_are_one_question(bot: Bot) -> None:
    body = json.dumps(event(mention("vraag")))
    for number, reason in enumerate(("", "http_timeout", "http_timeout", "http_error")):
        headers = {"X-Slack-Retry-Num": str(number), "X-Slack-Retry-Reason": reason} if number else {}
        assert (await bot.post("events", body, headers)).status_code == 200
    await bot.slack.answered(1)
    assert len(bot.assistant.asked) == 1


async def test_a_replayed_signature_is_one_question(bot: Bot) -> None:
    body = json.dumps(event(direct("vraag")))
    headers = signed(body)
    for _ in range(3):
        assert (await bot.post("events", body, headers)).status_code == 200
    await bot.slack.answered(1)


async def test_twenty_simultaneous_copies(run_bot: RunBot, slack: SlackStandIn, database: str) -> None:
    async with run_bot(database) as bot:
        body = json.dumps(event(direct("vraag")))
        responses = await asyncio.gather(*(bot.post("events", body) for _ in range(20)))
        assert {response.status_code for response in responses} == {200}
        await slack.answered(1)
        assert len(bot.assistant.asked) == 1


async def test_twenty_copies_over_two_processes(run_bot: RunBot, slack: SlackStandIn, database: str) -> None:
    async with run_bot(database) as one, run_bot(database) as other:
        body = json.dumps(event(direct("vraag")))
        await asyncio.gather(*(bot.post("events", body) for _ in range(10) for bot in (one, other)))
        await slack.answered(1, rest=1.5)
        assert len(one.assistant.asked) + len(other.assistant.asked) == 1


async def test_copies_of_a_command(bot: Bot) -> None:
    fields = payloads.form(**payloads.command("vraag", bot.slack.response_url("a")))
    await asyncio.gather(*(bot.post("commands", fields) for _ in range(5)))
    await bot.slack.answered(1)


async def test_the_same_question_twice_is_two_questions(bot: Bot) -> None:
    await bot.event(direct("vraag"))
    await bot.event(direct("vraag"))
    await bot.command("vraag")
    await bot.command("vraag")
    await bot.slack.answered(4)


async def test_stopped_between_acknowledgement_and_answer(run_bot: RunBot, slack: SlackStandIn, database: str) -> None:
    body = json.dumps(event(mention("vraag")))
    async with run_bot(database, is_killed=True) as bot:
        bot.assistant.seconds = 30
        assert (await bot.post("events", body)).status_code == 200
        await slack.until(lambda: bool(bot.assistant.asked))
    assert not slack.messages
    async with run_bot(database) as bot:
        await slack.answered(1)
        await bot.post("events", body)  # Slack's retry comes after the restart
        await slack.answered(1)
        assert len(bot.assistant.asked) == 1


async def test_stopped_halfway_an_answer(run_bot: RunBot, slack: SlackStandIn, database: str) -> None:
    parts = [Reply("antwoord", f"Deel {number}") for number in range(4)]
    slack.fail = lambda method, number: (500, {}, {}) if number > 2 else None
    async with run_bot(database, is_killed=True) as bot:
        bot.assistant.answers["vraag"] = parts
        await bot.event(mention("vraag"))
        await slack.until(lambda: slack.asked["chat.postMessage"] > 2)
    slack.fail = lambda method, number: None
    async with run_bot(database):
        calls = await slack.answered(4)
    assert [call.blocks[0]["text"]["text"] for call in calls] == [f"Deel {number}" for number in range(4)]


@pytest.mark.parametrize("thread", [{}, {"thread_ts": "1700000000.000100"}])
async def test_killed_before_it_heard_that_its_message_arrived(
    run_bot: RunBot, slack: SlackStandIn, database: str, thread: dict[str, str]
) -> None:
    """In the own conversation the next process looks before it sends; what stands there is not said again."""
    slack.keeps_silent = True
    async with run_bot(database, is_killed=True) as bot:
        bot.assistant.answers["vraag"] = [Reply("antwoord", "Deel 0"), Reply("antwoord", "Deel 1")]
        await bot.event(direct("vraag", **thread))
        await slack.until(lambda: len(slack.messages) == 1)
    slack.keeps_silent = False
    async with run_bot(database):
        calls = await slack.answered(2, rest=0.6)
    assert [call.blocks[0]["text"]["text"] for call in calls] == ["Deel 0", "Deel 1"]


async def test_killed_and_taken_over_by_a_process_that_was_there_already(run_bot: RunBot, slack: SlackStandIn) -> None:
    """It looks as well, although the question came after its own start."""
    async with run_bot() as other:
        slack.keeps_silent = True
        async with run_bot(is_killed=True) as bot:
            await bot.event(direct("vraag", ts=f"{time.time() + 5:.6f}"))
            await slack.until(lambda: len(slack.messages) == 1)
        slack.keeps_silent = False
        await slack.until(lambda: bool(slack.of("conversations.history")))
        await slack.answered(1, rest=0.6)
        assert not other.assistant.asked  # the answer itself was kept


async def test_before_the_start_and_after_the_stop_slack_is_asked_to_come_again(run_bot: RunBot) -> None:
    async with run_bot() as bot:
        await bot.channel.stop()
        response = await bot.event(direct("vraag"))
        assert response.status_code == 503
        assert response.headers["content-type"] == "application/problem+json"
        assert not bot.assistant.asked


def slack_settings(slack: SlackStandIn) -> dict[str, str]:
    return {
        "BANENWIJZER_SLACK_SIGNING_SECRET": SECRET, "BANENWIJZER_SLACK_BOT_TOKEN": TOKEN,
        "BANENWIJZER_SLACK_API_BASE_URL": slack.base_url,
    }  # fmt: skip


def post(http: object, way: str, body: str) -> int:
    kind = "application/json" if way == "events" else "application/x-www-form-urlencoded"
    response = http.post(f"/channels/slack/{way}", content=body, headers={"Content-Type": kind, **signed(body)})  # type: ignore[attr-defined]
    return int(response.status_code)


def wait_for(slack: SlackStandIn, number: int, seconds: float = 45) -> None:
    deadline = time.monotonic() + seconds
    while len(slack.messages) < number:
        assert time.monotonic() < deadline, [call.body.get("text") for call in slack.messages]
        time.sleep(0.05)


def test_a_killed_server_answers_after_its_restart(tmp_path: Path, slack: SlackStandIn) -> None:
    """The whole program, killed with what it acknowledged unanswered; three people, each answered once."""
    slack.fail = lambda method, number: (500, {"ok": False, "error": "internal_error"}, {})
    settings = {**slack_settings(slack), **without_engine()}
    bodies = [
        json.dumps(event(direct("Wat is loonkostensubsidie?", user=f"U{n}", channel=f"D{n}", ts=f"{time.time():.6f}")))
        for n in range(3)
    ]
    with running_server(tmp_path, is_hasty=True, **settings) as server:
        assert [post(server.http, "events", body) for body in bodies] == [200] * 3
        server.process.kill()
        server.process.wait(10)
    assert not slack.messages
    slack.fail = lambda method, number: None
    with running_server(tmp_path, is_hasty=True, **settings) as server:
        assert server.http.get("/readyz").json()["channels"]["slack"] is True
        wait_for(slack, 3)
        assert [post(server.http, "events", body) for body in bodies] == [200] * 3
        time.sleep(1.0)
    assert sorted(call.body["channel"] for call in slack.messages) == ["D0", "D1", "D2"]
    assert all("loonkostensubsidie" in call.said.lower() for call in slack.messages)
    assert not slack.refused
