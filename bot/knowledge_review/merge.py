"""Workbook beside files: who changed what since the export, and what each entry becomes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from bot.knowledge.fields import SLUG
from bot.knowledge.load import NOT_TOPICS
from bot.knowledge.model import Entry, Kennis, Versie
from bot.knowledge_review.build import SheetEntry, Sheets
from bot.knowledge_review.columns import ANTWOORDEN
from bot.knowledge_review.faults import Fault
from bot.knowledge_review.rows import EXAMPLES, examples_text, stand

_AGAIN = "Exporteer opnieuw en neem de wijzigingen over."


@dataclass(frozen=True)
class Change:
    """What becomes of one entry. old None: it is new; new None: it goes. `row` is its first row, 0 when it has none.

    origins: which old version each new version was, None for one that is new.
    """

    id: str
    old: Entry | None
    new: Entry | None
    origins: tuple[int | None, ...] = ()
    row: int = 0


@dataclass
class Merge:
    """The changes, what the user must know, and what is wrong."""

    changes: list[Change] = field(default_factory=list)
    notices: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def merge(sheets: Sheets, kennis: Kennis, root: Path, *, remove: bool) -> Merge:
    """`remove`: a row that disappeared means removal; otherwise it is only told."""
    result = Merge()
    for entry_id, sheet in sheets.entries.items():
        change = _merge_entry(sheet, kennis.entries.get(entry_id), sheets.stand.get(entry_id), root, remove, result)
        if change is not None and change.old != change.new:
            result.changes.append(change)
    for entry_id, mark in sheets.stand.items():
        current = kennis.entries.get(entry_id)
        if entry_id in sheets.entries or current is None:
            continue
        if not remove:
            result.notices.append(f"{entry_id}: alle rijen zijn verdwenen; het onderwerp blijft staan.")
        elif stand(current) != mark:
            message = f"{entry_id} is verdwenen, maar het bestand is sinds de export gewijzigd."
            result.faults.append(Fault(ANTWOORDEN, 0, "", message, _AGAIN))
        else:
            result.notices.append(f"{entry_id}: verwijderd.")
            result.changes.append(Change(entry_id, current, None))
    return result


def _merge_entry(
    sheet: SheetEntry, current: Entry | None, mark: str | None, root: Path, remove: bool, result: Merge
) -> Change | None:
    row, entry = sheet.first, sheet.entry
    if current is None and mark is None:
        result.faults += _name_faults(sheet, root)
        result.faults += _number_faults(sheet, 0)
        versies, origins = _by_date([(versie, None) for versie in entry.versies])
        return Change(entry.id, None, replace(entry, versies=versies), origins, row.number)
    is_untouched = stand(entry) == mark and [*sheet.rows] == [*range(1, len(sheet.rows) + 1)]
    if current is not None and mark is not None and stand(current) == mark:
        _tell_examples(sheet, current, result)
        return None if is_untouched else _change(sheet, current, remove, result)
    if is_untouched:
        what = "verwijderd" if current is None else "gewijzigd"
        result.notices.append(f"{entry.id}: het bestand is sinds de export {what}; dat blijft zo.")
    elif current is None or stand(entry) != stand(current):
        message = "dit onderwerp is in het werkblad en sinds de export ook in het bestand gewijzigd."
        if mark is None:
            message = f"'{entry.id}' bestaat al, maar staat niet op blad stand."
        result.faults.append(row.fault("id", message, _AGAIN))
    return None


def _change(sheet: SheetEntry, current: Entry, remove: bool, result: Merge) -> Change:
    count = len(current.versies)
    result.faults += _number_faults(sheet, count)
    pairs: list[tuple[Versie, int | None]] = []
    by_number = dict(zip(sheet.rows, sheet.entry.versies, strict=True))
    for i, old in enumerate(current.versies):
        new = by_number.get(i + 1)
        if new is not None:
            pairs.append((replace(new, voorbeelden=old.voorbeelden), i))
            continue
        what = "verwijderd" if remove else "zij blijft staan"
        result.notices.append(f"{current.id}: de rij van versie {i + 1} is verdwenen; {what}.")
        if not remove:
            pairs.append((old, i))
    pairs += [(versie, None) for number, versie in by_number.items() if number > count]
    versies, origins = _by_date(pairs)
    varianten = _merge_varianten(sheet.entry, current, remove, result)
    new_entry = replace(sheet.entry, versies=versies, varianten=varianten)
    return Change(current.id, current, new_entry, origins, sheet.first.number)


def _merge_varianten(entry: Entry, current: Entry, remove: bool, result: Merge) -> tuple[str, ...]:
    """In the order of the file, new ones behind."""
    left = Counter(entry.varianten)
    kept, gone = [], []
    for text in current.varianten:
        if left[text]:
            left[text] -= 1
            kept.append(text)
        else:
            gone.append(text)
            kept += [] if remove else [text]
    for text in gone:
        what = "verwijderd" if remove else "zij blijft staan"
        result.notices.append(f"{current.id}: variant '{text}' is verdwenen; {what}.")
    for text in entry.varianten:
        if left[text]:
            left[text] -= 1
            kept.append(text)
    return tuple(kept)


def _by_date(pairs: list[tuple[Versie, int | None]]) -> tuple[tuple[Versie, ...], tuple[int | None, ...]]:
    """Oldest first, as a file wants them."""
    ordered = sorted(pairs, key=lambda pair: pair[0].periode.vanaf or date.min)
    return tuple(versie for versie, _ in ordered), tuple(origin for _, origin in ordered)


def _tell_examples(sheet: SheetEntry, current: Entry, result: Merge) -> None:
    for number, row in sheet.rows.items():
        own = examples_text(current.versies[number - 1]) if number <= len(current.versies) else ""
        if row.texts.get(EXAMPLES, "") not in ("", own):
            result.notices.append(f"{current.id}: de voorbeelden in rij {row.number} worden niet teruggelezen.")


def _name_faults(sheet: SheetEntry, root: Path) -> Iterator[Fault]:
    row, parts = sheet.first, sheet.entry.id.split("/")
    if len(parts) != 2 or not all(SLUG.fullmatch(part) for part in parts):
        message = f"'{sheet.entry.id}' is geen goed id."
        yield row.fault("id", message, "Schrijf map/naam, met kleine letters, cijfers en koppeltekens.")
    elif parts[0] in NOT_TOPICS or not (root / parts[0]).is_dir():
        message = f"onbekend onderwerp '{sheet.entry.id}': de map '{parts[0]}' bestaat niet."
        yield row.fault("id", message, "Verbeter het id of maak eerst de map.")


def _number_faults(sheet: SheetEntry, count: int) -> Iterator[Fault]:
    added = [number for number in sheet.rows if number > count]
    for expected, number in enumerate(added, start=count + 1):
        if number != expected:
            message = f"versie {number} sluit niet aan."
            yield sheet.rows[number].fault("versie", message, f"De volgende versie is {expected}.")
            return
