"""What an employee costs after support (section D rule 7, section F rule 7)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.rekenregels import Figuren, InvoerFout, nettokosten

from .conftest import Reken

# example, published?, day, input, net per month, other values
VOORBEELDEN: list[tuple[str, bool, str, dict[str, Any], str, dict[str, str]]] = [
    (
        "D2 Rendement 2016 met premiekorting",
        True,
        "2016-07-27",
        {"uren": 40, "voltijdsuren": 40, "loonwaarde": 50, "lkv_soort": "geen", "andere_korting": "2.000"},
        "472.50",
        {"korting_per_maand": "166.67", "loonkosten": "1660.18"},
    ),
    (
        "F10 vervolg op D5 en F1",
        False,
        "2026-01-01",
        {"uren": 36, "loonwaarde": 60, "verloonde_uren": "1.664"},
        "1113.79",
        {"subsidie": "991.18", "werkgeverslasten": "232.93", "lkv_per_maand": "140.05"},
    ),
    (
        "F11 premiekorting per maand",
        True,
        "2026-01-01",
        {"uren": 36, "loonwaarde": 100, "lkv_soort": "geen", "andere_korting": "2.000"},
        "2311.29",
        {"korting_per_maand": "166.67"},
    ),
    (
        "loon boven het minimum blijft voor de werkgever",
        False,
        "2026-01-01",
        {"uren": 36, "loonwaarde": 60, "loonkosten": "3.000", "lkv_soort": "geen"},
        "1775.89",
        {"boven_minimumloon": "522.05"},
    ),
]


@pytest.mark.parametrize(
    ("dag", "invoer", "netto", "overig"), [pytest.param(*rest, id=naam) for naam, _, *rest in VOORBEELDEN]
)
def test_voorbeeld(reken: Reken, dag: str, invoer: dict[str, Any], netto: str, overig: dict[str, str]) -> None:
    uitkomst = reken("nettokosten", dag, **invoer)
    assert (uitkomst.status, uitkomst.waarde) == ("berekend", Decimal(netto))
    assert {naam: str(uitkomst.bedragen[naam]) for naam in overig} == overig


def test_takes_over_figures_and_assumptions_of_the_parts(reken: Reken) -> None:
    uitkomst = reken("nettokosten", "2026-01-01", uren=20, loonwaarde=60)
    assert {"wml-maand", "lks-maximum-procent", "lkv-banenafspraak-per-uur"} <= {item.naam for item in uitkomst.figuren}
    assert "In een jaar betaalt u 1.040 uren (20 x 52)." in uitkomst.aannames
    assert "Het dienstverband begint op 1 januari 2026." in uitkomst.aannames


def test_amounts_stand_side_by_side(reken: Reken) -> None:
    """F10: what it costs, each kind of support, and what is left, in the order of the sum."""
    bedragen = reken("nettokosten", "2026-01-01", uren=36, loonwaarde=60, verloonde_uren="1.664").bedragen
    assert {naam: str(bedrag) for naam, bedrag in bedragen.items()} == {
        "loonkosten": "2477.95",
        "subsidie": "991.18",
        "werkgeverslasten": "232.93",
        "lkv_per_maand": "140.05",
        "korting_per_maand": "0.00",
        "netto": "1113.79",
        "steun": "1364.16",
        "netto_per_jaar": "13365.48",
        "boven_minimumloon": "0.00",
    }
    assert list(bedragen)[:6] == [
        "loonkosten", "subsidie", "werkgeverslasten", "lkv_per_maand", "korting_per_maand", "netto",
    ]  # fmt: skip


def test_unknown_minimum_wage(reken: Reken) -> None:
    uitkomst = reken("nettokosten", "2027-02-01", uren=36, loonwaarde=60)
    assert (uitkomst.status, uitkomst.waarde) == ("nog niet vastgesteld", None)


def test_unknown_right_to_lkv_tells_what_is_known(reken: Reken) -> None:
    uitkomst = reken("nettokosten", "2026-01-01", uren=36, loonwaarde=60, start="1-1-2020")
    assert uitkomst.status == "nog niet vastgesteld"
    assert uitkomst.bedragen["netto_zonder_lkv"] == Decimal("1253.84")
    met_korting = reken("nettokosten", "2026-01-01", uren=36, loonwaarde=60, start="1-1-2020", andere_korting=1200)
    assert met_korting.bedragen["netto_zonder_lkv"] == Decimal("1153.84")


def test_unknown_minimum_wage_without_subsidy(reken: Reken) -> None:
    uitkomst = reken("nettokosten", "2027-02-01", uren=36, loonwaarde=105)
    assert (uitkomst.status, uitkomst.waarde) == ("nog niet vastgesteld", None)


def test_kind_of_lkv_decides_the_amount(reken: Reken) -> None:
    uitkomst = reken("nettokosten", "2026-01-01", uren=20, loonwaarde=60, lkv_soort="arbeidsgehandicapt")
    assert uitkomst.bedragen["lkv_per_maand"] == Decimal("264.33")


def test_no_lkv_without_registration(reken: Reken) -> None:
    uitkomst = reken("nettokosten", "2026-01-01", uren=36, loonwaarde=60, staat_in_register="nee")
    assert uitkomst.waarde == Decimal("1253.84")
    assert uitkomst.bedragen["lkv_per_maand"] == 0


def test_wage_below_the_minimum_is_told(reken: Reken) -> None:
    uitkomst = reken("nettokosten", "2026-01-01", uren=36, loonwaarde=60, loonkosten=1000)
    assert uitkomst.waarde == 0
    assert any("lager dan het minimumloon" in zin for zin in uitkomst.voorbehouden)
    assert any("Controleer de loonkosten" in zin for zin in uitkomst.voorbehouden)


def test_exactly_the_minimum_wage_needs_no_remark(reken: Reken) -> None:
    uitkomst = reken("nettokosten", "2026-01-01", uren=36, loonwaarde=60, loonkosten="2.477,95")
    assert not any("lager dan het minimumloon" in zin for zin in uitkomst.voorbehouden)
    assert not any("Boven het minimumloon" in stap for stap in uitkomst.stappen)
    assert not any("Uw eigen premies" in zin for zin in uitkomst.aannames)


def test_kind_of_lkv_is_assumed_and_told(reken: Reken) -> None:
    zin = "U hebt recht op het loonkostenvoordeel banenafspraak."
    assert zin in reken("nettokosten", "2026-01-01", uren=36).aannames
    assert zin not in reken("nettokosten", "2026-01-01", uren=36, lkv_soort="banenafspraak").aannames


@pytest.mark.parametrize(
    ("invoer", "veld"),
    [
        ({}, "uren"),
        ({"uren": 400}, "uren"),
        ({"uren": 36, "loonwaarde": 250}, "loonwaarde"),
        ({"uren": 36, "loonkosten": -1}, "loonkosten"),
        ({"uren": 36, "andere_korting": 1_000_000}, "andere_korting"),
        ({"uren": 36, "lkv_soort": "jeugd"}, "lkv_soort"),
    ],
)
def test_impossible_input(reken: Reken, invoer: dict[str, Any], veld: str) -> None:
    with pytest.raises(InvoerFout) as fout:
        reken("nettokosten", "2026-01-01", **invoer)
    assert fout.value.veld == veld


@given(
    uren=st.decimals(min_value=0, max_value=40, places=1),
    loonwaarde=st.decimals(min_value=0, max_value=120, places=1),
    loonkosten=st.none() | st.decimals(min_value=0, max_value=6000, places=2),
)
def test_never_negative_and_parts_add_up(
    figuren: Figuren, uren: Decimal, loonwaarde: Decimal, loonkosten: Decimal | None
) -> None:
    invoer = nettokosten.Invoer(uren, loonwaarde, loonkosten, voltijdsuren=Decimal(40))
    uitkomst = nettokosten.bereken(invoer, date(2026, 1, 1), figuren)
    assert isinstance(uitkomst.waarde, Decimal)
    delen = uitkomst.bedragen
    steun = delen["subsidie"] + delen["werkgeverslasten"] + delen["lkv_per_maand"]
    assert abs(max(Decimal(0), delen["loonkosten"] - steun) - uitkomst.waarde) <= Decimal("0.03")
    assert 0 <= uitkomst.waarde <= delen["loonkosten"]
    assert delen["netto"] == uitkomst.waarde
    assert abs(steun - delen["steun"]) <= Decimal("0.02")


@given(
    loonwaarde=st.decimals(min_value=0, max_value=120, places=1),
    meer=st.decimals(min_value=0, max_value=50, places=1),
)
def test_a_higher_loonwaarde_never_costs_less(figuren: Figuren, loonwaarde: Decimal, meer: Decimal) -> None:
    def netto(loonwaarde: Decimal) -> Decimal:
        invoer = nettokosten.Invoer(Decimal(24), loonwaarde)
        return nettokosten.bereken(invoer, date(2026, 1, 1), figuren).onafgerond["netto"]

    assert netto(loonwaarde) <= netto(loonwaarde + meer)
