"""From rows back to entries: as the reviewer means them, before they are laid beside the files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, cast, get_args

from bot.knowledge.model import Begrip, Entry, Kennis, Versie, Verwijzing
from bot.knowledge.periods import Periode
from bot.knowledge_review.cells import lines
from bot.knowledge_review.columns import ANTWOORDEN, STAND, VARIANTEN
from bot.knowledge_review.faults import Fault
from bot.knowledge_review.read import Book, SheetRow
from bot.knowledge_review.rows import SEPARATOR

Soort = Literal["antwoord", "buiten_bereik"]
PUBLIEK = ("werkgever", "adviseur")
_SHARED = (
    "vraag", "soort", "rekenhulp", "verwant", "begrip_naam", "begrip_ook", "begrip_betekenis", "publiek",
    "nagekeken_op", "opnieuw_voor",
)  # fmt: skip
_NEVER = date(1, 1, 1)


@dataclass(frozen=True)
class SheetEntry:
    """An entry as the workbook has it. `rows`: the row of each version, by version number, oldest number first."""

    entry: Entry
    rows: Mapping[int, SheetRow]

    @property
    def first(self) -> SheetRow:
        return next(iter(self.rows.values()))


@dataclass(frozen=True)
class Sheets:
    """`stand`: the mark of each entry that was exported."""

    entries: Mapping[str, SheetEntry]
    stand: Mapping[str, str]


def build(book: Book, kennis: Kennis, faults: list[Fault]) -> Sheets:
    """Everything wrong is added to `faults`; what is returned is then not to be used."""
    stand = {row.texts.get("id", ""): row.texts.get("stand", "") for row in book.rows[STAND]}
    versions = _versions_by_id(book.rows[ANTWOORDEN], faults)
    known = {*kennis.entries, *versions}
    varianten = _varianten_by_id(book.rows[VARIANTEN], {*versions, *stand}, kennis, faults)
    entries = {
        entry_id: SheetEntry(_entry(entry_id, rows, varianten.get(entry_id, ()), kennis, known, faults), rows)
        for entry_id, rows in versions.items()
    }
    return Sheets(entries, stand)


def _versions_by_id(rows: list[SheetRow], faults: list[Fault]) -> dict[str, dict[int, SheetRow]]:
    found: dict[str, dict[int, SheetRow]] = {}
    for row in rows:
        entry_id, number = row.texts.get("id", ""), row.texts.get("versie", "")
        if not entry_id:
            if "id" not in row.bad:
                faults.append(row.fault("id", "het id ontbreekt.", "Schrijf map/naam."))
            continue
        if not number.isdecimal() or int(number) < 1:
            if "versie" not in row.bad:
                faults.append(row.fault("versie", f"'{number}' is geen versienummer.", "Schrijf 1, 2, 3 enzovoort."))
            continue
        versions = found.setdefault(entry_id, {})
        if (other := versions.get(int(number))) is not None:
            message = f"dubbele rij: {entry_id} versie {number} staat ook in rij {other.number}."
            faults.append(row.fault("versie", message, "Geef een nieuwe versie het volgende nummer."))
            continue
        versions[int(number)] = row
    return {entry_id: dict(sorted(versions.items())) for entry_id, versions in found.items()}


def _varianten_by_id(
    rows: list[SheetRow], known: set[str], kennis: Kennis, faults: list[Fault]
) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for row in rows:
        entry_id, text = row.texts.get("id", ""), row.texts.get("variant", "")
        if entry_id not in known:
            if "id" not in row.bad:
                faults.append(row.fault("id", f"onbekend onderwerp '{entry_id}'.", "Kies een id van blad antwoorden."))
            continue
        if not text or "\n" in text:
            if "variant" not in row.bad:
                faults.append(row.fault("variant", "een variant is een regel tekst.", "Vul in of haal de rij weg."))
            continue
        entry = kennis.entries.get(entry_id)
        allowed = max(1, Counter(entry.varianten)[text] if entry else 1)
        if found.setdefault(entry_id, []).count(text) >= allowed:
            faults.append(row.fault("variant", f"dubbele rij: '{text}' staat er al.", "Haal deze rij weg."))
            continue
        found[entry_id].append(text)
    return {entry_id: tuple(texts) for entry_id, texts in found.items()}


def _entry(
    entry_id: str,
    rows: Mapping[int, SheetRow],
    varianten: tuple[str, ...],
    kennis: Kennis,
    known: set[str],
    faults: list[Fault],
) -> Entry:
    first = next(iter(rows.values()))
    for row in rows.values():
        for column in _SHARED:
            text = row.texts.get(column, "")
            if text and text != first.texts.get(column, "") and column not in first.bad:
                message = f"dit verschilt van rij {first.number} van hetzelfde onderwerp."
                faults.append(row.fault(column, message, "Maak het gelijk, of laat deze cel leeg."))
    for column in ("vraag", "nagekeken_op", "opnieuw_voor"):
        _require(first, column, faults)
    return Entry(
        id=entry_id,
        vraag=first.texts.get("vraag", ""),
        varianten=varianten,
        versies=tuple(_versie(row, kennis, faults) for row in rows.values()),
        nagekeken_op=_day(first, "nagekeken_op") or _NEVER,
        opnieuw_voor=_day(first, "opnieuw_voor") or _NEVER,
        soort=cast(Soort, _choices(first, "soort", get_args(Soort), ("antwoord",), faults)[0]),
        rekenhulp=_known(first, "rekenhulp", kennis.rekenhulpen, faults),
        verwant=tuple(_known_lines(first, "verwant", known - {entry_id}, faults)),
        begrip=_begrip(first, faults),
        publiek=_choices(first, "publiek", PUBLIEK, PUBLIEK, faults),
    )


def _versie(row: SheetRow, kennis: Kennis, faults: list[Fault]) -> Versie:
    _require(row, "kort", faults)
    vanaf, tot = _day(row, "geldig_vanaf"), _day(row, "geldig_tot")
    if vanaf and tot and tot < vanaf:
        faults.append(row.fault("geldig_tot", "dit ligt voor geldig_vanaf.", "Verbeter een van de twee datums."))
        tot = None
    return Versie(
        periode=Periode(vanaf, tot),
        kort=row.texts.get("kort", ""),
        bronnen=tuple(_refs(row, kennis, faults)),
        uitleg=row.texts.get("uitleg") or None,
        voorbehoud=row.texts.get("voorbehoud") or None,
    )


def _refs(row: SheetRow, kennis: Kennis, faults: list[Fault]) -> list[Verwijzing]:
    refs = []
    for line in lines(row.texts.get("bronnen", "")):
        bron, _, artikel = (part.strip() for part in line.partition(SEPARATOR.strip()))
        if bron not in kennis.bronnen:
            faults.append(row.fault("bronnen", f"bron '{bron}' bestaat niet.", "Kies een id van blad bronnen."))
        ref = Verwijzing(bron, artikel or None)
        if ref in refs:
            faults.append(row.fault("bronnen", f"'{line}' staat er twee keer.", "Haal er een weg."))
        refs.append(ref)
    return refs


def _begrip(row: SheetRow, faults: list[Fault]) -> Begrip | None:
    naam, betekenis = row.texts.get("begrip_naam", ""), row.texts.get("begrip_betekenis", "")
    ook = lines(row.texts.get("begrip_ook", ""))
    if not (naam or betekenis or ook):
        return None
    _require(row, "begrip_naam", faults)
    _require(row, "begrip_betekenis", faults)
    return Begrip(naam, betekenis, ook)


def _require(row: SheetRow, column: str, faults: list[Fault]) -> None:
    if not row.texts.get(column) and column not in row.bad:
        faults.append(row.fault(column, "deze cel is leeg.", "Vul haar in."))


def _day(row: SheetRow, column: str) -> date | None:
    text = row.texts.get(column)
    return date.fromisoformat(text) if text else None


def _choices(
    row: SheetRow, column: str, choices: tuple[str, ...], default: tuple[str, ...], faults: list[Fault]
) -> tuple[str, ...]:
    """The lines of that cell, each one of the choices; the default when it is empty."""
    found = lines(row.texts.get(column, "")) or default
    remedy = f"Kies uit: {', '.join(choices)}."
    faults += [row.fault(column, f"'{item}' kan hier niet.", remedy) for item in found if item not in choices]
    return found


def _known(row: SheetRow, column: str, known: Mapping[str, object], faults: list[Fault]) -> str | None:
    text = row.texts.get(column) or None
    if text is not None and text not in known:
        faults.append(row.fault(column, f"{column} '{text}' bestaat niet.", f"Er zijn: {', '.join(known)}."))
    return text


def _known_lines(row: SheetRow, column: str, known: set[str], faults: list[Fault]) -> tuple[str, ...]:
    found = lines(row.texts.get(column, ""))
    remedy = "Verbeter het id of haal het weg."
    faults += [row.fault(column, f"onderwerp '{item}' bestaat niet.", remedy) for item in found if item not in known]
    return found
