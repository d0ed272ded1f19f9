"""Answers of advisers to where the question came from, in the background and also after a restart."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime, timedelta, timezone

import structlog

from bot.errors import StoreError
from bot.gateway.channels.inbox_types import TryLater, Undeliverable
from bot.gateway.handover import words
from bot.gateway.handover.where import SendsLater
from bot.gateway.recorder import Recorder
from bot.store import Delivery, HandoverStore

log = structlog.get_logger(__name__)

_LOOK_EVERY_SECONDS = 10.0
_SEND_SECONDS = 20.0
_AGAIN = timedelta(minutes=1)


class Deliveries:
    """Sends what waits. A channel that is off, or cannot send unasked, leaves the answer to its code."""

    def __init__(self, recorder: Recorder, store: HandoverStore, channels: Iterable[object]) -> None:
        self._recorder = recorder
        self._store = store
        self._channels = {channel.name: channel for channel in channels if isinstance(channel, SendsLater)}  # type: ignore[attr-defined]
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        if self._channels:
            self._task = asyncio.create_task(self._forever())

    async def stop(self) -> None:
        if self._task:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def once(self) -> None:
        """Send what waits now. Raises StoreError."""
        now = datetime.now(timezone.utc)
        for delivery in await self._recorder.ask("handover", lambda: self._store.claim(now)):
            await self._send(delivery)

    async def _forever(self) -> None:
        while True:
            with suppress(StoreError):  # counted and logged; next time again
                await self.once()
            await asyncio.sleep(_LOOK_EVERY_SECONDS)

    async def _send(self, delivery: Delivery) -> None:
        outcome, again_at = "failed", None
        channel = self._channels.get(delivery.channel)
        try:
            if channel:
                async with asyncio.timeout(_SEND_SECONDS):
                    await channel.send_later(delivery.address, _text(delivery))
                outcome = "sent"
        except (TryLater, TimeoutError) as error:
            wait = getattr(error, "seconds", None)
            pause = timedelta(seconds=wait) if wait is not None else _AGAIN
            outcome, again_at = "waiting", datetime.now(timezone.utc) + pause
        except Undeliverable as error:
            log.warning("handover_undeliverable", channel=delivery.channel, reason=str(error))
        except Exception as error:
            log.error("handover_delivery_failed", channel=delivery.channel, kind=type(error).__name__)
        await self._recorder.ask("handover", lambda: self._store.settle(delivery.answer, outcome, again_at=again_at))


def _text(delivery: Delivery) -> str:
    """Plain, as `send_later` shows it."""
    return words.UNASKED.format(question=delivery.question, answer=delivery.text)
