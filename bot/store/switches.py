"""Which channels answer, and what each tells first. A change and its place in the audit log are one transaction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timezone

from sqlalchemy import select

from bot.errors import InputError
from bot.store.audit import audit_row
from bot.store.inbox_models import ChannelSwitch
from bot.store.sessions import StoreSessions

CHANNELS = ("web", "rest", "slack", "teams")
_MAX_CHARS = 500


@dataclass(frozen=True)
class SwitchState:
    """Of one channel. reason: why it is as it is, shown to users while it is closed; changed: None when never."""

    channel: str
    is_open: bool = True
    notice: str | None = None
    reason: str | None = None
    changed: datetime | None = None
    changed_by: str | None = None


class SwitchStore(StoreSessions):
    """Both methods raise StoreError when the database fails."""

    def states(self) -> dict[str, SwitchState]:
        """Every channel; one that nobody ever touched is open and tells nothing."""
        with self._session() as session:
            found = {row.channel: _as_state(row) for row in session.scalars(select(ChannelSwitch))}
        return {channel: found.get(channel, SwitchState(channel)) for channel in CHANNELS}

    def set(
        self,
        channel: str,
        *,
        actor: str,
        is_open: bool | None = None,
        notice: str | None = None,
        reason: str | None = None,
    ) -> SwitchState:
        """Change what is given and leave the rest; notice "": none from now on. Raises InputError.

        actor: who does this, for the audit log. Opening and closing ask for a reason.
        """
        if channel not in CHANNELS:
            raise InputError(f"Kanaal {channel} bestaat niet.", f"Kies uit: {', '.join(CHANNELS)}.")
        notice, reason = _words("De melding", notice), _words("De reden", reason)
        if is_open is not None and not reason:
            raise InputError("Een reden ontbreekt.", "Schrijf in een zin waarom het kanaal open of dicht gaat.")
        with self._session(writes=True) as session:
            row = session.get(ChannelSwitch, channel, with_for_update=True)
            if row is None:
                row = ChannelSwitch(channel=channel, is_open=True, notice=None, reason=None)
                session.add(row)
            before = {"open": row.is_open, "melding": row.notice}
            if is_open is not None:
                row.is_open, row.reason = is_open, reason
            if notice is not None:
                row.notice = notice or None
            row.changed, row.changed_by = datetime.now(timezone.utc), actor[:200]
            after = {"open": row.is_open, "melding": row.notice}
            details = {"was": before, "wordt": after, "reden": reason}
            session.add(audit_row(actor, _action(is_open), f"kanaal/{channel}", details))
            return _as_state(row)


def _action(is_open: bool | None) -> str:
    if is_open is None:
        return "kanaal.melding"
    return "kanaal.open" if is_open else "kanaal.sluit"


def _words(what: str, text: str | None) -> str | None:
    """One line, bounded; None stays None."""
    if text is None:
        return None
    text = " ".join(text.replace("\x00", " ").split())
    if len(text) > _MAX_CHARS:
        raise InputError(f"{what} is te lang: {len(text)} tekens.", f"Gebruik hoogstens {_MAX_CHARS} tekens.")
    return text


def _as_state(row: ChannelSwitch) -> SwitchState:
    return SwitchState(row.channel, row.is_open, row.notice, row.reason, row.changed, row.changed_by)
