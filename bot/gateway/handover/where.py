"""Where an answer can be sent unasked: noted beside a turn, for the channels that can."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextvars import ContextVar
from typing import Any, Protocol, runtime_checkable

from bot.gateway.channels.inbox_types import InboxChannel, Incoming, Sent
from bot.reply import Reply

_asked_from: ContextVar[Mapping[str, Any] | None] = ContextVar("asked_from", default=None)


@runtime_checkable
class SendsLater(Protocol):
    """A channel that can say something without being asked just now."""

    async def send_later(self, address: Mapping[str, Any], answer: Reply | str) -> None:
        """Raises TryLater, Undeliverable."""


class NotesAddress:
    """A channel with an inbox, of which each question is answered with its address at hand."""

    def __init__(self, channel: InboxChannel) -> None:
        self.name = channel.name
        self._channel = channel
        self._can_send = isinstance(channel, SendsLater)

    async def replies(self, item: Incoming) -> Sequence[Reply]:
        token = _asked_from.set(dict(item.address) if self._can_send else None)
        try:
            return await self._channel.replies(item)
        finally:
            _asked_from.reset(token)

    async def deliver(self, item: Incoming, replies: Sequence[Reply], sent: int, note: Sent) -> None:
        await self._channel.deliver(item, replies, sent, note)


def asked_from() -> Mapping[str, Any] | None:
    """Where the turn that is being answered came from; None where nothing can be sent later."""
    return _asked_from.get()
