"""`banenwijzer evaluate` and `leg-uit` as users call them, and the page that evaluate writes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bot.evaluation import quality_doc
from bot.evaluation.question_sets import TEST, read
from tests.test_cli import run

HOE_LANG = "Hoe lang telt een medewerker mee voor de banenafspraak?"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--snel", "--schrijf-docs"], "--schrijf-docs heeft de hele meting nodig"),
        (["--vergelijk", "bestaat-niet.json"], "bestaat-niet.json"),
        (["--vergelijk", "pyproject.toml"], "pyproject.toml is niet te lezen als JSON"),
        (["--folds", "1"], "--folds"),
    ],
)
def test_wrong_use_of_evaluate_is_told_at_once(arguments: list[str], message: str) -> None:
    result = run("evaluate", *arguments)
    assert result.returncode == 2
    assert message in " ".join(result.stderr.split())
    assert "Traceback" not in result.stderr


def test_leg_uit_tells_why_for_reading_and_as_data() -> None:
    text = run("leg-uit", HOE_LANG).stdout
    assert "meeteltermijn/hoe-lang-telt-iemand-mee" in text
    assert "letterlijk een zin" in text
    found = json.loads(run("leg-uit", HOE_LANG, "--json", "--limit", "2").stdout)
    assert found["letterlijke_zin"] == HOE_LANG
    assert len(found["kandidaten"]) == 2


def test_leg_uit_refuses_what_is_no_question() -> None:
    result = run("leg-uit", "?!")
    assert result.returncode == 1
    assert "geen woorden" in result.stderr


def test_the_page_on_quality_is_of_the_set_that_is_here() -> None:
    text = Path(quality_doc.PATH).read_text("utf-8")
    rows = read(TEST)
    inside = sum(row.is_in_scope for row in rows)
    assert "Gemaakt met `banenwijzer evaluate --schrijf-docs`" in text
    assert f"{inside} toetsvragen en {len(rows) - inside} toetsberichten buiten bereik" in text
    assert (quality_doc.PATH.parent / "images" / quality_doc.PICTURE).is_file()
    assert not [row.text for row in rows if row.is_in_scope and len(row.text.split()) > 3 and row.text in text]
