"""What holds for every rule: the catalogue, the fields, the sources, the language, the purity."""

from __future__ import annotations

import ast
import dataclasses
import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from actions.rekenregels import REKENREGELS, Figuren, InvoerFout, Rekenregel, Uitkomst, Veld
from actions.rekenregels.loonwaarde import Taak
from bot.errors import InputError
from bot.knowledge import Kennis
from bot.knowledge.language import measure

from .conftest import ROOT

NU = date(2026, 11, 22)
ALLE = tuple(REKENREGELS.values())
BRONTEKST = sorted((ROOT / "actions" / "rekenregels").glob("*.py"))
MAX_WORDS = 25

# the least that each rule can work with
KLEINSTE: dict[str, dict[str, Any]] = {
    "tellen": {"uren": ["24"]},
    "benodigd": {"banen": 3, "uren": 20},
    "meeteltermijn": {},
    "doelstelling": {"sector": "Rijk"},
    "quotum": {"sector": "overheid", "fte": 100, "voltijdsuren": 36},
    "heffing": {"sector": "overheid", "verloonde_uren": 100_000},
    "loonwaarde": {"taken": [{"tijdsaandeel": 100, "tempo": 70, "kwaliteit": 90, "netto_werktijd": 90}]},
    "loonkostensubsidie": {"uren": 24, "loonwaarde": 60, "voltijdsuren": 36},
    "loondispensatie": {"uren": 24, "loonwaarde": 60, "voltijdsuren": 36},
    "lkv": {"verloonde_uren": 1000},
    "proefplaatsing": {"start": "1-9-2026", "uitvoerder": "UWV"},
    "praktijkroute": {"loonwaarde": 60},
    "minimumloon": {},
    "nettokosten": {"uren": 24, "loonwaarde": 60, "voltijdsuren": 36},
    "jobcoach": {"uren": 24},
}

# more of the fields, so that more of the sentences are said
RUIMER: list[tuple[str, dict[str, Any]]] = [
    ("tellen", {"uren": ["60", "20"], "contractvorm": "inkoop van een dienst", "sector": "overheid"}),
    ("tellen", {"uren": ["120"], "periode": "maand", "contractvorm": "uitlener", "sector": "markt"}),
    ("benodigd", {"banen": 3, "uren": None}),
    ("benodigd", {"banen": 20_000, "uren": 250, "periode": "maand"}),
    (
        "meeteltermijn",
        {"is_oud_leerling": "ja", "uitschrijving_vastgesteld": "1-3-2016", "heeft_verloonde_uren": "nee"},
    ),
    (
        "meeteltermijn",
        {"voorwaarde_vervallen": "1-3-2015", "is_geemigreerd": "ja", "beschut_werk_vastgesteld": "1-3-2016"},
    ),
    ("quotum", {"sector": "markt", "fte": 10, "voltijdsuren": 36, "verloonde_uren_per_jaar": 20_000}),
    ("heffing", {"sector": "overheid", "verloonde_uren": None, "fte": 100, "voltijdsuren": 36}),
    (
        "lkv",
        {
            "verloonde_uren": None,
            "uren_per_week": 20,
            "start": "1-3-2024",
            "aangevraagd": "1-9-2024",
            "staat_in_register": "ja",
        },
    ),
    ("lkv", {"uren_per_week": 20, "start": "1-3-2024", "staat_in_register": "nee", "geboren": "1-6-1959"}),
    ("lkv", {"soort": "arbeidsgehandicapt", "start": "1-3-2024", "aangevraagd": "1-9-2024"}),
    ("minimumloon", {"leeftijd": 20, "is_bbl": "ja", "uren": 20}),
    ("jobcoach", {"jaar": 4}),
    ("praktijkroute", {"datum_brief": "1-3-2020"}),
]

each_rule = pytest.mark.parametrize("regel", ALLE, ids=lambda regel: regel.naam)


def _run(regel: Rekenregel, figuren: Figuren, dag: date = NU, **extra: Any) -> Uitkomst:
    return regel.bereken(regel.lees({**KLEINSTE[regel.naam], **extra}), dag, figuren)


def test_catalogue_and_registry_name_the_same_rules(kennis: Kennis) -> None:
    assert set(REKENREGELS) == set(kennis.rekenhulpen)
    assert all(naam == regel.naam for naam, regel in REKENREGELS.items())


@each_rule
def test_fields_are_the_input(regel: Rekenregel) -> None:
    inputs = {item.name: item for item in dataclasses.fields(regel.invoer)}
    assert [veld.naam for veld in regel.velden] and {veld.naam for veld in regel.velden} == set(inputs)
    for veld in regel.velden:
        assert veld.is_verplicht is (inputs[veld.naam].default is dataclasses.MISSING), veld.naam


