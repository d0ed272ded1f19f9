"""Recognition: which entry or dialogue intent a text means, with one calibrated confidence."""

from bot.knowledge.index.examples import Example, Question, load_examples, load_questions
from bot.knowledge.index.fit import train
from bot.knowledge.index.recogniser import Match, Recogniser, Recognition
from bot.knowledge.index.roles import Marked, NumberRole, load_marked
from bot.knowledge.index.wishes import Wish, load_wishes

__all__ = [
    "Example",
    "Marked",
    "Match",
    "NumberRole",
    "Question",
    "Recogniser",
    "Recognition",
    "Wish",
    "load_examples",
    "load_marked",
    "load_questions",
    "load_wishes",
    "train",
]
