"""Every button is understood when it comes back, typed or pressed, for every calculator."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from actions.rekengesprek import Staat, Zegger
from actions.rekengesprek.beurt.nodig import MAG_ONBEKEND
from actions.rekengesprek.velden.deeltijd import UITKOMST
from actions.rekengesprek.velden.rollen import ROLLEN
from actions.rekengesprek.velden.vulling import Twijfel
from actions.rekenregels import REKENREGELS, Veld
from actions.rekenregels.uitkomst import json_safe
from actions.zonder_motor import ZonderMotor
from bot.knowledge.replies import ReplyBuilder
from bot.reading import read_quantities

from .praat import Beurt, Praat

TODAY = date(2026, 11, 22)
NUMBERS = ("getal", "getallen", "geheel")
# likely values of a field, to choose from
WAARDEN = {
    "getal": ("20", "24.5"), "getallen": ("20", "24.5"), "geheel": ("2", "4"), "datum": ("2026-01-01", "2026-07-15"),
    "geboren": ("1980-01-31", "1990-02-03"), "percentage": ("1.93", "3.09"), "fte_sector": ("3000", "4000.5"),
    "loonkosten": ("2000", "2450.5"),
}  # fmt: skip


@pytest.fixture(scope="module")
def zegger(builder: ReplyBuilder) -> Zegger:
    return Zegger(builder, read_quantities)


def raw(waarde: Any) -> Any:
    """As the conversation keeps it: text for numbers."""
    if isinstance(waarde, list):
        return [raw(item) for item in waarde]
    if isinstance(waarde, dict):
        return {naam: raw(item) for naam, item in waarde.items()}
    return waarde if isinstance(waarde, bool) else str(waarde)


@pytest.fixture(scope="module")
def voorbeeld(builder: ReplyBuilder) -> dict[str, dict[str, Any]]:
    """Input by which each calculator can calculate."""
    found = {naam: hulp.voorbeeld for naam, hulp in builder.kennis.rekenhulpen.items()}
    return {naam: raw(json.loads(json.dumps(json_safe(invoer)))) for naam, invoer in found.items()}


def press(motor: ZonderMotor, staat: Staat, payload: str) -> tuple[Staat, Beurt]:
    """Where the calculation stands after that button, and what came back."""
    praat = Praat(motor, staat=staat)
    beurt = praat(payload)
    return praat.staat, beurt


def fields(*soorten: str, only_read: bool = False) -> list[Any]:
    """only_read: fields that are read from a sentence, and so may be in doubt."""
    return [
        pytest.param(naam, veld, id=f"{naam}.{veld.naam}")
        for naam, regel in REKENREGELS.items()
        for veld in regel.velden
        if veld.soort in soorten and (not only_read or veld.naam in {"uren", *(rol.veld for rol in ROLLEN[naam])})
    ]


def values(veld: Veld) -> tuple[str, str]:
    return WAARDEN.get(veld.naam) or WAARDEN[veld.soort]


def in_invoer(veld: Veld, value: str) -> Any:
    return [value] if veld.soort == "getallen" else value


@pytest.mark.parametrize(("naam", "veld"), fields("keuze", "ja-nee"))
def test_the_answers_under_a_question(
    motor: ZonderMotor, zegger: Zegger, voorbeeld: dict[str, Any], naam: str, veld: Veld
) -> None:
    knoppen = zegger.ask(naam, veld.naam, first=False).knoppen
    assert len(knoppen) >= 2
    expected: list[Any] = list(veld.keuzes) or [True, False]
    if veld.naam in MAG_ONBEKEND.get(naam, ()):
        expected.append(None)
    known = {key: value for key, value in voorbeeld[naam].items() if key != veld.naam}
    for knop, value in zip(knoppen, expected, strict=True):
        staat = press(motor, Staat(naam, known, gevraagd=veld.naam), knop.payload)[0]
        assert staat.invoer.get(veld.naam) == value, knop.payload
        assert (veld.naam in staat.onbekend) is (value is None), knop.payload


@pytest.mark.parametrize(("naam", "veld"), [(naam, veld) for naam, velden in MAG_ONBEKEND.items() for veld in velden])
def test_not_known_and_not_measured(
    motor: ZonderMotor, zegger: Zegger, voorbeeld: dict[str, Any], naam: str, veld: str
) -> None:
    knop = zegger.ask(naam, veld, first=False).knoppen[-1]
    known = {key: value for key, value in voorbeeld[naam].items() if key != veld}
    staat = press(motor, Staat(naam, known, gevraagd=veld), knop.payload)[0]
    assert veld in staat.onbekend and veld not in staat.invoer


@pytest.mark.parametrize(("naam", "veld"), fields(*NUMBERS, "datum", only_read=True))
def test_one_of_several_values(
    motor: ZonderMotor, zegger: Zegger, voorbeeld: dict[str, Any], naam: str, veld: Veld
) -> None:
    known = {key: value for key, value in voorbeeld[naam].items() if key != veld.naam}
    knoppen = zegger.which(naam, Twijfel(veld.naam, values(veld))).knoppen
    asked = Staat(naam, known, gevraagd=veld.naam, opties=values(veld))
    for knop, value in zip(knoppen, values(veld), strict=True):
        staat = press(motor, asked, knop.payload)[0]
        assert staat.invoer.get(veld.naam) == in_invoer(veld, value), knop.payload


@pytest.mark.parametrize(("naam", "veld"), fields(*NUMBERS, "datum"))
def test_yes_and_no(motor: ZonderMotor, zegger: Zegger, voorbeeld: dict[str, Any], naam: str, veld: Veld) -> None:
    value = in_invoer(veld, values(veld)[0])
    known = {key: item for key, item in voorbeeld[naam].items() if key != veld.naam}
    yes, no = zegger.confirm(naam, veld.naam, value).knoppen
    doubted = Staat(naam, known, onzeker={veld.naam: value})
    sure = press(motor, doubted, yes.payload)[0]
    assert sure.invoer[veld.naam] == value and veld.naam in sure.bevestigd
    asked = press(motor, doubted, no.payload)[0]
    assert veld.naam not in asked.invoer and asked.gevraagd == veld.naam


@pytest.mark.parametrize("naam", [naam for naam in REKENREGELS if any(rol.veld == "peildatum" for rol in ROLLEN[naam])])
def test_one_of_two_days(motor: ZonderMotor, zegger: Zegger, voorbeeld: dict[str, Any], naam: str) -> None:
    days = ("2025-01-01", "2025-07-01")
    for knop, day in zip(zegger.which(naam, Twijfel("peildatum", days)).knoppen, days, strict=True):
        staat = Staat(naam, voorbeeld[naam], gevraagd="peildatum")
        assert press(motor, staat, knop.payload)[0].peildatum == day, knop.payload


@pytest.mark.parametrize("naam", REKENREGELS)
def test_a_calculator_by_its_button(motor: ZonderMotor, zegger: Zegger, naam: str) -> None:
    other = "lkv" if naam == "tellen" else "tellen"
    (knop, _) = zegger.keuze((naam, other)).knoppen
    for staat in (Staat(), Staat(keuze=(naam, other), invoer={"tekst": "?"}), Staat(other, gevraagd="uren")):
        for said in (knop.payload, knop.payload.lower(), knop.payload.rstrip("?")):
            assert press(motor, staat, said)[0].rekenhulp == naam, said


def test_the_stop_button_stops_any_calculation(motor: ZonderMotor, zegger: Zegger) -> None:
    for naam in REKENREGELS:
        staat = Staat(naam, gevraagd=REKENREGELS[naam].velden[0].naam)
        stop = zegger.reminder(staat).knoppen[-1]
        assert press(motor, staat, stop.payload)[0] == Staat(), naam


VERVOLG_VAN = [(naam, getal) for naam in REKENREGELS for getal in ("2", "10", "20", "30", "100")]


@pytest.mark.parametrize(("naam", "getal"), VERVOLG_VAN)
def test_what_a_loose_number_is_meant_for(motor: ZonderMotor, voorbeeld: dict[str, Any], naam: str, getal: str) -> None:
    """ "en 30?" after an outcome: when it fits two fields they are offered, and each button fills in its own."""
    after, beurt = press(motor, Staat(naam, voorbeeld[naam], is_klaar=True), f"en {getal}?")
    by_label = {veld.label: veld for veld in REKENREGELS[naam].velden}
    asks_which = not beurt.replies[0].metadata and beurt.replies[0].soort == "verduidelijking"
    for knop in beurt.replies[0].knoppen if asks_which else ():
        veld = by_label[knop.titel.split(":")[0]]
        staat = press(motor, after, knop.payload)[0]
        assert staat.invoer.get(veld.naam) == in_invoer(veld, getal), knop.payload
        changed = {key for key in staat.invoer if staat.invoer[key] != voorbeeld[naam].get(key)}
        assert changed <= {veld.naam}, knop.payload


def test_every_next_step_of_every_calculator(
    motor: ZonderMotor, builder: ReplyBuilder, voorbeeld: dict[str, Any]
) -> None:
    """The payload of a `vervolg` changes what its `behalve` says, and nothing else."""
    tried = 0
    for naam, hulp in builder.kennis.rekenhulpen.items():
        for stap in hulp.vervolg:
            if stap.entry:
                continue
            tried += 1
            expected = {key: raw(json_safe(value)) for key, value in stap.behalve.items()}
            invoer = {key: value for key, value in voorbeeld[naam].items() if expected.get(key) != value}
            before = Staat(naam, invoer, is_klaar=True)
            staat, beurt = press(motor, before, stap.payload)
            if staat.gevraagd == "loonkosten":  # of other hours: the wage is asked anew, and stays
                staat, beurt = press(motor, staat, str(invoer["loonkosten"]))
            assert beurt.replies[0].berekening is not None, (naam, stap.payload)
            after = {key: value for key, value in staat.invoer.items() if key != UITKOMST}
            changed = {key: after[key] for key in after if after[key] != before.invoer.get(key)}
            assert set(changed) == set(expected), (naam, stap.payload, changed)
            for key, value in expected.items():
                told = changed[key][0] if isinstance(changed[key], list) else changed[key]
                assert str(told) == str(value) or Decimal(told) == Decimal(value), (naam, stap.payload, changed)
    assert tried >= 12


@pytest.mark.parametrize("naam", REKENREGELS)
def test_the_button_of_an_outcome_is_gone_when_it_would_say_the_same(
    motor: ZonderMotor, builder: ReplyBuilder, voorbeeld: dict[str, Any], naam: str
) -> None:
    for stap in builder.kennis.rekenhulpen[naam].vervolg:
        if not stap.entry:
            _, beurt = press(motor, Staat(naam, voorbeeld[naam], is_klaar=True), stap.payload)
            assert stap.payload not in [knop.payload for knop in beurt.replies[0].knoppen]