def _all_fields(velden: tuple[Veld, ...]) -> Iterator[Veld]:
    for veld in velden:
        yield veld
        yield from _all_fields(veld.velden)


@each_rule
def test_each_field_can_be_asked_for(regel: Rekenregel) -> None:
    for veld in _all_fields(regel.velden):
        assert veld.vraag.endswith("?") and veld.vraag.count("?") == 1, veld.naam
        assert veld.label and measure(veld.vraag).longest <= MAX_WORDS
        assert bool(veld.keuzes) is (veld.soort == "keuze"), veld.naam
        if veld.soort in ("getal", "geheel", "getallen"):
            assert veld.minimum is not None and veld.maximum is not None, f"{veld.naam} heeft geen grenzen"


def test_rows_are_the_fields_of_a_task() -> None:
    (taken,) = REKENREGELS["loonwaarde"].velden
    assert taken.rij is Taak
    assert [veld.naam for veld in taken.velden] == [item.name for item in dataclasses.fields(Taak)]


@each_rule
def test_sources_exist(regel: Rekenregel, kennis: Kennis, figuren: Figuren) -> None:
    assert regel.bronnen
    uitkomst = _run(regel, figuren)
    assert {ref.bron for ref in uitkomst.alle_bronnen} <= set(kennis.bronnen)
    assert set(regel.bronnen) <= set(uitkomst.alle_bronnen)
    assert all(item.waarde.bronnen for item in uitkomst.figuren)


@each_rule
def test_outcome_is_json_and_explained(regel: Rekenregel, figuren: Figuren) -> None:
    uitkomst = _run(regel, figuren)
    data = json.loads(json.dumps(uitkomst.as_dict()))
    assert data["naam"] == regel.naam and data["peildatum"] == "2026-11-22"
    assert data["stappen"] and data["status"] == uitkomst.status
    for figuur in data["figuren"]:
        assert set(figuur) >= {"naam", "waarde", "bronnen", "vanaf", "tot", "bevestigd"}


@each_rule
@pytest.mark.parametrize("dag", [NU, date(2016, 7, 1), date(2019, 3, 1), date(2027, 2, 1)])
def test_sentences_are_short(regel: Rekenregel, figuren: Figuren, dag: date) -> None:
    """Explanations that come with an unconfirmed figure are knowledge, not a template of ours."""
    _check_sentences(_run(regel, figuren, dag))


@pytest.mark.parametrize(("naam", "invoer"), RUIMER)
@pytest.mark.parametrize("dag", [NU, date(2016, 7, 1), date(2025, 3, 1), date(2027, 2, 1)])
def test_sentences_of_fuller_input_are_short(figuren: Figuren, naam: str, invoer: dict[str, Any], dag: date) -> None:
    _check_sentences(_run(REKENREGELS[naam], figuren, dag, **invoer))


def _check_sentences(uitkomst: Uitkomst) -> None:
    for zin in (*uitkomst.stappen, *uitkomst.aannames, *uitkomst.voorbehouden):
        own = zin.split(" Toelichting:")[0]
        assert measure(own).longest <= MAX_WORDS, own
        assert own.endswith((".", "?", ").")), own


@each_rule
def test_without_figures_nothing_is_guessed(regel: Rekenregel) -> None:
    uitkomst = _run(regel, {})
    if regel.naam == "loonwaarde":
        assert uitkomst.status == "berekend"
        return
    assert (uitkomst.status, uitkomst.waarde) == ("nog niet vastgesteld", None)
    assert uitkomst.voorbehouden


@each_rule
@pytest.mark.parametrize("dag", [NU, date(2018, 6, 1)])
def test_without_one_figure_nothing_breaks(regel: Rekenregel, figuren: Figuren, dag: date) -> None:
    """Each figure in turn unknown: an outcome without it, or one that says it is not established."""
    used = {item.naam for item in _run(regel, figuren, dag).figuren}
    for naam in used:
        rest = {name: figuur for name, figuur in figuren.items() if name != naam}
        empty = {**figuren, naam: dataclasses.replace(figuren[naam], waarden=())}
        for known in (rest, empty):
            uitkomst = _run(regel, known, dag)
            assert naam not in {item.naam for item in uitkomst.figuren}
            assert uitkomst.waarde is None or uitkomst.status != "nog niet vastgesteld"


@each_rule
def test_same_input_same_outcome(regel: Rekenregel, figuren: Figuren) -> None:
    assert _run(regel, figuren) == _run(regel, figuren)


