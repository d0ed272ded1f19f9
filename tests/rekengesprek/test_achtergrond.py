"""What a story tells besides is no input: the team, an address, colleagues."""

from __future__ import annotations

import time

import pytest

from actions.rekengesprek.bericht.achtergrond import background

from .praat import Praat

VERHALEN = [
    ("ik heb een garage en we zijn met 6 man. jordy werkt 3 dagen van 8 uur, hoeveel banen telt hij", "0.94"),
    ("team van 14 waarvan 3 stagiairs. 1 medewerkster met een contract van 17,5 uur, hoeveel banen is dat", "0.69"),
    ("hij werkt 28 uur in de plantsoenen met 11 anderen. hoeveel banen is dat", "1.10"),
    ("een ploeg van 8, en onze wajonger daarin 20 uur. hoeveel banen telt die", "0.78"),
]
GEEN_ACHTERGROND = [
    ("we zijn met 3 mensen van 20 uur, hoeveel banen is dat", "2.35"),
    ("een team van 4 mensen, elk 16 uur. hoeveel banen is dat", "2.51"),
]


@pytest.mark.parametrize(("gezegd", "waarde"), [*VERHALEN, *GEEN_ACHTERGROND])
def test_only_what_is_asked_is_counted(praat: Praat, gezegd: str, waarde: str) -> None:
    assert praat(gezegd).waarde == waarde


def test_a_hostile_line_is_read_at_once() -> None:
    start = time.process_time()
    for line in ("we zijn " * 400, "team van een " * 300, "met 3 andere 4 " * 300):
        background(line, ())
    assert time.process_time() - start < 2
