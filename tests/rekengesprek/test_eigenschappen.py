"""What holds for any text at any point: a reply, a state that is JSON, no number out of what cannot be."""

from __future__ import annotations

import json
import time
from datetime import date

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from actions.rekenregels import REKENREGELS
from actions.zonder_motor import ZonderMotor
from bot.knowledge.replies import ReplyBuilder
from bot.messages import MAX_CHARS
from bot.reading import read_quantities
from bot.reply import SOORTEN

from .praat import Beurt, Praat, open_motor

TODAY = date(2026, 11, 22)
SECONDS = 30.0  # it ends; how fast is for the bench
ENTRY = "loonwaarde/wat-is-loonwaarde"

BEGIN = [
    "hoeveel loonkostensubsidie krijg ik?", "hoeveel baan is 24 uur", "3 mensen van 20 uur, hoeveel banen",
    "tot wanneer telt onze medewerker mee?", "proefplaatsing uwv vanaf 1-12-2026, laatste dag?", "quotum overheid 2018",
    "quotumheffing 2018 bij 4.680.000 uur", "bereken de loonwaarde: tempo 70%", "hoeveel lkv of lks krijg ik bij 0,8 fte?",
    "minimumloon in 2025", "nettokosten 36 uur loonwaarde 60", "jobcoach bij 24 uur", "doel van het mbo in 2016",
    "hoeveel mensen heb ik nodig voor 5 banen", "praktijkroute met loonwaarde 60%", "loondispensatie",
    "lks bij 60 uur en loonwaarde 50", "hoeveel baan is 20 tot 24 uur", "geboren 30 februari 1980, tot wanneer telt hij mee",
]  # fmt: skip
BROKSTUKKEN = [
    "en", "nee", "ja", "bij", "als hij", "hoeveel", "banen", "baan", "uur", "per week", "per maand", "per jaar", "%", "procent",
    "loonwaarde", "lks", "lkv", "fte", "mensen", "van", "2", "24", "2,500", "1.000", "99999999999999999999", "-3", "0", "0,0001",
    "20 tot 24 uur", "30 februari", "1-12-2026", "31-02-2025", "2026", "1899", "9999", "geboren", "start", "verlengen", "maanden",
    "tempo", "kwaliteit", "netto", "taak 1", "de tweede", "weet ik niet", "stop", "hoe komt u daaraan", "overheid", "wsw", "inlener",
    "3 x 20 uur", "1e-9", "½", "١٢ uur", "twaalf", "𝟐𝟒 uur", "²", "∞", "€ 2.500", "ouderen", "morgen", "volgende maand", "?", ",", "\n",
]  # fmt: skip
brokken = st.lists(st.sampled_from(BROKSTUKKEN), min_size=1, max_size=14).map(" ".join)
any_text = st.text(min_size=1, max_size=80) | st.text(min_size=1, max_size=MAX_CHARS) | brokken


def check(beurt: Beurt) -> None:
    assert beurt.replies
    for reply in beurt.replies:
        assert reply.soort in SOORTEN
        assert reply.text.strip()
        assert "{" not in reply.text
        json.dumps(reply.as_dict(), allow_nan=False)


@pytest.fixture(scope="session")
def motors(builder: ReplyBuilder) -> dict[bool, ZonderMotor]:
    """One that recognises nothing, and one that takes a few fragments for a question of knowledge."""
    kent = dict.fromkeys(("hoeveel", "loonwaarde", "wsw", "en als hij"), ENTRY)
    return {False: open_motor(builder), True: open_motor(builder, kent)}


@settings(max_examples=250, deadline=None)
@given(st.sampled_from(BEGIN), st.lists(any_text, min_size=1, max_size=4), st.booleans())
@example("hoeveel loonkostensubsidie krijg ik?", ["9" * 2000], False)
@example("bereken de loonwaarde: tempo 70%", ["1 " * 999], False)
@example("hoeveel baan is 24 uur", ["50000 mensen van 20 uur"], False)
@example("proefplaatsing uwv vanaf 1-12-2026, laatste dag?", ["verlengen met 99999999999999999999 maanden"], False)
@example("jobcoach bij 24 uur", ["en in jaar 0", "0,5"], False)
@example("quotum overheid 2018", ["0 fte", "0 uur"], False)
def test_any_text_gets_a_reply_and_leaves_a_state_of_json(
    motors: dict[bool, ZonderMotor], begin: str, texts: list[str], has_knowledge: bool
) -> None:
    praat = Praat(motors[has_knowledge])
    for text in (begin, *texts):
        started = time.perf_counter()
        beurt = praat.turn(text)
        assert time.perf_counter() - started < SECONDS
        check(beurt)


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(sorted(REKENREGELS)), st.lists(brokken, min_size=1, max_size=3),
    st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.dates(date(2015, 1, 1), date(2035, 12, 31)),
)  # fmt: skip
def test_any_day_may_be_asked_about(
    motor: ZonderMotor, builder: ReplyBuilder, naam: str, texts: list[str], peildatum: date, today: date
) -> None:
    praat = Praat(motor, peildatum.isoformat(), today.isoformat())
    for text in (f"Reken uit: {builder.kennis.rekenhulpen[naam].titel}", *texts):
        check(praat.turn(text))