@each_rule
def test_no_sentence_is_said_twice(regel: Rekenregel, figuren: Figuren) -> None:
    uitkomst = _run(regel, figuren)
    toelichtingen = [zin.split(" Toelichting: ")[1] for zin in uitkomst.voorbehouden if " Toelichting: " in zin]
    for zinnen in (uitkomst.stappen, uitkomst.aannames, uitkomst.voorbehouden, toelichtingen):
        assert len(set(zinnen)) == len(zinnen)


@each_rule
@pytest.mark.parametrize("dag", [date.min, date.max, date(1899, 12, 31), date(2101, 1, 1)])
def test_impossible_peildatum(regel: Rekenregel, figuren: Figuren, dag: date) -> None:
    with pytest.raises(InputError, match="peildatum"):
        _run(regel, figuren, dag)


@settings(max_examples=60, deadline=None)
@given(dagen=st.integers(0, 73_000))
@pytest.mark.parametrize("regel", ALLE, ids=lambda regel: regel.naam)
def test_any_day_has_an_outcome(regel: Rekenregel, figuren: Figuren, dagen: int) -> None:
    uitkomst = _run(regel, figuren, date(1900, 1, 1) + timedelta(days=dagen))
    if uitkomst.status == "nog niet vastgesteld":
        assert uitkomst.waarde is None and uitkomst.voorbehouden
    if isinstance(uitkomst.waarde, Decimal):
        assert uitkomst.waarde >= 0


@each_rule
def test_unconfirmed_figures_are_told(regel: Rekenregel, figuren: Figuren) -> None:
    for dag in (NU, date(2022, 6, 1), date(2024, 6, 1)):
        uitkomst = _run(regel, figuren, dag)
        for item in uitkomst.figuren:
            if item.waarde.waarde is not None and not item.waarde.is_bevestigd:
                assert any(item.titel in zin for zin in uitkomst.voorbehouden)


@each_rule
def test_missing_required_field_asks_for_it(regel: Rekenregel) -> None:
    for veld in regel.velden:
        if veld.is_verplicht:
            rest = {naam: value for naam, value in KLEINSTE[regel.naam].items() if naam != veld.naam}
            with pytest.raises(InvoerFout) as fout:
                regel.lees(rest)
            assert (fout.value.veld, fout.value.remedy) == (veld.naam, veld.vraag)


@pytest.mark.parametrize("path", BRONTEKST, ids=lambda path: path.stem)
def test_no_clock_no_float_no_io(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        assert not (isinstance(node, ast.Constant) and isinstance(node.value, float)), f"{path.name}:{node.lineno}"
        if isinstance(node, ast.Call):
            called = ast.unparse(node.func)
            assert called not in ("open", "print", "float", "date.today", "datetime.now"), f"{path.name}:{node.lineno}"
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else [item.name for item in node.names]
            for name in names:
                assert not name.startswith(("rasa", "pydantic", "yaml", "os", "time")), f"{path.name} imports {name}"


@pytest.mark.parametrize("path", BRONTEKST, ids=lambda path: path.stem)
def test_figures_named_in_the_source_exist(path: Path, kennis: Kennis) -> None:
    """A figure that is looked up by a literal name is in knowledge/parameters."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
            first = node.args[0]
            if node.func.attr in ("getal", "raadpleeg", "figuur") and isinstance(first, ast.Constant):
                assert first.value in kennis.figuren, f"{path.name}:{node.lineno} {first.value!r}"


def _numbers(path: Path) -> Iterator[Decimal]:
    """Every number in code and in texts for the user; docstrings are not code."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef)) and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Constant) or id(node) in docstrings:
            continue
        if isinstance(node.value, int) and not isinstance(node.value, bool):
            yield Decimal(node.value)
        elif isinstance(node.value, str):
            for text in re.findall(r"\d+(?:[.,]\d+)?", node.value):
                yield Decimal(text.replace(",", "."))


@pytest.mark.parametrize("path", BRONTEKST, ids=lambda path: path.stem)
def test_no_rate_of_the_law_in_the_source(path: Path, kennis: Kennis) -> None:
    """Amounts, percentages and hours live in knowledge/parameters. Small whole numbers prove nothing."""
    rates = {
        waarde.waarde
        for figuur in kennis.figuren.values()
        if figuur.eenheid in ("euro", "procent", "uren")
        for waarde in figuur.waarden
        if isinstance(waarde.waarde, Decimal) and (waarde.waarde >= 1000 or waarde.waarde % 1)
    }
    assert Decimal("25.5") in rates and Decimal(5000) in rates
    assert not rates & set(_numbers(path))
