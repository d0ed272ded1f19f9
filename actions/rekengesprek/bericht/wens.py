"""What was learned of a message (bot/knowledge/index/wishes.py), beside the words that the rules know."""

from __future__ import annotations

from typing import Mapping, Optional

from actions.rekenregels import REKENREGELS
from bot.knowledge.decision import Decision
from bot.knowledge.index.wishes import CHANGES, NONE

STEPS = "stappen"
NAMED = 0.4  # chance from which a calculator that is named is meant, behind another calculation
LEARNED = 0.6  # chance from which a calculator is meant that no word names
LEARNED_WELL = 0.75  # and from which it is though the words name another
AGREED = 0.5  # and from which it is when the words say so too, and there are numbers
CERTAIN = 0.9  # and from which it is though the knowledge has an answer
FOLLOWED = 0.7  # chance from which a message changes, or asks the steps of, the calculation that runs
FOLLOWED_WELL = 0.8  # and from which it does though the knowledge has an answer, or it begins another
_RARER = 0.2  # behind an outcome or a question of ours, so much rarer is a message that asks nothing of a calculator


def wishes(decision: Decision, *, is_busy: bool = False) -> Mapping[str, float]:
    """The chance of each thing that may be asked; empty when nothing was learned. is_busy: a calculation runs."""
    chances = {
        match.label: match.confidence * (_RARER if is_busy and match.label == NONE else 1.0)
        for match in decision.wishes
    }
    total = sum(chances.values())
    return {label: chance / total for label, chance in chances.items()} if total else {}


def calculator(decision: Decision, at_least: float, *, is_busy: bool = False) -> Optional[str]:
    """The calculator that the message asks for, when that is so likely."""
    chances = wishes(decision, is_busy=is_busy)
    best = max(chances, key=lambda label: chances[label], default="")
    return best if best in REKENREGELS and chances[best] >= at_least else None


def changes(decision: Decision, at_least: float) -> bool:
    """Changes or adds to the calculation before, which runs."""
    return wishes(decision, is_busy=True).get(CHANGES, 0.0) >= at_least


def asks_nothing(decision: Decision, at_least: float) -> bool:
    """Asks nothing of a calculator, though one runs."""
    return wishes(decision, is_busy=True).get(NONE, 0.0) >= at_least


def asks(decision: Decision, label: str, at_least: float) -> bool:
    """STEPS, of the calculation that runs."""
    return wishes(decision, is_busy=True).get(label, 0.0) >= at_least
