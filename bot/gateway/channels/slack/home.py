"""What the bot shows before it is asked anything: its home tab, and help."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from bot.gateway.channels.slack import words
from bot.gateway.channels.slack.blocks import MAX_TEXT_CHARS, NEXT, Asked, Block, buttons, context, header, section
from bot.gateway.channels.slack.markup import pieces
from bot.knowledge.replies import ReplyBuilder
from bot.reply import Knop, Reply

_HELP, _GREETING = "utter_wat_kunt_u", "utter_groet"


def help_reply(builder: ReplyBuilder) -> Reply:
    """What the assistant can do, with questions to begin with."""
    return builder.phrases.reply(_HELP)


def frequent(builder: ReplyBuilder) -> tuple[Knop, ...]:
    """The questions that domain.yml offers with the greeting and with help."""
    offered = builder.phrases.reply(_GREETING).knoppen + builder.phrases.reply(_HELP).knoppen
    return tuple(dict.fromkeys(offered))


def home_view(builder: ReplyBuilder, user: str, closed: Reply | None) -> dict[str, Any]:
    """The home tab of one person; `private_metadata` names this version of it.

    closed: what a closed channel says, and nothing else.
    """
    blocks = _closed(closed) if closed else _open(builder, user)
    version = hashlib.sha256(json.dumps(blocks, sort_keys=True).encode()).hexdigest()[:16]
    return {"type": "home", "private_metadata": version, "blocks": blocks}


def _open(builder: ReplyBuilder, user: str) -> list[Block]:
    return [
        header(words.HOME_TITLE),
        *(section(piece) for piece in pieces(help_reply(builder).text, MAX_TEXT_CHARS)),
        section(words.HOME_HOW),
        section(words.HOME_QUESTIONS),
        *buttons(NEXT, frequent(builder), Asked(user)),
        context(words.HOME_PRIVACY),
    ]


def _closed(reply: Reply) -> list[Block]:
    return [header(words.HOME_TITLE), *(section(piece) for piece in pieces(reply.text, MAX_TEXT_CHARS))]
