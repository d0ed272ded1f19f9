"""Buttons: choices, next questions, verdicts, and showing an answer to the channel."""

from __future__ import annotations

from bot.gateway.channels.slack import words
from bot.reply import Knop, Reply
from bot.store import Turn
from tests.slack import payloads
from tests.slack.conftest import Bot
from tests.slack.payloads import CHANNEL, DIRECT, TEAM, USER, direct, home_opened, mention
from tests.slack.standin import Call

OTHER = "U0009"
CHOICE = Reply(
    "verduidelijking", "Wat bedoelt u?", knoppen=(Knop("Eerste vraag", "eerste"), Knop("Tweede vraag", "tweede"))
)
NEXT = Reply("antwoord", "Een antwoord.", entry="a/b", knoppen=(Knop("Nog een vraag", "volgende"),))


def message_of(call: Call, **fields: object) -> dict[str, object]:
    """The message as Slack gives it back with a click."""
    return {"type": "message", "user": "U0BOT", "bot_id": "B0BOT", "ts": "1700000001.000300", "text": "x",
            "blocks": [{**block, "block_id": block.get("block_id", f"b{number}")} for number, block in enumerate(call.blocks)],
            **fields}  # fmt: skip


async def test_a_choice_in_a_direct_conversation(bot: Bot) -> None:
    bot.assistant.answers["x"] = [CHOICE]
    await bot.event(direct("x"))
    [call] = await bot.slack.answered(1)
    second = call.buttons("keuze")[1]
    assert (await bot.click(second, channel=DIRECT, message=message_of(call))).status_code == 200
    calls = await bot.slack.answered(2)
    assert "Antwoord op: tweede" in calls[1].said
    assert calls[1].body["channel"] == DIRECT
    assert bot.assistant.asked == [(f"slack:{TEAM}:im::{USER}", "x"), (f"slack:{TEAM}:im::{USER}", "tweede")]
    [update] = bot.slack.of("chat.update")
    assert (update.body["channel"], update.body["ts"]) == (DIRECT, "1700000001.000300")
    assert update.said == "Wat bedoelt u?\nU koos: Tweede vraag"
    assert not update.buttons("keuze")


async def test_a_choice_counts_once_however_often_it_is_clicked(bot: Bot) -> None:
    bot.assistant.answers["x"] = [CHOICE]
    await bot.event(direct("x"))
    [call] = await bot.slack.answered(1)
    for button in (*call.buttons("keuze"), *call.buttons("keuze")):
        await bot.click(button, channel=DIRECT, message=message_of(call))
    calls = await bot.slack.answered(2)
    assert "eerste" in calls[1].said
    assert len(bot.slack.of("chat.update")) == 1


async def test_a_choice_in_a_thread_stays_in_it(bot: Bot) -> None:
    bot.assistant.answers["x"] = [CHOICE]
    await bot.event(mention("x", ts="1700000000.000200"))
    [call] = await bot.slack.answered(1)
    await bot.click(call.buttons("keuze")[0], message=message_of(call, thread_ts="1700000000.000200"))
    calls = await bot.slack.answered(2)
    assert calls[1].body["thread_ts"] == "1700000000.000200"
    assert len({conversation for conversation, _ in bot.assistant.asked}) == 1


async def test_a_choice_of_somebody_else_is_theirs(bot: Bot) -> None:
    bot.assistant.answers["x"] = [CHOICE]
    await bot.event(mention("x", ts="1700000000.000200"))
    [call] = await bot.slack.answered(1)
    await bot.click(call.buttons("keuze")[0], user=OTHER, message=message_of(call, thread_ts="1700000000.000200"))
    calls = await bot.slack.answered(2)
    assert (calls[1].method, calls[1].body["response_type"]) == ("respond", "ephemeral")
    assert calls[1].said == words.OTHERS_CHOICE
    assert len(bot.assistant.asked) == 1
    assert not bot.slack.of("chat.update")


async def test_a_choice_that_only_one_person_sees(bot: Bot) -> None:
    bot.assistant.answers["x"] = [CHOICE]
    await bot.command("x", url="c1")
    [call] = await bot.slack.answered(1)
    await bot.click(call.buttons("keuze")[0], url="c2", is_ephemeral=True)
    calls = await bot.slack.answered(3)  # the answer, and the choice that gives way
    assert "Antwoord op: eerste" in calls[1].said
    assert (calls[2].body["replace_original"], calls[2].said) == (True, "U koos: Eerste vraag")
    assert len({conversation for conversation, _ in bot.assistant.asked}) == 1


async def test_a_choice_whose_message_is_gone_is_answered_all_the_same(bot: Bot) -> None:
    bot.slack.fail = lambda method, _: (
        (200, {"ok": False, "error": "message_not_found"}, {}) if method == "chat.update" else None
    )
    bot.assistant.answers["x"] = [CHOICE]
    await bot.event(direct("x"))
    [call] = await bot.slack.answered(1)
    await bot.click(call.buttons("keuze")[0], channel=DIRECT, message=message_of(call))
    await bot.slack.answered(2)


