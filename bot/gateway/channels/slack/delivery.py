"""An answer on its way: a list of steps, each a call to Slack, of which those that arrived are not done again."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import structlog

from bot.errors import NotFoundError, StoreError
from bot.gateway.channels.inbox_types import Incoming, Sent, TryLater, Undeliverable
from bot.gateway.channels.slack import words
from bot.gateway.channels.slack.api import SlackApi
from bot.gateway.channels.slack.blocks import Asked, Message, line, render, render_shared
from bot.gateway.channels.slack.home import home_view
from bot.gateway.channels.slack.incoming import HOME, JUDGE, NOTICE, SHOW
from bot.gateway.channels.slack.sharing import pack
from bot.gateway.recorder import Recorder
from bot.knowledge.replies import ReplyBuilder
from bot.reply import Reply

log = structlog.get_logger(__name__)

Step = Callable[[], Awaitable[None]]

_MAX_UNSURE = 2000


class Delivery:
    """Renders and sends. One for the channel."""

    def __init__(self, api: SlackApi, recorder: Recorder, builder: ReplyBuilder) -> None:
        self._api = api
        self._recorder = recorder
        self._builder = builder
        self._since = time.time()
        self._unsure: dict[str, None] = {}  # keys of answers that may have arrived although Slack did not say so

    async def deliver(self, item: Incoming, replies: Sequence[Reply], sent: int, note: Sent) -> None:
        """As InboxChannel.deliver."""
        steps = self._steps(item, replies)
        arrived = await self._arrived(item) if sent < len(steps) else set()
        for number, step in enumerate(steps[sent:], sent):
            if number not in arrived:
                try:
                    await step()
                except TryLater:
                    self._remember(item.key)
                    raise
            await note(number + 1)
        self._unsure.pop(item.key, None)

    def _steps(self, item: Incoming, replies: Sequence[Reply]) -> list[Step]:
        address = item.address
        if item.kind == HOME:
            return [lambda: self._show_home(address["user"], address["shown"])]
        if item.kind == JUDGE:
            return [lambda: self._judge(item)]
        if item.kind == NOTICE:
            return [lambda: self._tell(item, words.OTHERS_CHOICE)]
        messages = [message for reply in replies for message in self._render(item, reply)]
        steps = [self._step(item, message, number) for number, message in enumerate(messages)]
        if original := address.get("original"):
            steps.append(lambda: self._settle(original))
        return steps

    def _render(self, item: Incoming, reply: Reply) -> list[Message]:
        user = item.address["user"]
        if item.kind == SHOW:
            return render_shared(reply, user)
        share = pack(reply) if item.address["to"] == "url" else None
        return render(reply, Asked(user, item.address.get("asked_thread", "")), share)

    def _step(self, item: Incoming, message: Message, number: int) -> Step:
        if item.kind == SHOW:
            return lambda: self._show(item, message)
        if item.address["to"] == "url":
            return lambda: self._respond(item, message)
        return lambda: self._api.post(
            item.address["channel"], message, thread=item.address["thread"], metadata=_mark(item, number)
        )

    async def _respond(self, item: Incoming, message: Message) -> None:
        """Only who asked sees it; when Slack no longer takes it there, it goes to their own conversation."""
        address = item.address
        thread = {"thread_ts": address["thread"]} if address.get("thread") else {}
        try:
            await self._api.respond(address["url"], {**_ephemeral(message), **thread})
        except Undeliverable:
            await self._api.post(address["user"], message)

    async def _show(self, item: Incoming, message: Message) -> None:
        address = item.address
        body = {**_ephemeral(message), "response_type": "in_channel"}
        if address.get("thread"):
            body["thread_ts"] = address["thread"]
        try:
            await self._api.respond(address["url"], body)
        except Undeliverable:
            await self._api.post(address["channel"], message, thread=address.get("thread", ""))

    async def _judge(self, item: Incoming) -> None:
        """Raises TryLater while the store is away."""
        address = item.address
        try:
            await self._recorder.give_feedback(address["message"], address["oordeel"], None)
        except NotFoundError:
            await self._tell(item, words.NOT_KEPT)
            return
        except StoreError:
            raise TryLater from None
        await self._tell(item, words.THANKS_GOOD if address["oordeel"] == "goed" else words.THANKS_NOT_GOOD)

    async def _tell(self, item: Incoming, text: str) -> None:
        """A line that only this person sees."""
        if item.address.get("url"):
            await self._respond(item, line(text))
        else:
            await self._api.post(item.address["user"], line(text))

    async def _settle(self, original: dict[str, Any]) -> None:
        """Take away the buttons of a choice that was made. When Slack refuses, they just stay."""
        text = words.ANSWER
        try:
            if original["url"]:
                body = {"replace_original": True, "text": text, "blocks": original["blocks"]}
                await self._api.respond(original["url"], body)
            elif original["ts"]:
                await self._api.update(original["channel"], original["ts"], original["blocks"], text)
        except Undeliverable as error:
            log.info("slack_choice_stays", reason=str(error))

    async def _show_home(self, user: str, shown: str) -> None:
        view = home_view(self._builder, user)
        if view["private_metadata"] != shown:
            await self._api.publish_home(user, view)

    async def _arrived(self, item: Incoming) -> set[int]:
        """Which parts stand there already, when that is not sure: after a restart, or a call without an answer.

        Only a direct conversation can be read back; in a channel the bot has no right to, and should not.
        """
        address = item.address
        channel, asked_at = str(address.get("channel", "")), str(address.get("ts", ""))
        is_unsure = item.key in self._unsure or (asked_at and float(asked_at) < self._since)
        if not is_unsure or not asked_at or address.get("to") != "channel" or not channel.startswith("D"):
            return set()
        try:
            return await self._api.sent_parts(channel, str(address.get("thread", "")), _identity(item), asked_at)
        except Undeliverable as error:
            log.info("slack_history_refused", reason=str(error))
            return set()

    def _remember(self, key: str) -> None:
        self._unsure[key] = None
        while len(self._unsure) > _MAX_UNSURE:
            del self._unsure[next(iter(self._unsure))]


def _ephemeral(message: Message) -> dict[str, Any]:
    return {
        "response_type": "ephemeral", "replace_original": False, "delete_original": False,
        "text": message.text, "blocks": list(message.blocks),
    }  # fmt: skip


def _identity(item: Incoming) -> str:
    return hashlib.sha256(item.key.encode()).hexdigest()[:32]


def _mark(item: Incoming, part: int) -> dict[str, Any] | None:
    """Goes along unseen with a direct message, so that it is found again when it is not sure that it arrived."""
    return {"id": _identity(item), "part": part} if str(item.address["channel"]).startswith("D") else None
