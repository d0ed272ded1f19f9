"""The same by text alone, for every channel: see what goes along, say yes, and read the answer by its code."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from bot.errors import BusyError, InputError, StoreError
from bot.gateway.handover import words
from bot.gateway.handover.codes import read_code
from bot.gateway.handover.hours import tell, tell_day, tell_wait
from bot.gateway.handover.service import HandOver
from bot.gateway.handover.where import asked_from
from bot.reply import Knop, Reply
from bot.settings import AMSTERDAM
from bot.store import Handover, HandoverSettings

_OWN_WORDS = re.compile(r"stuur (?:deze vraag |dit )?naar een adviseur\s*:\s*(\S.*)", re.IGNORECASE | re.DOTALL)
_TWINS = str.maketrans({"*": "∗", "`": "ˋ"})


class HandOverTalk:
    """What a text about an adviser is answered with; None for any other text."""

    def __init__(self, handover: HandOver, page: str) -> None:
        """page: where a code can be typed, for people."""
        self._handover = handover
        self._page = page

    async def offer(self, replies: Sequence[Reply], channel: str) -> list[Reply]:
        """As `HandOver.offer`."""
        return await self._handover.offer(replies, channel)

    async def turn(self, conversation: str, text: str, channel: str) -> list[Reply] | None:
        """conversation: its name for the store."""
        said = " ".join(re.sub(r"[.!?\"'`]", "", text).casefold().split())
        own = _OWN_WORDS.fullmatch(text.strip())
        code = read_code(text)
        if not own and not code and said not in (words.SEND, words.SEND_ALL, words.SEND_QUESTION, words.SEND_NOT):
            return None
        try:
            if code:
                return [await self._by_code(code, conversation)]
            if said == words.SEND_NOT:
                return [Reply("smalltalk", words.SENT_NOT)]
            if not own and said == words.SEND:
                return [await self._preview(conversation)]
            question = own[1] if own else None
            return [await self._send(conversation, channel, question, said == words.SEND_ALL)]
        except StoreError:
            return [Reply("fout", words.NOW_IMPOSSIBLE)]
        except (InputError, BusyError) as error:
            return [Reply("fout", str(error))]

    async def _preview(self, conversation: str) -> Reply:
        settings = await self._handover.settings()
        if not settings.is_on:
            return self._handover.phrase("utter_medewerker")
        package = await self._handover.preview(conversation)
        if not package.question:
            return Reply("verduidelijking", words.NO_QUESTION)
        title = self._handover.title(package.entry)
        text = words.PREVIEW.format(
            question=inert(package.question),
            about=words.ABOUT.format(title=inert(title)) if title else "",
            expected=tell(settings, self._handover.now()),
        )
        return Reply(
            "verduidelijking",
            text,
            knoppen=(
                Knop(words.BUTTON_ALL, words.SEND_ALL),
                Knop(words.BUTTON_QUESTION, words.SEND_QUESTION),
                Knop(words.BUTTON_NOT, words.SEND_NOT),
            ),
        )

    async def _send(self, conversation: str, channel: str, question: str | None, with_conversation: bool) -> Reply:
        address = asked_from()
        sent = await self._handover.send(
            conversation, channel, question=question, with_conversation=with_conversation, address=address
        )
        return Reply(
            "doorverwijzing",
            words.SENT.format(
                expected=sent.expected,
                code=sent.code,
                page=self._page,
                return_by=words.RETURN_UNASKED if address else "",
            ),
        )

    async def _by_code(self, code: str, conversation: str) -> Reply:
        found = await self._handover.by_code(code, conversation)
        return as_reply(found, await self._handover.settings(), self._handover)


def as_reply(found: Handover, settings: HandoverSettings, handover: HandOver) -> Reply:
    """A question with its answers as somebody typed them: nothing in it is markup, and nobody is named."""
    parts = [words.QUESTION.format(question=inert(found.question))]
    for answer in found.answers:
        day = tell_day(answer.created.astimezone(AMSTERDAM).date())
        parts += [words.ANSWER.format(day=day), inert(answer.text)]
    if not found.answers:
        parts.append(words.WAITING.format(expected=tell_wait(settings, found.created, handover.now())))
    return Reply("doorverwijzing", "\n\n".join(parts))


def inert(text: str) -> str:
    """What somebody typed, so that no channel's Markdown makes emphasis or a link of it; each line a paragraph."""
    return re.sub(r"\s*\n\s*", "\n\n", text.strip()).translate(_TWINS).replace("](", "] (")


def as_json(found: Handover, settings: HandoverSettings, handover: HandOver) -> dict[str, Any]:
    """For the widget and the page: no ids of ours, no names."""
    return {
        "vraag": found.question,
        "verstuurd": found.created,
        "status": "beantwoord" if found.answers else "wacht",
        "verwacht": "" if found.answers else tell_wait(settings, found.created, handover.now()),
        "antwoorden": [{"tekst": answer.text, "tijd": answer.created} for answer in found.answers],
    }
