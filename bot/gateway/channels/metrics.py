"""What the inbox counts. Labels are the channel and a fixed word."""

from __future__ import annotations

from prometheus_client import Counter, Gauge, Histogram

ACCEPTED = Counter("banenwijzer_inbox_accepted", "Events taken in, to be answered once", ["channel"])
COPIES = Counter("banenwijzer_inbox_copies", "Events that were taken in before: retries and copies", ["channel"])
UNKEPT = Counter("banenwijzer_inbox_unkept", "Events taken in while the store was away or slow", ["channel"])
RESUMED = Counter("banenwijzer_inbox_resumed", "Events taken over from a process that ended", ["channel"])
ANSWERED = Counter("banenwijzer_inbox_answered", "Events whose whole answer arrived", ["channel"])
RETRIES = Counter("banenwijzer_inbox_retries", "Deliveries that are tried again", ["channel", "why"])
FAILED = Counter("banenwijzer_inbox_failed", "Events that got no whole answer", ["channel", "why"])
AGE = Histogram(
    "banenwijzer_inbox_seconds", "Time from taking in to the answer's arrival", ["channel"],
    buckets=(0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 3600),
)  # fmt: skip
OPEN = Gauge("banenwijzer_inbox_open", "Events that this process still has to answer")
OLDEST = Gauge("banenwijzer_inbox_oldest_seconds", "Age of the oldest of these")
