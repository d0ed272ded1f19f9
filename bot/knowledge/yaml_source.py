"""YAML with line numbers, so that every error can name its line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from bot.knowledge.problems import Problem

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # PyYAML without libyaml: ten times slower, same result
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

Place = tuple[str | int, ...]
_TIMESTAMP = "tag:yaml.org,2002:timestamp"


@dataclass(frozen=True)
class Source:
    """A parsed file: its data, and the line on which each key or item stands."""

    file: str
    data: Any
    lines: Mapping[Place, int]

    def line(self, *place: str | int) -> int:
        """The line of that key or item, or of the nearest thing around it that has one."""
        for end in range(len(place), -1, -1):
            if place[:end] in self.lines:
                return self.lines[place[:end]]
        return 1

    def problem(self, place: Sequence[str | int], message: str, remedy: str, **kwargs: Any) -> Problem:
        return Problem(self.file, self.line(*place), message, remedy, **kwargs)


def read_source(path: Path, name: str) -> Source | Problem:
    """The parsed file, or the problem that keeps it from being parsed. `name` is how errors call it."""
    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        return Problem(name, 1, f"geen geldige UTF-8 (byte {error.start}).", "Sla het bestand op als UTF-8.")
    return parse_source(text, name)


def parse_source(text: str, name: str) -> Source | Problem:
    """As `read_source`, of a text that is already in memory."""
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        lines: dict[Place, int] = {}
        fault = _collect_lines(node, (), lines) if node is not None else None
        if fault is not None:
            what, line = fault
            return Problem(name, line, what, "Verbeter of verwijder deze regel.")
        data = loader.construct_document(node) if node is not None else None
    except (yaml.YAMLError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        what = getattr(error, "problem", None) or str(error).splitlines()[0]
        line = mark.line + 1 if mark else 1
        return Problem(name, line, f"geen geldige YAML: {what}.", "Kijk naar inspringen, aanhalingstekens en ': '.")
    finally:
        loader.dispose()
    return Source(name, data, lines)


def _collect_lines(node: yaml.Node, place: Place, lines: dict[Place, int]) -> tuple[str, int] | None:
    """Fill `lines`; returns the first fault that YAML would swallow or tell without its line."""
    line = node.start_mark.line + 1
    lines.setdefault(place, line)
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if key.value in seen:
                return f"'{key.value}' staat er twee keer.", key.start_mark.line + 1
            seen.add(key.value)
            lines[(*place, key.value)] = key.start_mark.line + 1
            if found := _collect_lines(value, (*place, key.value), lines):
                return found
    elif isinstance(node, yaml.SequenceNode):
        for i, item in enumerate(node.value):
            if found := _collect_lines(item, (*place, i), lines):
                return found
    elif node.tag == _TIMESTAMP and not _is_date(node.value):
        return f"{node.value} bestaat niet als datum.", line
    return None


def _is_date(text: str) -> bool:
    try:
        return bool(date.fromisoformat(text))
    except ValueError:
        return False
