"""What counts as a message that can be answered. One answer for every channel."""

from __future__ import annotations

import re
import unicodedata

from bot.errors import MessageError

MAX_CHARS = 2000
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_LONE_SURROGATE = re.compile(r"[\ud800-\udfff]")
_COMMAND_SIGNS = "/!"


def clean(text: str) -> str:
    """The text as it goes on: no control characters, one kind of Unicode, no leading command sign.

    Rasa runs a text that starts with "/" as an intent or command; that sign is taken off, so that
    nothing a user types is ever run. Raises MessageError for an empty, wordless or too long text.
    """
    if len(text) > MAX_CHARS:
        raise MessageError(
            f"Uw bericht is te lang: {len(text)} tekens. Het maximum is {MAX_CHARS} tekens.",
            "Stel uw vraag in een paar zinnen.",
        )
    text = _LONE_SURROGATE.sub("", _CONTROL.sub(" ", text))
    text = unicodedata.normalize("NFC", text).strip().lstrip(_COMMAND_SIGNS + " ")
    if not text:
        raise MessageError("Uw bericht is leeg.", "Typ uw vraag.")
    if not any(char.isalnum() for char in text):
        raise MessageError("Ik zie geen woorden in uw bericht.", "Typ uw vraag in woorden.")
    return text
