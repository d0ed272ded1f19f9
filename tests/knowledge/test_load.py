"""Everything that `kennis check` refuses, with the file, the line and a remedy."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from actions.voorbeelden import work_out
from bot.errors import KnowledgeError
from bot.knowledge import inspect_kennis, load_kennis
from bot.knowledge.model import Verwijzing

Change = Callable[[str, str, str], None]
ENTRY = "telling/hoe-lang.yml"
HULPEN = "rekenhulpen.yml"


def test_good_knowledge_loads_whole(small_knowledge: Path) -> None:
    kennis = load_kennis(small_knowledge)
    entry = kennis.entry("telling/hoe-lang")
    assert entry.vraag == "Hoe lang telt iemand mee?"
    assert len(entry.varianten) == 10
    assert entry.versies[1].bronnen == (Verwijzing("wet", "38b lid 1"),)
    assert kennis.figuren["loon-maand"].on(date(2026, 5, 1)).waarde == Decimal("2294.40")  # type: ignore[union-attr]
    assert kennis.bronnen["wet"].toestand == date(2026, 7, 1)
    hulp = kennis.rekenhulp("tellen")
    assert (hulp.titel, hulp.entry, dict(hulp.voorbeeld)) == ("Hoeveel banen?", "telling/hoe-lang", {"uren": 20})
    assert [stap.entry for stap in hulp.vervolg] == [None, "telling/hoe-lang"]
    assert hulp.uitkomst[0].als == {"telt_bij": "u"}


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2014-12-31", None),
        ("2015-01-01", "Iemand telde mee tot twee jaar later."),
        ("2019-12-31", "Iemand telde mee tot twee jaar later."),
        ("2020-01-01", "Iemand telt mee tot de AOW-leeftijd."),
        ("2099-01-01", "Iemand telt mee tot de AOW-leeftijd."),
    ],
)
def test_an_entry_gives_the_version_of_that_day(small_knowledge: Path, day: str, expected: str | None) -> None:
    versie = load_kennis(small_knowledge).entry("telling/hoe-lang").on(date.fromisoformat(day))
    assert (versie.kort if versie else None) == expected


@pytest.mark.parametrize(
    ("file", "old", "new", "place", "line", "message"),
    [
        (ENTRY, "rekenhulp: tellen", "rekenhulpje: tellen", ENTRY, 24, "onbekend veld 'rekenhulpje'"),
        (ENTRY, "    uitleg: |", "    uitlegg: |", ENTRY, 20, "onbekend veld 'uitlegg'"),
        (ENTRY, "bronnen: [folder]", "bronnen: [foldr]", ENTRY, 17, "bron 'foldr' bestaat niet"),
        (ENTRY, "bronnen: [folder]", "bronnen: []", ENTRY, 14, "geen bron"),
        (ENTRY, "    bronnen: [folder]\n", "", ENTRY, 14, "geen bron"),
        (ENTRY, "geldig_tot: 2019-12-31", "geldig_tot: 2020-01-01", ENTRY, 18, "overlapt"),
        (ENTRY, "geldig_tot: 2019-12-31", "geldig_tot: 2019-11-30", ENTRY, 18, "gat"),
        (ENTRY, "geldig_tot: 2019-12-31", "geldig_tot: 2014-12-31", ENTRY, 15, "ligt voor"),
        (ENTRY, "geldig_tot: 2019-12-31", "geldig_tot: 2019-02-30", ENTRY, 15, "2019-02-30 bestaat niet als datum"),
        (ENTRY, "geldig_tot: 2019-12-31", "geldig_tot: eind 2019", ENTRY, 15, "geen datum"),
        (ENTRY, "verwant: [telling/loon]", "verwant: [telling/lon]", ENTRY, 25, "maar dat bestaat niet"),
        (ENTRY, "rekenhulp: tellen", "rekenhulp: tel", ENTRY, 24, "rekenhulp 'tel' bestaat niet"),
        (ENTRY, "(bron:wet)", "(bron:folder)", ENTRY, 18, "heeft geen adres"),
        (ENTRY, "  - eindigt de telling\n", "", ENTRY, 2, "er zijn 9 varianten"),
        (ENTRY, "  - hoe lang telt hij\n", "  - Het Maand-loon?\n", "telling/loon.yml", 6, "hoort al bij telling/"),
        (
            ENTRY,
            "vraag: Hoe lang telt iemand mee?",
            "vraag: Wat is het loon",
            "telling/loon.yml",
            3,
            "hoort al bij telling/",
        ),
        (ENTRY, "vraag: Hoe lang telt iemand mee?\n", "", ENTRY, 1, "veld 'vraag' ontbreekt"),
        (ENTRY, "nagekeken: {op: 2026-11-22, opnieuw_voor: 2027-05-22}", "", ENTRY, 1, "'nagekeken' ontbreekt"),
        (ENTRY, "antwoorden:", "antwoorden: [", ENTRY, 14, "geen geldige YAML"),
        (ENTRY, "rekenhulp: tellen", "vraag: nog een keer", ENTRY, 24, "staat er twee keer"),
        (
            "telling/loon.yml",
            "[[loon-maand]]",
            "[[loon-week]]",
            "telling/loon.yml",
            14,
            "getal '[[loon-week]]' bestaat niet",
        ),
        ("telling/loon.yml", "@2025-06-01", "@2025-06-31", "telling/loon.yml", 14, "is geen datum"),
        ("telling/loon.yml", "@2025-06-01", "@2030-06-01", "telling/loon.yml", 14, "heeft geen waarde"),
        ("telling/loon.yml", "[[loon-maand]]", "[[schatting]]", "telling/loon.yml", 14, "niet bevestigd"),
        ("bronnen.yml", "  vindplaats: archief\n", "", "bronnen.yml", 9, "geen 'url' en geen 'vindplaats'"),
        ("bronnen.yml", "url: https://", "url: ftp://", "bronnen.yml", 4, "geen webadres"),
        ("parameters/loon.yml", "tot: 2025-12-31", "tot: 2026-01-31", "parameters/loon.yml", 6, "overlapt"),
        (
            "parameters/loon.yml",
            "bronnen: [folder]",
            "bronnen: [krant]",
            "parameters/loon.yml",
            12,
            "bron 'krant' bestaat niet",
        ),
        ("parameters/loon.yml", "eenheid: euro", "eenheid: dollar", "parameters/loon.yml", 3, "kent 'dollar' niet"),
        (HULPEN, "titel: Hoeveel", "titl: Hoeveel", HULPEN, 2, "onbekend veld 'titl'"),
        (HULPEN, "**{uitkomst}**", "**{uitkomt}**", HULPEN, 4, "'{uitkomt}' bestaat niet"),
        (HULPEN, "**{uitkomst}**", "**{uitkomst**", HULPEN, 4, "de accolades kloppen niet"),
        (HULPEN, "**{uitkomst}**", "{stap}", HULPEN, 4, "'{stap}' en 'stap' horen bij elkaar"),
        (HULPEN, "als: {telt_bij: u}", "als: {telt_in: u}", HULPEN, 4, "'als' noemt 'telt_in'"),
        (HULPEN, "als: {telt_bij: u}", "als: u", HULPEN, 4, "'als' moet velden hebben"),
        (HULPEN, "Dat telt niet.", "Dit " + "is een te lange zin " * 6, HULPEN, 7, "het maximum is 25"),
        (HULPEN, "toon: nooit", "toon: soms", HULPEN, 9, "'toon' kent 'soms' niet"),
        (HULPEN, "  wie_beslist: UWV beslist.\n", "", HULPEN, 1, "veld 'wie_beslist' ontbreekt"),
        (
            HULPEN,
            "  entry: telling/hoe-lang",
            "  entry: telling/weg",
            HULPEN,
            11,
            "onderwerp 'telling/weg' bestaat niet",
        ),
        (
            HULPEN,
            "- entry: telling/hoe-lang",
            "- entry: telling/lon",
            HULPEN,
            14,
            "onderwerp 'telling/lon' bestaat niet",
        ),
        (HULPEN, "titel: 'En bij 24 uur?', ", "", HULPEN, 13, "veld 'titel' ontbreekt"),
    ],
)
def test_every_error_names_file_line_and_remedy(
    small_knowledge: Path, change: Change, file: str, old: str, new: str, place: str, line: int, message: str
) -> None:
    change(file, old, new)
    with pytest.raises(KnowledgeError) as caught:
        load_kennis(small_knowledge)
    found = [(problem.file, problem.line) for problem in caught.value.problems if message in problem.message]
    assert (f"knowledge/{place}", line) in found, str(caught.value)
    assert all(problem.remedy for problem in caught.value.problems)


def test_the_example_of_a_calculator_must_be_input_that_it_takes(small_knowledge: Path, change: Change) -> None:
    change(HULPEN, "voorbeeld: {uren: 20}", "voorbeeld: {uur: 20}")
    _, problems = inspect_kennis(small_knowledge, rekenaar=work_out)
    assert [(problem.file, problem.line) for problem in problems] == [(f"knowledge/{HULPEN}", 15)]
    assert "'uur' bestaat niet" in problems[0].message


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("woord " * 61, "61 woorden"),
        ("Deze ene zin gaat " + "heel " * 26 + "lang door.", "een zin in 'kort'"),
        (
            "Verantwoordelijkheidsverdeling tussen uitvoeringsorganisaties veronderstelt "
            "informatievoorzieningsmogelijkheden.",
            "leest te moeilijk",
        ),
    ],
)
def test_an_answer_too_long_or_too_hard_is_refused(
    small_knowledge: Path, change: Change, text: str, message: str
) -> None:
    change(ENTRY, "Iemand telde mee tot twee jaar later.", text)
    with pytest.raises(KnowledgeError, match=message):
        load_kennis(small_knowledge)


def test_a_review_date_in_the_past_is_a_warning_only(small_knowledge: Path) -> None:
    _, problems = inspect_kennis(small_knowledge, today=date(2028, 1, 1))
    assert {problem.level for problem in problems} == {"waarschuwing"}
    assert {(problem.file, problem.line) for problem in problems} == {
        ("knowledge/telling/hoe-lang.yml", 26),
        ("knowledge/telling/loon.yml", 18),
    }
    assert load_kennis(small_knowledge)


def test_a_file_that_is_not_utf8_is_refused(small_knowledge: Path) -> None:
    (small_knowledge / ENTRY).write_bytes("vraag: ë".encode("latin-1"))
    with pytest.raises(KnowledgeError, match="UTF-8"):
        load_kennis(small_knowledge)


def test_answers_do_not_change_what_is_learned_from(small_knowledge: Path, change: Change) -> None:
    before = load_kennis(small_knowledge)
    change(ENTRY, "Iemand telt mee tot de AOW-leeftijd.", "Iemand telt mee tot de AOW.")
    after_text = load_kennis(small_knowledge)
    assert after_text.fingerprint != before.fingerprint
    assert after_text.training_fingerprint == before.training_fingerprint
    change(ENTRY, "hoe lang telt hij", "hoe lang telt hij dan wel")
    assert load_kennis(small_knowledge).training_fingerprint != before.training_fingerprint


def test_the_real_knowledge_covers_every_room() -> None:
    from bot.paths import KNOWLEDGE

    kennis = load_kennis(KNOWLEDGE)
    topics = {entry.onderwerp for entry in kennis.entries.values()}
    assert len(kennis.entries) >= 320
    assert min(len(entry.varianten) for entry in kennis.entries.values()) >= 12
    assert sum(len(entry.varianten) for entry in kennis.entries.values()) >= 6000
    assert topics >= {
        "participatiewet", "banenafspraak", "quotumregeling", "doelgroep", "doelgroepregister", "meeteltermijn",
        "loonwaarde", "loonkostensubsidie", "proefplaatsing", "ondersteuning", "werving", "begeleiding", "sectoren",
    }  # fmt: skip
