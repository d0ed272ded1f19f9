"""Until when somebody counts (section C)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.rekenregels import Figuren, InvoerFout, meeteltermijn

from .conftest import Reken

NU = "2026-11-22"

# example, published?, day asked about, input, status, end, ground
VOORBEELDEN = [
    ("C1 toen", False, "2016-06-01", {"voorwaarde_vervallen": "10-9-2014"}, "berekend", "2016-12-31", "t+2"),
    ("C1 nu", False, NU, {"voorwaarde_vervallen": "10-9-2014"}, "berekend", "2016-12-31", "t+2"),
    ("C2 in 2017", False, "2017-06-01", {"voorwaarde_vervallen": "15-6-2015"}, "berekend", "2017-12-31", "t+2"),
    ("C2 in 2018", False, "2018-06-01", {"voorwaarde_vervallen": "15-6-2015"}, "berekend", "2028-12-31", "opgeschort"),
    ("C2 nu", False, NU, {"voorwaarde_vervallen": "15-6-2015"}, "berekend", None, None),
    ("C3 in 2017", False, "2017-06-01", {"voorwaarde_vervallen": "1-3-2016"}, "berekend", "2018-12-31", "t+2"),
    ("C3 in 2019", False, "2019-06-01", {"voorwaarde_vervallen": "1-3-2016"}, "berekend", "2028-12-31", "opgeschort"),
    ("C3 nu", False, NU, {"voorwaarde_vervallen": "1-3-2016"}, "berekend", None, None),
    ("C4", False, NU, {"geboren": "15-08-1959"}, "berekend", "2026-08-15", "AOW-leeftijd"),
    ("C5", False, NU, {"geboren": "10-02-1961"}, "berekend", "2028-05-10", "AOW-leeftijd"),
    ("C6", False, NU, {"geboren": "28-02-1957"}, "berekend", "2023-12-28", "AOW-leeftijd"),
    ("C6 een dag later", False, NU, {"geboren": "01-03-1957"}, "berekend", "2024-03-01", "AOW-leeftijd"),
    (
        "C7",
        False,
        NU,
        {"geboren": "20-05-1990", "voorwaarde_vervallen": "1-1-2021"},
        "nog niet vastgesteld",
        None,
        None,
    ),
    ("C8", False, NU, {"beschut_werk_vastgesteld": "03-03-2026"}, "berekend", "2026-03-04", "beschut werk"),
    ("C9 grens", False, NU, {"uitschrijving_vastgesteld": "15-06-2020"}, "berekend", "2021-01-01", "eigen verzoek"),
    ("C9 later", False, NU, {"uitschrijving_vastgesteld": "12-05-2026"}, "berekend", "2026-05-12", "eigen verzoek"),
    (
        "C10",
        False,
        NU,
        {"uitschrijving_vastgesteld": "10-03-2020", "is_groep_38b_1f": "ja"},
        "berekend",
        "2020-03-10",
        "eigen verzoek",
    ),
    ("C11 toen", True, "2017-06-01", {"voorwaarde_vervallen": "1-2-2017"}, "berekend", "2019-12-31", "t+2"),
    ("C11 nu", True, NU, {"voorwaarde_vervallen": "1-2-2017"}, "berekend", None, None),
    (
        "C12",
        False,
        NU,
        {"geboren": "20-05-1990", "is_geemigreerd": "ja"},
        "nog niet vastgesteld",
        None,
        None,
    ),
    (
        "overleden",
        False,
        NU,
        {"geboren": "10-02-1961", "overleden": "1-2-2026"},
        "berekend",
        "2026-02-01",
        "overlijden",
    ),
    ("niets bekend, oud", False, "2016-06-01", {}, "berekend", None, None),
    (
        "na de opschorting",
        False,
        "2018-06-01",
        {"voorwaarde_vervallen": "1-2-2027"},
        "nog niet vastgesteld",
        None,
        None,
    ),
    ("voor de eerste regel", False, "2014-01-01", {}, "nog niet vastgesteld", None, None),
    ("AOW al voor 2013", False, NU, {"geboren": "1-1-1940"}, "niet van toepassing", None, None),
]


@pytest.mark.parametrize(
    ("peildatum", "invoer", "status", "einde", "grond"),
    [pytest.param(dag, invoer, status, einde, grond, id=naam) for naam, _, dag, invoer, status, einde, grond in VOORBEELDEN],
)  # fmt: skip
def test_voorbeeld(
    reken: Reken, peildatum: str, invoer: dict[str, object], status: str, einde: str | None, grond: str | None
) -> None:
    uitkomst = reken("meeteltermijn", peildatum, **invoer)
    assert uitkomst.status == status
    assert uitkomst.waarde == (date.fromisoformat(einde) if einde else None)
    assert uitkomst.bedragen.get("grond") == grond


def test_history_is_told(reken: Reken) -> None:
    """C3: what t+2 gave, what the suspension made of it, and what holds now."""
    uitkomst = reken("meeteltermijn", NU, voorwaarde_vervallen="1-3-2016")
    assert uitkomst.bedragen["einde_oude_regel"] == date(2018, 12, 31)
    assert uitkomst.bedragen["einde_opgeschort"] == date(2028, 12, 31)
    assert "Meer verdienen is sinds 1 januari 2020 geen einde meer." in uitkomst.stappen
    toen = reken("meeteltermijn", "2017-06-01", voorwaarde_vervallen="1-2-2017")
    later = [zin for zin in toen.voorbehouden if zin.startswith("Dit is later veranderd")]
    assert [("30 december 2017" in zin, "1 januari 2020" in zin) for zin in later] == [(True, False), (False, True)]


def test_who_dropped_out_may_be_registered_again(reken: Reken) -> None:
    """C1: the reservation about registration anew and about the group of art. 38b lid 1 f."""
    zinnen = " ".join(reken("meeteltermijn", NU, voorwaarde_vervallen="10-9-2014").voorbehouden)
    assert "opnieuw is geregistreerd" in zinnen and "38b lid 1 f" in zinnen


def test_unknown_aow_age_is_not_guessed(reken: Reken) -> None:
    """C7: no date, but the ground is told and the registration goes on."""
    uitkomst = reken("meeteltermijn", NU, geboren="20-5-1990", heeft_verloonde_uren="ja")
    assert any("nog niet vastgesteld" in stap for stap in uitkomst.stappen)
    assert uitkomst.bedragen["telt_mee"] is True


@pytest.mark.parametrize(
    ("invoer", "telt_mee"),
    [
        ({"geboren": "10-2-1961"}, None),
        ({"geboren": "10-2-1961", "heeft_verloonde_uren": "ja"}, True),
        ({"geboren": "10-2-1961", "heeft_verloonde_uren": "nee"}, False),
        ({"geboren": "10-2-1961", "heeft_verloonde_uren": "ja", "is_wsw_zonder_detachering": "ja"}, False),
        ({"geboren": "15-8-1959", "heeft_verloonde_uren": "ja"}, False),
        ({"geboren": "22-11-1959", "heeft_verloonde_uren": "ja"}, False),
        ({"geboren": "23-11-1959", "heeft_verloonde_uren": "ja"}, True),
        ({"is_geemigreerd": "ja"}, False),
        ({"is_geemigreerd": "ja", "heeft_verloonde_uren": "ja"}, True),
    ],
)
def test_counting_takes_registration_and_hours(reken: Reken, invoer: dict[str, object], telt_mee: bool | None) -> None:
    assert reken("meeteltermijn", NU, **invoer).bedragen["telt_mee"] is telt_mee


# day asked about, day the conditions lapsed, regime, last day, end under t+2, end under the suspension
GRENZEN = [
    ("2017-12-29", "2015-06-15", "T2", "2017-12-31", "2017-12-31", None),
    ("2017-12-30", "2015-06-15", "OPGESCHORT", "2028-12-31", "2017-12-31", "2028-12-31"),
    ("2019-12-31", "2015-06-15", "OPGESCHORT", "2028-12-31", "2017-12-31", "2028-12-31"),
    ("2020-01-01", "2015-06-15", "AOW", None, "2017-12-31", "2028-12-31"),
    ("2018-06-01", "2014-12-31", "OPGESCHORT", "2016-12-31", "2016-12-31", None),
    ("2018-06-01", "2015-01-01", "OPGESCHORT", "2028-12-31", "2017-12-31", "2028-12-31"),
    ("2018-06-01", "2017-12-29", "OPGESCHORT", "2028-12-31", "2019-12-31", "2028-12-31"),
    ("2018-06-01", "2017-12-30", "OPGESCHORT", "2028-12-31", None, "2028-12-31"),
    ("2018-06-01", "2025-12-31", "OPGESCHORT", "2028-12-31", None, "2028-12-31"),
    ("2018-06-01", "2026-01-01", "OPGESCHORT", None, None, None),
    ("2026-11-22", "2019-12-31", "AOW", None, None, "2028-12-31"),
    ("2026-11-22", "2020-01-01", "AOW", None, None, None),
]


@pytest.mark.parametrize(("peildatum", "vervallen", "regime", "einde", "t2", "opgeschort"), GRENZEN)
def test_first_and_last_days_of_the_regimes(
    reken: Reken, peildatum: str, vervallen: str, regime: str, einde: str | None, t2: str | None, opgeschort: str | None
) -> None:
    uitkomst = reken("meeteltermijn", peildatum, voorwaarde_vervallen=vervallen)
    bedragen = uitkomst.as_dict()["bedragen"]
    assert (uitkomst.as_dict()["waarde"], bedragen["regime"]) == (einde, regime)
    assert (bedragen.get("einde_oude_regel"), bedragen.get("einde_opgeschort")) == (t2, opgeschort)


def test_later_changes_are_told_from_the_day_after(reken: Reken) -> None:
    laatste = reken("meeteltermijn", "2019-12-31", voorwaarde_vervallen="1-3-2016").voorbehouden
    eerste = reken("meeteltermijn", "2020-01-01", voorwaarde_vervallen="1-3-2016").voorbehouden
    assert any("later veranderd" in zin for zin in laatste)
    assert not any("later veranderd" in zin for zin in eerste)


def test_the_first_day_of_a_regime_is_not_later(reken: Reken) -> None:
    voorbehouden = reken("meeteltermijn", "2017-12-30", voorwaarde_vervallen="1-3-2016").voorbehouden
    assert not any("is de regel opgeschort" in zin for zin in voorbehouden)


def test_an_unknown_regime_is_not_guessed(figuren: Figuren) -> None:
    figuur = figuren["meeteltermijn-regime"]
    nieuw = replace(figuur.waarden[-1], waarde={"regime": "NIEUW", "regel": "iets anders"})
    changed = {**figuren, figuur.naam: replace(figuur, waarden=(*figuur.waarden[:-1], nieuw))}
    uitkomst = meeteltermijn.bereken(meeteltermijn.Invoer(geboren=date(1961, 2, 10)), date(2026, 11, 22), changed)
    assert (uitkomst.status, uitkomst.waarde) == ("nog niet vastgesteld", None)


def test_birth_date_is_missed_only_when_it_decides(reken: Reken) -> None:
    zin = "Zonder geboortedatum kan ik geen einddatum noemen."
    assert zin in reken("meeteltermijn", NU).voorbehouden
    assert zin not in reken("meeteltermijn", NU, overleden="1-2-2026").voorbehouden


def test_birth_date_under_an_older_regime_is_a_reservation(reken: Reken) -> None:
    uitkomst = reken("meeteltermijn", "2016-06-01", geboren="1-1-1951", voorwaarde_vervallen="1-1-2016")
    assert uitkomst.waarde == date(2018, 12, 31)
    zin = "Of de AOW-leeftijd toen al een einde gaf, is niet nagegaan."
    assert zin in uitkomst.voorbehouden
    assert zin not in reken("meeteltermijn", NU, geboren="1-1-1961").voorbehouden
    assert zin not in reken("meeteltermijn", "2016-06-01").voorbehouden


def test_leaving_school_is_no_end(reken: Reken) -> None:
    """Registered through vso or praktijkonderwijs: the registration goes on until the AOW age."""
    uitkomst = reken("meeteltermijn", NU, geboren="10-2-1961", is_oud_leerling="ja", heeft_verloonde_uren="ja")
    assert (uitkomst.waarde, uitkomst.bedragen["telt_mee"]) == (date(2028, 5, 10), True)
    assert "Van school gaan is geen einde van de registratie." in uitkomst.stappen
    zinnen = " ".join(uitkomst.voorbehouden)
    assert "kan zelf om uitschrijving vragen" in zinnen and "na een melding bij UWV" in zinnen
    assert not any("school" in zin for zin in reken("meeteltermijn", NU, geboren="10-2-1961").stappen)


def test_leaving_school_under_an_older_regime_is_not_guessed(reken: Reken) -> None:
    uitkomst = reken("meeteltermijn", "2016-06-01", is_oud_leerling="ja")
    assert "Van school gaan is geen einde van de registratie." not in uitkomst.stappen
    assert "Of van school gaan toen een einde van de registratie gaf, is niet gevonden." in uitkomst.voorbehouden


@pytest.mark.parametrize(
    ("invoer", "is_gezegd"),
    [
        ({"uitschrijving_vastgesteld": "15-6-2020", "is_oud_leerling": "ja"}, True),
        ({"uitschrijving_vastgesteld": "15-6-2020"}, False),
        ({"uitschrijving_vastgesteld": "1-1-2021", "is_oud_leerling": "ja"}, False),
    ],
)
def test_uwv_and_the_law_differ_on_own_request_after_school(
    reken: Reken, invoer: dict[str, object], is_gezegd: bool
) -> None:
    """The text of the law decides the day; that UWV read it otherwise is told."""
    uitkomst = reken("meeteltermijn", NU, **invoer)
    assert uitkomst.waarde == date(2021, 1, 1)
    assert any("Volgens UWV" in zin for zin in uitkomst.voorbehouden) is is_gezegd
    assert not any("kan zelf om uitschrijving" in zin for zin in uitkomst.voorbehouden)


def test_without_hours_the_registration_goes_on(reken: Reken) -> None:
    zin = "Zonder verloonde uren telt de medewerker nu niet mee. De registratie loopt wel door."
    assert zin in reken("meeteltermijn", NU, geboren="10-2-1961", heeft_verloonde_uren="nee").stappen
    assert zin not in reken("meeteltermijn", NU, geboren="15-8-1959", heeft_verloonde_uren="nee").stappen


def test_emigration_is_told_as_unconfirmed(reken: Reken) -> None:
    """C12: no ground to end the registration, and no hours in the Netherlands means not counting."""
    uitkomst = reken("meeteltermijn", NU, geboren="20-5-1990", is_geemigreerd="ja")
    assert uitkomst.bedragen["staat_in_register"] is True
    assert any("niet bevestigd" in zin for zin in uitkomst.voorbehouden)


def test_last_day_of_t2_still_counts(reken: Reken) -> None:
    op_de_dag = reken("meeteltermijn", "2016-12-31", voorwaarde_vervallen="10-9-2014", heeft_verloonde_uren="ja")
    assert op_de_dag.bedragen["telt_mee"] is True
    assert reken("meeteltermijn", "2017-01-01", voorwaarde_vervallen="10-9-2014").bedragen["telt_mee"] is False


@pytest.mark.parametrize("veld", ["geboren", "overleden", "beschut_werk_vastgesteld", "uitschrijving_vastgesteld"])
def test_a_fact_cannot_lie_in_the_future(reken: Reken, veld: str) -> None:
    with pytest.raises(InvoerFout) as fout:
        reken("meeteltermijn", NU, **{veld: "23-11-2026"})
    assert fout.value.veld == veld


@pytest.mark.parametrize("veld", ["geboren", "overleden", "beschut_werk_vastgesteld", "uitschrijving_vastgesteld"])
def test_a_fact_may_be_of_the_day_itself(reken: Reken, veld: str) -> None:
    assert reken("meeteltermijn", NU, **{veld: "22-11-2026"}).invoer[veld] == date(2026, 11, 22)


def test_request_before_it_was_possible(reken: Reken) -> None:
    uitkomst = reken("meeteltermijn", "2019-06-01", uitschrijving_vastgesteld="1-5-2019")
    assert uitkomst.waarde is None
    assert "Uitschrijven op eigen verzoek was op deze datum nog niet geregeld." in uitkomst.voorbehouden


@given(
    vervallen=st.dates(date(2013, 1, 1), date(2030, 12, 31)), peildatum=st.dates(date(2015, 5, 2), date(2030, 12, 31))
)
def test_end_comes_after_the_conditions_lapsed(figuren: Figuren, vervallen: date, peildatum: date) -> None:
    invoer = meeteltermijn.Invoer(voorwaarde_vervallen=vervallen)
    uitkomst = meeteltermijn.bereken(invoer, peildatum, figuren)
    if isinstance(uitkomst.waarde, date):
        assert uitkomst.waarde > vervallen
        assert (uitkomst.waarde.month, uitkomst.waarde.day) == (12, 31)
    elif uitkomst.bedragen["regime"] != "OPGESCHORT":
        assert uitkomst.bedragen["regime"] == "AOW"


@given(
    geboren=st.dates(date(1950, 1, 1), date(1964, 9, 30)),
    vastgesteld=st.dates(date(2020, 1, 1), date(2026, 11, 22)),
)
def test_the_earliest_end_counts(figuren: Figuren, geboren: date, vastgesteld: date) -> None:
    peildatum = date(2026, 11, 22)
    alleen_aow = meeteltermijn.bereken(meeteltermijn.Invoer(geboren=geboren), peildatum, figuren).waarde
    allebei = meeteltermijn.Invoer(geboren=geboren, beschut_werk_vastgesteld=vastgesteld)
    einde = meeteltermijn.bereken(allebei, peildatum, figuren).waarde
    assert isinstance(alleen_aow, date) and isinstance(einde, date)
    assert einde == min(alleen_aow, date.fromordinal(vastgesteld.toordinal() + 1))
