"""How much wage cost benefit goes with hours (section F)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.rekenregels import Figuren, InvoerFout, lkv

from .conftest import Reken

# example, published?, day, input, status, amount
VOORBEELDEN: list[tuple[str, bool, str, dict[str, Any], str, str | None]] = [
    ("F1 Koen", True, "2026-11-22", {"verloonde_uren": "1.664"}, "berekend", "1680.64"),
    ("F2 twintig uur per week", False, "2026-11-22", {"verloonde_uren": "1.040"}, "berekend", "1050.40"),
    ("F3 onder het maximum", False, "2026-11-22", {"verloonde_uren": "1.900"}, "berekend", "1919.00"),
    ("F4 maximum", False, "2026-11-22", {"verloonde_uren": "2.080"}, "berekend", "2000.00"),
    ("F5 uur ervoor", False, "2026-11-22", {"verloonde_uren": "1.980"}, "berekend", "1999.80"),
    ("F5 maximum bereikt", False, "2026-11-22", {"verloonde_uren": "1.981"}, "berekend", "2000.00"),
    (
        "F6 niet in het register",
        False,
        "2026-11-22",
        {"verloonde_uren": "1.664", "staat_in_register": "nee"},
        "niet van toepassing",
        "0.00",
    ),
    (
        "F7 scholingsbelemmerd",
        False,
        "2026-11-22",
        {"verloonde_uren": "1.500", "soort": "scholingsbelemmerd", "start": "1-5-2024"},
        "berekend",
        "1515.00",
    ),
    (
        "F8 half jaar",
        False,
        "2026-11-22",
        {"verloonde_uren": "520", "start": "1-7-2026", "staat_in_register": "ja"},
        "berekend",
        "525.20",
    ),
    (
        "F9 arbeidsgehandicapt",
        False,
        "2026-11-22",
        {"verloonde_uren": "1.500", "soort": "arbeidsgehandicapt"},
        "berekend",
        "4575.00",
    ),
    ("niet in het register in 2025 geeft niets af", False, "2025-06-01", {"verloonde_uren": "100"}, "berekend", "101.00"),
    (
        "zonder doelgroepverklaring in 2025",
        False,
        "2025-06-01",
        {"verloonde_uren": "100", "heeft_doelgroepverklaring": "nee"},
        "niet van toepassing",
        "0.00",
    ),
    ("voor 2018", False, "2017-06-01", {"verloonde_uren": "100"}, "niet van toepassing", "0.00"),
    (
        "recht liep nog op 1 januari 2026",
        False,
        "2026-11-22",
        {"verloonde_uren": "100", "start": "1-3-2023"},
        "berekend",
        "101.00",
    ),
    (
        "recht liep nog een dag in 2026",
        False,
        "2026-11-22",
        {"verloonde_uren": "100", "start": "2-1-2023"},
        "berekend",
        "101.00",
    ),
    (
        "recht was voorbij op 1 januari 2026",
        False,
        "2026-11-22",
        {"verloonde_uren": "100", "start": "1-1-2023"},
        "nog niet vastgesteld",
        None,
    ),
    (
        "lang in dienst in 2025",
        False,
        "2025-06-01",
        {"verloonde_uren": "100", "start": "1-3-2020"},
        "niet van toepassing",
        "0.00",
    ),
    (
        "scholingsbelemmerd, nieuw in 2026",
        False,
        "2026-11-22",
        {"verloonde_uren": "100", "soort": "scholingsbelemmerd", "start": "1-2-2026"},
        "niet van toepassing",
        "0.00",
    ),
    (
        "scholingsbelemmerd in 2025",
        False,
        "2025-06-01",
        {"verloonde_uren": "100", "soort": "scholingsbelemmerd"},
        "berekend",
        "101.00",
    ),
    (
        "oudere, start voor 2024",
        False,
        "2026-06-01",
        {"verloonde_uren": "100", "soort": "oudere werknemer", "start": "1-12-2023"},
        "berekend",
        "305.00",
    ),
    (
        "oudere, start 2024, in 2025",
        True,
        "2025-06-01",
        {"verloonde_uren": "2.000", "soort": "oudere werknemer", "start": "1-1-2024"},
        "berekend",
        "2600.00",
    ),
    (
        "oudere, start 2024, vervallen",
        True,
        "2026-06-01",
        {"verloonde_uren": "100", "soort": "oudere werknemer", "start": "1-1-2024"},
        "niet van toepassing",
        "0.00",
    ),
    (
        "oudere, start 2024, bedrag 2024 onbekend",
        False,
        "2024-06-01",
        {"verloonde_uren": "100", "soort": "oudere werknemer", "start": "1-1-2024"},
        "nog niet vastgesteld",
        None,
    ),
    (
        "AOW vorig jaar",
        False,
        "2026-11-22",
        {"verloonde_uren": "100", "geboren": "1-6-1958"},
        "niet van toepassing",
        "0.00",
    ),
    ("AOW dit jaar", False, "2026-11-22", {"verloonde_uren": "100", "geboren": "1-6-1959"}, "berekend", "101.00"),
    (
        "begint pas volgend jaar",
        False,
        "2026-11-22",
        {"verloonde_uren": "100", "start": "1-1-2027"},
        "niet van toepassing",
        "0.00",
    ),
    (
        "duur bij deze start niet bekend",
        False,
        "2018-06-01",
        {"verloonde_uren": "100", "soort": "arbeidsgehandicapt", "start": "1-6-2017"},
        "nog niet vastgesteld",
        None,
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("dag", "invoer", "status", "bedrag"), [pytest.param(*rest, id=naam) for naam, _, *rest in VOORBEELDEN]
)
def test_voorbeeld(reken: Reken, dag: str, invoer: dict[str, Any], status: str, bedrag: str | None) -> None:
    uitkomst = reken("lkv", dag, **invoer)
    assert uitkomst.status == status
    assert uitkomst.waarde == (None if bedrag is None else Decimal(bedrag))
    assert uitkomst.eenheid == "euro per jaar"


def test_f5_hours_at_maximum_match_the_figures(reken: Reken, figuren: Figuren) -> None:
    dag = date(2026, 11, 22)
    for soort, naam in (("banenafspraak", "banenafspraak"), ("arbeidsgehandicapt", "arbeidsgehandicapte")):
        figuur = figuren[f"lkv-{naam}-uren-bij-maximum"].on(dag)
        uitkomst = reken("lkv", "2026-11-22", verloonde_uren=0, soort=soort)
        assert figuur is not None and uitkomst.bedragen["uren_bij_maximum"] == figuur.waarde


def test_f7_right_ends_three_years_after_the_start(reken: Reken) -> None:
    invoer = {"verloonde_uren": 1500, "soort": "scholingsbelemmerd", "start": "1-5-2024"}
    assert reken("lkv", "2026-11-22", **invoer).bedragen["recht_tot"] == date(2027, 4, 30)
    assert any("30 april 2027" in zin for zin in reken("lkv", "2027-02-01", **invoer).voorbehouden)
    assert reken("lkv", "2028-02-01", **invoer).status == "niet van toepassing"


# example, day, input, weeks, hours in the year, amount
PER_WEEK: list[tuple[str, str, dict[str, Any], int, str, str]] = [
    ("F2 het hele jaar", "2026-11-22", {"uren_per_week": 20}, 52, "1040", "1050.40"),
    ("F4 maximum", "2026-11-22", {"uren_per_week": 40}, 52, "2080", "2000.00"),
    ("F8 start op 1 juli", "2026-11-22", {"uren_per_week": 20, "start": "1-7-2026"}, 26, "520", "525.20"),
    ("start op nieuwjaar", "2026-11-22", {"uren_per_week": 20, "start": "1-1-2026"}, 52, "1040", "1050.40"),
    ("schrikkeljaar", "2028-11-22", {"uren_per_week": 20}, 52, "1040", "1050.40"),
    ("start in de laatste week", "2026-11-22", {"uren_per_week": 20, "start": "28-12-2026"}, 0, "0", "0.00"),
    (
        "F7 laatste jaar van het recht",
        "2027-02-01",
        {"uren_per_week": 20, "soort": "scholingsbelemmerd", "start": "1-5-2024"},
        17,
        "340",
        "343.40",
    ),
    ("AOW in dit jaar", "2026-11-22", {"uren_per_week": 20, "geboren": "1-6-1959"}, 25, "500", "505.00"),
]


@pytest.mark.parametrize(
    ("dag", "invoer", "weken", "uren", "bedrag"), [pytest.param(*rest, id=naam) for naam, *rest in PER_WEEK]
)
def test_hours_a_week(reken: Reken, dag: str, invoer: dict[str, Any], weken: int, uren: str, bedrag: str) -> None:
    uitkomst = reken("lkv", dag, **invoer)
    assert (str(uitkomst.waarde), str(uitkomst.bedragen["uren_in_het_jaar"])) == (bedrag, uren)
    assert any(f" uur x {weken} weken = " in stap for stap in uitkomst.stappen)
    assert any(zin.startswith("U betaalt deze uren") for zin in uitkomst.aannames)


def test_step_of_hours_a_week(reken: Reken) -> None:
    assert "20 uur x 52 weken = 1.040 uur." in reken("lkv", "2026-11-22", uren_per_week=20).stappen


def test_hours_of_the_year_go_before_hours_a_week(reken: Reken) -> None:
    uitkomst = reken("lkv", "2026-11-22", uren_per_week=20, verloonde_uren=1664)
    assert uitkomst.waarde == Decimal("1680.64")
    assert any("niet met de uren per week" in stap for stap in uitkomst.stappen)


LAAT, OP_TIJD = "2-6-2024", "1-6-2024"

# case, day, input, status, last day to apply
AANVRAAG: list[tuple[str, str, dict[str, Any], str, str | None]] = [
    ("op tijd", "2025-06-01", {"start": "1-3-2024", "aangevraagd": OP_TIJD}, "berekend", "2024-06-01"),
    ("een dag te laat", "2025-06-01", {"start": "1-3-2024", "aangevraagd": LAAT}, "niet van toepassing", "2024-06-01"),
    ("te laat, na de nieuwe regels", "2026-11-22", {"start": "1-3-2024", "aangevraagd": LAAT}, "nog niet vastgesteld", "2024-06-01"),
    ("dag bestaat niet", "2025-06-01", {"start": "30-11-2024"}, "berekend", "2025-02-28"),
    ("nieuwe regels", "2026-11-22", {"start": "1-2-2026"}, "berekend", None),
    ("nog geen verklaring, het kan nog", "2026-02-01", {"start": "1-12-2025", "heeft_doelgroepverklaring": "nee"}, "nog niet vastgesteld", "2026-03-01"),
    ("nog geen verklaring, het kan niet meer", "2026-03-02", {"start": "1-12-2025", "heeft_doelgroepverklaring": "nee"}, "nog niet vastgesteld", "2026-03-01"),
    ("start niet bekend", "2025-06-01", {}, "berekend", None),
    ("andere soort", "2025-06-01", {"soort": "arbeidsgehandicapt", "start": "1-3-2024", "aangevraagd": LAAT}, "berekend", None),
]  # fmt: skip


@pytest.mark.parametrize(
    ("dag", "invoer", "status", "uiterlijk"), [pytest.param(*rest, id=naam) for naam, *rest in AANVRAAG]
)
def test_time_limit_of_the_application(
    reken: Reken, dag: str, invoer: dict[str, Any], status: str, uiterlijk: str | None
) -> None:
    uitkomst = reken("lkv", dag, verloonde_uren=100, **invoer)
    assert uitkomst.status == status
    assert uitkomst.as_dict()["bedragen"].get("aanvraag_tot") == uiterlijk


def test_what_can_still_be_done_is_told(reken: Reken) -> None:
    invoer = {"verloonde_uren": 100, "start": "1-12-2025", "heeft_doelgroepverklaring": "nee"}
    nog = reken("lkv", "2026-03-01", **invoer).voorbehouden
    voorbij = reken("lkv", "2026-03-02", **invoer).voorbehouden
    assert "Vraag eerst de doelgroepverklaring aan. Dat kan nog tot en met 1 maart 2026." in nog
    assert not any("kan nog" in zin for zin in voorbij)


def test_unknown_time_limit_is_not_guessed(reken: Reken) -> None:
    zin = "Of de aanvraag op tijd was, is niet nagegaan. Vraag dat aan UWV."
    invoer = {"verloonde_uren": 100, "soort": "arbeidsgehandicapt", "start": "1-3-2024"}
    assert zin in reken("lkv", "2025-06-01", **invoer, aangevraagd=LAAT).voorbehouden
    assert zin not in reken("lkv", "2025-06-01", **invoer).voorbehouden


@pytest.mark.parametrize(("start", "is_gezegd"), [("1-3-2024", True), ("1-3-2023", False), ("1-2-2026", False)])
def test_removed_on_request_keeps_the_rest_of_an_old_right(reken: Reken, start: str, is_gezegd: bool) -> None:
    """Wtl art. 6.2 lid 4."""
    uitkomst = reken("lkv", "2026-11-22", verloonde_uren=100, start=start, staat_in_register="nee")
    assert uitkomst.status == "niet van toepassing"
    assert any("op eigen verzoek uitgeschreven" in zin for zin in uitkomst.voorbehouden) is is_gezegd


def test_kind_is_assumed_and_told(reken: Reken) -> None:
    zin = "Het gaat om het loonkostenvoordeel banenafspraak."
    assert zin in reken("lkv", "2026-11-22", verloonde_uren=1).aannames
    assert zin not in reken("lkv", "2026-11-22", verloonde_uren=1, soort="herplaatsing").aannames


# day, input, what is assumed as long as it is not said
AANNAMES: list[tuple[str, dict[str, Any], str, str]] = [
    ("2026-11-22", {}, "staat_in_register", "De medewerker staat in het doelgroepregister."),
    ("2025-06-01", {}, "heeft_doelgroepverklaring", "U hebt een doelgroepverklaring."),
    (
        "2026-11-22",
        {"start": "1-3-2024"},
        "heeft_doelgroepverklaring",
        "U had voor dit dienstverband een doelgroepverklaring.",
    ),
]


@pytest.mark.parametrize(("dag", "invoer", "veld", "zin"), AANNAMES)
def test_what_is_not_said_is_assumed_and_told(
    reken: Reken, dag: str, invoer: dict[str, Any], veld: str, zin: str
) -> None:
    assert zin in reken("lkv", dag, verloonde_uren=1, **invoer).aannames
    assert zin not in reken("lkv", dag, verloonde_uren=1, **invoer, **{veld: "ja"}).aannames


def test_lapsed_right_tells_what_it_would_be(reken: Reken) -> None:
    uitkomst = reken("lkv", "2026-11-22", verloonde_uren=1000, start="1-1-2022")
    assert uitkomst.bedragen["bedrag_bij_recht"] == Decimal("1010.00")
    assert any("niet bevestigd" in zin for zin in uitkomst.voorbehouden)


def test_aow_in_the_year_is_told(reken: Reken) -> None:
    voorbehouden = reken("lkv", "2026-11-22", verloonde_uren=100, geboren="1-6-1959").voorbehouden
    assert any("1 juni 2026" in zin for zin in voorbehouden)


@pytest.mark.parametrize(
    ("invoer", "veld"),
    [
        ({}, "verloonde_uren"),
        ({"verloonde_uren": -1}, "verloonde_uren"),
        ({"verloonde_uren": 9000}, "verloonde_uren"),
        ({"uren_per_week": -1}, "uren_per_week"),
        ({"uren_per_week": 169}, "uren_per_week"),
        ({"verloonde_uren": 1, "soort": "oudere werknemer"}, "start"),
        ({"verloonde_uren": 1, "soort": "scholingsbelemmerd"}, "start"),
        ({"verloonde_uren": 1, "geboren": "1-1-2030"}, "geboren"),
        ({"verloonde_uren": 1, "soort": "jeugd"}, "soort"),
    ],
)
def test_impossible_input(reken: Reken, invoer: dict[str, Any], veld: str) -> None:
    with pytest.raises(InvoerFout) as fout:
        reken("lkv", "2026-11-22", **invoer)
    assert fout.value.veld == veld


_uren = st.decimals(min_value=0, max_value=4000, places=2)


@given(uren=_uren, meer=_uren)
def test_between_zero_and_maximum_and_rises_with_hours(figuren: Figuren, uren: Decimal, meer: Decimal) -> None:
    def reken(uren: Decimal) -> Any:
        return lkv.bereken(lkv.Invoer(uren), date(2026, 11, 22), figuren)

    uitkomst = reken(uren)
    assert 0 <= uitkomst.waarde <= uitkomst.bedragen["maximum"]
    assert reken(uren + meer).waarde >= uitkomst.waarde
    assert (uitkomst.waarde == uitkomst.bedragen["maximum"]) == (uren * Decimal("1.01") >= Decimal("1999.995"))


@given(uren=st.decimals(min_value=0, max_value=60, places=2), start=st.dates(date(2026, 1, 1), date(2026, 12, 31)))
def test_hours_a_week_never_make_more_than_the_weeks_of_the_year(figuren: Figuren, uren: Decimal, start: date) -> None:
    def reken(start: date | None) -> Any:
        return lkv.bereken(lkv.Invoer(start=start, uren_per_week=uren), date(2026, 11, 22), figuren)

    jaar, deel = reken(None), reken(start)
    assert jaar.bedragen["uren_in_het_jaar"] == uren * 52
    assert 0 <= deel.waarde <= jaar.waarde
    assert jaar.waarde == lkv.bereken(lkv.Invoer(uren * 52), date(2026, 11, 22), figuren).waarde


@given(start=st.dates(date(2018, 1, 1), date(2025, 12, 31)))
def test_application_comes_after_the_start_and_before_the_end(figuren: Figuren, start: date) -> None:
    bedragen = lkv.bereken(lkv.Invoer(Decimal(1), "scholingsbelemmerd", start), start, figuren).bedragen
    assert start < bedragen["aanvraag_tot"] < bedragen["recht_tot"]


@given(start=st.dates(date(2018, 1, 1), date(2025, 12, 31)))
def test_right_ends_after_it_starts(figuren: Figuren, start: date) -> None:
    invoer = lkv.Invoer(Decimal(1), "arbeidsgehandicapt", start)
    tot = lkv.bereken(invoer, start, figuren).bedragen["recht_tot"]
    assert tot > start
    assert 3 * 365 - 1 <= (tot - start).days <= 3 * 366
