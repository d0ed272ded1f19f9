"""The worked examples of the domain, asked in the words of an employer: the letters and numbers are theirs.

Left out, because the question cannot be asked in a conversation: D3, D4 and the published variant of D15 start
from a wage that somebody else chose, where the calculator takes the minimum wage of the day
(tests/rekenregels/test_loonkostensubsidie.py has them). D14 and D16 are shares: asked here as subsidie_procent.
"""

from __future__ import annotations

from typing import Any

import pytest

from .conftest import Start
from .praat import NU

GEPUBLICEERD = True
VO = "Ons vo-bestuur heeft 2.500 fte van 36 uur."
WEET_NIET = "Weet ik niet"
HEFFING = "Wij zijn een gemeente. Hoe hoog is de quotumheffing over 2018 bij"
C7 = "Zij is geboren op 20-05-1990 en verdient sinds 2021 meer dan het minimumloon. Tot wanneer telt zij mee?"
E10 = (
    "Kandidaat heeft WW, is 2 maanden werkloos, 35 jaar oud en heeft een startkwalificatie. "
    "Wanneer eindigt de proefplaatsing via UWV vanaf 1 december 2026?"
)
KOEN = "Hoeveel loonkostensubsidie is er bij een loonwaarde van"

# example, published?, day asked about, what is said, calculator, outcome, other values
Voorbeeld = tuple[str, bool, str, tuple[str, ...], str, "str | None", dict[str, Any]]

BANEN: list[Voorbeeld] = [
    ("A1", GEPUBLICEERD, NU, (f"{VO} Hoeveel banen is ons quotum in 2018?",), "quotum", "68.1", {"quotum_uren": "1737.00", "banen_onafgerond": "68.12"}),
    ("A2", GEPUBLICEERD, NU, (f"{VO} Hoeveel banen is ons quotum in 2018?", "en als we er al 40 hebben?"), "quotum", "68.1", {"nog_te_realiseren": "28.1"}),
    ("A3", False, NU, (f"{VO} Hoeveel banen is ons quotum in 2018?", "en in 2019?"), "quotum", "75.5", {"quotum_uren": "1926.00", "banen_onafgerond": "75.53"}),
    ("A6", False, NU, ("Hoeveel banen is de doelstelling van het Rijk naar rato in 2016?",), "doelstelling", "868.40", {}),
    ("A7", GEPUBLICEERD, NU, ("Wat was de doelstelling van de provincies in 2016?", "en als er al 109,53 gerealiseerd is?"), "doelstelling", "88.00", {"realisatie_procent": "124.47"}),
    ("A7 in een keer", GEPUBLICEERD, NU, ("Wat was het doel van de provincies in 2016? Er is al 109,53 fte gerealiseerd.",), "doelstelling", "88.00", {"realisatie_procent": "124.47"}),
    ("A8", False, NU, ("Hoeveel banen was het doel van het voortgezet onderwijs in 2018?",), "doelstelling", "1320.00", {"aandeel_procent": "10.56"}),
    ("A8 aan het eind", GEPUBLICEERD, NU, ("Hoeveel banen is het doel van het voortgezet onderwijs in 2023?",), "doelstelling", "2640.00", {"aandeel_procent": "10.56"}),
    ("A9 2015", GEPUBLICEERD, NU, ("Wat is het aandeel van het mbo in de doelstelling van 2015?",), "doelstelling", "155.00", {"aandeel_procent": "5.17"}),
    ("A9 2016", GEPUBLICEERD, NU, ("Wat is het sectordoel van het mbo in 2016?",), "doelstelling", "336.00", {"aandeel_procent": "5.17"}),
    ("A10", False, NU, ("Ons mbo heeft 500 fte en de hele sector heeft 10.000 fte. Wat is ons doel voor 2016?",), "doelstelling", "16.80", {"sectordoel": "336.00"}),
    ("A12", False, NU, ("Hoeveel banen is het quotum in 2024 bij de overheid met 2500 fte van 36 uur?",), "quotum", "97.4", {"quotum_uren": "2484.00", "banen_onafgerond": "97.41"}),
    ("A12 oude prognose", False, NU, ("Hoeveel banen is het quotum in 2024 bij de overheid met 2500 fte van 36 uur?", "en met een quotumpercentage van 3,09%?"), "quotum", "109.0", {}),
    ("B14", GEPUBLICEERD, NU, ("Wat is het doel van het mbo in 2015 als er 63,09 banen gerealiseerd zijn?",), "doelstelling", "155.00", {"nog_te_realiseren": "91.91"}),
    *[
        (f"Rijk {jaar}", False, NU, (f"Wat is het doel van het Rijk naar rato in {jaar}?",), "doelstelling", banen, {"landelijk_doel": landelijk})
        for jaar, landelijk, banen in (
            (2015, "3000", "400.80"), (2016, "6500", "868.40"), (2017, "10000", "1336.00"), (2018, "12500", "1670.00"), (2019, "15000", "2004.00"),
            (2020, "17500", "2338.00"), (2021, "20000", "2672.00"), (2022, "22500", "3006.00"), (2023, "25000", "3340.00"),
        )
    ],
]  # fmt: skip

