"""What the inbox works with: an event that is owed an answer, and how much time everything may take."""

from __future__ import annotations

import time
from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field

from bot.gateway.channels.inbox_types import Incoming
from bot.reply import Reply

Name = tuple[str, str]
"""(channel, key): what an event is called here and in the store."""


@dataclass(frozen=True)
class Pace:
    """How long things take. All in seconds."""

    accept: float = 0.25  # how long an event may wait for the store before it is taken in without
    store: float = 2.0  # how long any other word with the store may take
    lease: float = 30.0  # after how long without a sign of life another process takes over
    tick: float = 8.0  # how often leases are renewed, and what others left behind is taken up
    turn: float = 60.0  # how long making an answer may take, and sending it
    age: float = 3600.0  # after how long an answer comes too late to be of use
    first_retry: float = 2.0  # each next one comes twice as late
    last_retry: float = 300.0
    attempts: int = 30  # enough for all of `age`; also what ends a message that kills its process


@dataclass(eq=False)
class Entry:
    """An event that this process has to answer, and how far that is."""

    item: Incoming
    number: int | None = None  # its place in the store; None: not (yet) known
    is_resumed: bool = False
    taken_in: float = field(default_factory=time.time)
    attempts: int = 0
    faults: int = 0
    sent: int = 0
    replies: Sequence[Reply] | None = None
    adding: Future[int | None] | None = None  # of one that came in while the store was slow

    @property
    def name(self) -> Name:
        return self.item.channel, self.item.key

    @property
    def age(self) -> float:
        return time.time() - self.taken_in
