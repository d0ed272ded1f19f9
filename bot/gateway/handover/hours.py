"""When advisers can be reached, and by which day they answer. Every moment is given; nothing here looks at a clock."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from bot.gateway.handover import words
from bot.knowledge.dutch import format_date
from bot.settings import AMSTERDAM
from bot.store import HandoverSettings

_LOOK_AHEAD = 400
_DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


def is_open(settings: HandoverSettings, now: datetime) -> bool:
    local = now.astimezone(AMSTERDAM)
    hours = settings.hours_on(local.date())
    return hours is not None and hours[0] <= local.time() < hours[1]


def next_open(settings: HandoverSettings, now: datetime) -> datetime | None:
    """When advisers can be reached again; None when that is not within a year. Now open: now."""
    if is_open(settings, now):
        return now
    local = now.astimezone(AMSTERDAM)
    for ahead in range(_LOOK_AHEAD):
        day = local.date() + timedelta(days=ahead)
        hours = settings.hours_on(day)
        if hours and (ahead or local.time() < hours[0]):
            return datetime.combine(day, hours[0], AMSTERDAM)
    return None


def answer_by(settings: HandoverSettings, sent: datetime) -> date | None:
    """The last day of the term: so many working days after the day on which an adviser can first see it."""
    seen = next_open(settings, sent)
    if seen is None:
        return None
    day, left = seen.astimezone(AMSTERDAM).date(), settings.working_days
    for _ in range(_LOOK_AHEAD):
        if not left:
            return day
        day += timedelta(days=1)
        left -= settings.hours_on(day) is not None
    return None


def tell(settings: HandoverSettings, now: datetime) -> str:
    """Whether advisers can be reached now, and by when who sends a question now has an answer."""
    by, opens = answer_by(settings, now), next_open(settings, now)
    if by is None or opens is None:
        return words.NO_DAY
    local = opens.astimezone(AMSTERDAM)
    hours = settings.hours_on(local.date())
    if is_open(settings, now) and hours:
        reachable = words.OPEN_UNTIL.format(time=tell_time(hours[1]))
    else:
        reachable = words.CLOSED_UNTIL.format(day=tell_day(local.date()), time=tell_time(local.time()))
    return f"{words.BY.format(day=tell_day(by))} {reachable}"


def tell_wait(settings: HandoverSettings, sent: datetime, now: datetime) -> str:
    """By when a question of before is answered; honest when that day has passed."""
    by = answer_by(settings, sent)
    if by is None:
        return words.NO_DAY
    line = words.BY if now.astimezone(AMSTERDAM).date() <= by else words.LATE
    return line.format(day=tell_day(by))


def tell_day(day: date) -> str:
    """ "maandag 23 november 2026" """
    return f"{_DAYS[day.weekday()]} {format_date(day)}"


def tell_time(moment: time) -> str:
    """ "9.00" """
    return f"{moment.hour}.{moment.minute:02d}"
