"""What follows an outcome: corrections, the other party, somebody of a list, what was said to the knowledge."""

from __future__ import annotations

import pytest

from bot.knowledge.replies import ReplyBuilder

from .praat import Praat, open_motor

# what is said one after the other, and the outcome of the last
GESPREKKEN = [
    (("hoeveel lks bij 23 uur en loonwaarde 60%", "nee 32 ipv 23"), "1108.30"),
    (("hoeveel lks bij 36 uur", "loonwaarde 55%", "sorry 45"), "1714.40"),
    (("hoeveel lks: sinds 1 april 2026, 18 uur, loonwaarde 48%", "en als ik haar meteen 24 had gegeven"), "1060.89"),
    (("lks berekenen: 32 u, loonwaarde 70%, in dienst per 1 januari 2027", "typfout sorry 1 januari 2026"), "816.07"),
    (("proefplaatsing via de gemeente, start 7 januari 2027, einddatum?", "o nee hij begint pas de 18e"), "2027-03-17"),
    (("proefplaatsing wajonger vanaf 18 januari 2027, einddatum?",), "2027-03-17"),
    (("hoeveel banen: samira 18u, kees-jan 30 u, truus 6 uur", "samira doet er 16, die 18 was vroeger"), "2.04"),
    (("hoeveel banen: samira 16u, kees-jan 30 u, truus 6 uur", "en als ik kees-jan er 4 uur bij geef"), "2.20"),
    (("hoeveel banen: samira 16u, kees-jan 30 u, truus 6 uur", "kees-jan 10 uur minder"), "1.65"),
    (("hoeveel banen: ria 16 u, kees 20 u en donny, diens uren moet ik nog opzoeken", "donny doet 24"), "2.35"),
    (("Fatma en Lies 30 uur, hoeveel banen", "samen hoor, ieder 15"), "1.18"),
    (("de ene week draait ilse 16 uur en de andere week 24, hoeveel banen is dat",), "0.78"),
    (("hoeveel banen is 120 uur", "per maand", "en als dat nou per 4 weken was"), "1.18"),
    (("schoonmaak ingekocht bij Frisco, 5 mensen van 15 uur, hoeveel banen", "oke en Frisco dan"), "2.94"),
    (("uitgeleend aan kwekers, 2 jongens elk 28 uur. hoeveel banen", "en hoeveel voor die kwekers samen"), "2.20"),
    (("reken uit: hoeveel banen is een halftijdse kracht", "36"), "0.71"),
    (("reken uit: hoeveel banen is een halftijdse kracht", "19 uur per week"), "0.75"),
    (("hoeveel banen: noor 26 uur", "sorry 16 niet 26"), "0.63"),
    (("hoeveel lks: loonwaarde 48 en 30 uur", "als we er 36 van maken?"), "1620.89"),
    (("hoeveel banen: sanne 16 u, bilal 28 u, wout 12,5 u", "hm wout blijkt beschut werk te zijn"), "1.73"),
    (("hoeveel banen: 30 uur, 30 uur en 10 uur", "die van 10 staat niet in het register"), "2.35"),
    (("3 man van 32 uur in dienst, hoeveel banen", "er komt er nog een van 12 uur bij, ingeleend"), "4.24"),
    (("minimumloon van een vakantiekracht van 17 per uur", "hij wordt in december 18, dan?"), "7.50"),
    (("hoeveel banen is 32/32/24/16 uur per week, die van 16 zit niet in het register",), "3.45"),
    (("hoeveel banen: 2 koks van 30 uur en een afwashulp van 10 uur",), "2.75"),
    (("hoeveel mensen van 31 uur voor twee komma acht banen",), "3"),
    (("minimumloon per maand bij 24 uur, volwassene", "en als ie 19 is"), "934.96"),
    (("hoeveel banen zijn 3 mensen van 24 uur", "en nog 2 mensen van 16 uur"), "4.08"),
    (("4 man 24 uur hoeveel banen", "nee ieder 28 in de week"), "4.39"),
    (("jan en fatima 36 uur, hoeveel banen", "samen bedoel ik", "komt saskia nog bij voor 11 uur, totaal?"), "1.84"),
    (("bezorger komt drie dagen in de week, hoeveel banen is dat", "dagen van 8 uur"), "0.94"),
    (
        (
            "onze stichting detacheert zes mensen van 24 uur naar een drukkerij. hoeveel banen",
            "en bij de drukkerij dan",
        ),
        "5.65",
    ),
    (("er staat 104 uur op zijn loonstrook, hoeveel banen is dat", "das een maand"), "0.94"),
    (("hb 2 man v 17 uur in dienst. hoeveel banen", "o wacht een van die twee is beschut werk"), "0.67"),
    (("we hebben 4 man, 40 uur. hoeveel banen telt dat", "40 alles bij elkaar, ze doen ieder 10"), "1.57"),
    (("2 banen vullen met mensen van 12u, hoeveel man heb ik nodig", "en van 16"), "4"),
    (("lks 24 uur loonwaarde 50", "en met 4 uur erbij"), "1212.20"),
    (("uitzendkracht via het bureau in hal 4, 30u pw, in het register. hoeveel banen",), "1.18"),
    (("88 uur in de 4-weken periode. hoeveel banen",), "0.86"),
    (("hoeveel banen is 23 uur", "moet 16 zijn, typfout"), "0.63"),
    (("hoeveel banen zijn 4 mensen van 20 uur", "en als er 2 niet in het register staan?"), "1.57"),
    (("hoeveel banen zijn 4 mensen van 20 uur", "en als 1 van de 4 beschut werk is?"), "2.35"),
    (("hoeveel banen zijn 4 mensen van 20 uur", "en als 2 van hen naar 30 uur gaan?"), "3.92"),
    (("hoeveel banen zijn 4 mensen van 20 uur", "er vertrekken er 2"), "1.57"),
    (("hoeveel banen is 20 uur en 28 uur", "en als ze allebei 4 uur meer gaan werken?"), "2.20"),
    (("hoeveel banen is 20 uur en 28 uur", "de laatste gaat 36 werken"), "2.20"),
    (("in totaal 76,5 uur verdeeld over 4 mensen hoeveel banen",), "3.00"),
    (("geen van onze 3 mensen van 24 uur staat in het register. hoeveel banen?",), "0.00"),
    (("onze medewerker werkt 28 uur en heeft geen registratie. hoeveel banen?",), "0.00"),
    (("hoeveel banen is 21 uur", "ok en als ze er 6 uur bij krijgt, 27 dus"), "1.06"),
    (
        ("twee gasten van 19 uren en nog ene van 11, hoeveel jobs", "diejen van 11 krijgt er 5 bij, wa wordt het dan"),
        "2.12",
    ),
    (
        ("4 mensen van elk 16 uur, hoeveel banen", "er komt eentje bij van 24 uur", "als die nieuwe twintig doet"),
        "3.29",
    ),
    (("12, 20 en 30 uur hoeveel banen", "de tweede wordt 24"), "2.59"),
    (("hoeveel banen:\nSjors 22\nWilma 12,5\ndie jongen van Aalbers 8\nalle 3 in het register",), "1.67"),
    (
        ("3 kandidaten beschut werk elk 24 u, hoeveel banen", "en stel het waren gewone contracten, niet beschut"),
        "2.82",
    ),
    (("medewerkster bj 1962 hoe lang telt ze nog mee", "30 juni"), "2029-09-30"),
    (
        (
            "proefplaatsing gemeente vanaf 1 februari 2027, einddatum",
            "verlengt met vier mnd, onderbouwing is akkoord. dan?",
        ),
        "2027-07-31",
    ),
    (("hoeveel banen is 21 uur", "en stel dat hij er 4 uur bij krijgt"), "0.98"),
    (("hoeveel banen is 21 uur", "ze gaat 3 uur extra werken"), "0.94"),
    (("lks 24 uur loonwaarde 60", "hij krijgt er 8 uur bij"), "1108.30"),
    (("hoeveel banen is 21 uur", "en er komt iemand van 4 uur bij"), "0.98"),
    (("hoeveel banen is 21 uur", "er start een nieuwe collega van 12 uur"), "1.29"),
    (("hoeveel banen is 21 uur", "en krijgen we er een collega van 12 uur bij"), "1.29"),
    (("3 man elk 19 uur hoeveel banen", "we nemen er nog 1 aan van 12 uur"), "2.71"),
    (("4 pers van 16 uur pw en nog 1 van 32, samen hoeveel banen", "oh nee die van 32 doet er maar 24"), "3.45"),
    (
        (
            "3 gasten van elk 19 uur, hoeveel banen",
            "telt een stagiair eigenlijk ook",
            "er komt er nog een van 7 uur bij",
        ),
        "2.51",
    ),
]


