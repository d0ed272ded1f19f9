"""An outcome as users read it: the sentence, what it rests on, the steps, the text to copy."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from actions.rekenregels import REKENREGELS, InvoerFout, Uitkomst
from actions.uitleg import as_reply
from actions.uitleg.waarden import met_eenheid, opsomming
from bot.knowledge.dutch import format_date
from bot.knowledge.language import measure
from bot.knowledge.model import Kennis
from bot.knowledge.replies import ReplyBuilder
from bot.knowledge.text import to_plain
from bot.reply import Knop, Reply
from tests.velden import DAYS, inputs

TODAY = date(2026, 11, 22)
MAX_WORDS = 25

each_rule = pytest.mark.parametrize("naam", REKENREGELS)


def outcome(kennis: Kennis, naam: str, invoer: dict[str, Any], day: date = TODAY) -> Uitkomst:
    regel = REKENREGELS[naam]
    return regel.bereken(regel.lees(invoer), day, kennis.figuren)


def reply_to(builder: ReplyBuilder, naam: str, invoer: dict[str, Any], day: date = TODAY, **options: Any) -> Reply:
    uitkomst = outcome(builder.kennis, naam, invoer, day)
    return as_reply(uitkomst, REKENREGELS[naam], builder, today=TODAY, **options)


def first_sentence(reply: Reply) -> str:
    return reply.text.split("\n\n")[0]


def data(reply: Reply) -> dict[str, Any]:
    assert reply.berekening is not None
    return dict(reply.berekening)


@pytest.mark.parametrize(
    ("waarde", "eenheid", "tekst"),
    [
        ("0", "banen", "0 banen"),
        ("0.78", "banen", "0,78 baan"),
        ("1", "banen", "1 baan"),
        ("1.00", "banen", "1 baan"),
        ("1.41", "banen", "1,41 baan"),
        ("1.99", "banen", "1,99 baan"),
        ("2", "banen", "2 banen"),
        ("2.5", "banen", "2,5 banen"),
        ("125000", "banen", "125.000 banen"),
        ("1", "mensen", "1 persoon"),
        ("3", "mensen", "3 mensen"),
        ("1", "maanden", "1 maand"),
        ("1", "uren", "1 uur"),
        ("20.5", "uren per week", "20,5 uur per week"),
        ("64.42", "procent", "64,42%"),
        ("60.00", "procent", "60%"),
        ("1246.84", "euro per maand", "€ 1.246,84 per maand"),
        ("0", "euro", "€ 0,00"),
        ("36", "fte", "36 fte"),
        ("7", "aantal", "7"),
    ],
)
def test_amounts_read_as_dutch(waarde: str, eenheid: str, tekst: str) -> None:
    assert met_eenheid(Decimal(waarde), eenheid) == tekst


@pytest.mark.parametrize(
    ("waarde", "tekst"), [(date(2026, 5, 15), "15 mei 2026"), (True, "ja"), (False, "nee"), (None, ""), ("t+2", "t+2")]
)
def test_other_values_read_as_dutch(waarde: Any, tekst: str) -> None:
    assert met_eenheid(waarde, "datum") == tekst


def test_a_list_reads_as_dutch() -> None:
    assert [opsomming(["a"] * count) for count in range(4)] == ["", "a", "a en a", "a, a en a"]


@pytest.mark.parametrize(
    ("naam", "invoer", "day", "sentence"),
    [
        ("tellen", {"uren": 20}, TODAY, "Deze uren tellen bij u als **0,78 baan**."),
        ("tellen", {"uren": [16, "9,5"]}, TODAY, "Deze uren tellen bij u als **1 baan**."),
        ("tellen", {"uren": 51, "contractvorm": "uitlener"}, TODAY, "Deze uren tellen **niet bij u**. Zij tellen bij de inlener, als 2 banen."),
        ("tellen", {"uren": 20, "contractvorm": "beschut werk"}, TODAY, "Deze uren tellen **niet mee**. Beschut werk telt niet mee voor de banenafspraak."),
        ("benodigd", {"banen": 2}, TODAY, "Daarvoor is **51 uur per week** nodig."),
        ("meeteltermijn", {"geboren": "15-5-1962"}, TODAY, "Uw medewerker kan meetellen tot **15 augustus 2029**. Op die dag bereikt uw medewerker de AOW-leeftijd."),
        ("meeteltermijn", {"geboren": "15-5-1980"}, TODAY, "De einddatum staat **nog niet vast**. De AOW-leeftijd voor dit geboortejaar is nog niet bekend."),
        ("meeteltermijn", {}, TODAY, "Uw medewerker kan meetellen **tot de AOW-leeftijd**. Geef de geboortedatum, dan reken ik de dag uit."),
        ("doelstelling", {"sector": "overheid"}, TODAY, "Het doel voor 2026 is **25.000 banen**."),
        ("heffing", {"sector": "markt", "verloonde_uren": 100_000}, TODAY, "U betaalt **geen quotumheffing**. De quotumregeling is voor deze sector niet geactiveerd."),
        ("heffing", {"sector": "markt", "verloonde_uren": 10_000}, TODAY, "U betaalt **geen quotumheffing**. 10.000 uur is minder dan de drempel van 40.575 uur per jaar."),
        ("loonwaarde", {"taken": [{"tijdsaandeel": 100, "tempo": 70, "kwaliteit": 90, "netto_werktijd": 95}]}, TODAY, "De loonwaarde is naar schatting **59,85%**."),
        ("loonkostensubsidie", {"uren": 36, "loonwaarde": 60}, TODAY, "U krijgt naar schatting **€ 1.246,84 per maand** loonkostensubsidie, met de vergoeding voor werkgeverslasten."),
        ("loonkostensubsidie", {"uren": 36, "loonwaarde": 100}, TODAY, "U krijgt **geen loonkostensubsidie**. Bij een loonwaarde van 100% of meer is er geen subsidie."),
        ("lkv", {"verloonde_uren": 1248, "staat_in_register": "nee"}, TODAY, "U krijgt **geen loonkostenvoordeel**. Wie niet in het doelgroepregister staat, geeft geen recht op dit voordeel."),
        ("proefplaatsing", {"start": "1-12-2026", "uitvoerder": "UWV"}, TODAY, "De laatste dag van de proefplaatsing is **31 januari 2027**."),
        ("praktijkroute", {"loonwaarde": 60, "datum_brief": "5-10-2026"}, TODAY, "Ja, uw medewerker hoort **bij de doelgroep**. De datum van opname is **5 oktober 2026**."),
        ("minimumloon", {}, TODAY, "Het minimumloon is **€ 14,99 per uur** bruto."),
    ],
)  # fmt: skip
def test_the_answer_comes_first_in_a_sentence(
    builder: ReplyBuilder, naam: str, invoer: dict[str, Any], day: date, sentence: str
) -> None:
    reply = reply_to(builder, naam, invoer, day)
    assert reply.soort == "berekening"
    assert first_sentence(reply) == sentence


@each_rule
def test_the_example_of_each_calculator_gets_a_whole_answer(builder: ReplyBuilder, naam: str) -> None:
    hulp = builder.kennis.rekenhulpen[naam]
    reply = reply_to(builder, naam, dict(hulp.voorbeeld))
    assert "**" in first_sentence(reply)
    assert reply.entry == hulp.entry and reply.bronnen and reply.geldigheid and reply.confidence == 1.0
    assert f"Berekend voor 22 november 2026. {' '.join(hulp.wie_beslist)}" in reply.text
    assert "Waar ik mee heb gerekend" in reply.text
    steps = data(reply)["stappen"]
    assert steps and sum(step in reply.text for step in steps) <= 1  # at most the one that gives the reason
    assert Reply.from_dict(json.loads(json.dumps(reply.as_dict()))).as_dict() == reply.as_dict()


@each_rule
def test_the_input_of_a_calculation_can_be_sent_again(builder: ReplyBuilder, naam: str) -> None:
    uitkomst = outcome(builder.kennis, naam, dict(builder.kennis.rekenhulpen[naam].voorbeeld))
    reply = as_reply(uitkomst, REKENREGELS[naam], builder, today=TODAY)
    assert outcome(builder.kennis, naam, json.loads(json.dumps(data(reply)["invoer"]))) == uitkomst


def test_the_input_holds_only_what_was_given(builder: ReplyBuilder) -> None:
    reply = reply_to(builder, "loonkostensubsidie", {"uren": "25,5", "loonwaarde": 60, "is_wsw": "nee", "start": ""})
    assert data(reply)["invoer"] == {"uren": 25.5, "loonwaarde": 60}
    assert "Contracturen per week: 25,5 uur" in reply.text
    assert "Wsw" not in reply.text


@each_rule
def test_the_text_to_copy_has_everything(builder: ReplyBuilder, naam: str) -> None:
    hulp = builder.kennis.rekenhulpen[naam]
    reply = reply_to(builder, naam, dict(hulp.voorbeeld))
    tekst, found = data(reply)["kopieertekst"], data(reply)
    assert tekst.startswith(hulp.titel)
    assert "**" not in tekst and "Berekend voor 22 november 2026." in tekst
    assert all(zin in tekst for zin in (*found["stappen"], *found["aannames"], *hulp.wie_beslist))
    decided = {zin for other in builder.kennis.rekenhulpen.values() for zin in other.wie_beslist}
    assert all(zin in tekst for zin in found["voorbehouden"] if zin not in decided)
    assert all(f"{figuur['titel']}: {figuur['tekst']}" in tekst for figuur in found["figuren"])
    assert all((bron.url or bron.titel) in tekst and bron.titel in tekst for bron in reply.bronnen)
    assert to_plain(first_sentence(reply)) in tekst


def test_the_figures_bring_their_period_and_their_source(builder: ReplyBuilder) -> None:
    tekst = data(reply_to(builder, "loonkostensubsidie", {"uren": 36, "loonwaarde": 60}))["kopieertekst"]
    (line,) = (line for line in tekst.splitlines() if "€ 2.337" in line and "bron:" in line)
    assert "vanaf 1 juli 2026 tot en met 31 december 2026" in line


def test_amounts_that_matter_are_listed_with_their_labels(builder: ReplyBuilder) -> None:
    reply = reply_to(builder, "loonkostensubsidie", {"uren": 36, "loonwaarde": 60})
    assert "- Subsidie: € 1.009,58 per maand" in reply.text
    assert "- Vergoeding voor werkgeverslasten: € 237,25 per maand" in reply.text
    amounts = data(reply)["bedragen"]
    assert amounts["werkgeverslasten"] == {
        "label": "Vergoeding voor werkgeverslasten", "waarde": "237.25", "eenheid": "euro per maand",
        "tekst": "€ 237,25 per maand",
    }  # fmt: skip
    trial = reply_to(builder, "proefplaatsing", {"start": "1-12-2026", "uitvoerder": "UWV"})
    assert "- Contract op zijn vroegst vanaf: 1 februari 2027" in trial.text


def test_who_decides_is_told_once(builder: ReplyBuilder) -> None:
    text = reply_to(builder, "loonkostensubsidie", {"uren": 36, "loonwaarde": 60}).text
    assert text.count("De gemeente beslist over de subsidie.") == 1
    both = reply_to(builder, "nettokosten", {"uren": 36, "loonwaarde": 60}).text
    assert both.count("Dit is een indicatie.") == 1


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (TODAY, None),
        (date(2020, 1, 1), "*U vraagt wat gold op 1 januari 2020. Let op: nu geldt iets anders.*"),
        (date(2026, 8, 1), "*U vraagt wat gold op 1 augustus 2026.*"),
        (date(2026, 12, 1), "*U vraagt wat geldt op 1 december 2026.*"),
        (date(2027, 3, 1), "*U vraagt wat geldt op 1 maart 2027. Dat is nu nog niet zo.*"),
    ],
)
def test_another_day_than_today_is_named(builder: ReplyBuilder, day: date, told: str | None) -> None:
    reply = reply_to(builder, "minimumloon", {}, day)
    assert (first_sentence(reply) == told) if told else not reply.text.startswith("*U")
    assert f"Berekend voor {format_date(day)}." in reply.text


def test_what_is_not_established_is_told_with_what_is_known(builder: ReplyBuilder) -> None:
    reply = reply_to(builder, "lkv", {"verloonde_uren": 1248, "start": "1-2-2020"})
    assert data(reply)["status"] == "nog niet vastgesteld"
    assert data(reply)["uitkomst"] == {"waarde": None, "eenheid": "euro per jaar", "tekst": ""}
    assert "**niet bevestigd**" in first_sentence(reply) and "€ 1.260,48" in first_sentence(reply)
    assert "liep er geen recht meer" in reply.text
    later = reply_to(builder, "minimumloon", {}, date(2027, 3, 1))
    assert "**niet bekend**" in later.text and "€ 14,99 per uur" in later.text


def test_validity_follows_the_figures_around_the_peildatum(builder: ReplyBuilder) -> None:
    reply = reply_to(builder, "minimumloon", {})
    assert reply.geldigheid is not None
    assert (reply.geldigheid.vanaf, reply.geldigheid.tot) == (date(2026, 7, 1), date(2026, 12, 31))


def test_next_steps_are_offered_and_not_what_was_just_asked(builder: ReplyBuilder) -> None:
    titles = [knop.titel for knop in reply_to(builder, "loonkostensubsidie", {"uren": 24, "loonwaarde": 60}).knoppen]
    assert "En bij een loonwaarde van 50%?" in titles and "En bij 24 uur per week?" not in titles
    titles = [knop.titel for knop in reply_to(builder, "tellen", {"uren": 24}).knoppen]
    assert "En bij 24 uur per week?" not in titles
    own = (Knop("Ja", "ja"),)
    assert reply_to(builder, "tellen", {"uren": 24}, knoppen=own, confidence=0.5).knoppen == own


@each_rule
def test_each_calculator_offers_its_explanation(builder: ReplyBuilder, naam: str) -> None:
    hulp = builder.kennis.rekenhulpen[naam]
    assert hulp.entry and hulp.voorbeeld and 1 <= len(hulp.vervolg) <= 3
    reply = reply_to(builder, naam, dict(hulp.voorbeeld))
    assert builder.kennis.entry(hulp.entry).vraag in [knop.payload for knop in reply.knoppen]
    assert len(reply.knoppen) <= 4 and not any(knop.payload.startswith("/") for knop in reply.knoppen)


WORDS_IN_A_STEP = {
    "Wsw-baan zonder detachering": ("meeteltermijn", {"is_wsw_zonder_detachering": True}, TODAY),
    "Zonder verloonde uren in Nederland": ("meeteltermijn", {"is_geemigreerd": True}, TODAY),
    "Meetellen vraagt twee dingen": ("meeteltermijn", {"heeft_verloonde_uren": False}, TODAY),
    "geen quotumheffing opgelegd": (
        "quotum",
        {"sector": "overheid", "fte": 9, "voltijdsuren": 36, "percentage": 2},
        TODAY,
    ),
    "niet geactiveerd": ("heffing", {"sector": "markt", "verloonde_uren": 100_000}, TODAY),
    "is minder dan de drempel": ("heffing", {"sector": "markt", "verloonde_uren": 10_000}, TODAY),
    "Zonder gemeten loonwaarde": ("loonkostensubsidie", {"uren": 24}, TODAY),
    "De datum van opname": ("praktijkroute", {"loonwaarde": 60}, TODAY),
}


def test_the_words_that_find_a_step_find_it(builder: ReplyBuilder) -> None:
    """A step that is worded anew in its rule would silently no longer be told as the reason."""
    hulpen = builder.kennis.rekenhulpen.values()
    zinnen = [zin for hulp in hulpen for zin in (*hulp.uitkomst, *hulp.niet_vastgesteld, *hulp.niet_van_toepassing)]
    assert {words for zin in zinnen for words in zin.stap} == set(WORDS_IN_A_STEP)
    for words, (naam, invoer, day) in WORDS_IN_A_STEP.items():
        assert words in first_sentence(reply_to(builder, naam, invoer, day)), words


@each_rule
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pick=st.data())
def test_any_input_reads_well(builder: ReplyBuilder, naam: str, pick: st.DataObject) -> None:
    """No placeholder, no None, no amount without a label, no long sentence of ours, for any input on any day."""
    regel, hulp = REKENREGELS[naam], builder.kennis.rekenhulpen[naam]
    invoer, day = pick.draw(inputs(regel.velden)), pick.draw(DAYS)
    try:
        uitkomst = outcome(builder.kennis, naam, invoer, day)
    except InvoerFout:
        return
    assert set(uitkomst.bedragen) <= set(hulp.bedragen)
    reply = as_reply(uitkomst, regel, builder, today=TODAY)
    json.dumps(reply.as_dict())
    for text in (reply.text, data(reply)["kopieertekst"]):
        assert not {"{", "}", "None", "True", "False"} & set(text.replace(".", " ").split())
        assert not {"je", "jij", "jouw"} & set(text.lower().split())
    head = next(part for part in reply.text.split("\n\n") if not part.startswith("*U vraagt"))
    assert "**" in head or uitkomst.status == "niet van toepassing"
    assert measure(to_plain(head)).longest <= MAX_WORDS, head
    geldig = reply.geldigheid
    assert geldig and (geldig.vanaf or day) <= day <= (geldig.tot or day)
    again = regel.lees(data(reply)["invoer"])
    assert regel.bereken(again, day, builder.kennis.figuren) == uitkomst
