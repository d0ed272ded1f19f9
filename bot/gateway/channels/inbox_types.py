"""What a channel with an inbox hands over, and what it must be able to do with the answer."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from bot.reply import Reply

if TYPE_CHECKING:
    from fastapi import APIRouter

Sent = Callable[[int], Awaitable[None]]


@dataclass(frozen=True)
class Incoming:
    """Something a channel accepted and owes an answer.

    channel: "slack" or "teams"; key: what the platform calls this event, the same in every retry of it;
    conversation: "<channel>:..." so that people and threads never mix; kind: the channel's own word for what
    to do; text: what was said; address: where the answer goes, as JSON: ids and addresses, never words of a user.
    """

    channel: str
    key: str
    conversation: str
    kind: str
    text: str
    address: Mapping[str, Any]


class InboxChannel(Protocol):
    """A channel whose accepted events are answered in the background, and after a restart."""

    name: str

    async def replies(self, item: Incoming) -> Sequence[Reply]:
        """What to answer; asked once, kept, and sent again as it was when sending fails."""

    async def deliver(self, item: Incoming, replies: Sequence[Reply], sent: int, note: Sent) -> None:
        """Send the answer from message number `sent` on, and `await note(n)` after each one that arrived.

        Raises TryLater when the platform is busy or away, Undeliverable when it will never take it.
        """


Accept = Callable[[Incoming], Awaitable[bool]]
"""Keep it and answer it in the background; False: it was kept before (a retry, a copy). Returns within 300 ms."""


class Channel(InboxChannel, Protocol):
    """A channel that is on: it has its routes, and may hold a connection of its own."""

    router: APIRouter

    async def start(self, accept: Accept) -> None:
        """Begin to take in; called once, before the first request. Does no network of its own that can fail."""

    async def stop(self) -> None:
        """Take in no more; what was accepted is still delivered afterwards."""

    async def close(self) -> None:
        """Let connections go, after the last delivery."""


class TryLater(Exception):
    """The platform cannot take it now. seconds: how long it asked us to wait, None when it did not say."""

    def __init__(self, seconds: float | None = None) -> None:
        super().__init__(f"after {seconds} s" if seconds is not None else "later")
        self.seconds = seconds


class Undeliverable(Exception):
    """The platform refuses this for good (no such conversation, no access). The message is a word for the log."""
