"""Recognition: which entry or dialogue intent a text means, with one calibrated confidence."""

from bot.knowledge.index.examples import Example, Question, load_examples, load_questions
from bot.knowledge.index.recogniser import Match, Recogniser, Recognition, train
from bot.knowledge.index.wishes import Wish, load_wishes

__all__ = [
    "Example",
    "Match",
    "Question",
    "Recogniser",
    "Recognition",
    "Wish",
    "load_examples",
    "load_questions",
    "load_wishes",
    "train",
]
