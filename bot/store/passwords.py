"""Names and passwords of local accounts: what is asked of them, and the slow hash that is kept."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from pwdlib import PasswordHash

from bot.errors import InputError

MIN_CHARS = 12
MAX_CHARS = 200
_MIN_DIFFERENT = 5
_MAX_NAME_CHARS = 200
_NAME = re.compile(r"[a-z0-9][a-z0-9._@-]{1,59}")
_ADVICE = "Neem een zin van een paar woorden."


def clean_name(name: str) -> str:
    """The name of an account as it is kept: lower case, the same from every keyboard."""
    return unicodedata.normalize("NFKC", name[:_MAX_NAME_CHARS]).strip().casefold()


def check_name(name: str) -> None:
    """Raises InputError for what cannot be the name of a new account."""
    if _NAME.fullmatch(name) is None:
        raise InputError(f"{name!r} kan geen naam zijn.", "Gebruik 2 tot 60 letters a-z, cijfers, punt, - of @.")


def check_password(password: str, name: str) -> None:
    """Raises InputError, in Dutch, for a password that is too weak for the account with this name."""
    password = _normal(password)
    if not MIN_CHARS <= len(password) <= MAX_CHARS:
        raise InputError(f"Een wachtwoord heeft {MIN_CHARS} tot {MAX_CHARS} tekens.", _ADVICE)
    if len(set(password)) < _MIN_DIFFERENT:
        raise InputError("Dit wachtwoord herhaalt zich.", _ADVICE)
    if name.casefold() in password.casefold() or "banenwijzer" in password.casefold():
        raise InputError("Een wachtwoord bevat niet de naam van het account of van Banenwijzer.", _ADVICE)


def hash_password(password: str) -> str:
    """Argon2id, as strong as pwdlib recommends."""
    return _hasher().hash(_normal(password))


def verify_password(password: str, hashed: str | None) -> tuple[bool, str | None]:
    """Whether it is right, and a stronger hash when there should be one. hashed None: nobody's; takes as long."""
    nobodys = _nobodys()
    is_right, renewed = _hasher().verify_and_update(_normal(password[: MAX_CHARS + 1]), hashed or nobodys)
    return (is_right, renewed) if hashed else (False, None)


@lru_cache(maxsize=1)
def _hasher() -> PasswordHash:
    return PasswordHash.recommended()


@lru_cache(maxsize=1)
def _nobodys() -> str:
    return _hasher().hash("the password of nobody")


def _normal(password: str) -> str:
    """The same letters typed on another keyboard are the same password."""
    return unicodedata.normalize("NFKC", password)
