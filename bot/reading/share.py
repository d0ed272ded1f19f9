"""Units that are said once: jan 12,5 uur en piet 28; 12, 16 en 24 uur; een kok van 32 uur, een hulp van 12."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from bot.reading.attach import is_year_like
from bot.reading.measure import Draft
from bot.reading.people import is_gap_of_names, is_person
from bot.reading.scan import Tokens, at, word_at, words

Gap = tuple[str, ...]

_LISTS = (",", ";", "en", "of", "+", "-", "/", "\n", "&", "plus", "naar")
_LISTED = ("hours", "fte", "percent", "money", "count", "duration")
_MAY_FOLLOW = frozenset(
    words(
        """
        en of maar bij in met per voor op dus is zijn werkt werken dan die dat want ook nu samen totaal allebei a tot
        naar om te wat hoe hoeveel welke waar tellen telt moet mag kan kunnen heeft hebben er ik hij zij ze we wij
        ofzo x
        """
    )
)
_MOST_HOURS = Decimal(80)  # a bare "2500" beside "20 uur" is not hours
_LONGEST_GAP, _LONGEST_GAP_OF_NOUNS = 5, 7
_OF = ("van", "met", "voor", "a")
_ARTICLES = ("een", "de", "'n", "n", "1", "twee", "2", "drie", "3")
_SOMEBODY = ("ander", "andere", "eentje", "iemand", "nummer")
_SHARES = frozenset(
    words("loonwaarde lw loonw tempo kwaliteit netto inzetbaarheid productiviteit prestatie percentage")
)
_NOBODY = _SHARES | frozenset(
    words(
        """
        contract contracten contractje dienstverband korting leeftijd periode duur looptijd proefplaatsing proeftijd
        subsidie loon salaris bedrag
        """
    )
)


def gap_between(tokens: Tokens, left: Draft, right: Draft) -> Gap:
    """The words between two drafts, of which long ones matter to no rule."""
    return tuple(token.text for token in tokens[left.last + 1 : min(right.first, left.last + 8)])


def share_units(tokens: Tokens, drafts: list[Draft]) -> None:
    """A bare number takes the unit of its neighbour."""
    for left, right, later in zip(drafts, drafts[1:], [*drafts[2:], None], strict=False):
        if left.unit == "mensen" and later is not None and later.kind == "hours":
            continue  # "2 man, 36 en 28 uur"
        if right.bare and not right.factor and is_open(tokens, right) and _takes(tokens, left, right, left, right):
            give(left, right)
    for right, left in pairwise(reversed(drafts)):
        if left.bare and not left.factor and _takes(tokens, left, right, right, left):
            give(right, left)
    for left, count, right in zip(drafts, drafts[1:], drafts[2:], strict=False):
        if right.bare and count.kind in ("number", "count") and _is_counted(tokens, left, count, right, left):
            give(left, right)
        elif left.bare and count.kind in ("number", "count") and _is_counted(tokens, left, count, right, right):
            give(right, left)


def give(giver: Draft, taker: Draft) -> None:
    """Makes the number of the one into what the other is."""
    taker.kind, taker.unit, taker.age = giver.kind, giver.unit, giver.age
    taker.bare = taker.plain = False


def is_open(tokens: Tokens, draft: Draft) -> bool:
    """Whether no noun follows that the number could count: "20 uur en 3 vragen" leaves the 3 alone."""
    token = at(tokens, draft.last + 1)
    return token is None or token.kind != "word" or token.text in _MAY_FOLLOW


def _takes(tokens: Tokens, left: Draft, right: Draft, giver: Draft, taker: Draft) -> bool:
    start = left.last + 1
    longest = _LONGEST_GAP_OF_NOUNS if giver.kind == "hours" else _LONGEST_GAP
    if giver.kind not in _LISTED or right.first - start > longest:
        return False
    if word_at(tokens, start) not in _LISTS:
        return giver.kind == "hours" and _are_named(tokens, left, right) and _is_likely(left, right, giver, taker)
    if taker.tied and word_at(tokens, start) != "/":
        return False
    if not _is_likely(left, right, giver, taker) or (giver.kind != "percent" and _is_named(tokens, taker)):
        return False
    start += 1
    while word_at(tokens, start) in _LISTS and start < right.first:
        start += 1
    return is_gap_of_names(tokens, start, right.first) or _are_people(tokens, start, left, right, giver)


def _are_named(tokens: Tokens, left: Draft, right: Draft) -> bool:
    """The 16 and 20 of "jan 16 piet 20 uur"."""
    return right.first - left.last == 2 and is_person(tokens, right.first - 1) and is_person(tokens, left.first - 1)


def _is_likely(left: Draft, right: Draft, giver: Draft, taker: Draft) -> bool:
    if taker.plain and is_year_like(taker.value) and giver.kind not in ("fte", "money"):
        return False
    if giver.kind == "duration" and left.value >= right.value:  # 66 en 4 maanden
        return False
    most = giver.value * (2 if giver.value <= _MOST_HOURS else 3)
    if giver.kind == "hours" and taker.value > max(_MOST_HOURS, most):
        return False
    return giver.kind != "percent" or taker.value <= max(Decimal(100), giver.value)


def _is_named(tokens: Tokens, draft: Draft) -> bool:
    """loonwaarde 50, 36 uur: the 50 is no hours."""
    index = draft.first - 1
    while word_at(tokens, index) in (":", "=", "is", "van"):
        index -= 1
    return word_at(tokens, index) in _SHARES


def _are_people(tokens: Tokens, start: int, left: Draft, right: Draft, giver: Draft) -> bool:
    """een kok van 32 uur, een hulp van 12: the same word before both numbers, and a person before that."""
    preposition = word_at(tokens, right.first - 1)
    if giver.kind != "hours" or preposition not in _OF or word_at(tokens, left.first - 1) != preposition:
        return False
    return _is_somebody(tokens, left.first - 2) and _is_somebody(tokens, right.first - 2) and right.first - start >= 2


def _is_somebody(tokens: Tokens, index: int) -> bool:
    """een conciërge, één, jan, de ander; not een contract."""
    word, before = word_at(tokens, index), word_at(tokens, index - 1)
    if word in _NOBODY or word.endswith(("contract", "waarde", "baan", "subsidie", "korting")):
        return False
    return is_person(tokens, index) or word in _ARTICLES or word in _SOMEBODY or before in _ARTICLES


def _is_counted(tokens: Tokens, left: Draft, count: Draft, right: Draft, giver: Draft) -> bool:
    """3 van 32 uur en 2 van 16: the 16; 3 van 32 en 2 van 16 uur: the 32."""
    word = word_at(tokens, right.first - 1)
    listed = gap_between(tokens, left, count) in ((",",), ("en",), (",", "en"), ("+",), (";",), ("\n",))
    if giver.kind != "hours" or word not in _OF or count.last + 1 != right.first - 1 or not listed:
        return False
    taker = right if giver is left else left
    return word_at(tokens, left.first - 1) == word and is_open(tokens, taker) and _is_likely(left, right, giver, taker)
