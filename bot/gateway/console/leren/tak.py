"""A git branch with an approved draft, made with plumbing: no checkout, no hook, never pushed."""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

from bot.errors import InputError
from bot.gateway.console.leren.wijziging import change_of
from bot.store import Draft

_SECONDS = 30
_CANNOT = "De tak is niet te maken."
_UNSAFE = re.compile(r"[^\w .,'()-]")


def make_branch(draft: Draft, root: Path, prefix: str, today: date) -> tuple[str, str]:
    """(the branch's name, its commit). On top of HEAD, from HEAD's own files; a branch that exists is left alone.

    Raises InputError when knowledge/ is no part of a checkout, or git cannot.
    """
    top = Path(_git(root, "rev-parse", "--show-toplevel").strip())
    below = root.resolve().relative_to(top.resolve()).as_posix()
    head = _git(top, "rev-parse", "--verify", "HEAD^{commit}").strip()
    change = change_of(draft, _reader(top, head, below), today)
    if change.is_nothing:
        raise InputError("Deze wijziging staat al in de kennis.")
    name = f"{prefix}concept-{draft.id}-v{draft.version}"
    _git(top, "check-ref-format", f"refs/heads/{name}")
    author = _person(draft.authors[0][1], draft.authors[0][0])
    blob = _git(top, "hash-object", "-w", "--stdin", given=change.after).strip()
    with tempfile.TemporaryDirectory(prefix="banenwijzer-") as folder:
        index = {"GIT_INDEX_FILE": str(Path(folder) / "index")}
        _git(top, "read-tree", head, **index)
        path = f"{below}/{draft.entry}.yml"
        _git(top, "update-index", "--add", "--cacheinfo", f"100644,{blob},{path}", **index)
        tree = _git(top, "write-tree", **index).strip()
    approver = _person(draft.approver_name or "", draft.approver or "")
    commit = _git(
        top, "commit-tree", tree, "-p", head, given=_message(draft),
        GIT_AUTHOR_NAME=author[0], GIT_AUTHOR_EMAIL=author[1],
        GIT_COMMITTER_NAME=approver[0], GIT_COMMITTER_EMAIL=approver[1],
    ).strip()  # fmt: skip
    _git(top, "update-ref", f"refs/heads/{name}", commit, "0" * len(commit))
    return name, commit


def _message(draft: Draft) -> str:
    what = "Nieuw antwoord" if draft.kind == "nieuw" else "Varianten"
    names = ", ".join(_person(name, subject)[0] for subject, name in draft.authors)
    approver = _person(draft.approver_name or "", "")[0]
    head = f"{what}: {draft.entry}\n\nConcept {draft.id} van de console.\n"
    return f"{head}Geschreven door: {names}\nGoedgekeurd door: {approver}\n"


def _reader(top: Path, head: str, below: str) -> Callable[[str], str | None]:
    def read(entry_id: str) -> str | None:
        path = f"{below}/{entry_id}.yml"
        if not _git(top, "ls-tree", "--name-only", head, "--", path).strip():
            return None
        return _git(top, "cat-file", "blob", f"{head}:{path}")

    return read


def _person(name: str, subject: str) -> tuple[str, str]:
    """A name and an address that leads nowhere: the console knows no e-mail addresses."""
    plain = _UNSAFE.sub(" ", name).strip(" .,'-") or "Onbekend"
    local = re.sub(r"[^a-z0-9]+", "-", subject.lower()).strip("-")[:60] or "onbekend"
    return plain[:100], f"{local}@console.invalid"


def _git(where: Path, *words: str, given: str | None = None, **variables: str) -> str:
    """Its output. The hooks and settings of whoever runs the server play no part."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environment |= {"GIT_CONFIG_NOSYSTEM": "1", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C", **variables}
    options = ["-c", f"core.hooksPath={os.devnull}", "-c", "commit.gpgSign=false", "-c", "core.fsmonitor=false"]
    try:
        done = subprocess.run(
            ["git", *options, *words],  # noqa: S607 (the git of the server)
            cwd=where, env=environment, input=given.encode() if given is not None else b"",
            capture_output=True, timeout=_SECONDS, check=True,
        )  # fmt: skip
    except FileNotFoundError:
        raise InputError(_CANNOT, "Op deze server is geen git.") from None
    except (subprocess.SubprocessError, OSError) as error:
        told = getattr(error, "stderr", b"") or b""
        remedy = "Deze tak is er al." if b"reference already exists" in told else "Neem de patch."
        raise InputError(_CANNOT, remedy) from None
    return done.stdout.decode("utf-8")
