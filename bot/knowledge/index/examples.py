"""What recognition learns from.

Phrases: the entries' questions and varianten, more ways to ask them (data/oefenvragen), and the dialogue examples
(data/nlu). Questions to calibrate on (data/ijking): written apart from all these, and never learned as phrases.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import yaml

from bot.knowledge.model import Kennis
from bot.knowledge.normalise import squash

_ANNOTATION = re.compile(r"\[([^\[\]]+)\](?:\([^()]*\)|\{[^{}]*\})")
_OUT = "buiten_bereik"
_ITEM = re.compile(r"^\s*-\s?", re.MULTILINE)


@dataclass(frozen=True)
class Example:
    """A phrase and its label: an entry id ("onderwerp/slug") or the name of a dialogue intent."""

    text: str
    label: str


@dataclass(frozen=True)
class Question:
    """A question as somebody asked it, with every label that is a right one; none when none is."""

    text: str
    labels: tuple[str, ...]


def load_examples(kennis: Kennis, data: Path) -> list[Example]:
    """Entries' phrases, then the dialogue intents' examples."""
    return [*entry_examples(kennis, data / "oefenvragen"), *dialogue_examples(data / "nlu")]


def entry_examples(kennis: Kennis, practice: Path | None = None) -> list[Example]:
    """Questions and varianten, and the practice questions of entries; each phrase once, for the first that has it."""
    found = [Example(text, entry.id) for entry in kennis.entries.values() for text in (entry.vraag, *entry.varianten)]
    found += practice_examples(kennis, practice) if practice else []
    first: dict[str, Example] = {}
    for example in found:
        first.setdefault(squash(example.text), example)
    return list(first.values())


def practice_examples(kennis: Kennis, folder: Path) -> list[Example]:
    """data/oefenvragen/<onderwerp>.yml: slug -> questions; those of an entry that does not exist are passed over."""
    examples = []
    for path in sorted(folder.glob("*.yml")):
        for slug, questions in (yaml.safe_load(path.read_text("utf-8")) or {}).items():
            entry_id = f"{path.stem}/{slug}"
            if entry_id in kennis.entries:
                examples += [Example(str(question), entry_id) for question in questions]
    return examples


def load_questions(folder: Path) -> list[Question]:
    """data/ijking/*.jsonl: questions with `entries` or `intent`; what is out of scope has the label of that."""
    questions = []
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            row = json.loads(line)
            labels = [*row.get("entries", []), *([row["intent"]] if "intent" in row else [])]
            is_in_scope = "niveau" in row or "intent" in row
            questions.append(Question(row["text"], tuple(labels if is_in_scope else [*labels, _OUT])))
    return questions


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
