"""Whether questions may go to an adviser, and when one answers. A change and its audit row are one transaction."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timezone
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import Session

from bot.errors import InputError, StoreError
from bot.store.audit import audit_row
from bot.store.handover_models import HandoverSettingsRow

_ONLY = 1
_MAX_CLOSED_DAYS = 100
MAX_WORKING_DAYS = 20
MAX_NAME_CHARS = 60

Hours = tuple[time, time]
_OFFICE: Hours = (time(9), time(17))


@dataclass(frozen=True)
class HandoverSettings:
    """hours: of Monday to Sunday, None on a day without advisers; closed_days: with what they are called;
    working_days: an answer comes within so many. is_on None: nobody ever decided."""

    is_on: bool | None = None
    hours: tuple[Hours | None, ...] = (_OFFICE,) * 5 + (None, None)
    closed_days: Mapping[date, str] | None = None
    working_days: int = 2
    changed: datetime | None = None
    changed_by: str | None = None

    def hours_on(self, day: date) -> Hours | None:
        """From when until when on that day; None: closed."""
        return None if day in (self.closed_days or {}) else self.hours[day.weekday()]

    def check(self) -> None:
        """Raises InputError, in Dutch, for hours that cannot be."""
        for begin_end in self.hours:
            if begin_end and begin_end[0] >= begin_end[1]:
                raise InputError("De eindtijd ligt niet na de begintijd.", "Kijk de tijden na.")
        if self.is_on and not any(self.hours):
            raise InputError("Er is geen enkele dag open.", "Vul ten minste bij een dag tijden in.")
        if not 1 <= self.working_days <= MAX_WORKING_DAYS:
            raise InputError(f"Kies een termijn van 1 tot en met {MAX_WORKING_DAYS} werkdagen.")
        if len(self.closed_days or {}) > _MAX_CLOSED_DAYS:
            raise InputError(f"Dit zijn meer dan {_MAX_CLOSED_DAYS} gesloten dagen.", "Haal voorbije dagen weg.")


class HandoverSettingsStore:
    """Both methods raise StoreError when the database fails."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._writing = engine.execution_options(writes=True)

    def read(self) -> HandoverSettings:
        try:
            with Session(self._engine) as session:
                row = session.get(HandoverSettingsRow, _ONLY)
                return _from_row(row) if row else HandoverSettings()
        except SQLAlchemyError as error:
            raise StoreError(f"handover_settings: {type(error).__name__}") from error

    def write(self, new: HandoverSettings, actor: str) -> None:
        """Raises InputError for settings that cannot be."""
        new.check()
        try:
            with Session(self._writing) as session, session.begin():
                row = session.get(HandoverSettingsRow, _ONLY, with_for_update=True)
                before = _as_json(_from_row(row)) if row else None
                if row is None:
                    row = HandoverSettingsRow(id=_ONLY)
                    session.add(row)
                after = _as_json(new)
                row.is_on, row.working_days = bool(new.is_on), new.working_days
                row.hours, row.closed_days = after["uren"], after["gesloten"]
                row.changed, row.changed_by = datetime.now(timezone.utc), actor[:200]
                details = {"was": before, "wordt": after}
                session.add(audit_row(actor, "overdracht.instellingen", "overdracht", details))
        except SQLAlchemyError as error:
            raise StoreError(f"handover_settings: {type(error).__name__}") from error


def _as_json(settings: HandoverSettings) -> dict[str, Any]:
    return {
        "aan": bool(settings.is_on),
        "uren": [[one.strftime("%H:%M") for one in pair] if pair else None for pair in settings.hours],
        "gesloten": [
            {"dag": day.isoformat(), "naam": name} for day, name in sorted((settings.closed_days or {}).items())
        ],
        "werkdagen": settings.working_days,
    }


def _from_row(row: HandoverSettingsRow) -> HandoverSettings:
    hours = [(time.fromisoformat(pair[0]), time.fromisoformat(pair[1])) if pair else None for pair in row.hours]
    return HandoverSettings(
        is_on=row.is_on,
        hours=tuple(hours),
        closed_days={date.fromisoformat(one["dag"]): one["naam"] for one in row.closed_days},
        working_days=row.working_days,
        changed=row.changed,
        changed_by=row.changed_by,
    )
