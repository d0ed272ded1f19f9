"""Reading a workbook: rows of texts by column name, and every fault in its shape by sheet, row and column."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from bot.errors import WorkbookError
from bot.knowledge_review.cells import parse_day, restore
from bot.knowledge_review.columns import COLUMNS, READ_BACK, Column
from bot.knowledge_review.faults import Fault

MAX_FILE = 30_000_000
MAX_UNPACKED = 400_000_000
MAX_ROWS = 100_000
MAX_COLUMNS = 200


@dataclass
class SheetRow:
    """A row with its texts by column name. `bad`: columns of which a fault has been told already."""

    sheet: str
    number: int
    letters: Mapping[str, str]
    texts: dict[str, str] = field(default_factory=dict)
    bad: set[str] = field(default_factory=set)

    def fault(self, column: str, message: str, remedy: str) -> Fault:
        return Fault(self.sheet, self.number, f"{self.letters[column]} ({column})", message, remedy)


@dataclass(frozen=True)
class Book:
    """The sheets that are read back, by name. `extra`: sheets that are not ours and are not read."""

    rows: Mapping[str, list[SheetRow]]
    extra: tuple[str, ...]


def read_workbook(path: Path, faults: list[Fault]) -> Book:
    """Faults in single cells are added to the list. Raises WorkbookError when the file is no workbook of ours."""
    _refuse_oversized(path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of Excel extensions that it does not keep
            book = load_workbook(path, read_only=True, keep_links=False)
            try:
                rows = {name: _read_sheet(book[name], name, faults) for name in READ_BACK if name in book.sheetnames}
                extra = tuple(name for name in book.sheetnames if name not in COLUMNS and name != "uitleg")
            finally:
                book.close()
    except (WorkbookError, MemoryError):
        raise
    except Exception as error:  # openpyxl lets any error of a damaged file through
        raise _unusable("dit is geen Excel-werkmap (.xlsx), of zij is beschadigd.", "Sla haar op als .xlsx.") from error
    faults += [
        Fault(name, 0, "", "dit blad ontbreekt.", "Neem het over uit een nieuwe export.")
        for name in READ_BACK
        if name not in rows
    ]
    if any(fault.row <= 1 for fault in faults):  # without its columns a sheet makes no sense
        raise WorkbookError(faults)
    return Book(rows, extra)


def _refuse_oversized(path: Path) -> None:
    try:
        with ZipFile(path) as archive:
            unpacked = sum(item.file_size for item in archive.infolist())
    except (BadZipFile, OSError) as error:
        raise _unusable("dit is geen Excel-werkmap (.xlsx).", "Kies het bestand van de export.") from error
    if path.stat().st_size > MAX_FILE or unpacked > MAX_UNPACKED:
        raise _unusable("de werkmap is te groot.", "Haal afbeeldingen en lege rijen weg.")


def _unusable(message: str, remedy: str) -> WorkbookError:
    return WorkbookError([Fault("", 0, "", message, remedy)])


def _read_sheet(sheet: Any, name: str, faults: list[Fault]) -> list[SheetRow]:
    sheet.reset_dimensions()  # the size that a program notes is not always true
    lines = enumerate(sheet.iter_rows(max_col=MAX_COLUMNS), start=1)
    columns = _read_header(name, next(lines, (1, ()))[1], faults)
    letters = {column.name: get_column_letter(i) for i, column in columns.items()}
    rows = []
    for number, cells in lines:
        if number > MAX_ROWS:
            message = f"er zijn meer dan {MAX_ROWS} rijen."
            raise WorkbookError([Fault(name, number, "", message, "Haal lege rijen weg.")])
        row = SheetRow(name, number, letters)
        for i, cell in enumerate(cells, start=1):
            _read_cell(row, i, cell, columns.get(i), faults)
        if any(row.texts.values()) or row.bad:
            rows.append(row)
    return rows


def _read_header(name: str, cells: Iterable[Any], faults: list[Fault]) -> dict[int, Column]:
    known = {column.name: column for column in COLUMNS[name]}
    columns: dict[int, Column] = {}
    for i, cell in enumerate(cells, start=1):
        title = "" if cell.value is None else str(cell.value).strip()
        where = f"{get_column_letter(i)} ({title})"
        if not title:
            continue
        if title not in known:
            faults.append(Fault(name, 1, where, f"onbekende kolom '{title}'.", f"Bekend zijn: {', '.join(known)}."))
        elif known[title] in columns.values():
            faults.append(Fault(name, 1, where, f"kolom '{title}' staat er twee keer.", "Haal er een weg."))
        else:
            columns[i] = known[title]
    missing = [column for column in known if known[column] not in columns.values()]
    faults += [Fault(name, 1, f"({title})", f"kolom '{title}' ontbreekt.", "Zet haar terug.") for title in missing]
    return columns


def _read_cell(row: SheetRow, i: int, cell: Any, column: Column | None, faults: list[Fault]) -> None:
    if cell.value is None:
        return
    if column is None:
        if str(cell.value).strip():
            message = "deze cel staat onder geen kolomnaam."
            faults.append(Fault(row.sheet, row.number, get_column_letter(i), message, "Maak haar leeg."))
        return
    try:
        row.texts[column.name] = _text_of(cell, column)
    except ValueError as error:
        row.bad.add(column.name)
        message, remedy = error.args
        faults.append(row.fault(column.name, message, remedy))


def _text_of(cell: Any, column: Column) -> str:
    """Raises ValueError(message, remedy) for a cell that does not hold what belongs in its column."""
    value = cell.value
    if cell.data_type == "f":
        raise ValueError("de cel bevat een formule.", "Zet er de tekst of de datum zelf neer.")
    if cell.data_type == "e":
        raise ValueError(f"de cel bevat een fout van Excel ({value}).", "Zet er de tekst zelf neer.")
    if column.kind == "datum":
        return _day_text(value)
    if isinstance(value, str):
        return restore(value)
    if column.kind == "getal" and isinstance(value, int | float) and not isinstance(value, bool):
        return str(int(value)) if value == int(value) else str(value)
    raise ValueError("de cel bevat geen tekst.", "Geef de cel de eigenschap Tekst en typ de inhoud opnieuw.")


def _day_text(value: Any) -> str:
    remedy = "Schrijf een bestaande datum als JJJJ-MM-DD."
    if isinstance(value, datetime):
        if value.time() != time():
            raise ValueError(f"'{value}' heeft een tijd.", remedy)
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if not isinstance(value, str):
        raise ValueError(f"'{value}' is geen datum.", remedy)
    text = restore(value)
    try:
        day = parse_day(text)
    except ValueError:
        raise ValueError(f"'{text}' is geen datum.", remedy) from None
    return day.isoformat() if day else ""
