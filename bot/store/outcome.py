"""What came of a question, in the few words that the question log and its filters need."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.reply import Reply

_MAX_OFFERED = 10


@dataclass(frozen=True)
class Outcome:
    """soort, entry, confidence: of the reply that counts; offered: what a choice offered, as it would be sent.

    language: ISO 639-1; degraded: answered while the engine was away.
    """

    soort: str | None = None
    entry: str | None = None
    confidence: float = 0.0
    language: str = "nl"
    degraded: bool = False
    offered: tuple[str, ...] = ()


def outcome_of(replies: Sequence[Reply]) -> Outcome:
    """The first reply that is no small talk counts: a remark on personal data or a greeting may come before it."""
    if not replies:
        return Outcome()
    main = next((reply for reply in replies if reply.soort != "smalltalk"), replies[0])
    languages = [str(reply.metadata["taal"]) for reply in replies if reply.metadata.get("taal")]
    return Outcome(
        soort=main.soort,
        entry=main.entry,
        confidence=main.confidence,
        language=languages[0][:3] if languages else "nl",
        degraded=any(bool(reply.metadata.get("degraded")) for reply in replies),
        offered=tuple(knop.payload for knop in main.knoppen[:_MAX_OFFERED]) if is_choice(main) else (),
    )


def is_choice(reply: Reply) -> bool:
    """A choice between entries. A calculator that asks for an input clarifies too, but is sure of what is meant."""
    return reply.soort == "verduidelijking" and reply.confidence > 0
