"""How a conversation with the calculators is judged and counted."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.evaluation.calculations import figures, load, run
from bot.knowledge.replies import ReplyBuilder
from tests.rekengesprek.praat import open_motor

BAAN = "hoeveel baan is 24 uur per week"
LKS = "hoeveel lks krijg ik"
HEFFING = "quotumheffing overheid 2018: 4.680.000 verloonde uren en 53.240 uur van de doelgroep"
LKV_NIET = "hoeveel lkv bij 1.664 uur als hij niet in het doelgroepregister staat"

# what is said, what was expected, right?, a wrong number?
OORDELEN: list[tuple[str, dict[str, Any], bool, bool]] = [
    (BAAN, {"soort": "berekening", "naam": "tellen", "waarde": "0.94"}, True, False),
    (BAAN, {"soort": "berekening", "naam": "tellen", "waarde": "0.940"}, True, False),
    (BAAN, {"soort": "berekening", "naam": "tellen", "waarde": "0.95"}, False, True),
    (BAAN, {"soort": "berekening", "naam": "benodigd", "waarde": "0.94"}, False, True),
    (BAAN, {"soort": "berekening", "naam": "tellen", "waarde_een_van": ["1", "0.94"]}, True, False),
    (BAAN, {"soort": "berekening", "naam": "tellen", "waarde": "0.94", "bedragen": {"uren": "24"}}, True, False),
    (BAAN, {"soort": "berekening", "naam": "tellen", "waarde": "0.94", "bedragen": {"uren": "25"}}, False, True),
    (BAAN, {"soort": "stappen"}, True, False),
    (BAAN, {"soort": "geen_getal"}, False, True),
    (BAAN, {"soort": "vraag", "over": ["uren"]}, False, True),
    (HEFFING, {"soort": "berekening", "naam": "heffing", "waarde": "139000.00"}, True, False),
    (LKV_NIET, {"soort": "berekening", "naam": "lkv", "waarde": "0.00", "status": "niet van toepassing"}, True, False),
    (LKV_NIET, {"soort": "berekening", "naam": "lkv", "waarde": "0.00", "status": "berekend"}, False, True),
    (LKS, {"soort": "vraag", "over": ["uren"]}, True, False),
    (LKS, {"soort": "vraag"}, True, False),
    (LKS, {"soort": "vraag", "over": ["loonwaarde"]}, False, False),
    (LKS, {"soort": "geen_getal"}, True, False),
    (LKS, {"soort": "berekening", "naam": "loonkostensubsidie", "waarde": "1"}, False, False),
    ("wat is de hoofdstad", {"soort": "vraag"}, False, False),
]  # fmt: skip


def conversation(name: str, *turns: tuple[str, dict[str, Any]]) -> dict[str, Any]:
    said = [{"zeg": text, "verwacht": expected} for text, expected in turns]
    return {"id": name, "peildatum": "2026-11-22", "beurten": said}


@pytest.mark.parametrize(("said", "expected", "is_right", "is_wrong_number"), OORDELEN)
def test_a_turn_is_judged(
    builder: ReplyBuilder, said: str, expected: dict[str, Any], is_right: bool, is_wrong_number: bool
) -> None:
    (turn,) = run([conversation("x", (said, expected))], open_motor(builder))
    assert (turn.is_right, turn.is_wrong_number) == (is_right, is_wrong_number)


def test_turns_are_counted_by_conversation_and_by_calculator(builder: ReplyBuilder) -> None:
    right, wrong, asked = OORDELEN[0][:2], OORDELEN[2][:2], OORDELEN[13][:2]
    further = ("en bij 32 uur?", {"soort": "berekening", "naam": "tellen", "waarde": "1.25"})
    items = [conversation("a", right, further), conversation("b", wrong), conversation("c", asked)]
    assert figures(run(items, open_motor(builder))) == {
        "beurten": 4,
        "goed": 0.75,
        "gesprekken": 3,
        "gesprekken_helemaal_goed": 0.6667,
        "foute_getallen": 1,
        "per_deel": {"tellen": {"vragen": 3, "goed": 0.6667}, "vraag": {"vragen": 1, "goed": 1.0}},
    }


def test_nothing_measured_is_nothing_right(tmp_path: Path) -> None:
    (tmp_path / "leeg.jsonl").write_text("\n")
    assert load(tmp_path / "leeg.jsonl") == []
    assert figures([])["goed"] == 0.0
