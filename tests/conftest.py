"""What all tests share: a small knowledge base to break, and the real one to use."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from actions.voorbeelden import work_out
from bot.knowledge import Kennis, load_kennis
from bot.knowledge.replies import ReplyBuilder
from bot.paths import DOMAIN, KNOWLEDGE
from bot.phrases import Phrases

SMALL = Path(__file__).parent / "knowledge" / "small"


@pytest.fixture
def small_knowledge(tmp_path: Path) -> Path:
    """A copy of a small, correct knowledge folder, free to break."""
    return Path(shutil.copytree(SMALL, tmp_path / "knowledge"))


@pytest.fixture
def change(small_knowledge: Path) -> Callable[[str, str, str], None]:
    """change(file, old, new) in the small knowledge; fails when `old` is not there."""

    def apply(file: str, old: str, new: str) -> None:
        path = small_knowledge / file
        text = path.read_text("utf-8")
        assert old in text, f"{old!r} is not in {file}"
        path.write_text(text.replace(old, new, 1), "utf-8")

    return apply


@pytest.fixture(scope="session")
def kennis() -> Kennis:
    """The real knowledge."""
    return load_kennis(KNOWLEDGE)


@pytest.fixture(scope="session")
def builder(kennis: Kennis) -> ReplyBuilder:
    return ReplyBuilder(kennis, Phrases.load(DOMAIN), work_out)
