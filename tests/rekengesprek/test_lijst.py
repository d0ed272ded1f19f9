"""Lists of people: who works which hours, who does not count, and what changes for one of them."""

from __future__ import annotations

import pytest

from .praat import Praat

LIJSTEN = [
    ("hoeveel banen zijn dit samen\nFemke 16u\nYoussef 24\nome Cor 8 uurtjes", [16, 24, 8]),
    ("reken uit, hoeveel banen? Karin 20 / Joost 12 / Lies 8 (u/wk, alle 3 register)", [20, 12, 8]),
    ("reken uit hoeveel banen: kees 36 bo 24 irma 8 (uur pw)", [36, 24, 8]),
    ("hoeveel banen zijn dat: Fatma 32, Joey 24, dhr de Wit 12 u p/w", [32, 24, 12]),
]


@pytest.mark.parametrize(("gezegd", "uren"), LIJSTEN)
def test_a_number_beside_a_name_is_hours(praat: Praat, gezegd: str, uren: list[int]) -> None:
    assert praat(gezegd).invoer["uren"] == uren


ZONDER = [
    ("hoeveel banen: anna doet beschut werk van 24 uur en bert is gewoon in dienst voor 28 uur", [28], "beschut"),
    ("hoeveel banen tellen mee: ahmed 24 uur register ja, lotte 32 uur register nee, guus 8 uur", [24, 8], "lotte"),
    ("Bram 32, Els 16, Joost 24 uur. joost staat niet in het register. hoeveel banen", [32, 16], "joost"),
]


@pytest.mark.parametrize(("gezegd", "uren", "genoemd"), ZONDER)
def test_who_does_not_count_is_left_out_and_named(praat: Praat, gezegd: str, uren: list[int], genoemd: str) -> None:
    beurt = praat(gezegd)
    assert beurt.invoer["uren"] == uren
    assert "telt niet mee" in beurt.text and genoemd in beurt.text.lower()


def test_when_nobody_counts_that_is_the_answer(praat: Praat) -> None:
    assert praat("hoeveel banen: jan 24 uur beschut werk, piet 16 uur beschut werk").waarde == "0.00"


def test_somebody_is_named_later(praat: Praat) -> None:
    praat("hoeveel banen: Karin 20 uur, Joost 12 uur, Lies 8 uur")
    assert praat("joost is uit dienst").invoer["uren"] == [20, 8]
    assert praat("en als lies naar 16 gaat").invoer["uren"] == [20, 16]
    assert praat("Karin werkt geen 20 maar 24").invoer["uren"] == [24, 16]


def test_two_are_named_at_once(praat: Praat) -> None:
    praat("hoeveel banen: desi 20 uur, henk 12 uur, lies 8 uur")
    assert praat("desi is weg en henk doet nu 28").invoer["uren"] == [28, 8]


def test_who_did_not_count_comes_back(praat: Praat) -> None:
    praat("hoeveel banen: Bram 32, Joost 24 uur. joost staat niet in het register")
    assert praat("joost staat er toch wel in").invoer["uren"] == [32, 24]


def test_each_or_together_is_asked_and_answered(praat: Praat) -> None:
    beurt = praat("hoeveel banen zijn 2 collega's 30 uur")
    assert beurt.berekening is None
    assert [knop.titel for knop in beurt.knoppen] == ["Elk", "Samen"]
    assert praat("samen").invoer["uren"] == [15, 15]


def test_each_of_them(praat: Praat) -> None:
    assert praat("Mo en Daan 32 uur, hoeveel banen zijn dat", "elk natuurlijk").invoer["uren"] == [32, 32]