TELLEN: list[Voorbeeld] = [
    ("B1", False, NU, ("Hoeveel banen is een contract van 36 uur per week?",), "tellen", "1.41", {}),
    ("B2", False, NU, ("Voor hoeveel banen telt iemand met 25,5 uur per week mee?",), "tellen", "1.00", {}),
    ("B3", False, NU, ("hoeveel baan is 20 uur",), "tellen", "0.78", {}),
    ("B4", False, NU, ("hoeveel baan is 20 uur", "en bij 12 uur?"), "tellen", "0.47", {}),
    ("B5", False, NU, ("Onze medewerker werkt 8 uur per week. Voor hoeveel baan telt hij mee?",), "tellen", "0.31", {}),
    ("B6", False, NU, ("Twee collega's werken 16 uur en 9,5 uur per week. Voor hoeveel banen tellen zij samen mee?",), "tellen", "1.00", {"uren": "25.5"}),
    ("B7 inlener", False, NU, ("Wij zijn een gemeente en lenen iemand in voor 24 uur per week. Voor hoeveel banen telt dat mee?",), "tellen", "0.94", {"telt_in_sector": "overheid"}),
    ("B7 uitlener", False, NU, ("Wij lenen een medewerker van 24 uur uit aan een klant. Voor hoeveel banen telt die bij ons mee?",), "tellen", "0.00", {"banen_elders": "0.94", "telt_bij": "inlener"}),
    ("B8", False, NU, ("Voor hoeveel banen telt een wsw'er van 32 uur in het sw-bedrijf zelf?",), "tellen", "0.00", {"telt_bij": "niemand"}),
    ("B8 niet gedetacheerd", False, NU, ("Hoeveel banen telt een wsw'er van 32 uur die niet gedetacheerd is?",), "tellen", "0.00", {"telt_bij": "niemand"}),
    ("B9", False, NU, ("Hoeveel banen telt iemand met een Wsw-baan van 32 uur die bij ons gedetacheerd is? Wij zijn een bedrijf.",), "tellen", "1.25", {"telt_in_sector": "markt"}),
    ("B10", False, NU, ("Voor hoeveel banen telt beschut werk van 28 uur mee?",), "tellen", "0.00", {"telt_bij": "niemand"}),
    ("B11 opdrachtgever", False, NU, ("Onze gemeente koopt schoonmaak in: 3 mensen van 20 uur, alle drie in het doelgroepregister. Hoeveel banen telt dat bij ons?",), "tellen", "0.00", {"banen_elders": "2.35", "telt_bij": "leverancier"}),
    ("B11 leverancier", False, NU, ("Wij zijn leverancier van schoonmaak met 3 mensen van 20 uur. Hoeveel banen tellen die bij ons mee?",), "tellen", "2.35", {}),
    ("B11 eigen mensen", False, NU, ("Wij werken als leverancier met 3 eigen mensen van 20 uur bij een gemeente. Hoeveel banen zijn dat voor ons?",), "tellen", "2.35", {}),
    ("B12", False, NU, ("In december had hij 110,5 verloonde uren in de maand. Hoeveel banen is dat?",), "tellen", "1.00", {}),
    ("B13", False, NU, ("Hoeveel banen zijn 998,25 verloonde uren per jaar?",), "tellen", "0.75", {}),
]  # fmt: skip

