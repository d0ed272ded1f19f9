"""What was learned of a message, beside the words that the rules know."""

from __future__ import annotations

from datetime import date

import pytest

from actions.rekengesprek import begrijp, meant
from actions.rekengesprek.bericht import wens
from actions.rekengesprek.bericht.herken import beste
from bot.knowledge.decision import Decision
from bot.knowledge.index import Match
from bot.reading import read_quantities

TODAY = date(2026, 11, 22)
ENTRY = (Match("loonkostensubsidie/wat-is-loonkostensubsidie", 0.9),)


def learned(**chances: float) -> Decision:
    ranked = sorted(chances.items(), key=lambda item: -item[1])
    return Decision("unknown", (), wishes=tuple(Match(label, chance) for label, chance in ranked))


def names(text: str, decision: Decision, running: str = "") -> tuple[str, ...]:
    return beste(meant(begrijp(text, read_quantities(text, TODAY), TODAY), decision, running))


def test_a_calculator_that_no_word_names() -> None:
    assert names("wat levert ons clubje van drie op, 16 24 en 8", learned(tellen=0.8, geen=0.2)) == ("tellen",)


def test_nothing_is_begun_on_a_small_chance_or_a_bare_number() -> None:
    assert names("wat levert ons clubje op", learned(tellen=0.5, geen=0.5)) == ()
    assert names("24 uur", learned(tellen=0.9, geen=0.1)) == ()


def test_great_chance_overrules_the_words() -> None:
    asked = "ik wil 6 banen, vacatures van 32 uur. hoeveel banen telt dat en hoeveel koppen"
    assert names(asked, learned(benodigd=0.9, tellen=0.1)) == ("benodigd",)


def test_the_calculation_that_runs_is_not_begun_anew() -> None:
    assert names("7 stuks graag voor de gemeente", learned(benodigd=0.9), running="benodigd") == ()


def test_behind_an_outcome_a_message_that_asks_nothing_is_rarer() -> None:
    decision = learned(geen=0.6, stappen=0.4)
    assert not wens.wishes(decision)["stappen"] > 0.5
    assert wens.asks(decision, wens.STEPS, 0.7)


def test_a_calculation_that_is_surely_asked_goes_before_the_knowledge() -> None:
    text = "reken even: 24 uur en loonwaarde 50, lks"
    sure = Decision("entry", ENTRY, wishes=(Match("loonkostensubsidie", 0.95),))
    assert names(text, sure) == ("loonkostensubsidie",)


def test_a_phrase_of_the_knowledge_stays_the_knowledges() -> None:
    exact = Decision("entry", ENTRY, is_exact=True, wishes=(Match("loonkostensubsidie", 0.99),))
    assert names("hoeveel lks bij 32 uur en loonwaarde 60%", exact) == ()


@pytest.mark.parametrize("decision", [learned(), Decision("unknown", ())])
def test_without_anything_learned_the_words_decide(decision: Decision) -> None:
    assert wens.wishes(decision) == {}
    assert names("hoeveel baan is 24 uur", decision) == ("tellen",)


def test_it_goes_along_in_a_rasa_message() -> None:
    decision = learned(lkv=0.7, geen=0.3)
    assert Decision.from_dict(decision.as_dict()) == decision
