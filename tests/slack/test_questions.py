"""What a person gets: direct messages, mentions, the command, the shortcut and the home tab."""

from __future__ import annotations

import json

import pytest

from bot.gateway.channels.slack import words
from bot.knowledge.replies import ReplyBuilder
from bot.reply import Reply
from tests.slack import payloads
from tests.slack.conftest import Bot
from tests.slack.payloads import CHANNEL, DIRECT, TEAM, USER, direct, home_opened, mention, shortcut
from tests.slack.standin import BOT_USER


async def test_slack_checks_the_address(bot: Bot) -> None:
    response = await bot.post(
        "events", json.dumps({"token": "x", "challenge": "3eZbrw1aB", "type": "url_verification"})
    )
    assert response.status_code == 200
    assert response.json() == {"challenge": "3eZbrw1aB"}


async def test_slack_checks_the_certificate(bot: Bot) -> None:
    assert (await bot.http.get("/channels/slack/commands", params={"ssl_check": "1"})).status_code == 200
    assert (await bot.post("commands", "ssl_check=1&token=x")).status_code == 200


async def test_a_direct_message_is_answered_where_it_was_asked(bot: Bot) -> None:
    response = await bot.event(direct("hoe zit &lt;dat&gt;?"))
    assert (response.status_code, response.text) == (200, "")
    [call] = await bot.slack.answered(1)
    assert call.body["channel"] == DIRECT
    assert "thread_ts" not in call.body
    assert call.body["link_names"] is False
    assert (call.body["unfurl_links"], call.body["unfurl_media"]) == (False, False)
    assert "Antwoord op: hoe zit &lt;dat&gt;?" in call.said
    assert bot.assistant.asked == [(f"slack:{TEAM}:im::{USER}", "hoe zit <dat>?")]


async def test_in_a_thread_of_a_direct_conversation_it_is_answered_there(bot: Bot) -> None:
    await bot.event(direct("vraag", thread_ts="1700000000.000100"))
    [call] = await bot.slack.answered(1)
    assert call.body["thread_ts"] == "1700000000.000100"
    assert bot.assistant.asked[0][0] == f"slack:{TEAM}:im:1700000000.000100:{USER}"


async def test_a_mention_is_answered_in_a_thread(bot: Bot) -> None:
    await bot.event(mention("wat is loonwaarde?", ts="1700000000.000200"))
    [call] = await bot.slack.answered(1)
    assert (call.body["channel"], call.body["thread_ts"]) == (CHANNEL, "1700000000.000200")
    assert "metadata" not in call.body
    assert bot.assistant.asked == [(f"slack:{TEAM}:{CHANNEL}:1700000000.000200:{USER}", "wat is loonwaarde?")]


async def test_a_mention_in_a_thread_goes_on_in_it(bot: Bot) -> None:
    await bot.event(mention("en nu?", ts="1700000009.000200", thread_ts="1700000000.000200"))
    [call] = await bot.slack.answered(1)
    assert call.body["thread_ts"] == "1700000000.000200"
    assert bot.assistant.asked[0][0] == f"slack:{TEAM}:{CHANNEL}:1700000000.000200:{USER}"


async def test_the_same_mention_as_a_message_is_not_answered_twice(bot: Bot) -> None:
    inner = mention("vraag")
    await bot.event(inner)
    await bot.event({**inner, "type": "message", "channel_type": "channel"})
    await bot.event({**inner, "type": "message", "channel_type": "group"})
    await bot.event({**inner, "type": "message", "channel_type": "mpim"})
    assert len(await bot.slack.answered(1)) == 1


async def test_a_mention_of_the_bot_in_its_own_conversation_is_answered_once(bot: Bot) -> None:
    inner = direct(f"<@{BOT_USER}> vraag")
    await bot.event(inner)
    await bot.event({**inner, "type": "app_mention"})
    assert len(await bot.slack.answered(1)) == 1


