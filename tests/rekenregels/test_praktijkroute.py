"""Who enters the register through the Praktijkroute."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.rekenregels import Figuren, InvoerFout, praktijkroute

from .conftest import Reken

# case, input, does the route lead to the register, day of entry
GEVALLEN: list[tuple[str, dict[str, Any], bool, str | None]] = [
    ("onder het minimumloon", {"loonwaarde": 60}, True, None),
    ("met brief", {"loonwaarde": 60, "datum_brief": "3-3-2026"}, True, "2026-03-03"),
    ("net eronder", {"loonwaarde": "99,9", "datum_brief": "3-3-2026"}, True, "2026-03-03"),
    ("niet eronder", {"loonwaarde": 100, "datum_brief": "3-3-2026"}, False, None),
    ("niet op de werkplek", {"loonwaarde": 60, "is_gemeten_op_werkplek": "nee"}, False, None),
    ("niet onder de Participatiewet", {"loonwaarde": 60, "valt_onder_participatiewet": "nee"}, False, None),
    ("beschut werk", {"loonwaarde": 60, "is_beschut_werk": "ja"}, False, None),
    ("brief van voor de Praktijkroute", {"loonwaarde": 60, "datum_brief": "31-12-2016"}, False, None),
    ("brief van de eerste dag", {"loonwaarde": 60, "datum_brief": "1-1-2017"}, True, "2017-01-01"),
]


@pytest.mark.parametrize(("invoer", "leidt", "dag"), [pytest.param(*rest, id=naam) for naam, *rest in GEVALLEN])
def test_geval(reken: Reken, invoer: dict[str, Any], leidt: bool, dag: str | None) -> None:
    uitkomst = reken("praktijkroute", "2026-11-22", **invoer)
    assert uitkomst.status == ("berekend" if leidt else "niet van toepassing")
    assert uitkomst.bedragen["is_doelgroep"] is leidt
    assert uitkomst.waarde == (date.fromisoformat(dag) if dag else None)


def test_what_is_not_said_is_assumed_and_told(reken: Reken) -> None:
    assert len(reken("praktijkroute", "2026-11-22", loonwaarde=60).aannames) == 2


def test_hours_around_the_day_of_entry(reken: Reken) -> None:
    zin = "Voor het quotum tellen alle verloonde uren van het loonaangiftetijdvak waarin die dag valt."
    assert zin in reken("praktijkroute", "2026-11-22", loonwaarde=60, datum_brief="3-3-2026").stappen
    assert zin not in reken("praktijkroute", "2026-11-22", loonwaarde=60).stappen


def test_certified_method_only_since_it_exists(reken: Reken) -> None:
    voorbehouden = reken("praktijkroute", "2026-11-22", loonwaarde=60, datum_brief="1-6-2020").voorbehouden
    assert not any("gecertificeerde" in zin for zin in voorbehouden)


@pytest.mark.parametrize("invoer", [{}, {"loonwaarde": 250}, {"loonwaarde": -1}, {"loonwaarde": "veel"}])
def test_impossible_input(reken: Reken, invoer: dict[str, Any]) -> None:
    with pytest.raises(InvoerFout) as fout:
        reken("praktijkroute", "2026-11-22", **invoer)
    assert fout.value.veld == "loonwaarde"


@given(loonwaarde=st.decimals(min_value=0, max_value=200, places=1))
def test_the_minimum_wage_is_the_line(figuren: Figuren, loonwaarde: Decimal) -> None:
    uitkomst = praktijkroute.bereken(praktijkroute.Invoer(loonwaarde), date(2026, 11, 22), figuren)
    assert uitkomst.bedragen["is_doelgroep"] is (loonwaarde < 100)
