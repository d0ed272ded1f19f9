"""What a fresh machine lacks is told in one sentence with the remedy."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from bot.paths import ROOT


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """The parts of a checkout that setting up needs, without any environment."""
    for name in ("bin/environment", "requirements/app.lock", "requirements/rasa.lock", "pyproject.toml"):
        target = tmp_path / "checkout" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, target)
    return tmp_path / "checkout"


def set_up(checkout: Path, what: str, uv: str) -> subprocess.CompletedProcess[str]:
    """Runs bin/environment with a stand-in for uv that fails in the way under test."""
    tools = checkout.parent / "tools"
    tools.mkdir()
    (tools / "uv").write_text(f"#!/bin/sh\n{uv}\n")
    (tools / "uv").chmod(0o755)
    return subprocess.run(
        ["bash", str(checkout / "bin" / "environment"), what],
        capture_output=True, text=True, timeout=60, env={**os.environ, "PATH": f"{tools}:/usr/bin:/bin"},
    )  # fmt: skip


@pytest.mark.parametrize(("what", "version"), [("rasa", "3.10"), ("app", "3.11")])
def test_a_missing_interpreter(checkout: Path, what: str, version: str) -> None:
    result = set_up(checkout, what, 'echo "No interpreter found" >&2; exit 2')
    assert result.returncode == 1
    assert f"FOUT: Python {version}" in result.stderr
    assert "pyenv install" in result.stderr
    assert not (checkout / f".venv-{what}" / ".ready").exists()


def test_a_missing_compiler(checkout: Path) -> None:
    uv = 'case "$1" in venv) mkdir -p .venv-rasa/bin; touch .venv-rasa/bin/python; chmod +x .venv-rasa/bin/python;; *) echo "error: command gcc failed" >&2; exit 1;; esac'
    result = set_up(checkout, "rasa", uv)
    assert result.returncode == 1
    assert "FOUT: Er ontbreekt een C-compiler" in result.stderr
    assert "build-essential" in result.stderr
    assert not (checkout / ".venv-rasa" / ".ready").exists()


def test_an_unreachable_package_source(checkout: Path) -> None:
    uv = 'case "$1" in venv) mkdir -p .venv/bin; touch .venv/bin/python; chmod +x .venv/bin/python;; *) echo "connection refused" >&2; exit 1;; esac'
    result = set_up(checkout, "app", uv)
    assert result.returncode == 1
    assert "bereikbaar" in result.stderr
