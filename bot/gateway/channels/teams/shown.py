"""The replies shown last, so that a card of which a button was pressed can be shown anew."""

from __future__ import annotations

from collections import OrderedDict

from bot.reply import Reply

_MAX_REPLIES = 500


class Shown:
    """In memory only: after a restart a pressed button is answered with a line of text, and does the same."""

    def __init__(self) -> None:
        self._replies: OrderedDict[str, Reply] = OrderedDict()

    def add(self, reply: Reply) -> None:
        self._replies[reply.message_id] = reply
        self._replies.move_to_end(reply.message_id)
        while len(self._replies) > _MAX_REPLIES:
            self._replies.popitem(last=False)

    def get(self, message_id: str) -> Reply | None:
        return self._replies.get(message_id)
