"""Calculation conversations with exact expected values, run without an engine: the same rules, reader and index."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from actions.rekengesprek import Moment
from actions.zonder_motor import Gesprek, ZonderMotor
from bot.messages import clean
from bot.paths import ROOT
from bot.reply import Reply

# kept apart from the building set (rekenen_bouw.jsonl): only measured
SET = ROOT / "tests" / "evaluation" / "rekenen.jsonl"
# a question about either is a question about the hours
_ALIAS = {"uren_per_week": "verloonde_uren"}


@dataclass(frozen=True)
class Turn:
    """What was said, expected and answered. is_wrong_number: a number was told that is not the right one."""

    conversation: str
    said: str
    expected: Mapping[str, Any]
    replies: tuple[Reply, ...]
    is_right: bool
    is_wrong_number: bool


def load(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def run(items: Iterable[Mapping[str, Any]], motor: ZonderMotor) -> list[Turn]:
    """Every turn of every conversation, judged."""
    turns = []
    for item in items:
        today = date.fromisoformat(item["peildatum"])
        gesprek = Gesprek()
        for beurt in item["beurten"]:
            gesprek, replies = motor.turn(gesprek, clean(beurt["zeg"]), Moment(today, today))
            turns.append(_judge(item["id"], beurt["zeg"], beurt["verwacht"], replies))
    return turns


def figures(turns: Sequence[Turn]) -> dict[str, Any]:
    """How the conversations went, as data. A wrong number is one that was told and is not the right one.

    per_deel: by the calculator that was meant; a turn that meant none, by what was expected of it.
    """
    conversations: dict[str, list[bool]] = defaultdict(list)
    parts: dict[str, list[bool]] = defaultdict(list)
    for turn in turns:
        conversations[turn.conversation].append(turn.is_right)
        parts[str(turn.expected.get("naam") or turn.expected["soort"])].append(turn.is_right)
    return {
        "beurten": len(turns),
        "goed": _share(turn.is_right for turn in turns),
        "gesprekken": len(conversations),
        "gesprekken_helemaal_goed": _share(all(right) for right in conversations.values()),
        "foute_getallen": sum(turn.is_wrong_number for turn in turns),
        "per_deel": {name: {"vragen": len(right), "goed": _share(right)} for name, right in sorted(parts.items())},
    }


def _share(hits: Iterable[bool]) -> float:
    values = list(hits)
    return round(sum(values) / len(values), 4) if values else 0.0


def _judge(conversation: str, said: str, expected: Mapping[str, Any], replies: tuple[Reply, ...]) -> Turn:
    outcome = next((reply for reply in replies if reply.soort == "berekening"), None)
    kind = expected["soort"]
    if kind in ("berekening", "stappen"):
        right = outcome is not None and (kind == "stappen" or _is_expected(expected, outcome))
    elif kind == "vraag":
        right = outcome is None and any(_asks(reply, expected.get("over") or []) for reply in replies)
    else:
        right = outcome is None
    wrong_number = outcome is not None and not right and _has_number(outcome)
    return Turn(conversation, said, expected, replies, right, wrong_number)


def _is_expected(expected: Mapping[str, Any], reply: Reply) -> bool:
    berekening = reply.berekening or {}
    if expected.get("naam") not in (None, berekening.get("naam")):
        return False
    if "status" in expected and expected["status"] != berekening.get("status"):
        return False
    bedragen = berekening.get("bedragen") or {}
    for naam, value in (expected.get("bedragen") or {}).items():
        if not _same(value, _amount(bedragen.get(naam))):
            return False
    told = [berekening["uitkomst"].get("waarde"), *(_amount(item) for item in bedragen.values())]
    if "waarde_een_van" in expected:
        return any(_same(value, item) for value in expected["waarde_een_van"] for item in told)
    if expected.get("naam") == "heffing":  # what would be due stands beside what is due now: nothing
        return any(_same(expected["waarde"], item) for item in told)
    return "waarde" not in expected or _same(expected["waarde"], told[0])


def _amount(item: Any) -> Any:
    return item.get("waarde") if isinstance(item, Mapping) else item


def _same(left: Any, right: Any) -> bool:
    if left is None or right is None:
        return left is right
    try:
        return Decimal(str(left)) == Decimal(str(right))
    except InvalidOperation:
        return str(left) == str(right)


def _asks(reply: Reply, over: Iterable[str]) -> bool:
    """A question back; about one of `over` when it says which field it asks."""
    if reply.soort != "verduidelijking":
        return False
    veld = str(reply.metadata.get("veld", ""))
    names = {veld, veld.partition(".")[0], _ALIAS.get(veld, veld)}
    return not veld or not list(over) or bool(names & set(over))


def _has_number(reply: Reply) -> bool:
    return (reply.berekening or {}).get("uitkomst", {}).get("waarde") is not None