MENSEN = [
    ("wij zijn een bakkerij met 3 wajongers van 16 uur en 1 van 30, hoeveel banen is dat", [16, 16, 16, 30]),
    ("6 medewerkers, waarvan 4 in het doelgroepregister, allemaal 20 uur. hoeveel banen?", [20] * 4),
    (
        "wij zetten 3 eigen mensen van 20 uur uit het register in op een opdracht van de gemeente, hoeveel banen",
        [20] * 3,
    ),
    ("we hadden 3 mensen van 20 uur en nu 4 van 24, hoeveel banen", [24] * 4),
    ("we hebben nu 3 mensen van 20 uur, vroeger 5 van 24, hoeveel banen", [20] * 3),
    ("eerst hadden we 3 man van 24 uur, nu komen er 2 van 12 bij, hoeveel banen", [24, 24, 24, 12, 12]),
    ("Jan gaat van 24 naar 32 uur en Piet blijft 20. Hoeveel banen samen?", [32, 20]),
    ("drie mensen uit het register. een werkt 32 uur, de andere twee 20 uur. hoeveel banen?", [32, 20, 20]),
    ("twee werken 24 uur en een 12 uur. hoeveel banen?", [24, 24, 12]),
    ("twee man, een van 36 en een van 12 uur, hoeveel banen", [36, 12]),
    ("drie: eentje van 12, eentje van 20 en eentje van 32 uur. hoeveel banen telt dat", [12, 20, 32]),
    ("we hebben 5 mensen, 3 doen 20 uur en 2 doen 32 uur, hoeveel banen", [20, 20, 20, 32, 32]),
    ("3 schoonmakers 20 uur, 2 koks 30 uur, hoeveel banen", [20, 20, 20, 30, 30]),
    ("20 uur (3 mensen) en 32 uur (2 mensen), hoeveel banen", [20, 20, 20, 32, 32]),
    ("20 uur: 3 mensen, 32 uur: 2 mensen. hoeveel banen", [20, 20, 20, 32, 32]),
    ("2 gewone garantiebanen van 24 u in eigen dienst, hoeveel banen", [24, 24]),
    ("We hebben 3 medewerkers, 1 werkt 24 uur en 2 werken 16 uur. Hoeveel banen?", [24, 16, 16]),
    ("We nemen 2 mensen aan voor 24 uur en 1 voor 16 uur, hoeveel banen", [24, 24, 16]),
    ("We hebben 2 fulltimers van 36 uur en 3 parttimers van 18 uur. Hoeveel banen?", [36, 36, 18, 18, 18]),
    ("Daarvan zijn er 4 uit de doelgroep, zij werken 20 uur. Hoeveel banen?", [20, 20, 20, 20]),
    ("Kees, Mila en Omar werken elk 24 uur, hoeveel banen", [24, 24, 24]),
    ("twee wsw'ers gedetacheerd bij ons verzorgingshuis elk 24 uur, en eentje van 15 uur. hoeveel banen", [24, 24, 15]),
    ("Jan en Piet werken allebei 24 uur, Klaas 12. Hoeveel banen?", [24, 24, 12]),
    ("reken uit hoeveel banen: 24+16+32+8", [24, 16, 32, 8]),
    ("reken uit hoeveel banen\nNr\tNaam\tUren\n1\tKees\t24 uur\n2\tMila\t16 uur\n3\tOmar\t32 uur", [24, 16, 32]),
    ("Ik heb mensen van 24, 20 en 16 uur. Die van 20 uur is weg. Hoeveel banen?", [24, 16]),
    ("Onze medewerkster werkt het hele jaar door 24 uur. Hoeveel banen telt zij?", [24]),
]
DEELTIJD = [
    ("4 medewerkers met ieder een contract van 0,6 fte (fulltime 40 uur). Hoeveel banen?", [24, 24, 24, 24]),
    ("2 met 0,5 fte en 2 met 0,8 fte (36 uur). Hoeveel banen zijn dat?", [18, 18, 28.8, 28.8]),
    ("Naam\tfte\nJan\t0,6\nEls\t0,8\nfulltime is 36 uur. hoeveel banen", [21.6, 28.8]),
]


