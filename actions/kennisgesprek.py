"""Answers from the knowledge within a conversation: choices that can be answered in words, and a way out of them.

Pure: no Rasa, no clock. A choice is offered at most twice; then the way to a person is shown, never a third one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Mapping, Optional

from bot.knowledge.decision import MAX_CHOICES, Decision, is_entry
from bot.knowledge.normalise import normalise
from bot.knowledge.replies import ReplyBuilder
from bot.reply import Knop, Reply

_ORDINALS = (
    r"(?:de |het |nummer |nr |optie |antwoord )?(?:eerste?|1e?|een|bovenste)(?: vraag| optie)?",
    r"(?:de |het |nummer |nr |optie |antwoord )?(?:tweede?|2e?|twee|middelste)(?: vraag| optie)?",
    r"(?:de |het |nummer |nr |optie |antwoord )?(?:derde?|3e?|drie|laatste|onderste)(?: vraag| optie)?",
)
_NONE = re.compile(
    r"^(?:nee )?(?:geen|niets|niks|geen enkele|geen een)(?: (?:van|hiervan|daarvan|ervan).*)?$|^(?:iets|wat) anders$|"
    r"^(?:nee|nope)$|^geen van (?:deze|die|de|alle|beide|drie).*|^anders$|"
    r"staat er niet (?:bij|tussen)$|^niet een(?:tje)? van"
)
_LETTERS_OF_A_TOPIC_WORD = 4


@dataclass(frozen=True)
class KennisStaat:
    """entry: what was answered last. keuze: entries offered; rest: the next ones to offer. ronde: offers in a row."""

    entry: str = ""
    keuze: tuple[str, ...] = ()
    rest: tuple[str, ...] = ()
    ronde: int = 0

    def as_dict(self) -> dict[str, Any]:
        return {"entry": self.entry, "keuze": list(self.keuze), "rest": list(self.rest), "ronde": self.ronde}

    @classmethod
    def from_dict(cls, data: Optional[Mapping[str, Any]]) -> KennisStaat:
        """What `as_dict` wrote; an empty state for None or for one of another version."""
        try:
            return cls(data["entry"], tuple(data["keuze"]), tuple(data["rest"]), data["ronde"]) if data else cls()
        except (KeyError, TypeError):
            return cls()


class Kennisgesprek:
    def __init__(self, builder: ReplyBuilder) -> None:
        self._builder = builder

    def beurt(
        self, staat: KennisStaat, text: str, decision: Decision, peildatum: date, today: date
    ) -> tuple[KennisStaat, tuple[Reply, ...]]:
        """The replies to a text (one, or two for two questions) and the state afterwards."""
        chosen = None if decision.is_exact else self._chosen(staat, text)
        if chosen:
            reply = self._builder.for_entry(chosen, peildatum, today=today)
            return KennisStaat(chosen), (replace(reply, metadata={"gekozen_uit": list(staat.keuze)}),)
        if staat.keuze and not decision.is_exact and _NONE.match(normalise(text)):
            return self._next_choice(staat)
        if decision.kind == "choice":
            labels = tuple(match.label for match in decision.matches)
            rest = tuple(match.label for match in decision.rest if match.label not in labels)
            return self._offer(KennisStaat(staat.entry, labels, rest, 1), decision.confidence)
        first = self._builder.for_decision(decision, peildatum, today=today)
        replies: tuple[Reply, ...] = (first,)
        if decision.also is not None:
            replies = (first, self._builder.for_decision(decision.also, peildatum, today=today))
        entry = next((reply.entry for reply in reversed(replies) if reply.entry), None)
        is_aside = decision.kind == "dialogue" or decision.kind == "unknown"
        return KennisStaat(entry or (staat.entry if is_aside else "")), replies

    def _offer(self, staat: KennisStaat, confidence: float) -> tuple[KennisStaat, tuple[Reply, ...]]:
        name = "utter_verduidelijking" if staat.ronde == 1 else "utter_verduidelijking_opnieuw"
        none = self._builder.phrases.text("utter_geen_van_deze_knop")
        reply = self._builder.phrases.reply(name, confidence=confidence)
        return staat, (replace(reply, knoppen=(*self._builder.questions(staat.keuze), Knop(none, none))),)

    def _next_choice(self, staat: KennisStaat) -> tuple[KennisStaat, tuple[Reply, ...]]:
        """Other suggestions once; after that the way to a person."""
        if staat.ronde == 1 and staat.rest:
            return self._offer(KennisStaat(staat.entry, staat.rest[:MAX_CHOICES], (), 2), 0.0)
        return KennisStaat(staat.entry), (self._builder.phrases.reply("utter_geen_van_deze"),)

    def _chosen(self, staat: KennisStaat, text: str) -> Optional[str]:
        """The offered entry that the text points at: by its place, or by words that only its question has."""
        offered = [label for label in staat.keuze if label in self._builder.kennis.entries and is_entry(label)]
        said = normalise(text)
        for place, pattern in enumerate(_ORDINALS):
            if re.fullmatch(pattern, said) and offered:
                is_last = re.search(r"laatste|onderste", said) is not None
                return offered[-1] if is_last else offered[place] if place < len(offered) else None
        words = {word for word in said.split() if len(word) >= _LETTERS_OF_A_TOPIC_WORD}
        if not words or len(said.split()) > 6:
            return None
        fits = [label for label in offered if words <= set(normalise(self._builder.kennis.entry(label).vraag).split())]
        return fits[0] if len(fits) == 1 else None
