"""What is asked about an outcome: why a number is in it, what it is a year, what it was in another year."""

from __future__ import annotations

import pytest

from .praat import Praat

LKS = "lks 50% 30 uur"
QUOTUM = "quotum 2024 gemeente 400 fte 36 uur"
# what was calculated, and a question about a number of it
NAVRAAG = [
    (LKS, "waarom reken je met 23,5%?"),
    (LKS, "waar komt die 8% vandaan?"),
    (LKS, "wat is die 23,5% voor werkgeverslasten?"),
    (LKS, "klopt die 8% vakantiegeld?"),
    (LKS, "en waarom 36 uur?"),
    (LKS, "hoezo 36 uur, dat snap ik niet"),
    (LKS, "hoe kom je aan die 36 uur?"),
    (LKS, "klopt het dat je met 36 uur rekent?"),
    (LKS, "wat betekent die 8%?"),
    ("hoeveel banen is 20 uur", "waarom 25,5 uur?"),
    (QUOTUM, "waarom 2,76%?"),
]
# what was calculated, what follows, and the outcome
VERDER = [
    (LKS, "waarom 36 uur? hij werkt 24 uur", "1039.03"),
    (LKS, "klopt dat bij 24 uur?", "1039.03"),
    (LKS, "waar kom je op uit bij 24 uur?", "1039.03"),
    (QUOTUM, "wat was dat in 2019?", "12.0"),
    (QUOTUM, "hoeveel was het in 2019", "12.0"),
    (QUOTUM, "en in 2019?", "12.0"),
]
PERIODEN = [
    (LKS, "en per jaar?", "€ 15.585,45"),
    (LKS, "hoeveel is dat per jaar?", "€ 15.585,45"),
    (LKS, "wat is dat op jaarbasis?", "€ 15.585,45"),
    ("lkv 24 uur", "hoeveel is dat per maand?", "€ 105,04"),
]


@pytest.mark.parametrize(("eerst", "navraag"), NAVRAAG)
def test_a_question_about_a_number_changes_nothing(praat: Praat, eerst: str, navraag: str) -> None:
    waarde = praat(eerst).waarde
    invoer = praat.staat.invoer
    beurt = praat(navraag)
    assert beurt.waarde in (None, waarde)
    assert praat.staat.invoer == invoer
    assert praat("en per jaar?" if eerst == LKS else "hoe is dat berekend?").waarde == waarde


@pytest.mark.parametrize(("eerst", "dan", "waarde"), VERDER)
def test_what_is_said_beside_it_counts(praat: Praat, eerst: str, dan: str, waarde: str) -> None:
    assert praat(eerst, dan).waarde == waarde


@pytest.mark.parametrize(("eerst", "dan", "bedrag"), PERIODEN)
def test_the_same_amount_for_another_period(praat: Praat, eerst: str, dan: str, bedrag: str) -> None:
    assert bedrag in praat(eerst, dan).text
