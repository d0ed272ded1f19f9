"""Look-up for advisers: the same ranking and the same texts as the bot, without a conversation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from bot.gateway.recent import Recent
from bot.knowledge import Kennis
from bot.knowledge.decision import decide, is_entry
from bot.knowledge.index import Match, Recogniser
from bot.knowledge.index.ngrams import FloatArray
from bot.knowledge.index.vectors import embed
from bot.knowledge.model import Entry, Versie
from bot.knowledge.replies import ReplyBuilder
from bot.knowledge.why import why
from bot.messages import clean

_RANKINGS = 256  # recent queries whose ranking is kept: some 100 kB each with 1,000 entries
_VECTORS = 4096  # recent texts whose vector is kept: 1.5 kB each
_WORDS_BEFORE = 2  # with fewer words before it, the last word says too much to be left out
_WORDS_BEHIND = 3  # so many words may be without their meaning while one types on


@dataclass(frozen=True)
class Filters:
    """What an entry must be to be found; None: anything. bron: the id of a source that its answer then cites."""

    onderwerp: str | None = None
    bron: str | None = None
    publiek: str | None = None

    def allow(self, entry: Entry, peildatum: date) -> bool:
        if self.onderwerp not in (None, entry.onderwerp):
            return False
        if self.publiek is not None and self.publiek not in entry.publiek:
            return False
        if self.bron is None:
            return True
        versie = entry.on(peildatum)
        return versie is not None and any(ref.bron == self.bron for ref in versie.bronnen)


@dataclass(frozen=True)
class Hit:
    """An entry that was found. versie None: it had no answer on that date."""

    entry: Entry
    versie: Versie | None
    confidence: float


@dataclass(frozen=True)
class Found:
    """Best first. is_near: the bot would answer or offer a choice, whatever the filters leave of that.

    is_provisional: ranked without the meaning of the last words, which are still being typed. next_text: what to
    give `prepare` when there is time, so that the next search need not wait; "" for nothing.
    """

    hits: tuple[Hit, ...]
    is_near: bool
    is_provisional: bool = False
    next_text: str = ""


@dataclass(frozen=True)
class _Ranking:
    """matches: entries alone, best first; is_near: as in Found."""

    matches: tuple[Match, ...]
    is_near: bool


class LookUp:
    """Searches and shows entries as of a date. `today` tells the date when it is needed."""

    def __init__(self, recogniser: Recogniser, builder: ReplyBuilder, today: Callable[[], date]) -> None:
        self._recogniser = recogniser
        self._builder = builder
        self._today = today
        self._rankings: Recent[str, _Ranking] = Recent(_RANKINGS)
        self._vectors: Recent[str, FloatArray] = Recent(_VECTORS)

    @property
    def kennis(self) -> Kennis:
        return self._builder.kennis

    def find(
        self, query: str, peildatum: date, *, filters: Filters | None = None, limit: int = 10, is_typing: bool = False
    ) -> Found:
        """The best entries for a query, as the bot ranks them. Raises MessageError for a query without words.

        is_typing: the last word may be half. Then the vector of words before it serves that is known already from a
        moment before: a vector takes longer than all the rest. `is_provisional` tells so.
        """
        text = clean(query)
        ranking, next_text = self._rankings.get(text), ""
        base = self._known_part(text) if is_typing and ranking is None else text
        if ranking is None:
            ranking = self._ranking(text) if base == text else self._rank(text, self._vector(base))
        if base != text:
            whole = text if query.endswith(" ") else _without_last_word(text)
            next_text = whole if self._vectors.get(whole) is None else ""
        allowed = filters or Filters()
        entries = self._builder.kennis.entries
        hits: list[Hit] = []
        for match in ranking.matches:
            entry = entries.get(match.label)
            if entry is not None and allowed.allow(entry, peildatum):
                hits.append(Hit(entry, entry.on(peildatum), match.confidence))
                if len(hits) == limit:
                    break
        return Found(tuple(hits), ranking.is_near, base != text, next_text)

    def prepare(self, text: str) -> None:
        """Make the vector of a text, for a search that comes soon."""
        self._vector(text)

    def browse(self, peildatum: date, filters: Filters, *, limit: int = 10) -> Found:
        """The entries that the filters allow, in the order of knowledge/."""
        entries = (entry for entry in self._builder.kennis.entries.values() if filters.allow(entry, peildatum))
        hits = tuple(Hit(entry, entry.on(peildatum), 0.0) for entry in islice(entries, limit))
        return Found(hits, is_near=True)

    def search(self, query: str, peildatum: date, *, onderwerp: str | None, limit: int) -> list[dict[str, Any]]:
        """The best entries for a query, with their answer. Raises MessageError for a query without words."""
        found = self.find(query, peildatum, filters=Filters(onderwerp=onderwerp), limit=limit)
        return [
            {
                "entry": hit.entry.id,
                "onderwerp": hit.entry.onderwerp,
                "vraag": hit.entry.vraag,
                "confidence": round(hit.confidence, 4),
                "antwoord": self._answer(hit, peildatum) if hit.versie else None,
            }
            for hit in found.hits
        ]

    def explain(self, query: str, limit: int) -> dict[str, Any]:
        """Why a question gets its answer; see bot.knowledge.why. Raises MessageError for a query without words."""
        return why(self._recogniser, clean(query), self._builder.kennis.entries, limit)

    def entry(self, entry_id: str) -> dict[str, Any]:
        """One entry with all its versions. Raises NotFoundError."""
        entry = self._builder.kennis.entry(entry_id)
        versies = []
        for versie in entry.versies:
            day = self.day_within(versie)
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

    def day_within(self, versie: Versie) -> date:
        """The day whose figures show a version best: today when it holds today or later, else its last day."""
        return versie.periode.tot or max(self._today(), versie.periode.vanaf or date.min)

    def _known_part(self, text: str) -> str:
        """The longest beginning with a known vector, when it lacks few words; else all but the last word."""
        part = text
        for _ in range(_WORDS_BEHIND + 1):
            if self._vectors.get(part) is not None:
                return part
            part = _without_last_word(part)
        return _without_last_word(text)

    def _ranking(self, text: str) -> _Ranking:
        return self._rankings.get_or_make(text, lambda: self._rank(text, self._vector(text)))

    def _rank(self, text: str, vector: FloatArray) -> _Ranking:
        recognition = self._recogniser.recognise(text, vector=vector, limit=len(self._recogniser.labels))
        entries = tuple(match for match in recognition.matches if is_entry(match.label))
        decision = decide(recognition, self._builder.kennis.entries)
        return _Ranking(entries, decision.kind in ("entry", "choice"))

    def _vector(self, text: str) -> FloatArray:
        return self._vectors.get_or_make(text, lambda: embed(text))

    def _answer(self, hit: Hit, peildatum: date) -> dict[str, Any]:
        today = self._today()
        reply = self._builder.for_entry(hit.entry.id, peildatum, today=today, confidence=hit.confidence)
        return reply.as_dict()


def _without_last_word(text: str) -> str:
    before, _, _ = text.rpartition(" ")
    return before.rstrip() if len(before.split()) >= _WORDS_BEFORE else text
