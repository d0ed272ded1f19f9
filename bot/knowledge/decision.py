"""What to do with a recognition: answer, ask which one was meant, or say that we do not know."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from bot.knowledge.index.recogniser import Match, Recognition
from bot.knowledge.index.roles import NumberRole
from bot.knowledge.index.scope import is_outside

ANSWER_AT = 0.75
CHOICE_AT = 0.35
SCOPE_AT = 0.7
REFER_AT = 0.45
MAX_CHOICES = 3

Kind = Literal["entry", "dialogue", "choice", "unknown"]


@dataclass(frozen=True)
class Decision:
    """`matches`: the one to act on, or the two or three to choose from; for "unknown" the nearest few.

    is_exact: the text is, letter by letter, a phrase that somebody wrote for this label. rest: the entries that
    come after those offered. also: the decision on a second question in the same message. wishes: what the message asks
    of the calculators, likeliest first. roles: what each number in it is.
    """

    kind: Kind
    matches: tuple[Match, ...]
    is_exact: bool = False
    rest: tuple[Match, ...] = ()
    also: Decision | None = None
    wishes: tuple[Match, ...] = ()
    roles: tuple[NumberRole, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """JSON-safe, for a Rasa message."""
        return {
            "kind": self.kind,
            "matches": [{"label": match.label, "confidence": match.confidence} for match in self.matches],
            "exact": self.is_exact,
            "rest": [{"label": match.label, "confidence": match.confidence} for match in self.rest],
            "also": self.also.as_dict() if self.also else None,
            "wishes": [{"label": match.label, "confidence": match.confidence} for match in self.wishes],
            "roles": [[role.start, role.end, role.role, role.chance] for role in self.roles],
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any] | None) -> Decision:
        """What `as_dict` wrote; "unknown" for None (an intent that a test sent)."""
        if not data:
            return cls("unknown", ())
        matches, rest, wishes = (
            tuple(Match(match["label"], match["confidence"]) for match in data.get(name) or ())
            for name in ("matches", "rest", "wishes")
        )
        also = cls.from_dict(data["also"]) if data.get("also") else None
        roles = tuple(NumberRole(*role) for role in data.get("roles") or ())
        return cls(data["kind"], matches, bool(data.get("exact")), rest, also, wishes, roles)

    @property
    def confidence(self) -> float:
        return self.matches[0].confidence if self.matches else 0.0


def is_entry(label: str) -> bool:
    """Entry ids are "onderwerp/slug"; dialogue intents have no slash."""
    return "/" in label


def decide(recognition: Recognition, entries: Container[str]) -> Decision:
    """`entries`: the entry ids that exist now; a label of a removed entry is passed over."""
    known = [match for match in recognition.matches if not is_entry(match.label) or match.label in entries]
    is_certain = recognition.is_exact or recognition.is_near
    is_ours = is_certain or recognition.scope >= SCOPE_AT
    is_refusal = bool(known) and is_outside(known[0].label)
    if known and known[0].confidence >= ANSWER_AT and (is_ours or is_refusal):
        kind: Kind = "entry" if is_entry(known[0].label) else "dialogue"
        return Decision(kind, (known[0],), recognition.is_exact)
    if is_refusal and not is_ours and is_entry(known[0].label) and known[0].confidence >= REFER_AT:
        return Decision("entry", (known[0],))  # not for us, that is sure: who is it for is worth saying
    ranked = [match for match in known if is_entry(match.label)]
    near = ranked[:MAX_CHOICES]
    if recognition.among >= CHOICE_AT and near and is_ours and not is_refusal:
        return Decision("choice", tuple(near), rest=tuple(ranked[MAX_CHOICES : 2 * MAX_CHOICES]))
    return Decision("unknown", tuple(near))
