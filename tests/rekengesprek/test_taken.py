"""Main tasks in sentences: rows of four percentages, completed one gap at a time."""

from __future__ import annotations

import pytest

from .praat import Praat

RIJEN = [
    ("loonwaarde schatten: 100% van de tijd, tempo 70%, kwaliteit 90%, netto werktijd 80%", [(100, 70, 90, 80)], "50.40"),
    ("tempo 70%, kwaliteit 90%, netto werktijd 80%: wat is de loonwaarde", [(100, 70, 90, 80)], "50.40"),
    ("bereken de loonwaarde: 70% tempo, 90% kwaliteit, 80% netto werktijd", [(100, 70, 90, 80)], "50.40"),
    ("loonwaarde: tempo 0,7 kwaliteit 0,9 netto 0,8", [(100, 70, 90, 80)], "50.40"),
    ("wat is de loonwaarde bij de helft van de tijd tempo 50% kwaliteit 100% netto 100% en de helft tempo 100% kwaliteit 100% netto 100%", [(50, 50, 100, 100), (50, 100, 100, 100)], "75.00"),
    ("bereken loonwaarde taak 1: 60%, 70%, 90%, 90% taak 2: 40%, 80%, 100%, 95%", [(60, 70, 90, 90), (40, 80, 100, 95)], "64.42"),
    ("60% van de tijd schoonmaak met tempo 70%, kwaliteit 90% en 90% netto werktijd, en 40% afwas met tempo 80%, kwaliteit 100% en 95% netto werktijd. wat is de loonwaarde?", [(60, 70, 90, 90), (40, 80, 100, 95)], "64.42"),
    ("Taak 1: 50% van de tijd, tempo 80%, kwaliteit 90%, netto werktijd 100%\nTaak 2: 50% van de tijd, tempo 60%, kwaliteit 80%, netto werktijd 90%\nwat is de loonwaarde?", [(50, 80, 90, 100), (50, 60, 80, 90)], "57.60"),
    ("loonwaarde: tempo 75%, kwaliteit 85%, netto arbeidstijd 95%", [(100, 75, 85, 95)], "60.56"),
    ("loonwaarde: 60% van de tijd inpakken tempo 50, 40% vegen tempo 70, kwaliteit overal 100 en netto 90", [(60, 50, 100, 90), (40, 70, 100, 90)], "52.20"),
]  # fmt: skip
NAMES = ("tijdsaandeel", "tempo", "kwaliteit", "netto_werktijd")


@pytest.mark.parametrize(("gezegd", "rijen", "waarde"), RIJEN)
def test_tasks_in_one_sentence(praat: Praat, gezegd: str, rijen: list[tuple[int, ...]], waarde: str) -> None:
    beurt = praat(gezegd)
    assert beurt.invoer.get("taken") == [dict(zip(NAMES, rij, strict=True)) for rij in rijen], beurt.text
    assert beurt.waarde == waarde


def test_gaps_are_asked_one_at_a_time(praat: Praat) -> None:
    asked = [praat(text).vraagt for text in ("bereken de loonwaarde", "tempo 70%", "90%", "80%")]
    assert asked == ["taken", "taken.kwaliteit", "taken.netto_werktijd", None]
    assert praat("en met tempo 80%?").waarde == "57.60"


def test_a_number_of_no_known_kind_is_asked_anew(praat: Praat) -> None:
    assert praat("bereken de loonwaarde: 60% en 70%").vraagt is not None


def test_a_table_with_the_fields_on_top(praat: Praat) -> None:
    beurt = praat(
        "schat de loonwaarde\ntaak; tempo; tijd; kwaliteit; netto\nkoffie; 80; 50; 90; 100\nafwas; 60; 50; 80; 90"
    )
    assert [taak["tijdsaandeel"] for taak in beurt.invoer["taken"]] == [50, 50]
    assert beurt.waarde == "57.60"


def test_half_a_day_and_the_other_half(praat: Praat) -> None:
    beurt = praat(
        "schat de loonwaarde: halve dag vakken vullen tempo 70 kwaliteit 80 netto werktijd 90, "
        "andere helft karretjes tempo 90 kwaliteit 100 netto 90"
    )
    assert beurt.waarde == "65.70"
