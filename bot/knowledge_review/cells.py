"""Texts in and out of cells: always text, never a formula, and the same text back."""

from __future__ import annotations

import re
from datetime import date

# Excel eats a leading apostrophe and reads the others as the start of a formula once somebody edits the cell.
_LOOKS_LIKE_FORMULA = ("=", "+", "-", "@", "\t", "\r", "'")
_EXCEL_ESCAPE = re.compile(r"_x[0-9A-Fa-f]{4}_|x005F_")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DUTCH = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
MAX_CELL = 32_767


def needs_quote_prefix(text: str) -> bool:
    """Whether Excel must be told (quotePrefix) to keep showing and editing this as text."""
    return text.startswith(_LOOKS_LIKE_FORMULA)


def why_not_storable(text: str) -> str | None:
    """Why Excel would not give back exactly this text, in Dutch; None when it would."""
    if len(text.encode("utf-16-le")) // 2 > MAX_CELL:
        return f"de tekst is langer dan {MAX_CELL} tekens"
    if _CONTROL.search(text):
        return "de tekst bevat een onzichtbaar stuurteken"
    if _EXCEL_ESCAPE.search(text):
        return "de tekst bevat een code die Excel zelf gebruikt (_x0000_)"
    return None


def restore(text: str) -> str:
    """The text as it was written: line ends are LF, whatever Excel or LibreOffice made of them."""
    return text.replace("_x000D_", "\r").replace("\r\n", "\n").replace("\r", "\n").strip()


def parse_day(text: str) -> date | None:
    """2026-01-31 or 31-1-2026. Raises ValueError when it is no existing date; None for an empty text."""
    if not text:
        return None
    if match := _ISO.fullmatch(text):
        return date(int(match[1]), int(match[2]), int(match[3]))
    if match := _DUTCH.fullmatch(text):
        return date(int(match[3]), int(match[2]), int(match[1]))
    raise ValueError(text)


def lines(text: str) -> tuple[str, ...]:
    """The lines of a cell that holds one item per line."""
    return tuple(line.strip() for line in text.split("\n") if line.strip())
