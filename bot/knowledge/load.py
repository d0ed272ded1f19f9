"""knowledge/ from disk to a checked Kennis."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bot.errors import KnowledgeError
from bot.knowledge.check import Sources, check, check_examples, check_reviews
from bot.knowledge.coverage import Dekking, check_coverage, read_dekking
from bot.knowledge.model import Bron, Entry, Figuur, Kennis, Rekenaar, Rekenhulp
from bot.knowledge.problems import Problem
from bot.knowledge.rekenhulpen import read_rekenhulpen
from bot.knowledge.schema import read_bronnen, read_entry, read_figuren
from bot.knowledge.yaml_source import Source, read_source

NOT_TOPICS = {"parameters", "dekking"}


@dataclass(frozen=True)
class Folder:
    """knowledge/ as it was read, before it is checked, and what kept parts of it from being read.

    sources: the file of each entry by id, of each figure by "figuur:<naam>", of "bronnen" and of "rekenhulpen".
    """

    kennis: Kennis
    sources: Sources
    dekking: tuple[Dekking, ...]
    problems: tuple[Problem, ...]


def load_kennis(root: Path, *, check_language: bool = True, rekenaar: Rekenaar | None = None) -> Kennis:
    """All knowledge under `root`. Raises KnowledgeError, with file and line, when anything is wrong.

    `check_language` False skips measuring how the answers read: for a process that only serves them.
    """
    kennis, problems = inspect_kennis(root, check_language=check_language, rekenaar=rekenaar)
    errors = [problem for problem in problems if problem.level == "fout"]
    if errors:
        raise KnowledgeError(errors)
    return kennis


def inspect_kennis(
    root: Path, today: date | None = None, *, check_language: bool = True, rekenaar: Rekenaar | None = None
) -> tuple[Kennis, list[Problem]]:
    """All knowledge that can be read, and everything that is wrong with it, in order of place.

    `rekenaar`: also work out every example; `today`: also warn for entries whose review date has passed.
    """
    folder = read_folder(root)
    problems = [*folder.problems, *check_folder(folder, check_language=check_language)]
    if rekenaar is not None:
        problems.extend(check_examples(folder.kennis, folder.sources, rekenaar))
    if today is not None:
        problems.extend(check_reviews(folder.kennis, folder.sources, today))
    return folder.kennis, sorted(problems)


def check_folder(folder: Folder, *, check_language: bool = True) -> list[Problem]:
    """What is wrong across the files, apart from what could not be read."""
    problems = check(folder.kennis, folder.sources, check_language=check_language)
    return [*problems, *check_coverage(folder.dekking, folder.kennis)]


def read_folder(root: Path) -> Folder:
    """All knowledge under `root` that can be read, with its files, unchecked."""
    problems: list[Problem] = []
    bronnen: dict[str, Bron] = {}
    figuren: dict[str, Figuur] = {}
    rekenhulpen: dict[str, Rekenhulp] = {}
    entries: dict[str, Entry] = {}
    sources: Sources = {}

    if source := _read(root / "bronnen.yml", root, problems):
        bronnen = read_bronnen(source, problems)
        sources["bronnen"] = source
    if source := _read(root / "rekenhulpen.yml", root, problems):
        rekenhulpen = read_rekenhulpen(source, problems)
        sources["rekenhulpen"] = source
    for path in sorted((root / "parameters").glob("*.yml")):
        if source := _read(path, root, problems):
            for naam, figuur in read_figuren(source, problems).items():
                if naam in figuren:
                    problems.append(source.problem((naam,), f"getal '{naam}' bestaat al.", "Kies een andere naam."))
                figuren[naam] = figuur
                sources[f"figuur:{naam}"] = source
    for path in entry_paths(root):
        entry_id = f"{path.parent.name}/{path.stem}"
        if source := _read(path, root, problems):
            entry = read_entry(source, entry_id, problems)
            if entry is not None:
                entries[entry_id] = entry
                sources[entry_id] = source

    kennis = Kennis(
        entries=entries,
        bronnen=bronnen,
        figuren=figuren,
        rekenhulpen=rekenhulpen,
        fingerprint=_digest(path.read_bytes() for path in _all_paths(root)),
        training_fingerprint=_digest(
            "\n".join((entry.id, entry.vraag, *entry.varianten)).encode() for entry in entries.values()
        ),
    )
    mapping = [_read(path, root, problems) for path in sorted((root / "dekking").glob("*.yml"))]
    dekking = tuple(read_dekking(source, problems) for source in mapping if source)
    return Folder(kennis, sources, dekking, tuple(problems))


def entry_paths(root: Path) -> list[Path]:
    """The files that hold an entry, in a stable order."""
    return [path for path in sorted(root.glob("*/*.yml")) if path.parent.name not in NOT_TOPICS]


def _all_paths(root: Path) -> list[Path]:
    shared = [root / "bronnen.yml", root / "rekenhulpen.yml", *sorted((root / "parameters").glob("*.yml"))]
    return [path for path in (*shared, *entry_paths(root)) if path.is_file()]


def _read(path: Path, root: Path, problems: list[Problem]) -> Source | None:
    name = f"{root.name}/{path.relative_to(root)}"
    if not path.is_file():
        problems.append(Problem(name, 1, "bestand ontbreekt.", "Zet het terug."))
        return None
    result = read_source(path, name)
    if isinstance(result, Problem):
        problems.append(result)
        return None
    return result


def _digest(parts: Iterable[bytes]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(hashlib.sha256(part).digest())
    return digest.hexdigest()[:16]
