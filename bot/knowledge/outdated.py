"""What in knowledge/ is due for a look on a given day: reviews, figures and sources that have grown old.

A report, not a check: nothing here is wrong yet, or certainly wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from bot.knowledge.dutch import format_value
from bot.knowledge.load import Folder
from bot.knowledge.model import Figuur, Kennis, Versie, Waarde
from bot.knowledge.text import FigureRef, figure_refs, version_text, without_figures

NOTICE = timedelta(days=30)


@dataclass(frozen=True, order=True)
class Nakijken:
    """An entry whose review date has passed (`is_verlopen`) or comes within the notice."""

    bestand: str
    regel: int
    entry: str
    opnieuw_voor: date
    is_verlopen: bool


@dataclass(frozen=True, order=True)
class OudGetal:
    """An answer that names a figure as of a fixed day and nowhere its newer value.

    is_zeker False: the text names that year or a series of years, so the older value may be meant.
    """

    bestand: str
    regel: int
    entry: str
    getal: str
    genoemd_op: date
    genoemd: str
    nieuwer: str
    nieuwer_vanaf: date
    is_zeker: bool


@dataclass(frozen=True, order=True)
class AflopendGetal:
    """A figure whose last known value has ended (`is_verlopen`) or ends within the notice.

    entries: the answers that hold on that day and name it without a day; these lose their number.
    """

    bestand: str
    regel: int
    getal: str
    tot: date
    waarde: str
    is_verlopen: bool
    entries: tuple[str, ...]


@dataclass(frozen=True, order=True)
class OudeBron:
    """A source that was consulted more than a year ago."""

    bestand: str
    regel: int
    bron: str
    titel: str
    geraadpleegd: date


@dataclass(frozen=True)
class Verouderd:
    """The report of one day, each list in order of place."""

    op: date
    nakijken: tuple[Nakijken, ...]
    oude_getallen: tuple[OudGetal, ...]
    aflopende_getallen: tuple[AflopendGetal, ...]
    oude_bronnen: tuple[OudeBron, ...]


def find_outdated(folder: Folder, op: date) -> Verouderd:
    """Everything that is due for a look on that day."""
    return Verouderd(
        op=op,
        nakijken=tuple(sorted(_reviews(folder, op))),
        oude_getallen=tuple(sorted(_named_figures(folder, op))),
        aflopende_getallen=tuple(sorted(_ending_figures(folder, op))),
        oude_bronnen=tuple(sorted(_old_sources(folder, op))),
    )


def _reviews(folder: Folder, op: date) -> Iterator[Nakijken]:
    for entry in folder.kennis.entries.values():
        if entry.opnieuw_voor <= op + NOTICE:
            source = folder.sources[entry.id]
            line = source.line("nagekeken", "opnieuw_voor")
            yield Nakijken(source.file, line, entry.id, entry.opnieuw_voor, entry.opnieuw_voor < op)


def _named_figures(folder: Folder, op: date) -> Iterator[OudGetal]:
    for entry in folder.kennis.entries.values():
        source = folder.sources[entry.id]
        for i, versie in enumerate(entry.versies):
            if versie.periode.tot is not None and versie.periode.tot < op:
                continue
            for naam, days in _fixed_days(versie).items():
                figuur = folder.kennis.figuren[naam]
                named, newer = figuur.on(days[-1]), _newest(figuur, days[-1], op)
                if named is None or named.waarde is None or newer is None or newer.periode.vanaf is None:
                    continue
                shown, shown_newer = _shown(named, figuur), _shown(newer, figuur)
                if shown == shown_newer:
                    continue
                line = source.line("antwoorden", i)
                is_zeker = len(days) == 1 and not _names_year(versie, days[-1])
                yield OudGetal(
                    source.file, line, entry.id, naam, days[-1], shown, shown_newer, newer.periode.vanaf, is_zeker
                )


def _fixed_days(versie: Versie) -> dict[str, list[date]]:
    """The days on which an answer names each figure, oldest first; not when it also names it without a day.

    Only the last day can be out of date: an answer that tells a series, or today's value beside an older one,
    compares them on purpose.
    """
    refs = list(figure_refs(version_text(versie)))
    undated = {ref.naam for ref in refs if ref.on is None}
    days: dict[str, set[date]] = {}
    for ref in refs:
        if ref.on is not None and ref.naam not in undated:
            days.setdefault(ref.naam, set()).add(date.fromisoformat(ref.on))
    return {naam: sorted(found) for naam, found in days.items()}


def _newest(figuur: Figuur, after: date, op: date) -> Waarde | None:
    """The newest known value that began after that day and not later than `op`."""
    begun = [value for value in _known(figuur) if value.periode.vanaf and after < value.periode.vanaf <= op]
    return begun[-1] if begun else None


def _names_year(versie: Versie, day: date) -> bool:
    return bool(re.search(rf"\b{day.year}\b", without_figures(version_text(versie))))


def _ending_figures(folder: Folder, op: date) -> Iterator[AflopendGetal]:
    for naam, figuur in folder.kennis.figuren.items():
        known = _known(figuur)
        if not known or (end := known[-1].periode.tot) is None or end > op + NOTICE:
            continue
        source = folder.sources[f"figuur:{naam}"]
        yield AflopendGetal(
            source.file,
            source.line(naam, "waarden", figuur.waarden.index(known[-1])),
            naam,
            end,
            _shown(known[-1], figuur),
            end < op,
            tuple(_current_users(naam, folder.kennis, op)),
        )


def _current_users(naam: str, kennis: Kennis, op: date) -> Iterator[str]:
    undated = FigureRef(naam, None)
    for entry in kennis.entries.values():
        versie = entry.on(op)
        if versie is not None and undated in figure_refs(version_text(versie)):
            yield entry.id


def _old_sources(folder: Folder, op: date) -> Iterator[OudeBron]:
    limit = _year_before(op)
    for bron in folder.kennis.bronnen.values():
        if bron.geraadpleegd < limit:
            source = folder.sources["bronnen"]
            line = source.line(bron.id, "geraadpleegd")
            yield OudeBron(source.file, line, bron.id, bron.titel, bron.geraadpleegd)


def _known(figuur: Figuur) -> list[Waarde]:
    return [waarde for waarde in figuur.waarden if waarde.waarde is not None]


def _shown(waarde: Waarde, figuur: Figuur) -> str:
    """The value as a reader sees it; a value of several parts that no answer can name, part by part."""
    value = waarde.waarde
    if isinstance(value, Mapping) and figuur.eenheid != "leeftijd":
        return ", ".join(f"{name}: {part}" for name, part in value.items())
    return format_value(value, figuur.eenheid)


def _year_before(day: date) -> date:
    """The same day a year earlier; 28 February for the 29th."""
    leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - 1, day=28) if leap_day else day.replace(year=day.year - 1)
