"""A conversation on the server: read back, judged, erased, bounded; and it goes on when the store does not."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from bot.gateway.app import create_app
from bot.settings import Settings
from bot.store import Store
from tests.servers import free_port

QUESTION = "Wat is loonkostensubsidie?"


@contextmanager
def running_app(var: Path, **settings: Any) -> Iterator[TestClient]:
    given = {"engine_url": f"http://127.0.0.1:{free_port()}", "engine_token": "x", "var_dir": var, **settings}
    with TestClient(create_app(Settings(**given)), raise_server_exceptions=False, client=("10.0.0.1", 1)) as client:
        yield client


class Talk:
    """One conversation through the API."""

    def __init__(self, client: TestClient) -> None:
        self.client = client
        started = client.post("/api/v1/conversations").json()
        self.path = f"/api/v1/conversations/{started['id']}"
        self.headers = {"Authorization": f"Bearer {started['token']}"}

    def say(self, text: str, **body: Any) -> Any:
        return self.client.post(f"{self.path}/messages", json={"text": text, **body}, headers=self.headers)

    def turns(self) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = self.client.get(self.path, headers=self.headers).json()["turns"]
        return found


@pytest.fixture
def talk(client: TestClient) -> Talk:
    return Talk(client)


def judge(client: TestClient, message_id: str, **body: Any) -> Any:
    return client.post("/api/v1/feedback", json={"message_id": message_id, "oordeel": "goed", **body})


def test_a_conversation_is_read_back_as_it_was_shown(talk: Talk) -> None:
    said = [talk.say(QUESTION).json(), talk.say("wat is een jobcoach", peildatum="2025-01-01").json()]
    turns = talk.turns()
    assert [turn["text"] for turn in turns] == [QUESTION, "wat is een jobcoach"]
    assert [turn["replies"] for turn in turns] == [one["replies"] for one in said]
    assert [turn["peildatum"] for turn in turns] == [None, "2025-01-01"]


def test_what_is_read_back_was_masked(talk: Talk) -> None:
    talk.say("Wat is loonkostensubsidie? Zijn bsn is 111222333 en zijn mail jan@voorbeeld.nl")
    (turn,) = talk.turns()
    assert "[bsn]" in turn["text"]
    assert "111222333" not in str(turn)
    assert "jan@" not in str(turn)


def test_reading_and_erasing_need_the_own_token(talk: Talk) -> None:
    other = Talk(talk.client)
    for method in ("GET", "DELETE"):
        for headers in ({}, other.headers, {"Authorization": "Bearer x"}):
            assert talk.client.request(method, talk.path, headers=headers).status_code == 401


def test_erasing_gives_a_receipt_and_leaves_nothing(talk: Talk) -> None:
    message_id = talk.say(QUESTION).json()["replies"][0]["message_id"]
    judge(talk.client, message_id)
    receipt = talk.client.delete(talk.path, headers=talk.headers).json()
    assert receipt["gewist"] == 1
    assert receipt["tijdstip"]
    assert talk.turns() == []
    assert judge(talk.client, message_id).status_code == 404


def test_a_verdict_is_kept_and_replaced(talk: Talk) -> None:
    message_id = talk.say(QUESTION).json()["replies"][0]["message_id"]
    assert judge(talk.client, message_id, oordeel="fout", toelichting="het bedrag").json() == {
        "message_id": message_id, "oordeel": "fout",
    }  # fmt: skip
    assert talk.turns()[0]["oordelen"] == {message_id: "fout"}
    assert judge(talk.client, message_id).status_code == 200
    assert talk.turns()[0]["oordelen"] == {message_id: "goed"}


@pytest.mark.parametrize(
    ("body", "status", "detail"),
    [
        ({"message_id": "bestaat-niet", "oordeel": "goed"}, 404, "niet (meer) bekend"),
        ({"message_id": "x\u0000y", "oordeel": "goed"}, 404, "niet (meer) bekend"),
        ({"oordeel": "goed"}, 422, "message_id ontbreekt"),
        ({"message_id": "", "oordeel": "goed"}, 422, "message_id is leeg"),
        ({"message_id": "x" * 65, "oordeel": "goed"}, 422, "message_id is te lang"),
        ({"message_id": "x", "oordeel": "best"}, 422, "oordeel is geen van de keuzes"),
        ({"message_id": "x", "oordeel": "goed", "toelichting": "x" * 1001}, 422, "toelichting is te lang"),
        ({"message_id": "x", "oordeel": "goed", "toelichting": 3}, 422, "toelichting moet tekst zijn"),
    ],
)
def test_a_verdict_that_cannot_be_kept(client: TestClient, body: dict[str, Any], status: int, detail: str) -> None:
    response = client.post("/api/v1/feedback", json=body)
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    assert detail in response.json()["detail"]


@pytest.mark.parametrize("words", ["a\u0000b", "\ud83d", "", "   ", "😀", "/restart"])
def test_strange_words_with_a_verdict_are_no_fault_of_ours(talk: Talk, words: str) -> None:
    message_id = talk.say(QUESTION).json()["replies"][0]["message_id"]
    body = json.dumps({"message_id": message_id, "oordeel": "fout", "toelichting": words}).encode()
    response = talk.client.post("/api/v1/feedback", content=body, headers={"Content-Type": "application/json"})
    assert response.status_code in (200, 422)


def test_a_conversation_outlives_the_server(tmp_path: Path) -> None:
    with running_app(tmp_path) as client:
        talk = Talk(client)
        talk.say(QUESTION)
    with running_app(tmp_path) as client:
        talk.client = client
        assert talk.turns()[0]["text"] == QUESTION
        assert talk.say("hallo").status_code == 200


@pytest.mark.parametrize("address", ["postgresql://x@127.0.0.1:1/x", "broken"])
def test_without_a_store_answers_go_on_and_it_is_counted(tmp_path: Path, address: str) -> None:
    if address == "broken":
        (tmp_path / "banenwijzer.db").write_bytes(b"this is no database" * 100)
        address = ""
    with running_app(tmp_path, database_url=address or None) as client:
        talk = Talk(client)
        reply = talk.say(QUESTION).json()["replies"][0]
        assert reply["soort"] == "antwoord"
        verdict = judge(client, reply["message_id"])
        assert verdict.status_code == 503
        assert verdict.headers["content-type"] == "application/problem+json"
        assert "later opnieuw" in verdict.json()["detail"]
        assert client.get("/readyz").json()["store"] in ("unreachable", "outdated")
        assert 'banenwijzer_store_failures_total{what="turn"}' in client.get("/metrics").text


def test_a_conversation_may_not_ask_without_end(tmp_path: Path) -> None:
    with running_app(tmp_path, rate_per_conversation=5) as client:
        talk = Talk(client)
        assert [talk.say("hallo").status_code for _ in range(6)] == [200] * 5 + [429]
        refused = talk.say("hallo")
        assert refused.headers["content-type"] == "application/problem+json"
        assert 100 < int(refused.headers["retry-after"]) <= 120
        assert f"over {refused.headers['retry-after']} seconden" in refused.json()["detail"]
        assert Talk(client).say("hallo").status_code == 200
        assert 'banenwijzer_limited_total{per="conversation"}' in client.get("/metrics").text


def test_one_address_may_not_ask_without_end(tmp_path: Path) -> None:
    with running_app(tmp_path, rate_per_client=4) as client:
        statuses = [client.get("/api/v1/kennis/zoek?q=quotum").status_code for _ in range(6)]
        assert statuses == [200] * 4 + [429] * 2
        refused = client.post("/webhooks/rest/webhook", json={"sender": "a", "message": "hallo"})
        assert refused.status_code == 429
        assert refused.json()["title"] == "Te veel verzoeken"
        assert 1 <= int(refused.headers["retry-after"]) <= 15
        assert refused.headers["content-security-policy"]
        for path in ("/", "/widget.js", "/healthz", "/metrics"):
            assert client.get(path).status_code == 200


def test_the_first_sign_of_life_comes_before_the_answer(talk: Talk) -> None:
    headers = {**talk.headers, "Accept": "text/event-stream"}
    with talk.client.stream("POST", f"{talk.path}/messages", json={"text": QUESTION}, headers=headers) as response:
        assert response.headers["content-type"].startswith("text/event-stream")
        assert response.headers["cache-control"] == "no-store"
        text = "".join(response.iter_text())
    events = [block.split("\n")[0] for block in text.split("\n\n") if block.startswith("event")]
    assert events == ["event: bezig", "event: replies", "event: einde"]
    assert "loonkostensubsidie" in text
    assert len(talk.turns()) == 1


def test_what_cannot_be_answered_is_refused_before_a_stream_begins(talk: Talk) -> None:
    talk.headers["Accept"] = "text/event-stream"
    refused = talk.say("  ")
    assert refused.status_code == 422
    assert refused.headers["content-type"] == "application/problem+json"


def test_json_stays_the_default(talk: Talk) -> None:
    for accept in ("*/*", "application/json", ""):
        talk.headers["Accept"] = accept
        assert talk.say("hallo").headers["content-type"] == "application/json"


def test_keeping_a_turn_takes_no_time_from_the_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep = Store.add_turn

    def slowly(store: Store, turn: Any) -> None:
        time.sleep(1.5)
        keep(store, turn)

    monkeypatch.setattr(Store, "add_turn", slowly)
    with running_app(tmp_path) as client:
        talk = Talk(client)
        started = time.monotonic()
        talk.say("hallo")
        assert time.monotonic() - started < 1.2
        assert len(talk.turns()) == 1


ORIGIN = "https://intranet.voorbeeld.nl"


@pytest.fixture(scope="module")
def embedded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with running_app(tmp_path_factory.mktemp("cors"), allowed_origins=f"{ORIGIN}, http://ander.nl:8080") as client:
        yield client


def test_a_page_on_the_list_may_call_us(embedded: TestClient) -> None:
    asked = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "authorization, content-type"}
    allowed = embedded.options("/api/v1/conversations", headers={"Origin": ORIGIN, **asked})
    assert allowed.status_code == 200
    assert allowed.headers["access-control-allow-origin"] == ORIGIN
    assert "access-control-allow-credentials" not in allowed.headers
    answer = embedded.post("/api/v1/conversations", headers={"Origin": ORIGIN})
    assert answer.headers["access-control-allow-origin"] == ORIGIN
    refused = embedded.get("/api/v1/conversations/x", headers={"Origin": ORIGIN})
    assert refused.status_code == 401
    assert refused.headers["access-control-allow-origin"] == ORIGIN


@pytest.mark.parametrize("origin", ["https://boos.nl", "null", f"{ORIGIN}.boos.nl", "http://intranet.voorbeeld.nl"])
def test_any_other_page_may_not(embedded: TestClient, client: TestClient, origin: str) -> None:
    for app in (embedded, client):
        answer = app.post("/api/v1/conversations", headers={"Origin": origin})
        assert "access-control-allow-origin" not in answer.headers


def test_no_cookie_is_ever_set(talk: Talk) -> None:
    answers = [talk.say("hallo"), *(talk.client.get(path) for path in ("/", "/widget.js", "/privacy", "/voorbeeld"))]
    assert all("set-cookie" not in answer.headers for answer in answers)


def test_a_fault_of_ours_is_a_problem_with_all_headers(tmp_path: Path) -> None:
    with running_app(tmp_path, allowed_origins=ORIGIN) as client:
        app: Any = client.app

        @app.get("/kapot")
        def broken() -> None:
            raise RuntimeError("geheim")

        answer = client.get("/kapot", headers={"Origin": ORIGIN})
        assert answer.status_code == 500
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["access-control-allow-origin"] == ORIGIN
        assert "geheim" not in answer.text