@pytest.mark.parametrize(("gezegd", "waarde"), GESPREKKEN)
def test_recalculated_with_the_rest_kept(praat: Praat, gezegd: tuple[str, ...], waarde: str) -> None:
    assert praat(*gezegd).waarde == waarde


def test_two_people_are_no_weeks_by_turns(praat: Praat) -> None:
    assert praat("den ene klopt 16 uren en den andere 23, per week, hoeveel banen is dat").waarde in (None, "1.53")


def test_the_asker_is_no_other_party(praat: Praat) -> None:
    story = "schoonmaak ingekocht bij Frisco, 5 mensen van 15 uur, hoeveel banen"
    assert praat(story, "en voor ons, de winkel van Frisco?").waarde != "2.94"


def test_a_question_about_others_changes_nothing(praat: Praat) -> None:
    assert praat("hoeveel banen is 22 uur", "tellen stagiairs ook mee?").berekening is None
    assert praat("en als zij 30 uur werkt?").waarde == "1.18"


def test_hours_a_month_that_may_be_hours_a_week_are_asked(praat: Praat) -> None:
    assert praat("wat kost iemand van 21 uur per maand mij netto").vraagt == "uren"


def test_how_many_come_on_top_is_asked(praat: Praat) -> None:
    levy = "quotumheffing 2024 overheid, 250.000 verloonde uren, waarvan 1.000 van de doelgroep"
    assert praat(levy, "stel er komen 5000 doelgroepuren bij").berekening is None