@pytest.mark.parametrize(("gezegd", "uren"), [*MENSEN, *DEELTIJD])
def test_how_many_people_work_which_hours(praat: Praat, gezegd: str, uren: list[int]) -> None:
    assert praat(gezegd).invoer["uren"] == uren


def test_people_who_do_not_add_up_are_asked_about(praat: Praat) -> None:
    assert praat("we hebben 5 mensen, 3 blokjes 20 uur en 2 blokjes 32 uur, hoeveel banen").berekening is None


EEN = [
    "Hij werkt sinds 1 september 24 uur, daarvoor 16 uur. Hoeveel banen telt hij?",
    "Ahmed werkt nu 20 uur en gaat vanaf januari 28 uur werken. Hoeveel banen telt hij?",
    "de medewerker heeft een contract van 24 uur maar werkt feitelijk 28 uur. Hoeveel banen?",
    "Hoeveel banen heb ik met 2 mensen van 24 uur? Of kan ik beter 3 mensen van 16 uur nemen?",
    "Vorig jaar 3 mensen van 20 uur, dit jaar 2 mensen van 24 uur. Hoeveel banen hebben we?",
    "Jan werkt 24 uur, Piet 8 uur meer. hoeveel banen samen",
    "Jan werkt 24 uur, Piet ook. Hoeveel banen?",
]


@pytest.mark.parametrize("gezegd", EEN)
def test_hours_that_are_not_of_several_people_are_not_added_up(praat: Praat, gezegd: str) -> None:
    assert praat(gezegd).vraagt == "uren"


def test_of_what_is_compared_one_is_calculated_at_a_time(praat: Praat) -> None:
    beurt = praat("Hoeveel banen: 2 mensen van 20 uur of 3 van 12 uur?")
    assert [knop.titel for knop in beurt.knoppen] == ["2 mensen van 20 uur", "3 mensen van 12 uur"]
    assert praat("3 mensen van 12 uur").invoer["uren"] == [12, 12, 12]


def test_hours_change_of_all_who_work_so_many(praat: Praat) -> None:
    praat("3 mensen van 24 uur en 2 van 16. Hoeveel banen?")
    assert praat("die van 16 uur gaan naar 20 uur").invoer["uren"] == [24, 24, 24, 20, 20]
    assert praat("we nemen er nog 2 aan van 12 uur").invoer["uren"] == [24, 24, 24, 20, 20, 12, 12]


def test_the_hours_of_a_whole_group(praat: Praat) -> None:
    beurt = praat("onze mensen werken samen 132 uur per week, hoeveel banen")
    assert (beurt.waarde, beurt.invoer["uren_samen"]) == ("5.18", 132)
    assert praat("en als het 150 uur wordt").waarde == "5.88"
    assert praat("en 2 mensen van 20 uur?").invoer["uren"] == [20, 20]


def test_the_period_of_a_groups_hours_is_asked(praat: Praat) -> None:
    assert praat("al onze mensen samen 1500 uur, hoeveel banen").vraagt == "periode"
    assert praat("per maand").waarde == "13.57"


def test_a_team_or_staff_is_no_number_of_contracts(praat: Praat) -> None:
    assert praat("hoeveel banen is een medewerker van 28 uur (team van 14)").invoer["uren"] == [28]
    assert praat("slagerij met 11 man personeel, een meisje van 16 uur, hoeveel banen is dat").invoer["uren"] == [16]


LANG = ("a " * 300 + ", b, c, d, e, " + "x y " * 200 + "24", "kees 3 " * 250, "a a , " * 300 + "24 uur\nb 16")


@pytest.mark.parametrize("lang", LANG, ids=["words", "names", "commas"])
def test_a_long_line_is_read_at_once(praat: Praat, lang: str) -> None:
    """No pattern tries every split of it: with one that did this test would run for hours."""
    assert praat(f"reken uit hoeveel banen {lang}").replies
