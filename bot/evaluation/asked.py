"""One question asked of a recogniser, and what came of it."""

from __future__ import annotations

import time
from collections.abc import Container
from dataclasses import dataclass

from bot.knowledge.decision import decide
from bot.knowledge.index import Recogniser
from bot.knowledge.index.ngrams import FloatArray

_REFUSAL = "buiten_bereik"


@dataclass(frozen=True)
class Asked:
    """accepted: the labels that are right (none: any refusal is right); offered: the best three labels;
    kind: what was decided; slices: what the question is like; ms: ranking alone, without the sentence vector.
    """

    text: str
    accepted: tuple[str, ...]
    kind: str
    offered: tuple[str, ...]
    confidence: float
    ms: float
    slices: tuple[str, ...] = ()

    @property
    def is_right(self) -> bool:
        """The best label is a right one, whatever was decided."""
        return bool(self.offered) and self.offered[0] in self.accepted

    @property
    def is_among_three(self) -> bool:
        return any(label in self.accepted for label in self.offered)

    @property
    def is_answered(self) -> bool:
        return self.kind in ("entry", "dialogue")

    @property
    def is_refused(self) -> bool:
        """Not understood, recognised as something else, or referred on by a neighbour entry."""
        is_referred = self.is_answered and self.offered[0].split("/")[0] in (_REFUSAL, "buiten-bereik")
        return self.kind == "unknown" or is_referred


def ask(
    recogniser: Recogniser,
    text: str,
    accepted: tuple[str, ...],
    entries: Container[str],
    *,
    vector: FloatArray | None = None,
    slices: tuple[str, ...] = (),
) -> Asked:
    """Ask one question as a turn would."""
    started = time.perf_counter()
    recognition = recogniser.recognise(text, vector=vector)
    ms = (time.perf_counter() - started) * 1000
    offered = tuple(match.label for match in recognition.matches[:3])
    kind = decide(recognition, entries).kind
    return Asked(text, accepted, kind, offered, recognition.best.confidence, ms, slices)
