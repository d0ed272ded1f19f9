"""Whose death, sheltered work or deregistration it is, and whether it happened: what does not end the term is left out.

"haar man overleed op 3 mei 2026, zij is geboren op 12-04-1962": the employee still counts.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date

from actions.rekengesprek.bericht.begrip import Begrip
from bot.reading import Quantity

_EVENT = re.compile(
    r"\b(?:overl(?:eed|eden|ijd\w*)|gestorven|stierf|beschut\w*|uitschrij\w*|uitgeschreven|afmeld\w*|afgemeld|"
    r"geemigreerd|emigre\w*)\b"
)
_RELATION = (
    r"(?:ex-?)?(?:man|vrouw|partner|echtgeno\w+|vriend(?:in)?|broer(?:tje)?|zus(?:je|ter)?|vader|moeder|pa|ma|ouders?|"
    r"zoon|dochter|kind(?:eren)?|opa|oma|oom|tante|neef\w*|nicht\w*|zwager|schoonzus|schoon\w+|familie\w*|"
    r"collega'?s?|buur\w*|voorganger|voorgangster|opvolg(?:er|ster)|baas|chef|leidinggevende|begeleid(?:er|ster)|maat|"
    r"maatje|huisgenoot|tweelingbroer|tweelingzus)"
)
_OTHER = re.compile(
    rf"\b(?:zijn|haar|hun|diens|z'n|zn|d'r|dr|\w+'s|wiens|wier) (?:\w+ ){{0,2}}?(?P<own>{_RELATION})\b|"
    rf"(?<!onze )(?<!mijn )\b(?P<of>{_RELATION}) van (?:hem|haar|hun|hen|(?:deze|die|onze|mijn|de) \w+)\b|"
    r"\b(?:een |de |onze |nog een )?andere? (?P<another>medewerkers?|medewerkster|collega|werknemer|kandidaat|persoon|"
    r"kracht)\b|\b(?P<else>iemand anders)\b"
)
_NAMED = re.compile(
    rf"\b(?P<who>[A-Z][a-z]+)s (?P<rel>{_RELATION})\b|\b(?P<rel2>{_RELATION}) van (?P<who2>[A-Z][a-z]+)\b"
)
_CLAUSE = re.compile(
    r"[;!?\n]|\.(?=\s|$)|,(?=\s)|\b(?=(?:en|maar|want|omdat|terwijl|doordat|toen|waarna|daarna|dus)\b)"
)
_SENTENCE_END = re.compile(r"[;!?\n]|\.(?=\s|$)")
_SELF = re.compile(r"\b(?:hij|zij|ze|ie|hijzelf|zijzelf|hij zelf|zij zelf)\b")
_SELF_FOR_SURE = re.compile(r"\bzelf\b|\b(?:de|deze|die|onze|mijn) (?:medewerk\w+|werknem\w+|kandidaat)\b")
_MALE = ("man", "broer", "broertje", "vader", "pa", "zoon", "opa", "oom", "zwager", "vriend", "neef")
_FEMALE = (
    "vrouw",
    "zus",
    "zusje",
    "zuster",
    "moeder",
    "ma",
    "dochter",
    "oma",
    "tante",
    "vriendin",
    "nicht",
    "schoonzus",
)
_ASKS = re.compile(r"\btel(?:t|len|de)?\b|meetel\w*|tot (?:wanneer|wnr)|hoe ?lang")
_BETWEEN_NOT = (
    r"(?:nog|echt|zelf|in|op|via|voor|een|het|de|zijn|haar|eigen|officieel|definitief|toen|ook|positieve?|indicatie|"
    r"advies|aanvraag|besluit|was|werd|is|op verzoek|\d[\d./-]*|\w+ \d{4})"
)
_DENIED_BEFORE = re.compile(rf"\b(?:niet|geen|gene|nooit|nimmer)(?: {_BETWEEN_NOT}){{0,4}} $")
_NO_MORE_BEFORE = re.compile(r"\bniet (?:meer|langer)(?: (?:in|op|via|met|een|het|de)){0,3} $")
_DENIED_AFTER = re.compile(r"\b(?:niet|geen)\b(?! (?:meer|mee|langer)\b)")
_REJECTED = re.compile(
    r"\b(?:afgewezen|afwijz\w+|geweigerd|weiger\w+|wees\b.*\baf|wijst\b.*\baf|niet toegekend|ongegrond|"
    r"negatie(?:f|ve)|afgeketst|ging niet door|niet doorgegaan)\b"
)
_WITHDRAWN = re.compile(r"\b(?:ingetrokken|teruggedraaid|herroepen|vernietigd|beeindigd|geschrapt)\b")
_REQUESTED = re.compile(
    r"\b(?:aanvra\w+|aangevraagd|ingediend|verzocht|vroeg\b.*\baan|vraagt\b.*\baan|gevraagd (?:om|of)|heeft? gevraagd|"
    r"(?<!eigen )(?<!op )verzoek(?! van))\b"
)
_GRANTED = re.compile(
    r"\b(?:vast ?gesteld|vaststelling|stelde?\b.*\bvast|toegekend|ingewilligd|goedgekeurd|akkoord|gehonoreerd|"
    r"uitgeschreven|toegewezen|beschikking|besluit|besloten|gekregen)\b"
)
_INSTEAD = re.compile(r"^maar (?:pas )?(?:door \w+ )?(?:op |per )?$")
_STILL_AHEAD = re.compile(r"\b(?:word\w*|gaat|zal|zou|als|stel|straks|wil|laat|overlijdt|komend\w*|volgend\w*)\b")
_HAPPENED = re.compile(rf"{_EVENT.pattern}|\bvast ?gesteld\b|\bvaststelling\b")


@dataclass(frozen=True)
class Geschoond:
    """The message without the events that do not end the term. twijfel: the field of an event that may or may not."""

    begrip: Begrip
    twijfel: str = ""


@dataclass(frozen=True)
class _Clause:
    start: int
    stop: int
    begins_sentence: bool


def without_events_of_others(begrip: Begrip) -> Geschoond:
    """Leaves out events of somebody else, denied or rejected ones, and the day on which one was only asked for."""
    if not _EVENT.search(begrip.folded):
        return Geschoond(begrip)
    clauses = _clauses(begrip)
    owners = _owners(begrip, clauses)
    blank: list[_Clause] = []
    dropped: list[Quantity] = []
    doubt = ""
    for place, clause in enumerate(clauses):
        said = begrip.folded[clause.start : clause.stop]
        inside = [q for q in begrip.quantities if clause.start <= q.start < clause.stop]
        event = _EVENT.search(said)
        if owners[place] == "other":
            blank.append(clause)
            continue
        if event is None:
            continue
        how = _how(said, event)
        if (owners[place] == "unclear" and not how) or how == "unclear":
            blank.append(clause)
            doubt = doubt or _field(event[0])
        elif how == "no" and _is_another_day(begrip, clauses, place):
            dropped.extend(inside)
        elif how == "no":
            blank.append(clause)
        elif how == "asked":
            dropped.extend(q for q in inside if q.kind == "date")
    if not (blank or dropped or doubt):
        return Geschoond(begrip)
    text = begrip.text
    for clause in blank:
        text = text[: clause.start] + " " * (clause.stop - clause.start) + text[clause.stop :]
    gone = [q for q in begrip.quantities if any(clause.start <= q.start < clause.stop for clause in blank)]
    left = tuple(q for q in begrip.quantities if q not in gone and q not in dropped)
    return Geschoond(replace(begrip, text=text, quantities=left), doubt)


def _happened(begrip: Begrip, quantity: Quantity) -> bool:
    """Whether this day is that of something that happened: "op 3 maart overleden", "12 mei uitgeschreven"."""
    for clause in _clauses(begrip):
        if clause.start <= quantity.start < clause.stop:
            said = begrip.folded[clause.start : clause.stop]
            return bool(_HAPPENED.search(said)) and not _STILL_AHEAD.search(said)
    return False


def in_the_past(begrip: Begrip) -> Begrip:
    """ "op 3 maart overleden": a day without a year of something that happened lies behind us."""
    return replace(begrip, quantities=tuple(_behind_us(begrip, q) for q in begrip.quantities))


def _behind_us(begrip: Begrip, quantity: Quantity) -> Quantity:
    value = quantity.value
    if not (isinstance(value, date) and quantity.approximate and value > begrip.today and _happened(begrip, quantity)):
        return quantity
    last = monthrange(value.year - 1, value.month)[1]
    return replace(quantity, value=value.replace(year=value.year - 1, day=min(value.day, last)))


def _clauses(begrip: Begrip) -> list[_Clause]:
    """The parts between commas, stops and "en"; never cut through a number or date."""
    cuts = [
        (match.start(), match.end(), bool(_SENTENCE_END.match(match[0])))
        for match in _CLAUSE.finditer(begrip.folded)
        if not any(q.start < match.start() < q.end for q in begrip.quantities)
    ]
    clauses, start, begins = [], 0, True
    for cut, after, is_end in cuts:
        clauses.append(_Clause(start, cut, begins))
        start, begins = after, is_end
    clauses.append(_Clause(start, len(begrip.folded), begins))
    return [clause for clause in clauses if begrip.folded[clause.start : clause.stop].strip()]


def _owners(begrip: Begrip, clauses: list[_Clause]) -> list[str]:
    """Of each clause: "self", "other", or "unclear" when a pronoun may be of either."""
    asked = " ".join(
        begrip.folded[clause.start : clause.stop]
        for clause in clauses
        if _ASKS.search(begrip.folded[clause.start : clause.stop])
    )
    owners: list[str] = []
    owner, relation = "self", ""
    for clause in clauses:
        said = begrip.folded[clause.start : clause.stop]
        other = _other_in(begrip, clause, asked)
        if other:
            owner, relation = "other", other
            owners.append(owner)
            continue
        pronoun = _SELF.search(said)
        if owner != "self" and _SELF_FOR_SURE.search(said):
            owner = "self"
        elif owner != "self" and pronoun:
            owner = "self" if _is_not(pronoun[0], relation) else "unclear"
        elif owner == "other" and clause.begins_sentence:
            owner = "self"
        owners.append(owner)
    return owners


def _other_in(begrip: Begrip, clause: _Clause, asked: str) -> str:
    """What somebody else in the clause is of the employee, "" for nobody or for who is asked about."""
    said = begrip.folded[clause.start : clause.stop]
    match = _OTHER.search(said)
    if match:
        who = next(group for group in match.groups() if group)
        return "" if re.search(rf"\b{re.escape(who)}\b", asked) else who
    named = _NAMED.search(begrip.text[clause.start : clause.stop])
    if named is None:
        return ""
    who = str(named["rel"] or named["rel2"])
    return "" if re.search(rf"\b{who}\b", asked) else who


def _is_not(pronoun: str, relation: str) -> bool:
    """ "haar man ... zij": the pronoun cannot be the man's."""
    is_male = pronoun in ("hij", "ie", "hijzelf")
    if relation in _MALE:
        return not is_male
    if relation in _FEMALE:
        return is_male
    return False


