"""What Prometheus can ask. Labels are few and fixed: no text, no conversation, no person."""

from __future__ import annotations

from prometheus_client import Counter, Histogram

QUESTIONS = Counter("banenwijzer_replies", "Replies given", ["channel", "soort"])
DEGRADED = Counter("banenwijzer_degraded", "Questions answered without the engine")
SECONDS = Histogram(
    "banenwijzer_answer_seconds", "Time from question to reply", ["channel"],
    buckets=(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
)  # fmt: skip
LIMITED = Counter("banenwijzer_limited", "Requests refused because there were too many", ["per"])
FEEDBACK = Counter("banenwijzer_feedback", "Verdicts on answers", ["oordeel"])
STORE_FAILURES = Counter("banenwijzer_store_failures", "What could not be written to the store", ["what"])
