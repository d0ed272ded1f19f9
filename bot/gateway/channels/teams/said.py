"""What a user said: the text of an activity without mentions and markup."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from typing import Any

_MENTION = re.compile(r"<at\b[^<>]{0,200}>[^<>]{0,300}</at>", re.IGNORECASE)
_ATTACHMENT = re.compile(r"<attachment\b[^<>]{0,300}>(?:</attachment>)?", re.IGNORECASE)
_BREAK = re.compile(r"<(?:br|/p|/div|/li)\s{0,5}/?>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z][^<>]{0,300}>", re.IGNORECASE)
_UNKEEPABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_SPACES = re.compile(r"[^\S\n]+")
_LINES = re.compile(r"\s*\n\s*")
_MAX_MENTIONS = 50


def said(fields: Mapping[str, Any]) -> str:
    """One text, on lines; "" when there are no words: an attachment, or only the bot's name.

    Names of people who are mentioned are left out as well: they are not needed for an answer.
    """
    text = fields.get("text")
    if not isinstance(text, str):
        return ""
    for literal in _mentions(fields.get("entities")):
        text = text.replace(literal, " ")
    text = _MENTION.sub(" ", text)
    text = _ATTACHMENT.sub(" ", text)
    if fields.get("textFormat") == "xml":
        text = _TAG.sub(" ", _BREAK.sub("\n", text))
    text = _UNKEEPABLE.sub(" ", html.unescape(text).replace("\r\n", "\n").replace("\r", "\n"))
    return _LINES.sub("\n", _SPACES.sub(" ", text)).strip()


def _mentions(entities: Any) -> list[str]:
    """The pieces of text that stand for a mention."""
    pieces = []
    for entity in entities[:_MAX_MENTIONS] if isinstance(entities, list) else []:
        if isinstance(entity, dict) and entity.get("type") == "mention":
            piece = entity.get("text")
            if isinstance(piece, str) and piece.lower().startswith("<at"):
                pieces.append(piece)
    return pieces
