"""What users get: an answer where they asked it, once, and nothing when nothing was asked."""

from __future__ import annotations

import asyncio
import time
from typing import Any

import pytest
import structlog

from bot.errors import StoreError
from bot.gateway.channels.teams import words
from bot.gateway.channels.teams.said import said
from bot.reply import Reply
from tests.teams import activities
from tests.teams.activities import BOT, channel_message, execute, group_message, members_added, message, submit
from tests.teams.conftest import Teams
from tests.teams.schema import buttons, check_card, texts

QUESTION = "Wat is een proefplaatsing?"


async def ask(teams: Teams, activity: dict[str, Any]) -> None:
    response = await teams.post(activity)
    assert response.status_code == 202, response.text
    await teams.settle()


def answers(teams: Teams) -> list[str]:
    return [texts(sent.card)[0] for sent in teams.microsoft.sent]


async def test_a_question_gets_typing_and_then_its_answer(teams: Teams) -> None:
    activity = message(QUESTION, teams.microsoft.service_url)
    await ask(teams, activity)
    (typing,), (sent,) = teams.microsoft.typing, teams.microsoft.sent
    assert typing.conversation == sent.conversation == "a:jan"
    assert sent.region == "emea"
    assert sent.reply_to == activity["id"] == sent.activity["replyToId"]
    assert sent.activity["from"] == {"id": BOT}
    assert sent.activity["summary"]
    check_card(sent.card)
    assert words.SOURCES in texts(sent.card)


async def test_teams_is_answered_at_once_however_slow_the_answer(teams: Teams) -> None:
    teams.assistant.seconds = 1.0
    await teams.channel._keys.get("own")
    started = time.perf_counter()
    assert (await teams.post(message("hallo", teams.microsoft.service_url))).status_code == 202
    assert time.perf_counter() - started < 0.5
    assert teams.microsoft.sent == []
    await teams.settle()
    assert answers(teams) == ["U zei: hallo"]


async def test_the_same_activity_again_and_at_the_same_time_is_answered_once(teams: Teams) -> None:
    activity = message("hallo", teams.microsoft.service_url)
    responses = await asyncio.gather(*[teams.post(activity) for _ in range(8)])
    assert {response.status_code for response in responses} == {202}
    await ask(teams, activity)
    assert answers(teams) == ["U zei: hallo"]


async def test_the_same_id_in_another_conversation_is_another_question(teams: Teams) -> None:
    url = teams.microsoft.service_url
    await ask(teams, message("een", url, id="5"))
    await ask(teams, message("twee", url, user="piet", id="5"))
    assert answers(teams) == ["U zei: een", "U zei: twee"]


async def test_a_hundred_conversations_at_once_stay_apart(teams: Teams) -> None:
    url = teams.microsoft.service_url
    posts = [teams.post(message(f"vraag van {n}", url, user=f"user{n}")) for n in range(100)]
    assert {response.status_code for response in await asyncio.gather(*posts)} == {202}
    await teams.settle()
    got = {sent.conversation: texts(sent.card) for sent in teams.microsoft.sent}
    assert got == {f"a:user{n}": [f"U zei: vraag van {n}"] for n in range(100)}
    assert len({conversation for conversation, _ in teams.assistant.asked}) == 100
    assert teams.microsoft.requests.count("POST /token") == 1


async def test_people_threads_groups_and_personal_chats_are_conversations_of_their_own(teams: Teams) -> None:
    url = teams.microsoft.service_url
    for activity in (
        message("a", url),
        channel_message("b", url, thread="1"),
        channel_message("c", url, thread="2"),
        channel_message("d", url, thread="1", user="piet"),
        group_message("e", url),
        group_message("f", url, user="piet"),
    ):
        await ask(teams, activity)
    conversations = dict(map(reversed, teams.assistant.asked))  # type: ignore[arg-type]
    assert len(set(conversations.values())) == len(conversations) == 6
    await ask(teams, channel_message("g", url, thread="1"))
    assert teams.assistant.asked[-1] == (conversations["b"], "g")
    for conversation, _ in teams.assistant.asked:
        assert conversation.startswith("teams:") and "jan" not in conversation and len(conversation) < 100


