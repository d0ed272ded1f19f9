"""Dates of somebody else, of what did not happen, and of another day than the first one of a trial placement."""

from __future__ import annotations

import pytest

from .praat import Praat

_BORN = "2029-07-12"  # 12-04-1962 and 67 years and 3 months

# message, the day on which the term ends
TERMIJNEN = [
    ("Haar man overleed op 3 mei 2026. Zij is geboren op 12-04-1962, tot wanneer telt zij mee?", _BORN),
    ("Zijn collega is uitgeschreven op 12 mei 2026. Hij zelf is geboren op 12-04-1962. Tot wanneer telt hij mee?", _BORN),
    ("Zij is geboren op 12-04-1962, haar broer werkt sinds 3 maart 2026 beschut. Tot wanneer telt zij mee?", _BORN),
    ("Jans moeder overleed op 3 mei 2026. Jan is geboren op 12-04-1962, tot wanneer telt Jan mee?", _BORN),
    ("Hij is niet overleden maar ziek sinds 1 juni 2026, geboren 12-04-1962, tot wanneer telt hij mee", _BORN),
    ("Aanvraag beschut werk is op 3 maart 2026 afgewezen door UWV. Geboren 12-04-1962, tot wanneer telt hij mee?", _BORN),
    ("UWV wees zijn verzoek tot uitschrijving af op 12 mei 2026, geboren 12-04-1962. tot wanneer telt hij mee?", _BORN),
    ("geen beschut werk gekregen op 3 maart 2026, geboren 12-04-1962, tot wanneer telt ze mee", _BORN),
    ("op 1 april 2026 uitschrijving aangevraagd, geboren 12-04-1962, tot wanneer telt ze mee", _BORN),
    ("Hij vroeg op 1 april 2026 uitschrijving aan en UWV stelde dat op 12 mei 2026 vast. tot wanneer telt hij mee?", "2026-05-12"),
    ("hij is niet op 3 mei 2026 overleden maar op 3 juni 2026, tot wanneer telt hij mee", "2026-06-03"),
    ("mijn collega is overleden op 3 mei 2026, geboren 12-04-1962, tot wanneer telt hij mee", "2026-05-03"),
    ("beschut werk is vastgesteld op 3 maart 2026, tot wanneer telt hij mee", "2026-03-04"),
    ("tot wanneer telt hij mee, op eigen verzoek uitgeschreven op 12 mei 2026", "2026-05-12"),
    ("tot wanneer telt hij mee: op 3 maart overleden, geboren 4-5-1970", "2026-03-03"),
    ("tot wanneer telt ze mee, uitgeschreven op 12 mei, geboren 4-5-1970", "2026-05-12"),
    ("Marie is van 3-6-1963 en Jan van 12-04-1962. Tot wanneer telt Jan mee?", _BORN),
    ("Marie is van 3-6-1963 en Jan van 12-04-1962. Tot wanneer telt Marie mee?", "2030-09-03"),
    ("tot wanneer telt hij mee, geboren op 12-04-1962 en in dienst sinds 1-1-2005", _BORN),
    ("Hij wordt 65 op 12 april 2027, tot wanneer telt hij mee?", _BORN),
]  # fmt: skip


@pytest.mark.parametrize(("gezegd", "waarde"), TERMIJNEN)
def test_only_what_happened_to_the_employee_ends_the_term(praat: Praat, gezegd: str, waarde: str) -> None:
    assert praat(gezegd).waarde == waarde


