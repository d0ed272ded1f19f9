"""Look-up for advisers: the same ranking and the same texts as the bot, without a conversation."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from bot.knowledge import Kennis
from bot.knowledge.decision import is_entry
from bot.knowledge.index import Recogniser
from bot.knowledge.replies import ReplyBuilder
from bot.knowledge.why import why
from bot.messages import clean


class LookUp:
    """Searches and shows entries as of a date. `today` tells the date when it is needed."""

    def __init__(self, recogniser: Recogniser, builder: ReplyBuilder, today: Callable[[], date]) -> None:
        self._recogniser = recogniser
        self._builder = builder
        self._today = today

    @property
    def kennis(self) -> Kennis:
        return self._builder.kennis

    def search(self, query: str, peildatum: date, *, onderwerp: str | None, limit: int) -> list[dict[str, Any]]:
        """The best entries for a query, with their answer. Raises MessageError for a query without words."""
        kennis = self._builder.kennis
        recognition = self._recogniser.recognise(clean(query), limit=len(self._recogniser.labels))
        matches = [
            match
            for match in recognition.matches
            if is_entry(match.label)
            and match.label in kennis.entries
            and onderwerp in (None, kennis.entries[match.label].onderwerp)
        ]
        found = []
        for match in matches[:limit]:
            entry = kennis.entries[match.label]
            versie = entry.on(peildatum)
            reply = self._builder.for_entry(entry.id, peildatum, today=self._today(), confidence=match.confidence)
            found.append(
                {
                    "entry": entry.id,
                    "onderwerp": entry.onderwerp,
                    "vraag": entry.vraag,
                    "confidence": round(match.confidence, 4),
                    "antwoord": reply.as_dict() if versie else None,
                }
            )
        return found

    def explain(self, query: str, limit: int) -> dict[str, Any]:
        """Why a question gets its answer; see bot.knowledge.why. Raises MessageError for a query without words."""
        return why(self._recogniser, clean(query), self._builder.kennis.entries, limit)

    def entry(self, entry_id: str) -> dict[str, Any]:
        """One entry with all its versions. Raises NotFoundError."""
        entry = self._builder.kennis.entry(entry_id)
        versies = []
        for versie in entry.versies:
            day = versie.periode.tot or max(self._today(), versie.periode.vanaf or date.min)
            reply = self._builder.for_entry(entry.id, day, today=day)
            versies.append(
                {
                    "geldig_vanaf": versie.periode.vanaf,
                    "geldig_tot": versie.periode.tot,
                    "text": reply.text,
                    "bronnen": [bron.as_dict() for bron in reply.bronnen],
                }
            )
        return {
            "entry": entry.id,
            "onderwerp": entry.onderwerp,
            "vraag": entry.vraag,
            "soort": entry.soort,
            "publiek": list(entry.publiek),
            "verwant": list(entry.verwant),
            "rekenhulp": entry.rekenhulp,
            "nagekeken_op": entry.nagekeken_op,
            "versies": versies,
        }
