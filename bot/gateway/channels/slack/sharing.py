"""An answer that only one person sees, packed in a button, so that the same answer can be shown to the channel.

Nothing is kept for it here: Slack holds the value of the button and signs it when it comes back.
"""

from __future__ import annotations

import base64
import binascii
import json
import zlib
from dataclasses import replace
from datetime import date

from bot.errors import NotFoundError
from bot.gateway.channels.slack.blocks import MAX_VALUE_CHARS
from bot.knowledge.replies import ReplyBuilder
from bot.reply import Reply

_SHARED = frozenset({"antwoord", "berekening", "buiten_bereik", "doorverwijzing"})
_ENTRY, _WHOLE = "e", "r"
_MAX_UNPACKED = 64 * 1024


def pack(reply: Reply) -> str | None:
    """The value of the button; None: this kind is not shared, or does not fit.

    A curated answer goes by name and date; anything else, such as a calculation, goes whole.
    """
    if reply.soort not in _SHARED:
        return None
    if reply.soort == "antwoord" and reply.entry and reply.geldigheid and not reply.berekening:
        return f"{_ENTRY}.{reply.geldigheid.peildatum.isoformat()}.{reply.entry}"[:MAX_VALUE_CHARS]
    stappen = (reply.berekening or {}).get("stappen")
    slim = replace(reply, berekening={"stappen": stappen} if stappen else None, knoppen=(), metadata={})
    data = json.dumps(slim.as_dict(), ensure_ascii=False, separators=(",", ":")).encode()
    value = f"{_WHOLE}.{base64.urlsafe_b64encode(zlib.compress(data, 9)).decode()}"
    return value if len(value) <= MAX_VALUE_CHARS else None


def unpack(value: str, builder: ReplyBuilder, today: date) -> Reply | None:
    """The answer that was packed; None when it no longer exists."""
    kind, _, rest = value.partition(".")
    try:
        if kind == _ENTRY:
            day, _, entry = rest.partition(".")
            reply = builder.for_entry(entry, date.fromisoformat(day), today=today)
        else:
            unzip = zlib.decompressobj()
            reply = Reply.from_dict(json.loads(unzip.decompress(base64.urlsafe_b64decode(rest), _MAX_UNPACKED)))
    except (NotFoundError, ValueError, KeyError, TypeError, zlib.error, binascii.Error):
        return None
    return replace(reply, knoppen=())
