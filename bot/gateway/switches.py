"""The switches of the channels as the app sees them: never more than a few seconds old, and never waited for."""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import structlog

from bot.errors import StoreError
from bot.gateway.metrics import QUESTIONS, STORE_FAILURES
from bot.reply import Reply
from bot.store import CHANNELS, SwitchState, SwitchStore

log = structlog.get_logger(__name__)

_FRESH_SECONDS = 5.0
_PATIENCE_SECONDS = 0.3
_CHANGE_SECONDS = 5.0
_MAX_TOLD = 10_000

_CLOSED = "Banenwijzer is hier nu gesloten."
_ELSEWHERE = (
    "Heeft u een vraag die niet kan wachten? Vraag het aan het werkgeversservicepunt (WSP) in uw regio. "
    "Voor een besluit over een medewerker gaat u naar UWV of de gemeente."
)
_NOTICE = "**Let op:** {notice}"


class Switches:
    """What is known of each channel; the last known when the store fails, and open when nothing was ever known."""

    def __init__(self, store: SwitchStore) -> None:
        self._store = store
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="switches")
        self._known = {channel: SwitchState(channel) for channel in CHANNELS}
        self._asked_at: float | None = None
        self._refreshing: asyncio.Task[None] | None = None
        self._told: OrderedDict[str, str] = OrderedDict()  # the notice that a conversation has seen

    async def state(self, channel: str) -> SwitchState:
        """Of one channel; what is no channel of ours is always open."""
        await self._refresh()
        return self._known.get(channel, SwitchState(channel))

    async def set(
        self,
        channel: str,
        *,
        actor: str,
        is_open: bool | None = None,
        notice: str | None = None,
        reason: str | None = None,
    ) -> SwitchState:
        """As `SwitchStore.set`; here it holds at once, in other processes within seconds.

        Raises InputError, and StoreError when it is not (surely) done.
        """
        change = asyncio.get_running_loop().run_in_executor(
            self._thread,
            lambda: self._store.set(channel, actor=actor, is_open=is_open, notice=notice, reason=reason),
        )
        try:
            state = await asyncio.wait_for(change, _CHANGE_SECONDS)
        except TimeoutError:
            raise StoreError("De database antwoordt niet.", "Kijk later of de wijziging er is.") from None
        self._known[channel] = state
        log.info("channel_changed", channel=channel, is_open=state.is_open, has_notice=state.notice is not None)
        return state

    async def closed(self, channel: str) -> Reply | None:
        """What a closed channel answers instead; None when it is open."""
        state = await self.state(channel)
        if state.is_open:
            return None
        QUESTIONS.labels(channel=channel, soort="buiten_bereik").inc()
        return Reply("buiten_bereik", closed_text(state.reason or ""), metadata={"gesloten": True})

    def announce(self, channel: str, conversation: str, replies: Sequence[Reply]) -> list[Reply]:
        """The replies, with the channel's notice on top when this conversation has not seen it yet."""
        notice = self._known[channel].notice if channel in self._known else None
        if notice is None or not replies or self._told.get(conversation) == notice:
            return list(replies)
        self._told[conversation] = notice
        self._told.move_to_end(conversation)
        while len(self._told) > _MAX_TOLD:
            self._told.popitem(last=False)
        first, *others = replies
        text = notice_text(notice, first.text)
        return [replace(first, text=text, metadata={**first.metadata, "melding": notice}), *others]

    def close(self) -> None:
        if self._refreshing:
            self._refreshing.cancel()
        self._thread.shutdown(wait=False, cancel_futures=True)

    async def _refresh(self) -> None:
        """Ask again when what is known is old; wait for that a moment at most."""
        if self._refreshing is None:
            if self._asked_at is not None and time.monotonic() - self._asked_at < _FRESH_SECONDS:
                return
            self._refreshing = asyncio.create_task(self._read())
        await asyncio.wait({self._refreshing}, timeout=_PATIENCE_SECONDS)

    async def _read(self) -> None:
        try:
            self._known = await asyncio.get_running_loop().run_in_executor(self._thread, self._store.states)
        except (StoreError, RuntimeError) as error:  # RuntimeError: the app is closing
            STORE_FAILURES.labels(what="switches").inc()
            log.error("store_failed", what="switches", reason=str(error))
        finally:
            self._asked_at = time.monotonic()
            self._refreshing = None


def closed_text(reason: str) -> str:
    """What users of a closed channel read, as Markdown."""
    return "\n\n".join((f"{_CLOSED} {reason}".strip(), _ELSEWHERE))


def notice_text(notice: str, text: str) -> str:
    """A text with the channel's notice on top, as Markdown."""
    return f"{_NOTICE.format(notice=notice)}\n\n{text}"
