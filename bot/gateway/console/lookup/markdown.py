"""The small part of Markdown that answers use, as safe HTML: the same as the widget's markdown.js."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from markupsafe import Markup, escape

_INLINE = re.compile(r"\*\*(?=\S)(.+?)\*\*(?!\*)|\*(?=\S)([^*]+?)\*|\[([^\]]+)\]\(([^()\s]+)\)")
_ITEM = re.compile(r"^(\s*)(?:[-*]|(\d+)[.)])\s+(.*)$")
_HEADING = re.compile(r"^#{1,6}\s+(.*)$")
_SAFE_ADDRESS = re.compile(r"(?:https?://|mailto:)", re.IGNORECASE)


@dataclass
class _Block:
    """kind: "p", "h", "ul" or "ol". A list has items; each item has its text and the lists within it."""

    kind: str
    text: str = ""
    indent: int = 0
    start: int = 1
    items: list[_Block] = field(default_factory=list)
    inner: list[_Block] = field(default_factory=list)


def to_html(text: str, *, heading: int = 4) -> Markup:
    """Paragraphs, headings, lists, emphasis and links; everything else as it is written, escaped.

    heading: the level of its headings. A link goes to http(s) or an e-mail address, or stays text.
    """
    return Markup("\n").join(_blocks_html(_parse(text), heading))


def inline_html(text: str) -> Markup:
    """Emphasis and links of one line."""
    parts: list[Markup] = []
    last = 0
    for match in _INLINE.finditer(text):
        parts.append(escape(text[last : match.start()]))
        strong, em, label, address = match.groups()
        if strong:
            parts.append(Markup("<strong>{}</strong>").format(inline_html(strong)))
        elif em:
            parts.append(Markup("<em>{}</em>").format(inline_html(em)))
        else:
            parts.append(link_html(label, address))
        last = match.end()
    parts.append(escape(text[last:]))
    return Markup("").join(parts)


def link_html(label: str, address: str | None) -> Markup:
    """A link, or the label alone when the address is none that a reader may be sent to."""
    if address is None or not _SAFE_ADDRESS.match(address):
        return escape(label)
    return Markup('<a href="{}" rel="noreferrer">{}</a>').format(address, label)


def _parse(text: str) -> list[_Block]:
    blocks: list[_Block] = []
    lists: list[_Block] = []  # those that are open, from the outside in
    current: _Block | None = None  # the paragraph or item that a next line continues
    for line in text.split("\n"):
        item = _ITEM.match(line)
        heading = _HEADING.match(line)
        if not line.strip():
            current = None
        elif heading:
            lists, current = [], None
            blocks.append(_Block("h", heading[1]))
        elif item:
            current = _add_item(blocks, lists, item)
        elif current is not None:
            current.text += " " + line.strip()
        else:
            lists = []
            current = _Block("p", line.strip())
            blocks.append(current)
    return blocks


def _add_item(blocks: list[_Block], lists: list[_Block], item: re.Match[str]) -> _Block:
    indent, number = len(item[1]), item[2]
    kind = "ol" if number else "ul"
    while lists and (lists[-1].indent > indent or (lists[-1].indent == indent and lists[-1].kind != kind)):
        lists.pop()
    if not lists or lists[-1].indent != indent:
        opened = _Block(kind, indent=indent, start=int(number[:6]) if number else 1)
        (lists[-1].items[-1].inner if lists else blocks).append(opened)
        lists.append(opened)
    added = _Block("li", item[3])
    lists[-1].items.append(added)
    return added


def _blocks_html(blocks: list[_Block], heading: int) -> Iterator[Markup]:
    for block in blocks:
        if block.kind == "h":
            yield Markup("<h{}>{}</h{}>").format(heading, inline_html(block.text), heading)
        elif block.kind == "p":
            yield Markup("<p>{}</p>").format(inline_html(block.text))
        else:
            start = Markup(' start="{}"').format(block.start) if block.kind == "ol" and block.start > 1 else ""
            items = Markup("").join(
                Markup("<li>{}{}</li>").format(
                    inline_html(item.text), Markup("").join(_blocks_html(item.inner, heading))
                )
                for item in block.items
            )
            yield Markup("<{}{}>{}</{}>").format(block.kind, start, items, block.kind)
