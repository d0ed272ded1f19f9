"""Whatever arrives on the three routes: a 4xx at once, nothing kept, nothing sent, a counter and a log line."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator

import pytest
import structlog
from prometheus_client import REGISTRY

from tests.slack import payloads
from tests.slack.conftest import Bot
from tests.slack.payloads import signed

WAYS = ("events", "commands", "interactivity")
SECRET_WORDS = "geheime woorden van een mens"
DEEP = "[" * 30_000

SIGNED_BODIES: dict[str, bytes] = {
    "empty": b"",
    "array": b"[]",
    "broken json": b'{"type": "event_callback", ',
    "string": b'"tekst"',
    "number": b"1",
    "null": b"null",
    "not utf-8": b'{"type": "\xff\xfe"}',
    "deep": DEEP.encode(),
    "half a surrogate pair": b'{"type": "event_callback", "event": {"type": "message", "text": "\\ud800"}}',
    "endless number": b'{"type": ' + b"9" * 5000 + b"}",
    "no type": b"{}",
    "type no text": b'{"type": 1}',
    "no event": b'{"type": "event_callback"}',
    "event a list": b'{"type": "event_callback", "event": []}',
    "event without type": b'{"type": "event_callback", "event": {}}',
    "challenge no text": b'{"type": "url_verification", "challenge": {}}',
    "a form": b"a=b&c=d",
    "a form with json": b"payload=%7B%22type%22%3A",
    "a form with an array": b"payload=[]",
    "a form with a number": b"payload=1",
    "a form of too many fields": b"&".join(b"a%d=1" % number for number in range(300)),
    "binary": bytes(range(256)),
    "zip": b"\x1f\x8b\x08\x00" + b"\x00" * 20,
}

WRONG_SHAPES = {
    "user a dict": {"type": "app_mention", "user": {"x": 1}, "text": "a", "ts": "1.1", "channel": "C1"},
    "no channel": {"type": "app_mention", "user": "U1", "text": "a", "ts": "1.1"},
    "ts no time": {"type": "app_mention", "user": "U1", "text": "a", "ts": "x", "channel": "C1"},
    "text a list": {"type": "app_mention", "user": "U1", "text": ["a"], "ts": "1.1", "channel": "C1"},
    "channel with a colon": {"type": "app_mention", "user": "U1", "text": "a", "ts": "1.1", "channel": "C1:x:U2"},
    "user is another's": {"type": "app_mention", "user": "U1:C2", "text": "a", "ts": "1.1", "channel": "C1"},
    "home of nobody": {"type": "app_home_opened", "tab": "home"},
    "thread a number": {
        "type": "message",
        "channel_type": "im",
        "user": "U1",
        "ts": "1.1",
        "channel": "D1",
        "thread_ts": 5,
    },
}


def refused(reason: str) -> float:
    return REGISTRY.get_sample_value("banenwijzer_slack_refused_total", {"reason": reason}) or 0.0


@pytest.fixture(autouse=True)
async def nothing_comes_of_it(bot: Bot) -> Iterator[None]:
    """Around each test: refused as a problem, and the bot did nothing. How fast: see test_ack."""
    with structlog.testing.capture_logs() as logs:
        yield
    for response in bot.responses:
        assert 400 <= response.status_code < 500
        assert response.headers["content-type"] == "application/problem+json"
        assert SECRET_WORDS not in response.text
    assert not bot.slack.calls
    assert not bot.assistant.asked
    assert SECRET_WORDS not in json.dumps(logs)
    for each in logs:
        assert each["event"] in ("slack_refused", "slack_unreadable")


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", SIGNED_BODIES)
async def test_a_signed_body_that_is_no_request(bot: Bot, way: str, name: str) -> None:
    body = SIGNED_BODIES[name]
    assert (await bot.post(way, body)).status_code == 400


@pytest.mark.parametrize("name", WRONG_SHAPES)
async def test_an_event_of_another_shape(bot: Bot, name: str) -> None:
    assert (await bot.event(WRONG_SHAPES[name])).status_code == 400


@pytest.mark.parametrize(
    "body",
    [
        {"type": "event_callback", "event": {"type": "message"}, "authorizations": "x"},
        {"type": "event_callback", "event": {"type": "message"}, "authorizations": [1]},
        {"type": "event_callback", "event": {"type": "message"}, "team": 5},
        {"type": "event_callback", "event": {"type": "message", "user": 5}},
    ],
)
async def test_an_event_that_bolt_itself_cannot_read(bot: Bot, body: object) -> None:
    assert (await bot.post("events", json.dumps(body))).status_code == 400


@pytest.mark.parametrize(
    "payload",
    [
        {"type": "block_actions"},
        {"type": "block_actions", "user": "U1", "actions": []},
        {"type": "block_actions", "user": {"id": "U1"}, "actions": {}},
        {"type": "block_actions", "user": {"id": "U1"}, "actions": ["x"]},
        {"type": "block_actions", "user": {"id": "U1:x"}, "actions": [{"type": "button", "action_id": "verder.0"}]},
        {"type": "block_actions", "user": {"id": "U1"}, "actions": []},
        {"type": "view_submission", "view": []},
        {"type": "message_action", "callback_id": "zoek_dit_op", "user": {}, "message": []},
        {"type": "message_action", "callback_id": "zoek_dit_op", "user": {"id": "U1"}, "message": "x"},
    ],
)
async def test_an_interaction_of_another_shape(bot: Bot, payload: dict[str, object]) -> None:
    assert (await bot.interact(payload)).status_code == 400


@pytest.mark.parametrize(
    "fields", [{"user_id": ""}, {"channel_id": "x y"}, {"user_id": "U1:U2"}, {"trigger_id": "1", "user_id": "U" * 65}]
)
async def test_a_command_of_another_shape(bot: Bot, fields: dict[str, str]) -> None:
    assert (await bot.command(SECRET_WORDS, **fields)).status_code == 400


@pytest.mark.parametrize("way", WAYS)
async def test_too_much(bot: Bot, way: str) -> None:
    body = json.dumps({"type": "event_callback", "text": "x" * 70_000}).encode()
    assert (await bot.post(way, body)).status_code == 413


BODY = json.dumps(payloads.event(payloads.mention(SECRET_WORDS))).encode()


def forged() -> dict[str, tuple[str, dict[str, str]]]:
    """By name why it is refused, and the headers of a forger: made when they are sent, for signatures grow old."""
    now = int(time.time())
    return {
        "no headers": ("headers", {"X-Slack-Request-Timestamp": "", "X-Slack-Signature": ""}),
        "no signature": ("headers", {"X-Slack-Signature": ""}),
        "no timestamp": ("headers", {"X-Slack-Request-Timestamp": ""}),
        "other secret": ("signature", signed(BODY, secret="een ander geheim")),
        "of another body": ("signature", signed(BODY + b" ")),
        "of another time": ("signature", {"X-Slack-Request-Timestamp": str(now - 1)}),
        "cut": ("signature", {"X-Slack-Signature": signed(BODY)["X-Slack-Signature"][:-1]}),
        "other version": ("signature", {"X-Slack-Signature": signed(BODY)["X-Slack-Signature"].replace("v0", "v1")}),
        "not a signature": ("signature", {"X-Slack-Signature": "x"}),
        "signature not ascii": ("timestamp", {"X-Slack-Signature": "v0=\xe9"}),
        "old": ("old", signed(BODY, at=now - 301)),
        "very old": ("old", signed(BODY, at=0)),
        "of the future": ("old", signed(BODY, at=now + 400)),
        "timestamp a word": ("timestamp", {"X-Slack-Request-Timestamp": "nu"}),
        "timestamp a fraction": ("timestamp", {"X-Slack-Request-Timestamp": f"{now}.5"}),
        "timestamp negative": ("timestamp", {"X-Slack-Request-Timestamp": f"-{now}"}),
        "timestamp endless": ("timestamp", {"X-Slack-Request-Timestamp": "9" * 5000}),
        "timestamp in other digits": ("timestamp", {"X-Slack-Request-Timestamp": "\xb9\xb2\xb3"}),
        "timestamp with a space": ("timestamp", {"X-Slack-Request-Timestamp": f"{now} 1"}),
    }  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", forged())
async def test_not_from_slack(bot: Bot, way: str, name: str) -> None:
    reason, headers = forged()[name]
    sent = {name: value.encode("latin-1") for name, value in headers.items()}
    before = refused(reason)
    assert (await bot.post(way, BODY, sent)).status_code == 401
    assert refused(reason) == before + 1


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
async def test_another_method(bot: Bot, way: str, method: str) -> None:
    response = await bot.http.request(method, f"/channels/slack/{way}")
    bot.responses.append(response)
    assert response.status_code == 405
