"""The page of one entry, from the server."""

from __future__ import annotations

from typing import Any

import pytest

from bot.knowledge import Kennis
from tests.console.people import ConsoleApp

ENTRY = "/console/onderwerp/loonkostenvoordeel/doelgroepverklaring-nodig"


@pytest.fixture(scope="module")
def adviser(console: ConsoleApp) -> Any:
    return console.signed_in("adviser")


def test_every_entry_has_its_page(adviser: Any, kennis: Kennis) -> None:
    for entry in kennis.entries.values():
        page = adviser.page(f"/console/onderwerp/{entry.id}")
        assert page.status_code == 200, entry.id
        assert f"{len(entry.varianten)} manieren waarop mensen dit vragen" in page.text


def test_an_entry_that_does_not_exist(adviser: Any) -> None:
    assert adviser.page("/console/onderwerp/quotum/bestaat-niet").status_code == 404


def test_versions_stand_side_by_side_with_what_changed(adviser: Any) -> None:
    page = adviser.page(ENTRY).text
    assert page.count('<section class="version') == 3
    assert page.index("Vanaf 1 april 2026") < page.index("1 januari 2018 tot en met 31 december 2025")
    assert page.count("geldt op de peildatum") == 1
    assert '<ins><span class="hidden"> [nieuw: </span>' in page
    assert '<del><span class="hidden"> [vervallen: </span>' in page


@pytest.mark.parametrize(
    ("day", "says"),
    [
        ("2020-06-01", "is een doelgroepverklaring nodig"),
        ("1950-01-01", "geen antwoord"),
        ("geen-datum", "De peildatum is geen datum"),
    ],
)
def test_the_answer_of_a_day(adviser: Any, day: str, says: str) -> None:
    page = adviser.page(ENTRY, params={"peildatum": day})
    assert page.status_code == 200
    assert says in page.text.split("Versies naast elkaar")[0]


def test_sources_have_their_day(adviser: Any, kennis: Kennis) -> None:
    page = adviser.page(ENTRY).text
    assert "Wet tegemoetkomingen loondomein" in page
    assert "geraadpleegd op" in page


def test_copied_text_has_its_sources(adviser: Any) -> None:
    copy = adviser.fragment(f"{ENTRY}/kopie").json()
    assert copy["text"].startswith("Is er een doelgroepverklaring nodig voor het LKV?\n")
    assert "Bronnen:\n- " in copy["text"]
    assert "Geldig vanaf 1 april 2026" in copy["text"]
    assert copy["html"].startswith("<p><strong>Is er een doelgroepverklaring")
    assert '<li><a href="https://wetten.overheid.nl' in copy["html"]
    then = adviser.fragment(f"{ENTRY}/kopie", params={"peildatum": "2020-06-01"}).json()
    assert then["text"] != copy["text"]


def test_the_calculator_stands_beside_it(adviser: Any) -> None:
    page = adviser.page("/console/onderwerp/loonkostensubsidie/deeltijd").text
    assert 'action="/console/rekenen/loonkostensubsidie"' in page
    assert 'name="uren"' in page
