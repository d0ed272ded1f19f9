"""Which number goes to which field: by the words near it, the unit, or what was asked."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from actions.rekengesprek import Staat, begrijp
from actions.rekengesprek.velden.invullen import vul_in
from actions.rekengesprek.velden.vulling import Vulling
from bot.reading import read_quantities

TODAY = date(2026, 11, 22)


def lees(naam: str, text: str, **staat: Any) -> Vulling:
    return vul_in(naam, begrijp(text, read_quantities(text, TODAY), TODAY), Staat(naam, **staat))


INGEVULD: list[tuple[str, str, dict[str, Any]]] = [
    ("loonkostensubsidie", "32 uur loonwaarde 60", {"uren": "32", "loonwaarde": "60"}),
    ("loonkostensubsidie", "loonwaarde 60 en 32 uur", {"uren": "32", "loonwaarde": "60"}),
    ("loonkostensubsidie", "60% loonwaarde, contract van 32", {"uren": "32", "loonwaarde": "60"}),
    ("loonkostensubsidie", "hij presteert 45% bij 24 uur", {"uren": "24", "loonwaarde": "45"}),
    ("loonkostensubsidie", "lw 0,7 bij 24 uur", {"uren": "24", "loonwaarde": "70"}),
    ("loonkostensubsidie", "24 van 40 uur, loonwaarde 60%", {"uren": "24", "voltijdsuren": "40", "loonwaarde": "60"}),
    ("loonkostensubsidie", "32 uur bij een werkweek van 40 uur en loonwaarde 60%", {"uren": "32", "voltijdsuren": "40", "loonwaarde": "60"}),
    ("loonkostensubsidie", "fulltime is 38 uur, hij werkt 19 uur, loonwaarde 50%", {"uren": "19", "voltijdsuren": "38", "loonwaarde": "50"}),
    ("loonkostensubsidie", "in dienst sinds 1-10-2025, 36 uur, loonwaarde 60%", {"uren": "36", "start": "2025-10-01", "loonwaarde": "60"}),
    ("loonkostensubsidie", "begonnen op 1 maart 2026, aangevraagd op 1 mei 2026, 36 uur, 60%", {"uren": "36", "start": "2026-03-01", "aangevraagd": "2026-05-01", "loonwaarde": "60"}),
    ("quotum", "2.500 fte van 36 uur en al 40 banen gerealiseerd", {"fte": "2500", "voltijdsuren": "36", "gerealiseerd": "40"}),
    ("quotum", "4.500.000 verloonde uren per jaar", {"verloonde_uren_per_jaar": "4500000"}),
    ("quotum", "wij zijn een gemeente met 640 fte, werkweek 36 uur", {"sector": "overheid", "fte": "640", "voltijdsuren": "36"}),
    ("heffing", "4.680.000 verloonde uren, waarvan 53.240 uur van de doelgroep", {"verloonde_uren": "4680000", "verloonde_uren_doelgroep": "53240"}),
    ("heffing", "53.240 uur uit het doelgroepregister op 4.680.000 verloonde uren", {"verloonde_uren": "4680000", "verloonde_uren_doelgroep": "53240"}),
    ("heffing", "100.000 verloonde uren en 20.000 uitzenduren", {"verloonde_uren": "100000", "uitzend_en_wsw_uren": "20000"}),
    ("doelstelling", "ons roc heeft 500 fte, de hele sector 10.000 fte", {"sector": "mbo", "fte_werkgever": "500", "fte_sector": "10000"}),
    ("doelstelling", "de sector telt 10.000 fte en wij hebben er 500 fte van", {"fte_werkgever": "500", "fte_sector": "10000"}),
    ("doelstelling", "wij hebben 120 banen gerealiseerd bij de provincie", {"sector": "provincies", "gerealiseerd": "120"}),
    ("meeteltermijn", "geboren 10-02-1961 en verdient sinds 1-3-2025 meer dan het minimumloon", {"geboren": "1961-02-10", "voorwaarde_vervallen": "2025-03-01"}),
    ("meeteltermijn", "overleden op 3 mei 2026, geboren 1 januari 1990", {"geboren": "1990-01-01", "overleden": "2026-05-03"}),
    ("meeteltermijn", "10 februari 1961", {"geboren": "1961-02-10"}),
    ("lkv", "1.500 uur in 2026, in dienst sinds 1 mei 2024, scholingsbelemmerd", {"verloonde_uren": "1500", "start": "2024-05-01", "soort": "scholingsbelemmerd"}),
    ("lkv", "24 uur per week vanaf 1 juli 2026", {"uren_per_week": "24", "start": "2026-07-01"}),
    ("lkv", "80 uur per maand", {"verloonde_uren": "960"}),
    ("lkv", "voor een oudere werknemer, geboren 3-4-1965, 30 uur per week", {"soort": "oudere werknemer", "geboren": "1965-04-03", "uren_per_week": "30"}),
    ("proefplaatsing", "via uwv vanaf 1 december voor 2 maanden", {"uitvoerder": "UWV", "start": "2026-12-01", "maanden": "2"}),
    ("proefplaatsing", "3 maanden werkloos, proefplaatsing van 2 maanden per 7-12-2026", {"maanden_werkloos": "3", "maanden": "2", "start": "2026-12-07"}),
    ("proefplaatsing", "zij is 25 jaar en heeft een ww-uitkering", {"leeftijd": "25", "uitkering": "WW", "uitvoerder": "UWV"}),
    ("praktijkroute", "loonwaarde 60%, brief van 5 oktober 2026", {"loonwaarde": "60", "datum_brief": "2026-10-05"}),
    ("minimumloon", "19 jaar en 32 uur", {"leeftijd": "19", "uren": "32"}),
    ("minimumloon", "een 17-jarige bbl'er", {"leeftijd": "17", "is_bbl": True}),
    ("nettokosten", "36 uur, loonwaarde 60%, salaris 2.800 euro per maand, zonder lkv", {"uren": "36", "loonwaarde": "60", "loonkosten": "2800", "lkv_soort": "geen"}),
    ("nettokosten", "bruto 2.400 per maand bij 32 uur en 55% loonwaarde", {"uren": "32", "loonwaarde": "55", "loonkosten": "2400"}),
    ("nettokosten", "36 uur, loonwaarde 60, loonkosten 2000", {"uren": "36", "loonwaarde": "60", "loonkosten": "2000"}),
    ("jobcoach", "contract van 24 uur in het tweede jaar", {"uren": "24", "jaar": "2"}),
    ("benodigd", "5 banen met mensen van 24 uur", {"banen": "5", "uren": "24"}),
]  # fmt: skip


@pytest.mark.parametrize(("naam", "text", "invoer"), INGEVULD, ids=[f"{naam}: {text}" for naam, text, _ in INGEVULD])
def test_filled_in(naam: str, text: str, invoer: dict[str, Any]) -> None:
    vulling = lees(naam, text)
    assert {veld: value for veld, value in vulling.invoer.items() if value is not None} == invoer
    assert not vulling.twijfel


# calculator, field that was asked, a bare answer, value
GEVRAAGD = [
    ("loonkostensubsidie", "uren", "32", "32"),
    ("loonkostensubsidie", "uren", "32,5", "32.5"),
    ("loonkostensubsidie", "loonwaarde", "60", "60"),
    ("loonkostensubsidie", "loonwaarde", "zestig", "60"),
    ("loonkostensubsidie", "loonwaarde", "0,6", "60"),
    ("loonkostensubsidie", "loonwaarde", "de helft", "50"),
    ("quotum", "fte", "2000", "2000"),
    ("heffing", "verloonde_uren_doelgroep", "2000", "2000"),
    ("quotum", "voltijdsuren", "36", "36"),
    ("heffing", "verloonde_uren_doelgroep", "53.240", "53240"),
    ("lkv", "uren_per_week", "24", "24"),
    ("proefplaatsing", "maanden", "4", "4"),
    ("proefplaatsing", "start", "1 december", "2026-12-01"),
    ("benodigd", "banen", "5", "5"),
    ("meeteltermijn", "geboren", "10-2-61", "1961-02-10"),
]  # fmt: skip


@pytest.mark.parametrize(("naam", "veld", "text", "value"), GEVRAAGD)
def test_a_bare_number_answers_what_was_asked(naam: str, veld: str, text: str, value: str) -> None:
    assert lees(naam, text, gevraagd=veld).invoer.get(veld) == value


# calculator, message, field in doubt
TWIJFEL = [
    ("loonkostensubsidie", "32 uur, loonwaarde 60% of 70%", "loonwaarde"),
    ("loonkostensubsidie", "20 tot 24 uur, loonwaarde 60%", "uren"),
    ("meeteltermijn", "geboren in 1961", "geboren"),
    ("meeteltermijn", "geboren eind februari 1961", "geboren"),
    ("proefplaatsing", "start begin december 2026 via uwv", "start"),
    ("minimumloon", "in 2025", "peildatum"),
]


@pytest.mark.parametrize(("naam", "text", "veld"), TWIJFEL)
def test_in_doubt(naam: str, text: str, veld: str) -> None:
    vulling = lees(naam, text)
    assert [twijfel.veld for twijfel in vulling.twijfel] == [veld]
    assert veld not in vulling.invoer


# calculator, message, day that is asked about
PEILDATA = [
    ("quotum", "overheid 2018, 2500 fte van 36 uur", date(2018, 12, 31)),
    ("minimumloon", "op 15 maart 2026", date(2026, 3, 15)),
    ("loonkostensubsidie", "32 uur, loonwaarde 60%, in augustus 2026", date(2026, 8, 1)),
    ("lkv", "1.500 uur in 2026", TODAY),
    ("loonkostensubsidie", "32 uur en loonwaarde 60%", None),
]


@pytest.mark.parametrize(("naam", "text", "peildatum"), PEILDATA)
def test_the_day_that_is_asked_about(naam: str, text: str, peildatum: date | None) -> None:
    assert lees(naam, text).peildatum == peildatum
