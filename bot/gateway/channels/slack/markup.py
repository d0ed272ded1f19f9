"""Markdown as answers use it, to Slack's mrkdwn in pieces that fit; nothing in it can call a person or a channel."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

_INLINE = re.compile(
    r"(?P<code>`+)(?P<coded>[^`]+)(?P=code)"
    r"|\[(?P<label>[^\[\]]+)\]\((?P<target>[^()\s]+)\)"
    r"|(?P<strong>\*\*|__)(?=\S)(?P<bold>.+?)(?<=\S)(?P=strong)"
    r"|(?<![*\w])\*(?=\S)(?P<italic>[^*]+?)(?<=\S)\*(?![*\w])"
    r"|(?<![_\w])_(?=\S)(?P<slanted>[^_]+?)(?<=\S)_(?![_\w])"
    r"|~~(?=\S)(?P<struck>.+?)(?<=\S)~~"
    r"|(?P<address>https?://[^\s<>()|]*[^\s<>()|.,;:!?'\"])",
    re.DOTALL,
)
_LINE = re.compile(r"^(?P<indent>\s*)(?:(?P<bullet>[-*+])|(?P<number>\d{1,3})[.)])\s+(?P<item>.*)$")
_HEADING = re.compile(r"^#{1,6}\s+(.*?)\s*#*$")
_TABLE_RULE = re.compile(r"^\s*\|?[\s:|-]*-[\s:|-]*\|?\s*$")
_FENCE = re.compile(r"^\s*```")
_QUOTE = re.compile(r"^\s*>\s?(.*)$")
# Slack has no escape for its own signs: a stray one is shown by its twin, so that it never starts a format
_TWINS = str.maketrans({"*": "∗", "_": "ˍ", "~": "∼", "`": "ˋ"})
_STRAY = re.compile(r"(?<!\w)[*_~`]+(?=\S)|(?<=\S)[*_~`]+(?!\w)")
_CODE = "```"
_MARKS = {"bold": "*", "italic": "_", "struck": "~"}
_SENTENCE_END = re.compile(r"(?<=[.!?])(?=\s)")
_WORD = re.compile(r"\s*\S+\s*")


@dataclass(frozen=True)
class Span:
    """A run of text with one look."""

    text: str
    bold: bool = False
    italic: bool = False
    struck: bool = False
    code: bool = False
    url: str | None = None


def escape(text: str) -> str:
    """The three signs that mean something to Slack everywhere."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def link(url: str, label: str) -> str:
    """<url|label>, or the label alone for an address that is no web or mail address."""
    shown = escape(label.replace("|", "/").replace("\n", " ")).strip()
    if urlsplit(url).scheme not in ("http", "https", "mailto"):
        return shown
    safe = url.replace("<", "%3C").replace(">", "%3E").replace("|", "%7C").replace(" ", "%20").replace("&", "&amp;")
    return f"<{safe}|{shown}>" if shown else f"<{safe}>"


def mrkdwn(markdown: str) -> str:
    """The whole text as one string."""
    return "\n\n".join(pieces(markdown, 1_000_000))


def pieces(markdown: str, limit: int) -> list[str]:
    """The text in parts of at most `limit` characters: by paragraph, then line, sentence, word; never inside markup."""
    paragraphs = [[part for part in _fit(block, limit) if part.strip()] for block in _blocks(markdown)]
    packed: list[str] = []
    for parts in paragraphs:
        for number, part in enumerate(parts):
            glue = "\n\n" if number == 0 else "\n"
            if packed and len(packed[-1]) + len(glue) + len(part) <= limit:
                packed[-1] += glue + part
            else:
                packed.append(part)
    return packed


def spans(text: str, look: Span | None = None) -> Iterator[Span]:
    """The runs of one piece of inline Markdown."""
    look = look or Span("")
    last = 0
    for match in _INLINE.finditer(text):
        if match.start() > last:
            yield replace(look, text=text[last : match.start()])
        last = match.end()
        if match["coded"]:
            yield replace(look, text=match["coded"], code=True)
        elif match["label"]:
            yield from spans(match["label"], replace(look, url=match["target"]))
        elif match["bold"]:
            yield from spans(match["bold"], replace(look, bold=True))
        elif match["struck"]:
            yield from spans(match["struck"], replace(look, struck=True))
        elif match["address"]:
            yield replace(look, text=match["address"], url=look.url or match["address"])
        else:
            yield from spans(match["italic"] or match["slanted"], replace(look, italic=True))
    if last < len(text):
        yield replace(look, text=text[last:])


def _shown(span: Span) -> str:
    """One run in mrkdwn; the signs stand against the text, for Slack knows no format around a space."""
    core = span.text.strip()
    if not core:
        return span.text
    before, after = span.text[: len(span.text) - len(span.text.lstrip())], span.text[len(span.text.rstrip()) :]
    if span.code:
        shown = f"`{escape(core)}`"
    else:
        plain = _STRAY.sub(lambda match: match[0].translate(_TWINS), core)
        shown = link(span.url, plain) if span.url else escape(plain)
    for name, mark in _MARKS.items():
        if getattr(span, name):
            shown = f"{mark}{shown}{mark}"
    return before + shown + after


