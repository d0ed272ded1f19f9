"""Activities as Teams sends them, after the examples in Microsoft's documentation."""

from __future__ import annotations

import itertools
from typing import Any

from tests.teams.microsoft import APP_ID, TENANT

BOT = f"28:{APP_ID}"
_numbers = itertools.count(1_700_000_000_000)


def message(text: str | None, service_url: str, *, user: str = "jan", **changes: Any) -> dict[str, Any]:
    """A question in a personal chat."""
    made = {
        **_base("message", service_url, user),
        "text": text,
        "textFormat": "plain",
        "attachments": [{"contentType": "text/html", "content": f"<div>{text}</div>"}],
        "entities": [{"locale": "nl-NL", "country": "NL", "platform": "Web", "type": "clientInfo"}],
        "locale": "nl-NL",
    }
    return {name: value for name, value in {**made, **changes}.items() if value is not None}


def channel_message(text: str, service_url: str, *, user: str = "jan", thread: str = "1") -> dict[str, Any]:
    """A question in a channel of a team, with the bot's name in it."""
    made = message(f"<at>Banenwijzer</at> {text}", service_url, user=user)
    made["entities"].append(_mention("<at>Banenwijzer</at>"))
    made["conversation"] = {
        "isGroup": True, "conversationType": "channel", "tenantId": TENANT,
        "id": f"19:253b1f341670408fb6fe51050b6e5ceb@thread.tacv2;messageid={thread}",
    }  # fmt: skip
    made["channelData"] = {
        "teamsChannelId": "19:253b1f341670408fb6fe51050b6e5ceb@thread.tacv2",
        "teamsTeamId": "19:712c61d0ef384e5fa681ba90ca943398@thread.tacv2",
        "channel": {"id": "19:253b1f341670408fb6fe51050b6e5ceb@thread.tacv2"},
        "team": {"id": "19:712c61d0ef384e5fa681ba90ca943398@thread.tacv2"},
        "tenant": {"id": TENANT},
    }
    return made


def group_message(text: str, service_url: str, *, user: str = "jan") -> dict[str, Any]:
    """A question in a group chat."""
    made = message(f"{text} <at>Banenwijzer</at>", service_url, user=user)
    made["entities"].append(_mention("<at>Banenwijzer</at>"))
    made["conversation"] = {
        "isGroup": True, "conversationType": "groupChat", "tenantId": TENANT,
        "id": "19:8ea0e38b-efb3-4757-924a-5f94061cf8c2_97f62344-57dc-409c-88ad-c4af14158ff5@unq.gbl.spaces",
    }  # fmt: skip
    return made


def execute(verb: str, data: Any, service_url: str, *, user: str = "jan", **changes: Any) -> dict[str, Any]:
    """A pressed Action.Execute."""
    action = {"type": "Action.Execute", "title": "Knop", "verb": verb, "data": data}
    made = {
        **_base("invoke", service_url, user),
        "name": "adaptiveCard/action",
        "value": {"action": action, "trigger": "manual"},
        "replyToId": "1",
    }
    return {**made, **changes}


def submit(data: Any, service_url: str, *, user: str = "jan", text: str | None = None) -> dict[str, Any]:
    """A pressed Action.Submit, in a program that does not know Action.Execute."""
    return message(text, service_url, user=user, value=data, replyToId="1", attachments=None)


def members_added(
    ids: list[str], service_url: str, *, kind: str = "personal", conversation: str = ""
) -> dict[str, Any]:
    made = _base("conversationUpdate", service_url, "beheerder")
    members = [{"id": member, "aadObjectId": f"aad-{member}"} for member in ids]
    where = {"conversationType": kind, "tenantId": TENANT, "id": conversation or made["conversation"]["id"]}
    if kind != "personal":
        where["isGroup"] = True  # type: ignore[assignment]
    return {**made, "membersAdded": members, "conversation": where}


def installed(service_url: str, action: str = "add") -> dict[str, Any]:
    return {**_base("installationUpdate", service_url, "beheerder"), "action": action}


def other(kind: str, service_url: str, **more: Any) -> dict[str, Any]:
    return {**_base(kind, service_url, "jan"), **more}


def _base(kind: str, service_url: str, user: str) -> dict[str, Any]:
    number = next(_numbers)
    return {
        "type": kind,
        "id": str(number),
        "timestamp": "2026-11-22T10:00:00.000Z",
        "channelId": "msteams",
        "serviceUrl": service_url,
        "from": {"id": f"29:{user}", "name": f"Naam van {user}", "aadObjectId": f"aad-{user}"},
        "conversation": {"conversationType": "personal", "tenantId": TENANT, "id": f"a:{user}"},
        "recipient": {"id": BOT, "name": "Banenwijzer"},
        "channelData": {"tenant": {"id": TENANT}},
    }


def _mention(text: str) -> dict[str, Any]:
    return {"type": "mention", "mentioned": {"id": BOT, "name": "Banenwijzer"}, "text": text}
