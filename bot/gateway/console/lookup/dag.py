"""The peildatum of a page: from its address, and back into the addresses it links to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import quote, urlencode

from bot.gateway.schemas import parse_peildatum
from bot.knowledge.dutch import format_date
from bot.knowledge.periods import Periode
from bot.settings import Settings


@dataclass(frozen=True)
class Dag:
    """dag: the day that the page is about. gegeven: as the user gave it, "" for none; fout: why it is no date."""

    dag: date
    vandaag: date
    gegeven: str = ""
    fout: str = ""

    @property
    def is_anders(self) -> bool:
        """Whether another day than today was asked for."""
        return bool(self.gegeven) and not self.fout

    def link(self, path: str, **query: str | None) -> str:
        """An address with this peildatum in it, when one was given, and what else has a value."""
        given = {name: value for name, value in query.items() if value}
        if self.is_anders:
            given["peildatum"] = self.gegeven
        return f"{quote(path)}?{urlencode(given)}" if given else quote(path)

    def naar(self, entry_id: str) -> str:
        """The address of an entry, on the same day."""
        return self.link(f"/console/onderwerp/{entry_id}")


def lees_dag(text: str, settings: Settings) -> Dag:
    """Never raises: a text that is no date gives today, and a sentence that says so."""
    default = settings.default_peildatum()
    given = text.strip()[:20]
    if not given:
        return Dag(default, settings.today())
    try:
        day = parse_peildatum(given)
    except ValueError as error:
        return Dag(default, settings.today(), given, f"De peildatum {error}.")
    assert day is not None
    return Dag(day, settings.today(), given)


def tell_period(periode: Periode) -> str:
    """ "1 januari 2020 tot en met 31 december 2025"."""
    if periode.vanaf and periode.tot:
        return f"{format_date(periode.vanaf)} tot en met {format_date(periode.tot)}"
    if periode.vanaf:
        return f"vanaf {format_date(periode.vanaf)}"
    return f"tot en met {format_date(periode.tot)}" if periode.tot else "ingangsdatum niet vastgesteld"
