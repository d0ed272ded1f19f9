"""What Prometheus can ask about Teams. Labels are few and fixed: no text, no conversation, no person."""

from __future__ import annotations

from prometheus_client import Counter

RECEIVED = Counter("banenwijzer_teams_received", "Activities of Teams that were taken", ["kind"])
REFUSED = Counter("banenwijzer_teams_refused", "Requests to /api/messages that were refused", ["reason"])
SENT = Counter("banenwijzer_teams_sent", "Messages to Teams", ["result"])