EINDE: list[Voorbeeld] = [
    ("C1 toen", False, "2016-06-01", ("Tot wanneer telt iemand mee die sinds 10 september 2014 meer verdient dan het minimumloon?", WEET_NIET), "meeteltermijn", "2016-12-31", {"grond": "t+2"}),
    ("C1 nu", False, NU, ("Tot wanneer telt iemand mee die sinds 10-09-2014 meer verdient dan het minimumloon?", WEET_NIET), "meeteltermijn", "2016-12-31", {"staat_in_register": False}),
    ("C2 in 2017", False, "2017-06-01", ("Tot wanneer telt iemand mee die sinds 15 juni 2015 boven het minimumloon verdient?", WEET_NIET), "meeteltermijn", "2017-12-31", {"grond": "t+2"}),
    ("C2 in 2018", False, "2018-06-01", ("Tot wanneer telt iemand mee die sinds 15 juni 2015 boven het minimumloon verdient?", WEET_NIET), "meeteltermijn", "2028-12-31", {"grond": "opgeschort"}),
    ("C2 nu", False, NU, ("Tot wanneer telt iemand mee die sinds 15 juni 2015 boven het minimumloon verdient?", WEET_NIET), "meeteltermijn", None, {"regime": "AOW", "einde_opgeschort": "2028-12-31"}),
    ("C3", False, "2019-06-01", ("Tot wanneer telt iemand mee die sinds 1-3-2016 boven het minimumloon verdient?", WEET_NIET), "meeteltermijn", "2028-12-31", {"einde_oude_regel": "2018-12-31"}),
    ("C3 nu", False, NU, ("Tot wanneer telt iemand mee die sinds 1-3-2016 boven het minimumloon verdient?", WEET_NIET), "meeteltermijn", None, {"regime": "AOW"}),
    ("C4", False, NU, ("Tot wanneer telt onze medewerker mee, geboren 15-08-1959?",), "meeteltermijn", "2026-08-15", {"grond": "AOW-leeftijd"}),
    ("C5", False, NU, ("Tot wanneer telt onze medewerker mee? Hij is geboren op 10 februari 1961.",), "meeteltermijn", "2028-05-10", {}),
    ("C6", False, NU, ("Tot wanneer telt onze medewerker mee?", "28-02-1957"), "meeteltermijn", "2023-12-28", {}),
    ("C6 een dag later", False, NU, ("Tot wanneer telt onze medewerker mee?", "28-02-1957", "nee, 1 maart 1957"), "meeteltermijn", "2024-03-01", {}),
    ("C7", False, NU, (C7,), "meeteltermijn", None, {"regime": "AOW", "staat_in_register": True}),
    ("C8", False, NU, ("Beschut werk is vastgesteld op 3 maart 2026, tot wanneer telt hij mee?",), "meeteltermijn", "2026-03-04", {"grond": "beschut werk"}),
    ("C9 grens", False, NU, ("UWV stelde op 15-06-2020 vast dat hij op eigen verzoek wordt uitgeschreven. Tot wanneer telt hij mee?",), "meeteltermijn", "2021-01-01", {"grond": "eigen verzoek"}),
    ("C9 later", False, NU, ("UWV stelde op 12-05-2026 de uitschrijving op eigen verzoek vast. Tot wanneer telt hij mee?",), "meeteltermijn", "2026-05-12", {"grond": "eigen verzoek"}),
    ("C10", False, NU, ("Tot wanneer telt iemand van de groep 38b lid 1 f mee die op 10 maart 2020 op eigen verzoek is uitgeschreven?",), "meeteltermijn", "2020-03-10", {}),
    ("C11 toen", GEPUBLICEERD, "2017-06-01", ("Onze medewerker verdient sinds 01-02-2017 boven het minimumloon. Tot wanneer telt hij mee?", WEET_NIET), "meeteltermijn", "2019-12-31", {"grond": "t+2"}),
    ("C11 nu", GEPUBLICEERD, NU, ("Onze medewerker verdient sinds 01-02-2017 boven het minimumloon. Tot wanneer telt hij mee?", WEET_NIET), "meeteltermijn", None, {"regime": "AOW"}),
    ("C12", False, NU, ("Onze medewerker is in 2025 geëmigreerd. Tot wanneer telt hij mee?", WEET_NIET), "meeteltermijn", None, {"telt_mee": False, "grond": None}),
]  # fmt: skip

