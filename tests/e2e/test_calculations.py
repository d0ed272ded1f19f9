"""Calculations through HTTP with the real engine: asked step by step, interrupted, and with the engine gone."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from typing import Any

import pytest

from tests.servers import Server, running_server

DAY = "2026-08-15"
LKS = "Hoeveel loonkostensubsidie krijg ik bij 32 uur per week?"
BAAN = "Hoeveel baan is 24 uur per week?"


def outcome(replies: list[dict[str, Any]]) -> str | None:
    """The value that was told; None when none of the replies is a calculation."""
    return next((reply["berekening"]["uitkomst"]["waarde"] for reply in replies if reply["berekening"]), None)


def fields_asked(replies: list[dict[str, Any]]) -> list[str]:
    return [reply["metadata"]["veld"] for reply in replies if "veld" in reply["metadata"]]


def test_what_is_missing_is_asked_then_followed_up_and_explained(server: Server) -> None:
    say = server.talk()
    asked = say(LKS, peildatum=DAY)
    assert fields_asked(asked) == ["loonwaarde"]
    assert [knop["payload"] for knop in asked[0]["knoppen"]] == ["Nog niet gemeten"]
    (told,) = say("60%", peildatum=DAY)
    assert (told["soort"], outcome([told])) == ("berekening", "1108.30")
    assert told["berekening"]["invoer"] == {"uren": 32, "loonwaarde": 60}
    assert told["bronnen"] and told["metadata"].get("degraded") is None
    assert outcome(say("en als hij 24 uur werkt?", peildatum=DAY)) == "831.22"
    button = next(knop for knop in told["knoppen"] if knop["payload"] == "En bij een loonwaarde van 50%?")
    assert outcome(say(button["payload"], peildatum=DAY)) == "1039.03"
    (steps,) = say("hoe komt u daaraan?", peildatum=DAY)
    assert steps["text"].startswith("Zo is dit berekend:")
    assert outcome([steps]) == "1039.03"
    assert outcome(say("en hoeveel banen is dat?", peildatum=DAY)) == "0.94"


def test_a_question_of_knowledge_halfway_is_answered_and_the_open_one_repeated(server: Server) -> None:
    say = server.talk()
    say(LKS, peildatum=DAY)
    answer, reminder = say("Wat is loonwaarde?", peildatum=DAY)
    assert answer["soort"] == "antwoord" and answer["entry"].startswith("loonwaarde/")
    assert fields_asked([reminder]) == ["loonwaarde"]
    assert "We waren nog aan het rekenen" in reminder["text"]
    assert outcome(say("60%", peildatum=DAY)) == "1108.30"
    say(LKS, peildatum=DAY)
    (stopped,) = say("Stop met rekenen", peildatum=DAY)
    assert stopped["soort"] == "smalltalk"
    assert outcome(say("60%", peildatum=DAY)) is None


@pytest.fixture
def fragile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of our own, to take the engine from."""
    with running_server(tmp_path_factory.mktemp("calculating"), BANENWIJZER_ENGINE_SECONDS="2") as server:
        server.wait_until(True, 120)
        yield server


def test_an_engine_that_dies_halfway_leaves_nobody_without_an_answer(fragile: Server) -> None:
    say = fragile.talk()
    assert fields_asked(say(LKS, peildatum=DAY)) == ["loonwaarde"]
    (pid,) = fragile.engine_pids()
    os.kill(pid, signal.SIGKILL)
    fragile.wait_until(False, 10)
    replies = say("60%", peildatum=DAY)
    assert replies and all(reply["metadata"]["degraded"] for reply in replies)
    assert outcome(say(BAAN, peildatum=DAY)) == "0.94", "a whole question needs no engine"
    assert outcome(say("en bij 32 uur?", peildatum=DAY)) == "1.25", "nor does going on with it"
    fragile.wait_until(True, 90)
    (told,) = say(BAAN, peildatum=DAY)
    assert (outcome([told]), told["metadata"].get("degraded")) == ("0.94", None)
