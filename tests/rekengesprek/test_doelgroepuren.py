"""Hours of the target group, the year that is no number of hours, and fte with the jobs an employer must have."""

from __future__ import annotations

import pytest

from .praat import Praat

# what is said one after the other, and the shortage in jobs of the last outcome
TEKORTEN = [
    (("heffing gemeente 2024 verloonde uren: 600.000, doelgroep: 5.500",), "8.3"),
    (("heffing gemeente 2024 verloonde uren 600.000 uur, doelgroep 5.500 uur",), "8.3"),
    (("heffing overheid 2019 verloonde uren 300.000 waarvan 2.500 doelgroep",), "2.9"),
    (("quotumtekort 2024 gemeente 750.000 uur, doelgroep 9.500 uur",), "8.4"),
    (("heffing overheid 2024 900.000 uur, 10 mensen van 20 uur per week uit de doelgroep",), "10.8"),
    (("heffing overheid 2024 900.000 uur, doelgroep 10 x 20 uur",), "10.8"),
    (("heffing overheid 2024 900.000 uur, waarvan 200 uur per week van de doelgroep",), "10.8"),
    (("heffing overheid 2024, 900.000 uur, doelgroep 5 van 16 uur en 5 van 24 uur",), "10.8"),
    (("heffing overheid 2024", "500.000", "3 mensen van 24 uur"), "7.5"),
    (("heffing overheid 2024", "500.000", "3 mensen elk 24 uur"), "7.5"),
    (("heffing overheid 2024", "500.000", "24 uur per week voor 3 mensen"), "7.5"),
    (("heffing overheid 2024", "500.000", "72 uur per week"), "7.5"),
    (("heffing overheid 2024", "500.000", "312 uur per maand"), "7.5"),
    (("heffing overheid 2024", "500.000", "3744"), "7.5"),
    (("heffing overheid 2024", "500.000", "0"), "10.3"),
    (("heffing overheid 900.000 uur", "2024", "6000"), "14.1"),
]


@pytest.mark.parametrize(("gezegd", "tekort"), TEKORTEN)
def test_counted_by_the_year(praat: Praat, gezegd: tuple[str, ...], tekort: str) -> None:
    assert str(praat(*gezegd).bedrag("quotumtekort")) == tekort


@pytest.mark.parametrize(
    ("gezegd", "veld"),
    [
        (("heffing overheid 2024", "500.000", "24 uur"), "verloonde_uren_doelgroep"),
        (("heffing overheid 2024", "500.000", "24"), "verloonde_uren_doelgroep"),
        (("heffing overheid 2024, 900.000 uur, doelgroep 40 uur",), "verloonde_uren_doelgroep"),
        (("heffing overheid 900.000 uur", "2024"), "verloonde_uren_doelgroep"),
        (("quotum gemeente 36 uur", "2024"), "fte"),
    ],
)
def test_asked_when_it_may_be_either(praat: Praat, gezegd: tuple[str, ...], veld: str) -> None:
    assert praat(*gezegd).vraagt == veld


@pytest.mark.parametrize(
    ("text", "naam", "waarde"),
    [
        ("hoeveel banen moest een waterschap met 200 fte van 36 uur in 2019 hebben", "quotum", "6.0"),
        ("ons waterschap heeft 600 fte (36 uur). hoeveel banen moesten we hebben in 2024?", "quotum", "23.3"),
        ("ons ministerie heeft 5000 fte, voltijd 36 uur. hoeveel banen moesten we in 2018", "quotum", "136.2"),
        ("gemeente met 300 fte van 36 uur, hoeveel banen dienden we te hebben in 2024", "quotum", "11.6"),
        ("hoeveel banen was een provincie met 300 fte van 36 uur verplicht in 2024", "quotum", "11.6"),
        ("quotum 2024 verloonde uren: 600.000, gemeente", "quotum", "12.4"),
        ("hoeveel banen zijn 3 fte van 36 uur", "tellen", "4.24"),
        ("hoeveel lkv bij 1950 verloonde uren", "lkv", "1969.50"),
    ],
)
def test_fte_of_an_organisation(praat: Praat, text: str, naam: str, waarde: str) -> None:
    beurt = praat(text)
    assert (beurt.naam, beurt.waarde) == (naam, waarde)


def test_the_sector_is_asked(praat: Praat) -> None:
    assert praat("Wij hebben 80 fte van 40 uur. Hoeveel banen moeten wij realiseren?").vraagt == "sector"
