"""The paid hours of a year of which somebody works a part, or in which the hours change."""

from __future__ import annotations

import pytest

from .praat import Praat

BEDRAGEN = [
    (("contract van 6 maanden vanaf 1 april 2026 voor 24 uur, hoeveel lkv",), "630.24"),
    (("zij heeft 6 maanden 24 uur gewerkt, hoeveel lkv",), "630.24"),
    (("zij heeft 6 maanden 24 uur gewerkt, hoeveel lkv", "en met 32 uur"), "840.32"),
    (("halfjaarcontract 24 uur, hoeveel lkv",), "630.24"),
    (("lkv voor een tijdelijk contract van een half jaar, 24 uur per week",), "630.24"),
    (("lkv bij 30 uur per week, 46 weken",), "1393.80"),
    (("lkv 30 uur x 46 weken",), "1393.80"),
    (("hij werkte 26 weken 20 uur, hoeveel loonkostenvoordeel",), "525.20"),
    (("lkv 24 uur", "en als hij maar 6 maanden werkt"), "630.24"),
    (("lkv 80 uur per maand, contract van 6 maanden",), "484.80"),
    (("eerst 20 uur maar sinds juli 28 uur, hoeveel lkv dit jaar",), "1260.48"),
    (("Karin is vanaf 1 april meer gaan werken, van 20 naar 30 uur. Wat wordt het LKV over 2026?",), "1444.30"),
    (("Vanaf 1 juli is ze van 16 naar 24 uur gegaan, hoeveel lkv?",), "1050.40"),
    (("sinds 1 juli 28 uur, daarvoor 20, hoeveel lkv over 2026",), "1260.48"),
    (("tot 1 juli 20 uur en daarna 30, hoeveel lkv",), "1313.00"),
    (("hoeveel lkv: in dienst van 1 februari tot 1 augustus 2026, 30 uur per week",), "757.50"),
    (("lkv 24 uur, in dienst van 1-4-2026 tot en met 30-9-2026",), "630.24"),
    (("lkv 24 uur, contract loopt van 1 april tot 1 oktober 2026",), "630.24"),
    (("jan komt op 1 mei 2026 voor 24 uur in dienst, hoeveel lkv over 2026",), "848.40"),
    (("we nemen iemand op 1 mei 2026 voor 24 uur aan, hoeveel lkv",), "848.40"),
    (("Na een proefplaatsing komt Youssef op 1 februari 2027 voor 28 uur in dienst. Hoeveel LKV krijgen we in 2027?",), "1329.16"),
    (("Per 1 december nemen we Dennis aan voor 28 uur per week. Wat krijgen we aan LKV per jaar?",), "1470.56"),
    (("lkv 24 uur begonnen 1 oktober 2026",), "315.12"),
    (("lkv 24 uur begonnen 1 oktober 2026", "en in een vol jaar?"), "1260.48"),
    (("lkv 24 uur begonnen 1 oktober 2026", "en voor Marieke, 28 uur, die hier al 5 jaar werkt"), "1470.56"),
    (("lkv 24 uur, contract van 6 maanden", "en voor Piet met 32 uur"), "1680.64"),
    (("onze medewerker heeft de aow-leeftijd al, werkt nog 16 uur, hoeveel lkv", "3-5-1955"), "0.00"),
    (("onze medewerker zit in beschut werk en werkt 28 uur, hoeveel lkv", "nee"), "0.00"),
    (("lkv 24 uur, hij heeft de aow-leeftijd nog niet",), "1260.48"),
    (("lkv 24 uur, geen beschut werk",), "1260.48"),
    (("lkv 24 uur, werkloos sinds 6 maanden",), "1260.48"),
    (("hij werkt hier al 3 jaar 24 uur, hoeveel lkv",), "1260.48"),
    (("na een proefplaatsing van 2 maanden 24 uur in dienst, hoeveel lkv",), "1260.48"),
]  # fmt: skip
GEVRAAGD = [
    (("hij is nu 6 maanden in dienst, 24 uur, hoeveel lkv?",), "start"),
    (("hij werkt 24 uur maar was 10 weken onbetaald weg, hoeveel lkv",), "verloonde_uren"),
    (("contract van 6 maanden vanaf 1 oktober 2025 voor 24 uur, hoeveel lkv",), "verloonde_uren"),
    (("vanaf 1 april gaat hij van 20 naar 30 uur, hoeveel lkv",), "verloonde_uren"),
    (("hij is al met pensioen maar werkt nog 16 uur, hoeveel lkv",), "geboren"),
    (("lkv voor een gepensioneerde, 16 uur",), "geboren"),
    (("onze medewerker zit in beschut werk en werkt 28 uur, hoeveel lkv",), "staat_in_register"),
]


@pytest.mark.parametrize(("gezegd", "waarde"), BEDRAGEN)
def test_paid_hours_of_the_part(praat: Praat, gezegd: tuple[str, ...], waarde: str) -> None:
    beurt = praat(*gezegd)
    assert (beurt.naam, beurt.waarde) == ("lkv", waarde)


@pytest.mark.parametrize(("gezegd", "veld"), GEVRAAGD)
def test_asked_when_the_part_is_not_clear(praat: Praat, gezegd: tuple[str, ...], veld: str) -> None:
    beurt = praat(*gezegd)
    assert (beurt.vraagt, beurt.berekening) == (veld, None)