async def test_an_answer_in_a_channel_goes_to_its_thread(teams: Teams) -> None:
    await ask(teams, channel_message(QUESTION, teams.microsoft.service_url, thread="77"))
    (sent,) = teams.microsoft.sent
    assert sent.conversation.endswith("@thread.tacv2;messageid=77")
    assert teams.assistant.asked[0][1] == QUESTION


@pytest.mark.parametrize(
    ("text", "more", "expected"),
    [
        ("<at>Banenwijzer</at> hoe lang telt iemand mee", {}, "hoe lang telt iemand mee"),
        ("<at>Banenwijzer</at>hoe lang", {}, "hoe lang"),
        ("hoe lang <at id=\"0\">Banen wijzer</at>&nbsp;telt", {}, "hoe lang telt"),
        ("<at>Banenwijzer</at> vraag van <at>Jan de Vries</at>", {}, "vraag van"),
        ("<at>a &lt;b&gt;</at> x", {}, "x"),
        ("loon &lt; 100% &amp; meer&#39;s", {}, "loon < 100% & meer's"),
        ("\xa0 een\xa0 \xa0twee \r\n\r\n drie ", {}, "een twee\ndrie"),
        ("een <attachment id=\"5\"></attachment>", {}, "een"),
        ("<p>een</p><p>twee <b>drie</b></p>", {"textFormat": "xml"}, "een\ntwee drie"),
        ("minder dan <5 en >3", {}, "minder dan <5 en >3"),
        ("<at>Banenwijzer</at>", {}, ""),
        ("<at>nooit dicht", {}, "<at>nooit dicht"),
        ("a\x00b\ud800c", {}, "a b c"),
        (None, {}, ""),
        (7, {}, ""),
        ("<AT>Bot</AT> x", {"entities": [{"type": "mention", "text": "<AT>Bot</AT>"}, 7, {"type": "mention", "text": 7}]}, "x"),
        ("hallo", {"entities": [{"type": "mention", "text": "hallo"}]}, "hallo"),
        ("hallo", {"entities": "geen lijst"}, "hallo"),
    ],
)  # fmt: skip
def test_what_was_said(text: object, more: dict[str, Any], expected: str) -> None:
    assert said({"text": text, **more}) == expected


def test_a_text_made_to_be_slow_is_read_quickly() -> None:
    for evil in ("<at>" * 15_000, "<at" * 20_000, "<attachment " * 5_000, "\n " * 30_000, "&" * 60_000, "<a " * 20_000):
        started = time.perf_counter()
        said({"text": evil, "textFormat": "xml", "entities": [{"type": "mention", "text": "<at>x</at>"}] * 60})
        assert time.perf_counter() - started < 0.5


@pytest.mark.parametrize(
    "kind",
    ["messageUpdate", "messageDelete", "messageReaction", "typing", "endOfConversation", "event", "handoff", "contactRelationUpdate", "iets nieuws"],
)  # fmt: skip
async def test_edits_reactions_and_the_like_are_taken_and_not_answered(teams: Teams, kind: str) -> None:
    await ask(
        teams, activities.other(kind, teams.microsoft.service_url, text="hallo", reactionsAdded=[{"type": "like"}])
    )
    assert teams.accepted == [] and teams.microsoft.sent == []


async def test_our_own_messages_are_not_answered(teams: Teams) -> None:
    url = teams.microsoft.service_url
    await ask(teams, message("hallo", url) | {"from": {"id": BOT}})
    await ask(teams, message("hallo", url) | {"from": {"id": "28:iets", "role": "bot"}})
    assert teams.accepted == []


@pytest.mark.parametrize("text", ["", None, "<at>Banenwijzer</at>", "   "])
async def test_a_message_without_words_gets_help(teams: Teams, text: str | None) -> None:
    image = [{"contentType": "image/png", "contentUrl": "https://smba.trafficmanager.net/x"}]
    await ask(teams, message(text, teams.microsoft.service_url, attachments=image))
    (sent,) = teams.microsoft.sent
    assert texts(sent.card)[0] == words.NO_WORDS
    assert teams.assistant.asked == []


@pytest.mark.parametrize("ids", [[BOT], ["29:jan"], ["29:jan", BOT]])
async def test_a_welcome_in_a_personal_chat(teams: Teams, ids: list[str]) -> None:
    await ask(teams, members_added(ids, teams.microsoft.service_url))
    (sent,) = teams.microsoft.sent
    assert "digitale assistent" in texts(sent.card)[0]
    assert sent.reply_to == ""
    assert len(buttons(sent.card)) == 3


