"""Of whom in a list something is said, and what that does to the hours that count."""

from __future__ import annotations

from datetime import date

import pytest

from actions.rekengesprek.bericht.begrip import begrijp
from actions.rekengesprek.personen.aangewezen import Iemand
from actions.rekengesprek.personen.van_wie import said_of
from bot.reading import read_quantities

from .praat import Praat

VANDAAG = date(2026, 11, 22)
LIJST = (Iemand("jan", "16"), Iemand("piet", "28"), Iemand("wout", "12.5"))

GEZEGD = [
    ("hm wout blijkt beschut werk te zijn", {"beschut werk": (2,)}),
    ("die van 28 staat niet in het register", {"buiten het register": (1,)}),
    ("de laatste is uit dienst", {"weg": (2,)}),
    ("piet en jan zijn via randstad ingehuurd", {"inlener": (0, 1)}),
    ("jan is stagiair en piet uitzendkracht", {"zonder loon": (0,), "inlener": (1,)}),
    ("piet staat nog niet in t register, de andere twee wel", {"buiten het register": (1,), "telt toch": (0, 2)}),
    ("allemaal in beschut werk behalve piet", {"beschut werk": (0, 2), "telt toch": (1,)}),
    ("ze staan in het register, op jan na", {"in het register": (1, 2), "niet meegeteld": (0,)}),
    ("wout komt uit beschut werk", {"telt toch": (2,)}),
    ("piet is de jongste, die is ingeleend", {"inlener": (1,)}),
]


@pytest.mark.parametrize(("gezegd", "wie"), GEZEGD)
def test_who_is_meant(gezegd: str, wie: dict[str, tuple[int, ...]]) -> None:
    begrip = begrijp(gezegd, read_quantities(gezegd, VANDAAG), VANDAAG)
    assert {one.status.naam: one.wie for one in said_of(begrip, LIJST)} == wie


@pytest.mark.parametrize("gezegd", ["ze zijn allemaal ingehuurd", "dat zijn stagiairs", "en als ze beschut werk doen?"])
def test_what_goes_for_all_is_said_of_nobody_in_particular(gezegd: str) -> None:
    begrip = begrijp(gezegd, (), VANDAAG)
    assert said_of(begrip, LIJST) == []


@pytest.mark.parametrize("gezegd", ["een van hen is stagiair", "maar eentje staat niet in het register", "hij is weg"])
def test_one_of_them_without_saying_who(gezegd: str) -> None:
    (uitspraak,) = said_of(begrijp(gezegd, (), VANDAAG), LIJST)
    assert (uitspraak.wie, uitspraak.aantal) == ((), 1)


LIJSTEN = [
    ("hoeveel tellen 4 mensen van 24 uur mee, 1 staat niet in het register", [24] * 3),
    ("van onze 6 medewerkers van 20 uur zitten er 2 in beschut werk. hoeveel banen?", [20] * 4),
    ("van de 5 mensen van 24 uur lenen wij er 2 uit. hoeveel banen bij ons?", [24] * 3),
    ("4 mensen van 24 uur, 3 staan in het register. hoeveel banen", [24] * 3),
    ("4 mensen van 24 uur op 1 na in het register, hoeveel banen", [24] * 3),
    ("4 mensen van 24 uur, behalve 1 allemaal in het register, hoeveel banen", [24] * 3),
    ("Jan werkt 24 uur, Els werkt 32 uur. Els heeft geen registratie. Hoeveel banen tellen wij?", [24]),
    ("we hebben 5 mensen van 20 uur. een gaat er weg per 1 januari. hoeveel banen houden we over?", [20] * 4),
    ("4 mensen van 24 uur, 1 vertrekt, hoeveel banen", [24] * 3),
    ("hoeveel banen: mo 24u, els 30u en ria 12u, ria zit in beschut werk", [24, 30]),
    ("3 stagiairs 12, 16 en 20 uur plus een kracht in dienst van 30 uur, hoeveel banen", [30]),
    ("hoeveel banen? stagiairs: jan 12 en piet 16 uur. eigen dienst: kees 30 uur", [30]),
    ("hoeveel banen\njan - 24 uur - beschut werk\npiet - 16 uur - eigen dienst\nkees - 20 uur - niet in dgr", [16]),
    ("hoeveel banen: 32/32/24/16 uur pw, die van 16 zit niet in DGR rest wel", [32, 32, 24]),
    ("hoeveel banen: sara 20u en tim 30u, tim is uitgeleend aan een hotel", [20]),
    ("drie man van 20 uur, een ervan staat niet in het register, hoeveel banen", [20, 20]),
    ("hoeveel banen: 4 mensen van 20 u in eigen dienst en 1 beschut werk van 24 u", [20, 20, 20, 20]),
    ("Kees 24 uur wel in register, Mila 16 uur niet, Omar 32 uur wel. Hoeveel banen?", [24, 32]),
    ("reken uit hoeveel banen\nNaam\tUren\tDoelgroepregister\nVries\t24\tja\nJansen\t32\tnee", [24]),
    ("We hebben 10 mensen van 24 uur, maar slechts 3 staan er in het doelgroepregister. Hoeveel banen?", [24, 24, 24]),
    ("6 mensen van 20 uur, slechts de helft staat in het doelgroepregister. hoeveel banen", [20, 20, 20]),
    ("We hebben 3 mensen van 24 uur, op een na allemaal in het doelgroepregister. Hoeveel banen?", [24, 24]),
    ("We hebben 5 mensen van 24 uur. Er gaan er 2 weg. Hoeveel banen houden we over?", [24, 24, 24]),
    (
        "Jan, Els en Ali werken 24, 16 en 20 uur, waarvan alleen Jan en Ali in het register staan. Hoeveel banen?",
        [24, 20],
    ),
    (
        "1 werkt 20 uur, 1 werkt 24 uur, 1 werkt 30 uur. Alleen de eerste twee staan in het register. Hoeveel banen?",
        [20, 24],
    ),
    ("24 uur per week bij ons en 10 uur per week bij een andere werkgever. Hoeveel banen telt hij?", [24]),
    ("Kees, Mila en Omar werken elk 24 uur, maar Mila staat niet in het register. Hoeveel banen?", [24, 24]),
]


