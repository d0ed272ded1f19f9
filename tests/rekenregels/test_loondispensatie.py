"""Which wage goes with loondispensatie (section H, rule 2)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.rekenregels import Figuren, InvoerFout, loondispensatie

from .conftest import Reken

# example, published?, day, input, wage
VOORBEELDEN: list[tuple[str, bool, str, dict[str, Any], str]] = [
    ("H3 32 van 40 uur", False, "2015-08-01", {"loonwaarde": 50, "uren": 32, "voltijdsuren": 40}, "603.12"),
    ("2026, week van 36 uur", False, "2026-08-01", {"loonwaarde": 50, "uren": 36}, "1168.50"),
    ("2026, deeltijd", False, "2026-08-01", {"loonwaarde": 75, "uren": 18}, "876.38"),
]


@pytest.mark.parametrize(("dag", "invoer", "loon"), [pytest.param(*rest, id=naam) for naam, _, *rest in VOORBEELDEN])
def test_voorbeeld(reken: Reken, dag: str, invoer: dict[str, Any], loon: str) -> None:
    uitkomst = reken("loondispensatie", dag, **invoer)
    assert (uitkomst.status, uitkomst.waarde) == ("berekend", Decimal(loon))


def test_h3_published_amount_differs_by_rounding_only(reken: Reken) -> None:
    """Limoencoaching publishes 603,20; the same formula gives 603,12."""
    uitkomst = reken("loondispensatie", "2015-08-01", loonwaarde=50, uren=32, voltijdsuren=40)
    assert isinstance(uitkomst.waarde, Decimal)
    assert abs(uitkomst.waarde - Decimal("603.20")) <= Decimal("0.10")
    assert uitkomst.bedragen["minimumloon"] == Decimal("1206.24")


def test_too_small_a_loss_of_production(reken: Reken) -> None:
    uitkomst = reken("loondispensatie", "2026-08-01", loonwaarde=76, uren=36)
    assert (uitkomst.status, uitkomst.waarde) == ("niet van toepassing", None)


def test_unknown_minimum_wage(reken: Reken) -> None:
    assert reken("loondispensatie", "2027-02-01", loonwaarde=50, uren=36).status == "nog niet vastgesteld"


@pytest.mark.parametrize(
    "invoer", [{"loonwaarde": 250, "uren": 36}, {"loonwaarde": 50, "uren": -1}, {"loonwaarde": 50}, {"uren": 36}]
)
def test_impossible_input(reken: Reken, invoer: dict[str, Any]) -> None:
    with pytest.raises(InvoerFout):
        reken("loondispensatie", "2026-08-01", **invoer)


def test_before_2024_the_full_week_is_needed(reken: Reken) -> None:
    with pytest.raises(InvoerFout):
        reken("loondispensatie", "2015-08-01", loonwaarde=50, uren=32)


@given(
    loonwaarde=st.integers(0, 75),
    uren=st.decimals(min_value=0, max_value=36, places=1),
    meer=st.decimals(min_value=0, max_value=4, places=1),
)
def test_parts_and_monotony(figuren: Figuren, loonwaarde: int, uren: Decimal, meer: Decimal) -> None:
    def reken(uren: Decimal) -> Any:
        return loondispensatie.bereken(loondispensatie.Invoer(Decimal(loonwaarde), uren), date(2026, 8, 1), figuren)

    uitkomst = reken(uren)
    assert abs(uitkomst.waarde + uitkomst.bedragen["verschil"] - uitkomst.bedragen["minimumloon"]) <= Decimal("0.01")
    assert 0 <= uitkomst.waarde <= reken(uren + meer).waarde
