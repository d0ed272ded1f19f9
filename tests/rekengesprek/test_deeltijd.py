"""A contract in fte or in days: worked out to hours, or what is missing is asked."""

from __future__ import annotations

from typing import Any

import pytest

from actions.rekengesprek.velden.deeltijd import carry_over, for_rule, with_hours

from .praat import Praat

# what is said, calculator, input that the rule gets
DEELTIJD = [
    (("0,8 fte, hoeveel baan is dat", "40"), "tellen", {"uren": [32]}),
    (("hoeveel lks bij 0,8 fte en loonwaarde 60%", "40 uur"), "loonkostensubsidie", {"uren": 32, "voltijdsuren": 40}),
    (("hoeveel lks bij 0,5 fte van 38 uur en loonwaarde 60%",), "loonkostensubsidie", {"uren": 19, "voltijdsuren": 38}),
    (("hoeveel lkv bij 0,5 fte, fulltime is 40 uur",), "lkv", {"uren_per_week": 20}),
    (("hoeveel jobcoach bij 0,5 fte van 36 uur",), "jobcoach", {"uren": 18}),
    (("hoeveel lkv bij 3 dagen per week", "8 uur per dag"), "lkv", {"uren_per_week": 24}),
]  # fmt: skip


@pytest.mark.parametrize(("gezegd", "naam", "invoer"), DEELTIJD)
def test_part_time(praat: Praat, gezegd: tuple[str, ...], naam: str, invoer: dict[str, Any]) -> None:
    beurt = praat(*gezegd)
    assert beurt.naam == naam, beurt.text
    assert {veld: beurt.invoer.get(veld) for veld in invoer} == invoer


def test_the_full_week_is_asked_when_it_is_not_known(praat: Praat) -> None:
    assert praat("0,8 fte, hoeveel baan is dat").vraagt == "voltijdsuren"


def test_hours_said_later_replace_the_fte(praat: Praat) -> None:
    assert praat("hoeveel baan is 0,8 fte van 40 uur", "en bij 20 uur per week?").waarde == "0.78"


@pytest.mark.parametrize(
    ("naam", "invoer", "uren"),
    [
        ("tellen", {"fte_contract": ["0.8", "0.5"], "voltijdsuren": "40"}, ["32", "20"]),
        ("lkv", {"fte_contract": ["0.8"], "voltijdsuren": "40"}, "32"),
        ("jobcoach", {"dagen_per_week": "3", "uren_per_dag": "8"}, "24"),
        ("jobcoach", {"dagen_per_week": "3"}, None),
        ("quotum", {"fte": "2500", "voltijdsuren": "36"}, None),
    ],
)
def test_hours_of_a_part_of_a_week(naam: str, invoer: dict[str, Any], uren: Any) -> None:
    assert with_hours(naam, invoer).get("uren_per_week" if naam == "lkv" else "uren") == uren


def test_the_rule_gets_only_its_own_fields() -> None:
    assert for_rule("lkv", {"fte_contract": ["0.8"], "voltijdsuren": "40"}) == {"uren_per_week": "32"}
    assert for_rule("loonkostensubsidie", {"uren": "32", "voltijdsuren": "40"}) == {"uren": "32", "voltijdsuren": "40"}


@pytest.mark.parametrize(
    ("van", "naar", "invoer", "expected"),
    [
        ("tellen", "loonkostensubsidie", {"uren": ["24"]}, {"uren": "24"}),
        ("loonkostensubsidie", "tellen", {"uren": "24", "loonwaarde": "60"}, {"uren": ["24"]}),
        ("loonkostensubsidie", "lkv", {"uren": "24"}, {"uren_per_week": "24"}),
        ("tellen", "lkv", {"uren": ["24", "20"]}, {}),
        ("tellen", "lkv", {"uren": ["1000"], "periode": "jaar"}, {}),
        ("quotum", "lkv", {"fte": "2500"}, {}),
        ("tellen", "quotum", {"uren": ["24"]}, {}),
    ],
)
def test_hours_of_one_person_go_along(van: str, naar: str, invoer: dict[str, Any], expected: dict[str, Any]) -> None:
    assert carry_over(van, naar, invoer) == expected
