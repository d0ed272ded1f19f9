"""For how many jobs hours count (section B)."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from actions.rekenregels import Figuren, InvoerFout, tellen

from .conftest import Reken

DAG = "2026-11-22"

# example, published?, input, jobs with the user, jobs elsewhere
VOORBEELDEN = [
    ("B1 een volle week", False, {"uren": "36"}, "1.41", "0.00"),
    ("B2 precies een baan", False, {"uren": "25,5"}, "1.00", "0.00"),
    ("B3 twintig uur", False, {"uren": "20"}, "0.78", "0.00"),
    ("B4 twaalf uur", False, {"uren": "12"}, "0.47", "0.00"),
    ("B5 een dag", False, {"uren": "8"}, "0.31", "0.00"),
    ("B6 twee collega's", False, {"uren": ["16", "9,5"]}, "1.00", "0.00"),
    ("B7 inlener", False, {"uren": "24", "contractvorm": "inlener"}, "0.94", "0.00"),
    ("B7 uitlener", False, {"uren": "24", "contractvorm": "uitlener"}, "0.00", "0.94"),
    ("B8 Wsw binnen", False, {"uren": "32", "contractvorm": "wsw intern"}, "0.00", "0.00"),
    ("B9 Wsw ingeleend", False, {"uren": "32", "contractvorm": "wsw inlener"}, "1.25", "0.00"),
    ("B10 beschut werk", False, {"uren": "28", "contractvorm": "beschut werk"}, "0.00", "0.00"),
    ("B11 schoonmaak", False, {"uren": ["20"] * 3, "contractvorm": "inkoop van een dienst"}, "0.00", "2.35"),
    ("B11 leverancier", False, {"uren": ["20"] * 3, "contractvorm": "leverancier van een dienst"}, "2.35", "0.00"),
    ("B12 decemberuren", False, {"uren": "110,5", "periode": "maand"}, "1.00", "0.00"),
    ("B13 jaaruren", False, {"uren": "998,25", "periode": "jaar"}, "0.75", "0.00"),
    ("stage zonder loon", False, {"uren": "36", "contractvorm": "zonder loon"}, "0.00", "0.00"),
    ("niet in het register", False, {"uren": "36", "staat_in_register": "nee"}, "0.00", "0.00"),
]


@pytest.mark.parametrize(
    ("invoer", "bij_u", "elders"),
    [pytest.param(invoer, bij_u, elders, id=naam) for naam, _, invoer, bij_u, elders in VOORBEELDEN],
)
def test_voorbeeld(reken: Reken, invoer: dict[str, object], bij_u: str, elders: str) -> None:
    uitkomst = reken("tellen", DAG, **invoer)
    assert (uitkomst.status, uitkomst.eenheid) == ("berekend", "banen")
    assert uitkomst.waarde == uitkomst.bedragen["banen_bij_u"] == Decimal(bij_u)
    assert uitkomst.bedragen["banen_elders"] == Decimal(elders)


def test_steps_and_sources_tell_how(reken: Reken) -> None:
    uitkomst = reken("tellen", DAG, uren=["16", "9,5"])
    assert uitkomst.stappen[:2] == (
        "De uren samen: 16 + 9,5 = 25,5.",
        "Een baan is 25,5 uur per week: 25,5 / 25,5 uur = 1,00 baan.",
    )
    assert [item.naam for item in uitkomst.figuren] == ["baan-uren-per-week"]
    assert "De medewerker staat in het doelgroepregister." in uitkomst.aannames


def test_what_is_given_is_not_assumed(reken: Reken) -> None:
    uitkomst = reken("tellen", DAG, uren="8", periode="week", contractvorm="eigen dienst", staat_in_register="ja")
    assert uitkomst.aannames == ()


# example, input, sector given, sector in which the jobs count
SECTOREN = [
    ("B7 inlener bij de overheid", {"uren": "24", "contractvorm": "inlener"}, "overheid", "overheid"),
    ("B7 uitlener", {"uren": "24", "contractvorm": "uitlener"}, "markt", None),
    ("B9 Wsw bij de markt", {"uren": "32", "contractvorm": "wsw inlener"}, "markt", "markt"),
    (
        "B11 gemeente koopt schoonmaak in",
        {"uren": ["20"] * 3, "contractvorm": "inkoop van een dienst"},
        "overheid",
        "markt",
    ),
    ("bedrijf koopt schoonmaak in", {"uren": "20", "contractvorm": "inkoop van een dienst"}, "markt", None),
    ("leverancier", {"uren": "20", "contractvorm": "leverancier van een dienst"}, "markt", "markt"),
    ("eigen dienst", {"uren": "20"}, "overheid", "overheid"),
    ("beschut werk", {"uren": "28", "contractvorm": "beschut werk"}, "overheid", None),
    ("niet in het register", {"uren": "28", "staat_in_register": "nee"}, "overheid", None),
    ("sector niet gezegd", {"uren": "28"}, None, None),
]


@pytest.mark.parametrize(("invoer", "sector", "telt_in"), [pytest.param(*rest, id=naam) for naam, *rest in SECTOREN])
def test_sector(reken: Reken, invoer: dict[str, object], sector: str | None, telt_in: str | None) -> None:
    uitkomst = reken("tellen", DAG, **invoer, sector=sector)
    assert uitkomst.bedragen.get("telt_in_sector") == telt_in
    told = any("sector" in stap for stap in uitkomst.stappen)
    assert told is (sector is not None and uitkomst.bedragen["telt_bij"] != "niemand")


def test_the_sector_of_a_supplier_is_an_assumption(reken: Reken) -> None:
    zin = "De leverancier hoort bij de markt. Dat is meestal zo."
    inkoop = {"uren": "20", "contractvorm": "inkoop van een dienst"}
    assert zin in reken("tellen", DAG, **inkoop, sector="overheid").aannames
    assert zin not in reken("tellen", DAG, **inkoop, sector="markt").aannames


def test_the_quotum_asks_more_of_lending(reken: Reken) -> None:
    geleend = [zin for zin in reken("tellen", DAG, uren="24", contractvorm="inlener").voorbehouden if "uitlener" in zin]
    assert len(geleend) == 1 and "quotum" in geleend[0]
    assert not any("uitlener" in zin for zin in reken("tellen", DAG, uren="24").voorbehouden)


@pytest.mark.parametrize(
    ("uren", "periode", "is_veel"),
    [
        ("48", "week", False),
        ("51", "week", True),
        ("208", "maand", False),
        ("209", "maand", True),
        ("2.496", "jaar", False),
    ],
)
def test_long_hours_are_told_and_not_changed(reken: Reken, uren: str, periode: str, is_veel: bool) -> None:
    uitkomst = reken("tellen", DAG, uren=uren, periode=periode)
    assert any("Dat is veel" in zin for zin in uitkomst.voorbehouden) is is_veel
    assert uitkomst.bedragen["uren"] == Decimal(uren.replace(".", ""))


def test_as_many_people_as_allowed_and_one_more(reken: Reken) -> None:
    assert reken("tellen", DAG, uren=["25,5"] * 50).waarde == 50
    with pytest.raises(InvoerFout, match="51 regels"):
        reken("tellen", DAG, uren=["25,5"] * 51)


def test_unlikely_year_is_told(reken: Reken) -> None:
    uitkomst = reken("tellen", DAG, uren="3.000", periode="jaar")
    assert any("Dat is veel" in zin for zin in uitkomst.voorbehouden)
    assert uitkomst.bedragen["uren"] == 3000


@pytest.mark.parametrize(
    ("uren", "periode"), [("-1", "week"), ("400", "week"), ("745", "maand"), ("9.000", "jaar"), ("NaN", "week")]
)
def test_impossible_hours(reken: Reken, uren: str, periode: str) -> None:
    with pytest.raises(InvoerFout) as fout:
        reken("tellen", DAG, uren=uren, periode=periode)
    assert fout.value.veld == "uren"
    assert fout.value.remedy


_uren = st.decimals(min_value=0, max_value=168, places=2)


@given(eerste=_uren, tweede=_uren)
def test_together_is_the_sum_and_more_hours_never_count_less(
    figuren: Figuren, eerste: Decimal, tweede: Decimal
) -> None:
    def banen(*uren: Decimal) -> Decimal:
        return tellen.bereken(tellen.Invoer(uren), date(2026, 11, 22), figuren).onafgerond["banen"]

    samen = banen(eerste, tweede)
    assert abs(samen - banen(eerste) - banen(tweede)) < Decimal("1e-20")
    assert samen >= banen(eerste) >= 0


@given(uren=st.lists(_uren, min_size=1, max_size=8), data=st.data())
def test_the_order_of_people_does_not_matter(figuren: Figuren, uren: list[Decimal], data: st.DataObject) -> None:
    anders = data.draw(st.permutations(uren))
    een, twee = (tellen.bereken(tellen.Invoer(tuple(rij)), date(2026, 11, 22), figuren) for rij in (uren, anders))
    assert (een.waarde, een.bedragen, een.onafgerond) == (twee.waarde, twee.bedragen, twee.onafgerond)


@given(uren=_uren, vorm=st.sampled_from(sorted(tellen._PLEKKEN)))
def test_hours_count_once_or_not_at_all(figuren: Figuren, uren: Decimal, vorm: tellen.Contractvorm) -> None:
    invoer = tellen.Invoer((uren,), contractvorm=vorm)
    bedragen = tellen.bereken(invoer, date(2026, 11, 22), figuren).bedragen
    assert bedragen["banen_bij_u"] == 0 or bedragen["banen_elders"] == 0


def test_the_hours_of_a_group_together(reken: Reken) -> None:
    samen = reken("tellen", DAG, uren_samen="14.375", periode="jaar")
    assert str(samen.waarde) == "10.80"
    assert reken("tellen", DAG, uren_samen=60).waarde == reken("tellen", DAG, uren=[36, 24]).waarde


@pytest.mark.parametrize("invoer", [{}, {"uren": ["20"], "uren_samen": "20"}])
def test_hours_are_told_one_way(reken: Reken, invoer: dict[str, object]) -> None:
    with pytest.raises(InvoerFout) as fout:
        reken("tellen", DAG, **invoer)
    assert fout.value.veld == "uren" and fout.value.remedy
