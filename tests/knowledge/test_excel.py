"""To Excel and back: nothing is lost, nothing else changes, and every mistake is told by row and column."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from bot.cli import main
from bot.errors import WorkbookError
from bot.knowledge import Kennis, inspect_kennis, load_kennis
from bot.knowledge.model import Begrip, Entry, Verwijzing
from bot.knowledge_review import Plan, export_workbook, plan_import, write_plan
from bot.knowledge_review.cells import needs_quote_prefix
from bot.knowledge_review.columns import COLUMNS
from bot.knowledge_review.rewrite import canonical, parse_entry, rewrite, splice_entry
from bot.paths import KNOWLEDGE

HOE_LANG, LOON = "telling/hoe-lang", "telling/loon"
TODAY = date(2026, 11, 22)
Edit = Callable[[Workbook], Any]


def snapshot(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def column(sheet: Worksheet, name: str) -> int:
    return next(i for i, cell in enumerate(sheet[1], start=1) if cell.value == name)


def put(book: Workbook, sheet: str, row: int, name: str, value: Any) -> None:
    cell = book[sheet].cell(row, column(book[sheet], name))
    cell.value = value
    if isinstance(value, str) and not value.startswith("=SUM"):
        cell.data_type = "s"


def add_row(book: Workbook, sheet: str, **values: Any) -> int:
    row = book[sheet].max_row + 1
    for name, value in values.items():
        put(book, sheet, row, name, value)
    return row


def inspect(root: Path) -> Any:
    return inspect_kennis(root, today=TODAY)


class Round:
    """One review round on the small knowledge: export, edit, import."""

    def __init__(self, root: Path, folder: Path) -> None:
        self.root, self.file = root, folder / "ronde.xlsx"
        export_workbook(self.file, load_kennis(root))

    def edit(self, *edits: Edit) -> Round:
        book = load_workbook(self.file)
        for edit in edits:
            edit(book)
        book.save(self.file)
        return self

    def plan(self, *, remove: bool = False) -> Plan:
        before = snapshot(self.root)
        try:
            return plan_import(self.file, self.root, inspect, remove=remove)
        finally:
            assert snapshot(self.root) == before, "planning wrote something"

    def apply(self, *, remove: bool = False) -> Kennis:
        write_plan(self.plan(remove=remove))
        return load_kennis(self.root)

    def faults(self, *, remove: bool = False) -> list[str]:
        with pytest.raises(WorkbookError) as caught:
            self.plan(remove=remove)
        return [str(fault) for fault in caught.value.faults]


@pytest.fixture
def ronde(small_knowledge: Path, tmp_path: Path) -> Round:
    return Round(small_knowledge, tmp_path)


def cell(sheet: str, row: int, name: str, value: Any) -> Edit:
    return lambda book: put(book, sheet, row, name, value)


# --- without loss ---------------------------------------------------------------------------------------------------


def test_the_real_knowledge_goes_to_excel_and_back_without_a_change(tmp_path: Path, kennis: Kennis) -> None:
    file = tmp_path / "alles.xlsx"
    assert export_workbook(file, kennis) == len(kennis.entries)
    plan = plan_import(file, KNOWLEDGE, inspect)
    assert (plan.files, plan.notices) == ((), ())


def test_every_real_entry_survives_the_workbook_field_by_field(tmp_path: Path, kennis: Kennis) -> None:
    """Import as if every entry were unknown: each is then built from its cells alone."""
    from bot.knowledge_review.build import build
    from bot.knowledge_review.read import read_workbook

    file = tmp_path / "alles.xlsx"
    export_workbook(file, kennis)
    found = build(read_workbook(file, faults := []), kennis, faults).entries
    assert faults == []
    assert set(found) == set(kennis.entries)
    for entry_id, entry in kennis.entries.items():
        bare = replace(entry, versies=tuple(replace(versie, voorbeelden=()) for versie in entry.versies))
        assert found[entry_id].entry == bare, entry_id


def test_every_real_entry_can_be_written_in_the_canonical_layout(kennis: Kennis) -> None:
    for entry in kennis.entries.values():
        assert parse_entry(canonical(entry), entry.id) == entry, entry.id


def test_a_change_to_each_real_file_touches_one_line(kennis: Kennis) -> None:
    for entry_id in list(kennis.entries)[::7]:
        path = KNOWLEDGE / f"{entry_id}.yml"
        text, entry = path.read_text("utf-8"), _read(path, entry_id)
        new = replace(entry, versies=(*entry.versies[:-1], replace(entry.versies[-1], kort="Nieuw: 'zo' # is het.")))
        result = rewrite(text, entry, new, range(len(entry.versies)))
        old_lines, new_lines = set(text.splitlines()), set(result.splitlines())
        assert len(new_lines - old_lines) == 1, entry.id
        assert parse_entry(result, entry.id) == new


def test_no_real_file_needs_to_be_written_anew_for_a_change(kennis: Kennis) -> None:
    """Many fields at once come, go and change, and the file still holds what is meant outside the changed lines."""
    for entry_id in kennis.entries:
        path = KNOWLEDGE / f"{entry_id}.yml"
        text, entry = path.read_text("utf-8"), _read(path, entry_id)
        versies = tuple(
            replace(
                versie,
                kort=versie.kort + " X: y",
                uitleg=None if len(versie.kort) % 3 else "a\n\n- b",
                voorbehoud=None if versie.voorbehoud else "v # x",
                bronnen=(*versie.bronnen[1:], Verwijzing("nieuw", "3.2")),
            )
            for versie in entry.versies
        )
        new = replace(
            entry,
            versies=(*versies[1:], versies[0], versies[0]),
            varianten=(*entry.varianten[2:], "x: y"),
            rekenhulp=None if entry.rekenhulp else "tellen",
            begrip=None if entry.begrip else Begrip("a", "b: c", ("d",)),
            publiek=("adviseur",),
        )
        origins = (*range(1, len(versies)), 0, None)
        assert parse_entry(splice_entry(text, entry, new, origins), entry.id) == new, entry.id


def test_all_of_it_by_the_command_line(small_knowledge: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.cli.kennis_excel.KNOWLEDGE", small_knowledge)
    file = tmp_path / "uit.xlsx"
    runner = CliRunner()
    result = runner.invoke(main, ["kennis", "export", str(file)])
    assert result.exit_code == 0, result.output
    assert ": 2." in result.output
    assert runner.invoke(main, ["kennis", "export", str(file)]).exit_code == 2  # a reviewed file is not overwritten
    assert "Er wijzigt niets" in runner.invoke(main, ["kennis", "import", str(file), "--schrijf"]).output
    book = load_workbook(file)
    put(book, "antwoorden", 3, "kort", "Iemand telt mee tot de AOW.")
    book.save(file)
    before = snapshot(small_knowledge)
    shown = runner.invoke(main, ["kennis", "import", str(file)]).output
    assert "--- a/knowledge/telling/hoe-lang.yml" in shown
    assert "-    kort: Iemand telt mee tot de AOW-leeftijd.\n+    kort: Iemand telt mee tot de AOW.\n" in shown
    assert "niets geschreven" in shown
    assert snapshot(small_knowledge) == before
    assert "Bestanden geschreven: 1." in runner.invoke(main, ["kennis", "import", str(file), "--schrijf"]).output
    assert load_kennis(small_knowledge).entry(HOE_LANG).versies[1].kort == "Iemand telt mee tot de AOW."
    wrong = runner.invoke(main, ["kennis", "import", str(tmp_path / "uit.xls")])
    assert wrong.exit_code == 2
    monkeypatch.setattr("bot.cli.kennis_excel.KNOWLEDGE", KNOWLEDGE)
    unknown = runner.invoke(main, ["kennis", "export", str(tmp_path / "x.xlsx"), "--onderwerp", "bestaat-niet"])
    assert isinstance(unknown.exception, WorkbookError)


def test_one_topic_only(tmp_path: Path, kennis: Kennis) -> None:
    """What is not in the export is not taken for removed."""
    file = tmp_path / "aow.xlsx"
    assert export_workbook(file, kennis, "aow") == sum(entry.onderwerp == "aow" for entry in kennis.entries.values())
    assert plan_import(file, KNOWLEDGE, inspect, remove=True).files == ()


# --- the workbook ---------------------------------------------------------------------------------------------------


def test_the_workbook_is_laid_out_for_reading(ronde: Round) -> None:
    book = load_workbook(ronde.file)
    assert book.sheetnames == ["uitleg", "antwoorden", "varianten", "bronnen", "getallen", "stand"]
    sheet = book["antwoorden"]
    assert [cell.value for cell in sheet[1]] == [item.name for item in COLUMNS["antwoorden"]]
    assert all(cell.font.b for cell in sheet[1])
    assert sheet.freeze_panes == "C2"
    assert sheet.auto_filter.ref == "A1:S4"
    assert all(cell.alignment.wrap_text for row in sheet for cell in row)
    assert sheet["A2"].fill.fgColor.rgb == "FFE7E6E6"  # read-only
    assert sheet["F2"].fill.fill_type is None
    explained = {(row[0].value, row[1].value) for row in book["uitleg"]}
    assert {(name, item.name) for name, items in COLUMNS.items() for item in items} <= explained


DANGEROUS = ["=1+1", "+31 6", "-1 dag", "@SUM(A1)", "\tx", "'s avonds", '=HYPERLINK("http://x.example";"klik")']


@pytest.mark.parametrize("text", DANGEROUS)
def test_nothing_becomes_a_formula(ronde: Round, change: Callable[[str, str, str], None], text: str) -> None:
    change("telling/hoe-lang.yml", "kort: Iemand telde mee tot twee jaar later.", f"kort: {_quoted(text)}")
    export_workbook(ronde.file, load_kennis(ronde.root))
    found = load_workbook(ronde.file)["antwoorden"].cell(2, 6)
    assert (found.value, found.data_type, found.quotePrefix) == (text.strip(), "s", needs_quote_prefix(text.strip()))
    assert ronde.plan().files == ()
    with ZipFile(ronde.file) as archive:
        xml = [archive.read(name).decode() for name in archive.namelist() if "worksheets/" in name]
    assert all("<f>" not in sheet and "<f " not in sheet for sheet in xml)
    kinds = set(re.findall(r'<c [^>]*t="(\w+)"', "".join(xml)))
    assert kinds <= {"inlineStr", "n"}
    assert not any(re.search(r"<v>", sheet) for sheet in xml)


def _quoted(text: str) -> str:
    return '"' + text.replace("\t", "\\t").replace('"', '\\"') + '"'


def test_a_text_that_excel_would_change_is_refused_at_export(
    ronde: Round, change: Callable[[str, str, str], None]
) -> None:
    change("telling/hoe-lang.yml", "kort: Iemand telde", "kort: Iemand_x0041_ telde")
    with pytest.raises(WorkbookError, match=r"blad antwoorden, rij 2, kolom F \(kort\)"):
        export_workbook(ronde.file, load_kennis(ronde.root))


# --- changes --------------------------------------------------------------------------------------------------------


def test_a_changed_answer_changes_that_field_of_that_file_only(ronde: Round) -> None:
    before = snapshot(ronde.root)
    ronde.edit(cell("antwoorden", 3, "uitleg", "Eerste regel.\n\n- een\n- twee: [de wet](bron:wet)")).apply()
    after = snapshot(ronde.root)
    assert [name for name in after if after[name] != before[name]] == ["telling/hoe-lang.yml"]
    old = "    uitleg: |\n      Het loon maakt niet uit. Zie [de wet](bron:wet).\n"
    new = "    uitleg: |\n      Eerste regel.\n\n      - een\n      - twee: [de wet](bron:wet)\n"
    assert after["telling/hoe-lang.yml"].decode() == before["telling/hoe-lang.yml"].decode().replace(old, new)


@pytest.mark.parametrize("ends", ["\r\n", "_x000D_\n", "\r"])
def test_line_ends_of_excel_are_no_change(ronde: Round, change: Callable[[str, str, str], None], ends: str) -> None:
    change("telling/hoe-lang.yml", "      Het loon", "      Kort.\n\n      - een\n      Het loon")
    export_workbook(ronde.file, load_kennis(ronde.root))
    text = load_kennis(ronde.root).entry(HOE_LANG).versies[1].uitleg or ""
    assert ronde.edit(cell("antwoorden", 3, "uitleg", text.replace("\n", ends))).plan().files == ()


@pytest.mark.parametrize(
    "text",
    [
        "€ 5.000 en coördinatie", 'met "dubbele" en \'enkele\' tekens', "let op: dit", "regel # geen commentaar",
        "# begin", "- streep", "[haak]", "{accolade}", "ja", "no", "null", "2026-01-01", "3.10", "a, b", "x\\y", "& *",
        "100%", "| pijp", "> groter", "`code`", "*ster*", "!uitroep", "emoji 🙂", "'", '"', "a\n\n  ingesprongen\nb",
        "%x", "? vraag", "a: b\n# c", "eind:",
    ],
)  # fmt: skip
def test_special_characters_survive(ronde: Round, text: str) -> None:
    ronde.edit(cell("antwoorden", 3, "voorbehoud", text), cell("antwoorden", 3, "uitleg", text))
    versie = ronde.apply().entry(HOE_LANG).versies[1]
    assert (versie.voorbehoud, versie.uitleg) == (text, text)
    before = snapshot(ronde.root)
    again = Round(ronde.root, ronde.file.parent)
    assert again.plan().files == ()
    assert snapshot(ronde.root) == before


def test_spaces_around_a_text_are_no_change(ronde: Round) -> None:
    assert ronde.edit(cell("antwoorden", 3, "kort", "  Iemand telt mee tot de AOW-leeftijd. \n")).plan().files == ()


def test_comments_and_layout_around_a_change_stay(ronde: Round, change: Callable[[str, str, str], None]) -> None:
    file = "telling/hoe-lang.yml"
    change(file, "  - geldig_vanaf: 2020-01-01\n", "  - geldig_vanaf: 2020-01-01     # sinds het besluit\n")
    change(file, "  - hoe lang telt hij\n", "  - 'hoe lang telt hij'   # zo vraagt men het\n")
    change(file, "verwant: [telling/loon]\n", "# buren\nverwant: [ telling/loon ]\n\n")
    export_workbook(ronde.file, load_kennis(ronde.root))
    before = (ronde.root / file).read_text("utf-8")
    ronde.edit(
        cell("antwoorden", 2, "geldig_tot", datetime(2020, 1, 31)),
        cell("antwoorden", 3, "geldig_vanaf", "1-2-2020"),
        cell("antwoorden", 3, "bronnen", "wet | 38b lid 2\nfolder"),
        cell("antwoorden", 2, "nagekeken_op", "2026-11-23"),
        cell("antwoorden", 3, "nagekeken_op", "2026-11-23"),
        lambda book: add_row(book, "varianten", id=HOE_LANG, variant="hoe lang: nog"),
    ).apply()
    expected = before
    for old, new in (
        ("geldig_tot: 2019-12-31", "geldig_tot: 2020-01-31"),
        ("geldig_vanaf: 2020-01-01     # sinds", "geldig_vanaf: 2020-02-01     # sinds"),
        ("      - {bron: wet, artikel: 38b lid 1}\n", "      - {bron: wet, artikel: 38b lid 2}\n      - folder\n"),
        ("op: 2026-11-22", "op: 2026-11-23"),
        ("  - eindigt de telling\n", '  - eindigt de telling\n  - "hoe lang: nog"\n'),
    ):
        assert old in expected
        expected = expected.replace(old, new)
    assert (ronde.root / file).read_text("utf-8") == expected


def test_every_field_can_come_and_go(ronde: Round) -> None:
    """loon has one version without uitleg, voorbehoud, end, rekenhulp or verwant, and with a begrip."""
    filled = {
        "vraag": "Hoe hoog is: het loon?", "geldig_vanaf": "", "geldig_tot": "2030-12-31", "uitleg": "Zo is het.",
        "voorbehoud": "Onzeker: ja.", "bronnen": "wet | 2.10", "rekenhulp": "tellen", "verwant": HOE_LANG,
        "begrip_ook": "salaris\nja", "publiek": "adviseur",
    }  # fmt: skip
    ronde.edit(*(cell("antwoorden", 4, name, value or None) for name, value in filled.items()))
    entry = ronde.apply().entry(LOON)
    assert (entry.vraag, entry.rekenhulp, entry.verwant) == ("Hoe hoog is: het loon?", "tellen", (HOE_LANG,))
    assert entry.begrip == Begrip("loon", "Wat iemand verdient.", ("salaris", "ja"))
    assert entry.publiek == ("adviseur",)
    versie = entry.versies[0]
    assert (versie.periode.vanaf, versie.periode.tot) == (None, date(2030, 12, 31))
    assert (versie.uitleg, versie.voorbehoud, versie.bronnen) == (
        "Zo is het.", "Onzeker: ja.", (Verwijzing("wet", "2.10"),),
    )  # fmt: skip
    again = Round(ronde.root, ronde.file.parent)
    emptied = [
        "geldig_tot", "uitleg", "voorbehoud", "rekenhulp", "verwant", "begrip_naam", "begrip_ook", "begrip_betekenis",
        "publiek",
    ]  # fmt: skip
    again.edit(
        *(cell("antwoorden", 4, name, None) for name in emptied), cell("antwoorden", 4, "geldig_vanaf", "2025-01-01")
    )
    entry = again.apply().entry(LOON)
    assert (entry.rekenhulp, entry.verwant, entry.begrip, entry.publiek) == (None, (), None, ("werkgever", "adviseur"))
    assert entry.versies[0].periode.vanaf == date(2025, 1, 1)


def test_a_new_version_closes_the_one_before(ronde: Round) -> None:
    before = (ronde.root / "telling/hoe-lang.yml").read_text("utf-8")
    ronde.edit(
        cell("antwoorden", 3, "geldig_tot", "2026-12-31"),
        lambda book: add_row(
            book, "antwoorden", id=HOE_LANG, versie=3, geldig_vanaf="2027-01-01", kort="Iemand telt mee tot het einde.",
            bronnen="wet | 38b\nfolder",
        ),
    )  # fmt: skip
    entry = ronde.apply().entry(HOE_LANG)
    assert [versie.periode.vanaf for versie in entry.versies] == [date(2015, 1, 1), date(2020, 1, 1), date(2027, 1, 1)]
    new = """\
  - geldig_vanaf: 2027-01-01
    kort: |
      Iemand telt mee tot het einde.
    bronnen:
      - {bron: wet, artikel: 38b}
      - folder
