"""A question of knowledge halfway a calculation: answered, and then the open question once more."""

from __future__ import annotations

import pytest

from bot.knowledge.replies import ReplyBuilder

from .praat import Praat, open_motor

WAT_IS = "Wat is een loonwaarde eigenlijk?"
HOE_LANG = "Tot wanneer telt een medewerker mee?"
WAT_IS_LKS = "Hoeveel loonkostensubsidie krijg ik?"
KENT = {
    WAT_IS: "loonwaarde/wat-is-loonwaarde",
    HOE_LANG: "meeteltermijn/hoe-lang-telt-iemand-mee",
    WAT_IS_LKS: "loonkostensubsidie/hoeveel-subsidie-krijg-ik",
    "hallo": "groet",
    "Is 24 uur genoeg?": "banenafspraak/hoeveel-uur-is-een-baan",
}
LKS = "hoeveel loonkostensubsidie bij 32 uur?"


@pytest.fixture
def praat(builder: ReplyBuilder) -> Praat:
    assert all(label == "groet" or label in builder.kennis.entries for label in KENT.values())
    return Praat(open_motor(builder, KENT))


def test_the_answer_first_then_the_open_question(praat: Praat) -> None:
    beurt = praat(LKS, WAT_IS)
    assert [reply.soort for reply in beurt.replies] == ["antwoord", "verduidelijking"]
    assert beurt.replies[0].entry == KENT[WAT_IS]
    assert beurt.replies[1].text.startswith("We waren nog aan het rekenen: ")
    assert [knop.payload for knop in beurt.replies[1].knoppen] == ["Nog niet gemeten", "Stop met rekenen"]
    assert praat("60%").waarde == "1108.30"


def test_a_greeting_halfway_is_answered_too(praat: Praat) -> None:
    beurt = praat(LKS, "hallo")
    assert [reply.soort for reply in beurt.replies] == ["smalltalk", "verduidelijking"]


def test_the_open_question_is_not_repeated_for_ever(praat: Praat) -> None:
    praat(LKS)
    reminded = [len(praat(WAT_IS).replies) == 2 for _ in range(7)]
    assert reminded[:4] == [True] * 4
    assert reminded[-1] is False
    assert praat("60%").berekening is None, "forgotten by now"


def test_after_an_outcome_there_is_nothing_to_remind_of(praat: Praat) -> None:
    assert len(praat(LKS, "60%", WAT_IS).replies) == 1


def test_an_outcome_can_be_asked_further_after_another_question(praat: Praat) -> None:
    assert praat(LKS, "60%", WAT_IS, "en bij 24 uur?").waarde == "831.22"


def test_a_question_that_the_knowledge_answers_is_not_swallowed_as_a_number(praat: Praat) -> None:
    beurt = praat("hoeveel baan is 20 uur", "Is 24 uur genoeg?")
    assert beurt.replies[0].entry == KENT["Is 24 uur genoeg?"] or beurt.waarde == "0.94"


def test_the_general_answer_comes_with_the_question_for_ones_own_case(praat: Praat) -> None:
    beurt = praat(WAT_IS_LKS)
    assert [reply.soort for reply in beurt.replies] == ["antwoord", "verduidelijking"]
    assert beurt.vraagt == "uren"
    assert praat("32 uur", "60%").waarde == "1108.30"


def test_a_question_that_asks_for_no_number_is_only_answered(praat: Praat) -> None:
    assert [reply.soort for reply in praat(WAT_IS).replies] == ["antwoord"]


def test_a_phrase_of_the_knowledge_letter_by_letter_is_never_calculated(builder: ReplyBuilder) -> None:
    text = "hoeveel baan is 24 uur"
    praat = Praat(open_motor(builder, {text: "banenafspraak/hoeveel-uur-is-een-baan"}, exact=True))
    assert praat(text).berekening is None


def test_the_peildatum_of_the_question_holds_for_the_knowledge_too(builder: ReplyBuilder) -> None:
    praat = Praat(open_motor(builder, KENT), peildatum="2017-06-01")
    assert "t+2" in praat(LKS, HOE_LANG).replies[0].text


def test_every_turn_without_the_engine_says_something(builder: ReplyBuilder) -> None:
    motor = open_motor(builder, KENT)
    for text in ("blabla", "stop", "ja", "de tweede", "reken uit: iets", WAT_IS):
        assert Praat(motor)(text).replies


JEUGD = "en voor een vakkenvuller van 17"


@pytest.mark.parametrize(
    ("vraag", "waarde"),
    [
        ("die werkt 12 uur per week, wat is het minimumloon per maand?", "307.84"),
        ("iemand anders werkt 12 uur per week, wat is het minimumloon per maand?", "779.48"),
    ],
)
def test_an_age_that_was_told_to_the_knowledge_stays_with_that_person(
    builder: ReplyBuilder, vraag: str, waarde: str
) -> None:
    praat = Praat(open_motor(builder, {JEUGD: "minimumloon/jeugdloon"}))
    assert [reply.soort for reply in praat(JEUGD).replies] == ["antwoord"]
    assert praat(vraag).waarde == waarde


def test_what_was_told_to_the_knowledge_is_forgotten_in_time(builder: ReplyBuilder) -> None:
    praat = Praat(open_motor(builder, {JEUGD: "minimumloon/jeugdloon", **KENT}))
    praat(JEUGD, *[WAT_IS] * 5)
    assert praat("die werkt 12 uur per week, wat is het minimumloon per maand?").waarde == "779.48"
