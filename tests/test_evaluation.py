"""The measuring itself, and the development set that it uses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.evaluation import cross_validation, development, report
from bot.evaluation.asked import Asked
from bot.knowledge import Kennis
from bot.knowledge.index import load_examples
from bot.knowledge.normalise import squash
from bot.paths import DATA, ROOT
from bot.phrases import Phrases
from tests.conftest import SMALL

FOLDER = ROOT / development.FOLDER


def asked(accepted: str, offered: str, confidence: float, kind: str = "entry", slice_: str = "x") -> Asked:
    return Asked("?", (accepted,), kind, (offered, "c/c"), confidence, 1.0, (slice_,))


def test_figures_count_what_they_say() -> None:
    data = report.figures(
        [
            asked("a/a", "a/a", 0.95),
            asked("a/a", "b/b", 0.95),
            asked("c/c", "b/b", 0.4, kind="choice"),
            asked("a/a", "b/b", 0.05, kind="unknown", slice_="y"),
        ]
    )
    assert data["vragen"] == 4
    assert data["goed"] == 0.25
    assert data["goed_bij_de_eerste_drie"] == 0.5
    assert data["beantwoord_en_goed"] == 0.25
    assert data["beantwoord_maar_fout"] == 0.25
    assert data["keuze_met_het_goede"] == 0.25
    assert data["niet_begrepen"] == 0.25
    assert data["per_deel"] == {"x": {"vragen": 3, "goed": 0.3333}, "y": {"vragen": 1, "goed": 0.0}}
    assert data["meest_verward"][0] == {"bedoeld": "a/a", "gegeven": "b/b", "aantal": 2}


def test_calibration_error_is_the_distance_between_saying_and_being() -> None:
    honest = [asked("a/a", "a/a" if i < 8 else "b/b", 0.8) for i in range(10)]
    assert report.calibration_error(honest) == pytest.approx(0.0, abs=1e-6)
    boasting = [asked("a/a", "b/b", 0.99) for _ in range(10)]
    assert report.calibration_error(boasting) == pytest.approx(0.99, abs=1e-3)


@pytest.mark.parametrize(
    ("kind", "offered", "refused"),
    [
        ("unknown", "a/a", True),
        ("dialogue", "buiten_bereik", True),
        ("entry", "buiten-bereik/ww", True),
        ("entry", "a/a", False),
        ("choice", "buiten-bereik/ww", False),
        ("dialogue", "groet", False),
    ],
)
def test_what_counts_as_a_refusal(kind: str, offered: str, refused: bool) -> None:
    assert asked("a/a", offered, 0.9, kind=kind).is_refused is refused


def test_every_phrase_is_asked_once_by_a_recogniser_that_did_not_see_it(tmp_path: Path) -> None:
    from bot.knowledge import load_kennis

    examples = load_examples(load_kennis(SMALL), DATA)
    result = cross_validation.run(examples, 3, cache=tmp_path / "e5.npz", say=lambda line: None)
    assert sorted(one.text for one in result) == sorted(example.text for example in examples)
    data = report.figures(result)
    assert 0.2 < data["goed"] < 1.0, "all right would mean that it had seen them"
    page = report.write({"Kruisvalidatie": data}, tmp_path / "out")
    assert "Kruisvalidatie" in page.read_text("utf-8")
    assert json.loads((tmp_path / "out" / "evaluatie.json").read_text())["Kruisvalidatie"]["vragen"] == len(examples)


def rows(name: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in (FOLDER / f"{name}.jsonl").read_text("utf-8").splitlines()]


def test_the_development_set_names_entries_and_intents_that_exist(kennis: Kennis) -> None:
    from bot.paths import DOMAIN

    phrases = Phrases.load(DOMAIN)
    for row in [*rows("vragen"), *rows("buiten_bereik")]:
        assert set(row.get("entries", [])) <= set(kennis.entries), row  # type: ignore[call-overload]
    assert all(f"utter_{row['intent']}" in phrases for row in rows("dialoog"))
    assert len(rows("vragen")) >= 600
    assert len(rows("buiten_bereik")) >= 200


def test_the_development_set_is_kept_out_of_training(kennis: Kennis) -> None:
    trained_on = {squash(example.text) for example in load_examples(kennis, DATA) if len(example.text.split()) > 3}
    leaked = [row["text"] for row in rows("vragen") if squash(str(row["text"])) in trained_on]
    assert len(leaked) <= 3, leaked
