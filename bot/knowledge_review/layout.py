"""How an entry looks as YAML: the layout of docs/kennis.md, for new entries, versions and fields."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import yaml

from bot.knowledge.model import Begrip, Entry, Versie, Verwijzing, Voorbeeld

try:
    from yaml import CSafeLoader as _Loader
except ImportError:
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

_YAML_BREAKS = {"\x85": "\\x85", "\u2028": "\\u2028", "\u2029": "\\u2029", "\ufeff": "\\ufeff", "\x7f": "\\x7f"}
_STEP = 2


def scalar(text: str, *, flow: bool = False) -> str:
    """The text on one line: plain where YAML reads that back as this text, quoted where it does not."""
    sample = f"[{text}]" if flow else f"- {text}"
    if "\n" not in text and _reads_as(sample, [text]) and _reads_as(f"k: {text}", {"k": text}):
        return text
    quoted = json.dumps(text, ensure_ascii=False)
    return "".join(_YAML_BREAKS.get(char, char) for char in quoted)


def block(text: str, indent: int) -> str:
    """The text as a literal block under a key at `indent`; quoted when a block cannot hold it."""
    margin = " " * (indent + _STEP)
    literal = "|\n" + "\n".join(margin + line if line else "" for line in text.split("\n"))
    return literal if _reads_as(f"k: {literal}\n", {"k": text + "\n"}, {"k": text}) else scalar(text)


def flow_list(items: Iterable[str]) -> str:
    return "[" + ", ".join(scalar(item, flow=True) for item in items) + "]"


def reference(ref: Verwijzing, *, flow: bool = False) -> str:
    if ref.artikel is None:
        return scalar(ref.bron, flow=flow)
    return f"{{bron: {scalar(ref.bron, flow=True)}, artikel: {scalar(ref.artikel, flow=True)}}}"


def block_list(items: Iterable[str], indent: int) -> str:
    """Rendered items under a key at `indent`."""
    return "".join(f"\n{' ' * (indent + _STEP)}- {item}" for item in items)


def begrip_body(begrip: Begrip, indent: int) -> str:
    margin = "\n" + " " * (indent + _STEP)
    ook = f"{margin}ook: {flow_list(begrip.ook)}" if begrip.ook else ""
    return f"{margin}naam: {scalar(begrip.naam)}{ook}{margin}betekenis: {scalar(begrip.betekenis)}"


def version(versie: Versie, indent: int) -> str:
    """A version as an item of 'antwoorden'; `indent` is where its fields stand. No dash, no last line end."""
    fields: list[str] = []
    if versie.periode.vanaf:
        fields.append(f"geldig_vanaf: {versie.periode.vanaf}")
    if versie.periode.tot:
        fields.append(f"geldig_tot: {versie.periode.tot}")
    fields.append(f"kort: {block(versie.kort, indent)}")
    if versie.uitleg:
        fields.append(f"uitleg: {block(versie.uitleg, indent)}")
    if versie.voorbeelden:
        fields.append("voorbeelden:" + "".join(_example(item, indent + _STEP) for item in versie.voorbeelden))
    if versie.voorbehoud:
        fields.append(f"voorbehoud: {text_value(versie.voorbehoud, indent)}")
    if versie.bronnen:
        fields.append("bronnen:" + block_list((reference(ref) for ref in versie.bronnen), indent))
    return f"\n{' ' * indent}".join(fields)


def entry_text(entry: Entry, default_publiek: tuple[str, ...] = ("werkgever", "adviseur")) -> str:
    """The whole file."""
    parts = [
        f"vraag: {text_value(entry.vraag, 0)}",
        "varianten:" + block_list((scalar(text) for text in entry.varianten), 0),
        "antwoorden:" + block_list((version(versie, 2 * _STEP) for versie in entry.versies), 0),
    ]
    if entry.rekenhulp:
        parts.append(f"rekenhulp: {scalar(entry.rekenhulp)}")
    if entry.verwant:
        parts.append(f"verwant: {flow_list(entry.verwant)}")
    if entry.begrip:
        parts.append("begrip:" + begrip_body(entry.begrip, 0))
    if entry.publiek != default_publiek:
        parts.append(f"publiek: {flow_list(entry.publiek)}")
    if entry.soort != "antwoord":
        parts.append(f"soort: {entry.soort}")
    parts.append(f"nagekeken: {{op: {entry.nagekeken_op}, opnieuw_voor: {entry.opnieuw_voor}}}")
    return "\n".join(parts) + "\n"


def text_value(text: str, indent: int) -> str:
    """On one line where that can be, else a block."""
    return block(text, indent) if "\n" in text else scalar(text)


def _example(item: Voorbeeld, indent: int) -> str:
    margin = "\n" + " " * indent
    invoer = yaml.safe_dump(
        dict(item.invoer), default_flow_style=True, allow_unicode=True, sort_keys=False, width=10**6
    )
    body = f"rekenhulp: {scalar(item.rekenhulp)}{margin}  invoer: {invoer.strip()}"
    return f"{margin}- {body}{margin}  tekst: {text_value(item.tekst, indent + _STEP)}"


def _reads_as(text: str, *wanted: Any) -> bool:
    try:
        return yaml.load(text, Loader=_Loader) in wanted  # a safe loader
    except (yaml.YAMLError, ValueError):
        return False
