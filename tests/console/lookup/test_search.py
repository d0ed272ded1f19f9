"""The search page, as it comes from the server: it works without a script."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.console.people import ConsoleApp

SEARCH = "/console/zoeken"
FRAGMENT = "/console/zoeken/resultaten"


@pytest.fixture(scope="module")
def adviser(console: ConsoleApp) -> Any:
    return console.signed_in("adviser")


def found(html: str) -> list[str]:
    return re.findall(r'data-entry="([^"]+)"', html)


def test_the_console_begins_with_search(adviser: Any) -> None:
    response = adviser.page("/console")
    assert (response.status_code, response.headers["location"]) == (303, SEARCH)


def test_topics_without_a_query(adviser: Any) -> None:
    page = adviser.page(SEARCH).text
    assert "onderwerp=loonkostensubsidie" in page
    assert not found(page)


def test_a_query_in_the_address(adviser: Any) -> None:
    page = adviser.page(SEARCH, params={"q": "hoe lang telt iemand mee"}).text
    assert found(page)[0] == "meeteltermijn/hoe-lang-telt-iemand-mee"
    assert "De eerste 10 antwoorden" in page
    assert "<mark>telt</mark>" in page


def test_more(adviser: Any) -> None:
    assert len(found(adviser.page(SEARCH, params={"q": "subsidie", "meer": "1"}).text)) == 50


def test_the_fragment_is_the_same_list(adviser: Any) -> None:
    query = {"q": "hoe lang telt iemand mee", "publiek": "werkgever"}
    fragment = adviser.fragment(FRAGMENT, params=query).text
    assert found(fragment) == found(adviser.page(SEARCH, params=query).text)
    assert "<html" not in fragment


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ({"q": "   "}, ""),
        ({"q": "???"}, "Ik zie geen woorden"),
        ({"q": "quotum", "peildatum": "2018-02-30"}, "bestaat niet als datum"),
        ({"q": "quotum", "onderwerp": "bestaat-niet", "bron": "bestaat-niet", "publiek": "x"}, "antwoorden"),
        ({"q": "quotum", "onderwerp": "aow", "bron": "wtl"}, "Niets gevonden"),
        ({"onderwerp": "aow"}, "4 antwoorden"),
        ({"q": "x" * 5000}, "antwoorden"),
        ({"q": "recept voor appeltaart met kaneel"}, "herkent deze woorden niet goed"),
    ],
)
def test_whatever_stands_in_the_address(adviser: Any, query: dict[str, str], says: str) -> None:
    response = adviser.page(SEARCH, params=query)
    assert response.status_code == 200
    assert says in response.text


def test_the_answer_is_that_of_the_peildatum(adviser: Any) -> None:
    query = {"q": "hoe lang telt iemand mee", "onderwerp": "meeteltermijn"}
    now = adviser.fragment(FRAGMENT, params=query).text
    then = adviser.fragment(FRAGMENT, params={**query, "peildatum": "2018-03-01"}).text
    assert "peildatum=2018-03-01" in then
    assert now.split("short")[1] != then.split("short")[1]


@pytest.mark.parametrize("attack", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ 707*7 }}"])
def test_a_query_is_only_text(adviser: Any, attack: str) -> None:
    for path in (SEARCH, FRAGMENT):
        html = adviser.page(path, params={"q": f"quotum {attack}"}).text
        assert attack.replace("{{ 707*7 }}", "4949") not in html
        assert "<img src=x" not in html
