"""How high the quota levy would be (section A, rules 4 and 5)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.rekenregels import Figuren, InvoerFout, heffing
from actions.rekenregels.heffing import quotumtekort
from bot.knowledge.model import Figuur

from .conftest import Reken

PER_BAAN = Decimal(1331)

# example, published?, hours, percentage, hours of the target group, shortfall, amount as an example
VOORBEELDEN = [
    ("A4 bestuur met 40 banen", False, "4.680.000", "1,93", "53.240", "27.8", "139000.00"),
    ("A11 tekort van 2,57", False, "1.000.000", "1", "6.579,33", "2.5", "12500.00"),
    ("geen tekort", False, "1.000.000", "1", "20.000", "0.0", "0.00"),
]


@pytest.mark.parametrize(
    ("uren", "percentage", "doelgroep", "tekort", "bedrag"),
    [pytest.param(*rest, id=naam) for naam, _, *rest in VOORBEELDEN],
)
def test_voorbeeld(reken: Reken, uren: str, percentage: str, doelgroep: str, tekort: str, bedrag: str) -> None:
    uitkomst = reken(
        "heffing",
        "2018-06-01",
        sector="overheid",
        verloonde_uren=uren,
        verloonde_uren_doelgroep=doelgroep,
        percentage=percentage,
    )
    assert (uitkomst.status, uitkomst.waarde) == ("niet van toepassing", Decimal("0.00"))
    assert str(uitkomst.bedragen["quotumtekort"]) == tekort
    assert str(uitkomst.bedragen["rekenvoorbeeld"]) == bedrag
    assert "Het bedrag is alleen een rekenvoorbeeld." in uitkomst.stappen


# example, published?, hours, hours left out, liable?
DREMPEL = [
    ("A5 onder de drempel", False, "38.000", None, False),
    ("A5 op de drempel", False, "40.575", None, True),
    ("een uur eronder", False, "40.574", None, False),
    ("uitzenduren buiten de drempel", False, "50.000", "10.000", False),
]


@pytest.mark.parametrize(
    ("uren", "buiten", "is_plichtig"), [pytest.param(*rest, id=naam) for naam, _, *rest in DREMPEL]
)
def test_drempel(reken: Reken, uren: str, buiten: str | None, is_plichtig: bool) -> None:
    uitkomst = reken("heffing", "2018-06-01", sector="overheid", verloonde_uren=uren, uitzend_en_wsw_uren=buiten)
    assert uitkomst.waarde == 0
    assert ("U blijft onder de drempel. Er is geen heffing verschuldigd." in uitkomst.stappen) is not is_plichtig
    assert ("quotumtekort" in uitkomst.bedragen) is is_plichtig


@pytest.mark.parametrize("dag", ["2018-06-01", "2020-06-01", "2026-11-22", "2030-01-01"])
def test_no_levy_is_imposed_on_government(reken: Reken, dag: str) -> None:
    uitkomst = reken("heffing", dag, sector="overheid", verloonde_uren="100.000")
    assert (uitkomst.status, uitkomst.waarde) == ("niet van toepassing", Decimal("0.00"))
    assert "Er wordt op deze datum geen quotumheffing opgelegd." in uitkomst.stappen


def test_market_was_never_activated(reken: Reken) -> None:
    uitkomst = reken("heffing", "2026-11-22", sector="markt", verloonde_uren="100.000")
    assert uitkomst.waarde == 0
    assert uitkomst.bedragen == {}
    assert "De quotumregeling is voor deze sector niet geactiveerd." in uitkomst.stappen
    assert not any("rekenvoorbeeld" in stap for stap in uitkomst.stappen)


def test_fte_stand_in_for_hours_as_an_estimate(reken: Reken) -> None:
    """A4: 2.500 fte of 36 hours is 4.680.000 hours a year."""
    rest = {"sector": "overheid", "percentage": "1,93", "verloonde_uren_doelgroep": "53.240"}
    geschat = reken("heffing", "2018-06-01", fte="2.500", voltijdsuren=36, **rest)
    precies = reken("heffing", "2018-06-01", verloonde_uren="4.680.000", **rest)
    assert geschat.bedragen == precies.bedragen
    assert "90.000 uur x 52 weken = 4.680.000 uur per jaar." in geschat.stappen
    zin = "Uw fte is het hele jaar gelijk. Uw loonadministratie kent de echte verloonde uren."
    assert zin in geschat.aannames and zin not in precies.aannames


def test_hours_go_before_fte(reken: Reken) -> None:
    uitkomst = reken("heffing", "2018-06-01", sector="overheid", verloonde_uren="38.000", fte="2.500", voltijdsuren=36)
    assert "U blijft onder de drempel. Er is geen heffing verschuldigd." in uitkomst.stappen
    assert "Er is gerekend met de verloonde uren die u opgaf, niet met de fte." in uitkomst.stappen


def test_the_threshold_is_explained_in_employees(reken: Reken, figuren: Figuren) -> None:
    zin = "De drempel hoort bij gemiddeld 25 werknemers: 25 x 1.623 = 40.575 uur. De uren beslissen."
    assert zin in reken("heffing", "2018-06-01", sector="overheid", verloonde_uren="50.000").stappen
    rest = {naam: figuur for naam, figuur in figuren.items() if naam != "quotum-drempel-werknemers"}
    uitkomst = heffing.bereken(heffing.Invoer("overheid", Decimal(50_000)), date(2018, 6, 1), rest)
    assert zin not in uitkomst.stappen
    assert any("niet minder dan de drempel" in stap for stap in uitkomst.stappen)


def test_unknown_status_is_not_guessed(reken: Reken) -> None:
    uitkomst = reken("heffing", "2014-06-01", sector="overheid", verloonde_uren="100.000", percentage=1)
    assert (uitkomst.status, uitkomst.waarde) == ("nog niet vastgesteld", None)
    assert uitkomst.bedragen["quotumtekort"] == Decimal("0.7")


def _with_levy(figuren: Figuren) -> dict[str, Figuur]:
    """The figures as if a levy were imposed: what the rule does the day the status changes."""
    status = figuren["quotum-status-overheid"]
    waarden = tuple(
        replace(waarde, waarde={"geactiveerd": True, "heffing": True}, is_bevestigd=True) for waarde in status.waarden
    )
    return {**figuren, "quotum-status-overheid": replace(status, waarden=waarden)}


def test_amount_is_due_once_the_levy_is_imposed(figuren: Figuren) -> None:
    invoer = heffing.Invoer("overheid", Decimal(4_680_000), Decimal(53_240))
    uitkomst = heffing.bereken(invoer, date(2018, 6, 1), _with_levy(figuren))
    assert (uitkomst.status, uitkomst.waarde) == ("berekend", Decimal("139000.00"))
    onbekend = heffing.bereken(invoer, date(2025, 6, 1), _with_levy(figuren))
    assert onbekend.status == "nog niet vastgesteld"


@pytest.mark.parametrize(
    ("invoer", "veld"),
    [
        ({"sector": "overheid"}, "verloonde_uren"),
        ({"sector": "overheid", "verloonde_uren": -1}, "verloonde_uren"),
        ({"sector": "overheid", "fte": 10}, "voltijdsuren"),
        ({"sector": "overheid", "voltijdsuren": 36}, "fte"),
        ({"sector": "overheid", "fte": -1, "voltijdsuren": 36}, "fte"),
        ({"sector": "overheid", "verloonde_uren": 10, "uitzend_en_wsw_uren": 11}, "uitzend_en_wsw_uren"),
    ],
)
def test_impossible_input(reken: Reken, invoer: dict[str, Any], veld: str) -> None:
    with pytest.raises(InvoerFout) as fout:
        reken("heffing", "2018-06-01", **invoer)
    assert fout.value.veld == veld


def test_more_target_hours_than_hours_is_told(reken: Reken) -> None:
    uitkomst = reken(
        "heffing", "2018-06-01", sector="overheid", verloonde_uren="50.000", verloonde_uren_doelgroep="60.000"
    )
    assert any("meer dan alle uren samen" in zin for zin in uitkomst.voorbehouden)


@given(
    uren=st.decimals(min_value=40_575, max_value=10_000_000, places=2),
    meer=st.decimals(min_value=0, max_value=1_000_000, places=2),
    doelgroep=st.decimals(min_value=0, max_value=100_000, places=2),
)
def test_amount_is_never_negative_and_grows_with_hours(
    figuren: Figuren, uren: Decimal, meer: Decimal, doelgroep: Decimal
) -> None:
    def bedrag(uren: Decimal) -> Decimal:
        invoer = heffing.Invoer("overheid", uren, doelgroep)
        found = heffing.bereken(invoer, date(2018, 6, 1), figuren).bedragen["rekenvoorbeeld"]
        assert isinstance(found, Decimal)
        return found

    assert 0 <= bedrag(uren) <= bedrag(uren + meer)


_uren = st.decimals(min_value=0, max_value=10_000_000, places=2)


@given(uren=_uren, doelgroep=_uren, meer=_uren)
def test_shortfall_is_never_negative_and_falls_with_target_hours(
    uren: Decimal, doelgroep: Decimal, meer: Decimal
) -> None:
    tekort = quotumtekort(uren, Decimal("1.93"), doelgroep, PER_BAAN)
    assert tekort >= 0
    assert quotumtekort(uren, Decimal("1.93"), doelgroep + meer, PER_BAAN) <= tekort
    assert quotumtekort(uren + meer, Decimal("1.93"), doelgroep, PER_BAAN) >= tekort
