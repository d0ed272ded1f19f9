"""What a message asks of the knowledge: one question, two at once, or one that leans on the question before."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from bot.knowledge.decision import Decision, decide, is_entry
from bot.knowledge.index.ngrams import FloatArray
from bot.knowledge.index.recogniser import Match, Recogniser, Recognition
from bot.knowledge.model import Entry
from bot.knowledge.normalise import normalise

_WORDS_OF_A_QUESTION = 3
_LONGEST_ELLIPSIS = 7
_CANDIDATES = 40
_ASKING = r"(?:wat|wie|waar\w*|wanneer|waarom|hoe\w*|welke?|mag|moet|kan|kunnen|krijg|is|zijn|heb|heeft|telt|geldt)"
_BETWEEN = re.compile(rf"\?+\s*(?:en\s+)?|\n+|[.,;]?\s+en\s+(?:ook\s+)?(?={_ASKING}\b)", re.IGNORECASE)
_BARE = re.compile(
    r"^\W*(?:en\b.*|maar\b.*|of\b.*|ook\b.*|.*\bdan\W*|.*\b(?:dat|daarvoor|daarmee|daarbij|daarvan|die|deze)\W*|"
    r"(?:hoe ?lang|hoeveel|wie|waar|wanneer|waarom|hoezo)(?: \w+){0,2}\W*)$"
)


def decide_message(
    recogniser: Recogniser,
    text: str,
    entries: Mapping[str, Entry],
    *,
    vector: FloatArray | None = None,
    last_entry: str = "",
) -> Decision:
    """The decision on a message. Two questions in it: the second as `also`. last_entry: what was answered before."""
    recognition = recogniser.recognise(text, vector=vector)
    decision = decide(recognition, entries)
    if recognition.is_exact:
        return decision
    if last_entry in entries and leans_on_before(text):
        leaning = _in_context(recogniser, text, entries, entries[last_entry], decision)
        if leaning is not None:
            return leaning
    parts = split_questions(text)
    if len(parts) == 2:
        first, second = (decide(recogniser.recognise(part), entries) for part in parts)
        both = {first.matches[0].label, second.matches[0].label} if first.matches and second.matches else set()
        if first.kind == second.kind == "entry" and len(both) == 2:
            return replace(first, also=second)
    return decision


def split_questions(text: str) -> tuple[str, ...]:
    """The questions of a message, when it asks more than one."""
    parts = [part.strip(" .,;") for part in _BETWEEN.split(text)]
    questions = [part for part in parts if len(normalise(part).split()) >= _WORDS_OF_A_QUESTION]
    return tuple(questions) if len(questions) > 1 else ()


def leans_on_before(text: str) -> bool:
    """ "en voor de gemeente?", "hoe lang dan?": not a question by itself."""
    words = normalise(text).split()
    return len(words) <= _LONGEST_ELLIPSIS and _BARE.match(" ".join(words)) is not None


def _in_context(
    recogniser: Recogniser, text: str, entries: Mapping[str, Entry], last: Entry, plain: Decision
) -> Decision | None:
    """The decision on the text as a continuation of the last question, or None when it stands by itself."""
    if plain.kind == "dialogue" or (plain.kind == "entry" and not _belongs(plain.matches[0].label, last)):
        return None
    together = recogniser.recognise(f"{last.vraag} {text}", limit=_CANDIDATES)
    alone = {match.label: match.confidence for match in recogniser.recognise(text, limit=_CANDIDATES).matches}
    near = [
        Match(match.label, max(match.confidence, alone.get(match.label, 0.0)))
        for match in together.matches
        if is_entry(match.label) and match.label != last.id and _belongs(match.label, last)
    ]
    near.sort(key=lambda match: -(match.confidence + alone.get(match.label, 0.0)))
    if not near:
        return None
    among = max(together.among, sum(match.confidence for match in near[:3]))
    return decide(Recognition(text, tuple(near), among=among), entries)


def _belongs(label: str, last: Entry) -> bool:
    """An entry of the same subject, or one that the last one names as related."""
    return label.split("/")[0] == last.onderwerp or label in last.verwant