# a number of which it is not known what it is, in place of a good one
TWEEDUIDIG = ["2,500", "36,000", "1,250", "3,200"]
ZINNEN = [
    "hoeveel baan is {} uur per week", "hoeveel banen zijn {} uur per jaar", "hoeveel baan is {} fte van 36 uur",
    "hoeveel lks bij {} uur en loonwaarde 60%", "hoeveel lks bij 24 uur en loonwaarde {}%", "hoeveel lkv bij {} verloonde uren",
    "quotum overheid 2018: {} fte van 36 uur", "quotum overheid 2018: 2.500 fte van {} uur",
    "quotumheffing overheid 2018: {} verloonde uren, 0 uur van de doelgroep", "hoeveel mensen van {} uur heb ik nodig voor 5 banen",
    "hoeveel jobcoach bij {} uur", "loondispensatie {}% loonwaarde en 32 uur", "minimumloon bij {} uur per week",
    "nettokosten bij 36 uur, loonwaarde 60% en loonkosten {} euro per maand", "praktijkroute met loonwaarde {}%",
    "loonwaarde berekenen: tempo {}%, kwaliteit 90%, netto werktijd 80%", "3 mensen van {} uur en een van 20 uur, hoeveel banen",
]  # fmt: skip


@pytest.mark.parametrize("zin", ZINNEN)
def test_no_number_comes_of_a_number_with_a_problem(motor: ZonderMotor, zin: str) -> None:
    for number in TWEEDUIDIG:
        text = zin.format(number)
        assert any(quantity.problem for quantity in read_quantities(text, TODAY)), text
        beurt = Praat(motor)(text)
        assert beurt.berekening is None, f"{text}: {beurt.text}"


@pytest.mark.parametrize("antwoord", ["2,500", "36,000 uur"])
def test_nor_of_an_answer_with_a_problem(motor: ZonderMotor, antwoord: str) -> None:
    for vraag in ("hoeveel loonkostensubsidie krijg ik?", "jobcoach begeleiding berekenen", "hoeveel lkv krijg ik?"):
        praat = Praat(motor)
        asked = praat(vraag).vraagt
        beurt = praat(antwoord)
        assert beurt.berekening is None and beurt.vraagt == asked, f"{vraag} {antwoord}: {beurt.text}"


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(1, 40), st.integers(1, 40), st.integers(5, 99))
def test_asking_on_with_other_hours_is_asking_it_with_those_hours(
    motor: ZonderMotor, first: int, then: int, loonwaarde: int
) -> None:
    followed = Praat(motor)(f"hoeveel lks bij {first} uur en loonwaarde {loonwaarde}%", f"en als hij {then} uur werkt")
    at_once = Praat(motor)(f"hoeveel lks bij {then} uur en loonwaarde {loonwaarde}%")
    assert at_once.waarde is not None
    assert (followed.waarde, followed.text) == (at_once.waarde, at_once.text)


@settings(max_examples=25, deadline=None)
@given(st.integers(1, 40), st.integers(5, 99))
def test_the_order_in_which_two_things_are_said_makes_no_difference(
    motor: ZonderMotor, uren: int, loonwaarde: int
) -> None:
    said = (f"{uren} uur per week", f"loonwaarde {loonwaarde}%")
    answers = {
        Praat(motor)(*texts).waarde
        for texts in (
            (f"hoeveel lks krijg ik bij {said[0]} en {said[1]}",),
            (f"hoeveel lks krijg ik bij {said[1]} en {said[0]}",),
            ("hoeveel lks krijg ik", *said),
            ("hoeveel lks krijg ik", *reversed(said)),
        )
    }
    assert len(answers) == 1 and None not in answers
