"""What a draft does to a file of knowledge/: only the changed fields, as a diff, a patch or a zip."""

from __future__ import annotations

import difflib
import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from bot.errors import InputError
from bot.gateway.console.leren.content import Nieuw, Varianten
from bot.knowledge_review.rewrite import canonical, parse_entry, rewrite
from bot.settings import AMSTERDAM
from bot.store import Draft

_FOLDER = "knowledge"
_NO_END = "\\ No newline at end of file\n"


@dataclass(frozen=True)
class Wijziging:
    """A file before and after; before None: it is new. name: relative to the checkout."""

    name: str
    before: str | None
    after: str

    @property
    def is_nothing(self) -> bool:
        return self.before == self.after

    def lines(self) -> list[tuple[str, str]]:
        """The diff to show: ("erbij" | "eraf" | "gelijk" | "plaats", text)."""
        kinds = {"+": "erbij", "-": "eraf", " ": "gelijk", "@": "plaats"}
        return [(kinds[line[0]], line[1:] if line[0] != "@" else line) for line in self._unified() if line[0] in kinds]

    def patch(self) -> str:
        """For `git apply`."""
        head = [f"diff --git a/{self.name} b/{self.name}\n"]
        if self.before is None:
            head += ["new file mode 100644\n", "--- /dev/null\n"]
        else:
            head.append(f"--- a/{self.name}\n")
        body = [line if line.endswith("\n") else f"{line}\n{_NO_END}" for line in self._unified()]
        return "".join([*head, f"+++ b/{self.name}\n", *body])

    def _unified(self) -> list[str]:
        before, after = _lines(self.before or ""), _lines(self.after)
        return list(difflib.unified_diff(before, after, n=3))[2:]


def change_of(draft: Draft, read: Callable[[str], str | None], today: date) -> Wijziging:
    """What this draft makes of a file; a new entry counts as reviewed on the day that it was approved.

    read: the text of an entry's file by id, None for one that is not there. Raises InputError when the change
    cannot be made (any more).
    """
    text = read(draft.entry)
    name = f"{_FOLDER}/{draft.entry}.yml"
    try:
        if draft.kind == "nieuw":
            if text is not None:
                raise InputError(f"{draft.entry} bestaat intussen al.", "Kies een andere naam, of trek het concept in.")
            reviewed = draft.approved.astimezone(AMSTERDAM).date() if draft.approved else today
            return Wijziging(name, None, canonical(Nieuw.from_content(draft.content).entry(reviewed)))
        old = parse_entry(text, draft.entry) if text is not None else None
        if text is None or old is None:
            raise InputError(f"{draft.entry} bestaat niet meer, of is niet te lezen.", "Kies een ander antwoord.")
        new = Varianten.from_content(draft.content).added_to(old)
        return Wijziging(name, text, rewrite(text, old, new, range(len(old.versies))))
    except ValueError as error:
        raise InputError("Dit concept is niet op te schrijven.", "Haal bijzondere tekens uit de tekst.") from error


def zip_of(changes: list[Wijziging]) -> bytes:
    """The whole files, at their place in the checkout."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for change in changes:
            file = zipfile.ZipInfo(change.name, (2026, 1, 1, 0, 0, 0))
            file.external_attr = 0o644 << 16
            archive.writestr(file, change.after, zipfile.ZIP_DEFLATED)
    return held.getvalue()


def _lines(text: str) -> list[str]:
    """Split at line ends alone: YAML may hold other breaks within a line."""
    parts = text.split("\n")
    return [f"{part}\n" for part in parts[:-1]] + ([parts[-1]] if parts[-1] else [])