# what is said one after the other, and the field that is asked
GEVRAAGD = [
    (("Zijn broer werkt hier ook. Hij is overleden op 3 mei 2026, tot wanneer telt hij mee?",), "overleden"),
    (("beschut werk is ingetrokken op 3 maart 2026, tot wanneer telt hij mee",), "beschut_werk_vastgesteld"),
    (("Wij hebben 2 mensen, Piet is van 14-02-1961 en Annie van 3 juni 1963. Tot wanneer tellen ze mee?",), "geboren"),
    (("tot wanneer telt Jan mee, geboren 12-04-1962?", "en onze collega uit 1963?"), "geboren"),
    (("tot wanneer telt Jan mee, geboren 12-04-1962?", "en iemand van 1964?"), "geboren"),
    (("tot wanneer telt Jan mee, geboren 12-04-1962?", "en als hij volgend jaar overlijdt?"), "overleden"),
    (("proefplaatsing van drie weken, gemeente, start 4 januari, laatste dag?",), "maanden"),
    (("proefplaatsing van 10 dagen, gemeente, start 4 januari, laatste dag?",), "maanden"),
    (("proefplaatsing bij UWV eindigt op 31 januari 2027. Wat is de vroegste contractdatum?",), "start"),
    (("proefplaatsing via UWV: Jan 1 december, Piet 4 januari. Laatste dagen?",), "start"),
    (("proefplaatsing start woensdag over twee weken, UWV",), "start"),
    (("jobcoach sinds 2025, 24 uur contract, hoeveel begeleiding nu?",), "jaar"),
    (("jobcoach 32 uur, hij is nu 14 maanden in dienst",), "jaar"),
    (("medewerker 32 uur, anderhalf jaar in dienst, hoeveel jobcoach",), "jaar"),
    (("twee medewerkers geboren op 3 mei 1962 en 8 september 1963, tot wanneer tellen ze mee",), "geboren"),
    (("Anna is geboren op 3-5-1960, Els op 4-6-1961. Tot wanneer telt wie het langst mee?",), "geboren"),
    (("proefplaatsing vanaf 1 december bijstand", "nee zij heeft wajong", "en 4 maanden"), "motivering"),
    (("jobcoach voor 3 mensen, samen 60 uur, hoeveel uur begeleiding in het eerste jaar?",), "uren"),
    (("we hebben 2 mensen, een van 20 uur en een van 32 uur, beide eerste jaar. hoeveel jobcoach uren?",), "uren"),
]  # fmt: skip


@pytest.mark.parametrize(("gezegd", "veld"), GEVRAAGD)
def test_what_may_be_meant_in_two_ways_is_asked(praat: Praat, gezegd: tuple[str, ...], veld: str) -> None:
    beurt = praat(*gezegd)
    assert (beurt.vraagt, beurt.berekening) == (veld, None)


# what is said one after the other, and the outcome of the last
UITKOMSTEN = [
    (("Piet is van 14-02-1961 en Annie van 3 juni 1963. Tot wanneer tellen ze mee?", "en Annie?"), "2030-09-03"),
    (("tot wanneer telt Jan mee, geboren 12-04-1962?", "sorry 1963"), "2030-07-12"),
    (("proefplaatsing: we willen hem per 1 maart 2027 aannemen na een proefplaatsing van 2 maanden via de gemeente",), "2027-02-28"),
    (("proefplaatsing via UWV van 1 december tot 1 februari, vroegste contractdatum?",), "2027-01-31"),
    (("proefplaatsing gemeente van 1 december tot en met 31 maart, einddatum?",), "2027-03-31"),
    (("gemeente-proefplaatsing liep tot 31 oktober. Verlengd met 2 maanden, nieuwe einddatum?", "1 september"), "2026-12-31"),
    (("gemeente-proefplaatsing liep tot 31 oktober. Verlengd met 2 maanden, nieuwe einddatum?", "1 augustus"), "2026-12-31"),
    (("proefplaatsing gemeente start 1 december, maximale duur",), "2027-05-31"),
    (("proefplaatsing gemeente start 1 december voor maximaal 3 maanden",), "2027-02-28"),
    (("zo lang mogelijk proefplaatsing via de gemeente vanaf 4 januari, wat is de laatste dag?",), "2027-07-03"),
    (("proefplaatsing half jaar gemeente start 4 januari, laatste dag",), "2027-07-03"),
    (("proefplaatsing gemeente start 4 januari, verlengen van 2 naar 4 maanden. laatste dag?",), "2027-05-03"),
    (("proefplaatsing gemeente start 4 januari, 2+2 maanden. laatste dag?",), "2027-05-03"),
    (("proefplaatsing: UWV gaf op 12 november toestemming. Startdatum is 1 december. einddatum?",), "2027-01-31"),
    (("wanneer eindigt de proefplaatsing vanaf 1 december via uwv",), "2027-01-31"),
    (("einddatum proefplaatsing 1 december uwv",), "2027-01-31"),
    (("ze heeft haar eerste jaar erop zitten, 20 uur contract. hoeveel jobcoach begeleiding nu?",), "1.50"),
    (("jobcoach is gestart op 1 maart 2025, 24 uur contract, hoeveel begeleiding nu?",), "1.80"),
    (("jobcoach 24 uur contract in het eerste jaar, hoeveel begeleiding?",), "3.60"),
]  # fmt: skip


