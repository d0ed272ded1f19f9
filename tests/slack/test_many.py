"""A hundred conversations at once stay apart, and how long an acknowledgement takes."""

from __future__ import annotations

import asyncio
import json
import statistics
import time
from collections import Counter

from tests.slack import payloads
from tests.slack.conftest import Bot
from tests.slack.payloads import CHANNEL, TEAM, direct, event, mention


async def test_a_hundred_conversations_at_once_stay_apart(bot: Bot) -> None:
    """Twenty people in one channel, each with a thread and a direct conversation, and three questions in order."""
    bot.assistant.seconds = 0.005
    people = [f"U{number:04d}" for number in range(50)]
    for turn in range(3):
        await asyncio.gather(
            *(bot.event(mention(f"{user} in kanaal {turn}", user=user, thread_ts=f"17.{user[1:]}")) for user in people),
            *(bot.event(direct(f"{user} direct {turn}", user=user, channel=f"D{user[1:]}")) for user in people),
        )
    calls = await bot.slack.answered(300, seconds=60)
    for call in calls:
        user = "U" + (call.body["thread_ts"].split(".")[1] if "thread_ts" in call.body else call.body["channel"][1:])
        assert user in call.said
        assert ("in kanaal" in call.said) == (call.body["channel"] == CHANNEL)
    asked = Counter(conversation for conversation, _ in bot.assistant.asked)
    assert set(asked.values()) == {3}
    assert len(asked) == 100
    for user in people:
        for name in (f"slack:{TEAM}:im::{user}", f"slack:{TEAM}:{CHANNEL}:17.{user[1:]}:{user}"):
            turns = [text[-1] for conversation, text in bot.assistant.asked if conversation == name]
            assert turns == ["0", "1", "2"]


async def test_an_acknowledgement_waits_for_nobody(bot: Bot) -> None:
    """Slack and the assistant hang; the times are told, not judged: a busy machine is no fault."""
    bot.assistant.seconds = 2.0
    bot.slack.slow = 2.0
    url = bot.slack.response_url("a")
    forged = {"X-Slack-Signature": "v0=" + "0" * 64}
    button = {"action_id": "verder.0", "block_id": "verder.0.U1.", "value": "klik"}
    measured: dict[str, list[float]] = {}
    for name, request in {
        "event": lambda: bot.post("events", json.dumps(event(direct("vraag")))),
        "command": lambda: bot.post("commands", payloads.form(**payloads.command("vraag", url))),
        "help": lambda: bot.post("commands", payloads.form(**payloads.command("", url))),
        "click": lambda: bot.post(
            "interactivity", payloads.form(payload=payloads.click(button, url, message={"ts": "1.1"}))
        ),
        "forged": lambda: bot.post("events", json.dumps(event(direct("vraag"))), forged),
        "broken": lambda: bot.post("events", "[" * 60_000),
    }.items():
        for _ in range(25):
            started = time.perf_counter()
            response = await request()
            measured.setdefault(name, []).append((time.perf_counter() - started) * 1000)
            assert response.status_code == {"forged": 401, "broken": 400}.get(name, 200)
    assert not bot.slack.messages
    for name, times in measured.items():
        print(f"ack {name}: median {statistics.median(times):.1f} ms, longest {max(times):.1f} ms")