async def test_only_a_mention_gets_help(bot: Bot) -> None:
    await bot.event(mention(""))
    [call] = await bot.slack.answered(1)
    assert "banenafspraak" in call.said
    assert not bot.assistant.asked


@pytest.mark.parametrize(
    "inner",
    [
        direct("x", subtype="message_changed", message={"text": "y"}),
        direct("x", subtype="message_deleted"),
        direct("x", subtype="bot_message"),
        direct("x", subtype="channel_join"),
        direct("x", bot_id="B1"),
        direct("x", user=BOT_USER),
        direct("x", user=None),
        direct("x", user="USLACKBOT"),
        direct("x", hidden=True),
        direct("x", edited={"user": USER, "ts": "1.1"}),
        mention("x", edited={"user": USER, "ts": "1.1"}),
        mention("x", bot_id="B1"),
        {"type": "reaction_added", "user": USER, "reaction": "thumbsup", "item": {"type": "message"}},
        {"type": "team_join", "user": {"id": "U1", "name": "jan"}},
        {"type": "tokens_revoked", "tokens": {"bot": ["U1"]}},
        {"type": "app_uninstalled"},
        {"type": "nog_nooit_van_gehoord"},
        home_opened(tab="messages"),
    ],
)
async def test_what_is_no_question_is_acknowledged_and_left(bot: Bot, inner: dict[str, object]) -> None:
    assert (await bot.event(inner)).status_code == 200
    await bot.slack.answered(0, rest=0.2)
    assert not bot.slack.calls
    assert not bot.assistant.asked


@pytest.mark.parametrize(
    "payload",
    [
        {"type": "block_actions", "user": {"id": USER}, "actions": [{"type": "button", "action_id": "van.een.ander"}]},
        {"type": "block_actions", "user": {"id": USER}, "actions": [{"type": "static_select", "action_id": "keuze.0"}]},
        {"type": "view_submission", "user": {"id": USER}, "view": {"type": "modal", "callback_id": "x"}},
        {"type": "view_closed", "user": {"id": USER}, "view": {"type": "modal", "callback_id": "x"}},
        {"type": "shortcut", "user": {"id": USER}, "callback_id": "x"},
        {"type": "message_action", "user": {"id": USER}, "callback_id": "van_een_ander"},
        {"type": "block_suggestion", "user": {"id": USER}, "action_id": "x"},
        {"type": "nog_nooit_van_gehoord"},
    ],
)
async def test_an_interaction_that_is_not_ours_is_acknowledged(bot: Bot, payload: dict[str, object]) -> None:
    assert (await bot.interact({"team": {"id": TEAM}, **payload})).status_code == 200
    assert not bot.slack.calls


async def test_a_file_with_words_is_a_question(bot: Bot) -> None:
    await bot.event(direct("vraag bij bestand", subtype="file_share", files=[{"id": "F1"}]))
    [call] = await bot.slack.answered(1)
    assert "vraag bij bestand" in call.said


async def test_a_file_without_words_gets_an_answer_too(bot: Bot) -> None:
    await bot.event(direct("", subtype="file_share", files=[{"id": "F1"}]))
    [call] = await bot.slack.answered(1)
    assert "leeg" in call.said


async def test_a_text_that_is_too_long_gets_an_answer(bot: Bot) -> None:
    await bot.event(direct("woord " * 1000))
    [call] = await bot.slack.answered(1)
    assert "te lang" in call.said


async def test_the_command_answers_only_who_asks(bot: Bot) -> None:
    response = await bot.command("wat is loonwaarde?")
    assert (response.status_code, response.text) == (200, "")
    [call] = await bot.slack.answered(1)
    assert (call.method, call.body["response_type"], call.body["replace_original"]) == ("respond", "ephemeral", False)
    assert call.buttons("deel")
    assert bot.assistant.asked == [(f"slack:{TEAM}:{CHANNEL}::{USER}", "wat is loonwaarde?")]


