"""Somebody of a count, by name, in another calculation: the hours go along."""

from __future__ import annotations

import pytest

from .praat import Praat

_COUNTED = "hoeveel banen zijn Jan 20 uur en Piet 24 uur"


@pytest.mark.parametrize(
    ("vraag", "waarde"),
    [
        ("hoeveel lkv krijg ik voor Piet", "1260.48"),
        ("en hoeveel lkv is dat voor jan", "1050.40"),
        ("wat is de lks voor Piet, loonwaarde 60%", "831.22"),
        ("hoeveel lkv krijg ik voor Piet met 30 uur", "1575.60"),
    ],
)
def test_the_hours_of_who_is_named(praat: Praat, vraag: str, waarde: str) -> None:
    assert praat(_COUNTED, vraag).waarde == waarde


@pytest.mark.parametrize("vraag", ["hoeveel lkv krijg ik voor Klaas", "hoeveel lkv krijg ik voor Jan en Piet"])
def test_of_somebody_else_or_both_the_hours_are_asked(praat: Praat, vraag: str) -> None:
    assert praat(_COUNTED, vraag).vraagt == "uren_per_week"
