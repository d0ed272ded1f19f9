"""A Dutch spaCy pipeline without a downloaded model: tokenizer, look-up lemmas, entity ruler.

No Dutch model is on the package registries, and these three parts need no trained weights. The ruler's
patterns stand in entities.jsonl beside this file.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict, List

import spacy
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.extractors.spacy_entity_extractor import SpacyEntityExtractor
from rasa.nlu.utils.spacy_utils import SpacyModel, SpacyNLP
from spacy.language import Language

PATTERNS = Path(__file__).with_name("entities.jsonl")
_MODEL_NAME = "nl_banenwijzer"


def build_nl() -> Language:
    """The pipeline: tokens, lemmas and our own entities of a Dutch text."""
    nlp = spacy.blank("nl")
    nlp.add_pipe("lemmatizer", config={"mode": "lookup"})
    ruler = nlp.add_pipe("entity_ruler", config={"phrase_matcher_attr": "LOWER", "overwrite_ents": True})
    nlp.initialize()
    ruler.from_disk(PATTERNS)
    return nlp


@DefaultV1Recipe.register(
    [DefaultV1Recipe.ComponentType.MODEL_LOADER, DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER],
    is_trainable=False,
    model_from="DutchSpacy",
)
class DutchSpacy(SpacyNLP):
    """Rasa's SpacyNLP with the pipeline above in place of a model from disk."""

    @staticmethod
    def load_model(spacy_model_name: str) -> SpacyModel:
        return SpacyModel(model=build_nl(), model_name=_MODEL_NAME)

    @staticmethod
    def ensure_proper_language_model(nlp: Any) -> None:
        """The pipeline is built, never a stub: Rasa's check for a missing download does not apply."""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False, model_from="DutchSpacy")
class DutchEntities(SpacyEntityExtractor):
    """Entities of the ruler; the value is the pattern's id ("overheid" for "de provincie")."""

    @staticmethod
    def _extract_entities(doc: Any) -> List[Dict[str, Any]]:
        return [
            {
                "entity": ent.label_,
                "value": ent.ent_id_ or ent.text,
                "start": ent.start_char,
                "confidence": None,
                "end": ent.end_char,
            }
            for ent in doc.ents
        ]
