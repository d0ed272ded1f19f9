"""A closed channel: whatever the bot says of its own accord is that it is closed, and why."""

from __future__ import annotations

import pytest

from bot.gateway.channels.slack import words
from bot.gateway.channels.slack.clicks import from_action
from bot.reply import Reply
from tests.slack import payloads
from tests.slack.conftest import Bot
from tests.slack.payloads import USER, home_opened, mention
from tests.slack.standin import Call

CLOSED = Reply("buiten_bereik", "Gesloten. Wij verhuizen.", metadata={"gesloten": True})
SHARED = Reply("berekening", "Het zijn **68 banen**.", berekening={"stappen": ["a"]})


async def answered_with_a_share(bot: Bot) -> Call:
    bot.assistant.answers["x"] = [SHARED]
    await bot.command("x", url="c1")
    [call] = await bot.slack.answered(1)
    return call


@pytest.mark.parametrize("text", ["", "help"])
async def test_the_command_gives_no_help(bot: Bot, text: str) -> None:
    bot.assistant.closed_with = CLOSED
    body = (await bot.command(text)).json()
    assert body["response_type"] == "ephemeral"
    assert [block["text"]["text"] for block in body["blocks"] if "text" in block] == [CLOSED.text]


async def test_only_a_mention_gets_no_help(bot: Bot) -> None:
    bot.assistant.closed_with = CLOSED
    await bot.event(mention(""))
    [call] = await bot.slack.answered(1)
    assert CLOSED.text in call.said
    assert not call.buttons("verder")


async def test_the_home_tab_tells_it_and_comes_back(bot: Bot) -> None:
    bot.assistant.closed_with = CLOSED
    await bot.event(home_opened())
    await bot.slack.until(lambda: len(bot.slack.of("views.publish")) == 1)
    bot.assistant.closed_with = None
    shown = bot.slack.calls[0].body["view"]["private_metadata"]
    await bot.event(home_opened(view={"type": "home", "private_metadata": shown, "id": "V1"}))
    await bot.slack.until(lambda: len(bot.slack.of("views.publish")) == 2)
    closed, again = bot.slack.of("views.publish")
    assert closed.said == f"{words.HOME_TITLE}\n{CLOSED.text}"
    assert len(again.buttons("verder")) == 6


async def test_nothing_is_shown_to_the_channel(bot: Bot) -> None:
    call = await answered_with_a_share(bot)
    bot.assistant.closed_with = CLOSED
    await bot.click(call.buttons("deel")[0], url="c2", is_ephemeral=True)
    calls = await bot.slack.answered(2)
    assert calls[1].body["response_type"] == "ephemeral"
    assert CLOSED.text in calls[1].said
    assert "68 banen" not in calls[1].said
    assert "Gedeeld door" not in calls[1].said


async def test_that_an_answer_cannot_be_shared_is_told_to_who_asked_alone(bot: Bot) -> None:
    call = await answered_with_a_share(bot)
    await bot.click({**call.buttons("deel")[0], "value": "e.2026-11-22.bestaat/niet"}, url="c2", is_ephemeral=True)
    calls = await bot.slack.answered(2)
    assert (calls[1].body["response_type"], calls[1].said) == ("ephemeral", words.CANNOT_NOW)


async def test_a_verdict_is_still_taken(bot: Bot) -> None:
    call = await answered_with_a_share(bot)
    bot.assistant.closed_with = CLOSED
    await bot.click(call.buttons("oordeel")[0], url="c2", is_ephemeral=True)
    calls = await bot.slack.answered(2)
    assert calls[1].said == words.NOT_KEPT  # it was looked for
    assert USER not in calls[1].said


def test_a_shared_answer_is_kept_where_nothing_is_masked() -> None:
    """Packed, it may hold a row of letters and digits that looks like a telephone number."""
    button = {"action_id": "deel.0", "block_id": f"oordeel.0.{USER}.", "value": "r.eNqrVipO-06-12345678-x"}
    item = from_action(payloads.click(button, "https://hooks.slack.com/x", is_ephemeral=True))
    assert item is not None
    assert (item.text, item.address["shared"]) == ("", button["value"])
