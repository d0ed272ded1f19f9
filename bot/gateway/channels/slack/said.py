"""What a person typed in Slack as plain text: Slack's own codes for people, channels and links taken out."""

from __future__ import annotations

import re

_CODE = re.compile(r"<([^<>\s|][^<>|]*)(?:\|([^<>]*))?>")
_SPACES = re.compile(r"[ \t]{2,}")


def said(text: str) -> str:
    """The words, unescaped. A mention of a person or a group goes; a channel and a link keep their name.

    Names of people never come along: a question does not need them.
    """
    plain = _CODE.sub(_meant, text)
    plain = plain.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").replace("\x00", "")
    return _SPACES.sub(" ", plain).strip()


def _meant(match: re.Match[str]) -> str:
    code, label = match[1], match[2]
    kind = code[0]
    if kind == "@":
        return " "
    if kind == "#":
        return f"#{label}" if label else " "
    if kind == "!":
        return label or " " if code.startswith("!date") else " "
    return label or code.removeprefix("mailto:").removeprefix("tel:")
