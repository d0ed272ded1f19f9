"""The whole: whatever is typed, offsets are true, nothing overlaps and nothing fails."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reading import read_quantities

from . import TODAY, brief

# Bits of messages, to be mixed; a bar between them.
BITS = (
    "1 |20|2.500|25,5|0|06|1-|/|-|+|.|,|'|½|€ |%| uur| u|u30| dagen| van 8 uur| x | en | tot | of | per week|/w| een | half |"
    "twee | duizend| miljoen|1-3-2024|'24| maart | jan | jan 2026| in | 2018 | eind | begin | volgend jaar | over 3 weken |"
    "ma |t/m vr |di: | telkens | elke | ochtenden| van de mensen|uren: | per persoon: |min |minus |-|lw|uuren|jarige|ste |7-12|"
    " in 4 weken| om de week|per kwartaal| netto| nul te veel|(twintig)| elfden januari | negentienhonderd eenenzestig|3x24+|"
    " geleden | is 20| jaar | maanden| fte| procent| euro|,-| bruto| ca. | min | max | mensen| nieuwe | artikel | lid |\n|"
    "1) |(|)|:|30|é|🙂|\u00a0|\u200b|\ud800|a|b@c.nl |piet | 3,| om 8| 's ochtends| tussen | de "
)
# Words and marks without any number or date: "een week" is a number, "mei" a month.
WITHOUT_NUMBER = (
    "de het medewerker achter dries jan maar en of is tweede eenheid wij hebben loonwaarde u per week hoeveel telt uur "
    "dagen banen gemeente fulltime eerste laatste paar enkele tot van € % - , ? ! ( ) ' é 🙂 werken"
)
PIECES = st.sampled_from(BITS.split("|"))
MESSAGES = [
    (
        "Wij zijn een gemeente met 2.500 fte en een werkweek van 36 uur, hoeveel garantiebanen in 2026?",
        "fte 2500; hours 36 week; date 2026-01-01 jaar",
    ),
    (
        "hoi, jan (geb. 15-08-1959) werkt sinds 1 maart 2024 4 dagen van 8 uur voor € 14,71 per uur, loonwaarde 70%",
        "date 1959-08-15 dag; date 2024-03-01 dag; hours 32 week; money 14.71 uur; percent 70",
    ),
    (
        "3 nieuwe collega's, jan 12,5 uur en piet 28 en een van 20u pw. ca. 6 mnd contract per 1-1-'27",
        "count 3 mensen; hours 12.5; hours 28; hours 20 week; duration 6 maand ~; date 2027-01-01 dag",
    ),
    ("Telt iemand mee die via artikel 10d lid 4 werkt en is opgeschort door t+2?", ""),
    ("Hoe lang telt een medewerker mee voor de banenafspraak?", ""),
]


def assert_sound(text: str) -> None:
    end = 0
    for quantity in read_quantities(text, TODAY):
        assert end <= quantity.start < quantity.end <= len(text)
        assert quantity.text == text[quantity.start : quantity.end]
        end = quantity.end


@pytest.mark.parametrize(("text", "expected"), MESSAGES)
def test_message(text: str, expected: str) -> None:
    assert brief(text) == expected


@given(st.text(max_size=2000))
@settings(deadline=None)
def test_any_text(text: str) -> None:
    assert_sound(text)


@given(st.lists(PIECES, max_size=60).map("".join))
@settings(deadline=None, max_examples=400)
def test_any_mixture(text: str) -> None:
    assert_sound(text)
    assert read_quantities(text, TODAY) == read_quantities(text, TODAY)


@given(st.lists(st.sampled_from(WITHOUT_NUMBER.split()), max_size=30).map(" ".join))
def test_no_digit_and_no_number_word_gives_nothing(text: str) -> None:
    assert brief(text) == ""


@pytest.mark.parametrize(
    "piece",
    [
        "1 ",
        "1-",
        "1:30 uur ",
        "over 3 weken ",
        "volgende week ",
        "twee en ",
        "4 dagen van 8 uur ",
        "a1",
        "€ ",
        "'1",
        "1/",
        "x@",
        "ma 4 uur ",
        "ma t/m vr ",
        "uren: 20 ",
        "lw50",
        "3x24+",
        "min 5 uur ",
        "-1 uur ",
        "een van 12 ",
        "20 (20) ",
        "twee maart twintig ",
    ],
)
def test_hostile_text_is_bounded(piece: str) -> None:
    start = time.process_time()
    assert_sound((piece * 2000)[:2000])
    assert time.process_time() - start < 1


def test_a_message_takes_less_than_5_milliseconds() -> None:
    text = MESSAGES[1][0]
    read_quantities(text, TODAY)
    start = time.process_time()
    for _ in range(20):
        read_quantities(text, TODAY)
    assert (time.process_time() - start) / 20 < 0.005
