"""How high the minimum wage is (section G)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.rekenregels import Figuren, InvoerFout, minimumloon

from .conftest import Reken

# example, published?, day, input, outcome, unit, other values
VOORBEELDEN: list[tuple[str, bool, str, dict[str, Any], str, str, dict[str, str]]] = [
    ("G1 maart 2026", True, "2026-03-15", {}, "14.71", "uur", {"maandloon": "2294.40"}),
    ("G2 augustus 2026", True, "2026-08-15", {}, "14.99", "uur", {"maandloon": "2337.00"}),
    ("G3 met vakantiebijslag", False, "2026-08-15", {}, "14.99", "uur", {"maandloon_met_vakantiebijslag": "2523.96"}),
    ("G4 vakantiebijslag", False, "2026-08-15", {}, "14.99", "uur", {"vakantiebijslag_per_jaar": "2243.52"}),
    ("G5 32 uur", False, "2026-08-15", {"uren": 32}, "14.99", "uur", {"maandloon_bij_uren": "2078.61"}),
    ("G6 20 jaar", True, "2026-01-15", {"leeftijd": 20}, "11.77", "uur", {"percentage": "80.0"}),
    ("G7 17 jaar", True, "2026-01-15", {"leeftijd": 17}, "5.81", "uur", {"percentage": "39.5"}),
    ("G8 bbl 19 jaar", True, "2026-01-15", {"leeftijd": 19, "is_bbl": "ja"}, "7.72", "uur", {"percentage": "52.5"}),
    ("G9 januari 2016", False, "2016-01-01", {}, "1524.60", "maand", {"maandloon_met_vakantiebijslag": "1646.57"}),
    ("G10 22 jaar in 2017", False, "2017-08-01", {"leeftijd": 22}, "1565.40", "maand", {}),
    ("G12 21 jaar in 2019", False, "2019-08-01", {"leeftijd": 21}, "1635.60", "maand", {}),
    ("bbl 17 jaar", False, "2026-01-15", {"leeftijd": 17, "is_bbl": "ja"}, "5.81", "uur", {"percentage": "39.5"}),
    ("laatste dag van een halfjaar", True, "2026-06-30", {}, "14.71", "uur", {}),
    ("eerste dag van een halfjaar", True, "2026-07-01", {}, "14.99", "uur", {}),
    ("20 jaar in 2020", False, "2020-03-01", {"leeftijd": 20}, "1322.88", "maand", {}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("dag", "invoer", "bedrag", "per", "overig"), [pytest.param(*rest, id=naam) for naam, _, *rest in VOORBEELDEN]
)
def test_voorbeeld(
    reken: Reken, dag: str, invoer: dict[str, Any], bedrag: str, per: str, overig: dict[str, str]
) -> None:
    uitkomst = reken("minimumloon", dag, **invoer)
    assert (uitkomst.status, uitkomst.eenheid) == ("berekend", f"euro per {per}")
    assert str(uitkomst.waarde) == bedrag
    assert {naam: str(uitkomst.bedragen[naam]) for naam in overig} == overig


def test_g9_half_of_the_grondslag(reken: Reken) -> None:
    """G9: half of the monthly wage with holiday allowance, from the unrounded amount."""
    subsidie = reken("loonkostensubsidie", "2016-01-01", uren=36, voltijdsuren=36, loonwaarde=50)
    assert subsidie.bedragen["subsidie"] == Decimal("823.28")


def test_g11_old_youth_wage_is_not_guessed(reken: Reken) -> None:
    """Nagelhout published 1.295,90 for 22 years in 2016; that percentage is not among the figures."""
    uitkomst = reken("minimumloon", "2016-02-01", leeftijd=22)
    assert (uitkomst.status, uitkomst.waarde) == ("nog niet vastgesteld", None)
    assert uitkomst.bedragen["maandloon_volwassen"] == Decimal("1524.6")
    assert Decimal("1295.90") < uitkomst.bedragen["maandloon_volwassen"]
    assert any("minimumjeugdloon voor 22 jaar" in zin for zin in uitkomst.voorbehouden)


@pytest.mark.parametrize("dag", ["2027-01-01", "2027-12-31", "2014-12-31"])
def test_unknown_amount_is_not_guessed(reken: Reken, dag: str) -> None:
    assert reken("minimumloon", dag).status == "nog niet vastgesteld"


def test_announced_youth_percentage_only_with_reservation(reken: Reken) -> None:
    uitkomst = reken("minimumloon", "2027-02-01", leeftijd=20)
    assert uitkomst.bedragen["percentage"] == Decimal("87.5")
    assert any(zin.startswith("Niet bevestigd") and "87,5%" in zin for zin in uitkomst.voorbehouden)


@pytest.mark.parametrize("dag", ["2027-01-01", "2028-02-01"])
def test_the_last_known_amount_is_told_and_not_used(reken: Reken, dag: str) -> None:
    uitkomst = reken("minimumloon", dag)
    assert (uitkomst.status, uitkomst.waarde, uitkomst.eenheid) == ("nog niet vastgesteld", None, "euro per uur")
    assert uitkomst.bedragen["laatst_bekend_uurloon"] == Decimal("14.99")
    assert uitkomst.bedragen["laatst_bekend_vanaf"] == date(2026, 7, 1)
    assert "Het laatste bekende minimumloon is € 14,99 per uur, vanaf 1 juli 2026." in uitkomst.stappen


def test_nothing_is_the_last_known_before_the_first(reken: Reken) -> None:
    assert reken("minimumloon", "2014-12-31").bedragen == {"percentage": Decimal(100)}


def test_bbl_in_2027_has_the_announced_percentage_of_everybody(reken: Reken) -> None:
    """G5: no separate bbl percentages announced, and that with a reservation."""
    uitkomst = reken("minimumloon", "2027-02-01", leeftijd=19, is_bbl="ja")
    assert uitkomst.bedragen["percentage"] == 75
    assert any(zin.startswith("Niet bevestigd") and "75%" in zin for zin in uitkomst.voorbehouden)
    assert any("geen apart percentage bekend" in stap for stap in uitkomst.stappen)


# what is asked, name in bedragen, amount
OVERZICHT = [
    ("maandloon", "2337.00"),
    ("vakantiebijslag_per_maand", "186.96"),
    ("vakantiebijslag_per_jaar", "2243.52"),
    ("jaarloon_met_vakantiebijslag", "30287.52"),
    ("maandloon_bij_uren", "2078.61"),
    ("vakantiebijslag_bij_uren_per_maand", "166.29"),
    ("maandloon_bij_uren_met_vakantiebijslag", "2244.90"),
    ("vakantiebijslag_bij_uren_per_jaar", "1995.47"),
    ("jaarloon_bij_uren_met_vakantiebijslag", "26938.83"),
]


@pytest.mark.parametrize(("naam", "bedrag"), OVERZICHT)
def test_amounts_per_month_and_year(reken: Reken, naam: str, bedrag: str) -> None:
    assert str(reken("minimumloon", "2026-08-15", uren=32).bedragen[naam]) == bedrag


def test_unknown_percentage_tells_the_full_wage(figuren: Figuren) -> None:
    rest = {naam: figuur for naam, figuur in figuren.items() if naam != "jeugdloon-procent-19"}
    uitkomst = minimumloon.bereken(minimumloon.Invoer(19), date(2026, 8, 1), rest)
    assert uitkomst.bedragen == {"uurloon_volwassen": Decimal("14.99"), "maandloon_volwassen": Decimal("2337.0")}


def test_below_the_youngest_age(reken: Reken) -> None:
    assert reken("minimumloon", "2026-01-15", leeftijd=14).status == "niet van toepassing"
    assert reken("minimumloon", "2026-01-15", leeftijd=15).status == "berekend"


def test_hours_before_there_was_an_hourly_wage(reken: Reken) -> None:
    uitkomst = reken("minimumloon", "2020-01-15", uren=32)
    assert "maandloon_bij_uren" not in uitkomst.bedragen
    assert any("geen minimumuurloon" in zin for zin in uitkomst.voorbehouden)


@pytest.mark.parametrize(
    ("invoer", "veld"),
    [({"leeftijd": -1}, "leeftijd"), ({"leeftijd": 121}, "leeftijd"), ({"leeftijd": "20,5"}, "leeftijd"), ({"uren": 169}, "uren")],
)  # fmt: skip
def test_impossible_input(reken: Reken, invoer: dict[str, Any], veld: str) -> None:
    with pytest.raises(InvoerFout) as fout:
        reken("minimumloon", "2026-01-15", **invoer)
    assert fout.value.veld == veld


@given(leeftijd=st.integers(15, 67), is_bbl=st.booleans(), dag=st.dates(date(2019, 7, 1), date(2026, 12, 31)))
def test_older_never_earns_less(figuren: Figuren, leeftijd: int, is_bbl: bool, dag: date) -> None:
    def loon(leeftijd: int, is_bbl: bool) -> Any:
        return minimumloon.bereken(minimumloon.Invoer(leeftijd, is_bbl), dag, figuren).waarde

    assert 0 < loon(leeftijd, is_bbl) <= loon(leeftijd + 1, is_bbl)
    assert loon(leeftijd, True) <= loon(leeftijd, False)


@given(uren=st.decimals(min_value=0, max_value=40, places=1), meer=st.decimals(min_value=0, max_value=8, places=1))
def test_month_rises_with_hours(figuren: Figuren, uren: Decimal, meer: Decimal) -> None:
    def loon(uren: Decimal) -> Any:
        uitkomst = minimumloon.bereken(minimumloon.Invoer(uren=uren), date(2026, 8, 1), figuren)
        return uitkomst.bedragen["maandloon_bij_uren"]

    assert 0 <= loon(uren) <= loon(uren + meer)


@given(leeftijd=st.integers(15, 67), uren=st.decimals(min_value=0, max_value=40, places=1))
def test_wage_and_holiday_allowance_add_up(figuren: Figuren, leeftijd: int, uren: Decimal) -> None:
    bedragen = minimumloon.bereken(minimumloon.Invoer(leeftijd, uren=uren), date(2026, 8, 1), figuren).bedragen
    for bij in ("", "_bij_uren"):
        samen = bedragen[f"maandloon{bij}"] + bedragen[f"vakantiebijslag{bij}_per_maand"]
        assert abs(samen - bedragen[f"maandloon{bij}_met_vakantiebijslag"]) <= Decimal("0.01")
        jaar = bedragen[f"jaarloon{bij}_met_vakantiebijslag"]
        assert abs(jaar - 12 * bedragen[f"maandloon{bij}_met_vakantiebijslag"]) <= Decimal("0.06")
