"""The search itself: the bot's ranking, filters, and the cheap way while a word is half typed."""

from __future__ import annotations

from datetime import date

import pytest

from bot.gateway.lookup import Filters, LookUp
from bot.knowledge.decision import is_entry
from bot.knowledge.index import Recogniser
from bot.knowledge.index.vectors import embed
from bot.knowledge.model_files import load_index
from bot.knowledge.replies import ReplyBuilder
from bot.paths import MODELS

DAY = date(2026, 11, 22)
QUESTION = "hoe lang telt een medewerker mee"


@pytest.fixture(scope="module")
def recogniser() -> Recogniser:
    return load_index(MODELS)


@pytest.fixture
def look_up(recogniser: Recogniser, builder: ReplyBuilder) -> LookUp:
    return LookUp(recogniser, builder, lambda: DAY)


def ids(look_up: LookUp, query: str, **options: object) -> list[str]:
    return [hit.entry.id for hit in look_up.find(query, DAY, **options).hits]  # type: ignore[arg-type]


@pytest.mark.parametrize("query", [QUESTION, "loonkostensubsidie", "wat krijg ik als iemand ziek wordt", "wsp"])
def test_the_ranking_is_the_bots(look_up: LookUp, recogniser: Recogniser, query: str) -> None:
    ranked = [match.label for match in recogniser.recognise(query, limit=80).matches if is_entry(match.label)]
    assert ids(look_up, query) == ranked[:10]
    assert ids(look_up, query) == ranked[:10], "the second time from memory"
    assert [found["entry"] for found in look_up.search(query, DAY, onderwerp=None, limit=10)] == ranked[:10]


def test_while_a_word_is_typed_its_meaning_waits(look_up: LookUp) -> None:
    typing = look_up.find(f"{QUESTION} voor de banenafs", DAY, is_typing=True)
    assert typing.is_provisional
    assert typing.hits[0].entry.id == "meeteltermijn/hoe-lang-telt-iemand-mee"
    settled = look_up.find(f"{QUESTION} voor de banenafs", DAY)
    assert not settled.is_provisional


@pytest.mark.parametrize("query", ["hoe lang", "lks", "hoe la"])
def test_short_queries_are_ranked_at_once(look_up: LookUp, query: str) -> None:
    assert not look_up.find(query, DAY, is_typing=True).is_provisional


def test_who_types_never_waits_for_a_vector(look_up: LookUp, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    monkeypatch.setattr("bot.gateway.lookup.embed", lambda text: made.append(text) or embed(text))
    text = f"{QUESTION} voor de banenafspraak als hij ziek is"
    for end in range(5, len(text) + 1):
        before = len(made)
        found = look_up.find(text[:end], DAY, is_typing=True)
        if len(text[:end].split()) > 3:
            assert made[before:] == [], text[:end]
        if found.next_text:
            look_up.prepare(found.next_text)
    assert len(made) < 2 * len(text.split()), "about one a word"
    assert look_up.find(text, DAY).hits[0].entry.id.startswith("meeteltermijn/")


def test_what_was_ranked_before_is_not_provisional(look_up: LookUp) -> None:
    look_up.find(QUESTION, DAY)
    assert not look_up.find(QUESTION, DAY, is_typing=True).is_provisional


@pytest.mark.parametrize(
    "filters",
    [
        Filters(onderwerp="loonwaarde"),
        Filters(bron="wfsv"),
        Filters(publiek="werkgever"),
        Filters("quotumregeling", "wfsv"),
    ],
)
def test_filters_keep_the_ranking(look_up: LookUp, filters: Filters) -> None:
    everything = ids(look_up, QUESTION, limit=1000)
    found = ids(look_up, QUESTION, filters=filters, limit=1000)
    assert 0 < len(found) < len(everything)
    assert found == [one for one in everything if filters.allow(look_up.kennis.entries[one], DAY)]


def test_a_source_is_that_of_the_answer_on_the_day(look_up: LookUp) -> None:
    for bron in ("wtl", "wfsv"):
        for day in (date(2016, 1, 1), DAY):
            for hit in look_up.find(QUESTION, day, filters=Filters(bron=bron), limit=50).hits:
                assert hit.versie is not None
                assert bron in {ref.bron for ref in hit.versie.bronnen}
                assert day in hit.versie.periode


def test_without_a_query_filters_list(look_up: LookUp) -> None:
    found = look_up.browse(DAY, Filters(onderwerp="aow"), limit=50)
    assert {hit.entry.onderwerp for hit in found.hits} == {"aow"}


def test_words_that_are_not_for_us_are_told(look_up: LookUp) -> None:
    assert look_up.find(QUESTION, DAY).is_near
    assert not look_up.find("recept voor appeltaart met kaneel", DAY).is_near