SUBSIDIE: list[Voorbeeld] = [
    ("D1", GEPUBLICEERD, NU, ("Hoeveel loonkostensubsidie was het in juli 2016 bij een loonwaarde van 50% en 40 uur, fulltime is 40 uur?",), "loonkostensubsidie", "1021.01", {"grondslag": "1660.18", "subsidie": "830.09", "werkgeverslasten": "190.92"}),
    ("D2", GEPUBLICEERD, "2016-07-27", ("Wat kost een medewerker netto bij loonwaarde 50%, 40 uur per week, voltijd 40 uur, zonder lkv en met 2000 euro premiekorting per jaar?",), "nettokosten", "472.50", {"korting_per_maand": "166.67"}),
    ("D5", False, "2026-01-01", (f"{KOEN} 60% en 36 uur?",), "loonkostensubsidie", "1224.11", {"grondslag": "2477.95", "subsidie": "991.18", "werkgeverslasten": "232.93"}),
    ("D5 later gevraagd", False, NU, ("Hoeveel loonkostensubsidie krijg ik per 1 januari 2026 bij 36 uur en een loonwaarde van 60%?",), "loonkostensubsidie", "1224.11", {}),
    ("D6", False, NU, ("Wij nemen per 1 juli 2026 iemand aan voor 36 uur met een loonwaarde van 60%. Hoeveel loonkostensubsidie krijgen wij?",), "loonkostensubsidie", "1246.84", {"grondslag": "2523.96", "subsidie": "1009.58", "werkgeverslasten": "237.25"}),
    ("D7", False, "2026-07-01", (f"{KOEN} 60% en 36 uur?", "En bij 24 uur per week?"), "loonkostensubsidie", "831.22", {"subsidie": "673.06", "werkgeverslasten": "158.17"}),
    ("D8", False, "2026-01-01", ("Hoeveel LKS krijg ik?", "36 uur", "20%"), "loonkostensubsidie", "2142.19", {"subsidie": "1734.57", "werkgeverslasten": "407.62"}),
    ("D9", False, "2026-01-01", ("Hoeveel LKS krijg ik bij 36 uur?", "Nog niet gemeten"), "loonkostensubsidie", "1530.14", {"subsidie": "1238.98", "werkgeverslasten": "291.16"}),
    ("D10", False, "2025-09-01", ("Hoeveel loonkostensubsidie krijg ik bij 40 uur, voltijd is 40 uur, loonwaarde 45%, in dienst sinds 1 augustus 2025?",), "loonkostensubsidie", "1830.55", {"subsidie": "1482.23", "werkgeverslasten": "348.32"}),
    ("D11", False, NU, (f"{KOEN} 105% en 36 uur?",), "loonkostensubsidie", "0.00", {}),
    ("D12", False, NU, ("Wat is de loonwaarde? 60% van de tijd tempo 70%, kwaliteit 90%, netto werktijd 90%; 40% van de tijd tempo 80%, kwaliteit 100%, netto werktijd 95%",), "loonwaarde", "64.42", {}),
    ("D12 als breuken", False, NU, ("Bereken de loonwaarde: taak 1 is 60% van de tijd met tempo 0,7, kwaliteit 0,9 en netto 0,9; taak 2 is 40% van de tijd met tempo 0,8, kwaliteit 1,0 en netto 0,95",), "loonwaarde", "64.42", {}),
    ("D13", False, NU, ("Hij is in dienst sinds 01-10-2025, loonwaarde 60%, 36 uur per week. Hoeveel loonkostensubsidie krijg ik in augustus 2026?",), "loonkostensubsidie", "1224.11", {}),
    ("D14", GEPUBLICEERD, "2026-01-01", (f"{KOEN} 70% en 36 uur?",), "loonkostensubsidie", "918.08", {"subsidie_procent": "30"}),
    ("D15", False, NU, ("Hoeveel loonkostensubsidie in januari 2016 bij loonwaarde 50% en 40 uur per week, voltijd 40 uur?",), "loonkostensubsidie", "1012.64", {"subsidie": "823.28", "werkgeverslasten": "189.36"}),
    ("D16", GEPUBLICEERD, "2026-01-01", (f"{KOEN} 60% en 36 uur?",), "loonkostensubsidie", "1224.11", {"subsidie_procent": "40", "maximum": "1734.57"}),
]  # fmt: skip

