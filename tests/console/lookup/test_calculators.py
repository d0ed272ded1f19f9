"""Calculators as forms, from the server: without a script, and what a script asks for."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from actions.rekenregels import REKENREGELS
from actions.rekenvraag import reken
from bot.gateway.console.lookup.formulier import lees_formulier, vul_in
from bot.knowledge import Kennis
from tests.console.people import ConsoleApp


@pytest.fixture(scope="module")
def adviser(console: ConsoleApp) -> Any:
    return console.signed_in("adviser")


def link_of(html: str) -> str:
    match = re.search(r'data-link="([^"]*)"', html)
    assert match
    return match[1].replace("&amp;", "&")


def test_the_list_names_them_all(adviser: Any) -> None:
    page = adviser.page("/console/rekenen").text
    assert [naam for naam in REKENREGELS if f'href="/console/rekenen/{naam}"' not in page] == []


@pytest.mark.parametrize("naam", REKENREGELS)
def test_each_shows_its_form_and_works_out_its_example(adviser: Any, naam: str) -> None:
    empty = adviser.page(f"/console/rekenen/{naam}").text
    for veld in REKENREGELS[naam].velden:
        assert f'name="{veld.naam}' in empty
    page = adviser.page(f"/console/rekenen/{naam}", params={"voorbeeld": "1"})
    assert page.status_code == 200
    assert "Zo is dit berekend" in page.text
    assert 'aria-invalid="true"' not in page.text


@pytest.mark.parametrize("naam", REKENREGELS)
def test_a_form_gives_the_rule_what_it_was_filled_with(console: ConsoleApp, kennis: Kennis, naam: str) -> None:
    regel, voorbeeld = REKENREGELS[naam], kennis.rekenhulp(naam).voorbeeld
    raw = lees_formulier(regel, vul_in(regel, voorbeeld))
    services = console.app.state.services
    day = services.settings.today()
    filled = reken(naam, raw, day, services.builder, today=day)
    assert filled.uitkomst == reken(naam, voorbeeld, day, services.builder, today=day).uitkomst


@pytest.mark.parametrize("naam", [naam for naam in REKENREGELS if naam != "meeteltermijn"])
def test_a_link_gives_the_same_outcome(adviser: Any, naam: str) -> None:
    first = adviser.page(f"/console/rekenen/{naam}", params={"voorbeeld": "1", "peildatum": "2026-10-01"}).text
    again = adviser.page(link_of(first)).text
    assert 'class="answer"' in first
    assert (
        first.split('class="answer"')[1].split("kopie-tekst")[0]
        == again.split('class="answer"')[1].split("kopie-tekst")[0]
    )


def test_a_date_of_birth_is_never_in_a_link(adviser: Any) -> None:
    given = {"geboren": "1990-05-15", "heeft_verloonde_uren": "ja", "peildatum": "2026-10-01"}
    for path in ("/console/rekenen/meeteltermijn", "/console/rekenen/meeteltermijn/uitkomst"):
        page = adviser.post(path, given).text
        assert "15 mei 1990" in page
        assert "1990" not in link_of(page)
        assert parse_qs(urlsplit(link_of(page)).query) == {
            "heeft_verloonde_uren": ["ja"],
            "peildatum": ["2026-10-01"],
        }
    assert 'method="post"' in adviser.page("/console/rekenen/meeteltermijn").text
    assert "De geboortedatum staat niet in de link" in adviser.page("/console/rekenen/lkv").text


def test_several_hours_and_rows(adviser: Any) -> None:
    assert "Hoofdtaken (2)" in adviser.page("/console/rekenen/loonwaarde?voorbeeld=1").text
    hours = adviser.page("/console/rekenen/tellen", params={"uren": "20; 25,5 16", "periode": "week"}).text
    assert hours.split('class="answer"')[1].count("25,5") >= 1


def test_a_row_more_keeps_what_was_filled_in(adviser: Any) -> None:
    filled = {"taken.0.tempo": "70", "rijen": "2", "erbij": "1"}
    page = adviser.page("/console/rekenen/loonwaarde", params=filled).text
    assert 'name="taken.2.tempo"' in page
    assert 'name="taken.3.tempo"' not in page
    assert 'value="70"' in page
    assert 'aria-invalid="true"' not in page


@pytest.mark.parametrize(
    ("naam", "given", "field", "says"),
    [
        ("loonkostensubsidie", {"uren": "abc"}, "uren", "hoort een getal"),
        ("loonkostensubsidie", {"uren": "900"}, "uren", "kan niet meer zijn"),
        ("loonkostensubsidie", {"loonwaarde": "60"}, "uren", "Ik mis nog"),
        ("lkv", {"start": "31-2-2026"}, "start", "bestaande datum"),
        ("proefplaatsing", {"start": "2026-12-01", "uitvoerder": "<b>"}, "uitvoerder", "is geen keuze"),
        ("loonwaarde", {"taken.1.tempo": "x"}, "taken.1.tijdsaandeel", "Ik mis nog"),
        ("tellen", {"uren": "x"}, "uren", "hoort een getal"),
        ("tellen", {"uren": "20", "peildatum": "morgen"}, "peildatum", "is geen datum"),
    ],
)
def test_what_is_wrong_stands_at_its_field(
    adviser: Any, naam: str, given: dict[str, str], field: str, says: str
) -> None:
    page = adviser.page(f"/console/rekenen/{naam}", params=given)
    assert page.status_code == 200
    assert f'data-veld="{field}"' in page.text
    assert says in page.text
    spot = "peildatum" if field == "peildatum" else f"veld-{field.replace('.', '-')}"
    at = re.search(rf'<(?:input|select)[^>]* id="{spot}"[^>]*>|<(?:input|select) id="{spot}"[^>]*>', page.text)
    assert at
    assert 'aria-invalid="true"' in at[0]
    assert f"fout-{spot}" in at[0]
    assert "<b>" not in page.text.split("<main")[1].split("</main>")[0].replace("<br>", "")


def test_nothing_filled_in_is_no_fault(adviser: Any) -> None:
    for naam in REKENREGELS:
        fragment = adviser.post(f"/console/rekenen/{naam}/uitkomst").text
        assert 'data-fout=""' in fragment, naam


@pytest.mark.parametrize(
    "given",
    [
        {"uren": "1" * 10_000},
        {f"x{i}": "1" for i in range(900)},
        {"uren": "20", "onbekend": "\x00"},
        {"rijen": "9" * 50},
    ],
)
def test_whatever_is_sent(adviser: Any, given: dict[str, str]) -> None:
    assert adviser.post("/console/rekenen/tellen/uitkomst", given).status_code == 200


@pytest.mark.parametrize("rijen", ["²", "٣", "-1", "x", "", "9" * 50])
def test_any_number_of_rows_is_a_page(adviser: Any, rijen: str) -> None:
    assert adviser.page("/console/rekenen/tellen", params={"rijen": rijen}).status_code == 200


def test_a_calculator_that_does_not_exist(adviser: Any) -> None:
    assert adviser.page("/console/rekenen/bestaat-niet").status_code == 404
    assert adviser.post("/console/rekenen/bestaat-niet/uitkomst").status_code == 404


def test_an_outcome_without_the_token_is_refused(adviser: Any) -> None:
    assert adviser.http.post("/console/rekenen/tellen/uitkomst", data={"uren": "20"}).status_code == 403
