"""The vocabulary fits the calculators: no word for a field that does not exist, no calculator without words."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from actions.rekengesprek.bericht.kenmerken import KENMERKEN
from actions.rekengesprek.beurt.nodig import MAG_ONBEKEND, next_field
from actions.rekengesprek.velden.deeltijd import instead_of_each_other
from actions.rekengesprek.velden.keuzes import JA_NEE, KEUZES
from actions.rekengesprek.velden.rollen import ROLLEN
from actions.rekenregels import REKENREGELS
from bot.reading import Kind

ELSEWHERE = {"peildatum"}  # the date of the question itself
DEELTIJD = {"voltijdsuren", "fte_contract"}  # of a part-time contract; worked out before the rule
each_calculator = pytest.mark.parametrize("naam", REKENREGELS)


def fields(naam: str, *soorten: str) -> set[str]:
    return {veld.naam for veld in REKENREGELS[naam].velden if not soorten or veld.soort in soorten}


@each_calculator
def test_every_calculator_can_be_asked_for_and_filled_in(naam: str) -> None:
    assert naam in KENMERKEN
    assert naam in ROLLEN
    assert KENMERKEN[naam].onderwerp and KENMERKEN[naam].soorten


@each_calculator
def test_roles_are_of_fields_that_take_such_a_number(naam: str) -> None:
    for rol in ROLLEN[naam]:
        assert rol.veld in fields(naam) | ELSEWHERE, rol.veld
        assert set(rol.kinds) <= set(get_args(Kind)), rol.veld
        if rol.veld in fields(naam, "datum") | ELSEWHERE:
            assert rol.kinds == ("date",), rol.veld
        else:
            assert "date" not in rol.kinds, rol.veld


@each_calculator
def test_every_number_and_date_that_is_asked_has_a_role(naam: str) -> None:
    asked: set[str] = set()
    known: dict[str, str | None] = {}
    while (veld := next_field(naam, known, ())) is not None:
        assert veld not in asked, veld
        asked.add(veld)
        known[veld] = "1" if "." not in veld else None
        if naam == "loonwaarde":
            break
    numbers = {veld for veld in asked if veld in fields(naam, "getal", "geheel", "datum")}
    assert numbers <= {rol.veld for rol in ROLLEN[naam]}


def test_every_pattern_compiles_and_matches_no_empty_text() -> None:
    patterns = [pattern for kenmerk in KENMERKEN.values() for pattern in kenmerk.onderwerp]
    patterns += [pattern for tables in KEUZES.values() for table in tables.values() for pattern in table.values()]
    patterns += [pattern for table in JA_NEE.values() for pattern in table.values()]
    for pattern in patterns:
        assert re.search(pattern, "") is None, pattern


@pytest.mark.parametrize(("naam", "veld"), [(naam, veld) for naam, tables in KEUZES.items() for veld in tables])
def test_choices_are_those_of_the_calculator(naam: str, veld: str) -> None:
    (found,) = (item for item in REKENREGELS[naam].velden if item.naam == veld)
    assert set(KEUZES[naam][veld]) == set(found.keuzes)


def test_every_choice_of_a_calculator_has_words() -> None:
    missing = {naam: fields(naam, "keuze") - set(KEUZES.get(naam, {})) for naam in REKENREGELS}
    assert not {naam: velden for naam, velden in missing.items() if velden}


def test_facts_are_those_of_the_calculator() -> None:
    for naam, table in JA_NEE.items():
        assert set(table) <= fields(naam, "ja-nee"), naam


def test_what_may_stay_unknown_is_no_required_field() -> None:
    for naam, velden in MAG_ONBEKEND.items():
        required = {veld.naam for veld in REKENREGELS[naam].velden if veld.is_verplicht}
        assert set(velden) <= fields(naam) - required


@each_calculator
def test_fields_that_replace_each_other_exist(naam: str) -> None:
    assert set(instead_of_each_other(naam)) <= fields(naam) | DEELTIJD