def inline(text: str) -> str:
    """One line or sentence in mrkdwn."""
    return _joined(spans(text))


def _joined(runs: Iterable[Span]) -> str:
    shown, was_marked = "", False
    for span in runs:
        part = _shown(span)
        is_marked = span.bold or span.italic or span.struck or span.code
        if shown and ((is_marked and shown[-1].isalnum()) or (was_marked and part[:1].isalnum())):
            shown += "\u200b"  # Slack starts and ends a format at the edge of a word only
        shown += part
        was_marked = is_marked
    return shown


def _blocks(markdown: str) -> Iterator[list[tuple[str, str]]]:
    """Paragraphs as lines of (prefix, inline Markdown); a prefix is mrkdwn already. Lines of code have prefix "```"."""
    lines: list[tuple[str, str]] = []
    is_code = False
    for raw in [*markdown.replace("\r\n", "\n").replace("\r", "\n").split("\n"), ""]:
        if _FENCE.match(raw):
            is_code = not is_code
            is_end = True
        else:
            is_end = not is_code and not raw.strip()
        if is_end:
            if lines:
                yield lines
            lines = []
        elif is_code:
            lines.append((_CODE, raw))
        else:
            _add_line(lines, raw)
    if lines:  # a code block that was never closed
        yield lines


def _add_line(lines: list[tuple[str, str]], raw: str) -> None:
    if _TABLE_RULE.match(raw) and "|" in raw:
        return
    if heading := _HEADING.match(raw):
        lines.append(("", f"**{heading[1].replace('**', '')}**"))
    elif item := _LINE.match(raw):
        indent = "    " * (len(item["indent"].expandtabs(4)) // 2)
        lines.append((indent + (f"{item['number']}. " if item["number"] else "• "), item["item"]))
    elif raw.strip().startswith("|") and raw.strip().endswith("|"):
        lines.append(("", " | ".join(cell.strip() for cell in raw.strip().strip("|").split("|"))))
    elif quote := _QUOTE.match(raw):
        lines.append((">", quote[1]))
    elif lines and raw[:1].isspace():
        prefix, text = lines[-1]
        lines[-1] = (prefix, f"{text} {raw.strip()}")
    else:
        lines.append(("", raw.strip()))


def _fit(lines: list[tuple[str, str]], limit: int) -> list[str]:
    """One paragraph as one part, or as many as its length needs."""
    if lines[0][0] == _CODE:
        return _fit_code([text for _, text in lines], limit)
    parts: list[str] = []
    for prefix, text in lines:
        for number, part in enumerate(_cut(text, limit - len(prefix))):
            line = (prefix if number == 0 else "") + part
            if parts and len(parts[-1]) + 1 + len(line) <= limit:
                parts[-1] += ("\n" if number == 0 else " ") + line
            else:
                parts.append(line)
    return parts


def _fit_code(lines: list[str], limit: int) -> list[str]:
    room = limit - 8
    parts: list[str] = []
    for line in lines:
        shown = escape(line.replace("```", "'''"))
        for start in range(0, max(len(shown), 1), room):
            part = shown[start : start + room]
            if parts and len(parts[-1]) + 1 + len(part) <= room:
                parts[-1] += "\n" + part
            else:
                parts.append(part)
    return [f"```\n{part}\n```" for part in parts]


def _cut(text: str, limit: int) -> list[str]:
    """Inline Markdown as mrkdwn of at most `limit`: between sentences, else between words, else anywhere."""
    whole = inline(text)
    if len(whole) <= limit:
        return [whole]
    parts = [""]
    for sentence in _sentences(spans(text)):
        shown = _joined(sentence)
        atoms = [shown] if len(shown) <= limit else [atom for span in sentence for atom in _atoms(span, limit)]
        for atom in atoms:
            if len(parts[-1]) + len(atom) <= limit:
                parts[-1] += atom
            else:
                parts.append(atom.lstrip())
    return [part.strip() for part in parts if part.strip()]


def _sentences(runs: Iterable[Span]) -> Iterator[list[Span]]:
    """The same runs, cut where a sentence ends; a sentence may have several looks."""
    sentence: list[Span] = []
    for span in runs:
        for number, text in enumerate(_SENTENCE_END.split(span.text)):
            is_after_end = bool(sentence) and sentence[-1].text[-1:] in ".!?" and text[:1].isspace()
            if sentence and (number > 0 or is_after_end):
                yield sentence
                sentence = []
            sentence.append(replace(span, text=text))
    if sentence:
        yield sentence


def _atoms(span: Span, limit: int) -> Iterator[str]:
    """A run, or when it is too long its words, or when one is too long its characters."""
    shown = _shown(span)
    if len(shown) <= limit:
        yield shown
        return
    words = _WORD.findall(span.text)
    if len(words) > 1:
        halves = "".join(words[: len(words) // 2]), "".join(words[len(words) // 2 :])
    elif len(span.text) > 1:
        halves = span.text[: len(span.text) // 2], span.text[len(span.text) // 2 :]
    else:  # one sign with an endless address: the address goes
        yield _shown(replace(span, url=None))
        return
    for half in halves:
        yield from _atoms(replace(span, text=half), limit)
