"""Answer texts: figures filled in for a date, links by source id, Markdown to plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from bot.knowledge.dutch import format_value
from bot.knowledge.model import Bron, Figuur, Versie, Verwijzing

NOT_ESTABLISHED = "(nog niet vastgesteld)"

_FIGURE = re.compile(r"\[\[\s*([^\[\]@\s]+)\s*(?:@\s*([^\[\]\s]+)\s*)?\]\]")
_SOURCE_LINK = re.compile(r"\[([^\[\]]+)\]\(bron:([^()\s]+)\)")
_LINK = re.compile(r"\[([^\[\]]+)\]\(([^()\s]+)\)")
_EMPHASIS = re.compile(r"(\*\*|__|\*|_|`)(?=\S)(.+?)(?<=\S)\1")
_HEADING = re.compile(r"^#{1,6}\s+", re.MULTILINE)


@dataclass(frozen=True)
class FigureRef:
    """A figure as an answer text refers to it: [[naam]] or [[naam@JJJJ-MM-DD]]."""

    naam: str
    on: str | None


def figure_refs(text: str) -> Iterator[FigureRef]:
    for match in _FIGURE.finditer(text):
        yield FigureRef(match[1], match[2])


def version_text(versie: Versie) -> str:
    """All of an answer that a user reads, as it is written: figures and links not filled in."""
    return "\n\n".join(part for part in (versie.kort, versie.uitleg, versie.voorbehoud) if part)


def without_figures(text: str) -> str:
    return _FIGURE.sub("", text)


def source_links(text: str) -> Iterator[str]:
    for match in _SOURCE_LINK.finditer(text):
        yield match[2]


def fill_figures(text: str, figuren: Mapping[str, Figuur], peildatum: date) -> tuple[str, list[Verwijzing]]:
    """The text with every figure as it was on `peildatum`, and the sources of the figures used.

    A figure without a value on that date reads "(nog niet vastgesteld)": never a guess.
    """
    used: list[Verwijzing] = []

    def fill(match: re.Match[str]) -> str:
        figuur = figuren[match[1]]
        waarde = figuur.on(date.fromisoformat(match[2]) if match[2] else peildatum)
        if waarde is None or waarde.waarde is None:
            return NOT_ESTABLISHED
        used.extend(ref for ref in waarde.bronnen if ref not in used)
        return format_value(waarde.waarde, figuur.eenheid)

    return _FIGURE.sub(fill, text), used


def fill_links(text: str, bronnen: Mapping[str, Bron]) -> str:
    """[tekst](bron:id) becomes an ordinary Markdown link to that source."""
    return _SOURCE_LINK.sub(lambda match: f"[{match[1]}]({bronnen[match[2]].url})", text)


def to_plain(markdown: str) -> str:
    """Markdown as plain text: links as "tekst (adres)", no markup signs."""
    text = _HEADING.sub("", markdown)
    text = _LINK.sub(r"\1 (\2)", text)
    return _EMPHASIS.sub(r"\2", text).strip()
