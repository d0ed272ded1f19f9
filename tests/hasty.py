"""`banenwijzer` with an inbox that soon takes over what a killed process held: `python -m tests.hasty serve ...`."""

from __future__ import annotations

from dataclasses import replace

from bot.cli import main
from bot.gateway.channels import inbox
from bot.gateway.channels.inbox_entry import Pace

PACE = replace(Pace(), lease=4.0, tick=0.5, first_retry=0.5, last_retry=4.0)

if __name__ == "__main__":
    inbox.Pace = lambda: PACE  # type: ignore[assignment, misc]
    main()
