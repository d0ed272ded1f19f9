"""Another language is known by a long text, by its script, or by the words that people ask with."""

from __future__ import annotations

import pytest

from bot.gateway.language import foreign_language


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("how long does an employee with a disability count", "en"),
        ("what is the LKV?", "en"),
        ("wie lange zählt ein mitarbeiter mit behinderung mit", "de"),
        ("was ist loondispensatie", "de"),
        ("dois-je payer un salaire pendant l'essai", "fr"),
        ("jak długo pracownik się liczy", "pl"),
        ("loonwaarde nedir", "tr"),
        ("що таке loonwaarde для роботодавця", "uk"),
        ("какая минимальная зарплата", "ru"),
        ("ما هو دعم الأجور", "ar"),
    ],
)
def test_another_language(text: str, code: str) -> None:
    assert foreign_language(text) == code


@pytest.mark.parametrize(
    "text",
    [
        "", "?", "😂😂", "lks", "wat is lkv", "was de vraag", "mijn naam is van der Berg", "jobcoach my UWV portaal inloggen",
        "hoe lang telt iemand mee", "gij moet da ne keer uitleggen", "mag ik dat", "LKV 2026 uwv", "漢字", "b1",
        "Die medewerker is in de war en wie moet ik bellen", "no-riskpolis", "job carving",
    ],
)  # fmt: skip
def test_dutch_or_too_little_to_tell(text: str) -> None:
    assert foreign_language(text) is None
