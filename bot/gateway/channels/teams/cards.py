"""A reply as Adaptive Cards 1.5, each small enough for one message of Teams."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from html import escape
from typing import Any

from bot.gateway.channels.teams import words
from bot.gateway.channels.teams.markdown import (
    Block,
    cut,
    escaped,
    heading,
    link,
    plain,
    split,
    text_block,
    text_blocks,
)
from bot.knowledge.dutch import format_date
from bot.render import render_validity
from bot.reply import BronVermelding, Knop, Reply

Card = dict[str, Any]

MAX_BYTES = 28 * 1024  # of a whole message, says Teams
_CONTENT_BYTES = 14_000  # of a card's text; leaves room for its buttons and for what is read out
_FOLDED_BYTES = 9_000
_CHOICES_BYTES = 8_000
_MAX_LABEL_CHARS = 80
_SEEN_LABEL_CHARS = 40  # on a telephone the rest of a label may be out of sight
_MAX_CHOICES = 10
_MAX_TITLE_CHARS = 300
_MAX_SPOKEN_CHARS = 1200
_SUMMARY_CHARS = 120
_JUDGED_SOORTEN = frozenset({"antwoord", "berekening", "buiten_bereik", "doorverwijzing"})


def cards(reply: Reply, *, chosen: Knop | None = None, verdict: str | None = None) -> list[Card]:
    """The messages of one reply, in order; the buttons stand under the last.

    chosen, verdict: what the user pressed. They change only the last card, so that it can take the old one's place.
    """
    pages = list(_pages([*text_blocks(reply.text), *_calculation(reply), *_sources(reply)]))
    made = [_card(reply, page, page) for page in pages[:-1]]
    last = pages[-1] if pages else []
    return [*made, _card(reply, last, [*last, *_choices(reply, chosen), *_judging(reply, verdict)])]


def message(card: Card) -> dict[str, Any]:
    """The activity that carries a card."""
    return {
        "type": "message",
        "locale": "nl-NL",
        "summary": cut(card["fallbackText"], _SUMMARY_CHARS),
        "attachments": [{"contentType": "application/vnd.microsoft.card.adaptive", "content": card}],
    }


def plain_card(text: str) -> Card:
    """A text that somebody typed, of which nothing is markup."""
    blocks = [text_block(piece) for line in text.split("\n") if line.strip() for piece in split(escaped(line.strip()))]
    page = next(iter(_pages(blocks)), [])
    return _frame(cut(text.strip(), _MAX_SPOKEN_CHARS), page)


def size(value: Any) -> int:
    """In bytes, as it is sent."""
    return len(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace"))


def _card(reply: Reply, spoken: Sequence[Block], body: list[Block]) -> Card:
    said = " ".join(plain(block["text"]) for block in spoken if block["type"] == "TextBlock")
    return _frame(cut(said or reply.soort, _MAX_SPOKEN_CHARS), body)


def _frame(said: str, body: list[Block]) -> Card:
    """fallbackText: for programs that cannot show cards; speak: may hold markup, so its signs are escaped."""
    return {
        "type": "AdaptiveCard",
        "version": "1.5",
        "lang": "nl",
        "body": body,
        "fallbackText": said,
        "speak": escape(said, quote=False),
    }


def _pages(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    page, filled = list[Block](), 0
    for block in blocks:
        bytes_ = size(block) + 1
        if page and filled + bytes_ > _CONTENT_BYTES:
            yield page
            page, filled = [], 0
        page.append(block)
        filled += bytes_
    if page:
        yield page


def _calculation(reply: Reply) -> Iterator[Block]:
    """Steps and figures behind a button; in sight when there are very many."""
    berekening = reply.berekening or {}
    steps = "\n".join(f"{number}. {step}" for number, step in enumerate(berekening.get("stappen") or (), 1))
    figures = "\n".join(f"- {figuur['titel']}: {figuur['tekst']}" for figuur in berekening.get("figuren") or ())
    inside = text_blocks(steps)
    if figures:
        inside += [heading(words.FIGURES), *text_blocks(figures)]
    if not inside:
        return
    if size(inside) > _FOLDED_BYTES:
        yield from [heading(words.STEPS), *inside]
        return
    name = f"stappen-{reply.message_id}"
    toggle = {"type": "Action.ToggleVisibility", "title": words.STEPS, "targetElements": [name]}
    yield {"type": "ActionSet", "actions": [toggle]}
    yield {"type": "Container", "id": name, "isVisible": False, "items": inside}


def _sources(reply: Reply) -> Iterator[Block]:
    if not reply.bronnen:
        return
    yield {**heading(words.SOURCES), "separator": True}
    for piece in split("\n".join(f"- {_source(bron)}" for bron in reply.bronnen)):
        yield text_block(piece, spacing="Small")
    if reply.geldigheid:
        yield text_block(render_validity(reply.geldigheid), isSubtle=True, size="Small")


def _source(bron: BronVermelding) -> str:
    """Title as a link, article, edition or date; where to find it when it has no address."""
    parts = [link(cut(bron.titel, _MAX_TITLE_CHARS), bron.url)]
    if bron.artikel:
        parts.append(f"artikel {escaped(bron.artikel)}")
    parts.append(f"versie {escaped(bron.versie)}" if bron.versie else format_date(bron.datum))
    if not bron.url and bron.vindplaats:
        parts.append(escaped(bron.vindplaats))
    return ", ".join(parts)


def _choices(reply: Reply, chosen: Knop | None) -> Iterator[Block]:
    """A button per line, for questions are long. What was chosen is a line of text from then on."""
    if chosen:
        yield text_block(words.CHOSEN.format(titel=escaped(chosen.titel)), isSubtle=True, spacing="Medium")
        if reply.soort == "verduidelijking":
            return
    open_ = [knop for knop in reply.knoppen[:_MAX_CHOICES] if knop != chosen]
    if open_ and reply.soort != "verduidelijking":
        yield text_block(words.ALSO_ASK, spacing="Medium")
    room = _CHOICES_BYTES
    for knop in open_:
        data = {"banenwijzer": "vraag", "bericht": reply.message_id, "tekst": knop.payload}
        block = {"type": "ActionSet", "spacing": "Small", "actions": [_button(knop.titel, "vraag", data, knop.payload)]}
        room -= size(block)
        if room >= 0:
            yield block


def _judging(reply: Reply, verdict: str | None) -> Iterator[Block]:
    if reply.soort not in _JUDGED_SOORTEN:
        return
    if verdict:
        yield text_block(words.JUDGED[verdict], isSubtle=True, size="Small", separator=True)
        return
    yield text_block(words.JUDGE, isSubtle=True, size="Small", separator=True)
    given = {"banenwijzer": "oordeel", "bericht": reply.message_id}
    labels = (("goed", words.GOOD), ("fout", words.BAD))
    buttons = [_button(label, "oordeel", {**given, "oordeel": value}) for value, label in labels]
    yield {"type": "ActionSet", "spacing": "Small", "actions": buttons}


def _button(title: str, verb: str, data: dict[str, str], shown: str | None = None) -> dict[str, Any]:
    """Action.Execute; older programs get Action.Submit, which shows a chosen question in the conversation."""
    label = cut(title, _MAX_LABEL_CHARS)
    said = {"msteams": {"type": "messageBack", "displayText": title, "text": shown}} if shown else {}
    button = {"type": "Action.Execute", "title": label, "verb": verb, "data": data, "associatedInputs": "none"}
    fallback = {"type": "Action.Submit", "title": label, "data": {**data, **said}, "associatedInputs": "none"}
    tooltip = {"tooltip": title} if len(title) > _SEEN_LABEL_CHARS else {}
    return {**button, **tooltip, "fallback": {**fallback, **tooltip}}
