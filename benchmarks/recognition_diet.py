"""Rasa's own classifier on the same phrases: the pipeline of `rasa init`, every label an intent.

It stops by the clock, not by a number of epochs: with this many intents one epoch takes minutes.
"""

from __future__ import annotations

import asyncio
import os
import re
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from bot.knowledge.index import Example

_SECONDS = float(os.environ.get("DIET_SECONDS", "1500"))
_EPOCHS = 100
_CONFIG = f"""\
recipe: default.v1
language: nl
assistant_id: benchmark
pipeline:
  - name: WhitespaceTokenizer
  - name: RegexFeaturizer
  - name: LexicalSyntacticFeaturizer
  - name: CountVectorsFeaturizer
  - name: CountVectorsFeaturizer
    analyzer: char_wb
    min_ngram: 1
    max_ngram: 4
  - name: DIETClassifier
    epochs: {_EPOCHS}
    entity_recognition: false
    constrain_similarities: true
    ranking_length: 10
"""


@dataclass
class Diet:
    """A trained Rasa model, asked as the engine asks it."""

    agent: Any
    loop: asyncio.AbstractEventLoop
    labels: dict[str, str]
    size: int
    remark: str

    def rank(self, text: str, vector: np.ndarray | None) -> list[str]:
        parsed = self.loop.run_until_complete(self.agent.parse_message(text))
        return [self.labels.get(row["name"], "") for row in parsed["intent_ranking"][:3]]


def fit_diet(examples: list[Example]) -> Diet:
    """Train for at most DIET_SECONDS (25 minutes), or 100 epochs."""
    os.environ.setdefault("RASA_TELEMETRY_ENABLED", "false")
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    import tensorflow as tf
    from rasa.core.agent import Agent
    from rasa.model_training import train_nlu
    from rasa.utils import train_utils

    class StopInTime(tf.keras.callbacks.Callback):
        started = time.monotonic()
        epochs = 0

        def on_train_begin(self, logs: Any = None) -> None:
            StopInTime.started = time.monotonic()

        def on_batch_end(self, batch: int, logs: Any = None) -> None:
            if time.monotonic() - StopInTime.started > _SECONDS:
                self.model.stop_training = True

        def on_epoch_end(self, epoch: int, logs: Any = None) -> None:
            StopInTime.epochs = epoch + 1

    plain = train_utils.create_common_callbacks
    train_utils.create_common_callbacks = lambda *args, **kwargs: [*plain(*args, **kwargs), StopInTime()]
    folder = Path(tempfile.mkdtemp(prefix="diet-"))
    labels = {re.sub(r"[^a-z0-9]+", "_", label): label for label in sorted({one.label for one in examples})}
    _write(folder, examples, {label: name for name, label in labels.items()})
    path = train_nlu(str(folder / "config.yml"), str(folder / "nlu.yml"), str(folder), fixed_model_name="diet")
    if path is None:
        raise RuntimeError("Rasa gave no model")
    minutes = (time.monotonic() - StopInTime.started) / 60
    return Diet(
        agent=Agent.load(path),
        loop=asyncio.new_event_loop(),
        labels=labels,
        size=Path(path).stat().st_size,
        remark=f"gestopt in ronde {StopInTime.epochs} van {_EPOCHS}, na {minutes:.0f} minuten",
    )


def _write(folder: Path, examples: list[Example], name_of: dict[str, str]) -> None:
    """Training data in Rasa's format. A "/" in a name would make it a retrieval intent."""
    (folder / "config.yml").write_text(_CONFIG, "utf-8")
    by_label: dict[str, list[str]] = {}
    for one in examples:
        by_label.setdefault(name_of[one.label], []).append(re.sub(r"[\[\](){}\n]", " ", one.text))
    blocks = [
        f"- intent: {name}\n  examples: |\n" + "\n".join(f"    - {text}" for text in texts)
        for name, texts in by_label.items()
    ]
    (folder / "nlu.yml").write_text('version: "3.1"\nnlu:\n' + "\n".join(blocks) + "\n", "utf-8")
