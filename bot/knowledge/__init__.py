"""The curated content: load it, check it, look it up by date, turn an entry into a reply."""

from bot.knowledge.load import inspect_kennis, load_kennis
from bot.knowledge.model import Bron, Entry, Figuur, Kennis, Versie
from bot.knowledge.problems import Problem

__all__ = ["Bron", "Entry", "Figuur", "Kennis", "Problem", "Versie", "inspect_kennis", "load_kennis"]
