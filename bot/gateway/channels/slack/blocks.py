"""A Reply as Slack messages: Block Kit blocks within Slack's limits, and a text for notifications."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from bot.gateway.channels.slack import words
from bot.gateway.channels.slack.markup import escape, link, pieces
from bot.knowledge.dutch import format_date
from bot.render import render_validity
from bot.reply import BronVermelding, Knop, Reply

Block = dict[str, Any]

MAX_TEXT_CHARS = 3000
MAX_BLOCKS = 50
MAX_VALUE_CHARS = 2000
_MAX_LABEL_CHARS = 75
_MAX_BUTTONS = 25
_BUTTONS_IN_A_ROW = 5
_MAX_MESSAGE_CHARS = 11_000  # together; Slack refuses a message whose blocks are much longer, without naming a limit
_MAX_FALLBACK_CHARS = 3800

CHOICE, NEXT, VERDICT, SHARE = "keuze", "verder", "oordeel", "deel"


@dataclass(frozen=True)
class Message:
    """One Slack message; text: what notifications and screen readers say."""

    blocks: tuple[Block, ...]
    text: str


@dataclass(frozen=True)
class Asked:
    """Whose buttons these are, carried in the block ids: a click then finds its own conversation."""

    user: str
    thread: str = ""


def render(reply: Reply, asked: Asked, share: str | None = None) -> list[Message]:
    """The messages that make up one reply. share: the opaque value of a button that shows it to the channel."""
    blocks = [*_text(reply), *_calculation(reply), *_sources(reply)]
    blocks += _questions(reply, asked)
    if last := [*_verdict(reply), *([_button(f"{SHARE}.0", words.SHARE, share)] if share else [])]:
        blocks.append({"type": "actions", "block_id": block_id(VERDICT, 0, asked), "elements": last})
    return [Message(tuple(part), _fallback(part)) for part in _messages(blocks)]


def render_shared(reply: Reply, user: str) -> list[Message]:
    """The reply as the channel sees it: no buttons, and who shared it."""
    blocks = [*_text(reply), *_calculation(reply), *_sources(reply), context(words.shared_by(user))]
    return [Message(tuple(part), _fallback(part)) for part in _messages(blocks)]


def line(text: str) -> Message:
    """One sentence of our own, in mrkdwn."""
    return Message((section(text),), _cut(text, _MAX_FALLBACK_CHARS))


def section(text: str) -> Block:
    return {"type": "section", "text": _mrkdwn(text)}


def context(text: str) -> Block:
    return {"type": "context", "elements": [_mrkdwn(text)]}


def header(text: str) -> Block:
    return {"type": "header", "text": _plain(text, 150)}


def block_id(kind: str, number: int, asked: Asked) -> str:
    return f"{kind}.{number}.{asked.user}.{asked.thread}"


def asked_in(identifier: str) -> Asked:
    """What `block_id` put in it."""
    parts = identifier.split(".", 3)
    return Asked(parts[2], parts[3]) if len(parts) == 4 else Asked("")


def buttons(kind: str, knoppen: Sequence[Knop], asked: Asked) -> list[Block]:
    """Rows of buttons; the value is what is asked when one is chosen."""
    usable = [knop for knop in knoppen if knop.payload and len(knop.payload) <= MAX_VALUE_CHARS][:_MAX_BUTTONS]
    elements = [_button(f"{kind}.{number}", knop.titel, knop.payload) for number, knop in enumerate(usable)]
    rows = [elements[start : start + _BUTTONS_IN_A_ROW] for start in range(0, len(elements), _BUTTONS_IN_A_ROW)]
    return [
        {"type": "actions", "block_id": block_id(kind, number, asked), "elements": row}
        for number, row in enumerate(rows)
    ]


def _text(reply: Reply) -> list[Block]:
    return [section(piece) for piece in pieces(reply.text, MAX_TEXT_CHARS)] or [section(words.ANSWER)]


def _calculation(reply: Reply) -> list[Block]:
    stappen = (reply.berekening or {}).get("stappen")
    if not stappen:
        return []
    listing = "\n".join(f"- {' '.join(str(stap).split())}" for stap in stappen)
    return [section(piece) for piece in pieces(f"**{words.BEREKEND}**\n{listing}", MAX_TEXT_CHARS)]


def _sources(reply: Reply) -> list[Block]:
    if not reply.bronnen:
        return []
    lines = [f"*{words.BRONNEN}*", *(f"• {_source(bron)}" for bron in reply.bronnen)]
    if reply.geldigheid:
        lines.append(escape(render_validity(reply.geldigheid)))
    return [context(text) for text in _join(lines, MAX_TEXT_CHARS)]


def _source(bron: BronVermelding) -> str:
    """<url|titel>, artikel, versie or date; a place without an address in words."""
    titel = _cut(bron.titel, 300)
    parts = [link(bron.url, titel) if bron.url and len(bron.url) <= 1500 else escape(titel)]
    if bron.artikel:
        parts.append(escape(_cut(f"artikel {bron.artikel}", 200)))
    parts.append(escape(_cut(f"versie {bron.versie}", 200) if bron.versie else format_date(bron.datum)))
    shown = ", ".join(parts)
    return f"{shown}: {escape(_cut(bron.vindplaats, 300))}" if bron.vindplaats and not bron.url else shown


def _questions(reply: Reply, asked: Asked) -> list[Block]:
    if not reply.knoppen:
        return []
    is_choice = reply.soort == "verduidelijking"
    heading = words.CHOOSE if is_choice else words.ASK_ON
    if any(len(knop.titel) > _MAX_LABEL_CHARS for knop in reply.knoppen):  # a label is cut: say it in full as well
        heading += "".join(f"\n• {escape(knop.titel)}" for knop in reply.knoppen)
    told = [context(text) for text in _join(heading.split("\n"), MAX_TEXT_CHARS)]
    return [*told, *buttons(CHOICE if is_choice else NEXT, reply.knoppen, asked)]


def _verdict(reply: Reply) -> list[Block]:
    if reply.soort not in ("antwoord", "berekening", "buiten_bereik"):
        return []
    return [
        _button(f"{VERDICT}.goed", words.GOOD, reply.message_id),
        _button(f"{VERDICT}.fout", words.NOT_GOOD, reply.message_id),
    ]


def _button(action_id: str, label: str, value: str) -> Block:
    return {"type": "button", "action_id": action_id, "text": _plain(label, _MAX_LABEL_CHARS), "value": value}


def _plain(text: str, limit: int) -> Block:
    return {"type": "plain_text", "text": _cut(" ".join(text.split()) or words.ANSWER, limit), "emoji": False}


def _mrkdwn(text: str) -> Block:
    """verbatim: Slack itself makes no links of names and no mentions of words."""
    return {"type": "mrkdwn", "text": text, "verbatim": True}


def _join(lines: Iterable[str], limit: int) -> list[str]:
    """Lines together as far as they fit; each of them does."""
    joined: list[str] = []
    for text in lines:
        shown = _cut(text, limit)
        if joined and len(joined[-1]) + 1 + len(shown) <= limit:
            joined[-1] += "\n" + shown
        else:
            joined.append(shown)
    return joined


def _messages(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """As many messages as the limits ask; ids of blocks stay unique within each."""
    message: list[Block] = []
    chars = 0
    for block in blocks:
        size = sum(len(text) for text in _texts(block))
        if message and (len(message) == MAX_BLOCKS or chars + size > _MAX_MESSAGE_CHARS):
            yield message
            message, chars = [], 0
        message.append(block)
        chars += size
    if message:
        yield message


def _texts(block: Block) -> Iterator[str]:
    if "text" in block:
        yield block["text"]["text"]
    for element in block.get("elements", []):
        yield element["text"]["text"] if element.get("type") == "button" else element["text"]


def _fallback(blocks: Iterable[Block]) -> str:
    """What the blocks say, without the buttons."""
    told = [text for block in blocks if block["type"] != "actions" for text in _texts(block)]
    return _cut("\n\n".join(told), _MAX_FALLBACK_CHARS) or words.ANSWER


def _cut(text: str, limit: int) -> str:
    """At most `limit` characters, cut at a word, with "…"; never within one of Slack's codes."""
    if len(text) <= limit:
        return text
    kept = text[: limit - 1]
    for opening, closing in (("<", ">"), ("&", ";")):
        if kept.rfind(opening) > kept.rfind(closing) and (opening == "<" or len(kept) - kept.rfind("&") < 6):
            kept = kept[: kept.rfind(opening)]
    space = kept.rfind(" ")
    return (kept[:space] if space > limit // 2 else kept).rstrip(" ,;:") + "…"
