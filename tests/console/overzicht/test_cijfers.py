"""The dashboard over HTTP: periods, figures, files; with nothing, and with a hundred thousand questions."""

from __future__ import annotations

import csv
import io
import time
from collections.abc import Iterator
from datetime import date, datetime, timezone

import pytest

from bot.gateway.console.overzicht.csv_file import csv_response
from bot.gateway.console.overzicht.tekening import _round_up, columns, rows
from bot.knowledge import Kennis
from bot.store import Period
from tests.console.overzicht.questions import log_questions
from tests.console.people import ROLES, ConsoleApp, running_app

FILES = (
    "dagen", "uitkomsten", "onderwerpen", "kanalen", "vragen", "gemist", "oordelen", "niet-goed", "overdracht", "verouderd",
)  # fmt: skip


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ConsoleApp]:
    with running_app(tmp_path_factory.mktemp("leeg")) as app:
        yield app


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory, kennis: Kennis) -> Iterator[ConsoleApp]:
    with running_app(tmp_path_factory.mktemp("vol"), retention_days=400) as app:
        log_questions(app.engine, 100_000, datetime.now(timezone.utc), days=90, entries=sorted(kennis.entries)[:300])
        yield app


@pytest.mark.parametrize("role", ROLES)
def test_every_role_sees_it(empty: ConsoleApp, role: str) -> None:
    assert empty.signed_in(role).page("/console/overzicht").status_code == 200


def test_with_nothing_it_says_so(empty: ConsoleApp) -> None:
    person = empty.signed_in("editor")
    assert "In deze periode is er niets." in person.page("/console/overzicht").text
    for name in FILES:
        assert person.page(f"/console/overzicht/{name}.csv").status_code == 200
    assert person.page("/console/overzicht/er-niet.csv").status_code == 404


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("van=gisteren", "JJJJ-MM-DD"),
        ("van=2026-02-01&tot=2026-01-01", "ligt na de laatste"),
        ("van=2020-01-01&tot=2026-01-01", "hoogstens 366 dagen"),
        ("periode=eeuw", "tot en met"),
        ("van=2026-01-05&tot=2026-01-07", "5 januari 2026 tot en met 7 januari 2026"),
    ],
)
def test_a_period_is_chosen(empty: ConsoleApp, query: str, told: str) -> None:
    response = empty.signed_in("editor").page(f"/console/overzicht?{query}")
    assert response.status_code == 200
    assert told in response.text


def test_a_hundred_thousand_questions(full: ConsoleApp) -> None:
    person = full.signed_in("editor")
    person.page("/console/overzicht?periode=90")
    started = time.perf_counter()
    shown = person.page("/console/overzicht?periode=90")
    assert time.perf_counter() - started < 4
    assert shown.status_code == 200
    assert len(shown.content) < 120_000
    days = read(person.page("/console/overzicht/dagen.csv?periode=90").content)
    outcomes = read(person.page("/console/overzicht/uitkomsten.csv?periode=90").content)
    total = sum(int(row[1]) for row in days[1:])
    assert total > 98_500, "early in the day the first of the ninety days falls outside"
    assert sum(int(row[1]) for row in outcomes[1:-1]) == total
    assert days[0][:2] == ["Week vanaf", "Alle"]
    assert all(int(row[1]) == sum(map(int, row[2:])) for row in days[1:])


def read(content: bytes) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


def test_no_cell_is_a_formula() -> None:
    evil = ["=1+1", "+1", "-1", "@x", "\tx", " =1", "\r=1", 'gewoon; "ja"\nja', "\x00=1"]
    found = read(bytes(csv_response("x", ["kop"], [[one, 5, 0.25, None] for one in evil]).body))
    assert [row[0] for row in found[1:]] == [
        "'=1+1", "'+1", "'-1", "'@x", "'\tx", "' =1", "'\r=1", "gewoon; \"ja\"\nja", "'=1",
    ]  # fmt: skip
    assert found[1][1:] == ["5", "0,25", ""]


def test_a_drawing_holds_no_markup_of_others() -> None:
    evil = '<script>"&'
    for made in (columns(evil, evil, [(evil, 3)]), rows(evil, evil, [(evil, 3), ("b", 0)])):
        assert "<script" not in made
        assert made.startswith("<svg role=")
    assert columns("leeg", "leeg", []).endswith("</svg>")


@pytest.mark.parametrize("number", [0, 1, 3, 9, 11, 99, 101, 12_345])
def test_an_axis_ends_above_its_highest_bar(number: int) -> None:
    assert max(2, number) <= _round_up(number) <= max(2, 3 * number)


def test_a_period_counts_its_days() -> None:
    assert len(Period(date(2026, 3, 28), date(2026, 3, 30)).days()) == 3
    assert Period(date(2026, 3, 29), date(2026, 3, 29)).until - Period(date(2026, 3, 29), date(2026, 3, 29)).since
