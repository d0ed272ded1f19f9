"""How many jobs belong to a sector or an organisation (section A, rules 1, 2 and 6)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.rekenregels import Figuren, InvoerFout, doelstelling

from .conftest import Reken

# example, published?, day, input, target, other values
VOORBEELDEN: list[tuple[str, bool, str, dict[str, Any], str, dict[str, str]]] = [
    ("A6 Rijk 2016", False, "2016-12-31", {"sector": "Rijk"}, "868.40", {"aandeel_procent": "13.36"}),
    (
        "A7 provincies 2016",
        True,
        "2016-12-31",
        {"sector": "provincies", "gerealiseerd": "109,53"},
        "88.00",
        {"realisatie_procent": "124.47", "nog_te_realiseren": "0.00"},
    ),
    ("A8 vo 2018", False, "2018-05-22", {"sector": "voortgezet onderwijs"}, "1320.00", {"aandeel_procent": "10.56"}),
    ("A8 vo eind 2023", True, "2023-12-31", {"sector": "voortgezet onderwijs"}, "2640.00", {}),
    ("A9 mbo 2015", True, "2015-12-31", {"sector": "mbo"}, "155.00", {"aandeel_procent": "5.17"}),
    ("A9 mbo 2016", True, "2016-12-31", {"sector": "mbo"}, "336.00", {"aandeel_procent": "5.17"}),
    (
        "A10 vijf procent van het mbo",
        False,
        "2016-12-31",
        {"sector": "mbo", "fte_werkgever": 5, "fte_sector": 100},
        "16.80",
        {"sectordoel": "336.00"},
    ),
    (
        "B14 mbo op 1 oktober 2015",
        True,
        "2015-10-01",
        {"sector": "mbo", "gerealiseerd": "63,09"},
        "155.00",
        {"nog_te_realiseren": "91.91", "realisatie_procent": "40.70"},
    ),
    ("landelijk nu", True, "2026-11-22", {"sector": "totaal"}, "125000.00", {}),
    ("hbo 2025", False, "2025-06-01", {"sector": "hbo"}, "990.00", {"aandeel_procent": "3.96"}),
    ("mbo zonder eigen doel", False, "2018-06-01", {"sector": "mbo"}, "646.25", {}),
]


@pytest.mark.parametrize(
    ("dag", "invoer", "doel", "overig"),
    [pytest.param(dag, invoer, doel, overig, id=naam) for naam, _, dag, invoer, doel, overig in VOORBEELDEN],
)
def test_voorbeeld(reken: Reken, dag: str, invoer: dict[str, Any], doel: str, overig: dict[str, str]) -> None:
    uitkomst = reken("doelstelling", dag, **invoer)
    assert (uitkomst.status, uitkomst.waarde) == ("berekend", Decimal(doel))
    assert {naam: str(uitkomst.bedragen[naam]) for naam in overig} == overig


# own calculation: 3.340 jobs in ten years in proportion to the yearly government target
RIJK = {
    2015: "400.80", 2016: "868.40", 2017: "1336.00", 2018: "1670.00", 2019: "2004.00",
    2020: "2338.00", 2021: "2672.00", 2022: "3006.00", 2023: "3340.00",
}  # fmt: skip


@pytest.mark.parametrize(("jaar", "doel"), RIJK.items())
def test_rijk_naar_rato(reken: Reken, jaar: int, doel: str) -> None:
    assert reken("doelstelling", f"{jaar}-12-31", sector="Rijk").waarde == Decimal(doel)


def test_provincies_published_whole_percent_and_fte(reken: Reken) -> None:
    """A7: published as 124%, in fte and not in jobs."""
    uitkomst = reken("doelstelling", "2016-12-31", sector="provincies", gerealiseerd="109,53")
    assert uitkomst.eenheid == "fte"
    assert int(uitkomst.bedragen["realisatie_procent"]) == 124


def test_b14_published_result_is_the_figure(figuren: Figuren) -> None:
    waarde = figuren["sector-mbo-realisatie-2015-10-01"].on(date(2015, 10, 1))
    assert waarde is not None and waarde.waarde == Decimal("63.09")


@pytest.mark.parametrize(
    ("dag", "sector"),
    [("2014-06-01", "markt"), ("2027-06-01", "overheid"), ("2012-06-01", "Rijk"), ("2018-06-01", "provincies")],
)
def test_unknown_target_is_not_guessed(reken: Reken, dag: str, sector: str) -> None:
    uitkomst = reken("doelstelling", dag, sector=sector)
    assert (uitkomst.status, uitkomst.waarde) == ("nog niet vastgesteld", None)
    assert uitkomst.stappen


def test_unconfirmed_target_carries_a_reservation(reken: Reken) -> None:
    assert any(
        zin.startswith("Niet bevestigd") for zin in reken("doelstelling", "2024-06-01", sector="markt").voorbehouden
    )
    assert any(
        zin.startswith("Niet bevestigd") for zin in reken("doelstelling", "2022-06-01", sector="umc").voorbehouden
    )


@pytest.mark.parametrize(
    ("invoer", "veld"),
    [
        ({"sector": "mbo", "fte_werkgever": 5}, "fte_sector"),
        ({"sector": "mbo", "fte_sector": 5}, "fte_werkgever"),
        ({"sector": "mbo", "fte_werkgever": 6, "fte_sector": 5}, "fte_werkgever"),
        ({"sector": "mbo", "fte_werkgever": 0, "fte_sector": 0}, "fte_sector"),
        ({"sector": "bakkerij"}, "sector"),
        ({}, "sector"),
    ],
)
def test_impossible_input(reken: Reken, invoer: dict[str, Any], veld: str) -> None:
    with pytest.raises(InvoerFout) as fout:
        reken("doelstelling", "2016-12-31", **invoer)
    assert fout.value.veld == veld


@given(delen=st.lists(st.integers(1, 10_000), min_size=1, max_size=20))
def test_parts_add_up_to_the_sector(figuren: Figuren, delen: list[int]) -> None:
    totaal = Decimal(sum(delen))

    def doel(fte: Decimal) -> Decimal:
        invoer = doelstelling.Invoer("Rijk", fte_werkgever=fte, fte_sector=totaal)
        return doelstelling.bereken(invoer, date(2016, 12, 31), figuren).onafgerond["doel"]

    assert abs(sum(doel(Decimal(fte)) for fte in delen) - Decimal("868.4")) < Decimal("1e-15")


@given(gerealiseerd=st.decimals(min_value=0, max_value=100_000, places=2))
def test_never_negative_to_go(figuren: Figuren, gerealiseerd: Decimal) -> None:
    invoer = doelstelling.Invoer("mbo", gerealiseerd=gerealiseerd)
    assert doelstelling.bereken(invoer, date(2016, 12, 31), figuren).bedragen["nog_te_realiseren"] >= 0
