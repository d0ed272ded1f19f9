"""knowledge/ as Rasa training data, so that `rasa train` sees the entries directly."""

from __future__ import annotations

from typing import Any, Dict, List, Optional, Union

from rasa.shared.core.domain import Domain
from rasa.shared.core.training_data.structures import StoryGraph
from rasa.shared.importers.importer import TrainingDataImporter
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.knowledge import load_kennis
from bot.knowledge.index.examples import entry_examples
from bot.paths import KNOWLEDGE, PRACTICE

KENNIS_INTENT = "kennis"
ENTRY = "entry"


class KennisImporter(TrainingDataImporter):
    """Every phrase of every entry as an example of the intent "kennis", with its entry id beside it.

    Raises KnowledgeError, with file and line, when knowledge/ has errors: nothing is trained then.
    """

    def __init__(
        self,
        config_file: Optional[str] = None,
        domain_path: Optional[str] = None,
        training_data_paths: Optional[Union[List[str], str]] = None,
        **kwargs: Any,
    ) -> None:
        self._nlu_data: Optional[TrainingData] = None

    def get_nlu_data(self, language: Optional[str] = "nl") -> TrainingData:
        if self._nlu_data is None:
            examples = entry_examples(load_kennis(KNOWLEDGE), PRACTICE)
            self._nlu_data = TrainingData(
                [
                    Message(data={TEXT: example.text, INTENT: KENNIS_INTENT, ENTRY: example.label})
                    for example in examples
                ]
            )
        return self._nlu_data

    def get_domain(self) -> Domain:
        return Domain.empty()

    def get_stories(self, exclusion_percentage: Optional[int] = None) -> StoryGraph:
        return StoryGraph([])

    def get_conversation_tests(self) -> StoryGraph:
        return StoryGraph([])

    def get_config(self) -> Dict[str, Any]:
        return {}

    def get_config_file_for_auto_config(self) -> Optional[str]:
        return None