PROEFPLAATSING: list[Voorbeeld] = [
    ("E1", False, "2026-03-01", ("Proefplaatsing via UWV vanaf 16-03-2026 voor 2 maanden, wat is de laatste dag?",), "proefplaatsing", "2026-05-15", {}),
    ("E2", GEPUBLICEERD, "2026-03-01", ("Wanneer eindigt een proefplaatsing via UWV die start op 16 maart 2026 en 6 maanden duurt? De kandidaat begint met 1 dag per week.",), "proefplaatsing", "2026-09-15", {"maanden": "6"}),
    ("E3", GEPUBLICEERD, "2026-03-01", ("Wij willen een proefplaatsing via UWV van 6 maanden vanaf 16-03-2026, vanwege een lange inwerkperiode. Wanneer eindigt die?",), "proefplaatsing", "2026-05-15", {"maanden": "2"}),
    ("E4", False, "2026-08-01", ("Wanneer eindigt een proefplaatsing van 2 maanden via het UWV vanaf 1 september 2026?",), "proefplaatsing", "2026-10-31", {}),
    ("E5", False, "2026-08-01", ("Wanneer is de laatste dag van een proefplaatsing vanaf 1 september 2026?", "Gemeente"), "proefplaatsing", "2026-10-31", {}),
    ("E6", False, "2026-08-01", ("Wanneer eindigt een proefplaatsing van 2 maanden via de gemeente vanaf 1 september 2026?", "en als we met 4 maanden verlengen?"), "proefplaatsing", "2027-02-28", {"maanden": "6"}),
    ("E7", False, NU, ("proefplaatsing uwv, start 31-12-2026, 2 maanden, laatste dag?",), "proefplaatsing", "2027-02-28", {}),
    ("E8", False, "2026-05-01", ("Proefplaatsing van 8 maanden via UWV, start 01-06-2026, met een goede reden. Wanneer is die afgelopen?",), "proefplaatsing", "2026-11-30", {"maanden": "6"}),
    ("E9", False, NU, ("Wanneer eindigde een proefplaatsing via UWV van 3 maanden die begon op 1 mei 2012, met goede reden?",), "proefplaatsing", "2012-07-31", {}),
    ("E10", False, NU, (E10,), "proefplaatsing", None, {}),
]  # fmt: skip

LKV: list[Voorbeeld] = [
    ("F1", GEPUBLICEERD, NU, ("Hoeveel LKV krijg ik bij 1.664 verloonde uren?",), "lkv", "1680.64", {}),
    ("F2", False, NU, ("Hoeveel loonkostenvoordeel is het bij 20 uur per week?",), "lkv", "1050.40", {"uren_in_het_jaar": "1040"}),
    ("F3", False, NU, ("lkv bij 1900 uur per jaar?",), "lkv", "1919.00", {}),
    ("F4", False, NU, ("lkv bij 1900 uur per jaar?", "en bij 2.080 uur?"), "lkv", "2000.00", {}),
    ("F5", False, NU, ("Bij 1.980 verloonde uren, hoeveel lkv?",), "lkv", "1999.80", {"uren_bij_maximum": "1981"}),
    ("F5 maximum bereikt", False, NU, ("Bij 1.980 verloonde uren, hoeveel lkv?", "en bij 1981?"), "lkv", "2000.00", {}),
    ("F6", False, NU, ("Hoeveel LKV krijg ik in 2026 voor 1.664 uur als hij niet in het doelgroepregister staat?",), "lkv", "0.00", {}),
    ("F7", False, NU, ("Scholingsbelemmerd, in dienst sinds 01-05-2024, 1.500 verloonde uren in 2026. Hoeveel LKV is dat?",), "lkv", "1515.00", {"recht_tot": "2027-04-30"}),
    ("F8", False, NU, ("Hij staat in het doelgroepregister en begon op 1 juli 2026. Hoeveel loonkostenvoordeel bij 520 verloonde uren in 2026?",), "lkv", "525.20", {}),
    ("F9", False, NU, ("Hoeveel LKV voor een arbeidsgehandicapte werknemer met 1.500 verloonde uren?",), "lkv", "4575.00", {}),
    ("F10", False, "2026-01-01", ("Wat kost een medewerker netto per maand bij 36 uur, loonwaarde 60%, loonkosten 2.477,95 per maand en 1.664 verloonde uren?",), "nettokosten", "1113.79", {"lkv_per_maand": "140.05"}),
    ("F11", GEPUBLICEERD, "2026-01-01", ("Wat zijn de nettokosten bij 36 uur en loonwaarde 100%, zonder lkv, met 2000 euro premiekorting per jaar?",), "nettokosten", "2311.29", {"korting_per_maand": "166.67"}),
]  # fmt: skip

