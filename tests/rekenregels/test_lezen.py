"""Reading values as a form, a chat or JSON delivers them."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.rekenregels import InvoerFout, Veld
from actions.rekenregels.lezen import lees

GETAL = Veld("getal", "Getal", "getal", "Welk getal?")
GEHEEL = Veld("geheel", "Geheel getal", "geheel", "Welk getal?")
DATUM = Veld("datum", "Datum", "datum", "Welke dag?")
KEUZE = Veld("keuze", "Keuze", "keuze", "Wat kiest u?", keuzes=("UWV", "gemeente"))
JA_NEE = Veld("ja", "Ja of nee", "ja-nee", "Is dat zo?")
LIJST = Veld("lijst", "Getallen", "getallen", "Welke getallen?")

GELEZEN: list[tuple[Veld, object, object]] = [
    (GETAL, "25,5", Decimal("25.5")),
    (GETAL, "25.5", Decimal("25.5")),
    (GETAL, "1.331", Decimal(1331)),
    (GETAL, "4.680.000,50", Decimal("4680000.50")),
    (GETAL, "0.125", Decimal("0.125")),
    (GETAL, " € 2.000 ", Decimal(2000)),
    (GETAL, "60%", Decimal(60)),
    (GETAL, "-3", Decimal(-3)),
    (GETAL, 25, Decimal(25)),
    (GETAL, 25.5, Decimal("25.5")),
    (GETAL, Decimal("1.331"), Decimal("1.331")),
    (GEHEEL, "6", 6),
    (GEHEEL, 6.0, 6),
    (DATUM, "1-3-2026", date(2026, 3, 1)),
    (DATUM, "01/03/2026", date(2026, 3, 1)),
    (DATUM, "2026-03-01", date(2026, 3, 1)),
    (DATUM, date(2026, 3, 1), date(2026, 3, 1)),
    (KEUZE, "uwv", "UWV"),
    (KEUZE, " Gemeente ", "gemeente"),
    (JA_NEE, "Ja", True),
    (JA_NEE, "nee", False),
    (JA_NEE, False, False),
    (LIJST, ["16", "9,5"], (Decimal(16), Decimal("9.5"))),
    (LIJST, "16", (Decimal(16),)),
]


@pytest.mark.parametrize(("veld", "raw", "waarde"), GELEZEN)
def test_read(veld: Veld, raw: object, waarde: object) -> None:
    gelezen = lees((veld,), {veld.naam: raw})[veld.naam]
    assert gelezen == waarde
    assert type(gelezen) is type(waarde)


ONLEESBAAR: list[tuple[Veld, Any]] = [
    (GETAL, "veel"), (GETAL, "1,2,3"), (GETAL, "1e9"), (GETAL, "9" * 50), (GETAL, True), (GETAL, [1]),
    (GEHEEL, "2,5"), (DATUM, "31-2-2026"), (DATUM, "morgen"), (DATUM, 2026), (DATUM, datetime(2026, 3, 1)),
    (KEUZE, "SVB"), (JA_NEE, "misschien"), (JA_NEE, 1), (LIJST, ["16", "veel"]),
    (GETAL, None), (GETAL, ""), (LIJST, []),
]  # fmt: skip


@pytest.mark.parametrize(("veld", "raw"), ONLEESBAAR)
def test_unreadable_or_missing_names_the_field(veld: Veld, raw: object) -> None:
    with pytest.raises(InvoerFout) as fout:
        lees((veld,), {veld.naam: raw})
    assert fout.value.veld == veld.naam
    assert fout.value.message and fout.value.remedy


def test_unknown_field_is_refused() -> None:
    with pytest.raises(InvoerFout, match="bestaat niet"):
        lees((GETAL,), {"getal": 1, "gatal": 2})


def test_optional_field_may_be_left_out() -> None:
    assert lees((Veld("a", "A", "getal", "A?", is_verplicht=False),), {"a": ""}) == {}


@given(text=st.text(max_size=60))
@pytest.mark.parametrize("veld", [GETAL, GEHEEL, DATUM, KEUZE, JA_NEE])
def test_any_text_is_read_or_explained(veld: Veld, text: str) -> None:
    try:
        lees((veld,), {veld.naam: text})
    except InvoerFout as fout:
        assert len(fout.message) < 200


@given(value=st.decimals(min_value=-(10**6), max_value=10**6, places=2))
def test_dutch_notation_round_trips(value: Decimal) -> None:
    text = f"{value:,.2f}".translate(str.maketrans(",.", ".,"))
    assert lees((GETAL,), {"getal": text})["getal"] == value
