"""How many hours or people a number of jobs takes (section B turned round)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.rekenregels import Figuren, InvoerFout, benodigd, tellen
from actions.rekenregels.baan import Periode

from .conftest import Reken

DAG = "2026-11-22"
NU = date(2026, 11, 22)

# example, jobs, hours a week, a month and a year
UREN = [
    ("een baan", "1", "25.50", "110.50", "1331.00"),
    ("drie banen", "3", "76.50", "331.50", "3993.00"),
    ("een halve baan", "0,5", "12.75", "55.25", "665.50"),
    ("geen banen", "0", "0.00", "0.00", "0.00"),
]


@pytest.mark.parametrize(("banen", "week", "maand", "jaar"), [pytest.param(*rest, id=naam) for naam, *rest in UREN])
def test_hours(reken: Reken, banen: str, week: str, maand: str, jaar: str) -> None:
    uitkomst = reken("benodigd", DAG, banen=banen)
    assert (uitkomst.status, uitkomst.eenheid, str(uitkomst.waarde)) == ("berekend", "uren per week", week)
    assert {naam: str(bedrag) for naam, bedrag in uitkomst.bedragen.items()} == {
        "uren_per_maand": maand,
        "uren_per_jaar": jaar,
    }


# example, input, people, not rounded, jobs of that number of people
MENSEN: list[tuple[str, dict[str, Any], int, str, str]] = [
    ("drie banen van 20 uur", {"banen": 3, "uren": 20}, 4, "3.83", "3.14"),
    ("B6 precies een baan", {"banen": 1, "uren": "25,5"}, 1, "1.00", "1.00"),
    ("drie op een baan", {"banen": 1, "uren": "8,5"}, 3, "3.00", "1.00"),
    ("net iets te weinig uren", {"banen": 1, "uren": "8,49"}, 4, "3.00", "1.33"),
    ("B12 maanduren", {"banen": 1, "uren": "110,5", "periode": "maand"}, 1, "1.00", "1.00"),
    ("dertien van een maand", {"banen": 1, "uren": "8,5", "periode": "maand"}, 13, "13.00", "1.00"),
    ("jaaruren", {"banen": 2, "uren": "998,25", "periode": "jaar"}, 3, "2.67", "2.25"),
    ("geen banen", {"banen": 0, "uren": 20}, 0, "0.00", "0.00"),
    ("VO-raad: 28 banen van 24 uur", {"banen": 28, "uren": 24}, 30, "29.75", "28.24"),
]


@pytest.mark.parametrize(
    ("invoer", "mensen", "onafgerond", "banen"), [pytest.param(*rest, id=naam) for naam, *rest in MENSEN]
)
def test_people(reken: Reken, invoer: dict[str, Any], mensen: int, onafgerond: str, banen: str) -> None:
    uitkomst = reken("benodigd", DAG, **invoer)
    assert (uitkomst.status, uitkomst.eenheid, uitkomst.waarde) == ("berekend", "mensen", mensen)
    assert str(uitkomst.bedragen["mensen_onafgerond"]) == onafgerond
    assert str(uitkomst.bedragen["banen_met_dit_aantal"]) == banen
    assert uitkomst.bedragen["uren_per_week"] == Decimal(invoer["banen"]) * Decimal("25.5")


def test_steps_and_sources_tell_how(reken: Reken) -> None:
    uitkomst = reken("benodigd", DAG, banen=3, uren=20)
    assert uitkomst.stappen == (
        "Een baan is 25,5 uur per week: 3 x 25,5 = 76,5 uur per week.",
        "76,5 / 20 uur = 3,83 mensen.",
        "Naar boven afgerond: 4.",
        "Met dat aantal mensen komt u op 3,14 banen.",
    )
    assert [item.naam for item in uitkomst.figuren] == ["baan-uren-per-week"]


def test_the_week_is_assumed_and_told(reken: Reken) -> None:
    zin = "De uren zijn uren per week."
    assert zin in reken("benodigd", DAG, banen=3, uren=20).aannames
    assert zin not in reken("benodigd", DAG, banen=3, uren=20, periode="week").aannames
    assert zin not in reken("benodigd", DAG, banen=3).aannames


def test_a_whole_number_is_not_rounded(reken: Reken) -> None:
    assert not any("afgerond" in stap for stap in reken("benodigd", DAG, banen=1, uren="8,5").stappen)


def test_unknown_length_of_a_job_is_not_guessed(figuren: Figuren) -> None:
    rest = {naam: figuur for naam, figuur in figuren.items() if naam != "baan-uren-per-jaar"}
    per_jaar = benodigd.bereken(benodigd.Invoer(Decimal(3), Decimal(1040), "jaar"), NU, rest)
    assert (per_jaar.status, per_jaar.waarde) == ("nog niet vastgesteld", None)
    per_week = benodigd.bereken(benodigd.Invoer(Decimal(3)), NU, rest)
    assert per_week.waarde == Decimal("76.50") and "uren_per_jaar" not in per_week.bedragen


@pytest.mark.parametrize(
    ("invoer", "veld"),
    [
        ({}, "banen"),
        ({"banen": -1}, "banen"),
        ({"banen": 1_000_001}, "banen"),
        ({"banen": 3, "uren": 0}, "uren"),
        ({"banen": 3, "uren": -1}, "uren"),
        ({"banen": 3, "uren": 169}, "uren"),
        ({"banen": 3, "uren": 745, "periode": "maand"}, "uren"),
        ({"banen": 3, "uren": 9000, "periode": "jaar"}, "uren"),
        ({"banen": 3, "uren": 20, "periode": "dag"}, "periode"),
    ],
)
def test_impossible_input(reken: Reken, invoer: dict[str, Any], veld: str) -> None:
    with pytest.raises(InvoerFout) as fout:
        reken("benodigd", DAG, **invoer)
    assert fout.value.veld == veld
    assert fout.value.remedy


def test_jobs_that_are_there_already_are_taken_off(reken: Reken) -> None:
    assert reken("benodigd", DAG, banen=6, uren=24, gerealiseerd="2.35").waarde == 4
    assert reken("benodigd", DAG, banen=3, gerealiseerd=3).waarde == 0
    assert reken("benodigd", DAG, banen=3, gerealiseerd=5).waarde == 0


def test_unlikely_input_is_told(reken: Reken) -> None:
    assert any("Dat is veel" in zin for zin in reken("benodigd", DAG, banen=3, uren=60).voorbehouden)
    assert any("Dat is veel" in zin for zin in reken("benodigd", DAG, banen=20_000).voorbehouden)


_banen = st.decimals(min_value=0, max_value=500, places=2)
_uren = st.decimals(min_value=Decimal("0.5"), max_value=168, places=2)
_periode = st.sampled_from(["week", "maand", "jaar"])


@given(banen=_banen, uren=_uren, periode=_periode)
def test_so_many_people_are_enough_and_one_less_is_not(
    figuren: Figuren, banen: Decimal, uren: Decimal, periode: Periode
) -> None:
    """Counted back by the rule that counts, within the precision of a division."""
    mensen = benodigd.bereken(benodigd.Invoer(banen, uren, periode), NU, figuren).waarde
    assert isinstance(mensen, Decimal) and mensen == mensen.to_integral_value() and mensen >= 0
    een = tellen.bereken(tellen.Invoer((uren,), periode), NU, figuren).onafgerond["banen"]
    haar = Decimal("1e-18")
    assert mensen * een >= banen - haar
    assert mensen == 0 or (mensen - 1) * een < banen


@given(banen=_banen, meer=_banen, uren=_uren, langer=_uren)
def test_more_jobs_take_more_and_longer_weeks_take_fewer(
    figuren: Figuren, banen: Decimal, meer: Decimal, uren: Decimal, langer: Decimal
) -> None:
    def mensen(banen: Decimal, uren: Decimal) -> Decimal:
        return benodigd.bereken(benodigd.Invoer(banen, uren), NU, figuren).onafgerond["mensen"]

    def per_week(banen: Decimal) -> Decimal:
        return benodigd.bereken(benodigd.Invoer(banen), NU, figuren).onafgerond["uren"]

    kort, lang = sorted((uren, langer))
    assert mensen(banen, lang) <= mensen(banen, kort) <= mensen(banen + meer, kort)
    assert per_week(banen) + per_week(meer) == per_week(banen + meer)


def test_the_hours_of_who_is_there_come_off_what_is_needed(reken: Reken) -> None:
    uitkomst = reken("benodigd", DAG, banen=6, uren=24, uren_aanwezig=48)
    assert uitkomst.waarde == 5
    assert "U hebt al 48 uur: 48 / 25,5 = 1,88 banen." in uitkomst.stappen
    assert reken("benodigd", DAG, banen=8, uren_aanwezig=96).waarde == 108
    assert reken("benodigd", DAG, banen=4, uren=24, uren_aanwezig=54).waarde == 2  # whole: not a hair more
    assert reken("benodigd", DAG, banen=2, uren=24, uren_aanwezig=60).waarde == 0
