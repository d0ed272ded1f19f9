"""Whatever is posted: a Dutch 4xx at once, never a fault of ours, and nothing is sent."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.gateway.channels.teams.activity import read_activity
from bot.gateway.channels.teams.incoming import pressed, translate
from bot.gateway.channels.teams.refusals import Refused
from tests.teams.activities import execute, message
from tests.teams.conftest import Teams

URL = "https://smba.trafficmanager.net/emea/"
GOOD = message("hallo", URL)


def without(*names: str) -> dict[str, Any]:
    return {name: value for name, value in GOOD.items() if name not in names}


MALFORMED: dict[str, bytes] = {
    "nothing": b"",
    "an array": b"[]",
    "an array of activities": json.dumps([GOOD]).encode(),
    "text": b'"hallo"',
    "null": b"null",
    "a number": b"7",
    "broken JSON": json.dumps(GOOD).encode()[:-5],
    "two objects": json.dumps(GOOD).encode() * 2,
    "NaN": b'{"type": NaN}',
    "an endless number": b'{"type": "message", "n": ' + b"9" * 5000 + b"}",
    "no UTF-8": b'{"type": "message", "text": "\xff\xfe"}',
    "UTF-16": json.dumps(GOOD).encode("utf-16"),
    "a form": b"payload=%7B%7D",
    "very deep": b'{"a":' * 5000 + b"1" + b"}" * 5000,
    "deeper than anything of Teams": json.dumps({**GOOD, "value": json.loads("[" * 60 + "]" * 60)}).encode(),
    "an empty object": b"{}",
    **{
        f"without {name}": json.dumps(without(name)).encode()
        for name in ("type", "id", "channelId", "serviceUrl", "conversation", "from")
    },
    **{
        f"{name} of the wrong kind": json.dumps({**GOOD, name: wrong}).encode()
        for name, wrong in [
            ("type", 7), ("type", ["message"]), ("id", {"a": 1}), ("id", 1700000000), ("serviceUrl", 7), ("channelId", None),
            ("conversation", "a"), ("conversation", []), ("conversation", {"id": 7}), ("from", "jan"), ("from", {"id": []}),
            ("recipient", 7), ("channelData", "x"), ("channelData", {"tenant": "x"}), ("channelData", {"tenant": {"id": 7}}),
        ]
    },
    "an id with a control sign": json.dumps({**GOOD, "id": "a\x00b"}).encode(),
    "an id with half a character": b'{"type":"message","id":"\\ud800"}',
    "an id of 2,000 characters": json.dumps({**GOOD, "id": "x" * 2000}).encode(),
    "an invoke without a verb": json.dumps(execute("vraag", {}, URL) | {"value": {"action": {}}}).encode(),
    "an invoke whose value is a list": json.dumps(execute("vraag", {}, URL) | {"value": []}).encode(),
    "members that are no list of members": json.dumps({**GOOD, "type": "conversationUpdate", "membersAdded": ["x", 7]}).encode(),
}  # fmt: skip


@pytest.mark.parametrize("name", MALFORMED)
async def test_a_malformed_body(teams: Teams, name: str) -> None:
    await teams.channel._keys.get("own")
    body = MALFORMED[name].replace(URL.encode(), teams.microsoft.service_url.encode())
    response = await teams.post_quickly(body)
    assert response.status_code == 400, response.text
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json()["title"] == "Dit verzoek is niet te lezen"
    assert "Traceback" not in response.text
    await teams.settle()
    assert teams.accepted == [] and not teams.microsoft.sent and not teams.microsoft.typing


async def test_a_huge_body(teams: Teams) -> None:
    response = await teams.post(message("a" * 200_000, teams.microsoft.service_url))
    assert response.status_code == 413
    assert response.headers["content-type"] == "application/problem+json"
    with pytest.raises(Refused) as refused:  # also without the middleware in front
        read_activity(b" " * 70_000)
    assert refused.value.status == 413


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "PATCH"])
async def test_another_method(teams: Teams, method: str) -> None:
    assert (await teams.http.request(method, "/api/messages")).status_code == 405


async def test_after_all_that_a_question_is_answered(teams: Teams) -> None:
    for body in MALFORMED.values():
        await teams.post(body)
    await teams.post(message("hallo", teams.microsoft.service_url))
    await teams.settle()
    assert len(teams.microsoft.sent) == 1


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=10), inner, max_size=4),
    max_leaves=10,
)
FIELDS = ["type", "id", "text", "value", "entities", "from", "conversation", "recipient", "channelData", "membersAdded",
          "serviceUrl", "channelId", "name", "action", "attachments", "textFormat"]  # fmt: skip


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    kind=st.sampled_from(["message", "invoke", "conversationUpdate", "installationUpdate", "typing"]),
    changes=st.dictionaries(st.sampled_from(FIELDS), JSON, max_size=4),
)
def test_an_activity_is_read_or_refused_and_nothing_else(kind: str, changes: dict[str, Any]) -> None:
    body = {**GOOD, "type": kind, "name": "adaptiveCard/action", "value": {"action": {"verb": "vraag"}}, **changes}
    try:
        activity = read_activity(json.dumps(body).encode())
        if activity.kind == "invoke":
            pressed(activity)
        item = translate(activity)
        if item:
            json.dumps([item.conversation, item.key, item.text, item.address]).encode()
            item.text.encode()
    except Refused as refused:
        assert refused.status == 400
