"""A small knowledge/, cut from the real one: sound by itself, and trained in seconds."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

from bot.knowledge import load_kennis
from bot.knowledge_review.rewrite import canonical
from bot.paths import KNOWLEDGE

ENTRY = "meeteltermijn/hoe-lang-telt-iemand-mee"


def small_knowledge(parent: Path) -> Path:
    """Every entry that a calculator names, and what explains a term; with relations among these alone."""
    root = parent / "knowledge"
    root.mkdir(parents=True)
    for name in ("bronnen.yml", "rekenhulpen.yml"):
        shutil.copy(KNOWLEDGE / name, root / name)
    shutil.copytree(KNOWLEDGE / "parameters", root / "parameters")
    (root / "dekking").mkdir()
    kennis = load_kennis(KNOWLEDGE, check_language=False)
    wanted = set(re.findall(r"entry: (\S+/\S+)", (root / "rekenhulpen.yml").read_text("utf-8")))
    for entry in kennis.entries.values():
        if entry.id in wanted or entry.begrip:
            kept = [other for other in entry.verwant if other in wanted]
            (root / entry.onderwerp).mkdir(exist_ok=True)
            (root / f"{entry.id}.yml").write_text(canonical(replace(entry, verwant=tuple(kept))), "utf-8")
    return root


def checkout(knowledge: Path, parent: Path) -> Path:
    """A git checkout with this knowledge in it."""
    clone = parent / "clone"
    shutil.copytree(knowledge, clone / "knowledge")
    for words in (
        ["init", "-q"],
        ["add", "."],
        ["-c", "user.name=x", "-c", "user.email=x@x", "commit", "-qm", "begin"],
    ):
        subprocess.run(["git", *words], cwd=clone, check=True)
    return clone
