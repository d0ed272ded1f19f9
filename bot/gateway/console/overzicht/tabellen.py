"""The figures as tables: what a page shows beside a chart is exactly what its CSV holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from markupsafe import Markup

from bot.gateway.console.lookup.zoeken import naam_van
from bot.gateway.console.overdracht.tonen import KANALEN
from bot.gateway.console.overzicht.tekening import columns, rows
from bot.knowledge import Kennis
from bot.knowledge.dutch import format_date
from bot.knowledge.model import Entry
from bot.store import Figures, Period

_BY_WEEK_FROM = 63
_ANSWERED, _CHOICE, _REFUSED, _PERSON, _TALK = (
    "Beantwoord",
    "Keuze of wedervraag",
    "Geen antwoord",
    "Verwezen naar een persoon",
    "Groet of praatje",
)
_OUTCOMES = {
    "antwoord": _ANSWERED,
    "berekening": _ANSWERED,
    "verduidelijking": _CHOICE,
    "buiten_bereik": _REFUSED,
    "fout": _REFUSED,
    "doorverwijzing": _PERSON,
    "smalltalk": _TALK,
}
_VERDICTS = {"goed": "Goed", "fout": "Niet goed"}
Cell = str | int | float


@dataclass(frozen=True)
class Tabel:
    """slug: also the name of its file; kop: the column heads; links: where the first cell of a row leads."""

    slug: str
    titel: str
    kop: tuple[str, ...]
    rijen: Sequence[Sequence[Cell]]
    grafiek: Markup | None = None
    links: Sequence[str] = ()
    leeg: str = "In deze periode is er niets."


def tabellen(figures: Figures, period: Period, kennis: Kennis, today: date) -> list[Tabel]:
    """Every table of the dashboard, in the order of the page."""
    return [
        _days(figures, period),
        _outcomes(figures),
        _topics(figures),
        _channels(figures),
        _entries("vragen", "Meest gegeven antwoorden", list(figures.by_entry.items())[:25], kennis),
        _missed(figures),
        _verdicts(figures),
        _entries("niet-goed", "Antwoorden met de meeste oordelen 'niet goed'", figures.disliked, kennis),
        _handover(figures),
        _stale(kennis, today),
    ]


def shares(figures: Figures) -> dict[str, int]:
    """Questions by outcome, as people name it."""
    found = dict.fromkeys(dict.fromkeys(_OUTCOMES.values()), 0)
    for soort, number in figures.by_soort.items():
        found[_OUTCOMES.get(soort, _REFUSED)] += number
    return found


def percent(part: int, whole: int) -> str:
    """ "12,5%"; "-" of nothing."""
    return f"{100 * part / whole:.1f}%".replace(".", ",") if whole else "-"


def _days(figures: Figures, period: Period) -> Tabel:
    channels = sorted({channel for day in figures.by_day.values() for channel in day})
    is_long = len(period.days()) >= _BY_WEEK_FROM
    buckets: dict[date, dict[str, int]] = {}
    for day in period.days():
        bucket = buckets.setdefault(_week(day, period) if is_long else day, dict.fromkeys(channels, 0))
        for channel, number in figures.by_day.get(day, {}).items():
            bucket[channel] += number
    bars = [(f"{day.day}-{day.month}", sum(bucket.values())) for day, bucket in buckets.items()]
    unit = "week" if is_long else "dag"
    busiest = max(buckets.items(), key=lambda item: sum(item[1].values()))
    about = (
        f"{figures.total} vragen. De meeste op {'de week van ' if is_long else ''}{format_date(busiest[0])}: "
        f"{sum(busiest[1].values())}."
    )
    return Tabel(
        "dagen",
        f"Vragen per {unit}",
        ("Week vanaf" if is_long else "Dag", "Alle", *(KANALEN.get(one, one) for one in channels)),
        [(day.isoformat(), sum(bucket.values()), *bucket.values()) for day, bucket in buckets.items()],
        columns(f"Vragen per {unit}", about, bars),
    )


def _week(day: date, period: Period) -> date:
    return max(period.first, day - timedelta(days=day.weekday()))


def _outcomes(figures: Figures) -> Tabel:
    found = shares(figures)
    lines = [(name, number, percent(number, figures.total)) for name, number in found.items()]
    lines.append(("Waarvan zonder dialoogmotor", figures.degraded, percent(figures.degraded, figures.total)))
    about = "; ".join(f"{name}: {share}" for name, _, share in lines)
    return Tabel(
        "uitkomsten",
        "Wat eruit kwam",
        ("Uitkomst", "Vragen", "Deel"),
        lines,
        rows("Wat eruit kwam", about, list(found.items())),
    )


def _topics(figures: Figures) -> Tabel:
    found: dict[str, int] = {}
    for entry, number in figures.by_entry.items():
        name = naam_van(entry.partition("/")[0])
        found[name] = found.get(name, 0) + number
    bars = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    total = sum(found.values())
    about = f"Het meest gevraagd: {bars[0][0]}, {percent(bars[0][1], total)}." if bars else "Geen vragen."
    return Tabel(
        "onderwerpen",
        "Vragen per onderwerp",
        ("Onderwerp", "Vragen", "Deel"),
        [(name, number, percent(number, total)) for name, number in bars],
        rows("Vragen per onderwerp", about, bars) if bars else None,
    )


def _channels(figures: Figures) -> Tabel:
    lines = [
        ("Alle kanalen" if not channel else KANALEN.get(channel, channel), times.amount, times.p50, times.p95)
        for channel, times in figures.times.items()
    ]
    bars = [(name, amount) for name, amount, _, _ in lines[1:]]
    about = "; ".join(f"{name}: {amount}" for name, amount in bars) or "Geen vragen."
    return Tabel(
        "kanalen",
        "Kanalen en antwoordtijd",
        ("Kanaal", "Vragen", "De helft binnen (ms)", "95% binnen (ms)"),
        lines,
        rows("Vragen per kanaal", about, bars) if bars else None,
    )


def _entries(slug: str, title: str, found: Sequence[tuple[str, int]], kennis: Kennis) -> Tabel:
    names = [kennis.entries[entry].vraag if entry in kennis.entries else entry for entry, _ in found]
    return Tabel(
        slug,
        title,
        ("Vraag", "Aantal", "Kenmerk"),
        [(name, number, entry) for name, (entry, number) in zip(names, found, strict=True)],
        links=[f"/console/onderwerp/{entry}" if entry in kennis.entries else "" for entry, _ in found],
    )


def _missed(figures: Figures) -> Tabel:
    return Tabel("gemist", "Vragen zonder antwoord", ("Zoals gevraagd", "Aantal"), figures.missed)


def _verdicts(figures: Figures) -> Tabel:
    total = sum(figures.verdicts.values())
    found = [(name, figures.verdicts.get(key, 0)) for key, name in _VERDICTS.items()]
    return Tabel(
        "oordelen",
        "Oordelen van gebruikers",
        ("Oordeel", "Aantal", "Deel"),
        [(name, number, percent(number, total)) for name, number in found] if total else [],
        rows("Oordelen van gebruikers", "; ".join(f"{name}: {number}" for name, number in found), found)
        if total
        else None,
    )


def _handover(figures: Figures) -> Tabel:
    found = figures.handover
    hours = f"{found.hours:.1f}".replace(".", ",") if found.hours is not None else "-"
    return Tabel(
        "overdracht",
        "Vragen naar een adviseur",
        ("Wat", "Aantal"),
        [("Verstuurd", found.sent), ("Waarvan beantwoord", found.answered), ("De helft binnen (uur)", hours)]
        if found.sent
        else [],
    )


def _stale(kennis: Kennis, today: date) -> Tabel:
    found = sorted((one for one in kennis.entries.values() if one.opnieuw_voor < today), key=_due)
    return Tabel(
        "verouderd",
        "Antwoorden om opnieuw na te kijken",
        ("Vraag", "Voor", "Laatst nagekeken", "Kenmerk"),
        [(one.vraag, one.opnieuw_voor.isoformat(), one.nagekeken_op.isoformat(), one.id) for one in found],
        links=[f"/console/onderwerp/{one.id}" for one in found],
        leeg="Alles is op tijd nagekeken.",
    )


def _due(entry: Entry) -> tuple[date, str]:
    return entry.opnieuw_voor, entry.id
