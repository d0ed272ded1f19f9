"""What the assistant says besides the entries: the `responses` of domain.yml, one place for all channels."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import yaml

from bot.reply import Knop, Reply, Soort


@dataclass(frozen=True)
class Phrase:
    """A response of the domain: its text, buttons, and the kind of reply it makes."""

    text: str
    soort: Soort
    knoppen: tuple[Knop, ...] = ()


class Phrases:
    """Responses by name. Raises KeyError for a name that domain.yml does not have."""

    def __init__(self, responses: Mapping[str, list[dict[str, Any]]]) -> None:
        self._phrases = {name: phrase_of(variants[0]) for name, variants in responses.items()}

    @classmethod
    def load(cls, domain: Path) -> Phrases:
        return cls(yaml.safe_load(domain.read_text("utf-8"))["responses"])

    def __contains__(self, name: str) -> bool:
        return name in self._phrases

    def text(self, name: str, **values: str) -> str:
        return self._phrases[name].text.format(**values)

    def reply(self, name: str, *, confidence: float = 0.0, **values: str) -> Reply:
        phrase = self._phrases[name]
        return Reply(
            soort=phrase.soort, text=phrase.text.format(**values), confidence=confidence, knoppen=phrase.knoppen
        )


def phrase_of(variant: Mapping[str, Any]) -> Phrase:
    """A response of the domain, or a message that Rasa made of one."""
    soort = cast(Soort, (variant.get("metadata") or {}).get("soort", "smalltalk"))
    knoppen = tuple(Knop(button["title"], button["payload"]) for button in variant.get("buttons") or [])
    return Phrase(variant["text"].strip(), soort, knoppen)
