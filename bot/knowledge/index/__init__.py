"""Recognition: which entry or dialogue intent a text means, with one calibrated confidence."""

from bot.knowledge.index.examples import Example, load_examples
from bot.knowledge.index.recogniser import Match, Recogniser, Recognition, train

__all__ = ["Example", "Match", "Recogniser", "Recognition", "load_examples", "train"]
