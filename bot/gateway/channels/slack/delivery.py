"""An answer on its way: a list of steps, each a call to Slack, of which those that arrived are not done again."""

from __future__ import annotations

import hashlib
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import structlog

from bot.errors import NotFoundError, StoreError
from bot.gateway.channels.inbox_types import Incoming, Sent, TryLater, Undeliverable
from bot.gateway.channels.slack import words
from bot.gateway.channels.slack.api import SlackApi
from bot.gateway.channels.slack.blocks import Asked, Message, line, render, render_shared
from bot.gateway.channels.slack.incoming import HOME, JUDGE, NOTICE, SHOW
from bot.gateway.channels.slack.sharing import pack
from bot.gateway.recorder import Recorder
from bot.reply import Reply

log = structlog.get_logger(__name__)

Step = Callable[[], Awaitable[None]]
Home = Callable[[str], Awaitable[dict[str, Any]]]

_MAX_UNTRIED = 2000


class Delivery:
    """Renders and sends. One for the channel. home: the home tab of a person."""

    def __init__(self, api: SlackApi, recorder: Recorder, home: Home) -> None:
        self._api = api
        self._recorder = recorder
        self._home = home
        self._untried: dict[str, None] = {}  # keys of which surely nothing was sent yet

    def begin(self, item: Incoming) -> None:
        """It was taken in here. Of anything else another process may have sent a part, and ended before it knew."""
        self._untried[item.key] = None
        while len(self._untried) > _MAX_UNTRIED:
            del self._untried[next(iter(self._untried))]

    async def deliver(self, item: Incoming, replies: Sequence[Reply], sent: int, note: Sent) -> None:
        """As InboxChannel.deliver."""
        steps = self._steps(item, replies)
        is_untried = item.key in self._untried
        self._untried.pop(item.key, None)
        arrived = set() if is_untried or sent >= len(steps) else await self._arrived(item)
        for number, step in enumerate(steps[sent:], sent):
            if number not in arrived:
                await step()
            await note(number + 1)

    def _steps(self, item: Incoming, replies: Sequence[Reply]) -> list[Step]:
        address = item.address
        if item.kind == HOME:
            return [lambda: self._show_home(address["user"], address["shown"])]
        if item.kind == JUDGE:
            return [lambda: self._judge(item)]
        if item.kind == NOTICE:
            return [lambda: self._tell(item, words.OTHERS_CHOICE)]
        messages = [(message, _is_shown(item, reply)) for reply in replies for message in self._render(item, reply)]
        steps = [self._step(item, message, number, shown) for number, (message, shown) in enumerate(messages)]
        if original := address.get("original"):
            steps.append(lambda: self._settle(original))
        return steps

    def _render(self, item: Incoming, reply: Reply) -> list[Message]:
        user = item.address["user"]
        if _is_shown(item, reply):
            return render_shared(reply, user)
        share = pack(reply) if item.address["to"] == "url" and item.kind != SHOW else None
        return render(reply, Asked(user, item.address.get("asked_thread", "")), share)

    def _step(self, item: Incoming, message: Message, number: int, shown: bool) -> Step:
        if shown:
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
        view = await self._home(user)
        if view["private_metadata"] != shown:
            await self._api.publish_home(user, view)

    async def _arrived(self, item: Incoming) -> set[int]:
        """Which parts stand there already: asked after a restart, and after a call that failed or had no answer.

        Only a direct conversation can be read back; in a channel the bot has no right to, and should not.
        """
        address = item.address
        channel, asked_at = str(address.get("channel", "")), str(address.get("ts", ""))
        if not asked_at or address.get("to") != "channel" or not channel.startswith("D"):
            return set()
        try:
            return await self._api.sent_parts(channel, str(address.get("thread", "")), _identity(item), asked_at)
        except Undeliverable as error:
            log.info("slack_history_refused", reason=str(error))
            return set()


def _ephemeral(message: Message) -> dict[str, Any]:
    return {
        "response_type": "ephemeral", "replace_original": False, "delete_original": False,
        "text": message.text, "blocks": list(message.blocks),
    }  # fmt: skip


def _is_shown(item: Incoming, reply: Reply) -> bool:
    """Whether all may see it: the answer that was shared, not the word that it cannot be."""
    return item.kind == SHOW and reply.soort != "fout" and not reply.metadata.get("gesloten")


def _identity(item: Incoming) -> str:
    return hashlib.sha256(item.key.encode()).hexdigest()[:32]


def _mark(item: Incoming, part: int) -> dict[str, Any] | None:
    """Goes along unseen with a direct message, so that it is found again when it is not sure that it arrived."""
    return {"id": _identity(item), "part": part} if str(item.address["channel"]).startswith("D") else None
