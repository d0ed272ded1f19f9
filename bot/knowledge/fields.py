"""Reading checked fields out of a parsed file: every wrong key, type or date becomes a Problem."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from bot.knowledge.model import Verwijzing
from bot.knowledge.periods import Periode
from bot.knowledge.problems import Problem
from bot.knowledge.yaml_source import Place, Source

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class Fields:
    """One mapping in a file. Getters return the value or a harmless default and note what is wrong."""

    def __init__(self, source: Source, place: Place, problems: list[Problem]) -> None:
        self._source = source
        self._place = place
        self._problems = problems
        data: Any = source.data
        for step in place:
            data = data[step]
        self._data: dict[str, Any] = data if isinstance(data, dict) else {}
        if not isinstance(data, dict):
            self.note("hier horen velden ('naam: waarde') te staan.", "Zie docs/kennis.md voor de opbouw.")

    def note(self, message: str, remedy: str, *where: str | int) -> None:
        self._problems.append(self._source.problem((*self._place, *where), message, remedy))

    def refuse_unknown(self, known: Iterable[str]) -> None:
        known = set(known)
        for key in self._data:
            if key not in known:
                self.note(f"onbekend veld '{key}'.", f"Bekend zijn: {', '.join(sorted(known))}.", key)

    def has(self, key: str) -> bool:
        return self._data.get(key) is not None

    def raw_keys(self) -> set[str]:
        return set(self._data)

    def raw_items(self) -> Iterable[tuple[str, Any]]:
        return self._data.items()

    def raw(self, key: str) -> Any:
        return self._data.get(key)

    def nested(self, *place: str | int) -> Fields:
        return Fields(self._source, (*self._place, *place), self._problems)

    def text(self, key: str, *, required: bool = True) -> str | None:
        value = self._data.get(key)
        if value is None:
            if required:
                self.note(f"veld '{key}' ontbreekt.", f"Voeg '{key}:' toe.")
            return None
        if not isinstance(value, str) or not value.strip():
            self.note(f"'{key}' moet tekst zijn.", "Zet de tekst tussen aanhalingstekens.", key)
            return None
        return value.strip()

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; absent is empty."""
        value = self._data.get(key)
        if value is None:
            return ()
        if not isinstance(value, list):
            self.note(f"'{key}' moet een lijst zijn.", "Begin elke regel met '- '.", key)
            return ()
        for i, item in enumerate(value):
            if not isinstance(item, str) or not item.strip():
                self.note(f"'{key}' mag alleen tekst bevatten.", "Zet de regel tussen aanhalingstekens.", key, i)
        return tuple(item.strip() for item in value if isinstance(item, str) and item.strip())

    def day(self, key: str, *, required: bool = True) -> date | None:
        value = self._data.get(key)
        if value is None:
            if required:
                self.note(f"veld '{key}' ontbreekt.", f"Voeg '{key}: JJJJ-MM-DD' toe.")
            return None
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        self.note(f"'{key}' is geen datum.", "Schrijf een bestaande datum als JJJJ-MM-DD.", key)
        return None

    def choice(self, key: str, choices: Iterable[str], default: str) -> str:
        value = self._data.get(key, default)
        if value not in choices:
            self.note(f"'{key}' kent '{value}' niet.", f"Kies uit: {', '.join(choices)}.", key)
            return default
        return str(value)

    def periode(self, start: str, end: str) -> Periode:
        vanaf, tot = self.day(start, required=False), self.day(end, required=False)
        try:
            return Periode(vanaf, tot)
        except ValueError:
            self.note(f"'{end}' ligt voor '{start}'.", "Verbeter een van de twee datums.", end)
            return Periode(vanaf, None)

    def verwijzingen(self, key: str = "bronnen") -> tuple[Verwijzing, ...]:
        """Source references: 'id' or {bron: id, artikel: '38g lid 2'}."""
        value = self._data.get(key)
        if not isinstance(value, list) or not value:
            self.note(f"er staat geen bron bij ('{key}').", "Noem er ten minste een uit knowledge/bronnen.yml.")
            return ()
        found = []
        for i, item in enumerate(value):
            if isinstance(item, str):
                found.append(Verwijzing(item))
            elif isinstance(item, dict) and set(item) <= {"bron", "artikel"} and isinstance(item.get("bron"), str):
                artikel = item.get("artikel")
                found.append(Verwijzing(item["bron"], None if artikel is None else str(artikel)))
            else:
                self.note("een bron is een naam of {bron: ..., artikel: ...}.", "Verbeter deze regel.", key, i)
        return tuple(found)
