"""Ages, and numbers that only look like one."""

from __future__ import annotations

import pytest

from . import brief

AGES = [
    *[
        (text, "duration 20 jaar oud")
        for text in (
            "20 jaar oud",
            "is 20",
            "hij is 20",
            "zij is nu 20",
            "ik ben 20",
            "jan is 20",
            "mijn medewerker is 20 jaar",
            "20-jarige",
            "20 jarige",
            "van 20 jaar",
            "een jongen van 20",
            "leeftijd 20",
            "leeftijd: 20",
            "leeftijd is 20 jaar",
            "wordt 20",
            "ouder dan 20",
            "twintigjarige",
            "een jongen van twintig",
            "is twintig",
            "20 lentes",
            "jan 20 jr",
            "jongen 20j",
            "als ie 20 is",
            "zodra hij 20 wordt",
        )
    ],
    ("hij is 64 jaar", "duration 64 jaar oud"),
    ("17-jarige", "duration 17 jaar oud"),
    ("van 19 jaar", "duration 19 jaar oud"),
    ("17 jaar en 3 maanden oud", "duration 207 maand oud"),
    ("werkt 20 uur en is 28", "hours 20; duration 28 jaar oud"),
    ("18, 19 en 20 jaar oud", "duration 18 jaar oud; duration 19 jaar oud; duration 20 jaar oud"),
    ("tussen 18 en 27 jaar oud", "duration 18..27 jaar oud"),
]
NO_AGES = [
    ("20 jaar", "duration 20 jaar"),
    ("18j", "duration 18 jaar"),
    ("38 jaar, 12 jaar ervaring", "duration 38 jaar; duration 12 jaar"),
    ("jan, 38 jaar, 12 jaar in dienst", "duration 38 jaar oud; duration 12 jaar"),
    ("jan 20 jaar in dienst", "duration 20 jaar"),
    ("meerderjarige", ""),
    ("werkt hier 20 jaar", "duration 20 jaar"),
    ("contract van 2 jaar", "duration 2 jaar"),
    ("een periode van 20 jaar", "duration 20 jaar"),
    ("de termijn is 20 jaar", "duration 20 jaar"),
    ("een 3-jarige opleiding", "duration 3 jaar"),
    ("loonwaarde is 70", "number 70"),
    ("wordt 16 of 20 uur", "hours 16..20"),
    ("het wordt 16 tot 20 uur", "hours 16..20"),
    ("het aantal is 20", "number 20"),
    ("fulltime is 36", "number 36"),
    ("hij is 3", "number 3"),
    ("aow leeftijd 2027", "date 2027-01-01 jaar #2027"),
    ("een medewerker van 20", "number 20"),
]


@pytest.mark.parametrize(("text", "expected"), AGES + NO_AGES)
def test_age(text: str, expected: str) -> None:
    assert brief(text) == expected
