"""Everything that can go wrong, as one tree.

BanenwijzerError            what happened, what to do about it
├── InputError              the caller sent something that cannot be used (4xx, Dutch, safe to show)
│   ├── MessageError        a chat message: empty, too long, no text
│   ├── NotFoundError       an entry or conversation that does not exist
│   └── WorkbookError       an Excel workbook that cannot be imported; carries the faults by row and column
├── AccessError             no token, or one that does not fit (401)
├── KnowledgeError          knowledge/ cannot be used; carries the problems found
├── ModelError              no trained model, or one that cannot be read
├── StoreError              the database cannot be reached or read (503); answering goes on without it
├── BusyError               more requests than we take from one client or in one conversation (429)
└── EngineError             the dialogue engine gave no answer in time
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.knowledge.problems import Problem
    from bot.knowledge_review.faults import Fault


class BanenwijzerError(Exception):
    """Base of all our errors.

    message: what happened, in Dutch when a user may read it; remedy: what to do about it, or "".
    """

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}".strip()


class InputError(BanenwijzerError):
    """The caller sent something that cannot be used; the message is Dutch and safe to show."""


class MessageError(InputError):
    """A chat message that cannot be answered: empty, too long, or without any text."""


class NotFoundError(InputError):
    """An entry, source or conversation that does not exist."""


class WorkbookError(InputError):
    """An Excel workbook that cannot be used; nothing was written. `faults`: what to mend, by sheet, row, column."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(sorted(set(faults)))
        listing = "\n".join(str(fault) for fault in self.faults)
        super().__init__(f"{listing}\nFouten: {len(self.faults)}. Er is niets geschreven.")


class AccessError(BanenwijzerError):
    """No token, or one that does not belong to this conversation."""


class KnowledgeError(BanenwijzerError):
    """knowledge/ has errors; `problems` lists each with file, line and remedy."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        listing = "\n".join(str(problem) for problem in self.problems)
        super().__init__(f"knowledge/ heeft {len(self.problems)} fout(en):\n{listing}")


class SettingsError(BanenwijzerError):
    """A setting that is wrong, or missing where it may not be."""


class ModelError(BanenwijzerError):
    """There is no trained model, or it cannot be read."""


class StoreError(BanenwijzerError):
    """The database cannot be reached or read."""


class BusyError(BanenwijzerError):
    """More requests than we take. `seconds`: after how many the next one is welcome."""

    def __init__(self, message: str, seconds: int) -> None:
        self.seconds = seconds
        super().__init__(message, f"Probeer het over {seconds} seconden opnieuw.")


class EngineError(BanenwijzerError):
    """The dialogue engine gave no usable answer within its time."""
