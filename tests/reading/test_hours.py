"""Hours: per what, ranges, days times hours, lists of people."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.reading import read_quantities

from . import TODAY, brief

NOTATIONS = [
    *[(text, "hours 20") for text in ("20 uur", "20u", "20 u", "20uur", "20 uurtjes", "20 uren", "20h", "20\u00a0uur")],
    ("IK WERK 20 UUR", "hours 20"),
    ("20 uur!!", "hours 20"),
    ("'20 uur'", "hours 20"),
    ("twintig uur", "hours 20"),
    ("25,5 uur", "hours 25.5"),
    ("25.5 uur", "hours 25.5"),
    ("25 en een half uur", "hours 25.5"),
    ("25 uur en 30 minuten", "hours 25.5"),
    ("25 uur 30 min", "hours 25.5"),
    ("25:30 uur", "hours 25.5"),
    ("25u30", "hours 25.5"),
    ("36 urige", "hours 36"),
    ("36-uurs", "hours 36"),
    ("36-uurs contract", "hours 36"),
    ("40urige contract", "hours 40"),
    ("0-urencontract", "hours 0"),
    ("fulltime is 36 uur", "hours 36"),
    ("1.331 verloonde uren", "hours 1331"),
    ("-5 uur", "hours -5"),
    ("uren: 20", "hours 20"),
    ("aantal uren 20", "hours 20"),
]
PERIODS = [
    *[
        (f"20 uur {period}", "hours 20 week")
        for period in (
            "per week",
            "p/w",
            "pw",
            "p.w.",
            "p wk",
            "in de week",
            "de week",
            "wekelijks",
            "elke week",
            "(per week)",
            "gemiddeld per week",
        )
    ],
    ("20 uur/week", "hours 20 week"),
    ("20u/wk", "hours 20 week"),
    ("20uurperweek", "hours 20 week"),
    ("20  uur   per  week", "hours 20 week"),
    ("per week 20 uur", "hours 20 week"),
    ("elke week 20 uur", "hours 20 week"),
    ("uren per week: 36", "hours 36 week"),
    ("32-urige werkweek", "hours 32 week"),
    ("werkweek van 36 uur", "hours 36 week"),
    ("36-urenweek", "hours 36 week"),
    ("80 uur in de maand", "hours 80 maand"),
    ("80 uur p/m", "hours 80 maand"),
    ("80 uur per mnd", "hours 80 maand"),
    ("1000 uur per jaar", "hours 1000 jaar"),
    ("1000 uur op jaarbasis", "hours 1000 jaar"),
    ("1000 uur jaarlijks", "hours 1000 jaar"),
    ("4 uur per dag", "hours 4 dag"),
    ("elke dag 4 uur", "hours 4 dag"),
    ("een uur per week", "hours 1 week"),
    ("80 uur per 4 weken", "hours 20 week"),
]
ROUGH = [
    *[
        (f"{about} 20 uur", "hours 20 ~")
        for about in ("ongeveer", "circa", "ca", "ca.", "ong", "ong.", "+-", "+/-", "±", "plm", "een kleine plusminus")
    ],
    ("+-20 uur", "hours 20 ~"),
    ("20 uur ongeveer", "hours 20 ~"),
    ("20 uur ofzo", "hours 20 ~"),
    ("uur of 20", "hours 20 ~"),
    ("een uur of 20 per week", "hours 20 week ~"),
    ("een uur of twintig", "hours 20 ~"),
    ("max 20 uur", "hours 20"),
    ("minimaal 12 uur", "hours 12"),
    ("min. 12 uur", "hours 12"),
    ("20+ uur", "hours 20"),
]
RANGES = [
    *[
        (text, "hours 20..24")
        for text in (
            "20 tot 24 uur",
            "20-24 uur",
            "20 - 24 uur",
            "20 – 24 uur",
            "20 à 24 uur",
            "20 a 24 uur",
            "20 t/m 24 uur",
            "20 tot en met 24 uur",
            "20 of 24 uur",
            "20 uur of 24",
            "20 tot max 24 uur",
            "tussen de 20 en 24 uur",
            "tussen 20 en 24 uur",
            "minimaal 20 maximaal 24 uur",
            "min 20 max 24 uur",
            "van 20 tot 24 uur",
        )
    ],
    ("16-24 uur", "hours 16..24"),
    ("16-24", "number 16..24"),
    ("32-36 uur p/w", "hours 32..36 week"),
    ("van 8 tot 12 uur per week", "hours 8..12 week"),
]
PRODUCTS = [
    *[
        (text, "hours 32 week")
        for text in (
            "4 dagen van 8 uur",
            "4 dagen a 8 uur",
            "4 dagen à 8 uur",
            "4 dagen x 8 uur",
            "4 dagen 8 uur",
            "vier dagen van acht uur",
            "4x8 uur",
            "4 x 8u",
            "8 uur per dag, 4 dagen per week",
            "8 uur per dag en 4 dagen per week",
            "4 dagen in de week 8 uur",
            "4 dagen per week van 8 uur",
            "4 dagen per week, 8 uur per dag",
            "4 dagen van 8 uur = 32 uur",
        )
    ],
    ("elke dag 4 uur, 5 dagen", "hours 20 week"),
    ("5x per week 4 uur", "hours 20 week"),
    ("4 dagen van 7,5 uur", "hours 30 week"),
    ("1 dag van 8 uur", "hours 8 week"),
    ("4 dagen van 8 uur en 1 dag van 4 uur", "hours 36 week"),
    ("3 x 20 uur", "hours 20 x3"),
    ("3x 20 uur per week", "hours 20 week x3"),
    ("3 keer 20 uur", "hours 20 x3"),
    ("2 x 0,8 fte", "fte 0.8 x2"),
    ("3 mensen van 20 uur", "count 3 mensen; hours 20"),
    ("3 mensen x 20 uur", "count 3 mensen; hours 20"),
    ("3 man 4 dagen van 8 uur", "count 3 mensen; hours 32 week"),
    ("4 dagen, 32 uur per week", "count 4 dagen; hours 32 week"),
    ("5 dagen 40 uur", "count 5 dagen; hours 40"),
    ("2 dagen per week 16 uur", "count 2 dagen; hours 16"),
    ("2x", ""),
    ("3 keer", ""),
]
LISTS = [
    ("jan 12,5 uur en piet 28", "hours 12.5; hours 28"),
    ("Jan 20 uur, Piet 28, Kees 16", "hours 20; hours 28; hours 16"),
    ("jan werkt 20 uur en piet werkt 28", "hours 20; hours 28"),
    ("Jan 20 uur en Quirijn 24", "hours 20; hours 24"),
    ("de een 20 uur en de ander 24", "hours 20; hours 24"),
    ("12, 16 en 24 uur", "hours 12; hours 16; hours 24"),
    ("12,16,24 uur", "hours 12; hours 16; hours 24"),
    ("20+20+16 uur", "hours 20; hours 20; hours 16"),
    ("20 uur+28", "hours 20; hours 28"),
    ("20 uur; 28", "hours 20; hours 28"),
    ("16/20/24 uur", "hours 16; hours 20; hours 24"),
    ("36, 38 of 40 uur", "hours 36; hours 38; hours 40"),
    ("van 16 naar 24 uur", "hours 16; hours 24"),
    ("jan 12 uur\npiet 28", "hours 12; hours 28"),
    ("20 uur 🙂 en 24", "hours 20; hours 24"),
    ("20 uur per week en 24", "hours 20 week; hours 24 week"),
    ("2 mensen: 20 en 24 uur", "count 2 mensen; hours 20; hours 24"),
    ("3 van 32 uur en 2 van 16", "number 3; hours 32; number 2; hours 16"),
    (
        "een conciërge van 32 uur, een kantinehulp van 12, een tuinman van 20 uur per week",
        "hours 32; hours 12; hours 20 week",
    ),
    ("een van 32 uur, een van 12 en eentje van 20", "hours 32; hours 12; hours 20"),
    ("een kok met 32 uur, een hulp met 16", "hours 32; hours 16"),
    # what must keep its own meaning
    ("een contract van 32 uur en een loonwaarde van 70", "hours 32; number 70"),
    ("loonwaarde van 70 en een contract van 32 uur", "number 70; hours 32"),
    ("een kok van 32 uur en een jongen van 17", "hours 32; duration 17 jaar oud"),
    ("lw 50, 36 uur", "number 50; hours 36"),
    ("20 uur ipv 24 uur", "hours 20; hours 24"),
    ("20 uur en loonwaarde 70", "hours 20; number 70"),
    ("20 uur en 3 vragen", "hours 20; number 3"),
    ("20 uur, 2500", "hours 20; number 2500"),
    ("20 uur, 2018", "hours 20; date 2018-01-01 jaar #2018"),
    ("20 uur en is 28", "hours 20; duration 28 jaar oud"),
    ("3 van 20 uur en 2 van 16 uur", "number 3; hours 20; number 2; hours 16"),
    ("20 uur in plaats van 24", "hours 20; number 24"),
    ("66 en 4 maanden", "number 66; duration 4 maand"),
    ("loonwaarde 70 procent en 24 uur", "percent 70; hours 24"),
]
CLOCK = [
    "om 8 uur",
    "om 8",
    "om 8:30",
    "8:30 uur",
    "vanaf 9 uur 's ochtends",
    "9 uur ’s avonds",
    "9 uur sochtends",
    "half negen",
    "half 9",
    "kwart over 8",
    "van 9 tot 17 uur",
    "van 9 tot 5",
    "24 uur per dag bereikbaar",
    "24/7",
    "24-uurs zorg",
    "binnen 24 uur",
    "over 2 uur",
    "30 minuten",
]


@pytest.mark.parametrize(("text", "expected"), NOTATIONS + PERIODS + ROUGH + RANGES + PRODUCTS + LISTS)
def test_hours(text: str, expected: str) -> None:
    assert brief(text) == expected


@pytest.mark.parametrize("text", CLOCK)
def test_time_of_day_is_no_quantity(text: str) -> None:
    assert brief(text) == ""


@pytest.mark.parametrize("text", ["het gaat om 20 uur", "om 20 uur te werken", "om 20 uur per week te halen"])
def test_om_is_not_always_a_time(text: str) -> None:
    assert brief(text).startswith("hours 20")


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("4 dagen van 7,5 uur", "4 dagen x 7,5 uur = 30 uur per week"),
        ("vier dagen van acht uur", "vier dagen x acht uur = 32 uur per week"),
        ("8 uur per dag, 1 dag", "1 dag x 8 uur = 8 uur per week"),
        ("4x8u", "4 x 8 uur = 32 uur per week"),
        ("4 dagen van 8 uur en 1 dag van 4 uur", "4 dagen x 8 uur + 1 dag x 4 uur = 36 uur per week"),
        ("80 uur per 4 weken", "80 uur per 4 weken = 20 uur per week"),
        ("€ 2.300 per 4 weken", "2.300 euro per 4 weken = 575 euro per week"),
        ("1 jaar en 3 maanden", "1 jaar en 3 maanden = 15 maanden"),
    ],
)
def test_steps_tell_how_numbers_became_one(text: str, steps: str) -> None:
    (quantity,) = read_quantities(text, TODAY)
    assert quantity.steps == steps
    assert quantity.text == text


@settings(deadline=None)
@given(
    st.decimals("0.25", "60", places=2),
    st.sampled_from(["uur", "u", "uren"]),
    st.sampled_from([("per week", "week"), ("p/m", "maand"), ("per jaar", "jaar"), ("", "")]),
)
def test_hours_are_read_back(value: Decimal, unit: str, period: tuple[str, str]) -> None:
    written = f"{value.normalize():f}".replace(".", ",")
    (quantity,) = read_quantities(f"{written} {unit} {period[0]}", TODAY)
    assert (quantity.kind, quantity.value, quantity.unit) == ("hours", value, period[1])


@settings(deadline=None)
@given(st.integers(1, 7), st.integers(1, 12))
def test_days_times_hours(days: int, hours: int) -> None:
    (quantity,) = read_quantities(f"{days} dagen van {hours} uur", TODAY)
    assert (quantity.value, quantity.unit) == (days * hours, "week")
