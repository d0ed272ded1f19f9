"""A part of an outcome that is asked behind it: told by its label, and nothing changes."""

from __future__ import annotations

import pytest

from bot.knowledge.replies import ReplyBuilder

from .praat import Praat, open_motor

LKS = "lks 24 uur 60%"
NETTO = "nettokosten 24 uur 60%"
WML = "minimumloon 24 uur"
DISPENSATIE = "loondispensatie 24 uur 60%"
COACH = "jobcoach 24 uur"
# what was calculated, what is asked of it, and what is told
DELEN = [
    (LKS, "en zonder werkgeverslasten?", "Subsidie: **€ 673,06 per maand**."),
    (LKS, "exclusief werkgeverslasten graag", "Subsidie: **€ 673,06 per maand**."),
    (LKS, "zonder de vergoeding?", "Subsidie: **€ 673,06 per maand**."),
    (LKS, "en zonder opslag", "Subsidie: **€ 673,06 per maand**."),
    (LKS, "hoeveel is het zonder die werkgeverslasten", "Subsidie: **€ 673,06 per maand**."),
    (LKS, "alleen de subsidie?", "Subsidie: **€ 673,06 per maand**."),
    (LKS, "en wat is de kale subsidie", "Subsidie: **€ 673,06 per maand**."),
    (LKS, "hoeveel daarvan zijn werkgeverslasten?", "Vergoeding voor werkgeverslasten: **€ 158,17 per maand**."),
    (
        LKS,
        "hoeveel is de vergoeding voor werkgeverslasten",
        "Vergoeding voor werkgeverslasten: **€ 158,17 per maand**.",
    ),
    (LKS, "en de werkgeverslasten?", "Vergoeding voor werkgeverslasten: **€ 158,17 per maand**."),
    (LKS, "hoeveel procent is dat?", "Deel dat subsidie is: **40%**."),
    (LKS, "wat is het maximum", "Hoogste subsidie bij deze uren: **€ 1.177,85 per maand**."),
    (LKS, "is dat inclusief werkgeverslasten?", "met de vergoeding voor werkgeverslasten"),
    (
        "subsidie voor 2 mensen van 24 uur 60% samen",
        "en zonder werkgeverslasten",
        "Subsidie: **€ 1.346,12 per maand**.",
    ),
    (NETTO, "en zonder subsidie?", "Loonkosten: **€ 1.682,64 per maand**."),
    (NETTO, "en zonder subsidie?", "Loonkostenvoordeel: **€ 105,04 per maand**."),
    (NETTO, "en alleen de loonkosten?", "Loonkosten: **€ 1.682,64 per maand**."),
    (NETTO, "zonder steun?", "Loonkosten: **€ 1.682,64 per maand**."),
    (NETTO, "wat is de subsidie daarvan", "Loonkostensubsidie: **€ 673,06 per maand**."),
    (NETTO, "hoeveel subsidie zit daarin", "Vergoeding voor werkgeverslasten: **€ 158,17 per maand**."),
    (NETTO, "hoeveel krijg ik terug?", "Alle steun samen: **€ 936,26 per maand**."),
    (WML, "en met vakantiegeld?", "Bij deze uren, met vakantiebijslag: **€ 1.683,68 per maand**."),
    (WML, "inclusief vakantietoeslag per jaar", "Bij deze uren, met vakantiebijslag: **€ 20.204,12 per jaar**."),
    (WML, "en het vakantiegeld?", "Vakantiebijslag bij deze uren: **€ 124,72 per maand**."),
    (WML, "zonder vakantiegeld", "Bij deze uren: **€ 1.558,96 per maand**."),
    (WML, "en bruto per jaar", "Per jaar is dat **€ 18.707,52**."),
    (DISPENSATIE, "en hoeveel vult UWV aan?", "Verschil met het minimumloon: **€ 623,20 per maand**."),
    (DISPENSATIE, "hoeveel krijgt hij dan van UWV?", "Verschil met het minimumloon: **€ 623,20 per maand**."),
    (DISPENSATIE, "wat is de aanvulling", "Verschil met het minimumloon: **€ 623,20 per maand**."),
    (COACH, "en per maand?", "Dat is gemiddeld: **15,6 uur per maand**."),
    (COACH, "hoeveel is dat in totaal in een jaar", "In een heel jaar: **187,2 uur**."),
    (COACH, "hoeveel procent is dat?", "Deel van de contracturen: **15%**."),
    ("hoeveel uur is 3 banen", "en per maand?", "Dat is: **331,5 uur per maand**."),
]
# what changes something or asks something else, and the outcome; None: no part is told
ANDERS = [
    ((NETTO, "en zonder lkv?"), "851.42"),
    ((LKS, "en zonder werkgeverslasten bij 28 uur"), "969.76"),
    ((LKS, "wat zijn werkgeverslasten?"), None),
    ((LKS, "mag ik de subsidie zelf houden?"), None),
    (("lks 24 uur", "alleen de subsidie"), None),
]


@pytest.mark.parametrize(("eerst", "gevraagd", "tekst"), DELEN)
def test_part_of_the_outcome(builder: ReplyBuilder, eerst: str, gevraagd: str, tekst: str) -> None:
    praat = Praat(open_motor(builder))
    praat(eerst)
    invoer = praat.staat.invoer
    assert tekst in praat(gevraagd).text
    assert praat.staat.invoer == invoer


@pytest.mark.parametrize(("gezegd", "waarde"), ANDERS)
def test_no_part(builder: ReplyBuilder, gezegd: tuple[str, ...], waarde: str | None) -> None:
    assert Praat(open_motor(builder))(*gezegd).waarde == waarde


@pytest.mark.parametrize(
    ("gezegd", "tekst"),
    [
        ((LKS, "zonder werkgeverslasten?", "en per jaar?"), "€ 8.076,67"),
        ((LKS, "zonder werkgeverslasten?", "en per jaar?", "en per maand?"), "€ 673,06"),
        ((LKS, "zonder werkgeverslasten?", "en bij 28 uur", "en per jaar?"), "€ 11.637,14"),
        ((LKS, "zonder werkgeverslasten?", "en met werkgeverslasten?", "en per jaar?"), "€ 9.974,69"),
        ((NETTO, "zonder steun?", "en per jaar?"), "€ 20.191,68"),
        ((NETTO, "zonder subsidie en zonder lkv?"), "Loonkosten: **€ 1.682,64 per maand**."),
        ((NETTO, "en zonder lkv en subsidie?"), "Loonkosten: **€ 1.682,64 per maand**."),
        ((COACH, "en per maand?", "en per jaar?"), "187,2 uur"),
        ((COACH, "hoeveel procent is dat?", "en per maand?"), "15,6 uur"),
    ],
)
def test_what_follows_a_part(builder: ReplyBuilder, gezegd: tuple[str, ...], tekst: str) -> None:
    assert tekst in Praat(open_motor(builder))(*gezegd).text


def test_no_line_of_nothing(builder: ReplyBuilder) -> None:
    assert "Loonkostenvoordeel" not in Praat(open_motor(builder))(NETTO, "en zonder lkv?", "en zonder subsidie?").text
