"""The outcome object and the worksheet behind it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from actions.rekenregels import REKENREGELS, Figuren, InvoerFout, Uitkomst
from actions.rekenregels.tellen import Invoer
from actions.rekenregels.uitkomst import json_safe
from actions.rekenregels.werkblad import Werkblad
from bot.errors import InputError
from bot.knowledge.model import Figuur, Verwijzing, Waarde
from bot.knowledge.periods import Periode

REGEL = REKENREGELS["tellen"]
DAG = date(2026, 11, 22)


def _figuur(waarde: object, *, is_bevestigd: bool = True, toelichting: str | None = None) -> Figuur:
    row = Waarde(Periode(date(2020, 1, 1), None), waarde, (Verwijzing("wfsv", "38g"),), is_bevestigd, toelichting)
    return Figuur("test", "Een getal", "euro", (row,))


def _blad(figuren: Figuren) -> Werkblad:
    return Werkblad(REGEL, Invoer((Decimal(8),)), DAG, figuren)


def test_json_keeps_every_digit() -> None:
    assert json_safe({"a": Decimal("1234567890.10"), "b": (date(2026, 1, 2), None, True, 3)}) == {
        "a": "1234567890.10",
        "b": ["2026-01-02", None, True, 3],
    }


def test_as_dict_of_a_figure_and_sources_once() -> None:
    blad = _blad({"test": _figuur(Decimal("5000"))})
    assert blad.getal("test") == blad.getal("test") == 5000
    uitkomst = blad.berekend(Decimal("1.00"), "banen", onafgerond={"banen": Decimal(1)})
    (figuur,) = uitkomst.as_dict()["figuren"]
    assert figuur == {
        "naam": "test",
        "titel": "Een getal",
        "eenheid": "euro",
        "waarde": "5000",
        "vanaf": "2020-01-01",
        "tot": None,
        "bevestigd": True,
        "toelichting": None,
        "bronnen": [{"bron": "wfsv", "artikel": "38g"}],
    }
    assert "onafgerond" not in uitkomst.as_dict()
    assert len(set(uitkomst.alle_bronnen)) == len(uitkomst.alle_bronnen)


def test_unconfirmed_figure_becomes_a_reservation() -> None:
    blad = _blad({"test": _figuur(Decimal("5000"), is_bevestigd=False, toelichting="uit een bron")})
    assert blad.getal("test") == 5000
    assert blad.berekend(None, "euro").voorbehouden == (
        "Niet bevestigd: Een getal (€ 5.000). Toelichting: uit een bron.",
    )


def test_confirmed_figure_needs_no_reservation() -> None:
    blad = _blad({"test": _figuur(Decimal("5000"), toelichting="afgerond")})
    assert blad.getal("test") == 5000
    assert blad.berekend(None, "euro").voorbehouden == ()


@pytest.mark.parametrize(("waarde", "op"), [(None, None), (Decimal(1), date(2019, 12, 31))])
def test_figure_without_value_is_missing(waarde: Decimal | None, op: date | None) -> None:
    blad = _blad({"test": _figuur(waarde)})
    assert blad.getal("test", op) is None
    (voorbehoud,) = blad.niet_vastgesteld("euro").voorbehouden
    assert voorbehoud.startswith("Nog niet vastgesteld of niet bekend voor")
    assert voorbehoud.endswith(": Een getal.")


def test_sentences_count_once_and_keep_their_order() -> None:
    blad = _blad({})
    for zin in ("Een.", "Twee.", "Een."):
        blad.stap(zin)
    assert blad.berekend(None, "").stappen == ("Een.", "Twee.")


def test_taking_over_keeps_what_the_other_rule_told() -> None:
    other = Uitkomst("lkv", "berekend", DAG, stappen=("Een.",), aannames=("Twee.",), voorbehouden=("Drie.",))
    blad = _blad({})
    blad.neem_over(other)
    uitkomst = blad.berekend(None, "")
    assert (uitkomst.stappen, uitkomst.aannames, uitkomst.voorbehouden) == (("Een.",), ("Twee.",), ("Drie.",))


def test_fault_is_safe_to_show() -> None:
    fout = InvoerFout("Dat kan niet.", veld="uren")
    assert isinstance(fout, InputError)
    assert str(fout) == "Dat kan niet. Controleer uw antwoord en vul het opnieuw in."