"""
    expected = before.replace("2020-01-01\n", "2020-01-01\n    geldig_tot: 2026-12-31\n").replace(
        "rekenhulp:", f"{new}rekenhulp:"
    )
    assert (ronde.root / "telling/hoe-lang.yml").read_text("utf-8") == expected


def test_a_version_in_between_is_put_in_its_place(ronde: Round) -> None:
    ronde.edit(
        cell("antwoorden", 2, "geldig_tot", "2016-12-31"),
        lambda book: add_row(
            book, "antwoorden", id=HOE_LANG, versie="3", geldig_vanaf="2017-01-01", geldig_tot="2019-12-31",
            kort="Tussen in.", bronnen="folder",
        ),
    )  # fmt: skip
    assert [versie.kort for versie in ronde.apply().entry(HOE_LANG).versies][1] == "Tussen in."


def test_a_new_entry(ronde: Round) -> None:
    def add(book: Workbook) -> None:
        add_row(
            book, "antwoorden", id="telling/nieuw", versie=1, vraag="Wat is nieuw?", kort="Dit is nieuw.",
            bronnen="folder", nagekeken_op=date(2026, 11, 22), opnieuw_voor="22-05-2027", begrip_naam="nieuw",
            begrip_betekenis="Wat er nog niet was.",
        )  # fmt: skip
        for i in range(10):
            add_row(book, "varianten", id="telling/nieuw", variant=f"nieuwe vraag {i}: wat")

    plan = ronde.edit(add).plan()
    assert plan.files[0].diff().startswith("--- /dev/null\n+++ b/knowledge/telling/nieuw.yml\n")
    entry = ronde.apply().entry("telling/nieuw")
    assert (entry.vraag, entry.opnieuw_voor, len(entry.varianten)) == ("Wat is nieuw?", date(2027, 5, 22), 10)
    assert (ronde.root / "telling/nieuw.yml").read_text("utf-8").endswith(
        "antwoorden:\n  - kort: |\n      Dit is nieuw.\n    bronnen:\n      - folder\n"
        "begrip:\n  naam: nieuw\n  betekenis: Wat er nog niet was.\n"
        "nagekeken: {op: 2026-11-22, opnieuw_voor: 2027-05-22}\n"
    )  # fmt: skip


# --- removal --------------------------------------------------------------------------------------------------------


def test_rows_that_disappeared_are_told_and_stay(ronde: Round) -> None:
    def remove(book: Workbook) -> None:
        book["antwoorden"].delete_rows(2)
        book["varianten"].delete_rows(2)

    plan = ronde.edit(remove).plan()
    assert plan.files == ()
    assert plan.notices == (
        "telling/hoe-lang: de rij van versie 1 is verdwenen; zij blijft staan.",
        "telling/hoe-lang: variant 'tot wanneer telt iemand mee' is verdwenen; zij blijft staan.",
    )


def test_rows_that_disappeared_go_when_asked(ronde: Round) -> None:
    def remove(book: Workbook) -> None:
        book["antwoorden"].delete_rows(2)
        put(book, "varianten", 2, "variant", "een andere vraag")

    before = (ronde.root / "telling/hoe-lang.yml").read_text("utf-8")
    entry = ronde.edit(remove).apply(remove=True).entry(HOE_LANG)
    assert [versie.kort for versie in entry.versies] == ["Iemand telt mee tot de AOW-leeftijd."]
    assert "een andere vraag" in entry.varianten
    assert "tot wanneer telt iemand mee" not in entry.varianten
    old = before[before.index("  - geldig_vanaf: 2015") : before.index("  - geldig_vanaf: 2020")]
    expected = before.replace(old, "").replace("  - tot wanneer telt iemand mee\n", "")
    expected = expected.replace("  - eindigt de telling\n", "  - eindigt de telling\n  - een andere vraag\n")
    assert (ronde.root / "telling/hoe-lang.yml").read_text("utf-8") == expected


def test_an_entry_that_disappeared(ronde: Round) -> None:
    def remove(book: Workbook) -> None:
        book["antwoorden"].delete_rows(4)
        for row in range(2, 4):
            put(book, "antwoorden", row, "verwant", None)

    shutil.rmtree(ronde.root / "dekking", ignore_errors=True)  # it may not name what goes
    ronde.edit(remove)
    assert (ronde.root / "telling/loon.yml").is_file()
    assert ronde.plan().notices == ("telling/loon: alle rijen zijn verdwenen; het onderwerp blijft staan.",)
    plan = ronde.plan(remove=True)
    assert [file.after is None for file in plan.files] == [False, True]
    assert "+++ /dev/null" in plan.files[1].diff()
    assert set(ronde.apply(remove=True).entries) == {HOE_LANG}
    assert not (ronde.root / "telling/loon.yml").exists()


# --- refusals -------------------------------------------------------------------------------------------------------


def _changed_without_mark(book: Workbook) -> None:
    book["stand"].delete_rows(2)
    put(book, "antwoorden", 3, "kort", "Anders.")


@pytest.mark.parametrize(
    ("edit", "place", "message"),
    [
        (cell("antwoorden", 3, "kort", "=SUM(A1)"), "blad antwoorden, rij 3, kolom F (kort)", "formule"),
        (cell("antwoorden", 3, "geldig_tot", "=SUM(A1)"), "blad antwoorden, rij 3, kolom E (geldig_tot)", "formule"),
        (cell("varianten", 5, "variant", "=SUM(A1)"), "blad varianten, rij 5, kolom B (variant)", "formule"),
        (cell("antwoorden", 2, "geldig_tot", "31-02-2019"), "rij 2, kolom E (geldig_tot)", "'31-02-2019' is geen"),
        (cell("antwoorden", 2, "geldig_tot", "eind 2019"), "rij 2, kolom E (geldig_tot)", "geen datum"),
        (cell("antwoorden", 2, "geldig_tot", 43830), "rij 2, kolom E (geldig_tot)", "geen datum"),
        (cell("antwoorden", 2, "geldig_tot", datetime(2019, 12, 31, 9)), "rij 2, kolom E (geldig_tot)", "een tijd"),
        (cell("antwoorden", 2, "geldig_tot", "2014-01-01"), "rij 2, kolom E (geldig_tot)", "voor geldig_vanaf"),
        (cell("antwoorden", 2, "kort", date(2026, 1, 1)), "rij 2, kolom F (kort)", "geen tekst"),
        (cell("antwoorden", 2, "kort", True), "rij 2, kolom F (kort)", "geen tekst"),
        (cell("antwoorden", 2, "kort", None), "rij 2, kolom F (kort)", "leeg"),
        (cell("antwoorden", 2, "bronnen", "folder\nkrant | 3"), "rij 2, kolom J (bronnen)", "bron 'krant' bestaat"),
        (cell("antwoorden", 2, "bronnen", "folder\nfolder"), "rij 2, kolom J (bronnen)", "twee keer"),
        (cell("antwoorden", 2, "soort", "iets"), "rij 2, kolom K (soort)", "'iets' kan hier niet"),
        (cell("antwoorden", 2, "rekenhulp", "raden"), "rij 2, kolom L (rekenhulp)", "'raden' bestaat niet"),
        (cell("antwoorden", 2, "verwant", "telling/lon"), "rij 2, kolom M (verwant)", "'telling/lon' bestaat niet"),
        (cell("antwoorden", 4, "begrip_betekenis", None), "rij 4, kolom P (begrip_betekenis)", "leeg"),
        (cell("antwoorden", 4, "publiek", "iedereen"), "rij 4, kolom Q (publiek)", "'iedereen' kan hier niet"),
        (cell("antwoorden", 4, "nagekeken_op", None), "rij 4, kolom R (nagekeken_op)", "leeg"),
        (cell("antwoorden", 3, "vraag", "Anders?"), "rij 3, kolom C (vraag)", "verschilt van rij 2"),
        (cell("antwoorden", 3, "versie", 1), "rij 3, kolom B (versie)", "dubbele rij"),
        (cell("antwoorden", 3, "versie", "x"), "rij 3, kolom B (versie)", "geen versienummer"),
        (cell("antwoorden", 3, "versie", 4), "rij 3, kolom B (versie)", "sluit niet aan"),
        (cell("antwoorden", 4, "id", None), "rij 4, kolom A (id)", "ontbreekt"),
        (cell("antwoorden", 4, "id", "tellling/loon"), "rij 4, kolom A (id)", "onbekend onderwerp 'tellling/loon'"),
        (cell("antwoorden", 4, "id", "../loon"), "rij 4, kolom A (id)", "geen goed id"),
        (cell("antwoorden", 4, "id", "parameters/loon"), "rij 4, kolom A (id)", "onbekend onderwerp"),
        (cell("varianten", 2, "id", "telling/lang"), "blad varianten, rij 2, kolom A (id)", "onbekend onderwerp"),
        (cell("varianten", 3, "variant", "tot wanneer telt iemand mee"), "rij 3, kolom B (variant)", "dubbele rij"),
        (cell("varianten", 3, "variant", None), "rij 3, kolom B (variant)", "regel tekst"),
        (lambda book: book["antwoorden"].cell(1, 6, "kort antwoord"), "rij 1, kolom F (kort ant", "onbekende kolom"),
        (lambda book: book["antwoorden"].delete_cols(6), "blad antwoorden, rij 1, kolom (kort)", "ontbreekt"),
        (lambda book: book["antwoorden"].cell(1, 20, "kort"), "rij 1, kolom T (kort)", "twee keer"),
        (lambda book: book["antwoorden"].cell(2, 20, "los"), "blad antwoorden, rij 2, kolom T", "geen kolomnaam"),
        (lambda book: book.remove(book["varianten"]), "blad varianten", "ontbreekt"),
        (_changed_without_mark, "rij 2, kolom A (id)", "staat niet op blad stand"),
        (cell("antwoorden", 2, "geldig_tot", "2019-11-30"), "blad antwoorden, rij 2: knowledge/tell", "een gat"),
        (cell("antwoorden", 4, "kort", "Dat is [[loon-week]]."), "blad antwoorden, rij 4: ", "'[[loon-week]]' best"),
        (cell("antwoorden", 4, "kort", "woord " * 61), "blad antwoorden, rij 4: ", "61 woorden"),
        (cell("varianten", 2, "variant", "Het maandloon!"), "blad antwoorden, rij 4: ", "hoort al bij"),
    ],
)  # fmt: skip
def test_every_mistake_is_told_by_sheet_row_and_column(ronde: Round, edit: Edit, place: str, message: str) -> None:
    remedied = [fault for fault in ronde.edit(edit).faults() if place in fault and message in fault]
    assert remedied, ronde.faults()
    assert remedied[0].count(".") >= 2 or ". " in remedied[0]


def test_all_mistakes_are_told_at_once(ronde: Round) -> None:
    ronde.edit(
        cell("antwoorden", 2, "geldig_tot", "morgen"),
        cell("antwoorden", 3, "bronnen", "krant"),
        cell("varianten", 4, "variant", "=SUM(A1)"),
    )
    assert len(ronde.faults()) == 3


@pytest.mark.parametrize("content", [b"", b"geen werkmap", b"PK\x03\x04 kapot"])
def test_a_file_that_is_no_workbook(ronde: Round, content: bytes) -> None:
    ronde.file.write_bytes(content)
    assert "geen Excel-werkmap" in ronde.faults()[0]


def test_a_zip_that_is_no_workbook(ronde: Round) -> None:
    with ZipFile(ronde.file, "w") as archive:
        archive.writestr("iets.xml", "<a/>")
    assert "geen Excel-werkmap" in ronde.faults()[0]


def test_a_file_changed_since_the_export_is_never_overwritten(
    ronde: Round, change: Callable[[str, str, str], None]
) -> None:
    change("telling/hoe-lang.yml", "tot de AOW-leeftijd.", "tot de AOW.")
    plan = ronde.plan()  # the reviewer did not touch it
    assert plan.files == ()
    assert plan.notices == ("telling/hoe-lang: het bestand is sinds de export gewijzigd; dat blijft zo.",)
    assert ronde.edit(cell("antwoorden", 3, "voorbehoud", "Let op.")).faults() == [
        "blad antwoorden, rij 2, kolom A (id): dit onderwerp is in het werkblad en sinds de export ook in het bestand "
        "gewijzigd. Exporteer opnieuw en neem de wijzigingen over."
    ]


def test_sorting_the_sheets_is_no_change(ronde: Round) -> None:
    def turn(book: Workbook) -> None:
        for name in ("antwoorden", "varianten"):
            sheet = book[name]
            rows = [[item.value for item in row] for row in sheet.iter_rows(min_row=2)]
            for number, row in enumerate(reversed(rows), start=2):
                for i, value in enumerate(row, start=1):
                    sheet.cell(number, i).value = value

    plan = ronde.edit(turn, lambda book: book.create_sheet("notities")).plan()
    assert plan.files == ()
    assert plan.notices == ("blad 'notities' wordt niet gelezen.",)


def test_nothing_is_written_when_a_file_changed_meanwhile(ronde: Round) -> None:
    plan = ronde.edit(cell("antwoorden", 4, "kort", "Nieuw."), cell("antwoorden", 3, "kort", "Ook nieuw.")).plan()
    (ronde.root / "telling/loon.yml").write_text("anders\n", "utf-8")
    before = snapshot(ronde.root)
    with pytest.raises(WorkbookError, match="intussen gewijzigd"):
        write_plan(plan)
    assert snapshot(ronde.root) == before


def test_nothing_is_left_behind_when_writing_fails(ronde: Round, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = ronde.edit(cell("antwoorden", 4, "kort", "Nieuw."), cell("antwoorden", 3, "kort", "Ook nieuw.")).plan()
    before = snapshot(ronde.root)

    def full(_: int) -> None:
        raise OSError("schijf vol")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="schijf vol"):
        write_plan(plan)
    assert snapshot(ronde.root) == before


# --- the text of a file ---------------------------------------------------------------------------------------------

TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]) | st.just("\n"), max_size=60)
TEXTS = TEXT.map(str.strip).filter(bool)
LINE = TEXTS.map(lambda text: text.replace("\n", " ").strip()).filter(bool)


@settings(max_examples=60, deadline=None)
@given(kort=TEXTS, uitleg=TEXTS | st.none(), voorbehoud=TEXTS | st.none(), variant=LINE, artikel=LINE | st.none())
def test_any_text_can_be_put_in_a_file(
    kort: str, uitleg: str | None, voorbehoud: str | None, variant: str, artikel: str | None
) -> None:
    path = Path(__file__).parent / "small" / f"{HOE_LANG}.yml"
    old = _read(path)
    versie = replace(
        old.versies[1], kort=kort, uitleg=uitleg, voorbehoud=voorbehoud, bronnen=(Verwijzing("wet", artikel),)
    )
    new = replace(old, varianten=(*old.varianten, variant), versies=(old.versies[0], versie), verwant=(variant,))
    for text in (rewrite(path.read_text("utf-8"), old, new, (0, 1)), canonical(new)):
        assert parse_entry(text, new.id) == new


@pytest.mark.parametrize(
    "layout",
    [
        "{vraag: V, varianten: [a], antwoorden: [{kort: K, bronnen: [wet]}], nagekeken: {op: 2026-01-01, opnieuw_voor: 2026-02-02}}\n",
        "vraag: V\nvarianten: [a]\nantwoorden:\n-\n  kort: K\n  bronnen: [wet]\nnagekeken: {op: 2026-01-01, opnieuw_voor: 2026-02-02}\n",
        "vraag: V\r\nvarianten: [a]\r\nantwoorden:\r\n  - kort: K\r\n    bronnen: [wet]\r\nnagekeken: {op: 2026-01-01, opnieuw_voor: 2026-02-02}\r\n",
    ],
)
def test_an_unusual_layout_is_written_anew_without_loss(layout: str) -> None:
    old = parse_entry(layout, LOON)
    assert old is not None
    versies = (*old.versies, replace(old.versies[0], kort="Twee."))
    new = replace(old, varianten=("a", "b"), versies=versies, rekenhulp="tellen")
    assert rewrite(layout, old, new, (0, None)) == canonical(new)


def test_examples_in_a_file_are_kept(small_knowledge: Path, change: Callable[[str, str, str], None]) -> None:
    """They are shown in the workbook, not read back."""
    example = "    voorbeelden:\n      - {rekenhulp: tellen, invoer: {uren: 20}, tekst: 'Dan {uitkomst}: baan.'}\n"
    change("telling/loon.yml", "    bronnen: [wet]\n", f"{example}    bronnen: [wet]\n")
    ronde = Round(small_knowledge, small_knowledge.parent)
    sheet = load_workbook(ronde.file)["antwoorden"]
    assert sheet.cell(4, column(sheet, "voorbeelden")).value == "tellen | uren: 20 | Dan {uitkomst}: baan."
    ronde.edit(cell("antwoorden", 4, "kort", "Anders."), cell("antwoorden", 4, "voorbeelden", "weg"))
    assert "worden niet teruggelezen" in ronde.plan().notices[0]
    entry = ronde.apply().entry(LOON)
    assert len(entry.versies[0].voorbeelden) == 1
    assert example in (small_knowledge / "telling/loon.yml").read_text("utf-8")
    assert parse_entry(canonical(entry), entry.id) == entry


def _read(path: Path, entry_id: str = HOE_LANG) -> Entry:
    entry = parse_entry(path.read_text("utf-8"), entry_id)
    assert entry is not None
    return entry
