"""The measuring itself: what is counted, and how it is shown."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Browser

from bot.evaluation import charts, compare, cross_validation, figures, floors, page, quality_doc, report, variants
from bot.evaluation.asked import Asked, ask
from bot.evaluation.measure import measure
from bot.evaluation.thresholds import calibration_error, choice_trade_off, trade_off
from bot.knowledge import Kennis, load_kennis
from bot.knowledge.index import Example, Recogniser, load_examples, train
from bot.knowledge.index.examples import entry_examples
from bot.knowledge.index.vectors import VectorCache
from bot.paths import DATA
from tests.browser import needs_browser, running_browser, violations
from tests.conftest import SMALL

RIGHT, WRONG = "a/a", "b/b"


def asked(best: str, confidence: float, kind: Any = "entry", **more: Any) -> Asked:
    """A question that "a/a" is the answer to."""
    more.setdefault("given", (best,) if kind in ("entry", "dialogue") else ())
    more.setdefault("accepted", (RIGHT,))
    return Asked("?", kind=kind, ranked=(best, "c/c"), confidence=confidence, **more)


def test_figures_count_what_they_say() -> None:
    data = figures.in_scope(
        [
            asked(RIGHT, 0.95, level="makkelijk", traits=("kort",)),
            asked(WRONG, 0.95, traits=("kort", "typo")),
            asked(WRONG, 0.4, kind="choice", accepted=("c/c",), choices=(WRONG, "c/c")),
            asked(WRONG, 0.4, kind="choice", choices=(WRONG, "c/c")),
            asked(WRONG, 0.05, kind="unknown", level="makkelijk"),
        ]
    )
    assert data["vragen"] == 5
    assert data["goed"] == 0.2
    assert data["goed_bij_de_eerste_drie"] == 0.4
    assert data["beantwoord_en_goed"] == 0.2
    assert data["keuze_en_goed"] == 0.2
    assert data["goed_direct_of_met_keuze"] == 0.4
    assert data["beantwoord_maar_fout"] == 0.2
    assert data["keuze_zonder_het_goede"] == 0.2
    assert data["geweigerd"] == 0.2
    assert data["per_kenmerk"]["kort"] == {
        "vragen": 2, "goed": 0.5, "goed_direct_of_met_keuze": 0.5, "beantwoord_maar_fout": 0.5,
    }  # fmt: skip
    assert data["per_niveau"]["makkelijk"]["vragen"] == 2
    assert set(data["per_onderwerp"]) == {"a", "c"}
    assert data["verward"][0] == {"bedoeld": RIGHT, "gegeven": WRONG, "aantal": 3}
    assert data["verward_per_onderwerp"] == {"a": {"a": 1, "b": 3}, "c": {"b": 1}}
    assert data["slechtste"][0] == {
        "entry": RIGHT, "vragen": 4, "gemist": 3, "verward_met": [{"entry": WRONG, "aantal": 3}],
    }  # fmt: skip


def test_phrases_met_by_chance_are_told_apart() -> None:
    data = figures.in_scope([asked(RIGHT, 0.999, is_exact=True), asked(RIGHT, 0.7), asked(WRONG, 0.6)])
    assert (data["goed"], data["letterlijk_een_oefenzin"], data["goed_zonder_letterlijke"]) == (0.6667, 1, 0.5)


@pytest.mark.parametrize(
    ("kind", "given", "is_refused", "is_wrong"),
    [
        ("unknown", (), True, False),
        ("dialogue", ("buiten_bereik",), True, False),
        ("entry", ("buiten-bereik/ww",), True, True),  # refused, and told something that is beside the question
        ("entry", (WRONG,), False, True),
        ("entry", (WRONG, RIGHT), False, False),  # two questions found, one of them the right one
        ("choice", (), False, False),
        ("dialogue", ("groet",), False, True),
    ],
)
def test_what_counts_as_a_refusal_and_as_wrong(
    kind: str, given: tuple[str, ...], is_refused: bool, is_wrong: bool
) -> None:
    one = asked(given[0] if given else WRONG, 0.9, kind=kind, given=given)
    assert (one.is_refused, one.is_wrong) == (is_refused, is_wrong)


def test_out_of_scope_input_is_refused_chosen_from_or_answered() -> None:
    data = figures.out_of_scope(
        [
            asked("buiten_bereik", 0.9, kind="dialogue", accepted=(), traits=("onzin",)),
            asked(WRONG, 0.2, kind="unknown", accepted=(), traits=("onzin",)),
            asked(WRONG, 0.9, accepted=(), traits=("buurvraag",)),
            asked(WRONG, 0.4, kind="choice", accepted=(), traits=("buurvraag",)),
            asked("groet", 0.9, kind="dialogue", accepted=(), traits=("smalltalk",)),
        ]
    )
    assert data["geweigerd_of_doorverwezen"] == 0.4
    assert data["toch_beantwoord"] == data["keuze_aangeboden"] == data["als_gesprek_beantwoord"] == 0.2
    assert data["per_soort"]["onzin"] == {"vragen": 2, "goed": 1.0}


def test_calibration_error_is_the_distance_between_saying_and_being() -> None:
    honest = [asked(RIGHT if i < 8 else WRONG, 0.8) for i in range(10)]
    assert calibration_error(honest) == pytest.approx(0.0, abs=1e-6)
    assert calibration_error([asked(WRONG, 0.99) for _ in range(10)]) == pytest.approx(0.99, abs=1e-3)


def test_a_higher_threshold_answers_less() -> None:
    inside = [
        asked(RIGHT, 0.9),
        asked(RIGHT, 0.5, kind="choice", among=0.8),
        asked(WRONG, 0.3, kind="unknown", among=0.2),
    ]
    rows = {row["drempel"]: row for row in trade_off(inside, [asked(WRONG, 0.6, accepted=())])}
    assert rows[0.2] == {"drempel": 0.2, "goed": 0.6667, "fout": 0.3333, "buiten_bereik_beantwoord": 1.0}
    assert rows[0.7] == {"drempel": 0.7, "goed": 0.3333, "fout": 0.0, "buiten_bereik_beantwoord": 0.0}
    choices = {row["drempel"]: row for row in choice_trade_off(inside, [])}
    assert choices[0.5] == {
        "drempel": 0.5,
        "keuze_met_het_goede": 0.3333,
        "keuze_zonder_het_goede": 0.0,
        "geweigerd": 0.3333,
    }


def test_the_interval_is_wide_with_few_questions() -> None:
    assert figures.interval(8, 10) == pytest.approx([0.4902, 0.9433], abs=1e-3)
    assert figures.interval(800, 1000) == pytest.approx([0.774, 0.8236], abs=1e-3)
    assert figures.interval(0, 0) == [0.0, 1.0]


@pytest.mark.parametrize("form", variants.FORMS)
def test_a_changed_variant_keeps_its_letters_nearly(form: str) -> None:
    text = "hoe lang telt een medewerker mee"
    changed = variants.changed(text, form, np.random.default_rng(1))
    if form == "letterlijk":
        assert changed == text
    if form == "hoofdletters":
        assert changed == text.upper()
    if form == "aaneen":
        assert changed.replace(" ", "") == text.replace(" ", "") and changed.count(" ") == text.count(" ") - 1
    if form == "typo":
        assert changed != text and abs(len(changed) - len(text)) <= 1
    assert variants.changed("lkv", form, np.random.default_rng(1)).lower() == "lkv"


# One small measurement for what is left: asking, showing, comparing, writing.


@pytest.fixture(scope="module")
def small() -> Kennis:
    return load_kennis(SMALL)


@pytest.fixture(scope="module")
def vectors(tmp_path_factory: pytest.TempPathFactory) -> VectorCache:
    return VectorCache(tmp_path_factory.mktemp("cache") / "e5.npz")


@pytest.fixture(scope="module")
def examples(small: Kennis) -> list[Example]:
    dialogue = [one for one in load_examples(small, DATA) if "/" not in one.label]
    return [*entry_examples(small), *dialogue[::40]]


@pytest.fixture(scope="module")
def recogniser(examples: list[Example], vectors: VectorCache) -> Recogniser:
    return train(examples, fingerprint="test", cache=vectors)


@pytest.fixture(scope="module")
def results(
    small: Kennis, recogniser: Recogniser, examples: list[Example], vectors: VectorCache,
    tmp_path_factory: pytest.TempPathFactory,
) -> dict[str, Any]:  # fmt: skip
    """Measured on a small set of our own."""
    folder = tmp_path_factory.mktemp("sets")
    questions = [
        {
            "text": "tot wanneer telt hij nog mee",
            "entries": ["telling/hoe-lang"],
            "niveau": "gewoon",
            "kenmerken": ["kort"],
        },
        {"text": "wat is het maandloon", "entries": ["telling/loon"], "niveau": "makkelijk", "kenmerken": ["tikfout"]},
        {"text": "hoelang telt iemand mee", "entries": ["telling/hoe-lang"], "niveau": "gewoon", "kenmerken": []},
    ]
    outside = [{"text": "recept voor <b>pannenkoeken</b>", "soort": "onzin"}, {"text": "weer morgen", "soort": "onzin"}]
    for name, rows in (("vragen", questions), ("buiten_bereik", outside)):
        (folder / f"{name}.jsonl").write_text("\n".join(map(json.dumps, rows)) + "\n", "utf-8")
    return measure(
        small, recogniser, examples, is_quick=False, folds=2, vectors=vectors, say=lambda line: None,
        test=folder, calibration=folder, timed=3,
    )  # fmt: skip


def test_a_measurement_has_every_part(results: dict[str, Any]) -> None:
    assert set(results["sets"]) == {"toets", "ijking", "kruisvalidatie"}
    for name in ("toets", "ijking"):
        assert results["sets"][name]["binnen_bereik"]["vragen"] == 3
        assert results["sets"][name]["buiten_bereik"]["invoer"] == 2
        assert "typo" in results["sets"][name]["binnen_bereik"]["per_kenmerk"]
    assert results["varianten"]["letterlijk"]["goed"] == results["varianten"]["hoofdletters"]["goed"] == 1.0
    assert results["snelheid"]["samen"]["p95_ms"] >= results["snelheid"]["samen"]["p50_ms"] > 0
    assert results["sets"]["toets"]["gemist"] == [], "the test set's texts are in no report"


def test_every_phrase_is_asked_once_by_a_recogniser_that_did_not_see_it(
    small: Kennis, examples: list[Example], vectors: VectorCache
) -> None:
    result = cross_validation.run(examples, 3, small.entries, vectors=vectors, say=lambda line: None)
    assert sorted(one.text for one in result) == sorted(example.text for example in examples)
    assert 0.2 < figures.in_scope(result)["goed"] < 1.0, "all right would mean that it had seen them"
    few = cross_validation.run(examples, 3, small.entries, vectors=vectors, say=lambda line: None, at_most=9)
    assert len(few) == 9


def test_two_questions_in_a_message_are_both_given(small: Kennis, recogniser: Recogniser) -> None:
    one = ask(recogniser, "Hoe lang telt iemand mee? En hoeveel is het maandloon?", ("telling/loon",), small.entries)
    assert set(one.given) in ({"telling/hoe-lang", "telling/loon"}, set(one.ranked[:1]))


def test_page_and_data_hold_the_same_and_the_page_needs_nothing_else(results: dict[str, Any], tmp_path: Path) -> None:
    shown = report.write(results, tmp_path).read_text("utf-8")
    assert json.loads((tmp_path / "evaluatie.json").read_text("utf-8")) == results
    for word in ("Toetsset", "IJkset", "Kalibratie", "Verwarring", "Snelheid", "Eigen varianten"):
        assert word in shown
    assert "http" not in shown.replace("http://www.w3.org", "") and "<script" not in shown
    assert "pannenkoeken" not in shown
    assert "Het goede antwoord bovenaan" in report.summary(results)


@needs_browser
def test_the_page_has_no_barrier(results: dict[str, Any], tmp_path: Path) -> None:
    path = report.write({**results, "vergelijking": compare.differences(results, results)}, tmp_path)
    with running_browser() as browser:
        for scheme in ("light", "dark"):
            assert _barriers(browser, path, scheme) == []


def _barriers(browser: Browser, path: Path, scheme: Any) -> Any:
    opened = browser.new_context(locale="nl-NL", color_scheme=scheme, viewport={"width": 320, "height": 640}).new_page()
    opened.goto(path.as_uri())
    assert opened.evaluate("document.documentElement.scrollWidth <= innerWidth")
    return violations(opened)


def test_charts_are_whole_and_say_what_they_show() -> None:
    drawn = [
        charts.reliability("a", "b", [{"aantal": 3, "zekerheid": 0.4, "goed": 0.5}]),
        charts.line_chart("a", "b", "x", "y", [charts.Line("<lijn>", [(0.1, 0.2), (0.5, 0.7)])]),
        charts.heat_map("a", "b", {"x": {"x": 3, "y": 1}, "y": {"y": 2}}),
    ]
    for svg in drawn:
        root = ET.fromstring(svg)  # noqa: S314
        assert root.get("role") == "img"
        assert [child.tag for child in root][:2] == ["title", "desc"]
    assert "x → y: 1" in drawn[2]
    assert ET.fromstring(charts.standalone(drawn[0], "a{}")).tag == "{http://www.w3.org/2000/svg}svg"  # noqa: S314


def test_differences_are_told_in_page_and_data(results: dict[str, Any], tmp_path: Path) -> None:
    earlier = json.loads(json.dumps(results))
    earlier["sets"]["toets"]["binnen_bereik"]["goed"] = 0.1
    report.write(earlier, tmp_path)
    found = compare.differences(compare.read(tmp_path / "evaluatie.json"), results)
    assert [row["maat"] for row in found["rijen"]] == ["toets · binnen_bereik · goed"]
    now = results["sets"]["toets"]["binnen_bereik"]["goed"]
    assert found["rijen"][0]["verschil"] == pytest.approx(now - 0.1)
    assert "toets · binnen_bereik · goed" in page.build({**results, "vergelijking": found})


@pytest.mark.parametrize("text", ["geen json", "[]", '{"Ontwikkelset": {}}'])
def test_another_file_is_no_earlier_measurement(tmp_path: Path, text: str) -> None:
    (tmp_path / "x.json").write_text(text, "utf-8")
    with pytest.raises(ValueError, match=r"x\.json"):
        compare.read(tmp_path / "x.json")


def test_what_falls_below_its_floor_is_named(results: dict[str, Any]) -> None:
    toets = results["sets"]["toets"]
    assert floors.broken(toets, {"binnen_bereik": {"minstens": {"goed": 0.0}}}) == []
    limits = {
        "binnen_bereik": {"minstens": {"goed": 1.1}, "hoogstens": {"kalibratiefout": -1}},
        "per_kenmerk": {"vanaf_vragen": 1, "goed": 1.1},
        "varianten": {"letterlijk": 1.1},
    }
    assert len(floors.broken(toets, limits)) == 2 + len(toets["binnen_bereik"]["per_kenmerk"])
    assert floors.broken_variants(results["varianten"], limits) == ["varianten letterlijk: 100,0 %, minstens 110,0 %"]
    with pytest.raises(KeyError):
        floors.broken(toets, {"binnen_bereik": {"minstens": {"bestaat_niet": 1}}})


def test_the_documentation_is_written_from_the_figures(results: dict[str, Any], tmp_path: Path) -> None:
    comparison = tmp_path / "recognition.json"
    method = {
        "methode": "Dichtste zin",
        "goed": 0.5,
        "goed_bij_de_eerste_drie": 0.75,
        "ms_rangschikken": 12.3,
        "zinsvector": True,
        "megabyte": 4.0,
    }
    row = {**method, "train_seconden": 2, "opmerking": "proef", "kruisvalidatie": {"goed": 0.4}}
    comparison.write_text(
        json.dumps(
            {
                "gemeten": "2026-11-22T10:00",
                "vragen": 3,
                "oefenzinnen": 9,
                "labels": 2,
                "delen": 3,
                "zinsvector_ms": 9.5,
                "methoden": [row],
            }
        )
    )
    quality_doc.write(results, tmp_path / "kwaliteit.md", comparison)
    text = (tmp_path / "kwaliteit.md").read_text("utf-8")
    assert "| Het goede antwoord bovenaan | ten minste 90 % |" in text
    assert "| Dichtste zin (proef) | 50,0 % | 75,0 % | 40,0 % | 12,3 ms * | 2,0 s | 4,0 MB |" in text
    assert "recept" not in text
    ET.parse(tmp_path / "images" / quality_doc.PICTURE)  # noqa: S314
    without = quality_doc.build(results, None)
    assert "Andere methoden" not in without
