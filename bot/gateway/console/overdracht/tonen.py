"""A question as advisers see it: how long it waits, what went before, and entries to answer it with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from markupsafe import Markup

from bot.errors import BanenwijzerError, MessageError
from bot.gateway.console.lookup.markdown import to_html
from bot.gateway.handover.hours import answer_by, tell_day, tell_time
from bot.gateway.services import AppServices
from bot.render import render_answer
from bot.settings import AMSTERDAM
from bot.store import Handover, HandoverSettings

STANDEN = {"open": "Open", "taken": "Opgepakt", "answered": "Beantwoord", "closed": "Gesloten"}
KANALEN = {"web": "Website", "rest": "Ander programma", "slack": "Slack", "teams": "Teams"}
BEZORGING = {
    "none": "De werkgever leest het met de code of in het gesprek.",
    "waiting": "Wordt bezorgd.",
    "sent": "Bezorgd.",
    "failed": "Bezorgen lukte niet. De werkgever kan het met de code lezen.",
}
_SUGGESTIONS = 4
_LINE_CHARS = 160


@dataclass(frozen=True)
class Regel:
    """A question in the list."""

    id: str
    vraag: str
    kanaal: str
    onderwerp: str
    sinds: str
    voor: str
    is_late: bool
    wie: str


@dataclass(frozen=True)
class Suggestie:
    """An entry that may answer it."""

    id: str
    vraag: str
    is_herkend: bool


def regel(found: Handover, settings: HandoverSettings, services: AppServices) -> Regel:
    by = answer_by(settings, found.created)
    waits = found.status in ("open", "taken")
    return Regel(
        id=found.id,
        vraag=_short(found.question),
        kanaal=KANALEN.get(found.channel, found.channel),
        onderwerp=services.handover.title(found.entry),
        sinds=tell_moment(found.created),
        voor=tell_day(by) if by and waits else "",
        is_late=bool(by and waits and services.handover.now().astimezone(AMSTERDAM).date() > by),
        wie=found.taken_name or "",
    )


def beurten(found: Handover) -> list[dict[str, Any]]:
    """What went before, as the employer saw it; a calculation line for line."""
    return [
        {
            "vraag": turn["vraag"],
            "antwoorden": [
                {
                    "entry": answer["entry"],
                    "html": to_html(answer["tekst"]) if answer["opmaak"] else None,
                    "tekst": answer["tekst"],
                    "soort": answer["soort"],
                }
                for answer in turn["antwoorden"]
            ],
        }
        for turn in found.turns
    ]


def suggesties(found: Handover, services: AppServices) -> list[Suggestie]:
    """The recognised entry first, then what the search finds for the question."""
    entries = services.look_up.kennis.entries
    ids = [found.entry] if found.entry in entries else []
    try:
        hits = services.look_up.find(found.question[:300], services.settings.default_peildatum(), limit=_SUGGESTIONS)
        ids += [hit.entry.id for hit in hits.hits if hit.entry.id not in ids]
    except MessageError:
        pass
    return [Suggestie(one, entries[one].vraag, one == found.entry) for one in ids[:_SUGGESTIONS] if one]


def antwoord_van(entry: str, services: AppServices) -> str:
    """An entry's answer as plain text with its sources, to put into a letter; "" when there is none today."""
    day = services.settings.default_peildatum()
    try:
        return render_answer(services.builder.for_entry(entry, day, today=services.settings.today()))
    except BanenwijzerError:
        return ""


def paragraphs(text: str) -> Sequence[Markup]:
    """What somebody typed, line for line, as the employer reads it."""
    return [Markup("<p>{}</p>").format(line) for line in text.split("\n") if line.strip()]


def tell_moment(moment: datetime) -> str:
    """ "maandag 23 november 2026, 9.05 uur" """
    local = moment.astimezone(AMSTERDAM)
    return f"{tell_day(local.date())}, {tell_time(local.time())} uur"


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LINE_CHARS else f"{text[: _LINE_CHARS - 1].rstrip()}…"
