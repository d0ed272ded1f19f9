"""What is wrong in a workbook, told by sheet, row and column."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Fault:
    """`row` counts from 1 as Excel does, 0 for the sheet itself; `column` is "F (kort)" or ""."""

    sheet: str
    row: int
    column: str
    message: str
    remedy: str

    def __str__(self) -> str:
        place = [f"blad {self.sheet}" if self.sheet else "", f"rij {self.row}" if self.row else ""]
        place.append(f"kolom {self.column}" if self.column else "")
        where = ", ".join(part for part in place if part)
        return f"{where}: {self.message} {self.remedy}".removeprefix(": ").rstrip()
