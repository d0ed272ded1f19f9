"""Which day of a trial placement a date is: the first, the last, that of the contract after it, or of something else.

"eindigt op 31 januari", "in dienst per 1 maart na een proefplaatsing" and "op 12 november gaf UWV toestemming" are
no first day.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal

from actions.rekengesprek.bericht.begrip import Begrip, begrijp
from actions.rekengesprek.dagen.ieders_datum import asked_about, by_name
from actions.rekengesprek.dagen.proefduur import trial_length
from actions.rekengesprek.staat import Staat
from actions.rekenregels.rekenen import laatste_dag
from bot.reading import Quantity, read_quantities

_FROM = re.compile(r"\b(?:vanaf|per|ingaande|met ingang van)(?: \w+dag)?\W*$")
_TRIAL = re.compile(r"\bproef\w*|\bplaatsing\b")
_STOPS = re.compile(r"[;!?\n]|\.(?=\s|$)|,(?=\s)|\ben\b(?! met)|\b(?:maar|dus|want)\b")
_LINK = r"(?:is|was|wordt|werd|op|dan|nu|zal|zijn|dus|ook|al|:|=)"
_START, _END, _CONTRACT, _OTHER = "start", "einde", "contract", "anders"
_BEFORE = {
    _START: re.compile(r"\b(?:start\w*|begin\w*|begon\w*|gestart|ingang\w*|aanvang\w*|eerste (?:werk)?dag)\b"),
    _END: re.compile(
        rf"\b(?:eindigt|eindigde|eindigen|geeindigd|einddatum|(?:loopt|liep) af|afloopt|afliep|afgelopen|stopt|stopte|"
        rf"laatste (?:werk)?dag|ten einde|einde|klaar|uiterlijk)(?: van (?:de|zijn|haar|een|die) \w+)?"
        rf"(?: {_LINK}){{0,3}}\W*$|"
        r"\b(?:tot|tot aan|tot en met|t/m|tm|t\.m\.?|t/m\.)\W*$"
    ),
    _CONTRACT: re.compile(
        rf"\b(?:in dienst(?: (?:te )?(?:nemen|komt|komen|treedt|treden))?|\w*contract\w*|aannemen|aan te nemen|"
        rf"aangenomen|dienstverband)(?: (?:{_LINK}|per|vanaf|gaat|in|te"
        rf"|van|die|dat|ingaat|laten ingaan|krijgt|start|begint"
        rf"|starten)){{0,3}}\W*$"
    ),
    _OTHER: re.compile(
        r"\b(?:toestemming|akkoord|goedgekeurd|intake\w*|gesprek\w*|spraken|gesproken|aanvra\w*|aangevraagd|"
        r"ww|werkloos|uitkering|bijstand|ziek\w*|brief|besluit|beslissing|geboren|vergader\w*|kennis ?making\w*|gebeld|"
        r"gemaild|sollicit\w*|ontslagen|werkzoekend)\b"
    ),
}
_AFTER = {
    _START: re.compile(r"\b(?:start|starten|starts?|begint|beginnen|begon|begonnen|gestart|van start)\b"),
    _END: re.compile(
        r"^\W*(?:\w+ )?(?:eindigt|eindigde|is (?:hij|zij|ze|het) (?:klaar|afgelopen)|klaar|afgelopen|ten einde|af)\b"
    ),
    _CONTRACT: re.compile(r"^\W*(?:\w+ ){0,2}(?:in dienst|aannemen|aan te nemen|aangenomen|een contract|contract)\b"),
    _OTHER: re.compile(
        r"^\W*(?:\w+ ){0,3}(?:toestemming|akkoord|goedgekeurd|intake\w*|gesprek\w*|gesproken|aangevraagd|"
        r"(?:de )?ww|werkloos|uitkering|bijstand|ziek\w*|ontslagen|werkzoekend|zonder werk|kennisgemaakt)\b"
    ),
}
_UNEMPLOYED = re.compile(r"\b(?:ww|werkloos|zonder werk|werkzoekend|ontslagen)\b")
_BEFOREHAND = re.compile(r"\b(?:na|daarvoor|ervoor|vooraf\w*|eerst|aansluitend|voorafgaand\w*)\b")
_EXCLUSIVE = re.compile(r"\btot(?: aan)?\W*$")
_EXTENDS = re.compile(r"\b(?:verleng\w*|langer|extra|erbij)\b")
_STANDARD = 2  # months
_LONGEST = 24  # months of which it is tried whether they fit


@dataclass
class Proef:
    """begrip: the message with the dates that may be the first day. twijfel: values to choose from, by field."""

    begrip: Begrip
    invoer: dict[str, str] = field(default_factory=dict)
    twijfel: dict[str, tuple[str, ...]] = field(default_factory=dict)
    ongebruikt: list[Quantity] = field(default_factory=list)


def trial_dates(begrip: Begrip, staat: Staat) -> Proef:
    """What a message says of the days and the length of a trial placement."""
    dates = [q for q in begrip.quantities if q.kind == "date" and q.unit == "dag" and not q.problem]
    kinds = {q.start: _kind(begrip, q) for q in dates}
    of = {kind: [q for q in dates if kinds[q.start] == kind] for kind in (_START, _END, _CONTRACT, _OTHER, "")}
    first = of[_START] or of[""]
    if staat.gevraagd == "start" and len(dates) == 1 and not of[_END]:
        first, of[_CONTRACT], of[_OTHER] = dates, [], []
    apart = [*of[_END], *of[_CONTRACT], *of[_OTHER]]
    kept = replace(begrip, quantities=tuple(q for q in begrip.quantities if q not in apart))
    known = str(staat.invoer.get("start", ""))
    length = trial_length(kept, staat, has_start=bool(first or known))
    proef = Proef(length.begrip, dict(length.invoer), ongebruikt=list(of[_OTHER]))
    if length.vraagt:
        proef.twijfel["maanden"] = ()
    _who(begrip, dates if not apart else first, proef)
    start = _one(first) or (date.fromisoformat(known) if known and not first else None)
    months = _months(length.begrip, proef)
    if of[_END] or of[_CONTRACT]:
        _from_the_end(begrip, of, start, months, proef)
    elif first and start and not months and not known:
        _told_end(begrip, staat, start, proef)
    if start and first:
        _unemployed(begrip, of[_OTHER], start, proef)
    return proef


def _kind(begrip: Begrip, quantity: Quantity) -> str:
    """By the nearest word that says so; "" when none does."""
    others = [q for q in begrip.quantities if q.kind == "date"]
    previous = max((q.end for q in others if q.end <= quantity.start), default=0)
    following = min((q.start for q in others if q.start >= quantity.end), default=len(begrip.folded))
    before = _STOPS.split(begrip.folded[previous : quantity.start])[-1]
    after = _STOPS.split(begrip.folded[quantity.end : following])[0]
    best, nearest = "", 10_000
    for kind, pattern in _BEFORE.items():
        for match in pattern.finditer(before):
            distance = len(before) - match.end() if kind in (_START, _OTHER) else 0
            if distance < nearest:
                best, nearest = kind, distance
    for kind, pattern in _AFTER.items():
        behind = pattern.search(after)
        if behind and behind.start() + 1 < nearest:
            best, nearest = kind, behind.start() + 1
    if best == _OTHER and _FROM.search(before) and _TRIAL.search(before):
        return _START  # "UWV is akkoord met de proefplaatsing per 1 december"
    return best


def _one(dates: list[Quantity]) -> date | None:
    values = {q.value for q in dates if isinstance(q.value, date)}
    return next(iter(values)) if len(values) == 1 else None


def _who(begrip: Begrip, dates: list[Quantity], proef: Proef) -> None:
    """ "Jan 1 december, Piet 4 januari": the one who is asked about, or a choice."""
    pairs = by_name(begrip, dates)
    values = tuple(dict.fromkeys(str(q.value) for q in dates))
    if len(pairs) < 2 or len(pairs) != len(dates) or len(values) < 2:
        return
    name = asked_about(begrip, pairs)
    if name and _says_alone(begrip, name, pairs):
        proef.invoer["start"] = str(pairs[name].value)
    else:
        proef.twijfel["start"] = values


def _says_alone(begrip: Begrip, name: str, pairs: dict[str, Quantity]) -> bool:
    """Nobody else is named apart from the own date."""
    return all(len(re.findall(rf"\b{re.escape(other)}\b", begrip.folded)) == 1 for other in pairs if other != name)


def _months(begrip: Begrip, proef: Proef) -> int:
    """The whole months that the message says, 0 for none."""
    if "maanden" in proef.invoer:
        return int(proef.invoer["maanden"])
    said = [q for q in begrip.quantities if q.kind == "duration" and q.unit == "maand" and isinstance(q.value, Decimal)]
    whole = [int(q.value) for q in said if isinstance(q.value, Decimal) and q.value == int(q.value)]
    return whole[0] if len(said) == len(whole) == 1 else 0


def _from_the_end(begrip: Begrip, of: dict[str, list[Quantity]], start: date | None, months: int, proef: Proef) -> None:
    ends = _last_days(begrip, of)
    if start:
        if months and not of[_END]:
            return  # the contract begins when it likes
        fitting = {n for n in range(1, _LONGEST + 1) if laatste_dag(start, n) in ends}
        if months and (months in fitting or _EXTENDS.search(begrip.folded)):
            return
        if len(fitting) == 1 and not months:
            proef.invoer["maanden"] = str(fitting.pop())
        else:
            proef.twijfel["maanden"] = ()
        return
    is_sure = bool(of[_END]) or _BEFOREHAND.search(begrip.folded)
    if months and len(ends) == 1 and is_sure and not _EXTENDS.search(begrip.folded):
        first = _months_before(ends[0] + timedelta(days=1), months)
        if first and laatste_dag(first, months) == ends[0]:
            proef.invoer["start"] = first.isoformat()
            return
    proef.twijfel["start"] = ()


def _last_days(begrip: Begrip, of: dict[str, list[Quantity]]) -> list[date]:
    """The last day; two when "tot" may or may not take its own day along."""
    day = _one(of[_END])
    if day is None:
        contract = _one(of[_CONTRACT])
        return [contract - timedelta(days=1)] if contract and not of[_END] else []
    is_exclusive = _EXCLUSIVE.search(begrip.folded[: of[_END][0].start])
    return [day, day - timedelta(days=1)] if is_exclusive else [day]


def _months_before(day: date, months: int) -> date | None:
    years, month = divmod(day.month - 1 - months, 12)
    try:
        return date(day.year + years, month + 1, day.day)
    except ValueError:
        return None


def _told_end(begrip: Begrip, staat: Staat, start: date, proef: Proef) -> None:
    """The first day, asked because only the last one was told: the length follows from both."""
    if staat.gevraagd != "start" or not staat.verhaal:
        return
    earlier = begrijp(staat.verhaal[-1], read_quantities(staat.verhaal[-1], begrip.today), begrip.today)
    dates = [q for q in earlier.quantities if q.kind == "date" and q.unit == "dag" and not q.problem]
    of = {_END: [q for q in dates if _kind(earlier, q) == _END], _CONTRACT: []}
    if not of[_END]:
        return
    fitting = {n for n in range(1, _LONGEST + 1) if laatste_dag(start, n) in _last_days(earlier, of)}
    if len(fitting) != 1:
        proef.twijfel["maanden"] = ()
        return
    extra = int(str(staat.invoer.get("maanden", _STANDARD))) - _STANDARD if _EXTENDS.search(earlier.folded) else 0
    proef.invoer["maanden"] = str(fitting.pop() + max(extra, 0))


def _unemployed(begrip: Begrip, others: list[Quantity], start: date, proef: Proef) -> None:
    """ "sinds 1 oktober in de WW": so many whole months before the first day."""
    since = [q for q in others if _UNEMPLOYED.search(f"{begrip.before(q, 30)} | {begrip.after(q, 30)}")]
    day = _one(since)
    if day is None or day > start:
        return
    months = (start.year - day.year) * 12 + start.month - day.month - (start.day < day.day)
    proef.invoer["maanden_werkloos"] = str(months)
    proef.ongebruikt = [q for q in proef.ongebruikt if q not in since]