KLEIN: list[Voorbeeld] = [
    ("G1", GEPUBLICEERD, NU, ("Hoe hoog is het minimumloon op 15 maart 2026?",), "minimumloon", "14.71", {"maandloon": "2294.40"}),
    ("G2", GEPUBLICEERD, NU, ("Hoe hoog is het minimumloon op 15-08-2026?",), "minimumloon", "14.99", {"maandloon": "2337.00"}),
    ("G3", False, NU, ("Hoe hoog is het minimumloon op 15 augustus 2026, met vakantiebijslag?",), "minimumloon", "14.99", {"maandloon_met_vakantiebijslag": "2523.96"}),
    ("G4", False, NU, ("Hoeveel vakantiebijslag hoort bij het minimumloon op 15 augustus 2026?",), "minimumloon", "14.99", {"vakantiebijslag_per_jaar": "2243.52"}),
    ("G5", False, NU, ("Hoe hoog is het minimumloon op 15-08-2026?", "En bij 32 uur per week?"), "minimumloon", "14.99", {"maandloon_bij_uren": "2078.61"}),
    ("G6", GEPUBLICEERD, NU, ("Wat is het minimumloon voor iemand van 20 jaar in januari 2026?",), "minimumloon", "11.77", {"percentage": "80.0"}),
    ("G7", GEPUBLICEERD, NU, ("Wat verdient een 17-jarige minimaal, minimumloon januari 2026?",), "minimumloon", "5.81", {"percentage": "39.5"}),
    ("G8", GEPUBLICEERD, NU, ("Minimumloon bbl 19 jaar, januari 2026?",), "minimumloon", "7.72", {"percentage": "52.5"}),
    ("G9", GEPUBLICEERD, NU, ("Hoe hoog was het minimumloon op 1-1-2016?",), "minimumloon", "1524.60", {"maandloon_met_vakantiebijslag": "1646.57"}),
    ("G10", False, NU, ("Wat was het minimumloon voor een 22-jarige op 1 augustus 2017?",), "minimumloon", "1565.40", {}),
    # published as 1.295,90; that percentage is not among the figures, so it is told as not known
    ("G11", GEPUBLICEERD, NU, ("Wat was het minimumloon voor een 22-jarige op 1 februari 2016?",), "minimumloon", None, {"maandloon_volwassen": "1524.6"}),
    ("G12", False, NU, ("Wat was het minimumloon voor een 21-jarige op 1 augustus 2019?",), "minimumloon", "1635.60", {}),
    ("H1 jaar 1", False, NU, ("Hoeveel uur jobcoach hoort bij een contract van 24 uur in jaar 1?",), "jobcoach", "3.60", {}),
    ("H1 jaar 2", False, NU, ("Hoeveel uur jobcoach hoort bij een contract van 24 uur in jaar 1?", "En in het tweede jaar?"), "jobcoach", "1.80", {}),
    ("H1 jaar 3", False, NU, ("Hoeveel uur jobcoach hoort bij een contract van 24 uur in jaar 1?", "en in het derde jaar?"), "jobcoach", "1.44", {}),
    ("H2 te weinig", False, NU, ("Hoeveel begeleiding van een jobcoach bij een contract van 7 uur?",), "jobcoach", None, {}),
    ("H2 genoeg", False, NU, ("Hoeveel begeleiding van een jobcoach bij een contract van 7 uur?", "en bij 10 uur?"), "jobcoach", "1.50", {}),
    # published as 603,20, a difference of rounding
    ("H3", GEPUBLICEERD, "2015-08-01", ("Hoeveel loon bij loondispensatie: loonwaarde 50%, 32 uur van een werkweek van 40 uur?",), "loondispensatie", "603.12", {}),
]  # fmt: skip

