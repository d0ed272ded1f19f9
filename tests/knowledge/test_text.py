from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from bot.knowledge import load_kennis
from bot.knowledge.dutch import format_date, format_euro, format_number, format_value
from bot.knowledge.language import count_words, measure
from bot.knowledge.normalise import normalise, squash
from bot.knowledge.text import NOT_ESTABLISHED, fill_figures, fill_links, to_plain


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (Decimal("2337.00"), "euro", "€ 2.337"),
        (Decimal("2294.40"), "euro", "€ 2.294,40"),
        (Decimal("14.99"), "euro", "€ 14,99"),
        (Decimal("1"), "euro", "€ 1,00"),
        (Decimal("5000"), "euro", "€ 5.000"),
        (Decimal("23.5"), "procent", "23,5%"),
        (Decimal("1.930"), "procent", "1,93%"),
        (Decimal("25.5"), "uren", "25,5 uur"),
        (Decimal("6"), "maanden", "6 maanden"),
        (Decimal("1"), "maanden", "1 maand"),
        (Decimal("3"), "jaren", "3 jaar"),
        (Decimal("125000"), "banen", "125.000"),
        (date(2021, 1, 1), "datum", "1 januari 2021"),
        ({"jaren": Decimal(67), "maanden": Decimal(3)}, "leeftijd", "67 jaar en 3 maanden"),
        ({"jaren": Decimal(66), "maanden": Decimal(1)}, "leeftijd", "66 jaar en 1 maand"),
        ({"jaren": Decimal(67), "maanden": Decimal(0)}, "leeftijd", "67 jaar"),
    ],
)
def test_values_read_as_dutch(value: object, unit: str, text: str) -> None:
    assert format_value(value, unit) == text


def test_numbers_keep_the_decimals_asked_for() -> None:
    assert format_number(Decimal("1234567.5"), 2) == "1.234.567,50"
    assert format_euro(Decimal("1000.10")) == "€ 1.000,10"
    assert format_date(date(2026, 8, 9)) == "9 augustus 2026"


def test_figures_are_those_of_the_date_asked(small_knowledge: Path) -> None:
    kennis = load_kennis(small_knowledge)
    text = "Nu [[loon-maand]], toen [[loon-maand@2025-06-01]]."
    filled, refs = fill_figures(text, kennis.figuren, date(2026, 11, 22))
    assert filled == "Nu € 2.294,40, toen € 2.191,80."
    assert [ref.artikel for ref in refs] == ["8", None]
    later, _ = fill_figures("[[loon-maand]]", kennis.figuren, date(2027, 3, 1))
    assert later == NOT_ESTABLISHED


def test_links_and_markup_become_plain(small_knowledge: Path) -> None:
    kennis = load_kennis(small_knowledge)
    text = fill_links("Zie **vooral** [de wet](bron:wet).", kennis.bronnen)
    assert text == "Zie **vooral** [de wet](https://voorbeeld.example/wet)."
    assert to_plain("# Kop\n" + text) == "Kop\nZie vooral de wet (https://voorbeeld.example/wet)."
    assert to_plain("2 * 3 * 4 = 24") == "2 * 3 * 4 = 24"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Telt hij mee?", "telt hij mee"),
        ("  één   baan ", "een baan"),
        ("no-risk polis", "no risk polis"),
        ("CAO", "cao!"),
    ],
)
def test_the_same_question_normalises_the_same(a: str, b: str) -> None:
    assert normalise(a) == normalise(b)


def test_split_compounds_squash_the_same() -> None:
    assert squash("loon kosten subsidie") == squash("loonkosten-subsidie") == "loonkostensubsidie"
    assert squash("70%") != squash("70")


def test_short_plain_sentences_read_easier() -> None:
    easy = measure("U krijgt geld van de gemeente. Dat is de subsidie. U vraagt hem zelf aan.")
    hard = measure("De gemeentelijke subsidieverstrekkingsverantwoordelijkheid veronderstelt zelfstandige aanvraag.")
    assert easy.score > 80 > 45 > hard.score
    assert easy.longest == 6
    assert count_words("25,5 uur is één baan") == 4


def test_a_word_that_the_glossary_explains_does_not_make_a_text_hard() -> None:
    text = "Loonkostensubsidie is geld. De gemeente betaalt loonkostensubsidie."
    assert measure(text, {"loonkostensubsidie"}).score > measure(text).score + 20