async def test_a_next_question_may_be_asked_again(bot: Bot) -> None:
    bot.assistant.answers["x"] = [NEXT]
    await bot.event(direct("x"))
    [call] = await bot.slack.answered(1)
    [button] = call.buttons("verder")
    await bot.click(button, channel=DIRECT, message=message_of(call))
    await bot.click(button, channel=DIRECT, message=message_of(call))
    await bot.slack.answered(3)
    assert not bot.slack.of("chat.update")


async def test_a_next_question_of_somebody_else_is_one_of_the_clickers_own(bot: Bot) -> None:
    bot.assistant.answers["x"] = [NEXT]
    await bot.event(mention("x", ts="1700000000.000200"))
    [call] = await bot.slack.answered(1)
    await bot.click(call.buttons("verder")[0], user=OTHER, message=message_of(call, thread_ts="1700000000.000200"))
    calls = await bot.slack.answered(2)
    assert calls[1].body["thread_ts"] == "1700000000.000200"
    assert bot.assistant.asked[1] == (f"slack:{TEAM}:{CHANNEL}:1700000000.000200:{OTHER}", "volgende")


async def test_a_frequent_question_of_the_home_tab(bot: Bot) -> None:
    await bot.event(home_opened())
    await bot.slack.until(lambda: bool(bot.slack.calls))
    button = bot.slack.calls[0].buttons("verder")[0]
    await bot.click(button, channel=None)
    [call] = await bot.slack.answered(1)
    assert (call.method, call.body["channel"]) == ("chat.postMessage", USER)
    assert bot.assistant.asked == [(f"slack:{TEAM}:im::{USER}", button["value"])]


async def test_the_same_click_twice_is_one_question(bot: Bot) -> None:
    button = {"action_id": "verder.0", "block_id": f"verder.0.{USER}.", "value": "volgende"}
    payload = payloads.click(button, bot.slack.response_url("a"), channel=DIRECT, message={"ts": "1.1"})
    for _ in range(5):
        await bot.interact(payload)
    await bot.slack.answered(1)


async def test_a_verdict_is_kept_and_may_change(bot: Bot) -> None:
    bot.assistant.answers["x"] = [NEXT]
    bot.store.add_turn(Turn("c", "slack", "x", None, [NEXT], 0.1, False))
    await bot.event(mention("x"))
    [call] = await bot.slack.answered(1)
    good, wrong = call.buttons("oordeel")
    await bot.click(good, message=message_of(call))
    calls = await bot.slack.answered(2)
    assert (calls[1].method, calls[1].body["response_type"], calls[1].said) == (
        "respond",
        "ephemeral",
        words.THANKS_GOOD,
    )
    await bot.click(wrong, message=message_of(call))
    calls = await bot.slack.answered(3)
    assert calls[2].said == words.THANKS_NOT_GOOD
    assert not [word for word in (words.NOT_KEPT,) if word in calls[1].said + calls[2].said]


async def test_a_verdict_on_an_answer_that_is_gone(bot: Bot) -> None:
    await bot.event(direct("x"))
    [call] = await bot.slack.answered(1)
    await bot.click(call.buttons("oordeel")[0], channel=DIRECT, message=message_of(call))
    calls = await bot.slack.answered(2)
    assert calls[1].said == words.NOT_KEPT


async def test_an_answer_is_shown_to_the_channel_once(bot: Bot) -> None:
    bot.assistant.answers["x"] = [
        Reply("berekening", "Het zijn **68 banen** <!channel>.", berekening={"stappen": ["a < b"]})
    ]
    await bot.command("x", url="c1")
    [call] = await bot.slack.answered(1)
    [share] = call.buttons("deel")
    at = payloads.ts()
    for _ in range(3):
        await bot.click(share, url="c2", is_ephemeral=True, message={"ts": at})
    calls = await bot.slack.answered(2)
    shown = calls[1]
    assert (shown.body["response_type"], shown.body["replace_original"]) == ("in_channel", False)
    assert "Het zijn *68 banen* &lt;!channel&gt;." in shown.said
    assert f"Gedeeld door <@{USER}>" in shown.said
    assert len(bot.assistant.asked) == 1
    assert not shown.buttons("deel")


async def test_an_entry_is_shown_to_the_channel(bot: Bot) -> None:
    entry = next(iter(bot.assistant._builder.kennis.entries))
    await bot.command(entry, url="c1")
    [call] = await bot.slack.answered(1)
    await bot.click(call.buttons("deel")[0], url="expired2", is_ephemeral=True)
    calls = await bot.slack.answered(2)
    assert (calls[1].method, calls[1].body["channel"]) == ("chat.postMessage", CHANNEL)
    assert calls[1].blocks[0] == call.blocks[0]
