"""Personal data out of a text before it is stored, logged or sent on: BSN, IBAN, e-mail, phone.

A number is masked only when it is one: a BSN is called so or passes the eleven-test, an IBAN passes the
mod-97 test, a phone number has ten digits or a country code. So "250.000 uur" and "1-3-2024" stay.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_IBAN = re.compile(r"\b[A-Za-z]{2}\d{2}(?:[ ]?[A-Za-z0-9]{4}){2,7}(?:[ ]?[A-Za-z0-9]{1,3})?\b")
_PHONE = re.compile(r"(?<![\w,.])(?:(?:\+|00)\d{2}[ .-]?(?:\(0\)[ .-]?)?|0)[1-9](?:[ .-]?\d){8}(?!\d)")
_NINE_DIGITS = re.compile(r"(?<![\d,.])\d(?:[ .]?\d){8}(?!\d|[,.]\d)")
_CALLED_BSN = re.compile(r"(?i)(\b(?:bsn|burgerservicenummer|sofinummer)\b\D{0,20})(\d(?:[ .-]?\d){7,8})(?!\d)")


@dataclass(frozen=True)
class Masked:
    """The text with "[bsn]", "[iban]", "[e-mail]" or "[telefoon]" in place; `found` names the kinds."""

    text: str
    found: frozenset[str]


def mask(text: str) -> Masked:
    found: set[str] = set()

    def hide(kind: str, is_real: Callable[[str], bool]) -> Callable[[re.Match[str]], str]:
        def replace(match: re.Match[str]) -> str:
            if not is_real(match[0]):
                return match[0]
            found.add(kind)
            return f"[{kind}]"

        return replace

    text = _EMAIL.sub(hide("e-mail", lambda _: True), text)
    text = _IBAN.sub(hide("iban", _is_iban), text)
    text = _PHONE.sub(hide("telefoon", lambda _: True), text)
    text, called = _CALLED_BSN.subn(r"\1[bsn]", text)
    if called:
        found.add("bsn")
    text = _NINE_DIGITS.sub(hide("bsn", _is_bsn), text)
    return Masked(text, frozenset(found))


def _is_bsn(text: str) -> bool:
    digits = [int(char) for char in text if char.isdigit()]
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    total = sum(weight * digit for weight, digit in zip(weights, digits, strict=True))
    return total % 11 == 0 and len(set(digits)) > 1


def _is_iban(text: str) -> bool:
    bare = text.replace(" ", "").upper()
    if not 15 <= len(bare) <= 34:
        return False
    moved = bare[4:] + bare[:4]
    return int("".join(str(int(char, 36)) for char in moved)) % 97 == 1
