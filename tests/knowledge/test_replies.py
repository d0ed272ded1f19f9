from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from actions.voorbeelden import work_out
from bot.errors import NotFoundError
from bot.knowledge import load_kennis
from bot.knowledge.decision import ANSWER_AT, CHOICE_AT, decide
from bot.knowledge.index import Match, Recognition
from bot.knowledge.replies import ReplyBuilder
from bot.paths import DOMAIN
from bot.phrases import Phrases
from bot.render import render_plain
from bot.reply import Reply

Change = Callable[[str, str, str], None]
TODAY = date(2026, 11, 22)


@pytest.fixture
def small(small_knowledge: Path) -> ReplyBuilder:
    return ReplyBuilder(load_kennis(small_knowledge), Phrases.load(DOMAIN), work_out)


def test_an_answer_carries_sources_validity_and_next_questions(small: ReplyBuilder) -> None:
    reply = small.for_entry("telling/hoe-lang", TODAY, today=TODAY, confidence=0.9)
    assert reply.soort == "antwoord"
    assert reply.text.startswith("Iemand telt mee tot de AOW-leeftijd.")
    assert "[de wet](https://voorbeeld.example/wet)" in reply.text
    data = reply.as_dict()
    assert data["bronnen"] == [
        {
            "titel": "Voorbeeldwet", "url": "https://voorbeeld.example/wet", "vindplaats": None,
            "artikel": "38b lid 1", "versie": None, "datum": "2026-07-01",
        }
    ]  # fmt: skip
    assert data["geldigheid"] == {"vanaf": "2020-01-01", "tot": None, "peildatum": "2026-11-22"}
    assert data["knoppen"] == [{"titel": "Hoe hoog is het loon?", "payload": "Hoe hoog is het loon?"}]
    assert Reply.from_dict(data) == reply


def test_a_past_date_gets_the_version_of_then_and_says_so(small: ReplyBuilder) -> None:
    reply = small.for_entry("telling/hoe-lang", date(2017, 6, 1), today=TODAY)
    assert "Iemand telde mee tot twee jaar later." in reply.text
    assert "1 juni 2017" in reply.text
    assert "nu geldt iets anders" in reply.text
    assert reply.as_dict()["geldigheid"] == {"vanaf": "2015-01-01", "tot": "2019-12-31", "peildatum": "2017-06-01"}
    assert reply.bronnen[0].versie == "2015"


def test_another_date_within_the_same_version_is_named_without_alarm(small: ReplyBuilder) -> None:
    reply = small.for_entry("telling/hoe-lang", date(2024, 2, 29), today=TODAY)
    assert "29 februari 2024" in reply.text
    assert "nu geldt iets anders" not in reply.text


def test_a_past_date_before_which_no_start_is_known_is_answered_with_that_warning(
    small_knowledge: Path, change: Change
) -> None:
    change("telling/hoe-lang.yml", "geldig_vanaf: 2015-01-01\n    geldig_tot", "geldig_tot")
    builder = ReplyBuilder(load_kennis(small_knowledge), Phrases.load(DOMAIN), work_out)
    assert "nu geldt iets anders" in builder.for_entry("telling/hoe-lang", date(1990, 1, 1), today=TODAY).text
    change("telling/loon.yml", "geldig_vanaf: 2025-01-01\n    kort", "kort")
    builder = ReplyBuilder(load_kennis(small_knowledge), Phrases.load(DOMAIN), work_out)
    assert "niet vanaf wanneer" in builder.for_entry("telling/loon", date(2025, 3, 1), today=TODAY).text
    assert "niet vanaf wanneer" not in builder.for_entry("telling/loon", TODAY, today=TODAY).text


def test_before_the_first_version_there_is_no_answer(small: ReplyBuilder) -> None:
    reply = small.for_entry("telling/hoe-lang", date(2014, 12, 31), today=TODAY)
    assert reply.soort == "buiten_bereik"
    assert "geen antwoord" in reply.text
    assert "1 januari 2015" in reply.text
    assert not reply.bronnen


