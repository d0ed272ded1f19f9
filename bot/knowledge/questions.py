"""What a message asks of the knowledge: one question, two at once, or one that leans on the question before."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from bot.knowledge.decision import Decision, decide
from bot.knowledge.index.ngrams import FloatArray
from bot.knowledge.index.recogniser import Match, Recogniser, Recognition
from bot.knowledge.model import Entry
from bot.knowledge.normalise import normalise

_WORDS_OF_A_QUESTION = 3
_LONGEST_ELLIPSIS = 7
_CANDIDATES = 8
_ASKING = r"(?:wat|wie|waar\w*|wanneer|waarom|hoe\w*|welke?|mag|moet|kan|kunnen|krijg|is|zijn|heb|heeft|telt|geldt)"
_BETWEEN = re.compile(rf"\?+\s*(?:en\s+)?|\n+|[.,;]?\s+en\s+(?:ook\s+)?(?={_ASKING}\b)", re.IGNORECASE)
_BACK = r"(?:dat|dit|daar\w*|die|deze|dan|hiervoor)"
_BARE = re.compile(
    rf"^(?:en\b.*|maar\b.*|of\b.*|ook\b.*|.*\b{_BACK}\b.*|"
    r"(?:hoe ?lang|hoeveel|wie|waar|wanneer|waarom|hoezo)(?: \w+){0,2})$"
)
_HANGING = re.compile(rf"^(?:(?:en|maar|of|ook) (?!{_ASKING}\b).*|.*\b{_BACK}\b.*)$")
_ABOUT_US = 0.3  # half a question says little of itself: "en daarna?" has 0.7, "en mijn hond dan?" 0.05
_SAME_MESSAGE = re.compile(r"\b(?:het|hij|zij|ze|hem|haar)\b", re.IGNORECASE)


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
    decision = _decide(recogniser, text, recognition, entries, last_entry)
    return replace(decision, wishes=recognition.wishes, roles=recogniser.number_roles(text))


def _decide(
    recogniser: Recogniser, text: str, recognition: Recognition, entries: Mapping[str, Entry], last_entry: str
) -> Decision:
    decision = decide(recognition, entries)
    if recognition.is_exact:
        return decision
    if last_entry in entries and recognition.scope >= _ABOUT_US and leans_on_before(text):
        leaning = _in_context(recogniser, text, entries, entries[last_entry], decision)
        if leaning is not None:
            return leaning
    parts = split_questions(text)
    if len(parts) == 2:
        first, second = (decide(recogniser.recognise(part), entries) for part in parts)
        if first.kind == "entry" and (leans_on_before(parts[1]) or _SAME_MESSAGE.search(parts[1])):
            before = entries[first.matches[0].label]
            second = _in_context(recogniser, parts[1], entries, before, second) or second
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
    """The decision on the text as a continuation of the last question, or None when it stands by itself.

    Weighed are the entries that belong to the last one and those that the text alone points at, by what the text
    says alone and behind the last question, half and half.
    """
    if plain.kind == "dialogue":
        return None
    belongs = [label for label in recogniser.labels if label in entries and _belongs(label, last)]
    if plain.kind == "entry" and plain.matches[0].label not in belongs and not _HANGING.match(normalise(text)):
        return None
    others = [match.label for match in plain.matches if match.label not in belongs]
    near = [label for label in (*belongs, *others) if label != last.id]
    if not near:
        return None
    scores = (recogniser.totals(text, near) + recogniser.totals(f"{last.vraag} {text}", near)) / 2
    chances = np.exp(scores - np.max(scores))
    chances /= chances.sum()
    order = np.argsort(-chances)[:_CANDIDATES]
    if near[order[0]] in others and plain.kind == "entry":
        return None
    return decide(Recognition(text, tuple(Match(near[i], float(chances[i])) for i in order), among=1.0), entries)


def _belongs(label: str, last: Entry) -> bool:
    """An entry of the same subject, or one that the last one names as related."""
    return label.split("/")[0] == last.onderwerp or label in last.verwant
