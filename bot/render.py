"""A reply as plain text: for the command line, Rasa's REST channel, and copying."""

from __future__ import annotations

from bot.knowledge.dutch import format_date
from bot.knowledge.text import to_plain
from bot.reply import BronVermelding, Geldigheid, Reply


def render_plain(reply: Reply) -> str:
    """Everything a user would read: text, steps, sources, validity and the buttons' titles."""
    parts = [render_answer(reply)]
    if reply.knoppen:
        heading = "Bedoelt u:" if reply.soort == "verduidelijking" else "U kunt ook vragen:"
        parts.append(heading + "\n" + "\n".join(f"- {knop.titel}" for knop in reply.knoppen))
    return "\n\n".join(parts)


def render_answer(reply: Reply) -> str:
    """Text, steps, sources and validity: for a channel that shows the buttons itself."""
    parts = [to_plain(reply.text)]
    if stappen := (reply.berekening or {}).get("stappen"):
        parts.append("Zo is dit berekend:\n" + "\n".join(f"- {stap}" for stap in stappen))
    if reply.bronnen:
        parts.append("Bronnen:\n" + "\n".join(f"- {render_source(bron)}" for bron in reply.bronnen))
    if reply.geldigheid and reply.bronnen:
        parts.append(render_validity(reply.geldigheid))
    return "\n\n".join(parts)


def render_source(bron: BronVermelding) -> str:
    """Title, article, edition or date, and address on one line."""
    parts = [bron.titel]
    if bron.artikel:
        parts.append(f"artikel {bron.artikel}")
    parts.append(f"versie {bron.versie}" if bron.versie else format_date(bron.datum))
    line = ", ".join(parts)
    where = bron.url or bron.vindplaats
    return f"{line}: {where}" if where else line


def render_validity(geldigheid: Geldigheid) -> str:
    """ "Geldig vanaf 1 januari 2020. Gevraagd op 22 november 2026." """
    if geldigheid.vanaf and geldigheid.tot:
        held = f"Geldig van {format_date(geldigheid.vanaf)} tot en met {format_date(geldigheid.tot)}."
    elif geldigheid.vanaf:
        held = f"Geldig vanaf {format_date(geldigheid.vanaf)}."
    elif geldigheid.tot:
        held = f"Geldig tot en met {format_date(geldigheid.tot)}."
    else:
        held = "De ingangsdatum is niet vastgesteld."
    return f"{held} Gevraagd voor {format_date(geldigheid.peildatum)}."
