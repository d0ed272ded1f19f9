"""Our Markdown as TextBlocks: Adaptive Cards know bold, italic, lists and links, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from bot.knowledge.text import to_plain

Block = dict[str, Any]

MAX_BLOCK_CHARS = 2500

_HEADING = re.compile(r"#{1,6}\s+(.*)")
_ITEM = re.compile(r"\s*(?:[-*+]|(\d{1,3})[.)])\s+(.*)")
_ROW = re.compile(r"\s*\|(.*)\|\s*")
_RULE = re.compile(r"[\s|:-]+")
_IMAGE = re.compile(r"!(?=\[)")
_LINK = re.compile(r"\[([^\[\]]*)\]\(([^()\s]*(?:\([^()\s]*\)[^()\s]*)*)\)|\]\(")
_ADDRESS = re.compile(r"(?:https?://|mailto:)[^\s<>\"]+", re.IGNORECASE)
_STRONG = re.compile(r"__(?=\S)([^_]+?)(?<=\S)__")
_CODE = re.compile(r"`+")
_ESCAPED = re.compile(r"\\([\\*_\[\]`])")
_ASIDE = 0xE000  # where Unicode has no signs of its own
_PUT_ASIDE = re.compile(r"[\ue000-\ue07f]")
_SIGNS = re.compile(r"([\\*_\[\]`])")


def text_blocks(markdown: str) -> list[Block]:
    """The text in pieces that each fit a TextBlock. What the cards do not know becomes what they do."""
    return [block for kind, text in _pieces(markdown) for block in _as_blocks(kind, text)]


def text_block(text: str, **more: Any) -> Block:
    return {"type": "TextBlock", "text": text, "wrap": True, **more}


def heading(text: str) -> Block:
    return text_block(text, weight="Bolder", size="Default", style="heading", spacing="Medium")


def escaped(text: str) -> str:
    """A text in which nothing is markup."""
    return _SIGNS.sub(r"\\\1", text)


def link(title: str, address: str | None) -> str:
    """A link, when it leads to a page or a mailbox; else the title alone."""
    title = escaped(title)
    if not address or not _ADDRESS.fullmatch(address):
        return title
    return f"[{title}]({_closed(address)})"


def plain(text: str) -> str:
    """What a TextBlock says, without its markup."""
    kept = _ESCAPED.sub(lambda match: chr(_ASIDE + ord(match[1])), text)
    return _PUT_ASIDE.sub(lambda match: chr(ord(match[0]) - _ASIDE), to_plain(kept))


def cut(text: str, limit: int) -> str:
    """At most `limit` characters, ended at a word."""
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    return (head.rsplit(" ", 1)[0] if " " in head[limit // 2 :] else head).rstrip(" ,;:-") + "…"


def split(text: str, limit: int = MAX_BLOCK_CHARS) -> Iterator[str]:
    """Pieces of at most `limit` characters, broken at a line, a sentence or a word, in that order."""
    while len(text) > limit:
        head = text[:limit]
        at = next((head.rfind(sign) for sign in ("\n", ". ", " ") if head.rfind(sign) > limit // 3), limit - 1)
        yield text[: at + 1].rstrip()
        text = text[at + 1 :].lstrip()
    if text:
        yield text


def _as_blocks(kind: str, text: str) -> Iterator[Block]:
    for piece in split(text):
        yield heading(piece) if kind == "heading" else text_block(piece)


def _pieces(markdown: str) -> Iterator[tuple[str, str]]:
    """("heading" | "list" | "text", its text in the cards' Markdown); lines that go on are joined."""
    kind, lines = "", list[str]()
    titles: list[str] | None = None
    for line in [*markdown.split("\n"), ""]:
        row, item, title = _ROW.fullmatch(line), _ITEM.fullmatch(line), _HEADING.fullmatch(line)
        new = "list" if item or row else "heading" if title else "text" if line.strip() else ""
        goes_on = (new == "text" and kind in ("text", "list")) or (new == "list" and kind == "list")
        if lines and not goes_on:
            yield kind, "\n".join(lines) if kind == "list" else " ".join(lines)
            lines = []
        if not row:
            titles = None
        if new == "text" and kind == "list" and lines:
            lines[-1] += f" {_inline(line.strip())}"
            continue
        kind = new
        if row and titles is None:
            titles = _cells(row[1])
        elif row:
            lines += [] if _RULE.fullmatch(row[1]) else [_table_line(titles or [], _cells(row[1]))]
        elif item:
            lines.append(f"{item[1]}. {_inline(item[2])}" if item[1] else f"- {_inline(item[2])}")
        elif new:
            lines.append(_inline(title[1] if title else line.strip()))


def _cells(row: str) -> list[str]:
    return [_inline(cell.strip()) for cell in row.split("|")]


def _table_line(titles: list[str], cells: list[str]) -> str:
    padded = titles + [""] * (len(cells) - len(titles))
    return "- " + ", ".join(f"{title}: {cell}" if title else cell for title, cell in zip(padded, cells, strict=False))


def _inline(text: str) -> str:
    """Links that lead nowhere good and pictures become their words."""
    text = _CODE.sub("", _IMAGE.sub("", text))
    text = _LINK.sub(_safe_link, text)
    return _STRONG.sub(r"**\1**", text)


def _safe_link(match: re.Match[str]) -> str:
    title, address = match[1], match[2]
    if title is None:
        return "] ("  # half a link: the cards' own reader could make a whole one of it
    return f"[{title}]({_closed(address)})" if _ADDRESS.fullmatch(address) else title


def _closed(address: str) -> str:
    return address.replace("(", "%28").replace(")", "%29")
