"""How a calculator uses what was learned of numbers: a unit, a field, or left out; doubt changes nothing."""

from __future__ import annotations

from datetime import date

import pytest

from actions.rekengesprek import Begrip, Staat, begrijp
from actions.rekengesprek.bericht.geleerd import as_learned
from actions.rekengesprek.velden.invullen import vul_in
from bot.knowledge.index import NumberRole
from bot.reading import read_quantities

TODAY = date(2026, 11, 22)


def learned(text: str, staat: Staat | None = None, chance: float = 0.99, **roles: str) -> Begrip:
    """roles: what each number (written as n24, n6_man) is."""
    parts = {name[1:].replace("_", " "): role for name, role in roles.items()}
    found = [NumberRole(text.index(part), text.index(part) + len(part), role, chance) for part, role in parts.items()]
    return as_learned(begrijp(text, read_quantities(text, TODAY), TODAY), found, staat or Staat())


def test_a_bare_number_gets_the_unit_of_its_role() -> None:
    text = "wg moet 5 banen vullen met lui van 24"
    assert vul_in("benodigd", learned(text, n5_banen="banen", n24="uren"), Staat()).invoer == {
        "banen": "5",
        "uren": "24",
    }


def test_people_who_play_no_part_are_left_out() -> None:
    text = "6 man personeel, zijn zoon komt 18 u in de week"
    assert vul_in("tellen", learned(text, n6_man="geen"), Staat()).invoer["uren"] == ["18"]


def test_a_bare_number_is_never_left_out() -> None:
    text = "gebouw oost 46, zij komt 18 u in de week"
    assert [q.text for q in learned(text, n46="geen").quantities] == ["46", "18 u in de week"]


def test_a_date_goes_to_the_field_of_its_role() -> None:
    text = "1-1-2025, 20 uur, loonwaarde 62%, wat is lks"
    begrip = as_learned(begrijp(text, read_quantities(text, TODAY), TODAY), [NumberRole(0, 8, "start", 0.95)], Staat())
    vulling = vul_in("loonkostensubsidie", begrip, Staat())
    assert vulling.invoer["start"] == "2025-01-01" and vulling.peildatum is None


@pytest.mark.parametrize("text", ["24", "nee 24", "en met 24?"])
def test_a_short_answer_leans_on_what_was_asked(text: str) -> None:
    staat = Staat(rekenhulp="loonkostensubsidie", gevraagd="loonwaarde")
    begrip = learned(text, staat, n24="uren")
    assert begrip.roles == {} and [q.kind for q in begrip.quantities] == ["number"]


def test_below_the_chance_nothing_changes() -> None:
    text = "we vullen 5 banen met lui van 24"
    plain = begrijp(text, read_quantities(text, TODAY), TODAY)
    assert learned(text, chance=0.7, n24="uren").quantities == plain.quantities


def test_hours_of_a_list_stay_hours() -> None:
    text = "drie medewerkers met 16, 20 en 24 uur"
    assert [q.kind for q in learned(text, n20="leeftijd").quantities][1:] == ["hours"] * 3