@pytest.mark.parametrize("kind", ["channel", "groupChat"])
async def test_a_welcome_in_a_team_or_group_when_the_bot_is_added(teams: Teams, kind: str) -> None:
    url = teams.microsoft.service_url
    await ask(teams, members_added(["29:jan"], url, kind=kind, conversation="19:x@thread.tacv2"))
    assert teams.microsoft.sent == []
    await ask(teams, members_added([BOT, "29:jan"], url, kind=kind, conversation="19:x@thread.tacv2"))
    assert texts(teams.microsoft.sent[0].card)[0] == words.IN_GROUP


async def test_a_closed_channel_greets_nobody_and_says_so(teams: Teams) -> None:
    teams.assistant.closed_with = Reply("buiten_bereik", "Gesloten. Wij verhuizen.")
    url = teams.microsoft.service_url
    await ask(teams, members_added([BOT], url))
    await ask(teams, members_added([BOT], url, kind="channel", conversation="19:x@thread.tacv2"))
    await ask(teams, message("", url, user="piet"))
    assert [texts(sent.card)[0] for sent in teams.microsoft.sent] == ["Gesloten. Wij verhuizen."] * 3


async def test_one_welcome_however_many_activities_tell_of_the_arrival(teams: Teams) -> None:
    url = teams.microsoft.service_url
    for activity in (
        activities.installed(url),
        members_added([BOT], url),
        members_added(["29:beheerder"], url),
        activities.installed(url, "add-upgrade"),
    ):
        await ask(teams, activity)
    assert len(teams.microsoft.sent) == 1
    await ask(teams, activities.installed(url, "remove"))
    assert len(teams.microsoft.sent) == 1


async def test_a_choice_by_a_button_is_answered_and_the_card_knows(teams: Teams) -> None:
    url = teams.microsoft.service_url
    await ask(teams, message(QUESTION, url))
    choice = next(button for button in buttons(teams.microsoft.sent[0].card) if button.get("verb") == "vraag")
    activity = execute("vraag", choice["data"], url)
    first, second = await teams.post(activity), await teams.post(activity)
    assert first.status_code == second.status_code == 200
    assert first.json() == second.json()
    body = first.json()
    assert (body["statusCode"], body["type"]) == (200, "application/vnd.microsoft.card.adaptive")
    check_card(body["value"])
    assert words.CHOSEN.format(titel=choice["title"]) in texts(body["value"])
    assert texts(body["value"])[0] == texts(teams.microsoft.sent[0].card)[0]
    assert choice["data"] not in [button.get("data") for button in buttons(body["value"])]
    await teams.settle()
    assert [text for _, text in teams.assistant.asked] == [QUESTION, choice["data"]["tekst"]]
    assert len({conversation for conversation, _ in teams.assistant.asked}) == 1
    assert len(teams.microsoft.sent) == 2


async def test_a_choice_under_a_card_that_is_no_longer_known(teams: Teams) -> None:
    data = {"banenwijzer": "vraag", "bericht": "a" * 32, "tekst": QUESTION}
    response = await teams.post(execute("vraag", data, teams.microsoft.service_url))
    assert response.json() == {
        "statusCode": 200,
        "type": "application/vnd.microsoft.activity.message",
        "value": words.LOOKING,
    }
    await teams.settle()
    assert len(teams.microsoft.sent) == 1


@pytest.mark.parametrize("verdict", ["goed", "fout"])
async def test_a_verdict_by_a_button(teams: Teams, verdict: str) -> None:
    url = teams.microsoft.service_url
    await ask(teams, message(QUESTION, url))
    button = next(b for b in buttons(teams.microsoft.sent[0].card) if b.get("data", {}).get("oordeel") == verdict)
    body = (await teams.post(execute("oordeel", button["data"], url))).json()
    check_card(body["value"])
    assert words.JUDGED[verdict] in texts(body["value"])
    assert teams.verdicts.given == [(button["data"]["bericht"], verdict)]
    await teams.settle()
    assert len(teams.microsoft.sent) == 1


