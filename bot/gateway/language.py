"""In which language a question is asked, when that is surely not Dutch."""

from __future__ import annotations

import re
import threading
from functools import lru_cache
from typing import Any

KNOWN = ("en", "de", "fr", "pl", "tr", "uk", "ar", "es", "ro", "bg", "ru", "it", "pt")
_SURE = 0.95
_WORDS = 3
_LETTERS = 12
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_UKRAINIAN = re.compile(r"[іїєґ]", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
# Words with which people ask, that are no Dutch: one of them tells the language of a text too short to be sure of.
_TELLING = {
    "en": "what does how the who which much many my between need where why should your",
    "de": "ist ich muss und für wird macht nicht einen unterschied wieviel",
    "fr": "est comment combien qu pourquoi où mon quelle quel différence une",
    "pl": "czy jest jak ile gdzie różnica kto mogę dla",
    "tr": "nedir nasıl mıyım miyim farkı kimler kaç musunuz mı",
    "es": "qué cómo cuál cuánto dónde quién",
}
_LANGUAGE_OF = {word: code for code, words in _TELLING.items() for word in words.split()}
_lock = threading.Lock()


def foreign_language(text: str) -> str | None:
    """The ISO 639-1 code of one of `KNOWN`, or None: Dutch, too short to tell, or not sure."""
    words = [word.lower() for word in _WORD.findall(text)]
    letters = sum(map(len, words))
    if len(_ARABIC.findall(text)) * 2 > letters:
        return "ar"
    if len(_CYRILLIC.findall(text)) * 2 > letters:
        return _cyrillic(text)
    if len(words) >= _WORDS and letters >= _LETTERS:
        code, chance = _classify(text)
        if code in KNOWN and chance >= _SURE:
            return code
    return _by_telling_words(words)


def _by_telling_words(words: list[str]) -> str | None:
    """The language that the words tell: all the same one, and enough of a short text."""
    told = {_LANGUAGE_OF[word] for word in words if word in _LANGUAGE_OF}
    count = sum(word in _LANGUAGE_OF for word in words)
    return told.pop() if len(told) == 1 and len(words) >= 2 and count * 4 >= len(words) else None


def _cyrillic(text: str) -> str:
    if _UKRAINIAN.search(text):
        return "uk"
    code, _ = _classify(text)
    return code if code in ("bg", "ru", "uk") else "ru"


def _classify(text: str) -> tuple[str, float]:
    with _lock:
        code, chance = _identifier().classify(text)
    return str(code), float(chance)


@lru_cache(maxsize=1)
def _identifier() -> Any:
    """The model is in the package; half a second to load, when the first question comes."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(["nl", *KNOWN])
    return identifier
