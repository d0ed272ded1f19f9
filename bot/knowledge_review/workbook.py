"""Writing the workbook: every cell is a text cell, so that nothing in it can be taken for a formula."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import cast

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from bot.errors import WorkbookError
from bot.knowledge.model import Entry, Kennis
from bot.knowledge_review.cells import needs_quote_prefix, why_not_storable
from bot.knowledge_review.columns import (
    ANTWOORDEN,
    BRONNEN,
    COLUMNS,
    GETALLEN,
    RULES,
    STAND,
    UITLEG,
    VARIANTEN,
    Column,
)  # fmt: skip
from bot.knowledge_review.faults import Fault
from bot.knowledge_review.rows import Row, bron_rows, entry_rows, figuur_rows, stand

_WRAP = Alignment(wrap_text=True, vertical="top")
_BOLD = Font(bold=True)
_HEADER = PatternFill("solid", fgColor="FFD9E2F3")
_READ_ONLY = PatternFill("solid", fgColor="FFE7E6E6")
_TEXT = "@"


def export_workbook(target: Path, kennis: Kennis, onderwerp: str | None = None) -> int:
    """Write all entries, or those of one onderwerp, to `target`; returns how many.

    Raises WorkbookError when a text cannot be kept exactly in a cell, or when there is nothing to write.
    """
    entries = [entry for entry in kennis.entries.values() if onderwerp in (None, entry.onderwerp)]
    if not entries:
        known = ", ".join(sorted({entry.onderwerp for entry in kennis.entries.values()}))
        raise WorkbookError([Fault("", 0, "", f"onderwerp '{onderwerp}' bestaat niet.", f"Er zijn: {known}.")])
    book = Workbook()
    if book.active is not None:
        book.remove(book.active)
    faults: list[Fault] = []
    _write_explanation(book.create_sheet(UITLEG), faults)
    for sheet, rows in _tables(entries, kennis):
        _write_table(book.create_sheet(sheet), COLUMNS[sheet], rows, faults)
    if faults:
        raise WorkbookError(faults)
    book.active = book.sheetnames.index(ANTWOORDEN)
    _save(book, target)
    return len(entries)


def _tables(entries: list[Entry], kennis: Kennis) -> Iterable[tuple[str, Iterable[Row]]]:
    yield ANTWOORDEN, (row for entry in entries for row in entry_rows(entry))
    yield VARIANTEN, ({"id": entry.id, "variant": text} for entry in entries for text in entry.varianten)
    yield BRONNEN, bron_rows(kennis.bronnen.values())
    yield GETALLEN, figuur_rows(kennis.figuren.values())
    yield STAND, ({"id": entry.id, "stand": stand(entry)} for entry in entries)


def _write_table(sheet: Worksheet, columns: tuple[Column, ...], rows: Iterable[Row], faults: list[Fault]) -> None:
    for i, column in enumerate(columns, start=1):
        title = _put(sheet, 1, i, column.name, faults)
        title.font, title.fill = _BOLD, _READ_ONLY if column.read_only else _HEADER
        width = sheet.column_dimensions[get_column_letter(i)]
        width.width, width.number_format, width.alignment = column.width, _TEXT, _WRAP
    last = 1
    for last, row in enumerate(rows, start=2):
        for i, column in enumerate(columns, start=1):
            cell = _put(sheet, last, i, row[column.name], faults)
            if column.read_only:
                cell.fill = _READ_ONLY
    sheet.freeze_panes = "C2" if sheet.title == ANTWOORDEN else "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{last}"


def _write_explanation(sheet: Worksheet, faults: list[Fault]) -> None:
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 14, 20
    sheet.column_dimensions["C"].width, sheet.column_dimensions["D"].width = 90, 16
    sheet.freeze_panes = "A2"
    table = [("blad", "kolom", "wat er staat", "wijzigen")]
    table += [("regel", str(i), rule, "") for i, rule in enumerate(RULES, start=1)]
    for name, columns in COLUMNS.items():
        table += [(name, column.name, column.meaning, "nee" if column.read_only else "ja") for column in columns]
    for i, texts in enumerate(table, start=1):
        for j, text in enumerate(texts, start=1):
            cell = _put(sheet, i, j, text, faults)
            if i == 1:
                cell.font, cell.fill = _BOLD, _HEADER


def _put(sheet: Worksheet, row: int, column: int, text: str, faults: list[Fault]) -> Cell:
    cell = cast(Cell, sheet.cell(row, column))
    if reason := why_not_storable(text):
        where = f"{get_column_letter(column)} ({sheet.cell(1, column).value})"
        faults.append(Fault(sheet.title, row, where, f"{reason}.", "Verbeter de tekst in knowledge/."))
        return cell
    if text:
        cell.value = text
        cell.data_type = "s"  # openpyxl makes a formula of "=..."
    cell.number_format, cell.alignment = _TEXT, _WRAP
    cell.quotePrefix = needs_quote_prefix(text)
    return cell


def _save(book: Workbook, target: Path) -> None:
    """Whole or not at all."""
    handle, name = tempfile.mkstemp(dir=target.parent, suffix=".xlsx")
    os.close(handle)
    part = Path(name)
    try:
        book.save(part)
        part.chmod(0o644)
        part.replace(target)
    finally:
        part.unlink(missing_ok=True)