def test_figures_bring_their_own_source(small: ReplyBuilder) -> None:
    reply = small.for_entry("telling/loon", TODAY, today=TODAY)
    assert "€ 2.294,40" in reply.text
    assert [bron.artikel for bron in reply.bronnen] == ["8"]


def test_an_unknown_entry_is_an_error_not_a_guess(small: ReplyBuilder) -> None:
    with pytest.raises(NotFoundError):
        small.for_entry("telling/nergens", TODAY, today=TODAY)


def recognition(*pairs: tuple[str, float]) -> Recognition:
    matches = tuple(Match(label, confidence) for label, confidence in pairs)
    return Recognition("x", matches, among=sum(confidence for _, confidence in pairs[:3]))


@pytest.mark.parametrize(
    ("pairs", "kind", "labels"),
    [
        ([("telling/loon", ANSWER_AT)], "entry", ["telling/loon"]),
        ([("groet", 0.9), ("telling/loon", 0.1)], "dialogue", ["groet"]),
        ([("telling/loon", 0.5), ("telling/hoe-lang", 0.4)], "choice", ["telling/loon", "telling/hoe-lang"]),
        ([("telling/loon", CHOICE_AT - 0.01)], "unknown", ["telling/loon"]),
        ([("telling/weg", 0.99), ("telling/loon", 0.2)], "choice", ["telling/loon"]),
        ([("telling/weg", 0.99)], "unknown", []),
        ([("groet", 0.4)], "unknown", []),
    ],
)
def test_decisions(small: ReplyBuilder, pairs: list[tuple[str, float]], kind: str, labels: list[str]) -> None:
    decision = decide(recognition(*pairs), small.kennis.entries)
    assert (decision.kind, [match.label for match in decision.matches]) == (kind, labels)


@pytest.mark.parametrize(
    ("label", "scope", "is_near", "kind"),
    [
        ("telling/loon", 0.1, False, "unknown"),
        ("telling/loon", 0.1, True, "entry"),
        ("groet", 0.1, False, "unknown"),
        ("buiten_bereik", 0.1, False, "dialogue"),
    ],
)
def test_what_is_not_for_us_is_not_answered(
    small: ReplyBuilder, label: str, scope: float, is_near: bool, kind: str
) -> None:
    found = replace(recognition((label, 0.9)), scope=scope, is_near=is_near)
    assert decide(found, small.kennis.entries).kind == kind


@pytest.mark.parametrize(
    ("confidence", "scope", "kind"), [(0.5, 0.1, "entry"), (0.3, 0.1, "unknown"), (0.5, 0.9, "unknown")]
)
def test_what_is_surely_not_for_us_is_referred_sooner(
    small: ReplyBuilder, confidence: float, scope: float, kind: str
) -> None:
    found = replace(recognition(("buiten-bereik/ww", confidence)), scope=scope)
    assert decide(found, {"buiten-bereik/ww"}).kind == kind


def test_a_choice_offers_the_questions_themselves(small: ReplyBuilder) -> None:
    decision = decide(recognition(("telling/loon", 0.5), ("telling/hoe-lang", 0.4)), small.kennis.entries)
    reply = small.for_decision(decision, TODAY, today=TODAY)
    assert reply.soort == "verduidelijking"
    assert [knop.payload for knop in reply.knoppen] == ["Hoe hoog is het loon?", "Hoe lang telt iemand mee?"]
    assert "Bedoelt u:" in render_plain(reply)


def test_every_real_answer_renders_on_every_day_it_changes(builder: ReplyBuilder) -> None:
    """No entry, at no border of its periods or of a year, breaks or leaves a placeholder."""
    for entry in builder.kennis.entries.values():
        borders = {TODAY, date(1900, 1, 1), date(2015, 1, 1), date(2020, 1, 1), date(2027, 1, 1), date(2100, 12, 31)}
        for versie in entry.versies:
            borders |= {day for day in (versie.periode.vanaf, versie.periode.tot) if day}
        for day in borders:
            text = render_plain(builder.for_entry(entry.id, day, today=TODAY))
            assert "[[" not in text, entry.id
            assert "bron:" not in text, entry.id
