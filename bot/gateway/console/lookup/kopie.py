"""An answer as it is copied: plain text for a note, rich text for an e-mail; always with its sources."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from bot.gateway.console.lookup.markdown import link_html, to_html
from bot.render import render_answer, render_source, render_validity
from bot.reply import BronVermelding, Reply


@dataclass(frozen=True)
class Kopie:
    """The same answer twice."""

    text: str
    html: Markup

    def as_dict(self) -> dict[str, str]:
        return {"text": self.text, "html": str(self.html)}


def kopie(titel: str, reply: Reply) -> Kopie:
    """titel: the question, or the name of the calculation."""
    own_text = (reply.berekening or {}).get("kopieertekst")
    text = own_text or f"{titel}\n\n{render_answer(reply)}"
    return Kopie(text, Markup("\n").join(_parts(titel, reply)))


def _parts(titel: str, reply: Reply) -> list[Markup]:
    parts = [Markup("<p><strong>{}</strong></p>").format(titel), to_html(reply.text)]
    if stappen := (reply.berekening or {}).get("stappen"):
        parts.append(Markup("<p><strong>Zo is dit berekend</strong></p>"))
        parts.append(_list("ol", [Markup("{}").format(stap) for stap in stappen]))
    if reply.bronnen:
        parts.append(Markup("<p><strong>Bronnen</strong></p>"))
        parts.append(_list("ul", [source_html(bron) for bron in reply.bronnen]))
    if reply.geldigheid and reply.bronnen:
        parts.append(Markup("<p>{}</p>").format(render_validity(reply.geldigheid)))
    return parts


def source_html(bron: BronVermelding) -> Markup:
    """A source on one line; its title is the link."""
    line = render_source(bron)
    rest = line.removeprefix(bron.titel)
    if bron.url:
        rest = rest.removesuffix(f": {bron.url}")
    return link_html(bron.titel, bron.url) + Markup("{}").format(rest)


def _list(kind: str, items: list[Markup]) -> Markup:
    inside = Markup("").join(Markup("<li>{}</li>").format(item) for item in items)
    return Markup("<{}>{}</{}>").format(kind, inside, kind)
