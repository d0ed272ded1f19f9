"""Parts of days, days of the week and several weeks: one number of hours per week, with the steps to it."""

from __future__ import annotations

import pytest

from bot.reading import read_quantities

from . import TODAY, brief

# text, hours per week, steps up to the outcome
STEPS = [
    ("4 ochtenden van 3,5 uur", "14", "4 ochtenden x 3,5 uur"),
    ("5 middagen van 3 uur", "15", "5 middagen x 3 uur"),
    ("vijf ochtende van 4 uur", "20", "vijf ochtenden x 4 uur"),
    ("2 diensten van 6 uur", "12", "2 diensten x 6 uur"),
    ("3 avonden a 4u", "12", "3 avonden x 4 uur"),
    ("1 nacht van 8 uur", "8", "1 nacht x 8 uur"),
    ("1 dagdeel van 4 uur", "4", "1 dagdeel x 4 uur"),
    ("4 korte ochtenden van 3 uur", "12", "4 ochtenden x 3 uur"),
    ("3 halve dagen van 4 uur", "12", "3 halve dagen x 4 uur"),
    ("4 ochtenden per week 3,5 uur", "14", "4 ochtenden x 3,5 uur"),
    ("4 ochtenden, 3 uur per ochtend", "12", "4 ochtenden x 3 uur"),
    ("2 dagen van 8 uur en 3 ochtenden van 4 uur", "28", "2 dagen x 8 uur + 3 ochtenden x 4 uur"),
    ("4 ochtenden van 5 uur, dus 20 uur per week", "20", "4 ochtenden x 5 uur"),
    ("3 dagen vn 6 uur", "18", "3 dagen x 6 uur"),
    ("4 dagen van 8", "32", "4 dagen x 8 uur"),
    ("anderhalve dag in de week, een dag is 8 uur", "12", "anderhalve dag x 8 uur"),
    ("3 dagen, dag is 6 uur", "18", "3 dagen x 6 uur"),
    ("3 dagen, 1 dag is 6 uur", "18", "3 dagen x 6 uur"),
    ("een dag is 8 uur, hij werkt 3 dagen", "24", "3 dagen x 8 uur"),
    # days of the week
    ("elke ochtend 4 uur ma t/m vr", "20", "5 dagen x 4 uur"),
    ("ma t/m vr 4 uur", "20", "5 dagen x 4 uur"),
    ("ma-vr 8 uur", "40", "5 dagen x 8 uur"),
    ("maandag tot en met donderdag 7 uur per dag", "28", "4 dagen x 7 uur"),
    ("ma di en do telkens 6 uur", "18", "3 dagen x 6 uur"),
    ("woe do vr za telkens 5,5 uurtje", "22", "4 dagen x 5,5 uur"),
    ("ma, wo en vr 8 uur per dag", "24", "3 dagen x 8 uur"),
    ("elke ma en wo 4 uur", "8", "2 dagen x 4 uur"),
    ("4 uur op ma, di en vr", "12", "3 dagen x 4 uur"),
    ("Ma 4 uur, di 6, wo niks, do 5 en vr 3,5", "18.5", "ma 4 uur + di 6 uur + do 5 uur + vr 3,5 uur"),
    ("ma: 4 uur\ndi: 6 uur\nwo: vrij\ndo: 5 uur", "15", "ma 4 uur + di 6 uur + do 5 uur"),
    ("maandag: 4\ndinsdag: 6\nwoensdag: 0\ndonderdag: 5,5", "15.5", "ma 4 uur + di 6 uur + do 5,5 uur"),
    ("op maandag 8 uur en op dinsdagmiddag 3 uur", "11", "ma 8 uur + di 3 uur"),
    ("ma en di 8 uur, wo 4 uur", "20", "2 dagen x 8 uur + wo 4 uur"),
    # several weeks
    ("80 uur per 4 weken", "20", "80 uur per 4 weken"),
    ("de ene week 30 uur, de andere week 18", "24", "(30 + 18 uur) / 2"),
    ("ene week 18 en de andere week 26 uur", "22", "(18 + 26 uur) / 2"),
    ("even weken 20 uur, oneven weken 12 uur", "16", "(20 + 12 uur) / 2"),
    ("12 uur in de ene week en 20 in de andere", "16", "(12 + 20 uur) / 2"),
    ("84 uur in 4 weken", "21", "84 uur per 4 weken"),
    ("84 uur in vier weken", "21", "84 uur per vier weken"),
    ("in 4 weken 84 uur", "21", "84 uur per 4 weken"),
    ("per 4 weken: 80 uur", "20", "80 uur per 4 weken"),
    ("vierwekenverloning: 84 uur", "21", "84 uur per 4 weken"),
    ("4-wekenverloning: 84 uur", "21", "84 uur per 4 weken"),
    ("4-wekelijks 84 uur", "21", "84 uur per 4 weken"),
    ("tweewekelijks 32 uur", "16", "32 uur per 2 weken"),
    ("om de week 16 uur", "8", "16 uur per 2 weken"),
    ("16 uur om de week", "8", "16 uur per 2 weken"),
    ("om de andere week 16 uur", "8", "16 uur per 2 weken"),
    ("om de 2 weken 32 uur", "16", "32 uur per 2 weken"),
    ("2 x 8 + 1 x 4 uur", "20", "2 x 8 uur + 1 x 4 uur"),
]
LOOSE = [
    ("3 ochtenden", "number 3"),
    ("elke ochtend 4 uur", "hours 4 dag"),
    ("een dag is 8 uur", "hours 8 dag"),
    ("1 tot 3 dagen van 8 uur", "count 1..3 dagen; hours 8"),
    ("4 dagen van 9 personen", "count 4 dagen; count 9 mensen"),
    # may be the hours of one day or of all days together
    ("maandag en dinsdag 8 uur", "hours 8"),
    ("ma t/m vr 20 uur", "hours 20"),
    ("op maandag werkt hij 8 uur", "hours 8"),
    ("mijn ma werkt 20 uur", "hours 20"),
    ("zo ma 4 uur", "hours 4"),
    ("jan ma 8 di 8 wo 4, piet ma 4 di 4 wo 4", "hours 20 week; hours 12 week"),
    ("ma t/m vr van 9 tot 17 uur", ""),
    ("8 uur in de ochtend", ""),
    # a moment or a length, not a number of hours over weeks
    ("hij begint in 4 weken met 20 uur", "duration 4 week; hours 20"),
    ("24 uur in 8 weken", "hours 24; duration 8 week"),
    ("contract van 6 weken 20 uur", "duration 6 week; hours 20"),
    ("20 uur per week in 4 weken", "hours 20 week; duration 4 week"),
]


@pytest.mark.parametrize(("text", "hours", "steps"), STEPS)
def test_steps(text: str, hours: str, steps: str) -> None:
    assert brief(text) == f"hours {hours} week"
    (quantity,) = read_quantities(text, TODAY)
    assert quantity.steps == f"{steps} = {hours.replace('.', ',')} uur per week"


@pytest.mark.parametrize(("text", "expected"), LOOSE)
def test_loose(text: str, expected: str) -> None:
    assert brief(text) == expected


@pytest.mark.parametrize("text", ["120 uur per kwartaal", "per kwartaal 120 uur", "€ 900 per kwartaal"])
def test_a_quarter_is_not_known(text: str) -> None:
    (quantity,) = read_quantities(text, TODAY)
    assert quantity.unit == ""
    assert quantity.problem.startswith("Ik ken ")
    assert "niet per kwartaal" in quantity.problem
