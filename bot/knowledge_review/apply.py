"""The plan of an import: which files change and how; checked as a whole, and only then written."""

from __future__ import annotations

import difflib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from bot.errors import WorkbookError
from bot.knowledge import Kennis, Problem, load_kennis
from bot.knowledge_review.build import build
from bot.knowledge_review.columns import ANTWOORDEN
from bot.knowledge_review.faults import Fault
from bot.knowledge_review.merge import Change, merge
from bot.knowledge_review.read import read_workbook
from bot.knowledge_review.rewrite import canonical, rewrite

Inspect = Callable[[Path], tuple[Kennis, list[Problem]]]


@dataclass(frozen=True)
class FileChange:
    """before None: the file is new; after None: it goes. `name` is relative to knowledge/'s parent."""

    path: Path
    name: str
    before: bytes | None
    after: bytes | None

    def diff(self) -> str:
        return "".join(
            difflib.unified_diff(
                _lines(self.before),
                _lines(self.after),
                f"a/{self.name}" if self.before is not None else "/dev/null",
                f"b/{self.name}" if self.after is not None else "/dev/null",
            )
        )


@dataclass(frozen=True)
class Plan:
    """notices: what the user must know, such as rows that disappeared; warnings: those of `kennis check`."""

    files: tuple[FileChange, ...]
    notices: tuple[str, ...]
    warnings: tuple[Problem, ...]


def plan_import(workbook: Path, root: Path, inspect: Inspect, *, remove: bool = False) -> Plan:
    """What importing this workbook would do to the knowledge under `root`; writes nothing there.

    inspect: what `kennis check` does with a folder. Raises WorkbookError when anything is wrong.
    """
    kennis = load_kennis(root, check_language=False)
    faults: list[Fault] = []
    book = read_workbook(workbook, faults)
    sheets = build(book, kennis, faults)
    if faults:
        raise WorkbookError(faults)
    merged = merge(sheets, kennis, root, remove=remove)
    if merged.faults:
        raise WorkbookError(merged.faults)
    files = tuple(file for change in merged.changes for file in _file_changes(change, root))
    rows = {f"{root.name}/{entry_id}.yml": sheet.first.number for entry_id, sheet in sheets.entries.items()}
    warnings = _check(files, merged.changes, root, inspect, rows) if files else ()
    extra = [f"blad '{name}' wordt niet gelezen." for name in book.extra]
    return Plan(files, (*merged.notices, *extra), warnings)


def write_plan(plan: Plan) -> None:
    """Write every file of the plan, each whole or not at all.

    Raises WorkbookError, with nothing written, when a file changed since the plan was made.
    """
    with ExitStack() as stack:
        parts: list[tuple[Path, FileChange]] = []
        for file in plan.files:
            if _read(file.path) != file.before:
                message = f"{file.name} is intussen gewijzigd."
                raise WorkbookError([Fault("", 0, "", message, "Voer de import opnieuw uit.")])
            if file.after is not None:
                parts.append((_write_beside(file.path, file.after, stack), file))
        for part, file in parts:
            part.replace(file.path)
        for file in plan.files:
            if file.after is None:
                file.path.unlink()


def _file_changes(change: Change, root: Path) -> Iterator[FileChange]:
    path = root / f"{change.id}.yml"
    before = _read(path)
    try:
        if change.new is None:
            after = None
        elif change.old is None or before is None:
            after = canonical(change.new).encode()
        else:
            after = rewrite(before.decode(), change.old, change.new, change.origins).encode()
    except ValueError as error:
        fault = Fault(ANTWOORDEN, change.row, "", f"{error}.", "Haal bijzondere tekens uit de tekst.")
        raise WorkbookError([fault]) from error
    yield FileChange(path, f"{root.name}/{change.id}.yml", before, after)


def _check(
    files: tuple[FileChange, ...], changes: list[Change], root: Path, inspect: Inspect, rows: Mapping[str, int]
) -> tuple[Problem, ...]:
    """`kennis check` on a copy with the changes in it, and whether the copy holds exactly what was meant.

    rows: the first row of each file's entry in the workbook. Returns the warnings on the files that change.
    """
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(shutil.copytree(root, Path(folder) / root.name))
        for file in files:
            target = copy / file.path.relative_to(root)
            if file.after is None:
                target.unlink()
            else:
                target.write_bytes(file.after)
        found, problems = inspect(copy)
    faults = [
        Fault(
            ANTWOORDEN if rows.get(problem.file) else "",
            rows.get(problem.file, 0),
            "",
            f"{problem.file}:{problem.line}: {problem.message}",
            problem.remedy,
        )
        for problem in problems
        if problem.level == "fout"
    ]
    if faults:
        raise WorkbookError(faults)
    for change in changes:
        if found.entries.get(change.id) != change.new:
            message = f"{change.id} is niet zonder verlies op te schrijven."
            raise WorkbookError([Fault(ANTWOORDEN, change.row, "", message, "Meld dit aan de beheerder.")])
    changed = {file.name for file in files}
    return tuple(problem for problem in problems if problem.file in changed)


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _write_beside(path: Path, content: bytes, stack: ExitStack) -> Path:
    """A finished copy in the same folder, gone when `stack` ends; not *.yml, so that it is never read as an entry."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem}-", suffix=".part")
    stack.callback(Path(name).unlink, missing_ok=True)
    with os.fdopen(handle, "wb") as part:
        part.write(content)
        part.flush()
        os.fsync(part.fileno())
    Path(name).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
    return Path(name)


def _lines(content: bytes | None) -> list[str]:
    text = (content or b"").decode()
    return [line + "\n" for line in text.removesuffix("\n").split("\n")] if text else []