async def test_a_verdict_that_cannot_be_kept(teams: Teams) -> None:
    url = teams.microsoft.service_url
    data = {"banenwijzer": "oordeel", "bericht": "onbekend", "oordeel": "goed"}
    assert (await teams.post(execute("oordeel", data, url))).json()["value"] == words.TOO_OLD
    teams.verdicts.error = StoreError("weg")
    assert (await teams.post(execute("oordeel", data, url))).json()["value"] == words.NOT_KEPT


async def test_older_programs_choose_and_judge_with_submit(teams: Teams) -> None:
    url = teams.microsoft.service_url
    await ask(teams, message(QUESTION, url))
    shown = buttons(teams.microsoft.sent[0].card)
    choice = next(button for button in shown if button.get("verb") == "vraag")["fallback"]["data"]
    await ask(teams, submit({name: value for name, value in choice.items() if name != "msteams"}, url))
    await ask(teams, submit(None, url, text=choice["msteams"]["text"]))
    assert [text for _, text in teams.assistant.asked] == [QUESTION, choice["tekst"], choice["tekst"]]
    verdict = next(button for button in shown if button.get("verb") == "oordeel")["fallback"]["data"]
    await ask(teams, submit(verdict, url))
    assert teams.verdicts.given == [(verdict["bericht"], "goed")]
    assert answers(teams)[-1] == words.THANKS


@pytest.mark.parametrize(
    "data",
    [None, {}, [], "x", {"banenwijzer": "wis alles", "bericht": "a"}, {"banenwijzer": "vraag", "bericht": "a"},
     {"banenwijzer": "vraag", "bericht": "a", "tekst": 7}, {"banenwijzer": "vraag", "bericht": "a", "tekst": "x" * 3000},
     {"banenwijzer": "oordeel", "bericht": "a", "oordeel": "matig"}, {"banenwijzer": "oordeel", "bericht": "../a b", "oordeel": "goed"},
     {"banenwijzer": "oordeel", "bericht": ["a"], "oordeel": "goed"}],
)  # fmt: skip
async def test_a_button_that_we_do_not_know(teams: Teams, data: Any) -> None:
    url = teams.microsoft.service_url
    response = await teams.post(execute("vraag", data, url))
    assert (response.status_code, response.json()["value"]) == (200, words.OLD_BUTTON)
    assert teams.accepted == [] and teams.verdicts.given == []
    await ask(teams, submit(data, url))
    assert texts(teams.microsoft.sent[0].card)[0] == words.NO_WORDS


async def test_another_kind_of_invoke(teams: Teams) -> None:
    response = await teams.post(execute("x", {}, teams.microsoft.service_url, name="task/fetch"))
    assert response.status_code == 200
    assert teams.accepted == []


async def test_an_answer_that_comes_later(teams: Teams) -> None:
    """To a question that was handed over: with what was kept of it, long after it was answered."""
    await ask(teams, channel_message("ik wil een mens spreken", teams.microsoft.service_url, thread="9"))
    address = dict(teams.accepted[0].address)
    await teams.channel.send_later(address, "Beste Jan,\n\nBel *mij* even.")
    sent = teams.microsoft.sent[-1]
    check_card(sent.card)
    assert sent.conversation.endswith("messageid=9")
    assert texts(sent.card) == ["Beste Jan,", "Bel \\*mij\\* even."]


async def test_nothing_of_what_was_said_is_in_the_address_or_the_log(
    teams: Teams, capfd: pytest.CaptureFixture[str]
) -> None:
    url = teams.microsoft.service_url
    with structlog.testing.capture_logs() as logs:
        await ask(teams, message("geheime woorden", url))
        await teams.post(message("geheime woorden", url), teams.microsoft.token(aud="x"))
    out = "".join([*capfd.readouterr(), str(logs)])
    assert "teams_refused" in out
    for word in ("geheime", "Naam van jan", "aad-jan", "bot-token", teams.microsoft.token().split(".")[2]):
        assert word not in out
    assert set(teams.accepted[0].address) == {"service_url", "conversation", "bot", "reply_to"}


async def test_after_stop_nothing_is_taken_in_and_what_was_taken_is_answered(teams: Teams) -> None:
    url = teams.microsoft.service_url
    teams.assistant.seconds = 0.2
    await teams.post(message("hallo", url))
    await teams.channel.stop()
    response = await teams.post(message("te laat", url))
    assert response.status_code == 503 and response.headers["retry-after"]
    await teams.settle()
    assert answers(teams) == ["U zei: hallo"]
