"""The amount of one person: which percentage, amount, hours and date play a part, and which are asked about."""

from __future__ import annotations

import pytest

from .praat import Praat

# what is said one after the other, and the outcome of the last
BEDRAGEN = [
    (("wajonger werkt 20 uur, loonwaarde 55%. wat moet ik zelf betalen en wat vult uwv aan?",), "714.08"),
    (("fulltimer veertig uur (bij ons is 40 voltijd) loonwaarde zeventig procent, loonkostensubsidie uitrekenen",), "1039.03"),
    (("minimumloon bbl leerling 19 per uur",), "7.87"),
    (("minimumloon jongen 17",), "5.92"),
    (("minimumloon 17", "17"), "5.92"),
    (("lks fulltime 40 uur loonwaarde 60",), "1385.37"),
    (("wat kost een voltijdse kracht van 38 uur met loonwaarde 70",), "1510.79"),
    (("lks loonwaarde 60", "voltijd is 36 uur", "24"), "831.22"),
    (("hoeveel lkv voor iemand uit het register vanaf 1 januari 2027, 30 uur per week",), "1575.60"),
    # percentages that are no loonwaarde, and the new one of two
    (("ik krijg 30% loonkostensubsidie van de gemeente, 32 uur per week. om welk bedrag gaat het?",), "831.22"),
    (("verlies aan arbeidsproductiviteit is 30%, 36 uur, hoeveel loonkostensubsidie krijg ik?",), "935.13"),
    (("UWV vult 40% aan bij loondispensatie, 28 uur, wat betaal ik?",), "1090.60"),
    (("hoeveel loonkostensubsidie bij loonwaarde 60%, dus 40% subsidie, 32 uur",), "1108.30"),
    (("loonwaarde was 60%, nu 40%, 32 uur. hoeveel lks?",), "1662.45"),
    (("loonwaarde was eerst 60%, na hermeting 45%. 28 uur. Hoeveel LKS?",), "1333.42"),
    (("hoeveel lks: loonwaarde ging van 60% omlaag naar 45%, 28 uur",), "1333.42"),
    (("hoeveel lks: 40% loonwaarde (was 60%), 32 uur",), "1662.45"),
    (("hoeveel lks: 66,67% van 36 uur, loonwaarde 50%",), "1039.03"),
    (("hoeveel lks: 80% dienstverband van 30 uur, loonwaarde 50%",), "1039.03"),
    (("hoeveel lks: 32 uur loonwaarde 60%", "loonwaarde was 50 wordt 45%"), "1523.91"),
    # amounts
    (("loonkosten 32.000 euro per jaar, 36 uur, loonwaarde 50%. Nettokosten?",), "950.56"),
    (("Loonkosten per jaar 28.800, 30 uur, loonwaarde 50%. nettokosten?",), "969.91"),
    (("Nettokosten 32 uur loonwaarde 40%, loonkosten 2700", "en als hij minimumloon verdient?"), "441.02"),
    (("nettokosten: 24 uur loonwaarde 60, uurloon 16 euro", "2000 euro"), "1063.74"),
    # hours
    (("28 uur, waarvan 8 uur op zaterdag, loonwaarde 60. hoeveel LKS?",), "969.76"),
    (("28 uur waarvan 4 uur begeleiding, loonwaarde 60. hoeveel LKS?",), "969.76"),
    (("32 uur, ADV 2 uur, loonwaarde 60, hoeveel LKS?",), "1108.30"),
    (("28 uur per week verdeeld over 4 dagen, loonwaarde 60. hoeveel LKS?",), "969.76"),
    (("24 uur in 3 dagen, loonwaarde 60. hoeveel LKS?",), "831.22"),
    (("hoeveel LKS per 4 weken bij 20 uur per week en loonwaarde 70%",), "519.52"),
    # days
    (("hoeveel LKS: 24 uur loonwaarde 60%", "hij begon in 2025"), "816.07"),
    (("Vorig jaar oktober aangenomen, 36 uur, loonwaarde 60%. Wat krijg ik nu aan LKS?",), "1224.11"),
    (("hoeveel lks: in maart 2025 begonnen, 24 uur, loonwaarde 60",), "816.07"),
    (("Hij is hier 2 jaar in dienst, 36 uur, loonwaarde 60%, hoeveel LKS?",), "1224.11"),
    (("hij werkt al 3 jaar bij ons, 36 uur, loonwaarde 60%, hoeveel LKS?",), "1224.11"),
    (("contract tot 1 maart 2027, 32 uur, loonwaarde 60%, hoeveel LKS per maand?",), "1108.30"),
    (("hoeveel lks vanaf 15 juni 2026 tot 15 juni 2027, 24 uur, loonwaarde 60%",), "816.07"),
    (("hoeveel lks in de eerste helft van 2026 bij loonwaarde 60% en 36 uur",), "1224.11"),
    (("hoeveel LKS: 28 uur loonwaarde 50%", "de start was 1 mei 2025", "en nettokosten?"), "614.64"),
    (("minimumloon voor mijn zoon, geboren 3 april 2009, per uur",), "5.92"),
]  # fmt: skip


