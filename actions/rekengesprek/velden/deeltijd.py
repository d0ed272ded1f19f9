"""Hours of somebody whose contract is known as a part of a full week ("0,8 fte")."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import Any, Mapping, Sequence

from actions.rekengesprek.bericht.begrip import Begrip
from actions.rekengesprek.beurt.voor_allen import AANTAL, SAMEN
from actions.rekengesprek.personen.aantallen import ELK, people_of
from actions.rekengesprek.personen.namen import NAMEN, NIET, VAN_WIE
from bot.reading import Quantity

FTE = "fte_contract"
DAGEN = "dagen_per_week"
UREN_PER_DAG = "uren_per_dag"
MENSEN = "aantal_mensen"
ANDEREN = "uren_van_anderen"  # known of a list, while somebody's are still to be asked
CONTRACT_UNCLEAR = "contract_onduidelijk"
_DAYS_IN_A_WEEK = 7
_CONTRACT = r"[\s-]*(?:contract|dienstverband|aanstelling|deeltijd)\b"
VOLTIJDSUREN = "voltijdsuren"

_UREN: Mapping[str, str] = {
    "tellen": "uren",
    "benodigd": "uren",
    "loonkostensubsidie": "uren",
    "loondispensatie": "uren",
    "nettokosten": "uren",
    "minimumloon": "uren",
    "jobcoach": "uren",
    "lkv": "uren_per_week",
}
PART_TIME = tuple(_UREN)
# calculators that use the full week themselves; for the others it only turns fte into hours
_USES_VOLTIJD = ("loonkostensubsidie", "loondispensatie", "nettokosten")
UITKOMST = "uitkomst"
_BY_START = ("loonkostensubsidie", "nettokosten")  # whose amount hangs on when somebody began
# what the conversation keeps beside the fields of the rule
_OURS = (
    FTE, DAGEN, UREN_PER_DAG, MENSEN, ANDEREN, NAMEN, NIET, VAN_WIE, UITKOMST, AANTAL, SAMEN, CONTRACT_UNCLEAR, "elk_of_samen", "is_jong", "wil_mensen",
)  # fmt: skip
_USES_LOONWAARDE = ("loonkostensubsidie", "loondispensatie", "nettokosten", "praktijkroute")
_HOURS_ALONE = ("lkv", "jobcoach", "minimumloon")
_HALF = r"\b(?:half ?tijds\w*|half ?time\w*|halve (?:krachten|kracht|contracten|dienstverbanden))\b"
_MAX_FTE = Decimal(50)
_LONGEST_FULL_WEEK = 60
_SHORTEST_FULL_WEEK = 32


def take_fte(
    rekenhulp: str, begrip: Begrip, gevraagd: str, invoer: dict[str, Any], *, knows_fte: bool = False
) -> Begrip:
    """Put the fte of contracts, and the full week that goes with them, in `invoer`; the message without them.

    Nothing for a calculator that takes the fte of an organisation. knows_fte: it was said before.
    """
    if rekenhulp not in _UREN:
        return begrip
    named = [q for q in begrip.quantities if q.kind == "fte" and isinstance(q.value, Decimal)]
    ftes = [q for q in named if not q.problem and q.value <= _MAX_FTE]  # type: ignore[operator]
    parts = [q for q in begrip.quantities if q.kind == "percent" and re.match(_CONTRACT, begrip.folded[q.end :])]
    ftes += [replace(q, kind="fte", value=Decimal(str(q.value)) / 100) for q in parts]
    if gevraagd == VOLTIJDSUREN and knows_fte and (begrip.says(r"\bdus\b") or not begrip.says(r"full|volt|werkweek")):
        # "0,6 fte? dat is 24 uur": too short for a full week
        hours = [q for q in begrip.quantities if q.kind == "hours" and isinstance(q.value, Decimal)]
        if len(hours) == 1 and hours[0].value < _SHORTEST_FULL_WEEK:  # type: ignore[operator]
            invoer[_UREN[rekenhulp]] = [f"{hours[0].value:f}"] if rekenhulp == "tellen" else f"{hours[0].value:f}"
            return replace(begrip, quantities=tuple(q for q in begrip.quantities if q not in hours))
    kinds = ("hours", "number") if gevraagd == VOLTIJDSUREN else ("hours",)
    weeks = [q for q in begrip.quantities if q.kind in kinds and is_full_week(begrip, q, ftes)]
    if ftes and not weeks and any(q.kind == "hours" and q.unit in ("", "week") for q in begrip.quantities):
        return replace(
            begrip, quantities=tuple(q for q in begrip.quantities if q not in named)
        )  # "0,8 fte, dus 32 uur"
    if not weeks and gevraagd == VOLTIJDSUREN:
        weeks = [q for q in begrip.quantities if q.kind in kinds][:1]
    if not ftes and not weeks and begrip.says(_HALF) and not any(q.kind == "hours" for q in begrip.quantities):
        invoer[FTE] = ["0.5"]
    people = [people_of(begrip, q) for q in ftes] if rekenhulp == "tellen" else []
    counts = [q for q in begrip.quantities if q.kind == "count" and q.unit == "mensen"]
    if people == [None] and len(counts) == 1 and begrip.says(ELK):
        people = list(counts)  # "4 medewerkers uit het register, ieder een contract van 0,6 fte"
    if ftes:
        times = [int(str(one.value)) if one else 1 for one in people] or [1] * len(ftes)
        invoer[FTE] = [f"{q.value:f}" for q, count in zip(ftes, times) for _ in range(count)]
    others = [q for q in begrip.quantities if q.kind == "hours" and q not in weeks]
    if weeks and not (ftes or others or gevraagd == VOLTIJDSUREN) and rekenhulp in _HOURS_ALONE:
        weeks = []  # "en voltijds, 40 uur?": the only hours are those of the contract
    if weeks and (ftes or gevraagd == VOLTIJDSUREN or rekenhulp not in _USES_VOLTIJD):
        invoer[VOLTIJDSUREN] = f"{weeks[0].value:f}"
    else:
        weeks = []
    if rekenhulp == "tellen" and ftes:
        invoer["periode"] = "week"
    used = [*ftes, *parts, *weeks, *_days(begrip, invoer), *(one for one in people if one)]
    return replace(begrip, quantities=tuple(q for q in begrip.quantities if q not in used))


def _days(begrip: Begrip, invoer: dict[str, Any]) -> list[Quantity]:
    """ "3 dagen" without hours, "8 uur per dag": each half of what makes a week."""
    per_day = re.search(r"\bdagen van (\d{1,2}(?:[.,]\d)?)\b", begrip.folded)  # "dagen van 8"
    if per_day:
        invoer[UREN_PER_DAG] = per_day[1].replace(",", ".")
    days = [q for q in begrip.quantities if q.kind == "count" and q.unit == "dagen" and isinstance(q.value, Decimal)]
    daily = [q for q in begrip.quantities if q.kind == "hours" and q.unit == "dag"]
    if len(days) == 1 and days[0].value <= _DAYS_IN_A_WEEK:  # type: ignore[operator]
        invoer[DAGEN] = f"{days[0].value:f}"
    if len(daily) == 1:
        invoer[UREN_PER_DAG] = f"{daily[0].value:f}"
    told = [q for q in begrip.quantities if per_day and q.start == per_day.start(1)]
    return [*days[:1], *daily[:1], *told]


def is_full_week(begrip: Begrip, quantity: Quantity, ftes: Sequence[Quantity]) -> bool:
    """ "fulltime is 36 uur", "0,8 fte van 36 uur"."""
    if isinstance(quantity.value, Decimal) and quantity.value > _LONGEST_FULL_WEEK:
        return False
    around = begrip.before(quantity, 30) + " | " + begrip.after(quantity, 20)
    if re.search(r"full-?timers? (?:van|a|met|x|op)\W*\|", around):
        return False  # "2 fulltimers van 36 uur": theirs
    if not ftes and re.search(
        r"^\W*(?:gewoon |ja )?(?:full ?-?time|voltijds?)\W+\||\|\W*(?:dus )?(?:full ?-?time|voltijds?)(?: dus)?\W*$",
        around,
    ):
        return False  # "fulltime, 38 uur", where his hours were asked
    if re.search(r"full ?-?time|voltijds?|voll?edige?|volle? (?:werk)?week|\bfte\W+(?:is|=)", around):
        return True
    between = [begrip.folded[fte.end : quantity.start] for fte in ftes if fte.end <= quantity.start]
    return (
        bool(between)
        and re.fullmatch(r"\W*(?:van|a|bij|x|op|met|bij een|van een|op basis van|obv|gebaseerd op)?\W*", between[-1])
        is not None
    )


def missing_voltijd(rekenhulp: str, invoer: Mapping[str, Any]) -> bool:
    """fte is known and the hours of a full week are not."""
    return bool(invoer.get(FTE)) and VOLTIJDSUREN not in invoer and _UREN.get(rekenhulp, "") not in invoer


def with_hours(rekenhulp: str, invoer: Mapping[str, Any]) -> dict[str, Any]:
    """The input with fte worked out to hours a week, where both are known; the fte itself stays."""
    values = dict(invoer)
    veld = _UREN.get(rekenhulp)
    if veld and values.get(FTE) and VOLTIJDSUREN in values and veld not in values:
        week = Decimal(str(values[VOLTIJDSUREN]))
        shares = [share for fte in values[FTE] for share in _persons(Decimal(fte))]
        hours = [f"{(share * week).normalize():f}" for share in shares]
        if hours:  # "0 fte" is nobody
            values[veld] = hours if rekenhulp == "tellen" else hours[0]
    if veld and veld not in values and values.get(DAGEN) and values.get(UREN_PER_DAG):
        weekly = f"{(Decimal(values[DAGEN]) * Decimal(values[UREN_PER_DAG])).normalize():f}"
        values[veld] = [weekly] * int(values.get(MENSEN, 1)) if rekenhulp == "tellen" else weekly
    return values


def _persons(fte: Decimal) -> list[Decimal]:
    """2,5 fte as people of at most one: the sum is what counts, and no week has more hours than it has."""
    whole = int(fte)
    rest = fte - whole
    return [Decimal(1)] * whole + ([rest] if rest else [])


def for_rule(rekenhulp: str, invoer: Mapping[str, Any]) -> dict[str, Any]:
    """What the rule itself takes."""
    values = with_hours(rekenhulp, invoer)
    for own in _OURS:
        values.pop(own, None)
    if rekenhulp in _UREN and rekenhulp not in _USES_VOLTIJD:
        values.pop(VOLTIJDSUREN, None)
    return values


def instead_of_each_other(rekenhulp: str) -> tuple[str, ...]:
    """Fields that say the same thing in another way: the last one said counts."""
    if rekenhulp == "meeteltermijn":
        return ("beschut_werk_vastgesteld", "uitschrijving_vastgesteld", "overleden")
    if rekenhulp == "lkv":
        return ("verloonde_uren", "uren_per_week", FTE)
    if rekenhulp == "tellen":
        return ("uren", "uren_samen", FTE)
    return (_UREN[rekenhulp], FTE) if rekenhulp in _UREN else ()


def unless_said_otherwise(rekenhulp: str, invoer: dict[str, Any], new: Mapping[str, Any]) -> None:
    """Hours of a whole week replace what was known of days, and the other way round."""
    if _UREN.get(rekenhulp, "") in new:
        for own in (DAGEN, UREN_PER_DAG):
            invoer.pop(own, None)
    elif DAGEN in new or UREN_PER_DAG in new:
        invoer.pop(_UREN.get(rekenhulp, ""), None)


def of_a_person(target: str) -> tuple[str, ...]:
    """Fields that stay true of a person from one calculation to the next."""
    return (
        _UREN.get(target, "uren"),
        "loonwaarde",
        "geboren",
        "leeftijd",
        *(("start",) if target in _BY_START else ()),
    )


def carry_over(source: str, target: str, invoer: Mapping[str, Any]) -> dict[str, Any]:
    """What is known of one person, from one calculator's input to another's: hours a week and loonwaarde."""
    known = _hours_of_one(source, target, invoer)
    if target in _USES_LOONWAARDE and invoer.get("loonwaarde") is not None:
        known["loonwaarde"] = invoer["loonwaarde"]
    elif target in _USES_LOONWAARDE and source == "loonwaarde" and invoer.get(UITKOMST):
        known["loonwaarde"] = invoer[UITKOMST]
    return known


def _hours_of_one(source: str, target: str, invoer: Mapping[str, Any]) -> dict[str, Any]:
    hours = invoer.get(_UREN.get(source, ""))
    if isinstance(hours, (list, tuple)):
        hours = hours[0] if len(hours) == 1 else None
    is_weekly = source not in ("tellen", "benodigd") or invoer.get("periode", "week") == "week"
    if hours is None or target not in _UREN or not is_weekly:
        return {}
    return {_UREN[target]: [hours] if target == "tellen" else hours}