@pytest.mark.parametrize("text", ["", "  ", "help", "Hulp", "?"])
async def test_the_command_without_a_question_gives_help_at_once(bot: Bot, text: str, builder: ReplyBuilder) -> None:
    response = await bot.command(text)
    body = response.json()
    assert body["response_type"] == "ephemeral"
    assert body["text"]
    assert body["blocks"][-1]["elements"][0]["action_id"] == "verder.0"
    assert not bot.slack.calls
    assert not bot.assistant.asked


async def test_another_command_of_the_same_app_gets_help(bot: Bot) -> None:
    assert (await bot.command("x", command="/anders")).json()["response_type"] == "ephemeral"
    assert not bot.assistant.asked


async def test_a_late_answer_to_a_command_comes_in_the_own_conversation(bot: Bot) -> None:
    await bot.command("vraag", url="expired1")
    [call] = await bot.slack.answered(1)
    assert (call.method, call.body["channel"]) == ("chat.postMessage", USER)


async def test_an_answer_is_never_sent_to_an_address_that_is_not_slacks(bot: Bot) -> None:
    fields = payloads.command("vraag", "http://127.0.0.1:9/kwaad")
    await bot.post("commands", payloads.form(**fields))
    [call] = await bot.slack.answered(1)
    assert (call.method, call.body["channel"]) == ("chat.postMessage", USER)


async def test_look_up_a_message_of_somebody_else(bot: Bot) -> None:
    await bot.interact(shortcut("<@U0002> wat is &amp; loonwaarde?", bot.slack.response_url("s")))
    [call] = await bot.slack.answered(1)
    assert (call.method, call.body["response_type"]) == ("respond", "ephemeral")
    assert bot.assistant.asked == [(f"slack:{TEAM}:{CHANNEL}:m1548261231.000200:{USER}", "wat is & loonwaarde?")]


async def test_look_up_a_message_in_a_thread_answers_there(bot: Bot) -> None:
    message = {"type": "message", "user": "U0002", "ts": "1.2", "thread_ts": "1.1", "text": "vraag"}
    await bot.interact(shortcut("", bot.slack.response_url("s"), message=message))
    [call] = await bot.slack.answered(1)
    assert call.body["thread_ts"] == "1.1"


async def test_the_home_tab_shows_help_and_frequent_questions(bot: Bot) -> None:
    await bot.event(home_opened())
    await bot.slack.until(lambda: bool(bot.slack.of("views.publish")))
    [call] = bot.slack.calls
    assert call.body["user_id"] == USER
    assert words.COMMAND in call.said
    assert len(call.buttons("verder")) == 6
    view = {"type": "home", "private_metadata": call.body["view"]["private_metadata"], "id": "V1"}
    await bot.event(home_opened(view=view))
    await bot.event(home_opened(view={**view, "private_metadata": "older"}))
    await bot.slack.until(lambda: len(bot.slack.of("views.publish")) == 2)
    await bot.slack.answered(0)
    assert len(bot.slack.calls) == 2


async def test_several_replies_come_in_their_order(bot: Bot) -> None:
    bot.assistant.answers["x"] = [Reply("antwoord", f"Deel {number}") for number in range(4)]
    await bot.event(direct("x"))
    calls = await bot.slack.answered(4)
    assert [call.body["blocks"][0]["text"]["text"] for call in calls] == [f"Deel {number}" for number in range(4)]


async def test_a_real_entry_with_its_sources(bot: Bot, builder: ReplyBuilder) -> None:
    entry = next(entry for entry in builder.kennis.entries.values() if entry.verwant)
    await bot.event(direct(entry.id))
    [call] = await bot.slack.answered(1)
    assert "*Bronnen*" in call.said
    assert call.buttons("verder")
    assert call.buttons("oordeel")
    assert not bot.slack.refused
