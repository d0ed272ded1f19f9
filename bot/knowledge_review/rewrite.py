"""An entry's file with only the changed fields replaced; in one canonical layout where that cannot be done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import yaml

from bot.knowledge.model import Begrip, Entry, Versie, Verwijzing
from bot.knowledge.problems import Problem
from bot.knowledge.schema import read_entry
from bot.knowledge.yaml_source import parse_source
from bot.knowledge_review import layout
from bot.knowledge_review.splice import CannotSplice, Document, Mapping

_ENTRY_ORDER = (
    "vraag", "varianten", "antwoorden", "rekenhulp", "verwant", "begrip", "publiek", "soort", "nagekeken",
)  # fmt: skip
_VERSIE_ORDER = ("geldig_vanaf", "geldig_tot", "kort", "uitleg", "voorbeelden", "voorbehoud", "bronnen")
_BLOCKS = ("kort", "uitleg")

Origins = Sequence[int | None]


def rewrite(text: str, old: Entry, new: Entry, origins: Origins) -> str:
    """`text` holds `old`; the result holds `new`. `origins`: which old version each new one was, None: none.

    Raises ValueError when even the canonical layout does not read back as `new`.
    """
    try:
        result = splice_entry(text, old, new, origins)
        if parse_entry(result, new.id) == new:
            return result
    except (CannotSplice, yaml.YAMLError):
        pass
    return canonical(new)


def canonical(entry: Entry) -> str:
    """The whole file anew. Raises ValueError when it does not read back as this entry."""
    result = layout.entry_text(entry)
    if parse_entry(result, entry.id) != entry:
        raise ValueError(f"{entry.id} is niet zonder verlies op te schrijven")
    return result


def parse_entry(text: str, entry_id: str) -> Entry | None:
    """The entry in this text; None when it cannot be read. Whether it is right is for `kennis check`."""
    source = parse_source(text, entry_id)
    problems: list[Problem] = []
    return None if isinstance(source, Problem) else read_entry(source, entry_id, problems)


def splice_entry(text: str, old: Entry, new: Entry, origins: Origins) -> str:
    """As `rewrite`, by replacing fields alone. Raises CannotSplice when the layout does not allow that."""
    document = Document(text)
    for i, origin in enumerate(origins):
        if origin is not None:
            _version_fields(document, document.root.item("antwoorden", origin), old.versies[origin], new.versies[i])
    _entry_fields(document, old, new)  # last: at the same place a field of the entry comes behind one of a version
    text = document.result()
    if list(origins) == list(range(len(old.versies))):
        return text
    document = Document(text)
    indent = document.root.item("antwoorden", 0).indent
    items = [layout.version(new.versies[i], indent) if origin is None else origin for i, origin in enumerate(origins)]
    node = document.root.value("antwoorden")
    if node is None:
        raise CannotSplice
    document.replace_items(node, items)
    return document.result()


def _entry_fields(document: Document, old: Entry, new: Entry) -> None:
    root = document.root
    if new.varianten != old.varianten:
        rendered = [layout.scalar(text) for text in new.varianten]
        _list(document, root, "varianten", old.varianten, new.varianten, rendered)
    bodies: dict[str, str | None] = {}
    if new.vraag != old.vraag:
        bodies["vraag"] = _text_body(root, "vraag", new.vraag)
    if new.soort != old.soort:
        bodies["soort"] = None if new.soort == "antwoord" else f" {new.soort}"
    if new.rekenhulp != old.rekenhulp:
        bodies["rekenhulp"] = _text_body(root, "rekenhulp", new.rekenhulp)
    if new.verwant != old.verwant:
        bodies["verwant"] = f" {layout.flow_list(new.verwant)}" if new.verwant else None
    if new.publiek != old.publiek:
        bodies["publiek"] = f" {layout.flow_list(new.publiek)}"
    if new.begrip != old.begrip and not _begrip_fields(root, old.begrip, new.begrip):
        bodies["begrip"] = layout.begrip_body(new.begrip, root.indent) if new.begrip else None
    _apply(root, bodies, _ENTRY_ORDER)
    review: dict[str, str | None] = {}
    if new.nagekeken_op != old.nagekeken_op:
        review["op"] = _day_body(new.nagekeken_op)
    if new.opnieuw_voor != old.opnieuw_voor:
        review["opnieuw_voor"] = _day_body(new.opnieuw_voor)
    if review:
        _apply(root.nested("nagekeken"), review, ("op", "opnieuw_voor"))


def _begrip_fields(root: Mapping, old: Begrip | None, new: Begrip | None) -> bool:
    """Change the term field by field; False when it must be written anew."""
    if old is None or new is None or bool(old.ook) != bool(new.ook):
        return False
    term = root.nested("begrip")
    bodies: dict[str, str | None] = {}
    if new.naam != old.naam:
        bodies["naam"] = f" {layout.scalar(new.naam, flow=term.is_flow)}"
    if new.ook != old.ook:
        bodies["ook"] = f" {layout.flow_list(new.ook)}"
    if new.betekenis != old.betekenis:
        bodies["betekenis"] = f" {layout.scalar(new.betekenis, flow=term.is_flow)}"
    _apply(term, bodies, ("naam", "ook", "betekenis"))
    return True


def _version_fields(document: Document, fields: Mapping, old: Versie, new: Versie) -> None:
    bodies: dict[str, str | None] = {}
    if new.periode.vanaf != old.periode.vanaf:
        bodies["geldig_vanaf"] = _day_body(new.periode.vanaf)
    if new.periode.tot != old.periode.tot:
        bodies["geldig_tot"] = _day_body(new.periode.tot)
    for key, before, after in (
        ("kort", old.kort, new.kort),
        ("uitleg", old.uitleg, new.uitleg),
        ("voorbehoud", old.voorbehoud, new.voorbehoud),
    ):
        if after != before:
            bodies[key] = _text_body(fields, key, after)
    if new.bronnen != old.bronnen:
        node = fields.value("bronnen")
        if isinstance(node, yaml.SequenceNode) and node.flow_style and new.bronnen:
            bodies["bronnen"] = f" [{', '.join(layout.reference(ref, flow=True) for ref in new.bronnen)}]"
        elif node is None or not new.bronnen:
            rendered = [layout.reference(ref) for ref in new.bronnen]
            bodies["bronnen"] = layout.block_list(rendered, fields.indent) if rendered else None
        else:
            _list(document, fields, "bronnen", old.bronnen, new.bronnen, [layout.reference(ref) for ref in new.bronnen])
    _apply(fields, bodies, _VERSIE_ORDER)


def _list(
    document: Document,
    fields: Mapping,
    key: str,
    old: Sequence[str] | Sequence[Verwijzing],
    new: Sequence[str] | Sequence[Verwijzing],
    rendered: list[str],
) -> None:
    """Items that stay keep their own text; the others are written as `rendered`."""
    node = fields.value(key)
    if not isinstance(node, yaml.SequenceNode) or len(node.value) != len(old):
        raise CannotSplice
    left = list(range(len(old)))
    wanted: list[int | str] = []
    for item, text in zip(new, rendered, strict=True):
        same = next((i for i in left if old[i] == item), None)
        if same is not None:
            left.remove(same)
        wanted.append(text if same is None else same)
    document.replace_items(node, wanted)


def _apply(fields: Mapping, bodies: dict[str, str | None], order: Sequence[str]) -> None:
    removed = [key for key, body in bodies.items() if body is None]
    for key in order:
        body = bodies.get(key)
        if body is not None and key in fields.pairs:
            fields.replace(key, body)
        elif body is not None:
            fields.insert(key, body, order, removed)
        elif key in bodies and key in fields.pairs:
            fields.remove(key)


def _text_body(fields: Mapping, key: str, text: str | None) -> str | None:
    """In the style the field has; a new 'kort' or 'uitleg' is a block."""
    if text is None:
        return None
    node = fields.value(key)
    is_block = node.style in ("|", ">") if isinstance(node, yaml.ScalarNode) else key in _BLOCKS
    return " " + (layout.block(text, fields.indent) if is_block else layout.text_value(text, fields.indent))


def _day_body(day: date | None) -> str | None:
    return f" {day}" if day else None
