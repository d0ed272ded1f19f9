"""Numbers behind an outcome whose unit fits and whose meaning does not: who comes on top, what is there already."""

from __future__ import annotations

import pytest

from .praat import Praat

HEFFING = "heffing 2024 gemeente 800.000 uur, doelgroep 10.000 uur"
NODIG = "hoeveel mensen van 20 uur heb ik nodig voor 4 banen"
VIJF = "hoeveel banen zijn 5 mensen van 20 uur"
UITGEREKEND = [
    ((VIJF, "en als er twee bij komen?"), "5.49"),
    ((VIJF, "en als er twee bijkomen"), "5.49"),
    ((VIJF, "en nog 2 erbij?"), "5.49"),
    ((VIJF, "er komt er een bij van 30"), "5.10"),
    ((VIJF, "en kees komt erbij voor 12"), "4.39"),
    ((NODIG, "en voor 6?"), "8"),
    ((NODIG, "en als we er al 1,5 hebben?"), "4"),
    ((NODIG, "we hebben al 2 mensen"), "4"),
    ((NODIG, "en als ik al 2 mensen heb van 28?"), "3"),
    ((NODIG, "we hebben er al 2", "2 mensen"), "4"),
    ((NODIG, "we hebben er al 2", "2 banen"), "3"),
    (("we hebben al 2 mensen van 24 uur en moeten 6 banen halen, hoeveel mensen nog?",), "5"),
    (("ons doel is 8 banen. er werken al 3 mensen van 32 uur. hoeveel uur moeten we nog invullen?",), "108.00"),
    (("doel 5 banen, nu 3 banen, nieuwe mensen werken 24 uur. hoeveel mensen nodig?",), "3"),
    (("ik heb al 1,5 baan en moet naar 4. hoeveel mensen van 20 uur heb ik nog nodig?",), "4"),
    ((NODIG, "er zijn er al 2 ingevuld"), "3"),
    ((NODIG, "en met 24?"), "5"),
    (("doel markt 2019", "en overheid?", "hoeveel samen?"), "55000.00"),
]
GEVRAAGD = [
    (VIJF, "en nog 12 erbij?"),
    ("hoeveel banen is 20 en 24 uur", "en als er twee bij komen?"),
    (HEFFING, "en met 100.000 uur?"),
    ("doel hbo 2019", "hoeveel samen?"),
    (NODIG, "we hebben er al 2"),
]


@pytest.mark.parametrize(("gezegd", "waarde"), UITGEREKEND)
def test_calculated(praat: Praat, gezegd: tuple[str, ...], waarde: str) -> None:
    assert praat(*gezegd).waarde == waarde


@pytest.mark.parametrize(("eerst", "dan"), GEVRAAGD)
def test_asked(praat: Praat, eerst: str, dan: str) -> None:
    assert praat(eerst).berekening is not None
    beurt = praat(dan)
    assert beurt.berekening is None
    assert [reply.soort for reply in beurt.replies] == ["verduidelijking"]


def test_hours_are_of_the_group_they_are_nearest_to(praat: Praat) -> None:
    assert praat(HEFFING, "en met 14.000 uur?").invoer["verloonde_uren_doelgroep"] == 14000
    beurt = praat("en met 900.000 uur?")
    assert (beurt.invoer["verloonde_uren"], beurt.invoer["verloonde_uren_doelgroep"]) == (900000, 14000)


def test_a_whole_list_takes_the_place_of_the_one_before(praat: Praat) -> None:
    assert praat("hoeveel banen is 20 en 24 uur", "en als er twee bij komen?", "20, 24, 24 en 24 uur").waarde == "3.61"
