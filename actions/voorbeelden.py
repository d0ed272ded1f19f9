"""Worked examples in answers: calculated by the rules on the date that is asked, never typed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from actions.rekenregels import REKENREGELS, InvoerFout
from bot.knowledge import Figuur, load_kennis
from bot.knowledge.dutch import format_date, format_euro, format_number
from bot.knowledge.model import Voorbeeld
from bot.knowledge.replies import ReplyBuilder
from bot.phrases import Phrases


def work_out(voorbeeld: Voorbeeld, peildatum: date, figuren: Mapping[str, Figuur]) -> str | None:
    """The example's sentence with its outcome, or None when the rule gives none on that date.

    {uitkomst} is the outcome with its unit; the other values of the outcome go by their own names. Raises
    InvoerFout for an unknown calculator, wrong input, or a name that the outcome does not have.
    """
    regel = REKENREGELS.get(voorbeeld.rekenhulp)
    if regel is None:
        raise InvoerFout(f"Rekenhulp '{voorbeeld.rekenhulp}' bestaat niet.", f"Er zijn: {', '.join(REKENREGELS)}.")
    uitkomst = regel.bereken(regel.lees(voorbeeld.invoer), peildatum, figuren)
    if uitkomst.status != "berekend" or uitkomst.waarde is None:
        return None
    values = {name: _shown(value, _unit(name, uitkomst.eenheid)) for name, value in uitkomst.bedragen.items()}
    values["uitkomst"] = _shown(uitkomst.waarde, uitkomst.eenheid)
    try:
        return voorbeeld.tekst.format(**values)
    except (KeyError, IndexError, ValueError) as error:
        raise InvoerFout(f"De tekst noemt {error}.", f"Bekend zijn: {', '.join(sorted(values))}.") from None


def open_replies(knowledge: Path, domain: Path) -> ReplyBuilder:
    """Everything that turns an entry into a reply. Raises KnowledgeError when the knowledge has errors."""
    return ReplyBuilder(load_kennis(knowledge, check_language=False), Phrases.load(domain), work_out)


def _unit(name: str, unit: str) -> str:
    return "" if name.startswith(("banen", "uren", "percentage")) else unit


def _shown(value: Any, unit: str) -> str:
    if isinstance(value, date):
        return format_date(value)
    if not isinstance(value, Decimal):
        return str(value)
    return format_euro(value) if unit.startswith("euro") else format_number(value)
