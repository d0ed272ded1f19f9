"""What becomes of a message with a choice once the choice is made: its buttons give way to what was chosen."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from bot.gateway.channels.slack import words
from bot.gateway.channels.slack.blocks import context
from bot.gateway.channels.slack.markup import escape

_MAX_KEPT_CHARS = 6000
_KEPT_TYPES = frozenset({"section", "context"})


def without_choice(original: Mapping[str, Any], label: Mapping[str, Any] | None, value: str) -> dict[str, Any]:
    """Where that message is, and the blocks it gets: its own words while they are few, and the choice."""
    titel = str((label or {}).get("text") or value)
    told = context(escape(words.chosen(titel)))
    kept = [_as_ours(block) for block in original["blocks"] if block.get("type") in _KEPT_TYPES][:1]
    if len(json.dumps(kept)) > _MAX_KEPT_CHARS:
        kept = []
    return {"ts": original["ts"], "channel": original["channel"], "url": original["url"], "blocks": [*kept, told]}


def _as_ours(block: Mapping[str, Any]) -> dict[str, Any]:
    """A block that Slack gave back, without the fields that it added."""
    return {name: value for name, value in block.items() if name in ("type", "text", "elements")}
