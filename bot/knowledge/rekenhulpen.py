"""The calculators in knowledge/rekenhulpen.yml: reading and checking how they speak to a user."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from string import Formatter
from typing import Any, cast, get_args

from bot.errors import InputError
from bot.knowledge.fields import Fields
from bot.knowledge.language import measure
from bot.knowledge.model import Bedraglabel, Kennis, Rekenaar, Rekenhulp, Toon, Uitkomstzin, Vervolg, Voorbeeld
from bot.knowledge.problems import Problem
from bot.knowledge.schema import read_names
from bot.knowledge.yaml_source import Source

# what every sentence may name, besides the other values of its outcome
PLAATSEN = ("uitkomst", "peildatum", "jaar", "stap", "laatste_stap")
MAX_VERVOLG = 3
MAX_WORDS_SENTENCE = 25

_ZINNEN = ("uitkomst", "niet_vastgesteld", "niet_van_toepassing")
_KEYS = {"titel", *_ZINNEN, "bedragen", "wie_beslist", "entry", "vervolg", "voorbeeld"}


def read_rekenhulpen(source: Source, problems: list[Problem]) -> dict[str, Rekenhulp]:
    """All calculators of rekenhulpen.yml, by name."""
    return {naam: _read_rekenhulp(naam, source, problems) for naam in read_names(source, problems)}


def _read_rekenhulp(naam: str, source: Source, problems: list[Problem]) -> Rekenhulp:
    fields = Fields(source, (naam,), problems)
    fields.refuse_unknown(_KEYS)
    return Rekenhulp(
        naam=naam,
        titel=fields.text("titel") or naam,
        uitkomst=_read_zinnen(fields, "uitkomst", required=True),
        niet_vastgesteld=_read_zinnen(fields, "niet_vastgesteld"),
        niet_van_toepassing=_read_zinnen(fields, "niet_van_toepassing"),
        bedragen=_read_bedragen(fields),
        wie_beslist=_read_texts(fields, "wie_beslist", required=True),
        entry=fields.text("entry"),
        vervolg=_read_vervolg(fields),
        voorbeeld=_read_mapping(fields, "voorbeeld"),
    )


def _read_zinnen(fields: Fields, key: str, *, required: bool = False) -> tuple[Uitkomstzin, ...]:
    """One sentence, or a list of sentences each with the values for which it is meant."""
    if not isinstance(fields.raw(key), list):
        zin = fields.text(key, required=required)
        return (Uitkomstzin(zin),) if zin else ()
    zinnen = []
    for i in range(len(fields.raw(key))):
        item = fields.nested(key, i)
        item.refuse_unknown({"als", "stap", "zin"})
        if zin := item.text("zin"):
            zinnen.append(Uitkomstzin(zin, _read_mapping(item, "als"), _read_texts(item, "stap")))
    return tuple(zinnen)


def _read_bedragen(fields: Fields) -> dict[str, Bedraglabel]:
    labels: dict[str, Bedraglabel] = {}
    for naam in _read_mapping(fields, "bedragen"):
        item = fields.nested("bedragen", naam)
        item.refuse_unknown({"label", "eenheid", "toon", "waarden"})
        if naam in PLAATSEN:
            item.note(f"'{naam}' is al de naam van iets anders.", f"Dat zijn: {', '.join(PLAATSEN)}.")
        labels[naam] = Bedraglabel(
            label=item.text("label") or naam,
            eenheid=item.text("eenheid", required=False) or "",
            toon=cast(Toon, item.choice("toon", get_args(Toon), "altijd")),
            waarden=_read_mapping(item, "waarden"),
        )
    return labels


def _read_texts(fields: Fields, key: str, *, required: bool = False) -> tuple[str, ...]:
    """One text, or a list of texts."""
    if isinstance(fields.raw(key), list):
        return fields.texts(key)
    text = fields.text(key, required=required)
    return (text,) if text else ()


def _read_vervolg(fields: Fields) -> tuple[Vervolg, ...]:
    raw = fields.raw("vervolg")
    if raw is None:
        return ()
    if not isinstance(raw, list) or not 1 <= len(raw) <= MAX_VERVOLG:
        fields.note(f"'vervolg' is een lijst van 1 tot {MAX_VERVOLG} stappen.", "Begin elke stap met '- '.", "vervolg")
        return ()
    stappen = []
    for i in range(len(raw)):
        item = fields.nested("vervolg", i)
        item.refuse_unknown({"entry", "titel", "payload", "behalve"})
        entry = item.text("entry", required=False)
        titel = "" if entry else item.text("titel") or ""
        payload = "" if entry else item.text("payload", required=False) or titel
        stappen.append(Vervolg(entry, titel, payload, _read_mapping(item, "behalve")))
    return tuple(stappen)


def _read_mapping(fields: Fields, key: str) -> Mapping[str, Any]:
    raw = fields.raw(key)
    if raw is not None and not isinstance(raw, dict):
        fields.note(f"'{key}' moet velden hebben.", f"Schrijf '{key}: {{naam: waarde}}'.", key)
    return raw if isinstance(raw, dict) else {}


def check_rekenhulpen(kennis: Kennis, source: Source, *, check_language: bool = True) -> Iterator[Problem]:
    """What is wrong with the calculators beyond how they are written: names, entries, long sentences."""
    for hulp in kennis.rekenhulpen.values():
        for key, entry in _entries(hulp):
            if entry not in kennis.entries:
                yield source.problem((hulp.naam, *key), f"onderwerp '{entry}' bestaat niet.", "Verbeter de naam.")
        for key, zin in _zinnen(hulp):
            yield from _check_zin(hulp, zin, source, (hulp.naam, *key))
            if check_language and (words := measure(zin.zin).longest) > MAX_WORDS_SENTENCE:
                yield source.problem(
                    (hulp.naam, *key),
                    f"een zin heeft {words} woorden; het maximum is {MAX_WORDS_SENTENCE}.",
                    "Maak er twee zinnen van.",
                )


def check_voorbeelden(kennis: Kennis, source: Source, rekenaar: Rekenaar) -> Iterator[Problem]:
    """The example input of every calculator must be input that its rule takes."""
    for hulp in kennis.rekenhulpen.values():
        entry = kennis.entries.get(hulp.entry or "")
        day: date | None = entry.nagekeken_op if entry else None
        if not hulp.voorbeeld or day is None:
            continue
        try:
            rekenaar(Voorbeeld(hulp.naam, hulp.voorbeeld, "{uitkomst}"), day, kennis.figuren)
        except InputError as error:
            yield source.problem((hulp.naam, "voorbeeld"), error.message, error.remedy)


def placeholders(zin: str) -> list[str]:
    """The names between braces. Raises ValueError for braces that do not match."""
    return [name for _, name, _, _ in Formatter().parse(zin) if name is not None]


def _check_zin(hulp: Rekenhulp, zin: Uitkomstzin, source: Source, place: tuple[str | int, ...]) -> Iterator[Problem]:
    known = (*PLAATSEN, *hulp.bedragen)
    try:
        named = placeholders(zin.zin)
    except ValueError:
        yield source.problem(place, "de accolades kloppen niet.", "Schrijf {uitkomst} of {naam}.")
        return
    for name in named:
        if name not in known:
            yield source.problem(place, f"'{{{name}}}' bestaat niet.", f"Bekend zijn: {', '.join(known)}.")
    if ("stap" in named) is not bool(zin.stap):
        yield source.problem(place, "'{stap}' en 'stap' horen bij elkaar.", "Noem bij 'stap' woorden uit de stap.")
    for name in zin.als:
        if name not in hulp.bedragen:
            yield source.problem(
                place, f"'als' noemt '{name}'; dat staat niet bij 'bedragen'.", "Zet de naam bij 'bedragen'."
            )


def _entries(hulp: Rekenhulp) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if hulp.entry:
        yield ("entry",), hulp.entry
    for i, stap in enumerate(hulp.vervolg):
        if stap.entry:
            yield ("vervolg", i), stap.entry


def _zinnen(hulp: Rekenhulp) -> Iterator[tuple[tuple[str | int, ...], Uitkomstzin]]:
    for key, zinnen in zip(_ZINNEN, (hulp.uitkomst, hulp.niet_vastgesteld, hulp.niet_van_toepassing), strict=True):
        for i, zin in enumerate(zinnen):
            yield (key, i), zin
    for i, tekst in enumerate(hulp.wie_beslist):
        yield ("wie_beslist", i), Uitkomstzin(tekst)
