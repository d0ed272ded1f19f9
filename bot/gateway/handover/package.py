"""What an adviser gets to see: the question, its topic, and what went before."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.store import AskedTurn

_MAX_CHARS = 4000
_ASIDES = frozenset({"smalltalk", "doorverwijzing", "fout"})
_NONE_OF_THESE = re.compile(r"\W*geen van deze\W*", re.IGNORECASE)


@dataclass(frozen=True)
class Package:
    """question: the one that was asked last, "" when there is none; entry: what was recognised in it.

    turns: JSON, oldest first: {"vraag", "tijd", "antwoorden": [{"soort", "entry", "tekst", "opmaak"}]}; opmaak: the
    text is Markdown. Where answers are not kept, tekst is "".
    """

    question: str
    entry: str | None
    turns: tuple[Mapping[str, Any], ...]


def pack(turns: Sequence[AskedTurn]) -> Package:
    """The question is the last one that is no greeting, no wish for a person, and no "none of these"."""
    question, entry = "", None
    for turn in reversed(turns):
        soorten = {str(reply.get("soort")) for reply in turn.replies}
        if soorten <= _ASIDES or _NONE_OF_THESE.fullmatch(turn.text):
            continue
        question = turn.text
        entry = next((reply["entry"] for reply in turn.replies if reply.get("entry")), None)
        break
    return Package(question, entry, tuple(_as_json(turn) for turn in turns))


def _as_json(turn: AskedTurn) -> dict[str, Any]:
    return {
        "vraag": turn.text[:_MAX_CHARS],
        "tijd": turn.created.isoformat(timespec="seconds"),
        "antwoorden": [_answer(reply) for reply in turn.replies],
    }


def _answer(reply: Mapping[str, Any]) -> dict[str, Any]:
    """A calculation as the text that is copied: with what was filled in, every step and the figures."""
    whole = (reply.get("berekening") or {}).get("kopieertekst")
    return {
        "soort": reply.get("soort"),
        "entry": reply.get("entry"),
        "tekst": str(whole or reply.get("text") or "")[:_MAX_CHARS],
        "opmaak": not whole,
    }
