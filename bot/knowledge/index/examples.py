"""The labelled phrases that recognition learns from: knowledge/ and the dialogue examples in data/nlu/."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import yaml

from bot.knowledge.model import Kennis

_ANNOTATION = re.compile(r"\[([^\[\]]+)\](?:\([^()]*\)|\{[^{}]*\})")
_ITEM = re.compile(r"^\s*-\s?", re.MULTILINE)


@dataclass(frozen=True)
class Example:
    """A phrase and its label: an entry id ("onderwerp/slug") or the name of a dialogue intent."""

    text: str
    label: str


def load_examples(kennis: Kennis, nlu_root: Path) -> list[Example]:
    """Entries' questions and varianten, then the dialogue intents' examples."""
    return [*entry_examples(kennis), *dialogue_examples(nlu_root)]


def entry_examples(kennis: Kennis) -> list[Example]:
    return [Example(text, entry.id) for entry in kennis.entries.values() for text in (entry.vraag, *entry.varianten)]


def dialogue_examples(nlu_root: Path) -> list[Example]:
    """The examples in Rasa's NLU format under `nlu_root`, without their entity annotations."""
    examples = []
    for path in sorted(nlu_root.glob("*.yml")):
        data = yaml.safe_load(path.read_text("utf-8")) or {}
        for block in data.get("nlu", []):
            if "intent" in block:
                phrases = _ITEM.split(block["examples"])
                examples += [Example(text, block["intent"]) for text in _clean(phrases)]
    return examples


def _clean(phrases: Iterable[str]) -> list[str]:
    return [text for phrase in phrases if (text := _ANNOTATION.sub(r"\1", phrase).strip())]
