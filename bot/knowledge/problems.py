"""What is wrong in knowledge/, told so that an editor who does not program can mend it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend: where it stands, what is wrong, what to do. `line` counts from 1."""

    file: str
    line: int
    message: str
    remedy: str
    level: Literal["fout", "waarschuwing"] = "fout"

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.level}: {self.message} {self.remedy}".rstrip()