@pytest.mark.parametrize(("gezegd", "waarde"), BEDRAGEN)
def test_worked_out(praat: Praat, gezegd: tuple[str, ...], waarde: str) -> None:
    assert praat(*gezegd).waarde == waarde


# what is said one after the other, and the field that is then asked
VRAGEN = [
    (("loondispensatie van 35%, 36 uur per week, wat betaal ik per maand?",), "loonwaarde"),
    (("loonkostensubsidie van 30%, 24 uur, hoeveel krijg ik?",), "loonwaarde"),
    (("loonkostensubsidie van 80%, 24 uur, hoeveel krijg ik?",), "loonwaarde"),
    (("hoeveel LKS: loonwaarde 60% op maandag en 40% op dinsdag, 24 uur",), "loonwaarde"),
    (("we wachten nog op de loonwaardemeting maar verwachten 60%. 32 uur. hoeveel LKS nu?",), "loonwaarde"),
    (("hoeveel LKS: 36 uur loonwaarde 60%", "en met een 10% hogere loonwaarde?"), "loonwaarde"),
    (("hoeveel LKS: 36 uur loonwaarde 60%", "en als hij 5% beter presteert?"), "loonwaarde"),
    (("hoeveel lks: loonwaarde was 60, nu 40, 32 uur",), "loonwaarde"),
    (("hoeveel LKS: loonwaarde is gedaald met 10%, 32 uur",), "loonwaarde"),
    (("nettokosten: loonwaarde 50, 32 uur, 2.450 bruto per maand en 8% vakantiegeld",), "loonkosten"),
    (("nettokosten: loonwaarde 50, 32 uur, uurloon 15,80",), "loonkosten"),
    (("nettokosten: loonwaarde 50, 32 uur, we betalen 17,25 per uur",), "loonkosten"),
    (("nettokosten: loonwaarde 50, 32 uur, 600 euro per week",), "loonkosten"),
    (("nettokosten: loonwaarde 50, 32 uur, jaarsalaris 32.000 euro",), "loonkosten"),
    (("nettokosten: loonwaarde 50, 32 uur, 300 euro per maand hoger dan het minimumloon",), "loonkosten"),
    (("nettokosten: loonwaarde 50, 32 uur, 10% boven minimumloon",), "loonkosten"),
    (("nettokosten: loonwaarde 50, 32 uur, 120% van het minimumloon",), "loonkosten"),
    (("nettokosten: loonwaarde 50, 32 uur, 2.450 euro per maand exclusief vakantiegeld",), "loonkosten"),
    (("Twee collega's met 20 en 32 uur, samen hoeveel lkv?",), "uren_per_week"),
    (("lks voor 3 mensen samen 60 uur loonwaarde 50",), "uren"),
    (("hoeveel LKS: bij 24 uur per week krijg ik nu 831 euro, wat wordt het bij 32 uur? Loonwaarde 60%",), "uren"),
    (("hoeveel LKS: 24 uur loonwaarde 60%", "geldt dat ook voor iemand van 19?"), "uren"),
    (("hoeveel lkv over 2026: hij is per 1 april uit dienst gegaan, 24 uur per week",), "verloonde_uren"),
]  # fmt: skip


@pytest.mark.parametrize(("gezegd", "veld"), VRAGEN)
def test_asked(praat: Praat, gezegd: tuple[str, ...], veld: str) -> None:
    beurt = praat(*gezegd)
    assert beurt.berekening is None
    assert beurt.vraagt == veld


def test_an_amount_for_one_of_several_says_so(praat: Praat) -> None:
    beurt = praat("3 medewerkers van 24 uur met loonwaarde 50%, hoeveel LKS?")
    assert beurt.waarde == "1039.03"
    assert "voor 1 medewerker" in beurt.text


def test_an_amount_for_one_of_several_told_before(praat: Praat) -> None:
    assert "voor 1 medewerker" in praat("welk bedrag lks voor 5 mensen met loonwaarde 50%", "24 uur").text


def test_no_amount_with_the_wage_of_an_adult_for_somebody_younger(praat: Praat) -> None:
    beurt = praat("Loondispensatie loonwaarde 60% 19 jaar oud 32 uur, wat betaal ik?")
    assert beurt.berekening is None
    assert "jeugdloon" in beurt.text


@pytest.mark.parametrize(
    "text",
    [
        "Hij is in mei dit jaar gestart, 28 uur, loonwaarde 40%. Hoeveel LKS per maand?",
        "hoeveel lks: loonwaarde gemeten op 10 januari 2026, start 1 september 2026, 32 uur loonwaarde 60",
        "hoeveel lks: geboren 3 april 1990, 32 uur loonwaarde 60",
    ],
)
def test_no_day_that_is_asked_about(praat: Praat, text: str) -> None:
    beurt = praat(text)
    assert beurt.berekening is not None
    assert praat.staat.peildatum is None
