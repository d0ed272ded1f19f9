"""Numbers of an organisation in parts: added up when they clearly are parts, otherwise asked about."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from actions.rekengesprek import Staat, begrijp
from actions.rekengesprek.velden.lezing import vul_in
from actions.rekengesprek.velden.vulling import Vulling
from bot.reading import read_quantities

from .praat import Praat

TODAY = date(2026, 11, 22)


def lees(naam: str, text: str) -> Vulling:
    return vul_in(naam, begrijp(text, read_quantities(text, TODAY), TODAY), Staat(naam))


INGEVULD: list[tuple[str, str, dict[str, Any]]] = [
    ("quotum", "drie scholen: 120, 85 en 60 fte, voltijd 40 uur", {"fte": "265", "voltijdsuren": "40"}),
    ("quotum", "110 en 90 fte, 36 uur", {"fte": "200", "voltijdsuren": "36"}),
    ("quotum", "120 fte, 85 fte en 60 fte, samen 265 fte, 36 uur", {"fte": "265"}),
    ("quotum", "500 fte in amsterdam en 300 fte in utrecht, samen, 36 uur", {"fte": "800"}),
    ("quotum", "wij hebben 200 en 300 fte en al 10 banen, 36 uur", {"fte": "500", "gerealiseerd": "10"}),
    ("quotum", "werkweek 36 en 500 fte", {"fte": "500", "voltijdsuren": "36"}),
    ("quotum", "1.050 medewerkers, gemiddeld 0,85 fte, 36 uur", {"fte": "892.5", "voltijdsuren": "36"}),
    ("quotum", "36 uur, 400 mensen, gemiddelde aanstelling 0,8 fte", {"fte": "320", "voltijdsuren": "36"}),
    ("heffing", "700 werknemers van gemiddeld 1.500 verloonde uren", {"verloonde_uren": "1050000"}),
    ("heffing", "1.200.000 uur. doelgroep: 12.000 eigen dienst, 8.000 via detachering", {"verloonde_uren": "1200000", "verloonde_uren_doelgroep": "20000"}),
    ("heffing", "1.200.000 uur, doelgroep 12.000 uur in eigen dienst plus 8.000 uur ingeleend", {"verloonde_uren": "1200000", "verloonde_uren_doelgroep": "20000"}),
    ("heffing", "1.200.000 uur, doelgroep 5.000 + 7.000 uur", {"verloonde_uren": "1200000", "verloonde_uren_doelgroep": "12000"}),
    ("heffing", "900.000 uur totaal, doelgroep 12.000, uitzend 8.000", {"verloonde_uren": "900000", "verloonde_uren_doelgroep": "12000", "uitzend_en_wsw_uren": "8000"}),
    ("doelstelling", "doel 2024 umc, wij hebben 8% van de fte van alle umcs", {"fte_werkgever": "8", "fte_sector": "100"}),
    ("doelstelling", "wij hebben 100 fte van de 10.000 fte", {"fte_werkgever": "100", "fte_sector": "10000"}),
    ("loonkostensubsidie", "24 uur, tempo 60%, kwaliteit 90% en netto werktijd 100%", {"uren": "24", "loonwaarde": "54"}),
    ("loonkostensubsidie", "24 uur, loonwaarde 54% (tempo 60%)", {"uren": "24", "loonwaarde": "54"}),
]  # fmt: skip
GEVRAAGD = [
    ("quotum", "500 fte in amsterdam en 300 fte in utrecht, 36 uur", "fte"),
    ("quotum", "vorig jaar 120 fte en nu 140 fte, 36 uur", "fte"),
    ("quotum", "gemiddeld 0,85 fte, 36 uur", "fte"),
    ("quotum", "500 fte, 8 mensen van 24 uur, werkweek 36 uur", "gerealiseerd"),
    ("quotum", "400 fte, 36 uur. We hebben 5 mensen van 28 uur. Hoeveel banen moeten we nog?", "gerealiseerd"),
    ("quotum", "400 fte 36 uur, quotum in 2018 en 2019?", "peildatum"),
    ("quotum", "hoeveel meer dan 400 fte, 36 uur, in 2024 dan in 2018", "peildatum"),
    ("doelstelling", "markt in 2020 en 2021", "peildatum"),
    ("heffing", "900.000 uur, doelgroep 10.000 en 5.000 uur", "verloonde_uren_doelgroep"),
    ("loonkostensubsidie", "en als het tempo 80% was?", "loonwaarde"),
    ("nettokosten", "wat als de kwaliteit 100% wordt", "loonwaarde"),
]


@pytest.mark.parametrize(("naam", "text", "invoer"), INGEVULD)
def test_put_together(naam: str, text: str, invoer: dict[str, Any]) -> None:
    vulling = lees(naam, text)
    assert vulling.twijfel == []
    assert {veld: vulling.invoer.get(veld) for veld in invoer} == invoer


@pytest.mark.parametrize(("naam", "text", "veld"), GEVRAAGD)
def test_asked_about(naam: str, text: str, veld: str) -> None:
    vulling = lees(naam, text)
    assert veld in [twijfel.veld for twijfel in vulling.twijfel]
    assert veld not in vulling.invoer


GESPREKKEN = [
    (("het hbo moet in 2023 990 banen hebben, ons aandeel is 4%. Hoeveel is dat voor ons?",), "39.60"),
    (("doel rijk 2018", "als wij 5% van de fte hebben"), "83.50"),
    (("gemeente 400 fte 36 uur, quotum in 2018 en 2019?", "2019"), "12.0"),
    (("hoeveel lkv in 2026 voor 28 uur als hij in juli begonnen is?",), "735.28"),
    (("hoeveel lkv in 2026 voor 28 uur, begonnen in april 2026",), "1102.92"),
    (("lkv 28 uur", "en als hij pas in juli begint?"), "735.28"),
    (("lkv over 2025 24 uur",), "1260.48"),
]


@pytest.mark.parametrize(("gezegd", "waarde"), GESPREKKEN)
def test_calculated(praat: Praat, gezegd: tuple[str, ...], waarde: str) -> None:
    assert praat(*gezegd).waarde == waarde


@pytest.mark.parametrize("vraag", ["Wat is ons quotumtekort?", "Hoeveel banen komen we tekort?"])
def test_a_shortfall_counts_the_hours_of_the_doelgroep(praat: Praat, vraag: str) -> None:
    beurt = praat(f"overheid 2024, 800.000 verloonde uren, doelgroep 10.000. {vraag}")
    assert (beurt.naam, beurt.invoer["verloonde_uren_doelgroep"]) == ("heffing", 10000)


def test_a_pace_is_no_loonwaarde(praat: Praat) -> None:
    praat("tempo 70%, kwaliteit 90%, netto werktijd 95%, wat is de loonwaarde", "en hoeveel lks is dat bij 30 uur")
    assert praat("en als het tempo 80% was?").vraagt == "loonwaarde"
    assert praat("68,4%").waarde == "820.83"
