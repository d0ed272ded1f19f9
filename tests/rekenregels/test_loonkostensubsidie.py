"""How much subsidy goes with a loonwaarde (section D)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.rekenregels import Figuren, InvoerFout, loonkostensubsidie
from actions.rekenregels.loonkostensubsidie import subsidie_per_maand
from actions.rekenregels.rekenen import rond_af

from .conftest import Reken

# example, published?, day, input, grondslag, subsidy, employer contributions, total per month
VOORBEELDEN: list[tuple[str, bool, str, dict[str, Any], str, str, str, str]] = [
    (
        "D1 juli 2016, voltijds",
        True,
        "2016-07-27",
        {"uren": 40, "voltijdsuren": 40, "loonwaarde": 50},
        "1660.18",
        "830.09",
        "190.92",
        "1021.01",
    ),
    ("D5 januari 2026", False, "2026-01-01", {"uren": 36, "loonwaarde": 60}, "2477.95", "991.18", "232.93", "1224.11"),
    ("D6 start juli 2026", False, "2026-07-01", {"uren": 36, "loonwaarde": 60}, "2523.96", "1009.58", "237.25", "1246.84"),
    ("D7 vierentwintig uur", False, "2026-07-01", {"uren": 24, "loonwaarde": 60}, "2523.96", "673.06", "158.17", "831.22"),
    ("D8 bovengrens", False, "2026-01-01", {"uren": 36, "loonwaarde": 20}, "2477.95", "1734.57", "407.62", "2142.19"),
    ("D9 vast percentage", False, "2026-01-01", {"uren": 36}, "2477.95", "1238.98", "291.16", "1530.14"),
    (
        "D10 week van 40 uur",
        False,
        "2025-09-01",
        {"uren": 40, "voltijdsuren": 40, "loonwaarde": 45, "start": "1-8-2025"},
        "2425.46",
        "1482.23",
        "348.32",
        "1830.55",
    ),
    (
        "D13 loopt al sinds 2025",
        False,
        "2026-08-15",
        {"uren": 36, "loonwaarde": 60, "start": "1-10-2025"},
        "2477.95",
        "991.18",
        "232.93",
        "1224.11",
    ),
    (
        "D15 januari 2016, met vakantiebijslag",
        False,
        "2016-01-15",
        {"uren": 38, "voltijdsuren": 38, "loonwaarde": 50},
        "1646.57",
        "823.28",
        "189.36",
        "1012.64",
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("dag", "invoer", "grondslag", "subsidie", "lasten", "totaal"),
    [pytest.param(*rest, id=naam) for naam, _, *rest in VOORBEELDEN],
)
def test_voorbeeld(
    reken: Reken, dag: str, invoer: dict[str, Any], grondslag: str, subsidie: str, lasten: str, totaal: str
) -> None:
    uitkomst = reken("loonkostensubsidie", dag, **invoer)
    assert (uitkomst.status, uitkomst.eenheid) == ("berekend", "euro per maand")
    assert [str(uitkomst.bedragen[naam]) for naam in ("grondslag", "subsidie", "werkgeverslasten")] == [
        grondslag,
        subsidie,
        lasten,
    ]
    assert str(uitkomst.waarde) == totaal


# published with an own grondslag: example, grondslag, percent, part of the week, contributions in percent,
# subsidy, contributions
GEPUBLICEERD = [
    ("D3 Koen, loonwaarde 60", "2155.00", 40, (36, 36), "0", "862.00", "0.00"),
    ("D3 Koen, bovengrens", "2155.00", 70, (36, 36), "0", "1508.50", "0.00"),
    ("D4 Koen, 32 uur", "2155.00", 40, (32, 36), "0", "766.22", "0.00"),
    ("D4 Koen, 27 uur", "2155.00", 40, (27, 36), "0", "646.50", "0.00"),
    ("D15 zonder vakantiebijslag", "1524.60", 50, (1, 1), "23", "762.30", "175.33"),
    ("D1 Rendement", "1660.176", 50, (1, 1), "23", "830.09", "190.92"),
]


@pytest.mark.parametrize(
    ("grondslag", "aandeel", "deel", "lasten", "subsidie", "bijdrage"),
    [pytest.param(*rest, id=naam) for naam, *rest in GEPUBLICEERD],
)
def test_gepubliceerd_bedrag(
    grondslag: str, aandeel: int, deel: tuple[int, int], lasten: str, subsidie: str, bijdrage: str
) -> None:
    tijd = Decimal(deel[0]) / Decimal(deel[1])
    bedrag = subsidie_per_maand(Decimal(grondslag), Decimal(aandeel), tijd, Decimal(lasten))
    assert rond_af(bedrag.subsidie) == Decimal(subsidie)
    assert rond_af(bedrag.werkgeverslasten) == Decimal(bijdrage)


# example, published?, loonwaarde, part of the grondslag that is subsidised
AANDELEN = [
    ("D14 Coevorden", True, 70, 30),
    ("D16 Fundament voor", True, 60, 40),
    ("nooit meer dan het maximum", True, 10, 70),
]


@pytest.mark.parametrize(("loonwaarde", "aandeel"), [pytest.param(*rest, id=naam) for naam, _, *rest in AANDELEN])
def test_aandeel(reken: Reken, loonwaarde: int, aandeel: int) -> None:
    bedragen = reken("loonkostensubsidie", "2026-01-01", uren=36, loonwaarde=loonwaarde).bedragen
    assert bedragen["subsidie_procent"] == aandeel
    assert bedragen["subsidie"] == rond_af(Decimal("2477.952") * aandeel / 100)


GEEN_SUBSIDIE: list[tuple[str, dict[str, Any]]] = [
    ("D11 loonwaarde boven 100", {"loonwaarde": 105}),
    ("loonwaarde precies 100", {"loonwaarde": 100}),
    ("Wsw", {"loonwaarde": 50, "is_wsw": "ja"}),
    ("te laat aangevraagd", {"loonwaarde": 50, "start": "1-1-2026", "aangevraagd": "2-7-2026"}),
    ("vaste maanden voorbij", {"start": "1-1-2026"}),
]


@pytest.mark.parametrize("invoer", [pytest.param(invoer, id=naam) for naam, invoer in GEEN_SUBSIDIE])
def test_geen_subsidie(reken: Reken, invoer: dict[str, Any]) -> None:
    uitkomst = reken("loonkostensubsidie", "2026-07-10", uren=36, **invoer)
    assert (uitkomst.status, uitkomst.waarde) == ("niet van toepassing", Decimal("0.00"))


def test_on_time_on_the_last_day(reken: Reken) -> None:
    invoer = {"uren": 36, "loonwaarde": 50, "start": "1-1-2026", "aangevraagd": "1-7-2026"}
    assert reken("loonkostensubsidie", "2026-07-10", **invoer).status == "berekend"
    assert reken("loonkostensubsidie", "2026-06-30", uren=36, start="1-1-2026").status == "berekend"


def test_july_raise_counts_from_january(reken: Reken) -> None:
    """D13: the raise of 1 July reaches a running contract on 1 January, and then it is not known yet."""
    invoer = {"uren": 36, "loonwaarde": 60, "start": "1-10-2025"}
    assert reken("loonkostensubsidie", "2026-07-01", **invoer).waarde == Decimal("1224.11")
    later = reken("loonkostensubsidie", "2027-01-01", **invoer)
    assert (later.status, later.waarde) == ("nog niet vastgesteld", None)
    assert any("1 januari 2027" in zin for zin in later.voorbehouden)


def test_hours_above_a_full_week_do_not_count(reken: Reken) -> None:
    meer = reken("loonkostensubsidie", "2026-01-01", uren=40, voltijdsuren=38, loonwaarde=60)
    vol = reken("loonkostensubsidie", "2026-01-01", uren=38, voltijdsuren=38, loonwaarde=60)
    assert meer.waarde == vol.waarde
    assert any("tellen niet mee" in stap for stap in meer.stappen)


def test_part_time_is_told(reken: Reken) -> None:
    deeltijd = reken("loonkostensubsidie", "2026-07-01", uren=24, loonwaarde=60)
    voltijd = reken("loonkostensubsidie", "2026-07-01", uren=36, loonwaarde=60)
    assert any("naar verhouding van de uren = € 673,06" in stap for stap in deeltijd.stappen)
    assert not any("naar verhouding" in stap for stap in voltijd.stappen)


def test_assumptions_are_told(reken: Reken) -> None:
    uitkomst = reken("loonkostensubsidie", "2026-11-22", uren=40, loonwaarde=60)
    assert "Het dienstverband begint op 22 november 2026." in uitkomst.aannames
    assert "De contracturen zijn niet meer dan een volledige werkweek in uw sector." in uitkomst.aannames
    assert {item.naam for item in uitkomst.figuren} >= {
        "wml-maand",
        "lks-maximum-procent",
        "lks-werkgeverslasten-procent",
    }


def test_before_2024_the_full_week_is_needed(reken: Reken) -> None:
    with pytest.raises(InvoerFout) as fout:
        reken("loonkostensubsidie", "2016-07-01", uren=20, loonwaarde=50)
    assert fout.value.veld == "voltijdsuren"
    voorbehouden = reken("loonkostensubsidie", "2016-07-01", uren=20, voltijdsuren=40, loonwaarde=50).voorbehouden
    assert any("niet bevestigd" in zin for zin in voorbehouden)


def test_before_the_scheme_nothing_is_known(reken: Reken) -> None:
    assert (
        reken("loonkostensubsidie", "2014-07-01", uren=20, voltijdsuren=40, loonwaarde=50).status
        == "nog niet vastgesteld"
    )


def test_unlikely_loonwaarde_is_told_and_not_changed(reken: Reken) -> None:
    uitkomst = reken("loonkostensubsidie", "2026-07-10", uren=36, loonwaarde=130)
    assert uitkomst.invoer["loonwaarde"] == 130
    assert any("130%" in zin and "Controleer" in zin for zin in uitkomst.voorbehouden)


@pytest.mark.parametrize(
    ("invoer", "veld", "tekst"),
    [
        ({"uren": 36, "loonwaarde": 250}, "loonwaarde", "250%"),
        ({"uren": -4, "loonwaarde": 50}, "uren", "-4 uur"),
        ({"uren": 400, "loonwaarde": 50}, "uren", "400 uur"),
        ({"uren": 36, "loonwaarde": 50, "start": "1-1-1066"}, "start", "1 januari 1066"),
        ({"loonwaarde": 50}, "uren", "Contracturen per week"),
    ],
)
def test_impossible_input_is_explained(reken: Reken, invoer: dict[str, Any], veld: str, tekst: str) -> None:
    with pytest.raises(InvoerFout) as fout:
        reken("loonkostensubsidie", "2026-07-10", **invoer)
    assert fout.value.veld == veld
    assert tekst in fout.value.message


_loonwaarde = st.decimals(min_value=0, max_value=99, places=1)
_uren = st.decimals(min_value=0, max_value=40, places=1)


@given(loonwaarde=_loonwaarde, uren=_uren, meer=_uren)
def test_parts_bounds_and_monotony(figuren: Figuren, loonwaarde: Decimal, uren: Decimal, meer: Decimal) -> None:
    def reken(uren: Decimal, loonwaarde: Decimal) -> Any:
        invoer = loonkostensubsidie.Invoer(uren, loonwaarde, voltijdsuren=Decimal(40))
        return loonkostensubsidie.bereken(invoer, date(2026, 1, 1), figuren)

    uitkomst = reken(uren, loonwaarde)
    bedragen = uitkomst.bedragen
    assert 0 <= bedragen["subsidie"] <= bedragen["maximum"]
    assert abs(uitkomst.waarde - bedragen["subsidie"] - bedragen["werkgeverslasten"]) <= Decimal("0.01")
    assert reken(min(uren + meer, Decimal(40)), loonwaarde).waarde >= uitkomst.waarde
    assert reken(uren, loonwaarde / 2).waarde >= uitkomst.waarde
    assert reken(uren, loonwaarde) == uitkomst
