"""How people name choices and facts; what is named twice or denied fills nothing in."""

from __future__ import annotations

import pytest

from actions.rekengesprek.bericht.begrip import fold
from actions.rekengesprek.velden.keuzes import JA_NEE, read_choice, read_yes_no
from actions.rekenregels import REKENREGELS

CHOICES = [
    (naam, veld.naam, keuze)
    for naam, regel in REKENREGELS.items()
    for veld in regel.velden
    if veld.soort == "keuze"
    for keuze in veld.keuzes
]


def read(naam: str, veld: str, text: str) -> str | None:
    (keuzes,) = (item.keuzes for item in REKENREGELS[naam].velden if item.naam == veld)
    return read_choice(naam, veld, fold(text), keuzes)


@pytest.mark.parametrize(("naam", "veld", "keuze"), CHOICES)
def test_a_choice_by_its_own_name(naam: str, veld: str, keuze: str) -> None:
    for said in (keuze, keuze.capitalize(), f"{keuze}.", f" {keuze.upper()} "):
        assert read(naam, veld, said) == keuze


IN_EIGEN_WOORDEN = [
    ("tellen", "contractvorm", "hij is bij ons in dienst", "eigen dienst"),
    ("tellen", "contractvorm", "wij huren haar in via randstad", "inlener"),
    ("tellen", "contractvorm", "een uitzendkracht", "inlener"),
    ("tellen", "contractvorm", "iemand van het detacheringsbureau is bij ons gedetacheerd", "inlener"),
    ("tellen", "contractvorm", "wij lenen hem uit", "uitlener"),
    ("tellen", "contractvorm", "hij is gedetacheerd bij een klant", "uitlener"),
    ("tellen", "contractvorm", "dat is uitbesteed aan een schoonmaakbedrijf", "inkoop van een dienst"),
    ("tellen", "contractvorm", "wij kopen schoonmaak in", "inkoop van een dienst"),
    ("tellen", "contractvorm", "onze gemeente koopt de catering in", "inkoop van een dienst"),
    ("tellen", "contractvorm", "beschutte werkplek", "beschut werk"),
    ("tellen", "contractvorm", "een wsw'er die niet gedetacheerd is", "wsw intern"),
    ("tellen", "contractvorm", "een wsw'er die bij ons gedetacheerd is", "wsw inlener"),
    ("tellen", "contractvorm", "hij loopt stage", "zonder loon"),
    ("tellen", "contractvorm", "tijdens de proefplaatsing", "zonder loon"),
    ("tellen", "periode", "per mnd", "maand"),
    ("tellen", "periode", "dat is p.w.", "week"),
    ("tellen", "periode", "op jaarbasis", "jaar"),
    ("quotum", "sector", "wij zijn een waterschap", "overheid"),
    ("quotum", "sector", "een basisschool, dus onderwijs", "overheid"),
    ("quotum", "sector", "wij zijn een bakkerij", "markt"),
    ("quotum", "sector", "ons bedrijf", "markt"),
    ("doelstelling", "sector", "een roc", "mbo"),
    ("doelstelling", "sector", "middelbare school", "voortgezet onderwijs"),
    ("doelstelling", "sector", "het academisch ziekenhuis", "umc"),
    ("doelstelling", "sector", "een ministerie", "Rijk"),
    ("lkv", "soort", "een oudere werknemer", "oudere werknemer"),
    ("lkv", "soort", "hij staat in het doelgroepregister", "banenafspraak"),
    ("proefplaatsing", "uitvoerder", "via de sociale dienst", "gemeente"),
    ("proefplaatsing", "motivering", "hij begint met een dag per week", "goede reden"),
    ("proefplaatsing", "motivering", "hij moet lang inwerken", "inwerkperiode"),
    ("proefplaatsing", "uitkering", "zij heeft een Wajong-uitkering", "Wajong"),
    ("proefplaatsing", "uitkering", "hij zit in de bijstand", "bijstand"),
]  # fmt: skip


@pytest.mark.parametrize(("naam", "veld", "text", "keuze"), IN_EIGEN_WOORDEN)
def test_a_choice_in_peoples_own_words(naam: str, veld: str, text: str, keuze: str) -> None:
    assert read(naam, veld, text) == keuze


NIETS = [
    ("quotum", "sector", "overheid of markt?"),
    ("proefplaatsing", "uitvoerder", "uwv of gemeente, dat weet ik niet"),
    ("proefplaatsing", "uitvoerder", "niet via uwv"),
    ("tellen", "contractvorm", "hij werkt 24 uur"),
    ("tellen", "periode", "24 uur"),
]


@pytest.mark.parametrize(("naam", "veld", "text"), NIETS)
def test_two_choices_or_a_denied_one_fill_in_nothing(naam: str, veld: str, text: str) -> None:
    assert read(naam, veld, text) is None


FEITEN = [
    ("tellen", "staat_in_register", "hij staat in het doelgroepregister", True),
    ("tellen", "staat_in_register", "hij staat niet in het doelgroepregister", False),
    ("tellen", "staat_in_register", "geen registratie in het register", False),
    ("tellen", "staat_in_register", "24 uur", None),
    ("meeteltermijn", "is_geemigreerd", "zij is verhuisd naar Spanje", True),
    ("meeteltermijn", "is_oud_leerling", "een schoolverlater van het pro", True),
    ("loonkostensubsidie", "is_wsw", "hij heeft een wsw-dienstverband", True),
    ("lkv", "heeft_doelgroepverklaring", "zonder doelgroepverklaring", False),
    ("lkv", "heeft_doelgroepverklaring", "de doelgroepverklaring hebben we niet", False),
    ("praktijkroute", "is_gemeten_op_werkplek", "de loonwaarde is gemeten op de werkplek", True),
    ("minimumloon", "is_bbl", "een bbl'er van 18", True),
    ("proefplaatsing", "heeft_startkwalificatie", "zonder startkwalificatie", False),
    ("proefplaatsing", "was_langdurig_ziek", "hij was lang ziek", True),
]  # fmt: skip


@pytest.mark.parametrize(("naam", "veld", "text", "expected"), FEITEN)
def test_facts_said_and_denied(naam: str, veld: str, text: str, expected: bool | None) -> None:
    assert read_yes_no(naam, veld, fold(text)) is expected


@pytest.mark.parametrize(("naam", "veld"), [(naam, veld) for naam, table in JA_NEE.items() for veld in table])
def test_a_fact_that_is_not_mentioned_is_not_known(naam: str, veld: str) -> None:
    assert read_yes_no(naam, veld, "24 uur per week vanaf 1 december") is None
