"""From texts to safe HTML, marks, differences and addresses."""

from __future__ import annotations

from datetime import date

import pytest

from bot.gateway.console.lookup.dag import Dag, lees_dag
from bot.gateway.console.lookup.markdown import to_html
from bot.gateway.console.lookup.markeer import mark, words_of
from bot.gateway.console.lookup.verschil import differences
from bot.gateway.recent import Recent
from bot.settings import Settings


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("een **twee** *drie*", "<p>een <strong>twee</strong> <em>drie</em></p>"),
        ("een\nregel\n\nnog een", "<p>een regel</p>\n<p>nog een</p>"),
        ("- a\n- b", "<ul><li>a</li><li>b</li></ul>"),
        ("- a\n  - in\n- b", "<ul><li>a<ul><li>in</li></ul></li><li>b</li></ul>"),
        ("- een\n  gaat door", "<ul><li>een gaat door</li></ul>"),
        ("3. c\n4. d", '<ol start="3"><li>c</li><li>d</li></ol>'),
        ("- a\n1. b", "<ul><li>a</li></ul>\n<ol><li>b</li></ol>"),
        ("## Kop", "<h4>Kop</h4>"),
        ("[wet](https://wet.nl/a?b=1&c=2)", '<p><a href="https://wet.nl/a?b=1&amp;c=2" rel="noreferrer">wet</a></p>'),
        ("[x](javascript:alert)", "<p>x</p>"),
        ("[x](javascript:alert(1))", "<p>[x](javascript:alert(1))</p>"),
        ("[x](DATA:text/html,1)", "<p>x</p>"),
        ('[x](https://a.nl/"onclick=1)', '<p><a href="https://a.nl/&#34;onclick=1" rel="noreferrer">x</a></p>'),
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        ("**<b>**", "<p><strong>&lt;b&gt;</strong></p>"),
        ("2 * 3 * 4", "<p>2 * 3 * 4</p>"),
        ("", ""),
    ],
)
def test_markdown(text: str, html: str) -> None:
    assert to_html(text) == html


@pytest.mark.parametrize(
    ("query", "text", "html"),
    [
        ("telt mee", "Telt hij mee?", "<mark>Telt</mark> hij mee?"),  # "mee" says nothing by itself
        ("medewerkers", "Een medewerker", "Een <mark>medewerker</mark>"),
        ("médewerker", "MEDEWERKER", "<mark>MEDEWERKER</mark>"),
        ("2020", "sinds 2020", "sinds <mark>2020</mark>"),
        ("<b>vet</b>", "<b>vet</b> & meer", "&lt;b&gt;<mark>vet</mark>&lt;/b&gt; &amp; meer"),
        ("de het een", "de het een", "de het een"),
        ("", "<i>", "&lt;i&gt;"),
    ],
)
def test_the_words_of_a_query_are_marked(query: str, text: str, html: str) -> None:
    assert mark(text, words_of(query)) == html


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "na 2 jaar vervalt het",
            "na 3 jaar vervalt het",
            [("gelijk", "na "), ("weg", "2"), ("nieuw", "3"), ("gelijk", " jaar vervalt het")],
        ),
        ("hetzelfde", "hetzelfde", [("gelijk", "hetzelfde")]),
        (
            "Een zin. Oud is dit.",
            "Een zin. Iets heel anders.",
            [("gelijk", "Een zin. "), ("weg", "Oud is dit."), ("nieuw", "Iets heel anders.")],
        ),
        ("", "nieuw", [("nieuw", "nieuw")]),
        ("weg", "", [("weg", "weg")]),
    ],
)
def test_what_changed(old: str, new: str, told: list[tuple[str, str]]) -> None:
    assert [tuple(stuk) for stuk in differences(old, new)] == told


@pytest.mark.parametrize("old", ["De termijn is 3 maanden.\n\nVraag het UWV.", "Ja.", ""])
@pytest.mark.parametrize("new", ["De termijn is nu 6 maanden.\n\nVraag het de gemeente of UWV.", "Nee, nooit."])
def test_what_stayed_and_came_is_the_new_text(old: str, new: str) -> None:
    came = "".join(stuk.text for stuk in differences(old, new) if stuk.kind != "weg")
    assert "".join(came.split()) == "".join(new.split())


@pytest.mark.parametrize(
    ("text", "day", "has_fault"),
    [
        ("", date(2026, 11, 22), False),
        ("2018-03-01", date(2018, 3, 1), False),
        ("2018-02-30", date(2026, 11, 22), True),
        ("vandaag", date(2026, 11, 22), True),
        ("1800-01-01", date(2026, 11, 22), True),
        ("x" * 500, date(2026, 11, 22), True),
    ],
)
def test_a_peildatum_from_an_address(text: str, day: date, has_fault: bool) -> None:
    dag = lees_dag(text, Settings(peildatum=date(2026, 11, 22)))
    assert (dag.dag, bool(dag.fout)) == (day, has_fault)


def test_a_peildatum_goes_along_with_links_only_when_one_was_given() -> None:
    today = date(2026, 11, 22)
    assert Dag(today, today).link("/console/zoeken", q="a & b", bron="") == "/console/zoeken?q=a+%26+b"
    assert Dag(date(2018, 1, 1), today, "2018-01-01").naar("a/b") == "/console/onderwerp/a/b?peildatum=2018-01-01"


def test_the_one_that_was_not_asked_for_longest_goes_first() -> None:
    recent: Recent[str, int] = Recent(2)
    recent.get_or_make("a", lambda: 1)
    recent.get_or_make("b", lambda: 2)
    assert recent.get("a") == 1
    recent.get_or_make("c", lambda: 3)
    assert (recent.get("a"), recent.get("b"), recent.get("c"), len(recent)) == (1, None, 3, 2)
