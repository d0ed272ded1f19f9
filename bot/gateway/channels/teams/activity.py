"""A request of Teams as an activity: read from bytes, with only what we use, and that of the right kind.

Shapes: the Bot Framework activity schema; what Teams adds to it stands in channelData.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NoReturn

from bot.gateway.channels.teams.refusals import Refused

MAX_BODY_BYTES = 64 * 1024
_MAX_DEPTH = 40
_MAX_ID_CHARS = 1000
_UNUSABLE = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True)
class Activity:
    """kind: "message", "invoke", "conversationUpdate"...; tenants: every tenant that it names, in small letters.

    sender: who it is from, by the id that stays the same in every conversation when Teams gives one.
    fields: the whole of it, not checked further.
    """

    kind: str
    id: str
    channel: str
    service_url: str
    conversation: str
    is_personal: bool
    tenants: frozenset[str]
    sender: str
    is_own: bool
    bot: str
    fields: Mapping[str, Any]


def read_activity(body: bytes) -> Activity:
    """Raises Refused (400, 413) for anything that is no activity."""
    if len(body) > MAX_BODY_BYTES:
        raise Refused(413, "body")
    try:
        fields = json.loads(body.decode("utf-8"), parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise Refused(400, "body") from None
    if not isinstance(fields, dict) or not _is_shallow(fields):
        raise Refused(400, "body")
    kind = identifier(fields.get("type"))
    conversation, sender, bot = (part(fields, name) for name in ("conversation", "from", "recipient"))
    sender_id, bot_id = identifier(sender.get("id")), identifier(bot.get("id"))
    activity = Activity(
        kind=kind,
        id=identifier(fields.get("id")),
        channel=identifier(fields.get("channelId")),
        service_url=identifier(fields.get("serviceUrl")),
        conversation=identifier(conversation.get("id")),
        is_personal=conversation.get("conversationType") in (None, "personal") and not conversation.get("isGroup"),
        tenants=frozenset(_tenants(fields, conversation)),
        sender=identifier(sender.get("aadObjectId")) or sender_id,
        is_own=bool(sender_id) and (sender_id == bot_id or sender.get("role") == "bot"),
        bot=bot_id,
        fields=fields,
    )
    required = [activity.kind, activity.channel, activity.service_url, activity.conversation]
    if kind in ("message", "invoke"):
        required += [activity.id, activity.sender]
    if not all(required):
        raise Refused(400, "body")
    return activity


def part(fields: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """An object inside; empty when there is none. Raises Refused for anything else."""
    value = fields.get(name)
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise Refused(400, "body")
    return value


def identifier(value: Any) -> str:
    """An id or address; "" when there is none. Raises Refused for what cannot be one."""
    if value is None:
        return ""
    if not isinstance(value, str) or len(value) > _MAX_ID_CHARS or _UNUSABLE.search(value):
        raise Refused(400, "body")
    return value


def _tenants(fields: Mapping[str, Any], conversation: Mapping[str, Any]) -> Iterable[str]:
    named = (part(part(fields, "channelData"), "tenant").get("id"), conversation.get("tenantId"))
    return (tenant.lower() for tenant in map(identifier, named) if tenant)


def _is_shallow(value: Any) -> bool:
    level: list[Any] = [value]
    for _ in range(_MAX_DEPTH):
        inside = [item.values() if isinstance(item, dict) else item for item in level if isinstance(item, dict | list)]
        level = [item for items in inside for item in items]
        if not level:
            return True
    return False


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON")
