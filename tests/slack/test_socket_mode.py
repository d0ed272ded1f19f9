"""Socket Mode over a loopback WebSocket: the same answers, without a way in; lost connections come back."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
import structlog

from bot.gateway.channels.slack import socket_mode
from tests.slack import payloads
from tests.slack.conftest import Bot, RunBot
from tests.slack.payloads import click, command, direct, event, mention, shortcut
from tests.slack.standin import APP_TOKEN, SlackStandIn


@pytest.fixture
async def socket_bot(run_bot: RunBot, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Bot]:
    """Only Socket Mode: no signing secret."""
    monkeypatch.setattr(socket_mode.SocketMode.__init__, "__defaults__", (0.05, 0.3))
    async with run_bot(slack_signing_secret=None, slack_app_token=APP_TOKEN) as bot:
        yield bot


async def connected(slack: SlackStandIn, number: int = 1) -> None:
    await slack.until(lambda: len(slack.sockets) >= number)


def envelope(name: str, kind: str, payload: Any, **fields: Any) -> dict[str, Any]:
    return {"envelope_id": name, "type": kind, "payload": payload, "accepts_response_payload": False, **fields}


async def test_an_event_is_acknowledged_and_answered(socket_bot: Bot, slack: SlackStandIn) -> None:
    await connected(slack)
    slack.tell(envelope("e1", "events_api", event(direct("vraag")), retry_attempt=0, retry_reason=""))
    await slack.answered(1)
    assert slack.acks["e1"] == {"envelope_id": "e1"}


async def test_each_kind(socket_bot: Bot, slack: SlackStandIn) -> None:
    await connected(slack)
    url = slack.response_url("a")
    button = {"action_id": "verder.0", "block_id": f"verder.0.{payloads.USER}.", "value": "klik"}
    slack.tell(envelope("e1", "events_api", event(mention("mention"))))
    slack.tell(envelope("e2", "slash_commands", command("command", url)))
    slack.tell(envelope("e3", "interactive", click(button, url, message={"ts": "1.1"})))
    slack.tell(envelope("e4", "interactive", shortcut("shortcut", url)))
    await slack.answered(4)
    assert sorted(text for _, text in socket_bot.assistant.asked) == ["command", "klik", "mention", "shortcut"]
    assert set(slack.acks) == {"e1", "e2", "e3", "e4"}


async def test_help_comes_with_the_acknowledgement(socket_bot: Bot, slack: SlackStandIn) -> None:
    await connected(slack)
    slack.tell(envelope("e1", "slash_commands", command("", slack.response_url("a")), accepts_response_payload=True))
    await slack.until(lambda: "e1" in slack.acks)
    assert slack.acks["e1"]["payload"]["response_type"] == "ephemeral"


async def test_copies_over_the_socket_are_one_question(socket_bot: Bot, slack: SlackStandIn) -> None:
    await connected(slack)
    payload = event(direct("vraag"))
    for number in range(10):
        slack.tell(envelope(f"e{number}", "events_api", payload, retry_attempt=number))
    await slack.answered(1)
    await slack.until(lambda: len(slack.acks) == 10)


@pytest.mark.parametrize(
    "payload", [None, [], "x", 1, {}, {"type": 1}, {"type": "event_callback"}, event({"type": "app_mention"})]
)
async def test_a_payload_that_cannot_be_read_is_acknowledged_and_left(
    socket_bot: Bot, slack: SlackStandIn, payload: object
) -> None:
    await connected(slack)
    slack.tell(envelope("e1", "events_api", payload))
    await slack.until(lambda: "e1" in slack.acks)
    slack.tell(envelope("e2", "events_api", event(direct("vraag"))))
    await slack.answered(1)


@pytest.mark.parametrize(
    "text", ["", "x", "[]", "{}", '{"type": "events_api"}', '{"envelope_id": 1, "type": "x"}', "[" * 5000]
)
async def test_a_message_that_is_no_envelope_is_left(socket_bot: Bot, slack: SlackStandIn, text: str) -> None:
    await connected(slack)
    slack.tell(text)
    slack.tell(envelope("e2", "events_api", event(direct("vraag"))))
    await slack.answered(1)


async def test_a_lost_connection_comes_back(socket_bot: Bot, slack: SlackStandIn) -> None:
    await connected(slack)
    for number in range(2, 5):
        slack.hang_up()
        await connected(slack, number)
    slack.tell(envelope("e1", "events_api", event(direct("vraag"))))
    await slack.answered(1)


async def test_before_slack_ends_a_connection_the_next_one_is_open(socket_bot: Bot, slack: SlackStandIn) -> None:
    await connected(slack)
    slack.tell({"type": "disconnect", "reason": "warning", "debug_info": {"host": "x"}})
    await connected(slack, 2)
    assert not slack.sockets[0].closed
    old = slack.sockets[0]
    slack.sockets.append(old)  # what still comes over the old one is taken as well
    slack.tell(envelope("e1", "events_api", event(direct("vraag"))))
    await slack.answered(1)


async def test_slack_is_away_at_the_start(
    slack: SlackStandIn, run_bot: RunBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket_mode.SocketMode.__init__, "__defaults__", (0.05, 0.2))
    slack.fail = lambda method, number: (503, {}, {}) if number < 4 else None
    async with run_bot(slack_app_token=APP_TOKEN) as bot:  # returns at once
        assert not slack.sockets
        await connected(slack)
        slack.tell(envelope("e1", "events_api", event(direct("vraag"))))
        await slack.answered(1)
        assert (await bot.event(direct("en over HTTP"))).status_code == 200  # both ways in may be on
        await slack.answered(2)


async def test_a_token_that_is_refused_is_tried_again_later_and_never_logged(
    slack: SlackStandIn, run_bot: RunBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket_mode.SocketMode.__init__, "__defaults__", (0.05, 0.1))
    with structlog.testing.capture_logs() as logs:
        async with run_bot(slack_app_token="xapp-verkeerd"):
            await asyncio.sleep(0.5)
    assert not slack.sockets
    refusals = [each for each in logs if each["event"] == "slack_socket_refused"]
    assert len(refusals) >= 2
    assert refusals[0]["reason"] == "invalid_auth"
    assert "xapp" not in json.dumps(logs)
    assert "ticket" not in json.dumps(logs)


async def test_without_a_signing_secret_there_are_no_routes(socket_bot: Bot) -> None:
    assert (await socket_bot.event(direct("vraag"))).status_code == 404


async def test_what_came_in_at_the_end_is_acknowledged(run_bot: RunBot, slack: SlackStandIn) -> None:
    async with run_bot(slack_app_token=APP_TOKEN):
        await connected(slack)
        slack.tell(envelope("e1", "events_api", event(direct("vraag"))))
        await slack.until(lambda: "e1" in slack.acks)
    assert len(slack.messages) == 1
    await slack.until(lambda: slack.sockets[0].closed)
