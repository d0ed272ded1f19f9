"""An estimate of the loonwaarde from tasks (section D, rule 1)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.rekenregels import Figuren, InvoerFout, loonwaarde

from .conftest import Reken

DAG = "2026-11-22"


def taak(deel: object, tempo: object = 100, kwaliteit: object = 100, netto: object = 100) -> dict[str, object]:
    return {"tijdsaandeel": deel, "tempo": tempo, "kwaliteit": kwaliteit, "netto_werktijd": netto}


# example, published?, tasks, loonwaarde
VOORBEELDEN: list[tuple[str, bool, list[dict[str, object]], str]] = [
    ("D12 twee taken", False, [taak(60, 70, 90, 90), taak(40, 80, 100, 95)], "64.42"),
    ("een volle taak", False, [taak(100)], "100.00"),
    ("niets af", False, [taak(100, 0)], "0.00"),
    ("vijf gelijke taken", False, [taak(20, 50)] * 5, "50.00"),
]


@pytest.mark.parametrize(
    ("taken", "verwacht"), [pytest.param(taken, verwacht, id=naam) for naam, _, taken, verwacht in VOORBEELDEN]
)
def test_voorbeeld(reken: Reken, taken: list[dict[str, object]], verwacht: str) -> None:
    uitkomst = reken("loonwaarde", DAG, taken=taken)
    assert (uitkomst.status, uitkomst.waarde, uitkomst.eenheid) == ("berekend", Decimal(verwacht), "procent")
    assert (
        "Dit is alleen een schatting. Een gecertificeerde deskundige meet de echte loonwaarde." in uitkomst.voorbehouden
    )


@pytest.mark.parametrize(
    "taken",
    [
        [],
        [taak(60)],
        [taak(60), taak(60)],
        [taak(20)] * 6,
        [taak(10)] * 11,
        [taak(100, 200)],
        [taak(100, kwaliteit=101)],
        [taak(100, netto=-1)],
        [{"tijdsaandeel": 100}],
        ["alles"],
    ],
)
def test_impossible_tasks(reken: Reken, taken: list[Any]) -> None:
    with pytest.raises(InvoerFout):
        reken("loonwaarde", DAG, taken=taken)


def test_rounded_shares_are_told(reken: Reken) -> None:
    uitkomst = reken("loonwaarde", DAG, taken=[taak("33,3")] * 3)
    assert uitkomst.waarde == Decimal("99.90")
    assert "De delen van de werktijd zijn samen 99,9% in plaats van 100%." in uitkomst.voorbehouden


def test_one_percent_off_is_the_most(reken: Reken) -> None:
    assert reken("loonwaarde", DAG, taken=[taak(99)]).waarde == 99
    with pytest.raises(InvoerFout):
        reken("loonwaarde", DAG, taken=[taak("98,9")])


def test_before_the_national_method(reken: Reken) -> None:
    uitkomst = reken("loonwaarde", "2020-01-01", taken=[taak("12,5", 50)] * 8)
    assert uitkomst.waarde == Decimal("50.00")
    assert any("nog geen landelijke methode" in zin for zin in uitkomst.voorbehouden)


def test_full_value_leaves_no_subsidy(reken: Reken) -> None:
    assert any("100% of meer" in zin for zin in reken("loonwaarde", DAG, taken=[taak(100, 120)]).voorbehouden)


_deel = st.integers(0, 100)


@given(tempo=_deel, kwaliteit=_deel, netto=_deel, sneller=_deel)
def test_between_zero_and_the_best_and_rises_with_pace(
    figuren: Figuren, tempo: int, kwaliteit: int, netto: int, sneller: int
) -> None:
    def schat(tempo: int) -> Decimal:
        taken = (loonwaarde.Taak(Decimal(100), Decimal(tempo), Decimal(kwaliteit), Decimal(netto)),)
        return loonwaarde.bereken(loonwaarde.Invoer(taken), date(2026, 11, 22), figuren).onafgerond["loonwaarde"]

    laag, hoog = sorted((tempo, sneller))
    assert 0 <= schat(laag) <= schat(hoog) <= hoog


@given(data=st.data(), taken=st.lists(st.tuples(_deel, _deel, _deel), min_size=2, max_size=5))
def test_the_order_of_tasks_does_not_matter(
    figuren: Figuren, data: st.DataObject, taken: list[tuple[int, int, int]]
) -> None:
    deel = [100 - 10 * (len(taken) - 1)] + [10] * (len(taken) - 1)
    rijen = [loonwaarde.Taak(Decimal(d), *(Decimal(factor) for factor in t)) for d, t in zip(deel, taken, strict=True)]
    anders = data.draw(st.permutations(rijen))
    een, twee = (loonwaarde.bereken(loonwaarde.Invoer(tuple(r)), date(2026, 11, 22), figuren) for r in (rijen, anders))
    assert een.onafgerond == twee.onafgerond
