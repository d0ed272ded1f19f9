"""The package for Teams: by Microsoft's own schema, with icons of the right size, and nothing left to fill in."""

from __future__ import annotations

import importlib.util
import json
import struct
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest

from bot.paths import ROOT
from tests.teams.microsoft import APP_ID
from tests.teams.schema import manifest_schema

SOURCE = ROOT / "deploy" / "teams"


def run(*options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, ROOT / "bin" / "teams-package", *options], capture_output=True, text=True)


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    path = tmp_path_factory.mktemp("teams") / "app.zip"
    done = run(
        "--app-id",
        APP_ID.upper(),
        "--host",
        "Bot.Example.nl",
        "--organisation",
        'Gemeente "Ons" & zo',
        "--version",
        "1.2.3",
        "--out",
        str(path),
    )
    assert done.returncode == 0, done.stderr
    return zipfile.ZipFile(path)


@pytest.fixture(scope="module")
def manifest(package: zipfile.ZipFile) -> dict[str, Any]:
    made: dict[str, Any] = json.loads(package.read("manifest.json"))
    return made


def test_the_manifest_follows_the_published_schema(manifest: dict[str, Any]) -> None:
    assert [error.message for error in manifest_schema().iter_errors(manifest)] == []


def test_the_schema_is_one_that_notices(manifest: dict[str, Any]) -> None:
    assert list(manifest_schema().iter_errors({**manifest, "id": "x"}))
    assert list(manifest_schema().iter_errors({**manifest, "iets": "anders"}))


def test_everything_is_filled_in(manifest: dict[str, Any]) -> None:
    assert "{{" not in json.dumps(manifest)
    assert manifest["bots"][0]["botId"] == APP_ID
    assert manifest["id"] != APP_ID
    assert manifest["version"] == "1.2.3"
    assert manifest["developer"]["name"] == 'Gemeente "Ons" & zo'
    assert manifest["developer"]["privacyUrl"] == "https://bot.example.nl/privacy"


def test_the_package_holds_these_three_files_at_its_top(package: zipfile.ZipFile) -> None:
    assert sorted(package.namelist()) == ["color.png", "manifest.json", "outline.png"]


@pytest.mark.parametrize(("name", "size"), [("color.png", 192), ("outline.png", 32)])
def test_icons_have_the_size_that_teams_asks(package: zipfile.ZipFile, name: str, size: int) -> None:
    data = package.read(name)
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", data[16:24]) == (size, size)


def test_icons_are_what_the_script_draws() -> None:
    spec = importlib.util.spec_from_file_location("icons", SOURCE / "icons.py")
    assert spec and spec.loader
    icons = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(icons)
    assert icons.outline() == (SOURCE / "outline.png").read_bytes()


@pytest.mark.parametrize(
    "wrong",
    [("--app-id", "x"), ("--host", "https://bot.example.nl/"), ("--host", "a b"), ("--organisation", "x" * 33), ("--version", "1")],
)  # fmt: skip
def test_a_wrong_value_is_told(tmp_path: Path, wrong: tuple[str, str]) -> None:
    options = {"--app-id": APP_ID, "--host": "bot.example.nl", "--out": str(tmp_path / "x.zip"), wrong[0]: wrong[1]}
    done = run(*[part for option in options.items() for part in option])
    assert done.returncode == 2
    assert wrong[0] in done.stderr
    assert not (tmp_path / "x.zip").exists()
