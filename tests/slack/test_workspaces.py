"""Who may use the bot: everyone, or who belongs to a listed workspace or organisation."""

from __future__ import annotations

from typing import Any

import pytest

from bot.gateway.channels.slack import words
from bot.gateway.channels.slack.workspaces import is_allowed
from tests.slack import payloads
from tests.slack.conftest import RunBot
from tests.slack.payloads import direct, event, home_opened, mention
from tests.slack.standin import SlackStandIn

GRID = {"enterprise_id": "E1", "context_enterprise_id": "E1"}


@pytest.mark.parametrize(
    ("listed", "body", "expected"),
    [
        ("", event(mention("x"), team="T9"), True),
        ("T1", event(mention("x", team="T1"), team="T1"), True),
        ("T1,T2", event(mention("x", team="T2"), team="T2"), True),
        ("T1", event(mention("x", team="T9"), team="T9"), False),
        ("T1", event(mention("x", team="T1", user_team="T9"), team="T1"), False),  # a guest of another organisation
        ("E1", event(mention("x", team="T5", user_team="T6"), team="T5", **GRID), True),
        ("E1", event(mention("x", team="T5", user_team="T9"), team="T5", is_ext_shared_channel=True, **GRID), False),
        ("E1", event(mention("x", team="T5", user_team="E1"), team="T5", is_ext_shared_channel=True, **GRID), True),
        ("T5", event(mention("x", team="T5", user_team="T6"), team="T5", **GRID), False),
        ("E2", event(mention("x", team="T5"), team="T5", **GRID), False),
        ("T1", {"type": "block_actions", "team": {"id": "T1"}, "user": {"id": "U1", "team_id": "T1"}}, True),
        ("T1", {"type": "block_actions", "team": {"id": "T9"}, "user": {"id": "U1", "team_id": "T9"}}, False),
        ("E1", {"type": "block_actions", "team": None, "enterprise": {"id": "E1"}, "user": {"id": "U1", "team_id": "T5"}}, True),
        ("T1", {"type": "block_actions", "team": None, "enterprise": None, "user": {"id": "U1"}}, False),
        ("T1", {"command": "/x", "team_id": "T1", "user_id": "U1"}, True),
        ("T1", {"command": "/x", "team_id": "T9", "user_id": "U1"}, False),
        ("E1", {"command": "/x", "team_id": "T9", "enterprise_id": "E1", "user_id": "U1"}, True),
        ("T1", {}, False),
    ],
)  # fmt: skip
def test_who_may(listed: str, body: dict[str, Any], expected: bool) -> None:
    assert is_allowed(body, frozenset(filter(None, listed.split(",")))) is expected


async def test_another_workspace_is_acknowledged_and_gets_nothing(run_bot: RunBot, slack: SlackStandIn) -> None:
    async with run_bot(slack_workspaces="TGOOD, TALSO") as bot:
        button = {"action_id": "verder.0", "block_id": "verder.0.U1.", "value": "klik"}
        assert (await bot.event(direct("vraag"))).status_code == 200
        assert (await bot.event(mention("vraag"))).status_code == 200
        assert (await bot.event(home_opened())).status_code == 200
        assert (await bot.click(button, message={"ts": "1.1"})).status_code == 200
        assert (await bot.interact(payloads.shortcut("x", slack.response_url("a")))).status_code == 200
        refusal = await bot.command("vraag")
        assert refusal.json() == {"text": words.FOREIGN, "response_type": "ephemeral"}
        assert (await bot.command("")).json()["text"] == words.FOREIGN
        await slack.answered(0, rest=0.3)
        assert not slack.calls
        assert not bot.assistant.asked


async def test_a_listed_workspace_is_answered(run_bot: RunBot, slack: SlackStandIn) -> None:
    async with run_bot(slack_workspaces=f"TGOOD,{payloads.TEAM}") as bot:
        await bot.event(direct("vraag"))
        await bot.command("vraag")
        await slack.answered(2)
