"""The mapping in knowledge/dekking/: which entries tell which fact, or which paragraph of a document.

A list of facts is `feiten: {id: [entries]}`, or `id: {entries: [...], bevestigd: nee}` for a fact that no source
confirms. A list of paragraphs is `bron: id` with `alineas: [{id, waarover, entries}]`. Entries that are renamed
or merged must be renamed here too; `check_coverage` sees to that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from bot.knowledge.fields import SLUG, Fields
from bot.knowledge.model import Kennis
from bot.knowledge.problems import Problem
from bot.knowledge.text import figure_refs, version_text
from bot.knowledge.yaml_source import Place, Source


@dataclass(frozen=True)
class Onderdeel:
    """What must be told: a fact or a paragraph. `place`: where its entries stand in the file."""

    id: str
    soort: Literal["feit", "alinea"]
    entries: tuple[str, ...]
    place: Place
    waarover: str | None = None
    is_bevestigd: bool = True

    def covered_by(self, kennis: Kennis) -> tuple[str, ...]:
        """The entries that tell it and exist."""
        return tuple(entry_id for entry_id in self.entries if entry_id in kennis.entries)


@dataclass(frozen=True)
class Dekking:
    """One file of the mapping. `bron`: the document, when it lists paragraphs."""

    source: Source
    onderdelen: tuple[Onderdeel, ...]
    bron: str | None = None


def read_dekking(source: Source, problems: list[Problem]) -> Dekking:
    """The mapping in that file, as far as it can be read. Problems are added to the list."""
    fields = Fields(source, (), problems)
    if fields.has("feiten"):
        fields.refuse_unknown({"feiten"})
        return Dekking(source, tuple(_read_feiten(fields)))
    if not fields.has("alineas"):
        fields.note("er staan geen 'feiten' en geen 'alineas' in.", "Zie docs/kennis.md voor de opbouw.")
        return Dekking(source, ())
    fields.refuse_unknown({"bron", "alineas"})
    return Dekking(source, tuple(_read_alineas(fields)), fields.text("bron"))


def check_coverage(dekking: Iterable[Dekking], kennis: Kennis) -> Iterator[Problem]:
    """Names in the mapping that do not exist or stand there twice, and doubt that no answer tells."""
    seen: dict[str, str] = {}
    for file in dekking:
        if file.bron is not None and file.bron not in kennis.bronnen:
            yield file.source.problem(("bron",), f"bron '{file.bron}' bestaat niet.", "Voeg haar toe aan bronnen.yml.")
        for onderdeel in file.onderdelen:
            if onderdeel.id in seen:
                yield file.source.problem(
                    onderdeel.place,
                    f"{onderdeel.soort} '{onderdeel.id}' staat er twee keer, ook op {seen[onderdeel.id]}.",
                    "Laat een van de twee staan.",
                )
            seen.setdefault(onderdeel.id, f"{file.source.file}:{file.source.line(*onderdeel.place)}")
            yield from _check_entries(onderdeel, file.source, kennis)


def figure_users(kennis: Kennis) -> dict[str, tuple[str, ...]]:
    """For each figure, the entries whose answers refer to it. What a calculation rule uses cannot be read here."""
    users: dict[str, dict[str, None]] = {naam: {} for naam in kennis.figuren}
    for entry in kennis.entries.values():
        for versie in entry.versies:
            for ref in figure_refs(version_text(versie)):
                users.setdefault(ref.naam, {})[entry.id] = None
    return {naam: tuple(users[naam]) for naam in kennis.figuren}


def _read_feiten(fields: Fields) -> Iterator[Onderdeel]:
    feiten = fields.nested("feiten")
    for key, value in feiten.raw_items():
        _check_name(feiten, str(key), key)
        place: Place = ("feiten", key)
        if not isinstance(value, dict):
            yield Onderdeel(str(key), "feit", _read_entries(feiten, key), place)
            continue
        feit = feiten.nested(key)
        feit.refuse_unknown({"entries", "bevestigd"})
        is_bevestigd = feit.choice("bevestigd", ("ja", "nee"), "ja") == "ja"
        entries = _read_entries(feit, "entries")
        yield Onderdeel(str(key), "feit", entries, (*place, "entries"), is_bevestigd=is_bevestigd)


def _read_alineas(fields: Fields) -> Iterator[Onderdeel]:
    rows = fields.raw("alineas")
    if not isinstance(rows, list):
        fields.note("'alineas' moet een lijst zijn.", "Begin elke alinea met '- id:'.", "alineas")
        return
    for i in range(len(rows)):
        alinea = fields.nested("alineas", i)
        alinea.refuse_unknown({"id", "waarover", "entries"})
        alinea_id, waarover = alinea.text("id"), alinea.text("waarover")
        entries = _read_entries(alinea, "entries")
        if alinea_id is not None:
            _check_name(alinea, alinea_id, "id")
            yield Onderdeel(alinea_id, "alinea", entries, ("alineas", i, "entries"), waarover)


def _read_entries(fields: Fields, key: str) -> tuple[str, ...]:
    if fields.raw(key) in (None, []):
        fields.note("er staat geen onderwerp bij.", "Noem er ten minste een, of schrijf een nieuw antwoord.", key)
        return ()
    return fields.texts(key)


def _check_name(fields: Fields, name: str, *where: str) -> None:
    if not SLUG.fullmatch(name):
        fields.note(f"'{name}' is geen goede naam.", "Gebruik kleine letters, cijfers en koppeltekens.", *where)


def _check_entries(onderdeel: Onderdeel, source: Source, kennis: Kennis) -> Iterator[Problem]:
    for i, entry_id in enumerate(onderdeel.entries):
        place = (*onderdeel.place, i)
        entry = kennis.entries.get(entry_id)
        if entry is None:
            yield source.problem(
                place,
                f"{onderdeel.soort} '{onderdeel.id}' noemt '{entry_id}', maar dat bestaat niet.",
                "Zet er de nieuwe naam van het onderwerp, of haal het weg.",
            )
        elif not onderdeel.is_bevestigd and not any(versie.voorbehoud for versie in entry.versies):
            yield source.problem(
                place,
                f"'{entry_id}' vertelt feit '{onderdeel.id}', dat niet is bevestigd, maar heeft geen voorbehoud.",
                "Voeg 'voorbehoud:' toe aan dat antwoord, of haal het onderwerp hier weg.",
            )
