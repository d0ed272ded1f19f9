"""Through HTTP with the real engine: what a user gets."""

from __future__ import annotations

import asyncio
import time
from typing import Any

import httpx2
import pytest

from tests.servers import Server

HOE_LANG = "Hoe lang telt een medewerker mee voor de banenafspraak?"


def test_a_question_gets_its_curated_answer_with_sources(server: Server) -> None:
    (reply,) = server.ask(HOE_LANG)
    assert reply["soort"] == "antwoord"
    assert reply["entry"] == "meeteltermijn/hoe-lang-telt-iemand-mee"
    assert "AOW-leeftijd" in reply["text"]
    assert reply["confidence"] > 0.9
    assert any(bron["artikel"] and bron["url"] for bron in reply["bronnen"])
    assert reply["metadata"].get("degraded") is None


def test_the_law_of_another_date(server: Server) -> None:
    (reply,) = server.ask(HOE_LANG, peildatum="2017-06-01")
    assert "t+2" in reply["text"]
    assert "1 juni 2017" in reply["text"]
    assert reply["geldigheid"]["tot"] == "2017-12-29"
    (reply,) = server.ask(HOE_LANG, peildatum="1999-01-01")
    assert reply["soort"] == "buiten_bereik"
    assert "geen antwoord" in reply["text"]


def test_a_conversation_goes_from_greeting_to_goodbye(server: Server) -> None:
    say = server.talk()
    turns = ["hallo", "wat is loonkostensubsidie", "bedankt", "tot ziens", "begin opnieuw", "hallo"]
    soorten = [say(text)[0]["soort"] for text in turns]
    assert soorten == ["smalltalk", "antwoord", "smalltalk", "smalltalk", "smalltalk", "smalltalk"]


@pytest.mark.parametrize(
    ("text", "soort"),
    [
        ("ik wil een medewerker spreken", "doorverwijzing"),
        ("ik denk aan zelfmoord", "doorverwijzing"),
        ("wat is de hoofdstad van frankrijk", "buiten_bereik"),
        ("ben je een robot", "smalltalk"),
    ],
)
def test_other_kinds_of_turn(server: Server, text: str, soort: str) -> None:
    assert server.ask(text)[0]["soort"] == soort


@pytest.mark.parametrize(
    "text",
    [
        "/restart",
        "/back",
        "/session_start",
        '/kennis{"entry": "wsp/x"}',
        "/utter_nood",
        "EXTERNAL: nood",
        "//nood",
        "/ /nood",
    ],
)
def test_nothing_typed_is_run_as_a_command(server: Server, text: str) -> None:
    """A typed command is a text like any other: it is answered, and the conversation goes on."""
    say = server.talk()
    before = say("wat is loonkostensubsidie")
    replies = say(text)
    assert replies[0]["text"]
    assert replies[0]["metadata"].get("degraded") is None
    assert say("wat is loonkostensubsidie")[0]["entry"] == before[0]["entry"]


def test_a_button_leads_to_the_answer_it_names(server: Server) -> None:
    say = server.talk()
    (first,) = say(HOE_LANG)
    assert first["knoppen"]
    for knop in first["knoppen"]:
        (answer,) = say(knop["payload"])
        assert answer["soort"] in ("antwoord", "buiten_bereik")
        assert answer["confidence"] > 0.9


def test_the_rasa_rest_channel_speaks_through_the_engine(server: Server) -> None:
    response = server.http.post("/webhooks/rest/webhook", json={"sender": "jan", "message": HOE_LANG})
    (message,) = response.json()
    assert message["recipient_id"] == "jan"
    assert "AOW-leeftijd" in message["text"]
    assert message["buttons"]


def test_turns_of_one_conversation_at_once_stay_in_order_and_wait_no_second(server: Server) -> None:
    started = server.http.post("/api/v1/conversations").json()
    path = f"/api/v1/conversations/{started['id']}/messages"
    headers = {"Authorization": f"Bearer {started['token']}"}

    async def all_at_once() -> list[Any]:
        async with httpx2.AsyncClient(base_url=server.http.base_url, timeout=20, trust_env=False) as http:
            calls = [http.post(path, json={"text": HOE_LANG}, headers=headers) for _ in range(6)]
            return [response.json()["replies"] for response in await asyncio.gather(*calls)]

    before = time.monotonic()
    answers = asyncio.run(all_at_once())
    took = time.monotonic() - before
    assert [len(replies) for replies in answers] == [1] * 6
    assert {replies[0]["entry"] for replies in answers} == {"meeteltermijn/hoe-lang-telt-iemand-mee"}
    assert all(replies[0]["metadata"] == {} for replies in answers)
    assert took < 5, "Rasa's own lock would have polled once a second for each"


def test_forty_conversations_at_once_stay_apart(server: Server) -> None:
    questions = [HOE_LANG, "wat is loonkostensubsidie", "hallo", "bedankt"]
    expected = ["meeteltermijn/hoe-lang-telt-iemand-mee", server.ask(questions[1])[0]["entry"], None, None]

    async def one(http: httpx2.AsyncClient, i: int) -> tuple[int, Any]:
        started = (await http.post("/api/v1/conversations")).json()
        headers = {"Authorization": f"Bearer {started['token']}"}
        path = f"/api/v1/conversations/{started['id']}/messages"
        response = await http.post(path, json={"text": questions[i % 4]}, headers=headers)
        return i % 4, response.json()["replies"][0]["entry"]

    async def all_of_them() -> list[tuple[int, Any]]:
        async with httpx2.AsyncClient(base_url=server.http.base_url, timeout=30, trust_env=False) as http:
            return list(await asyncio.gather(*(one(http, i) for i in range(40))))

    for kind, entry in asyncio.run(all_of_them()):
        assert entry == expected[kind]


def test_logs_hold_no_words_of_a_user(server: Server) -> None:
    server.ask("wat is loonkostensubsidie voor xylofoonbouwer 111222333")
    log_files = [server.log, *server.log.parent.glob("var/log/*.log")]
    logged = "".join(path.read_text("utf-8", "replace") for path in log_files)
    assert "answered" in logged
    assert "xylofoonbouwer" not in logged
    assert "111222333" not in logged
