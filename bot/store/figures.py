"""Figures on what was asked and answered: counted by the database, the same on SQLite and PostgreSQL.

Counts are by the hour in UTC and put into days of the Netherlands here, so that summer time is right.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from typing import Any

from sqlalchemy import ColumnElement, Engine, Index, String, and_, func, literal_column, or_, select, type_coerce
from sqlalchemy.orm import InstrumentedAttribute

from bot.settings import AMSTERDAM
from bot.store.handover_models import HandoverRow
from bot.store.models import Answer, Feedback, Question
from bot.store.sessions import StoreSessions

# all that is counted but the texts, so that the table itself need not be read
Index(
    "ix_question_figures",
    Question.created,
    Question.channel,
    Question.soort,
    Question.entry,
    Question.degraded,
    Question.milliseconds,
)

_MAX_TEXTS = 20_000
_HOUR_CHARS = len("2026-11-22 13")


@dataclass(frozen=True)
class Period:
    """Whole days in the Netherlands; the last one counts."""

    first: date
    last: date

    @property
    def since(self) -> datetime:
        return datetime.combine(self.first, time(), AMSTERDAM)

    @property
    def until(self) -> datetime:
        """The moment after its end."""
        return datetime.combine(self.last + timedelta(days=1), time(), AMSTERDAM)

    def days(self) -> list[date]:
        return [self.first + timedelta(days=ahead) for ahead in range((self.last - self.first).days + 1)]


@dataclass(frozen=True)
class Times:
    """Of answers, in milliseconds: half came within p50, all but one in twenty within p95."""

    amount: int
    p50: int
    p95: int


@dataclass(frozen=True)
class HandoverFigures:
    """hours: from sending to the first answer, of those answered, half took at most this; None without answers."""

    sent: int
    answered: int
    hours: float | None


@dataclass(frozen=True)
class Figures:
    """by_day: questions by day and channel, days without left out; by_soort: by kind of outcome;
    by_entry: questions that an entry answered; missed: texts that got no answer, as most people wrote them."""

    by_day: Mapping[date, Mapping[str, int]]
    by_soort: Mapping[str, int]
    degraded: int
    by_entry: Mapping[str, int]
    missed: Sequence[tuple[str, int]]
    verdicts: Mapping[str, int]
    disliked: Sequence[tuple[str, int]]
    times: Mapping[str, Times]
    handover: HandoverFigures

    @property
    def total(self) -> int:
        return sum(self.by_soort.values())


class FigureStore(StoreSessions):
    """Raises StoreError when the database fails."""

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self._is_sqlite = engine.dialect.name == "sqlite"

    def of(self, period: Period, *, most: int = 25) -> Figures:
        """Everything about one period; most: the length of the lists of texts and entries."""
        within = _within(Question.created, period)
        with self._session() as session:
            hours = session.execute(
                select(self._hour(), Question.channel, func.count())
                .where(within)
                .group_by(self._hour(), Question.channel)
            ).all()
            kinds = session.execute(
                select(Question.soort, Question.entry, Question.degraded, func.count())
                .where(within)
                .group_by(Question.soort, Question.entry, Question.degraded)
            ).all()
            texts = session.execute(
                select(Question.text, func.count())
                .where(within, _is_missed())
                .group_by(Question.text)
                .order_by(func.count().desc(), Question.text)
                .limit(_MAX_TEXTS)
            ).all()
            verdicts = session.execute(
                select(Feedback.oordeel, Answer.entry, func.count())
                .join(Answer, Answer.message_id == Feedback.message_id)
                .where(_within(Feedback.created, period))
                .group_by(Feedback.oordeel, Answer.entry)
            ).all()
            spans = session.execute(
                select(Question.channel, Question.milliseconds, func.count())
                .where(within)
                .group_by(Question.channel, Question.milliseconds)
            ).all()
            sent = session.execute(
                select(HandoverRow.created, HandoverRow.answered).where(_within(HandoverRow.created, period))
            ).all()
        return Figures(
            by_day=_days(hours),
            by_soort=_sum((soort or "smalltalk", number) for soort, _, _, number in kinds),
            degraded=sum(number for _, _, degraded, number in kinds if degraded),
            by_entry=_sum(
                (entry, number) for soort, entry, _, number in kinds if entry and soort in ("antwoord", "buiten_bereik")
            ),
            missed=_spelled(texts, most),
            verdicts=_sum((oordeel, number) for oordeel, _, number in verdicts),
            disliked=_top(
                ((entry, number) for oordeel, entry, number in verdicts if oordeel == "fout" and entry), most
            ),
            times=_times(spans),
            handover=_handover(sent),
        )

    def _hour(self) -> ColumnElement[str]:
        """ "2026-11-22 13", in UTC."""
        if self._is_sqlite:  # where a moment is such a text
            return func.substr(type_coerce(Question.created, String), 1, _HOUR_CHARS)
        utc = func.timezone(literal_column("'UTC'"), Question.created)
        return func.to_char(utc, literal_column("'YYYY-MM-DD HH24'"))


def _within(column: InstrumentedAttribute[datetime], period: Period) -> ColumnElement[bool]:
    return and_(column >= period.since, column < period.until)


def _is_missed() -> ColumnElement[bool]:
    """No answer: not known at all, or a choice of which nothing was taken."""
    unknown = and_(Question.soort == "buiten_bereik", Question.entry.is_(None))
    return or_(unknown, and_(Question.soort == "verduidelijking", Question.offered.is_not(None), ~Question.chosen))


def _days(rows: Sequence[Any]) -> dict[date, dict[str, int]]:
    found: dict[date, Counter[str]] = {}
    for hour, channel, number in rows:
        moment = datetime.strptime(str(hour), "%Y-%m-%d %H").replace(tzinfo=timezone.utc)
        found.setdefault(moment.astimezone(AMSTERDAM).date(), Counter())[channel] += number
    return {day: dict(found[day]) for day in sorted(found)}


def _sum(pairs: Iterator[tuple[str, int]]) -> dict[str, int]:
    """Most first; by name where that is equal."""
    found: Counter[str] = Counter()
    for name, number in pairs:
        found[name] += number
    return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))


def _top(pairs: Iterator[tuple[str, int]], most: int) -> list[tuple[str, int]]:
    return list(_sum(pairs).items())[:most]


def _spelled(rows: Sequence[Any], most: int) -> list[tuple[str, int]]:
    """Texts that differ in capitals and punctuation alone are one, in its commonest spelling."""
    found: dict[str, tuple[str, int]] = {}
    for text, number in rows:
        key = " ".join("".join(char if char.isalnum() else " " for char in text.casefold()).split())
        spelled, before = found.get(key, (text, 0))
        found[key] = (spelled, before + number)
    return sorted(found.values(), key=lambda item: (-item[1], item[0]))[:most]


def _times(rows: Sequence[Any]) -> dict[str, Times]:
    """By channel, and of all together under ""."""
    by_channel: dict[str, Counter[int]] = {"": Counter()}
    for channel, milliseconds, number in rows:
        by_channel.setdefault(channel, Counter())[milliseconds] += number
        by_channel[""][milliseconds] += number
    return {
        channel: Times(spans.total(), _percentile(spans, 0.5), _percentile(spans, 0.95))
        for channel, spans in sorted(by_channel.items())
        if spans
    }


def _percentile(spans: Counter[int], share: float) -> int:
    """The smallest span within which at least this share came."""
    needed, seen = share * spans.total(), 0
    for milliseconds in sorted(spans):
        seen += spans[milliseconds]
        if seen >= needed:
            return milliseconds
    return 0


def _handover(rows: Sequence[Any]) -> HandoverFigures:
    waits = sorted((answered - created).total_seconds() / 3600 for created, answered in rows if answered)
    return HandoverFigures(len(rows), len(waits), waits[(len(waits) - 1) // 2] if waits else None)
