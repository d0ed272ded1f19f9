"""Is a card right? The published schema, and what Teams asks on top of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft4Validator, Draft6Validator

from bot.gateway.channels.teams.cards import MAX_BYTES, message, size

SCHEMAS = Path(__file__).parent / "schemas"
_LINK = re.compile(r"(?<!\\)\[[^\]]*(?<!\\)\]\(([^)]*)\)")


@cache
def _card_schema() -> Draft6Validator:
    return Draft6Validator(json.loads((SCHEMAS / "adaptive-card-1.5.json").read_text("utf-8")))


@cache
def manifest_schema() -> Draft4Validator:
    return Draft4Validator(json.loads((SCHEMAS / "teams-manifest-1.16.json").read_text("utf-8")))


def check_card(card: dict[str, Any], *, with_schema: bool = True) -> None:
    """Fails for a card that Teams would refuse or show badly. The schema is thorough and slow."""
    if with_schema:
        errors = [
            f"{'/'.join(map(str, error.absolute_path))}: {error.message[:200]}"
            for error in _card_schema().iter_errors(card)
        ]
        assert not errors, errors
    assert card["type"] == "AdaptiveCard" and card["version"] == "1.5"
    assert card["body"]
    assert size(message(card)) <= MAX_BYTES - 3000, "no room for ids"
    assert 0 < len(card["fallbackText"]) <= 1200
    assert len(card["speak"]) > 0 and "<" not in card["speak"]
    ids = [element["id"] for element in elements(card) if "id" in element]
    assert len(ids) == len(set(ids))
    for element in elements(card):
        kind = element.get("type", "")
        if kind == "TextBlock":
            assert element["wrap"] is True
            assert element["text"].strip()
            assert len(element["text"]) <= 2500
            assert all(
                address.startswith(("https://", "http://", "mailto:")) for address in _LINK.findall(element["text"])
            )
        elif kind == "ActionSet":
            assert 1 <= len(element["actions"]) <= 6
        elif kind.startswith("Action."):
            assert 0 < len(element["title"]) <= 80
        if kind == "Action.Execute":
            assert element["fallback"]["type"] == "Action.Submit"
            assert element["fallback"]["data"].items() >= element["data"].items()
        if kind == "Action.ToggleVisibility":
            assert set(element["targetElements"]) <= set(ids)


def elements(value: Any) -> Iterator[dict[str, Any]]:
    """Every element and action of a card, at any depth, but for what only older programs see."""
    if isinstance(value, dict):
        if "type" in value:
            yield value
        for name, inner in value.items():
            if name not in ("data", "fallback"):
                yield from elements(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from elements(inner)


def texts(card: dict[str, Any]) -> list[str]:
    return [element["text"] for element in elements(card) if element.get("type") == "TextBlock"]


def buttons(card: dict[str, Any]) -> list[dict[str, Any]]:
    return [element for element in elements(card) if element.get("type", "").startswith("Action.")]
