"""The state between two messages: JSON, and forgotten when it cannot be read."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest

from actions.rekengesprek import Staat, begrijp, passed_by

NIETS = begrijp("dank u", (), date(2026, 11, 22))
VOL = Staat(
    rekenhulp="loonkostensubsidie",
    invoer={"uren": "32", "is_wsw": False},
    peildatum="2026-01-01",
    gevraagd="loonwaarde",
    onzeker={"uren": "60"},
    bevestigd=("uren",),
    onbekend=("loonwaarde",),
    keuze=("tellen", "lkv"),
    pogingen=1,
    is_klaar=True,
    sinds=2,
    hint="1980-02",
    verhaal=("32 uur",),
    laatst=("uren",),
)


def test_there_and_back_through_json() -> None:
    assert Staat.from_dict(json.loads(json.dumps(VOL.as_dict()))) == VOL


@pytest.mark.parametrize(
    "data",
    [{"rekenhulp": "tellen"}, {**VOL.as_dict(), "van_later": 1}, {**VOL.as_dict(), "bevestigd": None}],
    ids=["too little", "of a later version", "not a list"],
)
def test_a_state_of_another_version_is_forgotten(data: dict[str, Any]) -> None:
    assert Staat.from_dict(data) == Staat()


@pytest.mark.parametrize(
    ("staat", "waits"),
    [
        (Staat(), False),
        (Staat(gevraagd="uren"), True),
        (Staat(onzeker={"uren": "60"}), True),
        (Staat(keuze=("lkv",)), True),
    ],
)
def test_whether_a_question_is_open(staat: Staat, waits: bool) -> None:
    assert staat.wacht is waits


def test_a_calculation_that_is_passed_by_too_often_is_forgotten() -> None:
    staat = Staat(rekenhulp="tellen", gevraagd="uren")
    seen = []
    for _ in range(6):
        staat = passed_by(staat, NIETS)
        seen.append(staat.rekenhulp)
    assert seen[:3] == ["tellen"] * 3
    assert seen[-1] == ""


def test_a_choice_that_is_passed_by_is_forgotten_at_once() -> None:
    assert passed_by(Staat(keuze=("tellen", "lkv")), NIETS) == Staat()
