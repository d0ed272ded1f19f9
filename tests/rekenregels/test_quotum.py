"""How many jobs the quota percentage comes to (section A, rule 3)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.rekenregels import Figuren, InvoerFout, quotum

from .conftest import Reken

BESTUUR = {"sector": "overheid", "fte": "2.500", "voltijdsuren": "36"}

# example, published?, day, extra input, quota hours, not rounded, jobs of one decimal
VOORBEELDEN = [
    ("A1 vo-bestuur 2018", True, "2018-06-01", {}, "1737.00", "68.12", "68.1"),
    ("A3 vo-bestuur 2019", False, "2019-06-01", {}, "1926.00", "75.53", "75.5"),
    ("A12 vo-bestuur 2024", False, "2024-06-01", {}, "2484.00", "97.41", "97.4"),
    ("A12 oude prognose", False, "2024-06-01", {"percentage": "3,09"}, "2781.00", "109.06", "109.0"),
]


@pytest.mark.parametrize(
    ("dag", "extra", "uren", "onafgerond", "banen"),
    [pytest.param(*rest, id=naam) for naam, _, *rest in VOORBEELDEN],
)
def test_voorbeeld(reken: Reken, dag: str, extra: dict[str, Any], uren: str, onafgerond: str, banen: str) -> None:
    uitkomst = reken("quotum", dag, **BESTUUR, **extra)
    assert uitkomst.status == "berekend"
    assert str(uitkomst.waarde) == banen
    assert str(uitkomst.bedragen["quotum_uren"]) == uren
    assert str(uitkomst.bedragen["banen_onafgerond"]) == onafgerond


def test_a1_a2_published_in_whole_jobs(reken: Reken) -> None:
    """VO-raad publishes whole jobs: 68, and 28 still to go with 40 jobs at the end of 2016."""
    uitkomst = reken("quotum", "2018-06-01", **BESTUUR, gerealiseerd=40)
    assert isinstance(uitkomst.waarde, Decimal)
    assert int(uitkomst.waarde) == 68
    assert uitkomst.bedragen["nog_te_realiseren"] == Decimal("28.1")
    assert int(uitkomst.bedragen["nog_te_realiseren"]) == 28
    assert "2.500 fte x 36 uur = 90.000 uur per week." in uitkomst.stappen


def test_hours_per_year_use_the_yearly_job(reken: Reken) -> None:
    uitkomst = reken("quotum", "2018-06-01", sector="overheid", verloonde_uren_per_jaar="4.680.000")
    assert uitkomst.bedragen["quotum_uren"] == Decimal("90324.00")
    assert uitkomst.waarde == Decimal("67.8")


@pytest.mark.parametrize(
    ("sector", "dag"), [("overheid", "2025-06-01"), ("overheid", "2017-06-01"), ("markt", "2026-06-01")]
)
def test_unknown_percentage_is_not_guessed(reken: Reken, sector: str, dag: str) -> None:
    uitkomst = reken("quotum", dag, sector=sector, fte=10, voltijdsuren=36)
    assert (uitkomst.status, uitkomst.waarde) == ("nog niet vastgesteld", None)
    assert any("Quotumpercentage" in zin for zin in uitkomst.voorbehouden)


def test_forecast_carries_a_reservation(reken: Reken) -> None:
    voorbehouden = reken("quotum", "2022-06-01", **BESTUUR).voorbehouden
    assert any("Niet bevestigd: Quotumpercentage" in zin and "2,78%" in zin for zin in voorbehouden)


@pytest.mark.parametrize(("fte", "is_onder"), [("21,6", True), ("22", False)])
def test_the_threshold_is_told(reken: Reken, fte: str, is_onder: bool) -> None:
    voorbehouden = reken("quotum", "2018-06-01", sector="overheid", fte=fte, voltijdsuren=36).voorbehouden
    assert any("gemiddeld 25 werknemers" in zin for zin in voorbehouden)
    assert any("onder de drempel" in zin for zin in voorbehouden) is is_onder


def test_hours_go_before_fte(reken: Reken) -> None:
    uitkomst = reken("quotum", "2018-06-01", **BESTUUR, verloonde_uren_per_jaar="4.680.000")
    assert uitkomst.waarde == Decimal("67.8")
    assert "Er is gerekend met de verloonde uren die u opgaf, niet met de fte." in uitkomst.stappen


def test_own_percentage_is_told(reken: Reken) -> None:
    assert reken("quotum", "2026-06-01", sector="markt", fte=10, voltijdsuren=36, percentage=2).aannames == (
        "Er is gerekend met het percentage dat u opgaf: 2%.",
    )


@pytest.mark.parametrize(
    ("invoer", "veld"),
    [
        ({"sector": "overheid"}, "fte"),
        ({"sector": "overheid", "fte": 10}, "voltijdsuren"),
        ({"sector": "overheid", "fte": -1, "voltijdsuren": 36}, "fte"),
        ({"sector": "overheid", "fte": 10, "voltijdsuren": 0}, "voltijdsuren"),
        ({"sector": "overheid", "fte": 10, "voltijdsuren": 36, "percentage": 101}, "percentage"),
        ({"fte": 10}, "sector"),
    ],
)
def test_impossible_input(reken: Reken, invoer: dict[str, Any], veld: str) -> None:
    with pytest.raises(InvoerFout) as fout:
        reken("quotum", "2018-06-01", **invoer)
    assert fout.value.veld == veld


@given(
    fte=st.decimals(min_value=0, max_value=100_000, places=2), meer=st.decimals(min_value=0, max_value=100, places=2)
)
def test_rounds_down_and_grows_with_fte(figuren: Figuren, fte: Decimal, meer: Decimal) -> None:
    def banen(aantal: Decimal) -> tuple[Decimal, Decimal]:
        invoer = quotum.Invoer("overheid", fte=aantal, voltijdsuren=Decimal(36))
        uitkomst = quotum.bereken(invoer, date(2018, 6, 1), figuren)
        assert isinstance(uitkomst.waarde, Decimal)
        return uitkomst.waarde, uitkomst.onafgerond["banen"]

    rond, precies = banen(fte)
    assert 0 <= rond <= precies < rond + Decimal("0.1")
    assert banen(fte + meer)[0] >= rond