@pytest.mark.parametrize(("gezegd", "uren"), LIJSTEN)
def test_only_who_counts_is_added_up(praat: Praat, gezegd: str, uren: list[int]) -> None:
    beurt = praat(gezegd)
    assert beurt.invoer["uren"] == uren
    assert "telt niet mee" in beurt.text
    assert "contractvorm" not in beurt.invoer, "one form is not said of all"


def test_who_counts_here_in_another_form_stays_in(praat: Praat) -> None:
    beurt = praat("hoeveel banen: sara 20u en tim 30u, tim is ingehuurd via randstad")
    assert beurt.invoer["uren"] == [20, 30] and "(tim) telt mee: u leent in" in beurt.text


def test_of_whom_it_is_said_is_asked(praat: Praat) -> None:
    praat("jan 16, piet 28 en wout 12,5 uur, hoeveel banen")
    beurt = praat("een van hen is stagiair")
    assert beurt.berekening is None
    assert [knop.titel for knop in beurt.knoppen] == ["Jan 16 uur", "Piet 28 uur", "Wout 12,5 uur"]
    assert praat("Piet 28 uur").invoer["uren"] == [16, 12.5]
    assert praat("jan is ook beschut werk").invoer["uren"] == [12.5]
    assert praat("piet komt toch in dienst").invoer["uren"] == [12.5, 28]


def test_a_name_before_a_small_word_is_known(praat: Praat) -> None:
    praat("Sanne voor 20 uur, Youssef voor 28 uur en Bart voor 16 uur. Youssef huren we in. Hoeveel banen?")
    assert [knop.titel for knop in praat("een van hen gaat naar beschut werk").knoppen][2:] == ["Bart 16 uur"]
    assert praat("Bart").invoer["uren"] == [20, 28]


def test_of_those_with_the_same_hours_it_makes_no_difference_who(praat: Praat) -> None:
    praat("3 man van 20 uur en 1 van 32 uur, waarvan er eentje niet in het register staat. hoeveel banen")
    assert praat("20 uur").invoer["uren"] == [20, 20, 32]


def test_a_group_by_its_hours(praat: Praat) -> None:
    praat("3 mensen van 24 uur en 2 van 16. Hoeveel banen?")
    assert praat("de twee van 16 staan niet in het register").invoer["uren"] == [24, 24, 24]


def test_one_after_the_other(praat: Praat) -> None:
    praat("hoeveel banen: jan 16, piet 28 en wout 12,5 uur")
    assert praat("wout is weg en piet doet nu 20").invoer["uren"] == [16, 20]


def test_when_it_was_said_of_all_the_hours_are_asked_again(praat: Praat) -> None:
    praat("hoeveel banen: jan 16, piet 28 en wout 12,5 uur, allemaal beschut werk")
    assert praat("piet is gewoon in dienst").berekening is None
