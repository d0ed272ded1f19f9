"""The app on its own: look-up, the Rasa channel, health, and answers without an engine."""

from __future__ import annotations

import html
from datetime import date

import pytest
from starlette.testclient import TestClient

from bot.knowledge import Kennis
from bot.knowledge.normalise import normalise

Conversation = tuple[str, dict[str, str]]


def test_without_an_engine_the_index_answers_and_says_so(client: TestClient, conversation: Conversation) -> None:
    path, headers = conversation
    body = {"text": "Hoe lang telt een medewerker mee voor de banenafspraak?"}
    reply = client.post(path, json=body, headers=headers).json()["replies"][0]
    assert reply["entry"] == "meeteltermijn/hoe-lang-telt-iemand-mee"
    assert reply["soort"] == "antwoord"
    assert reply["bronnen"]
    assert reply["metadata"] == {"degraded": True}


def test_without_an_engine_it_still_greets_and_refuses(client: TestClient, conversation: Conversation) -> None:
    path, headers = conversation
    soorten = [
        client.post(path, json={"text": text}, headers=headers).json()["replies"][0]["soort"]
        for text in ("goedemorgen", "xkcd qwrtz plmokn")
    ]
    assert soorten == ["smalltalk", "buiten_bereik"]


def test_personal_data_is_told_to_be_needless_and_the_question_answered(
    client: TestClient, conversation: Conversation
) -> None:
    path, headers = conversation
    text = "Wat is loonkostensubsidie? bsn 111222333"
    replies = client.post(path, json={"text": text}, headers=headers).json()["replies"]
    assert len(replies) == 2
    assert "niet bewaard" in replies[0]["text"]
    assert "111222333" not in str(replies)


def test_search_ranks_and_dates(client: TestClient) -> None:
    question = "Hoe lang telt een medewerker mee voor de banenafspraak?"
    now = client.get("/api/v1/kennis/zoek", params={"q": question, "limit": 3}).json()
    assert now["resultaten"][0]["entry"] == "meeteltermijn/hoe-lang-telt-iemand-mee"
    assert len(now["resultaten"]) == 3
    then = client.get("/api/v1/kennis/zoek", params={"q": question, "peildatum": "2017-06-01"}).json()
    assert then["peildatum"] == "2017-06-01"
    assert "t+2" in then["resultaten"][0]["antwoord"]["text"]
    confidences = [row["confidence"] for row in then["resultaten"]]
    assert confidences == sorted(confidences, reverse=True)


def test_search_within_a_topic(client: TestClient) -> None:
    found = client.get(
        "/api/v1/kennis/zoek", params={"q": "hoe lang", "onderwerp": "proefplaatsing", "limit": 50}
    ).json()
    assert {row["onderwerp"] for row in found["resultaten"]} == {"proefplaatsing"}
    assert client.get("/api/v1/kennis/zoek", params={"q": "x y", "onderwerp": "niets"}).json()["resultaten"] == []


def test_an_entry_shows_all_its_versions(client: TestClient, kennis: Kennis) -> None:
    data = client.get("/api/v1/kennis/meeteltermijn/hoe-lang-telt-iemand-mee").json()
    entry = kennis.entry("meeteltermijn/hoe-lang-telt-iemand-mee")
    assert len(data["versies"]) == len(entry.versies) >= 3
    assert data["versies"][-1]["geldig_tot"] is None
    assert all(versie["bronnen"] for versie in data["versies"])


def test_conversation_ids_are_long_and_never_the_same(client: TestClient) -> None:
    started = [client.post("/api/v1/conversations").json() for _ in range(50)]
    assert len({one["id"] for one in started}) == 50
    assert all(len(one["id"]) >= 24 for one in started)


@pytest.mark.parametrize("sender", ["jan", None, "x" * 200, "web:abc"])
def test_the_rasa_rest_channel_answers_as_rasa_does(client: TestClient, sender: str | None) -> None:
    body = {"message": "Wat is loonkostensubsidie?"} | ({"sender": sender} if sender else {})
    messages = client.post("/webhooks/rest/webhook", json=body).json()
    assert isinstance(messages, list)
    assert set(messages[0]) <= {"recipient_id", "text", "buttons"}
    assert messages[0]["recipient_id"] == sender if sender else messages[0]["recipient_id"]
    assert "Bronnen:" in messages[0]["text"]
    assert all(set(button) == {"title", "payload"} for button in messages[0].get("buttons", []))


def test_the_rasa_rest_channel_replies_to_what_it_cannot_answer(client: TestClient) -> None:
    messages = client.post("/webhooks/rest/webhook", json={"sender": "jan", "message": "  "}).json()
    assert "leeg" in messages[0]["text"]
    assert client.get("/webhooks/rest/").json() == {"status": "ok"}


def test_the_rasa_rest_channel_takes_a_peildatum(client: TestClient) -> None:
    body = {"sender": "a", "message": "Hoe lang telt een medewerker mee voor de banenafspraak?"}
    then = client.post("/webhooks/rest/webhook", json={**body, "metadata": {"peildatum": "2017-06-01"}}).json()
    assert "1 juni 2017" in then[0]["text"]


def test_health_and_readiness_differ(client: TestClient, kennis: Kennis) -> None:
    assert client.get("/healthz").text == "ok"
    ready = client.get("/readyz")
    assert ready.status_code == 503
    assert ready.json()["status"] == "degraded"
    assert ready.json()["entries"] == len(kennis.entries)


def test_metrics_count_without_text(client: TestClient, conversation: Conversation) -> None:
    path, headers = conversation
    client.post(path, json={"text": "goedemorgen geheimwoord"}, headers=headers)
    text = client.get("/metrics").text
    assert "banenwijzer_replies_total{" in text
    assert "geheimwoord" not in text


def test_openapi_describes_it_all(client: TestClient) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    assert {
        "/api/v1/conversations", "/api/v1/conversations/{conversation}/messages", "/api/v1/kennis/zoek",
        "/webhooks/rest/webhook", "/healthz", "/readyz",
    } <= set(paths)  # fmt: skip


@pytest.mark.parametrize(
    "path", ["/", "/widget.js", "/page/site.css", "/privacy", "/healthz", "/bestaat/niet", "/openapi.json"]
)
def test_every_response_is_locked_down(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    assert headers["content-security-policy"].startswith("default-src 'none'")
    assert headers["x-content-type-options"] == "nosniff"
    assert "server" not in headers


def test_the_glossary_explains_every_term_once_and_in_order(client: TestClient, kennis: Kennis) -> None:
    terms = client.get("/api/v1/begrippen").json()
    names = [term["naam"] for term in terms]
    assert len(names) == sum(entry.begrip is not None for entry in kennis.entries.values()) >= 50
    assert names == sorted(names, key=normalise)
    page = client.get("/begrippen").text
    for term in terms:
        assert f"<dt>{html.escape(term['naam'])}" in page
        assert html.escape(term["betekenis"]) in page
    assert len(set(map(str.lower, names))) == len(names)


def test_today_is_today_in_the_netherlands(client: TestClient, conversation: Conversation) -> None:
    path, headers = conversation
    reply = client.post(path, json={"text": "Wat is loonkostensubsidie?"}, headers=headers).json()["replies"][0]
    asked = date.fromisoformat(reply["geldigheid"]["peildatum"])
    assert abs((asked - date.today()).days) <= 1
