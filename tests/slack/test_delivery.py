"""When Slack is busy, away, slow or refuses: the answer arrives once, later, or is given up."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
import structlog
from prometheus_client import REGISTRY

from bot.gateway.channels.inbox_types import Incoming, TryLater, Undeliverable
from bot.gateway.channels.slack import api
from bot.gateway.channels.slack.api import SlackApi
from bot.gateway.channels.slack.blocks import line
from bot.reply import Reply
from tests.slack.conftest import Bot
from tests.slack.payloads import DIRECT, USER, direct, mention
from tests.slack.standin import TOKEN, SlackStandIn

Failure = tuple[int, dict[str, Any], dict[str, str]]


def failing(times: int, answer: Failure, only: str = "chat.postMessage") -> Any:
    return lambda method, number: answer if method == only and number <= times else None


def item_for(kind: str = "vraag", **address: Any) -> Incoming:
    full = {"to": "channel", "channel": DIRECT, "thread": "", "user": USER, "ts": "1.1", **address}
    return Incoming("slack", "e:1", f"slack:T:im::{USER}", kind, "x", full)


async def test_a_busy_slack_is_left_alone_as_long_as_it_asks(bot: Bot) -> None:
    bot.slack.fail = failing(1, (429, {"ok": False, "error": "ratelimited"}, {"Retry-After": "1"}))
    started = asyncio.get_running_loop().time()
    await bot.event(direct("vraag"))
    await bot.slack.answered(1)
    assert asyncio.get_running_loop().time() - started >= 1.0
    assert len(bot.assistant.asked) == 1


@pytest.mark.parametrize(
    ("answer", "seconds"),
    [
        ((429, {"ok": False, "error": "ratelimited"}, {"Retry-After": "30"}), 30.0),
        ((429, {}, {}), None),
        ((429, {}, {"Retry-After": "straks"}), None),
        ((429, {}, {"Retry-After": "999999"}), 600.0),
        ((200, {"ok": False, "error": "ratelimited"}, {"Retry-After": "3"}), 3.0),
        ((500, {"ok": False, "error": "internal_error"}, {}), None),
        ((200, {"ok": False, "error": "internal_error"}, {}), None),
        ((200, {"ok": False, "error": "service_unavailable"}, {}), None),
        ((503, {}, {"Retry-After": "7"}), 7.0),
        ((502, {}, {}), None),
        ((407, {}, {}), None),
    ],
)  # fmt: skip
async def test_what_passes(bot: Bot, answer: Failure, seconds: float | None) -> None:
    bot.slack.fail = failing(99, answer)
    with pytest.raises(TryLater) as raised:
        await bot.channel.deliver(item_for(), [Reply("antwoord", "x")], 0, _note)
    assert raised.value.seconds == seconds


@pytest.mark.parametrize(
    "error",
    [
        "channel_not_found",
        "not_in_channel",
        "account_inactive",
        "is_archived",
        "invalid_auth",
        "token_revoked",
        "missing_scope",
    ],
)
async def test_what_does_not_pass(bot: Bot, error: str) -> None:
    bot.slack.fail = failing(99, (200, {"ok": False, "error": error}, {}))
    with pytest.raises(Undeliverable, match=error):
        await bot.channel.deliver(item_for(), [Reply("antwoord", "x")], 0, _note)


async def test_a_refusal_is_not_tried_again(bot: Bot) -> None:
    asked = []
    bot.slack.fail = lambda method, number: (asked.append(number), (200, {"ok": False, "error": "is_archived"}, {}))[1]  # type: ignore[func-returns-value]
    await bot.event(mention("vraag"))
    await bot.slack.until(lambda: bool(asked))
    await asyncio.sleep(0.5)
    assert asked == [1]


async def test_no_slack_at_all(slack: SlackStandIn) -> None:
    client = SlackApi(TOKEN, "http://127.0.0.1:9/api/")
    with pytest.raises(TryLater):
        await client.post(DIRECT, line("x"))
    with pytest.raises(TryLater):
        await client.respond("http://127.0.0.1:9/respond/x", {})
    await client.close()


async def test_a_page_instead_of_slack(bot: Bot) -> None:
    """A proxy that wants something answers with HTML."""
    client = SlackApi(TOKEN, bot.slack.base_url.replace("/api/", "/bestaat-niet/"))
    with pytest.raises(TryLater):
        await client.post(DIRECT, line("x"))
    await client.close()


@pytest.mark.parametrize(
    "url",
    [
        "http://hooks.slack.com/x", "https://hooks.slack.com.kwaad.example/x", "https://kwaadslack.com/x", "file:///etc/passwd",
        "https://kwaad.example/hooks.slack.com", "https://slack.com@kwaad.example/", "", "x",
    ],
)  # fmt: skip
async def test_the_answer_goes_to_slack_alone(url: str) -> None:
    client = SlackApi(TOKEN, "https://slack.com/api/")
    with pytest.raises(Undeliverable, match="foreign"):
        await client.respond(url, {"text": "geheim"})
    await client.close()


async def test_the_rest_of_an_answer_follows_what_arrived(bot: Bot) -> None:
    bot.assistant.answers["x"] = [Reply("antwoord", f"Deel {number}") for number in range(5)]
    bot.slack.fail = lambda method, number: (500, {}, {}) if number in (3, 4) else None
    await bot.event(direct("x"))
    calls = await bot.slack.answered(5)
    assert [call.blocks[0]["text"]["text"] for call in calls] == [f"Deel {number}" for number in range(5)]


async def test_only_what_was_not_sent_is_sent(bot: Bot) -> None:
    noted: list[int] = []

    async def note(number: int) -> None:
        noted.append(number)

    replies = [Reply("antwoord", f"Deel {number}") for number in range(3)]
    await bot.channel.deliver(item_for(channel="C1"), replies, 2, note)
    assert [call.blocks[0]["text"]["text"] for call in bot.slack.messages] == ["Deel 2"]
    assert noted == [3]


async def test_blocks_that_slack_refuses_arrive_as_words(bot: Bot) -> None:
    bot.slack.fail = failing(1, (200, {"ok": False, "error": "invalid_blocks"}, {}))
    await bot.event(direct("vraag"))
    [call] = await bot.slack.answered(1)
    assert "blocks" not in call.body
    assert "Antwoord op: vraag" in call.body["text"]


async def test_a_message_that_arrived_without_a_word_is_not_sent_again(
    bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Slack takes it and then falls silent: in the own conversation the bot looks whether it stands there."""
    monkeypatch.setattr(api, "_SECONDS", api.aiohttp.ClientTimeout(total=0.3))
    bot.slack.keeps_silent = True
    await bot.event(direct("vraag"))
    await bot.slack.until(lambda: bool(bot.slack.messages))
    assert not bot.slack.of("conversations.history")
    await bot.slack.until(lambda: bool(bot.slack.of("conversations.history")))
    bot.slack.keeps_silent = False
    await bot.slack.answered(1, rest=0.6)
    [call] = bot.slack.of("conversations.history")[:1]
    assert call.body["include_all_metadata"] == "1"
    metadata = bot.slack.messages[0].body["metadata"]
    assert set(metadata["event_payload"]) == {"id", "part"}


