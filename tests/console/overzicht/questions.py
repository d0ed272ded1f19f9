"""Many logged questions at once, for figures."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Engine, insert

from bot.store.models import Answer, Feedback, Question

SOORTEN = ("antwoord", "verduidelijking", "buiten_bereik", "doorverwijzing", "berekening", "smalltalk")
WEIGHTS = (60, 12, 10, 4, 8, 6)


def log_questions(
    engine: Engine, amount: int, until: datetime, *, days: int, entries: list[str], first: int = 1
) -> None:
    """The same questions for the same numbers, spread over `days` before `until`."""
    chance = random.Random(amount)  # noqa: S311 (no secret)
    questions, answers, verdicts = [], [], []
    for number in range(first, first + amount):
        soort = chance.choices(SOORTEN, WEIGHTS)[0]
        entry = chance.choice(entries) if soort == "antwoord" else None
        created = until - timedelta(seconds=1 + chance.random() * (86_400 * days - 2))
        shared: dict[str, Any] = {"soort": soort, "entry": entry, "confidence": 0.9}
        questions.append(
            {
                **shared,
                "id": number,
                "conversation": f"{number:032x}",
                "channel": chance.choice(("web", "web", "web", "slack", "teams")),
                "text": f"Vraag {chance.randrange(5000)}",
                "milliseconds": int(chance.lognormvariate(3.5, 0.6)),
                "created": created,
                "degraded": chance.random() < 0.03,
                "chosen": chance.random() < 0.3,
                "offered": ["a", "b"] if soort == "verduidelijking" else None,
            }
        )
        answers.append(
            {**shared, "message_id": f"{number:032x}", "question_id": number, "position": 0, "degraded": False}
        )
        if number % 20 == 0:
            oordeel = chance.choice(("goed", "fout"))
            verdicts.append(
                {"message_id": f"{number:032x}", "oordeel": oordeel, "created": created, "updated": created}
            )
    with engine.execution_options(writes=True).begin() as connection:
        for table, rows in ((Question, questions), (Answer, answers), (Feedback, verdicts)):
            for start in range(0, len(rows), 5000):
                connection.execute(insert(table), rows[start : start + 5000])