def _how(said: str, event: re.Match[str]) -> str:
    """ "no": it did not happen; "asked": only asked for; "unclear": it may be over; "": it happened."""
    before, after = said[: event.start()], said[event.end() :]
    if _WITHDRAWN.search(said) and _REQUESTED.search(said):
        return "no"
    if _WITHDRAWN.search(said) or _NO_MORE_BEFORE.search(before):
        return "unclear"
    if _DENIED_BEFORE.search(before) or _REJECTED.search(said) or _DENIED_AFTER.search(after):
        return "no"
    if _REQUESTED.search(said) and not _GRANTED.search(said):
        return "asked"
    return ""


def _is_another_day(begrip: Begrip, clauses: list[_Clause], place: int) -> bool:
    """ "niet op 3 mei overleden maar op 3 juni": the day that follows is that of the event."""
    if place + 1 >= len(clauses):
        return False
    following = clauses[place + 1]
    first = next((q for q in begrip.quantities if q.start >= following.start and q.kind == "date"), None)
    return first is not None and bool(_INSTEAD.match(begrip.folded[following.start : first.start].lstrip()))


def _field(event: str) -> str:
    if event.startswith("beschut"):
        return "beschut_werk_vastgesteld"
    if re.match(r"geemi|emi", event):
        return ""
    return "overleden" if re.match(r"overl|gestorven|stierf", event) else "uitschrijving_vastgesteld"