async def test_a_sending_that_was_cut_off_is_looked_up_before_it_is_done_again(bot: Bot) -> None:
    """As when the inbox finds that it takes too long."""
    item, replies = item_for(), [Reply("antwoord", "Deel 0")]
    bot.channel._delivery.begin(item)
    bot.slack.keeps_silent = True
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.5):
            await bot.channel.deliver(item, replies, 0, _note)
    bot.slack.keeps_silent = False
    noted: list[int] = []

    async def note(number: int) -> None:
        noted.append(number)

    await bot.channel.deliver(item, replies, 0, note)
    await bot.slack.answered(1)
    assert noted == [1]


async def test_what_came_in_here_is_sent_without_looking(bot: Bot) -> None:
    await bot.event(direct("vraag"))
    await bot.slack.answered(1)
    assert [call.method for call in bot.slack.calls] == ["chat.postMessage"]


async def test_a_history_that_may_not_be_read_is_no_reason_to_stay_silent(bot: Bot) -> None:
    answer = (200, {"ok": False, "error": "missing_scope"}, {})
    bot.slack.fail = lambda method, number: (
        answer if method == "conversations.history" else (500, {}, {}) if number == 1 else None
    )
    await bot.event(direct("vraag"))
    await bot.slack.answered(1)


async def test_a_slow_slack_keeps_no_other_conversation_waiting(bot: Bot) -> None:
    bot.slack.fail = failing(3, (500, {}, {}))
    await bot.event(direct("eerste", user="U1", channel="D1"))
    await asyncio.sleep(0.05)
    bot.slack.fail = lambda method, number: None
    await bot.event(direct("tweede", user="U2", channel="D2"))
    calls = await bot.slack.answered(2)
    assert {call.body["channel"] for call in calls} == {"D1", "D2"}


async def test_no_token_and_no_words_in_the_log(bot: Bot) -> None:
    bot.slack.fail = failing(2, (500, {}, {}))
    with structlog.testing.capture_logs() as logs:
        await bot.event(direct("zeer geheime vraag"))
        await bot.command("zeer geheime vraag", url="expired3")
        await bot.slack.answered(2)
    told = str(logs)
    assert TOKEN not in told
    assert "geheim" not in told
    assert USER not in told
    assert "respond" not in told


async def test_calls_are_counted(bot: Bot) -> None:
    def sent(outcome: str) -> float:
        return REGISTRY.get_sample_value("banenwijzer_slack_sent_total", {"outcome": outcome}) or 0.0

    before = sent("ok"), sent("later")
    bot.slack.fail = failing(1, (500, {}, {}))
    await bot.event(mention("vraag"))
    await bot.slack.answered(1)
    assert (sent("ok"), sent("later")) == (before[0] + 1, before[1] + 1)


async def _note(number: int) -> None:
    raise AssertionError("nothing arrived")
