"""Until when a trial placement lasts (section E)."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.rekenregels import Figuren, InvoerFout, proefplaatsing

from .conftest import Reken

GOED = {"motivering": "goede reden"}

# example, published?, start, through whom, other input, last day
VOORBEELDEN: list[tuple[str, bool, str, str, dict[str, Any], str]] = [
    ("E1", False, "16-3-2026", "UWV", {}, "2026-05-15"),
    ("E2 een dag per week, met reden", True, "16-3-2026", "UWV", {"maanden": 6, **GOED}, "2026-09-15"),
    ("E3 inwerkperiode is geen reden", True, "16-3-2026", "UWV", {"maanden": 6, "motivering": "inwerkperiode"}, "2026-05-15"),
    ("E4", False, "1-9-2026", "UWV", {"maanden": 2}, "2026-10-31"),
    ("E5", False, "1-9-2026", "gemeente", {}, "2026-10-31"),
    ("E6 verlengd", False, "1-9-2026", "gemeente", {"maanden": 6, "uitkering": "bijstand"}, "2027-02-28"),
    ("E7 dag bestaat niet", False, "31-12-2026", "UWV", {"maanden": 2}, "2027-02-28"),
    ("E8 afgekapt", False, "1-6-2026", "UWV", {"maanden": 8, **GOED}, "2026-11-30"),
    ("E9 oude maximum", True, "1-5-2012", "UWV", {"maanden": 3, **GOED}, "2012-07-31"),
    ("E9 oude maximum, meer gevraagd", True, "1-5-2012", "UWV", {"maanden": 6, **GOED}, "2012-07-31"),
    ("schrikkeljaar", False, "31-12-2027", "UWV", {}, "2028-02-29"),
    ("zonder motivering", False, "1-9-2026", "UWV", {"maanden": 4}, "2026-10-31"),
    ("korter mag", False, "1-9-2026", "UWV", {"maanden": 1}, "2026-09-30"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("start", "uitvoerder", "overig", "einde"), [pytest.param(*rest, id=naam) for naam, _, *rest in VOORBEELDEN]
)
def test_voorbeeld(reken: Reken, start: str, uitvoerder: str, overig: dict[str, Any], einde: str) -> None:
    uitkomst = reken("proefplaatsing", "2026-02-01", start=start, uitvoerder=uitvoerder, **overig)
    dag = date.fromisoformat(einde)
    assert (uitkomst.status, uitkomst.waarde) == ("berekend", dag)
    assert uitkomst.bedragen["vroegste_contractdatum"] == dag + timedelta(days=1)
    assert uitkomst.bedragen["contract_maanden"] == 6


# example, input, is permission to be expected?
WW: list[tuple[str, dict[str, Any], bool]] = [
    ("E10", {"maanden_werkloos": 2, "leeftijd": 35, "heeft_startkwalificatie": "ja"}, False),
    ("drie maanden", {"maanden_werkloos": 3, "leeftijd": 35, "heeft_startkwalificatie": "ja"}, True),
    ("jong zonder startkwalificatie", {"maanden_werkloos": 2, "leeftijd": 26, "heeft_startkwalificatie": "nee"}, True),
    ("27 zonder startkwalificatie", {"maanden_werkloos": 2, "leeftijd": 27, "heeft_startkwalificatie": "nee"}, False),
    ("jong met startkwalificatie", {"maanden_werkloos": 2, "leeftijd": 26, "heeft_startkwalificatie": "ja"}, False),
    ("lang ziek geweest", {"maanden_werkloos": 0, "leeftijd": 35, "was_langdurig_ziek": "ja"}, True),
    ("niet gezegd", {}, True),
    ("leeftijd niet gezegd", {"maanden_werkloos": 2, "heeft_startkwalificatie": "nee"}, False),
]


@pytest.mark.parametrize(("overig", "mag"), [pytest.param(*rest, id=naam) for naam, *rest in WW])
def test_ww(reken: Reken, overig: dict[str, Any], mag: bool) -> None:
    uitkomst = reken("proefplaatsing", "2026-02-01", start="1-9-2026", uitvoerder="UWV", uitkering="WW", **overig)
    assert (uitkomst.status == "berekend") is mag
    assert (uitkomst.waarde is not None) is mag


def test_same_job_before_is_refused_unless_after_illness(reken: Reken) -> None:
    invoer = {"start": "1-9-2026", "uitvoerder": "UWV", "werkte_hier_in_deze_functie": "ja"}
    assert reken("proefplaatsing", "2026-02-01", **invoer).status == "niet van toepassing"
    assert reken("proefplaatsing", "2026-02-01", **invoer, is_functie_van_voor_ziekte="ja").status == "berekend"


@pytest.mark.parametrize(
    ("invoer", "tekst"),
    [
        ({"uitvoerder": "UWV", "uitkering": "WW", "maanden": 4, **GOED}, "bijna nooit"),
        ({"uitvoerder": "gemeente", "uitkering": "WW"}, "algemene bijstand"),
        ({"uitvoerder": "gemeente", "maanden": 4}, "beslist of zij verlengt"),
        ({"uitvoerder": "UWV", "maanden": 13, **GOED}, "Dat is veel"),
        ({"uitvoerder": "UWV"}, "Begin pas als de toestemming er is"),
    ],
)
def test_reservations(reken: Reken, invoer: dict[str, Any], tekst: str) -> None:
    uitkomst = reken("proefplaatsing", "2026-02-01", start="1-9-2026", **invoer)
    assert any(tekst in zin for zin in uitkomst.voorbehouden)


@pytest.mark.parametrize(
    ("motivering", "stap"),
    [
        (
            "inwerkperiode",
            "Een lange inwerkperiode is geen reden voor een langere duur. Daarom blijft het bij 2 maanden.",
        ),
        ("geen", "Zonder goede reden blijft het bij 2 maanden."),
    ],
)
def test_refused_extension_is_explained(reken: Reken, motivering: str, stap: str) -> None:
    invoer = {"start": "1-9-2026", "uitvoerder": "UWV", "maanden": 6, "motivering": motivering}
    assert reken("proefplaatsing", "2026-02-01", **invoer).stappen[0] == stap
    assert stap not in reken("proefplaatsing", "2026-02-01", **{**invoer, "maanden": 2}).stappen


def test_start_within_the_decision_time_is_told(reken: Reken) -> None:
    gauw = reken("proefplaatsing", "2026-11-22", start="1-12-2026", uitvoerder="UWV")
    straks = reken("proefplaatsing", "2026-11-22", start="6-12-2026", uitvoerder="UWV")
    assert any("binnen 2 weken" in zin for zin in gauw.voorbehouden)
    assert not any("binnen 2 weken" in zin for zin in straks.voorbehouden)


@pytest.mark.parametrize(
    ("invoer", "veld"),
    [
        ({"uitvoerder": "UWV"}, "start"),
        ({"start": "1-9-2026"}, "uitvoerder"),
        ({"start": "31-9-2026", "uitvoerder": "UWV"}, "start"),
        ({"start": "1-9-2026", "uitvoerder": "UWV", "maanden": 0}, "maanden"),
        ({"start": "1-9-2026", "uitvoerder": "UWV", "maanden": "2,5"}, "maanden"),
        ({"start": "1-9-2026", "uitvoerder": "SVB"}, "uitvoerder"),
    ],
)
def test_impossible_input(reken: Reken, invoer: dict[str, Any], veld: str) -> None:
    with pytest.raises(InvoerFout) as fout:
        reken("proefplaatsing", "2026-02-01", **invoer)
    assert fout.value.veld == veld


@given(
    start=st.dates(date(2013, 1, 1), date(2099, 1, 1)),
    maanden=st.integers(1, 60),
    uitvoerder=st.sampled_from(["UWV", "gemeente"]),
    motivering=st.sampled_from(["geen", "inwerkperiode", "goede reden"]),
)
def test_ends_after_it_starts_and_within_the_maximum(
    figuren: Figuren, start: date, maanden: int, uitvoerder: Any, motivering: Any
) -> None:
    invoer = proefplaatsing.Invoer(start, uitvoerder, maanden, motivering)
    uitkomst = proefplaatsing.bereken(invoer, date(2026, 2, 1), figuren)
    assert isinstance(uitkomst.waarde, date)
    assert start < uitkomst.waarde <= start + timedelta(days=184)
    assert uitkomst.bedragen["maanden"] <= min(Decimal(maanden), Decimal(6))


@given(start=st.dates(date(2013, 1, 1), date(2099, 1, 1)))
def test_later_start_never_ends_earlier(figuren: Figuren, start: date) -> None:
    def einde(dag: date) -> Any:
        return proefplaatsing.bereken(proefplaatsing.Invoer(dag, "UWV"), date(2026, 2, 1), figuren).waarde

    assert einde(start) <= einde(start + timedelta(days=1))
