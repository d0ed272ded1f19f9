"""What Prometheus can ask of the Slack channel. Labels are few and fixed: no text, no person, no workspace."""

from __future__ import annotations

from prometheus_client import Counter

REFUSED = Counter("banenwijzer_slack_refused", "Requests to Slack's routes refused before they were read", ["reason"])
RECEIVED = Counter("banenwijzer_slack_received", "What Slack brought in", ["kind"])
SENT = Counter("banenwijzer_slack_sent", "Calls to Slack's Web API", ["outcome"])
CONNECTED = Counter("banenwijzer_slack_connected", "Socket Mode connections made")
