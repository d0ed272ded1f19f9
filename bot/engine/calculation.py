"""Numbers and dates of a message as entities, and the intent "rekenen" when it asks for a calculation."""

from __future__ import annotations

from datetime import date
from typing import Any, Dict, List

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.shared.nlu.constants import (
    ENTITIES,
    ENTITY_ATTRIBUTE_END,
    ENTITY_ATTRIBUTE_START,
    ENTITY_ATTRIBUTE_TYPE,
    ENTITY_ATTRIBUTE_VALUE,
    EXTRACTOR,
    INTENT,
    INTENT_NAME_KEY,
    INTENT_RANKING_KEY,
    TEXT,
)
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from actions.rekengesprek import begrijp, meant
from bot.engine.selector import DECISION, EntrySelector
from bot.knowledge.decision import Decision
from bot.reading import Quantity, read_quantities

HOEVEELHEID = "hoeveelheid"
REKENEN = "rekenen"


class _Untrained(GraphComponent):
    """A component that learns nothing."""

    @classmethod
    def create(
        cls,
        config: Dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> _Untrained:
        return cls()

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        return training_data


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class Quantities(_Untrained):
    """bot/reading as entity extractor: each number or date one entity, its value a Quantity as a mapping."""

    @staticmethod
    def required_packages() -> List[str]:
        return ["duckling", "text_to_num"]

    def process(self, messages: List[Message]) -> List[Message]:
        for message in messages:
            if message.get(TEXT):
                found = [_entity(quantity) for quantity in read_quantities(message.get(TEXT), _today(message))]
                message.set(ENTITIES, [*message.get(ENTITIES, []), *found], add_to_output=True)
        return messages


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class CalculationIntent(_Untrained):
    """Overrules the selector's intent with "rekenen" when the message asks a calculator; its decision stays."""

    @classmethod
    def required_components(cls) -> List[Any]:
        return [EntrySelector, Quantities]

    def process(self, messages: List[Message]) -> List[Message]:
        for message in messages:
            if message.get(TEXT) and self._asks(message):
                intent = {**message.get(INTENT), INTENT_NAME_KEY: REKENEN}
                message.set(INTENT, intent, add_to_output=True)
                message.set(INTENT_RANKING_KEY, [intent, *message.get(INTENT_RANKING_KEY, [])], add_to_output=True)
        return messages

    @staticmethod
    def _asks(message: Message) -> bool:
        quantities = [
            Quantity.from_dict(entity[ENTITY_ATTRIBUTE_VALUE])
            for entity in message.get(ENTITIES, [])
            if entity[ENTITY_ATTRIBUTE_TYPE] == HOEVEELHEID
        ]
        begrip = begrijp(message.get(TEXT), quantities, _today(message))
        return begrip.is_rekenknop or bool(meant(begrip, Decision.from_dict(message.get(DECISION))))


def _today(message: Message) -> date:
    """The day that the gateway names in the metadata; otherwise that of the clock."""
    named = (message.get("metadata") or {}).get("vandaag")
    try:
        return date.fromisoformat(named) if named else date.today()
    except ValueError:
        return date.today()


def _entity(quantity: Quantity) -> Dict[str, Any]:
    return {
        ENTITY_ATTRIBUTE_TYPE: HOEVEELHEID,
        ENTITY_ATTRIBUTE_VALUE: quantity.as_dict(),
        ENTITY_ATTRIBUTE_START: quantity.start,
        ENTITY_ATTRIBUTE_END: quantity.end,
        EXTRACTOR: Quantities.__name__,
    }
