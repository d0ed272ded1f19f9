"""The mapping of facts and paragraphs to entries: every mistake in it is an error with file, line and remedy."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.errors import KnowledgeError
from bot.knowledge import load_kennis
from bot.knowledge.coverage import figure_users
from bot.knowledge.load import read_folder
from bot.paths import KNOWLEDGE

Change = Callable[[str, str, str], None]
FACTS = "dekking/telling.yml"
DOCUMENT = "dekking/document-folder.yml"
UNCONFIRMED = "{entries: [telling/loon], bevestigd: nee}"
CONFIRMED = "{entries: [telling/loon], bevestigd: ja}"


@pytest.mark.parametrize(
    ("file", "old", "new", "line", "message"),
    [
        (FACTS, "[telling/hoe-lang]", "[telling/hoelang]", 2, "noemt 'telling/hoelang', maar dat bestaat niet"),
        (FACTS, "[telling/hoe-lang]", "[]", 2, "er staat geen onderwerp bij"),
        (FACTS, "[telling/hoe-lang]", "", 2, "er staat geen onderwerp bij"),
        (FACTS, "[telling/hoe-lang]", "telling/hoe-lang", 2, "moet een lijst zijn"),
        (FACTS, "[telling/hoe-lang]", "[7]", 2, "mag alleen tekst bevatten"),
        (FACTS, "telling-tot-aow:", "Telling_tot_AOW:", 2, "geen goede naam"),
        (FACTS, "loon-2026:", "telling-tot-aow:", 3, "staat er twee keer"),
        (FACTS, "loon-2026:", "inleiding:", 3, "staat er twee keer, ook op knowledge/dekking/document-folder.yml:5"),
        (FACTS, "bevestigd: ja", "bevestigd: misschien", 4, "kent 'misschien' niet"),
        (FACTS, "bevestigd: ja", "bevestigt: ja", 4, "onbekend veld 'bevestigt'"),
        (FACTS, "{entries: [telling/loon], bevestigd: ja}", "{bevestigd: ja}", 4, "er staat geen onderwerp bij"),
        (FACTS, CONFIRMED, UNCONFIRMED, 4, "niet is bevestigd, maar heeft geen voorbehoud"),
        (FACTS, "feiten:", "feit:", 1, "er staan geen 'feiten' en geen 'alineas' in"),
        (FACTS, "feiten:", "bron: folder\nfeiten:", 1, "onbekend veld 'bron'"),
        (DOCUMENT, "bron: folder", "bron: foldr", 1, "bron 'foldr' bestaat niet"),
        (DOCUMENT, "bron: folder", "bronn: folder", 1, "onbekend veld 'bronn'"),
        (DOCUMENT, "bron: folder\n", "", 1, "veld 'bron' ontbreekt"),
        (DOCUMENT, "id: slot", "id: inleiding", 8, "alinea 'inleiding' staat er twee keer"),
        (DOCUMENT, "id: slot", "id: Het slot", 6, "geen goede naam"),
        (DOCUMENT, "    waarover: Het loon\n", "", 6, "veld 'waarover' ontbreekt"),
        (DOCUMENT, "waarover: Het loon", "over: Het loon", 7, "onbekend veld 'over'"),
        (DOCUMENT, "entries: [telling/loon]", "entries: [telling/lon]", 8, "noemt 'telling/lon'"),
        (DOCUMENT, "entries: [telling/loon]", "entries: []", 8, "er staat geen onderwerp bij"),
    ],
)
def test_every_mistake_names_file_line_and_remedy(
    small_knowledge: Path, change: Change, file: str, old: str, new: str, line: int, message: str
) -> None:
    change(file, old, new)
    with pytest.raises(KnowledgeError) as caught:
        load_kennis(small_knowledge)
    found = [(problem.file, problem.line) for problem in caught.value.problems if message in problem.message]
    assert (f"knowledge/{file}", line) in found, str(caught.value)
    assert all(problem.remedy for problem in caught.value.problems)


@pytest.mark.parametrize(
    "text", ["", "- telling/loon\n", "feiten: [telling/loon]\n", "bron: folder\nalineas: {a: b}\n"]
)
def test_a_list_of_another_shape_is_refused(small_knowledge: Path, text: str) -> None:
    (small_knowledge / FACTS).write_text(text, "utf-8")
    with pytest.raises(KnowledgeError, match=r"knowledge/dekking/telling\.yml:\d"):
        load_kennis(small_knowledge)


def test_a_renamed_entry_cannot_leave_the_mapping_behind(small_knowledge: Path) -> None:
    (small_knowledge / "telling" / "loon.yml").rename(small_knowledge / "telling" / "salaris.yml")
    with pytest.raises(KnowledgeError) as caught:
        load_kennis(small_knowledge)
    found = {(problem.file, problem.line) for problem in caught.value.problems if "dekking/" in problem.file}
    assert found == {
        ("knowledge/dekking/telling.yml", 3),
        ("knowledge/dekking/telling.yml", 4),
        ("knowledge/dekking/document-folder.yml", 8),
    }


def test_a_fact_that_nobody_confirms_may_stand_in_an_answer_with_a_reservation(
    small_knowledge: Path, change: Change
) -> None:
    change(FACTS, CONFIRMED, UNCONFIRMED)
    change("telling/loon.yml", "    bronnen: [wet]\n", "    bronnen: [wet]\n    voorbehoud: Dit is niet zeker.\n")
    assert load_kennis(small_knowledge)


def test_the_mapping_does_not_change_what_is_served(small_knowledge: Path, change: Change) -> None:
    before = load_kennis(small_knowledge).fingerprint
    change(FACTS, "[telling/loon, telling/hoe-lang]", "[telling/loon]")
    assert load_kennis(small_knowledge).fingerprint == before


def test_a_figure_knows_the_entries_that_name_it(small_knowledge: Path) -> None:
    users = figure_users(load_kennis(small_knowledge))
    assert users == {"loon-maand": ("telling/loon",), "schatting": ()}


def test_the_real_mapping_names_every_fact_and_both_documents() -> None:
    dekking = read_folder(KNOWLEDGE).dekking
    items = [onderdeel for file in dekking for onderdeel in file.onderdelen]
    feiten = [item for item in items if item.soort == "feit"]
    assert len({feit.id for feit in feiten}) >= 368
    assert sum(not feit.is_bevestigd for feit in feiten) >= 20
    assert {file.bron for file in dekking if file.bron} == {"vso-update-2017", "waterschappen-vindplaatsen"}
    assert len(items) - len(feiten) >= 190