# the levy was never imposed: what it would be stands beside the nothing that is due
HEFFINGEN: list[Voorbeeld] = [
    ("A4", False, NU, (f"{HEFFING} 4.680.000 verloonde uren waarvan 53.240 uur van de doelgroep?",), "heffing", "0.00", {"quotumtekort": "27.8", "rekenvoorbeeld": "139000.00"}),
    ("A5 boven de drempel", False, NU, (f"{HEFFING} 40.575 verloonde uren, met 0 uur van de doelgroep?",), "heffing", "0.00", {"quotumtekort": "0.5", "rekenvoorbeeld": "2500.00"}),
    ("A11", False, NU, (f"{HEFFING} een quotumpercentage van 1%, 1.000.000 verloonde uren en 6.579,33 uur van de doelgroep?",), "heffing", "0.00", {"quotumtekort": "2.5", "rekenvoorbeeld": "12500.00"}),
]  # fmt: skip

ALLE = [*BANEN, *HEFFINGEN, *TELLEN, *EINDE, *SUBSIDIE, *PROEFPLAATSING, *LKV, *KLEIN]


@pytest.mark.parametrize(
    ("peildatum", "gezegd", "naam", "waarde", "bedragen"),
    [
        pytest.param(*rest, id=f"{naam} gepubliceerd" if is_gepubliceerd else naam)
        for naam, is_gepubliceerd, *rest in ALLE
    ],
)
def test_voorbeeld(
    start: Start, peildatum: str, gezegd: tuple[str, ...], naam: str, waarde: str | None, bedragen: dict[str, Any]
) -> None:
    beurt = start(peildatum)(*gezegd)
    assert (beurt.naam, beurt.waarde) == (naam, waarde), beurt.text
    assert {sleutel: beurt.bedrag(sleutel) for sleutel in bedragen} == bedragen


# example, what is said, status: no number is told where none is known or due
ZONDER_BEDRAG = [
    ("A5 onder de drempel", f"{HEFFING} 38.000 verloonde uren, met 0 uur van de doelgroep?", "niet van toepassing"),
    ("C7", C7, "nog niet vastgesteld"),
    ("D11", f"{KOEN} 105% en 36 uur?", "niet van toepassing"),
    ("E10", E10, "niet van toepassing"),
    ("F6", "Hoeveel LKV krijg ik voor 1.664 uur als hij niet in het doelgroepregister staat?", "niet van toepassing"),
    ("G11", "Wat was het minimumloon voor een 22-jarige op 1 februari 2016?", "nog niet vastgesteld"),
    ("H2", "Hoeveel begeleiding van een jobcoach bij een contract van 7 uur?", "niet van toepassing"),
]  # fmt: skip


@pytest.mark.parametrize(("gezegd", "status"), [pytest.param(*rest, id=naam) for naam, *rest in ZONDER_BEDRAG])
def test_zonder_bedrag(start: Start, gezegd: str, status: str) -> None:
    beurt = start()(gezegd)
    assert beurt.status == status
    assert beurt.berekening is not None and "rekenvoorbeeld" not in beurt.berekening["bedragen"]


def test_every_worked_example_is_there_and_the_published_ones_are_marked() -> None:
    named = {naam.split()[0] for naam in [*(row[0] for row in ALLE), *(row[0] for row in ZONDER_BEDRAG)]}
    sections = {"A": 12, "B": 14, "C": 12, "D": 16, "E": 10, "F": 11, "G": 12, "H": 3}
    expected = {f"{letter}{number}" for letter, count in sections.items() for number in range(1, count + 1)}
    assert named - {"Rijk"} == expected - {"D3", "D4"}
    assert sum(1 for naam, *_ in ALLE if naam.startswith("Rijk")) == 9
    published = {naam.split()[0] for naam, is_published, *_ in ALLE if is_published}
    assert published == {
        "A1", "A2", "A7", "A8", "A9", "B14", "C11", "D1", "D2", "D14", "D16", "E2", "E3", "F1", "F11",
        "G1", "G2", "G6", "G7", "G8", "G9", "G11", "H3",
    }  # fmt: skip
