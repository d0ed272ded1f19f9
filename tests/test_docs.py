"""The documentation keeps up with what it documents."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from actions.rekenregels import REKENREGELS
from bot.cli import main
from bot.paths import ROOT
from bot.settings import Settings

INSTELLINGEN = (ROOT / "docs" / "instellingen.md").read_text("utf-8")


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_is_in_the_table_with_its_sentence(name: str) -> None:
    row = re.search(rf"^\| `BANENWIJZER_{name.upper()}` \|(.*)$", INSTELLINGEN, re.MULTILINE)
    assert row, name
    assert Settings.model_fields[name].description in row[1]


def test_the_table_has_no_setting_that_does_not_exist() -> None:
    documented = re.findall(r"^\| `BANENWIJZER_(\w+)` \|", INSTELLINGEN, re.MULTILINE)
    known = {name.upper() for name in Settings.model_fields} | {"KNOWLEDGE"}
    assert set(documented) <= known


@pytest.mark.parametrize("target", ["run", "test", "lint", "bench", "train", "shell", "evaluate"])
def test_the_readme_names_every_verb_and_make_has_it(target: str) -> None:
    assert f"make {target}" in (ROOT / "README.md").read_text("utf-8")
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)


@pytest.mark.parametrize("command", sorted(main.commands))
def test_the_readme_names_every_command(command: str) -> None:
    assert f"banenwijzer {command}" in (ROOT / "README.md").read_text("utf-8")


def test_the_table_of_calculators_is_that_of_the_rules() -> None:
    rows = re.findall(
        r"^\| `([a-z-]+)` \|[^|]+\| (.*) \|$", (ROOT / "docs" / "rekenen.md").read_text("utf-8"), re.MULTILINE
    )
    required = {naam: [veld.naam for veld in regel.velden if veld.is_verplicht] for naam, regel in REKENREGELS.items()}
    assert {naam: re.findall(r"`(\w+)`", velden) for naam, velden in rows} == required


def test_links_between_documents_lead_somewhere() -> None:
    for page in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]:
        for target in re.findall(r"\]\((?!https?:|#|mailto:|bron:)([^)#\s]+)", page.read_text("utf-8")):
            assert (page.parent / target).exists(), f"{page.relative_to(ROOT)}: {target}"


def test_every_folder_of_ours_is_in_the_readme_map() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    rooms = [path.parent.relative_to(ROOT) for path in Path(ROOT / "bot").glob("*/__init__.py")]
    for room in rooms:
        assert room.name + "/" in readme, room
