"""Main tasks with their shares, pace, quality and net working time, for the calculator `loonwaarde`."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import Any

from actions.rekengesprek.bericht.begrip import Begrip
from actions.rekengesprek.staat import Staat
from actions.rekengesprek.velden.vulling import Twijfel, Vulling
from bot.reading import Quantity

_CUES = {
    "tijdsaandeel": r"(?<!netto )(?<!netto werk)(?<!nettowerk)(?<!arbeids)(?:werk)?tijd\b|tijdsaandeel|aandeel|van het werk|van de week|deel van",
    "tempo": r"tempo|snel\w*|vlot",
    "kwaliteit": r"kwaliteit|kwal\b|nauwkeurig\w*|foutloos",
    "netto_werktijd": r"netto(?: ?(?:werk|arbeids)?tijd)?|inzet\w*|echt (?:\w+ ){0,3}(?:werk|bezig)|werkt (?:\w+ )?(?:echt|effectief)|effectie\w+",
}
_FIELDS = tuple(_CUES)
_NEAR = 18
_PARTS = {
    r"\bdriekwart": "75",
    r"\bhelft|\bhalve (?:week|dag|tijd)": "50",
    r"\bkwart": "25",
    r"(?:hele|volle|enige|1|een) (?:week|tijd|taak)": "100",
}
_OF_EACH = (
    r"\b(?:allebei|allebij|beiden?|alle (?:\w+ )?taken|elke (?:\w+ )?taak|overal|alles|allemaal|steeds|telkens)\b"
)
_ASKED = "taken."
_LEAST_COLUMNS = 3


def lees_taken(begrip: Begrip, staat: Staat, vulling: Vulling) -> None:
    """Fill in `taken`: rows of four percentages; rows known so far are completed. A fraction is a percentage.

    In doubt when a number belongs to none of the four.
    """
    begrip = replace(begrip, quantities=tuple(_no_wage(q) for q in begrip.quantities))
    numbers = [q for q in begrip.quantities if q.kind in ("percent", "number") and not _counts_tasks(begrip, q)]
    vulling.ongebruikt = [q for q in begrip.quantities if q not in numbers and q.kind not in ("percent", "number")]
    known = [dict(row) for row in staat.invoer.get("taken") or []]
    problems = [q.problem for q in numbers if q.problem]
    if problems:
        vulling.problemen.extend(problems)
    if not numbers or problems:
        return
    named = _in_table(begrip, numbers) or _named(begrip, numbers)
    shared = {str(name): value for (name, value), q in zip(named, numbers) if name and _is_of_each(begrip, q)}
    named = [(name, value) for name, value in named if shared.get(str(name)) != value]
    rows = _completed(known, named, staat) if known and named else known or _new_rows(named)
    if rows is None:
        vulling.twijfel.append(Twijfel("taken"))
        return
    rows = [{**row, **shared} for row in rows or [{}]]
    if len(rows) == 1:
        rows[0].setdefault("tijdsaandeel", "100")
    vulling.invoer["taken"] = _with_spoken_parts(begrip, rows)


def first_gap(rows: list[dict[str, Any]]) -> tuple[int, str] | None:
    """The first row (from 1) and field that is still to be asked."""
    for number, row in enumerate(rows, start=1):
        for name in _FIELDS:
            if name not in row:
                return number, name
    return None


def _is_of_each(begrip: Begrip, quantity: Quantity) -> bool:
    """The 95 of "netto werktijd bij allebei 95%"."""
    clause = re.split(r"[,;.\n]", begrip.folded[: quantity.start])[-1]
    after = re.split(r"[,;.\n]", begrip.folded[quantity.end :])[0]
    return re.search(_OF_EACH, f"{clause} {after}") is not None


def _completed(
    known: list[dict[str, Any]], named: list[tuple[str | None, str]], staat: Staat
) -> list[dict[str, Any]] | None:
    """An answer to a gap, the same field of every row, or a correction of the only row."""
    asked = staat.gevraagd[len(_ASKED) :] if staat.gevraagd.startswith(_ASKED) else ""
    gap = first_gap(known)
    fields = {name or asked for name, _ in named}
    if asked and gap and fields == {asked}:
        rows = [row for row in known if asked not in row]
        if len(named) == 1:
            rows[0][asked] = named[0][1]
            return known
        if len(named) == len(rows):
            for row, (_, value) in zip(rows, named):
                row[asked] = value
            return known
        return None
    if len(known) == 1 and "" not in fields and len(fields) == len(named):
        known[0].update({str(name): value for name, value in named})
        return known
    return _new_rows(named)


def _new_rows(named: list[tuple[str | None, str]]) -> list[dict[str, Any]] | None:
    if all(name is None for name, _ in named):
        if len(named) % len(_FIELDS):
            return None
        values = [value for _, value in named]
        return [dict(zip(_FIELDS, values[start : start + 4])) for start in range(0, len(values), len(_FIELDS))]
    rows: list[dict[str, Any]] = []
    for name, value in named:
        field = name or "tijdsaandeel"  # "inpakken 50%, tempo 60": the unnamed one is the share of time
        if not rows or field in rows[-1]:
            rows.append({})
        rows[-1][field] = value
    return rows


def _in_table(begrip: Begrip, numbers: list[Quantity]) -> list[tuple[str | None, str]]:
    """Rows under a line that names the fields: "taak | tijd | tempo | kwaliteit | netto"; nothing when there is none."""
    first = begrip.folded.rfind("\n", 0, numbers[0].start) + 1
    header = begrip.folded[:first].rstrip("\n").rpartition("\n")[2]
    found = [(match.start(), name) for name, cue in _CUES.items() for match in [re.search(cue, header)] if match]
    fields = [name for _, name in sorted(found)]
    rows: dict[int, list[Quantity]] = {}
    for number in numbers:
        rows.setdefault(begrip.folded.count("\n", 0, number.start), []).append(number)
    if len(fields) < _LEAST_COLUMNS or any(len(row) != len(fields) for row in rows.values()):
        return []
    return [(name, _percent(q)) for row in rows.values() for name, q in zip(fields, row, strict=True)]


def _named(begrip: Begrip, numbers: list[Quantity]) -> list[tuple[str | None, str]]:
    """Each number with the field that the word before it names ("tempo 70%"), else the word after ("70% tempo")."""
    before = [_nearest(_gap_before(begrip, q), from_end=True) for q in numbers]
    after = [_nearest(_gap_after(begrip, q), from_end=False) for q in numbers]
    if not any(before) or (after[0] and after[-1] and sum(map(bool, after)) > sum(map(bool, before))):
        return [(name, _percent(q)) for name, q in zip(after, numbers)]
    shares = [_nearest(begrip.after(q, _NEAR + 10), from_end=False) for q in numbers]
    own = [name if _closes_clause(begrip, q) else None for name, q in zip(after, numbers)]
    return [
        (name or ("tijdsaandeel" if share == "tijdsaandeel" else behind), _percent(q))
        for name, share, behind, q in zip(before, shares, own, numbers)
    ]


def _closes_clause(begrip: Begrip, quantity: Quantity) -> bool:
    """The words behind it are not those before the next number: "kwaliteit 90% en 90% netto werktijd, en 40%"."""
    following = min((q.start for q in begrip.quantities if q.start >= quantity.end), default=len(begrip.folded) + 1)
    return quantity.end + len(_gap_after(begrip, quantity)) < following


def _gap_after(begrip: Begrip, quantity: Quantity) -> str:
    """The words right after a number, up to the end of its clause."""
    return re.split(r"[,;:()]|\ben\b", begrip.folded[quantity.end : quantity.end + 2 * _NEAR])[0]


def _gap_before(begrip: Begrip, quantity: Quantity) -> str:
    previous = max((q.end for q in begrip.quantities if q.end <= quantity.start), default=0)
    gap = begrip.folded[max(previous, quantity.start - 2 * _NEAR) : quantity.start]
    return re.split(r"[,;]|\ben\b", gap)[-1]


def _nearest(words: str, *, from_end: bool) -> str | None:
    best: tuple[int, str | None] = (_NEAR, None)
    for name, cue in _CUES.items():
        for match in re.finditer(cue, words):
            distance = len(words) - match.end() if from_end else match.start()
            best = min(best, (distance, name), key=lambda item: item[0])
    return best[1]


def _with_spoken_parts(begrip: Begrip, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """ "de helft van de tijd", "kwart": shares of time in words, when every row has one."""
    without = [row for row in rows if "tijdsaandeel" not in row]
    if len(without) == 1 and len(rows) > 1 and begrip.says(r"\b(?:rest|overige|resterende)\b"):
        left = 100 - sum(Decimal(row["tijdsaandeel"]) for row in rows if row is not without[0])
        return [row if row is not without[0] else {"tijdsaandeel": f"{left:f}", **row} for row in rows]
    if len(without) < len(rows):
        return rows
    said = sorted(
        (match.start(), value) for part, value in _PARTS.items() for match in re.finditer(part, begrip.folded)
    )
    if len(said) == len(rows):
        return [{"tijdsaandeel": value, **row} for (_, value), row in zip(said, rows)]
    return rows


def _counts_tasks(begrip: Begrip, quantity: Quantity) -> bool:
    """ "1 taak", "taak 2", "2. vegen"."""
    if quantity.kind != "number" and not re.fullmatch(r"\d", quantity.text.strip()):
        return False
    return bool(
        re.match(r"[ ]*(?:hoofd)?ta(?:ak|ken)\b", begrip.folded[quantity.end :])
        or re.search(r"\b(?:hoofd)?taak\W*$", begrip.folded[: quantity.start])
        or re.search(r"\n\W*$", begrip.folded[: quantity.start])
    )


def _no_wage(quantity: Quantity) -> Quantity:
    """ "kwaliteit 90 netto 100": that netto is working time, no money."""
    digits = re.match(r"\d+(?:[.,]\d+)?(?=\W*netto$)", quantity.text.lower())
    if quantity.kind != "money" or digits is None:
        return quantity
    return replace(quantity, kind="number", unit="", text=digits[0], end=quantity.start + len(digits[0]))


def _percent(quantity: Quantity) -> str:
    value = quantity.value
    assert isinstance(value, Decimal), quantity
    if quantity.kind == "number" and value <= Decimal("1.5"):
        value = value * 100
    return f"{value.normalize():f}"
