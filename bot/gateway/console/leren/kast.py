"""knowledge/ as it stands on disk now: what drafts change, which may be newer than what the app answers with."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

from bot.errors import InputError
from bot.knowledge.check import check
from bot.knowledge.load import Folder, entry_paths, read_folder
from bot.knowledge.model import Entry
from bot.knowledge.normalise import squash
from bot.knowledge.problems import Problem
from bot.knowledge.schema import read_entry
from bot.knowledge.yaml_source import parse_source

_Signature = tuple[tuple[str, int, int], ...]


class Kast:
    """Reads the folder again when a file changed; some 1.5 s for 560 entries, and nothing when none did."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._lock = threading.Lock()
        self._signature: _Signature = ()
        self._folder: Folder | None = None
        self._owners: dict[str, str] = {}

    def folder(self) -> Folder:
        """Raises InputError when there is nothing to read."""
        with self._lock:
            signature = self._sign()
            if self._folder is None or signature != self._signature:
                self._folder, self._signature = read_folder(self.root), signature
                self._owners = {
                    squash(text): entry.id
                    for entry in self._folder.kennis.entries.values()
                    for text in (entry.vraag, *entry.varianten)
                }
            return self._folder

    def text_of(self, entry_id: str) -> str | None:
        """The file of an entry as it stands; None when there is none."""
        path = self.root / f"{entry_id}.yml"
        return path.read_bytes().decode("utf-8") if path.is_file() else None

    def topics(self) -> list[str]:
        return sorted({entry.onderwerp for entry in self.folder().kennis.entries.values()})

    def entry(self, entry_id: str) -> Entry:
        return self.folder().kennis.entry(entry_id)

    def owner(self, text: str) -> str | None:
        """The entry that has this phrase already."""
        self.folder()
        return self._owners.get(squash(text))

    def check_entry(self, entry_id: str, text: str) -> list[Problem]:
        """What `kennis check` would say of this one file, were this its text; fast enough for while one types."""
        folder, name = self.folder(), f"{self.root.name}/{entry_id}.yml"
        source = parse_source(text, name)
        if isinstance(source, Problem):
            return [source]
        problems: list[Problem] = []
        entry = read_entry(source, entry_id, problems)
        if entry is None:
            return problems
        entries = {one.id: one for one in self._beside(entry).values() if one.id != entry_id}
        entries[entry_id] = entry  # the last: of two with the same phrase, the last is told
        sources = {name: one for name, one in folder.sources.items() if name != "rekenhulpen"}
        kennis = replace(folder.kennis, entries=entries)
        problems += check(kennis, {**sources, entry_id: source})
        return sorted(problem for problem in problems if problem.file == name)

    def _beside(self, entry: Entry) -> dict[str, Entry]:
        """The entries that its check asks about: glossary, related ones, and owners of a phrase of its own."""
        entries = self.folder().kennis.entries
        names = {one.id for one in entries.values() if one.begrip} | set(entry.verwant)
        names |= {owner for text in (entry.vraag, *entry.varianten) if (owner := self.owner(text))}
        return {name: entries[name] for name in names if name in entries}

    def _sign(self) -> _Signature:
        shared = [self.root / "bronnen.yml", self.root / "rekenhulpen.yml", *(self.root / "parameters").glob("*.yml")]
        try:
            stats = [(path, path.stat()) for path in (*shared, *entry_paths(self.root)) if path.exists()]
        except OSError as error:
            raise InputError("De kennis is nu niet te lezen.", "Probeer het over een minuut opnieuw.") from error
        return tuple((str(path), stat.st_mtime_ns, stat.st_size) for path, stat in stats)
