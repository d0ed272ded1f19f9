"""Guidance by a job coach (section H, rule 1)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.rekenregels import Figuren, InvoerFout, jobcoach

from .conftest import Reken

NU = date(2026, 11, 22)

# example, published?, contract hours, year, status, hours of guidance
VOORBEELDEN = [
    ("H1 jaar 1", False, "24", 1, "berekend", "3.60"),
    ("H1 jaar 2", False, "24", 2, "berekend", "1.80"),
    ("H1 jaar 3", False, "24", 3, "berekend", "1.44"),
    ("H1 jaar 4", False, "24", 4, "niet van toepassing", None),
    ("H2 zeven uur", False, "7", 1, "niet van toepassing", None),
    ("H2 tien uur", False, "10", 1, "berekend", "1.50"),
]


@pytest.mark.parametrize(
    ("uren", "jaar", "status", "begeleiding"), [pytest.param(*rest, id=naam) for naam, _, *rest in VOORBEELDEN]
)
def test_voorbeeld(figuren: Figuren, uren: str, jaar: int, status: str, begeleiding: str | None) -> None:
    uitkomst = jobcoach.bereken(jobcoach.Invoer(Decimal(uren), jaar), NU, figuren)
    assert uitkomst.status == status
    assert uitkomst.waarde == (None if begeleiding is None else Decimal(begeleiding))
    assert any(zin.startswith("Niet bevestigd") for zin in uitkomst.voorbehouden)


def test_year_is_assumed_and_told(figuren: Figuren) -> None:
    uitkomst = jobcoach.bereken(jobcoach.REGEL.lees({"uren": "24"}), NU, figuren)
    assert uitkomst.aannames == ("Het is het eerste jaar van de begeleiding.",)


def test_steps_tell_the_most_and_the_contract(reken: Reken) -> None:
    uitkomst = reken("jobcoach", "2026-11-22", uren="24", jaar="2")
    assert uitkomst.stappen == (
        "In jaar 2 is de begeleiding ten hoogste 7,5% van 24 uur = 1,8 uur per week.",
        "Het contract moet ten minste 3 maanden duren.",
    )
    assert uitkomst.bedragen == {
        "percentage": Decimal("7.5"),
        "uren_per_maand": Decimal("7.80"),
        "uren_per_jaar": Decimal("93.60"),
    }


def test_one_explanation_for_figures_that_share_it(reken: Reken) -> None:
    voorbehouden = reken("jobcoach", "2026-11-22", uren="24").voorbehouden
    assert sum("Niet bevestigd" in zin for zin in voorbehouden) == 4
    assert sum("Toelichting" in zin for zin in voorbehouden) == 1


@pytest.mark.parametrize(("uren", "jaar"), [("-1", 1), ("169", 1), ("24", 0)])
def test_impossible_input(figuren: Figuren, uren: str, jaar: int) -> None:
    with pytest.raises(InvoerFout):
        jobcoach.bereken(jobcoach.Invoer(Decimal(uren), jaar), NU, figuren)


@given(uren=st.decimals(min_value=8, max_value=40, places=1), jaar=st.integers(1, 2))
def test_falls_with_the_years(figuren: Figuren, uren: Decimal, jaar: int) -> None:
    nu, later = (jobcoach.bereken(jobcoach.Invoer(uren, j), NU, figuren).onafgerond["uren"] for j in (jaar, jaar + 1))
    assert uren > nu > later > 0


@given(uren=st.decimals(min_value=8, max_value=40, places=1), meer=st.decimals(min_value=0, max_value=8, places=1))
def test_rises_with_the_hours(figuren: Figuren, uren: Decimal, meer: Decimal) -> None:
    klein, groot = (
        jobcoach.bereken(jobcoach.Invoer(u, 1), NU, figuren).onafgerond["uren"] for u in (uren, uren + meer)
    )
    assert klein <= groot
