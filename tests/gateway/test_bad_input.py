"""Whatever is sent: a clear Dutch 4xx or a reply, and the next question works."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

Conversation = tuple[str, dict[str, str]]


@pytest.mark.parametrize(
    ("body", "status", "detail"),
    [
        (b'{"text": ""}', 422, "leeg"),
        (b'{"text": "   \\n "}', 422, "leeg"),
        (b'{"text": "\\u0000"}', 422, "leeg"),
        ('{"text": "😀🎉"}'.encode(), 422, "geen woorden"),
        (json.dumps({"text": "a" * 2001}).encode(), 422, "te lang"),
        (json.dumps({"text": "a" * 100_000}).encode(), 413, "te groot"),
        (b'{"text": ', 400, "geen geldige JSON"),
        (b"", 422, "ontbreekt"),
        (b"[]", 422, "JSON-object"),
        (b'"hoi"', 422, "JSON-object"),
        (b"null", 422, "JSON-object"),
        (b'{"text": 5}', 422, "text moet tekst zijn"),
        (b'{"text": null}', 422, "text moet tekst zijn"),
        (b'{"text": ["a"]}', 422, "text moet tekst zijn"),
        (b"{}", 422, "text ontbreekt"),
        (b'{"text": "hoi", "peildatum": "2024-02-30"}', 422, "2024-02-30 bestaat niet"),
        (b'{"text": "hoi", "peildatum": "morgen"}', 422, "JJJJ-MM-DD"),
        (b'{"text": "hoi", "peildatum": 20240101}', 422, "JJJJ-MM-DD"),
        (b'{"text": "hoi", "peildatum": "0001-01-01"}', 422, "tussen 1900 en 2100"),
        (b'{"text": "hoi", "metadata": 3}', 422, "JSON-object"),
        (b'{"text": "\xff\xfe"}', 400, "UTF-8"),
    ],
)
def test_a_message_that_cannot_be_used(
    client: TestClient, conversation: Conversation, body: bytes, status: int, detail: str
) -> None:
    path, headers = conversation
    response = client.post(path, content=body, headers={**headers, "Content-Type": "application/json"})
    assert response.status_code == status, response.text
    assert response.headers["content-type"] == "application/problem+json"
    problem = response.json()
    assert problem["status"] == status
    assert detail in problem["detail"]
    assert "Traceback" not in response.text
    after = client.post(path, json={"text": "wat is de banenafspraak"}, headers=headers)
    assert after.status_code == 200
    assert after.json()["replies"]


@pytest.mark.parametrize(
    "text",
    ["/restart", "/kennis{\"entry\": \"x\"}", "<script>alert(1)</script>", "'; DROP TABLE x; --", "a\u0000b", "\ud83d",
     "{{7*7}} ${x} %s {0}", "asdfghjkl qwerty", "𝕳𝖔𝖊 𝖑𝖆𝖓𝖌", "مرحبا كم من الوقت", "A" * 1990],
)  # fmt: skip
def test_strange_words_get_a_reply(client: TestClient, conversation: Conversation, text: str) -> None:
    path, headers = conversation
    body = json.dumps({"text": text}).encode()
    response = client.post(path, content=body, headers={**headers, "Content-Type": "application/json"})
    assert response.status_code in (200, 422)
    if response.status_code == 200:
        assert response.json()["replies"][0]["text"]


@pytest.mark.parametrize("authorization", [None, "", "Bearer", "Bearer x", "Basic eDp4", "Bearer \xe9"])
def test_a_conversation_needs_its_own_token(
    client: TestClient, conversation: Conversation, authorization: str | None
) -> None:
    path, _ = conversation
    headers = {} if authorization is None else {"Authorization": authorization.encode("latin-1")}
    response = client.post(path, json={"text": "hoi"}, headers=headers)
    assert response.status_code == 401
    assert response.headers["www-authenticate"] == "Bearer"
    assert "niet bekend" in response.json()["detail"]


def test_another_conversations_token_does_not_fit(client: TestClient, conversation: Conversation) -> None:
    _, headers = conversation
    assert client.post("/api/v1/conversations/other/messages", json={"text": "hoi"}, headers=headers).status_code == 401


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/bestaat/niet", 404),
        ("DELETE", "/api/v1/conversations", 405),
        ("GET", "/api/v1/kennis/nergens/niets", 404),
        ("GET", "/api/v1/kennis/zoek", 422),
        ("GET", "/api/v1/kennis/zoek?q=", 422),
        ("GET", "/api/v1/kennis/zoek?q=%20%3F", 422),
        ("GET", "/api/v1/kennis/zoek?q=a&limit=0", 422),
        ("GET", "/api/v1/kennis/zoek?q=a&limit=veel", 422),
        ("GET", "/api/v1/kennis/zoek?q=a&peildatum=2024-02-30", 422),
        ("GET", "/api/v1/kennis/zoek?q=" + "a" * 301, 422),
        ("GET", "/api/v1/kennis/..%2f..%2fetc/passwd", 404),
    ],
)
def test_other_requests_that_cannot_be_used(client: TestClient, method: str, path: str, status: int) -> None:
    response = client.request(method, path)
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json()["detail"]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=st.one_of(st.binary(max_size=200), st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(st.characters(codec=None), max_size=40),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["text", "peildatum", "x"]), inner, max_size=3),
    max_leaves=5,
).map(lambda data: json.dumps(data).encode())))  # fmt: skip
def test_no_body_ever_gives_a_fault_of_ours(client: TestClient, conversation: Conversation, body: bytes) -> None:
    path, headers = conversation
    response = client.post(path, content=body, headers={**headers, "Content-Type": "application/json"})
    assert response.status_code < 500
    assert isinstance(response.json(), dict)


def test_a_chunked_body_that_is_too_large_is_refused(client: TestClient, conversation: Conversation) -> None:
    path, headers = conversation

    def chunks() -> Any:
        for _ in range(20):
            yield b"x" * 8192

    assert client.post(path, content=chunks(), headers=headers).status_code == 413