@pytest.mark.parametrize(("gezegd", "waarde"), UITKOMSTEN)
def test_each_date_and_length_has_its_own_meaning(praat: Praat, gezegd: tuple[str, ...], waarde: str) -> None:
    assert praat(*gezegd).waarde == waarde


def test_unemployed_since_a_day(praat: Praat) -> None:
    beurt = praat("Hij zit sinds 1 oktober in de WW, proefplaatsing per 1 december UWV, einddatum?")
    assert (beurt.status, beurt.invoer["maanden_werkloos"]) == ("niet van toepassing", 2)


def test_a_year_of_the_condition_is_no_birthday(praat: Praat) -> None:
    beurt = praat("tot wanneer telt Jan mee, geboren 12-04-1962?", "hij verdient sinds 2022 meer dan het minimumloon")
    assert (beurt.waarde, beurt.invoer["voorwaarde_vervallen"]) == (_BORN, "2022-01-01")


# message, whether somebody belongs to the target group
ROUTES = [
    ("loonwaarde was 60% en is nu 100%, praktijkroute nog mogelijk?", False),
    ("loonwaarde ging van 100 naar 80%, praktijkroute mogelijk?", True),
    ("hij heeft een WIA-uitkering, loonwaarde 70% gemeten op de werkplek. praktijkroute mogelijk?", False),
    ("praktijkroute: loonwaarde 70%, zij zit in de WW", False),
    ("praktijkroute: loonwaarde 70%, geen wajong", True),
    ("praktijkroute: loonwaarde 70%, eigen inschatting", False),
]


@pytest.mark.parametrize(("gezegd", "is_doelgroep"), ROUTES)
def test_praktijkroute(praat: Praat, gezegd: str, is_doelgroep: bool) -> None:
    assert praat(gezegd).bedrag("is_doelgroep") is is_doelgroep


GEBOREN = [
    (("Joost is geboren op 8-9-1963 en Henk op 3-5-1962, tot wanneer telt Henk mee?",), "2029-08-03"),
    (("Koos is geboren op 4 mei 1962, Truus op 9 oktober 1960. Hoe lang telt Truus nog mee?",), "2027-10-09"),
    (("Koos is geboren op 4 mei 1962, Truus op 9 oktober 1960. Hoe lang telt Truus nog mee?", "en Koos?"), "2029-08-04"),
    (("tot wanneer telt Els mee: Anna is geboren op 3-5-1960 en Els op 4-6-1961",), "2028-09-04"),
    (("beschut werk is vastgesteld op 3 maart 2026, geboren op 3-5-1970, tot wanneer telt hij mee",), "2026-03-04"),
]  # fmt: skip


@pytest.mark.parametrize(("gezegd", "waarde"), GEBOREN)
def test_a_second_day_of_birth_without_the_word(praat: Praat, gezegd: tuple[str, ...], waarde: str) -> None:
    assert praat(*gezegd).waarde == waarde
