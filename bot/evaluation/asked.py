"""One question asked of a recogniser, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bot.knowledge.decision import MAX_CHOICES, Kind, decide, is_entry
from bot.knowledge.index import Recogniser
from bot.knowledge.index.ngrams import FloatArray
from bot.knowledge.index.scope import is_outside
from bot.knowledge.model import Entry
from bot.knowledge.questions import decide_message, split_questions

Entries = Mapping[str, Entry]


@dataclass(frozen=True)
class Asked:
    """accepted: the labels that are right (none: any refusal is right); ranked: the best three labels;
    kind: what was decided; given: the label answered, or two when two questions were found in the message;
    choices: the labels offered as buttons; among: the chance that one of three is right; level, traits: what the
    question is like; is_exact: the text is, letter by letter, a phrase that was learned; similarity: to the phrase
    most like it (cosine as recognition sees it), when that was asked for.
    """

    text: str
    accepted: tuple[str, ...]
    kind: Kind
    ranked: tuple[str, ...]
    confidence: float
    given: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    among: float = 0.0
    level: str = ""
    traits: tuple[str, ...] = ()
    is_exact: bool = False
    similarity: float | None = None

    @property
    def is_right(self) -> bool:
        """The best label is a right one, whatever was decided."""
        return bool(self.ranked) and self.ranked[0] in self.accepted

    @property
    def is_among_three(self) -> bool:
        return any(label in self.accepted for label in self.ranked)

    @property
    def is_answered(self) -> bool:
        return self.kind in ("entry", "dialogue")

    @property
    def is_answered_right(self) -> bool:
        return any(label in self.accepted for label in self.given)

    @property
    def is_right_by_choice(self) -> bool:
        """Offered two or three to choose from, a right one among them."""
        return any(label in self.accepted for label in self.choices)

    @property
    def is_refused(self) -> bool:
        """Not understood, recognised as out of scope, or referred on by a neighbour entry."""
        return self.kind == "unknown" or (self.is_answered and all(map(is_outside, self.given)))

    @property
    def is_wrong(self) -> bool:
        """Something was stated that does not belong to the question; a refusal in so many words states nothing."""
        is_statement = self.is_answered and (any(map(is_entry, self.given)) or not self.is_refused)
        return is_statement and not self.is_answered_right

    @property
    def topic(self) -> str:
        """The topic of the (first) right answer."""
        return topic_of(self.accepted[0]) if self.accepted else ""


def topic_of(label: str) -> str:
    """The folder of an entry; "dialoog" for a dialogue intent."""
    return label.split("/")[0] if is_entry(label) else "dialoog"


def ask(
    recogniser: Recogniser,
    text: str,
    accepted: tuple[str, ...],
    entries: Entries,
    *,
    vector: FloatArray | None = None,
    level: str = "",
    traits: tuple[str, ...] = (),
    with_similarity: bool = False,
) -> Asked:
    """Ask one question as the first turn of a conversation would."""
    recognition = recogniser.recognise(text, vector=vector, nearest=int(with_similarity))
    if split_questions(text):
        decision = decide_message(recogniser, text, entries, vector=vector)
    else:
        decision = decide(recognition, entries)
    known = [match for match in recognition.matches if not is_entry(match.label) or match.label in entries]
    is_answered = decision.kind in ("entry", "dialogue")
    answers = [decision, *([decision.also] if decision.also else [])]
    return Asked(
        text=text,
        accepted=accepted,
        kind=decision.kind,
        ranked=tuple(match.label for match in known[:MAX_CHOICES]),
        confidence=known[0].confidence if known else 0.0,
        given=tuple(answer.matches[0].label for answer in answers) if is_answered else (),
        choices=tuple(match.label for match in decision.matches) if decision.kind == "choice" else (),
        among=recognition.among,
        level=level,
        traits=traits,
        is_exact=recognition.is_exact,
        similarity=recognition.nearest[0][2] if recognition.nearest else None,
    )
