"""Which workspaces may use the bot."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def is_allowed(body: Mapping[str, Any], workspaces: frozenset[str]) -> bool:
    """Whether both the place and the person belong to a listed workspace or organisation; an empty list: everyone.

    In a grid of workspaces the organisation's own id (E...) admits all of them. In a channel shared with another
    organisation somebody of that other one is not admitted by the place alone.
    """
    if not workspaces:
        return True
    here = _ids(body, "team", "team_id", "context_team_id")
    organisation = _ids(body, "enterprise", "enterprise_id", "context_enterprise_id")
    if not (here | organisation) & workspaces:
        return False
    person = _persons_team(body)
    if person is None or person in workspaces:
        return True
    is_shared_with_others = body.get("is_ext_shared_channel") is True
    return bool(organisation & workspaces) and not is_shared_with_others


def _ids(body: Mapping[str, Any], *names: str) -> frozenset[str]:
    values = (body.get(name) for name in names)
    ids = (value.get("id") if isinstance(value, dict) else value for value in values)
    return frozenset(value for value in ids if isinstance(value, str))


def _persons_team(body: Mapping[str, Any]) -> str | None:
    """The workspace of who speaks or clicks, when Slack names it."""
    event, user = body.get("event"), body.get("user")
    places = (
        [event.get("user_team"), event.get("source_team"), event.get("team")]
        if isinstance(event, dict)
        else [user.get("team_id")]
        if isinstance(user, dict)
        else []
    )
    return next((team for team in places if isinstance(team, str)), None)