def test_one_of_two_readings_is_asked(praat: Praat) -> None:
    assert praat("lks, loonwaarde 50, wordt 16 of 20 uur weet ik nog niet").vraagt == "uren"
    assert praat("ga maar uit van 20").waarde == "865.86"


def test_numbers_behind_a_question_that_the_knowledge_answered(builder: ReplyBuilder) -> None:
    vraag = "lkv 2026 onze magazijnmedewerker"
    praat = Praat(open_motor(builder, {vraag: "loonkostenvoordeel/hoe-lang-lkv-banenafspraak"}))
    assert [reply.soort for reply in praat(vraag).replies] == ["antwoord"]
    assert praat("21 uur per week heel het jaar").waarde == "1102.92"


def test_a_bare_number_beside_something_else_is_not_left_out(praat: Praat) -> None:
    praat("minimumloon voor iemand van 17 per uur")
    beurt = praat("18 en bbl?")
    assert (beurt.invoer["leeftijd"], beurt.invoer["is_bbl"]) == (18, True)


def test_a_bare_number_that_fits_two_fields_is_asked_about(praat: Praat) -> None:
    praat("nettokosten 28 uur loonwaarde 45")
    assert praat("en zonder lkv 32").berekening is None


def test_another_calculation_of_the_same_begins_with_what_is_known(praat: Praat) -> None:
    praat("kassahulp 26 uur hoeveel baan")
    assert praat("en de lks daarvan").vraagt == "loonwaarde"
    assert praat("75%").waarde == "562.81"


def test_jobs_that_are_there_already(praat: Praat) -> None:
    gezegd = "Wij moeten 6 banen invullen. We hebben er al 2,35. Hoeveel mensen van 24 uur moeten er nog bij?"
    assert praat(gezegd).waarde == "4"
    assert praat("voor 5 banen hoeveel mensen van 24 uur heb ik nodig", "en als we er al 1,5 hebben?").waarde == "4"


def test_what_was_counted_is_there_already(praat: Praat) -> None:
    praat("Jan 24 uur, Els 16 uur, Ali 20 uur. Hoeveel banen?")
    assert praat("Hoeveel uur moet er nog bij om op 3 banen te komen?").waarde == "16.50"


def test_the_hours_of_people_who_are_there_come_off_what_is_needed(praat: Praat) -> None:
    gezegd = (
        "we moeten 12 banen hebben, we hebben 8 mensen met 24 uur. Hoeveel mensen van 24 uur moeten we nog aannemen?"
    )
    assert praat(gezegd).waarde == "5"
