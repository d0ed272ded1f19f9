"""The app as Slack gets to know it is the app as it is: the same routes, events, command, shortcut and rights."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.gateway.channels.slack import api, words
from bot.gateway.channels.slack.incoming import EVENTS, LOOK_UP
from bot.gateway.channels.slack.routes import build_router
from bot.paths import ROOT

MANIFEST = ROOT / "deploy" / "slack" / "manifest.yml"
GUIDE = ROOT / "docs" / "slack.md"
EVENT_SCOPES = {"app_mention": "app_mentions:read", "message.im": "im:history", "app_home_opened": None}
WITHOUT_SCOPE = {"views.publish", "apps.connections.open"}


@pytest.fixture(scope="module")
def manifest() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load(MANIFEST.read_text("utf-8"))
    return loaded


def methods_called() -> set[str]:
    package = Path(api.__file__).parent
    return {
        name for file in package.glob("*.py") for name in re.findall(r'_call\(\s*"([\w.]+)"', file.read_text("utf-8"))
    }


def test_every_method_is_known_with_its_scope() -> None:
    assert methods_called() == set(api.SCOPES) | WITHOUT_SCOPE


def test_the_scopes_are_those_that_the_code_uses(manifest: dict[str, Any]) -> None:
    events = manifest["settings"]["event_subscriptions"]["bot_events"]
    used = {api.SCOPES[method] for method in api.SCOPES} | {EVENT_SCOPES[event] for event in events} | {"commands"}
    scopes = manifest["oauth_config"]["scopes"]
    assert set(scopes) == {"bot"}
    assert set(scopes["bot"]) == used - {None}


def test_the_events_are_those_that_are_read(manifest: dict[str, Any]) -> None:
    events = manifest["settings"]["event_subscriptions"]["bot_events"]
    assert {event.split(".")[0] for event in events} == set(EVENTS)
    assert "message.channels" not in events  # the bot reads no channels


def test_the_addresses_are_those_of_the_routes(manifest: dict[str, Any]) -> None:
    router = build_router(None, None)  # type: ignore[arg-type]
    paths = {route.path for route in router.routes if "POST" in route.methods}  # type: ignore[attr-defined]
    settings = manifest["settings"]
    named = {
        settings["event_subscriptions"]["request_url"],
        settings["interactivity"]["request_url"],
        *(command["url"] for command in manifest["features"]["slash_commands"]),
    }
    assert {url.removeprefix("https://banenwijzer.example") for url in named} == paths


def test_the_command_and_the_shortcut_are_those_of_the_code(manifest: dict[str, Any]) -> None:
    [command], [shortcut] = manifest["features"]["slash_commands"], manifest["features"]["shortcuts"]
    assert command["command"] == words.COMMAND
    assert command["should_escape"] is True  # else a person's name comes along
    assert (shortcut["type"], shortcut["callback_id"]) == ("message", LOOK_UP)


def test_slacks_own_limits(manifest: dict[str, Any]) -> None:
    shown, features = manifest["display_information"], manifest["features"]
    assert len(shown["name"]) <= 35
    assert len(shown["description"]) <= 140
    assert 175 <= len(shown["long_description"]) <= 4000
    assert len(features["shortcuts"][0]["name"]) <= 24
    assert len(features["shortcuts"][0]["description"]) <= 150
    assert len(features["slash_commands"][0]["description"]) <= 2000
    assert features["app_home"]["messages_tab_read_only_enabled"] is False


def test_the_guide_names_every_right_event_and_setting(manifest: dict[str, Any]) -> None:
    guide = GUIDE.read_text("utf-8")
    for word in (
        *manifest["oauth_config"]["scopes"]["bot"], *manifest["settings"]["event_subscriptions"]["bot_events"],
        words.COMMAND, "Zoek dit op", words.SHARE, "connections:write", "deploy/slack/manifest.yml",
        "BANENWIJZER_SLACK_SIGNING_SECRET", "BANENWIJZER_SLACK_BOT_TOKEN", "BANENWIJZER_SLACK_APP_TOKEN",
        "BANENWIJZER_SLACK_WORKSPACES", "BANENWIJZER_SLACK_API_BASE_URL",
    ):  # fmt: skip
        assert word in guide, word
