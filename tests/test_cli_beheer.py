"""`banenwijzer kennis dekking` and `verouderd`, as an editor calls them on a folder."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.test_cli import run

Change = Callable[[str, str, str], None]
LOON = "telling/loon.yml"
PINNED = "Het loon is [[loon-maand]] per maand. In 2025 was dat [[loon-maand@2025-06-01]]."


def report(folder: Path, *arguments: str) -> Any:
    result = run("kennis", *arguments, "--json", BANENWIJZER_KNOWLEDGE=str(folder))
    assert not result.stderr
    assert result.returncode == 0
    return json.loads(result.stdout)


@pytest.mark.parametrize("command", ["dekking", "verouderd"])
def test_each_command_explains_itself(command: str) -> None:
    result = run("kennis", command, "--help")
    assert result.returncode == 0
    assert "--json" in result.stdout


def test_everything_in_this_checkout_is_told_somewhere() -> None:
    result = run("kennis", "dekking")
    assert result.returncode == 0, result.stdout[-3000:]
    assert "knowledge/dekking/meeteltermijn.yml: feiten: " in result.stdout
    assert ": 0 zonder onderwerp." in result.stdout


def test_dekking_tells_who_tells_what(small_knowledge: Path) -> None:
    data = report(small_knowledge, "dekking")
    told = {item["id"]: item for item in data["onderdelen"]}
    assert told["loon-2026"]["entries"] == ["telling/loon", "telling/hoe-lang"]
    assert (told["loon-2026"]["soort"], told["loon-2026"]["regel"]) == ("feit", 3)
    assert (told["slot"]["soort"], told["slot"]["bron"], told["slot"]["waarover"]) == ("alinea", "folder", "Het loon")
    assert [(item["naam"], item["entries"]) for item in data["getallen"]] == [
        ("loon-maand", ["telling/loon"]),
        ("schatting", []),
    ]
    assert [(file["bestand"], file["wat"], file["aantal"], file["zonder"]) for file in data["bestanden"]] == [
        ("knowledge/dekking/document-folder.yml", "alinea's", 2, 0),
        ("knowledge/dekking/telling.yml", "feiten", 3, 0),
        ("knowledge/parameters/loon.yml", "getallen", 2, 1),
    ]
    assert data["fouten"] == 0


def test_a_figure_that_no_answer_names_is_a_note(small_knowledge: Path) -> None:
    result = run("kennis", "dekking", BANENWIJZER_KNOWLEDGE=str(small_knowledge))
    assert result.returncode == 0
    assert "Alleen in rekenregels of niet gebruikt (geen fout) (1):" in result.stdout
    assert "knowledge/parameters/loon.yml:8: getal 'schatting'" in result.stdout
    assert result.stdout.endswith("3 feiten en 2 alinea's: 0 zonder onderwerp. 2 getallen: 1 in geen enkel antwoord.\n")


@pytest.mark.parametrize("entries", ["[]", "[telling/verdwenen]"])
def test_a_fact_that_nothing_tells_is_listed_with_exit_code_1(
    small_knowledge: Path, change: Change, entries: str
) -> None:
    change("dekking/telling.yml", "[telling/hoe-lang]", entries)
    result = run("kennis", "dekking", BANENWIJZER_KNOWLEDGE=str(small_knowledge))
    assert result.returncode == 1
    assert "knowledge/dekking/telling.yml:2: feit 'telling-tot-aow'" in result.stdout
    assert "1 zonder onderwerp" in result.stdout
    assert "kennis check" in result.stderr
    assert run("kennis", "check", BANENWIJZER_KNOWLEDGE=str(small_knowledge)).returncode == 1


@pytest.mark.parametrize(
    ("op", "expected"),
    [
        ("2027-04-21", []),
        ("2027-04-22", [("telling/hoe-lang", 26, False), ("telling/loon", 18, False)]),
        ("2027-05-22", [("telling/hoe-lang", 26, False), ("telling/loon", 18, False)]),
        ("2027-05-23", [("telling/hoe-lang", 26, True), ("telling/loon", 18, True)]),
    ],
)
def test_reviews_are_told_thirty_days_ahead(small_knowledge: Path, op: str, expected: list[tuple[object, ...]]) -> None:
    data = report(small_knowledge, "verouderd", "--op", op)
    assert data["op"] == op
    assert [(item["entry"], item["regel"], item["is_verlopen"]) for item in data["nakijken"]] == expected


@pytest.mark.parametrize(
    ("text", "op", "expected"),
    [
        # today's value stands beside it, so the reader has it
        (PINNED, "2026-11-22", None),
        ("Het loon is [[loon-maand@2025-06-01]].", "2026-11-22", True),
        ("Het loon is [[loon-maand@2025-06-01]].", "2025-12-31", None),
        ("In 2025 was het loon [[loon-maand@2025-06-01]].", "2026-11-22", False),
        ("Het loon ging van [[loon-maand@2025-01-01]] naar [[loon-maand@2025-06-01]].", "2026-11-22", False),
        ("Het loon ging van [[loon-maand@2025-06-01]] naar [[loon-maand@2026-01-01]].", "2026-11-22", None),
    ],
)
def test_an_answer_that_names_an_older_value_is_told(
    small_knowledge: Path, change: Change, text: str, op: str, expected: bool | None
) -> None:
    change(LOON, PINNED, text)
    found = report(small_knowledge, "verouderd", "--op", op)["oude_getallen"]
    if expected is None:
        assert found == []
        return
    assert found == [
        {
            "bestand": "knowledge/telling/loon.yml",
            "regel": 14,
            "entry": "telling/loon",
            "getal": "loon-maand",
            "genoemd_op": "2025-06-01",
            "genoemd": "€ 2.191,80",
            "nieuwer": "€ 2.294,40",
            "nieuwer_vanaf": "2026-01-01",
            "is_zeker": expected,
        }
    ]


def test_an_older_value_in_an_answer_that_has_ended_is_not_told(small_knowledge: Path, change: Change) -> None:
    change(LOON, PINNED, "Het loon is [[loon-maand@2025-06-01]].")
    change(LOON, "  - geldig_vanaf: 2025-01-01", "  - geldig_vanaf: 2025-01-01\n    geldig_tot: 2026-10-31")
    assert report(small_knowledge, "verouderd", "--op", "2026-11-22")["oude_getallen"] == []


@pytest.mark.parametrize(
    ("op", "expected"), [("2026-11-30", None), ("2026-12-01", False), ("2026-12-31", False), ("2027-01-01", True)]
)
def test_a_figure_is_told_before_its_last_known_value_ends(
    small_knowledge: Path, op: str, expected: bool | None
) -> None:
    found = report(small_knowledge, "verouderd", "--op", op)["aflopende_getallen"]
    assert [(item["getal"], item["regel"], item["tot"], item["is_verlopen"], item["entries"]) for item in found] == (
        [] if expected is None else [("loon-maand", 6, "2026-12-31", expected, ["telling/loon"])]
    )


@pytest.mark.parametrize(("op", "count"), [("2027-11-22", 0), ("2027-11-23", 2), ("2028-02-29", 2)])
def test_a_source_is_told_after_a_year(small_knowledge: Path, op: str, count: int) -> None:
    found = report(small_knowledge, "verouderd", "--op", op)["oude_bronnen"]
    assert [(item["bron"], item["regel"]) for item in found] == [("wet", 8), ("folder", 14)][:count]


def test_the_report_is_plain_dutch_with_file_and_line(small_knowledge: Path, change: Change) -> None:
    change(LOON, PINNED, "Het loon is [[loon-maand@2025-06-01]].")
    result = run("kennis", "verouderd", "--op", "2028-03-01", BANENWIJZER_KNOWLEDGE=str(small_knowledge))
    assert result.returncode == 0
    for line in (
        "Stand op 1 maart 2028.",
        "knowledge/telling/loon.yml:18: 'telling/loon' had nagekeken moeten zijn voor 22 mei 2027.",
        "knowledge/telling/loon.yml:14: 'telling/loon' noemt 'loon-maand' van 1 juni 2025: € 2.191,80. "
        "Sinds 1 januari 2026 is het € 2.294,40.",
        "knowledge/parameters/loon.yml:6: 'loon-maand' is afgelopen op 31 december 2026; "
        "de laatste waarde is € 2.294,40.",
        "knowledge/bronnen.yml:8: 'wet' (Voorbeeldwet) is gelezen op 22 november 2026.",
    ):
        assert line in result.stdout.splitlines()


def test_the_report_of_this_checkout_can_be_made_for_any_day() -> None:
    for op in ("1950-01-01", "2026-11-22", "2100-01-01"):
        assert run("kennis", "verouderd", "--op", op).returncode == 0


@pytest.mark.parametrize("day", ["2027-02-30", "morgen"])
def test_a_wrong_day_is_told_with_exit_code_2(day: str) -> None:
    result = run("kennis", "verouderd", "--op", day)
    assert result.returncode == 2
    assert day in result.stderr


def test_knowledge_with_errors_gives_no_report(small_knowledge: Path, change: Change) -> None:
    change(LOON, "[[loon-maand]]", "[[loon-week]]")
    result = run("kennis", "verouderd", BANENWIJZER_KNOWLEDGE=str(small_knowledge))
    assert result.returncode == 1
    assert "[[loon-week]]" in result.stderr
    assert "Traceback" not in result.stderr
