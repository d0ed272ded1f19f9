"""Changing single fields in the text of a YAML file; every other character stays as somebody wrote it.

PyYAML tells where each key and value stands in the text. An edit replaces that stretch only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import yaml


class CannotSplice(Exception):
    """The file has a layout in which a field cannot be replaced by itself."""


@dataclass(frozen=True)
class Edit:
    start: int
    end: int
    text: str


class Document:
    """A text with its YAML nodes, and the edits to make in it."""

    def __init__(self, text: str) -> None:
        self.text = text
        root = yaml.compose(text, yaml.SafeLoader)
        if "\r" in text or not isinstance(root, yaml.MappingNode) or any(mark in text for mark in "\x85\u2028\u2029"):
            raise CannotSplice
        self.root = Mapping(self, root)
        self.edits: list[Edit] = []

    def result(self) -> str:
        """The text with all edits made. Raises CannotSplice when two of them meet."""
        parts, done = [], 0
        for edit in sorted(self.edits, key=lambda edit: edit.start):
            if edit.start < done:
                raise CannotSplice
            parts += [self.text[done : edit.start], edit.text]
            done = edit.end
        return "".join([*parts, self.text[done:]])

    def end_of(self, node: yaml.Node) -> int:
        """Where the value ends, without the empty lines and comments that YAML counts to it."""
        if isinstance(node, yaml.ScalarNode):
            start, end = node.start_mark.index, node.end_mark.index
            return start + len(self.text[start:end].rstrip()) if node.style in ("|", ">") else end
        if isinstance(node, yaml.CollectionNode) and not node.flow_style:
            last = node.value[-1]
            return self.end_of(last[1] if isinstance(last, tuple) else last)
        return node.end_mark.index

    def line_start(self, index: int) -> int:
        return self.text.rfind("\n", 0, index) + 1

    def line_end(self, index: int) -> int:
        """Where the line ends, before its line end."""
        found = self.text.find("\n", index)
        return len(self.text) if found < 0 else found

    def replace_items(self, node: yaml.Node, wanted: Sequence[int | str]) -> None:
        """Make a block list hold these items: a number keeps that item as it stands, a text is a new one."""
        if not isinstance(node, yaml.SequenceNode) or node.flow_style or not node.value or not wanted:
            raise CannotSplice
        starts = [self.line_start(item.start_mark.index) for item in node.value]
        heads = [self.text[start : item.start_mark.index] for start, item in zip(starts, node.value, strict=True)]
        if any(head.strip() != "-" for head in heads) or len(set(starts)) != len(starts):
            raise CannotSplice
        end = self.line_end(self.end_of(node))
        bounds = [*starts[1:], end]
        old = [self.text[start:stop].rstrip("\n") for start, stop in zip(starts, bounds, strict=True)]
        lines = [old[item] if isinstance(item, int) else heads[0] + item for item in wanted]
        self.edits.append(Edit(starts[0], end, "\n".join(lines)))


class Mapping:
    """The fields of one mapping in the text."""

    def __init__(self, document: Document, node: yaml.Node) -> None:
        if not isinstance(node, yaml.MappingNode) or not node.value:
            raise CannotSplice
        self._document = document
        self.is_flow = bool(node.flow_style)
        self.pairs: dict[str, tuple[yaml.Node, yaml.Node]] = {key.value: (key, value) for key, value in node.value}
        self.indent: int = node.value[0][0].start_mark.column

    def value(self, key: str) -> yaml.Node | None:
        return self.pairs[key][1] if key in self.pairs else None

    def item(self, key: str, i: int) -> Mapping:
        node = self.value(key)
        if not isinstance(node, yaml.SequenceNode):
            raise CannotSplice
        return Mapping(self._document, node.value[i])

    def nested(self, key: str) -> Mapping:
        return Mapping(self._document, self.pairs[key][1])

    def replace(self, key: str, body: str) -> None:
        """`body`: what follows the colon, with its leading space or line end."""
        name, value = self.pairs[key]
        end = max(self._document.end_of(value), name.end_mark.index)
        self._document.edits.append(Edit(name.start_mark.index, end, f"{key}:{body}"))

    def remove(self, key: str) -> None:
        document, (name, value) = self._document, self.pairs[key]
        start = document.line_start(name.start_mark.index)
        if self.is_flow:
            raise CannotSplice
        if not document.text[start : name.start_mark.index].strip():
            end = document.line_end(document.end_of(value)) + 1
            document.edits.append(Edit(start, min(end, len(document.text)), ""))
            return
        names = list(self.pairs)  # the key stands behind the dash of its item: the next one takes its place
        if names[-1] == key:
            raise CannotSplice
        following = self.pairs[names[names.index(key) + 1]][0]
        document.edits.append(Edit(name.start_mark.index, following.start_mark.index, ""))

    def insert(self, key: str, body: str, order: Sequence[str], removed: Sequence[str]) -> None:
        """Add a field behind the last one that comes before it in `order` and stays."""
        if self.is_flow:
            raise CannotSplice
        document, margin = self._document, " " * self.indent
        before = [name for name in order[: order.index(key)] if name in self.pairs and name not in removed]
        if before:
            end = document.line_end(document.end_of(self.pairs[before[-1]][1]))
            document.edits.append(Edit(end, end, f"\n{margin}{key}:{body}"))
        else:
            first = next(iter(self.pairs.values()))[0].start_mark.index
            document.edits.append(Edit(first, first, f"{key}:{body}\n{margin}"))
